"""jrnl as JSON, as text, as a folder of days."""

from __future__ import annotations

from app.exchange.model import Reason
from tests.exchange import SAMPLES, entries, left, recognised, told

JRNL = SAMPLES / "jrnl"


def test_recognised_in_every_form() -> None:
    assert {recognised(JRNL / name) for name in ("journal.json", "journal.txt", "folder", "encrypted.txt")} == {"jrnl"}


def test_json_entries() -> None:
    first, best, *_, old, _native = (f.entry for f in entries(told(JRNL / "journal.json")))
    assert (first.at.local, first.at.zone) == ("2024-06-17T18:05:00", "")
    assert (first.title, first.body) == ("Had a wonderful day at the @beach with @tom.", "We swam.")
    assert (first.tags, first.starred) == (("tom", "beach"), True)
    assert best.tags == ()
    assert old.tags == ("tom",)  # old exports name tags only for the whole journal
    assert old.body == ""
    assert old.at.day == "2016-02-29"


def test_identity_holds_the_body_and_uuid_wins() -> None:
    found = [f.entry for f in entries(told(JRNL / "journal.json"))]
    first, second, twin = (e.source_id for e in found if e.title == "Best day of my life.")
    assert first != second
    assert second == twin
    assert found[-1].source_id == "native-1"
    assert found[-1].extra == {"creator": {"device_agent": "x"}}


def test_what_is_left_of_the_json() -> None:
    assert left(told(JRNL / "journal.json")) == {"journal.json#6": "empty", "journal.json#7": "bad-date"}


def test_text_entries() -> None:
    found = [f.entry for f in entries(told(JRNL / "journal.txt"))]
    assert [e.at.local for e in found] == [
        "2024-06-17T18:05:00", "2024-06-18T09:00:00", "2024-06-18T09:00:00", "2020-08-29T11:11:00", "2016-02-29T23:59:00",
    ]  # fmt: skip
    assert (found[0].title, found[0].starred) == ("Had a wonderful day at the @beach with @tom.", True)
    assert (found[1].title, found[1].body) == ("Best day of my life.", "First.")
    assert found[2].body == "Second.\n\n[not a stamp] stays in the body, and so does\n[2024-13-45 10:00] this."
    assert (found[3].title, found[3].starred, found[3].tags) == ("Morning #coffee", True, ("coffee", "tom/lee"))


def test_words_before_the_first_stamp_are_said() -> None:
    assert left(told(JRNL / "journal.txt")) == {"journal.txt:1": "no-date"}


def test_text_after_json_is_the_same_entry() -> None:
    by_json = {f.entry.source_id for f in entries(told(JRNL / "journal.json"))}
    by_text = {f.entry.source_id for f in entries(told(JRNL / "journal.txt"))}
    assert len(by_json & by_text) == 3  # the beach, the first best day, and the old one


def test_folder_of_days_with_windows_line_ends() -> None:
    morning, evening = entries(told(JRNL / "folder"))
    assert (morning.entry.title, morning.entry.body) == ("Folder day.", "Line with Windows ends.")
    assert morning.reasons == ()
    assert (evening.entry.at.local, evening.where) == ("2020-08-29T22:10:10", "2020/08/29.txt:3")


def test_encrypted_is_said() -> None:
    assert left(told(JRNL / "encrypted.txt")) == {"encrypted.txt": Reason.ENCRYPTED.value}
