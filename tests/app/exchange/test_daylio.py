"""Daylio, CSV and backup."""

from __future__ import annotations

from pathlib import Path

from app.exchange.model import Attachment, Reason
from tests.exchange import SAMPLES, daylio_backup, entries, left, recognised, told

CSV = SAMPLES / "daylio" / "daylio_export.csv"


def test_recognised(tmp_path: Path) -> None:
    assert recognised(CSV) == "daylio"
    assert recognised(SAMPLES / "daylio" / "resaved.csv") == "daylio"
    assert recognised(daylio_backup(tmp_path / "backup.daylio")) == "daylio"


def test_csv_rows() -> None:
    first, _, mood_only, quoted, timeless = entries(told(CSV))
    entry = first.entry
    assert (entry.at.local, entry.at.zone) == ("2024-01-05T18:50:00", "")
    assert (entry.title, entry.body) == ("A title", 'First\nsecond **bold** & more, "quoted"')
    assert (entry.moods, entry.tags) == (("rad",), ("friends", "good meal"))
    assert entry.extra == {"scales": {"Sleep Quality": "8/10 points", "Sleep Time": "8:00"}}
    assert (first.reasons, entry.original) == ((Reason.MARKUP,), 'First<br>second <b>bold</b> &amp; more, "quoted"')
    assert (mood_only.entry.moods, mood_only.entry.body, mood_only.entry.at.clock) == (("my own mood",), "", "10:04")
    assert (quoted.entry.body, quoted.reasons) == ("Line one\nline two, 1 < 2", ())
    assert (timeless.reasons, timeless.entry.at.day) == ((Reason.TIME_UNKNOWN,), "2024-01-02")
    assert timeless.entry.extra == {"time": "teatime"}


def test_csv_leaves_what_has_no_day_or_nothing_to_say() -> None:
    assert left(told(CSV)) == {"daylio_export.csv:8": "bad-date", "daylio_export.csv:9": "empty"}


def test_csv_saved_again_by_a_spreadsheet() -> None:
    (item,) = entries(told(SAMPLES / "daylio" / "resaved.csv"))
    assert (item.entry.at.local, item.entry.body) == ("2024-01-05T18:50:00", "semicolons")


def test_a_note_longer_than_the_csv_module_takes(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2024-01-01,,,10:00,ok,,,"
        + "word " * 100_000
        + "\n"
    )
    (item,) = entries(told(path))
    assert len(item.entry.body) == 499_999


def test_backup(tmp_path: Path) -> None:
    items = told(daylio_backup(tmp_path / "backup.daylio"))
    walk, night = entries(items)
    assert (walk.entry.at.local, walk.entry.at.zone) == ("2024-01-31T23:58:00", "+01:00")  # months count from 0
    assert (walk.entry.moods, walk.entry.tags, walk.entry.title, walk.entry.body) == (
        ("foggy",),
        ("walk",),
        "T",
        "a\nb",
    )
    assert walk.attachments == (Attachment("photo", "assets/photos/2024/1/abc123"),)
    assert (night.entry.at.local, night.entry.at.zone) == ("2024-12-31T00:00:00", "-05:00")
    assert night.entry.moods == ("awful",)  # by its group: 5 is the worst
    assert left(items) == {
        "backup.daylio#2": "bad-date", "backup.daylio#writingTemplates": "no-field", "assets/photos/2024/1/abc123": "attachment",
    }  # fmt: skip
    assert walk.entry.source_id != night.entry.source_id


def test_backup_that_is_no_base64_or_no_json(tmp_path: Path) -> None:
    assert left(told(daylio_backup(tmp_path / "a.daylio", b"{not json")))["backup.daylio"] == "broken"
    assert left(told(daylio_backup(tmp_path / "b.daylio", b"{}")))["backup.daylio"] == "broken"
