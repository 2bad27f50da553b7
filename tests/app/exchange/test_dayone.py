"""Day One, with every trap of the format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.exchange.model import Attachment, Fate, Found, Reason
from tests.exchange import SAMPLES, entries, left, recognised, told, zip_of

PHOTO = "photos/6e8f000000000000000000000000aaaa.jpeg"


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Found]:
    return {f.where: f for f in entries(told(_export(tmp_path)))}


def _export(folder: Path) -> Path:
    media = {
        PHOTO: b"\xff\xd8",
        "photos/holiday.jpeg": b"\xff\xd8",
        "audios/aa00.m4a": b"m",
        "pdfs/bb11.pdf": b"%PDF",
        "photos/orphan.jpeg": b"o",
    }
    return zip_of(folder / "Export.zip", SAMPLES / "dayone", media)


def test_recognised_zipped_and_bare(tmp_path: Path) -> None:
    assert recognised(_export(tmp_path)) == "dayone"
    assert recognised(SAMPLES / "dayone" / "Journal.json") == "dayone"
    assert recognised(SAMPLES / "dayone") == "dayone"
    empty = tmp_path / "empty.json"
    empty.write_text('{"metadata":{"version":"1.0"},"entries":[]}')
    assert recognised(empty) == "dayone"


def test_times_stand_on_the_wall_clock_of_the_entry(found: dict[str, Found]) -> None:
    said = {where: (f.entry.at.local, f.entry.at.zone) for where, f in found.items()}
    assert said["Journal.json#1"] == ("2018-04-22T00:30:04", "Europe/London")  # the next day already
    assert said["Journal.json#2"] == ("2018-04-22T05:57:04", "Pacific/Auckland")
    assert said["Journal.json#3"] == ("2019-01-01T07:00:00", "America/New_York")
    assert said["Journal.json#5"] == ("2019-02-02T12:00:00", "+02:00")
    assert said["Second.json#1"] == ("2024-03-31T01:30:00", "Europe/Berlin")  # half an hour before summer time


def test_an_unknown_zone_is_shown_in_utc_and_said(found: dict[str, Found]) -> None:
    lost = found["Journal.json#4"]
    assert (lost.entry.at.local, lost.entry.at.zone) == ("2019-02-01T23:59:59", "+00:00")
    assert lost.reasons == (Reason.ZONE_UNKNOWN,)


def test_text_is_converted_with_care_and_the_original_kept(found: dict[str, Found]) -> None:
    river = found["Journal.json#1"]
    raw = json.loads((SAMPLES / "dayone" / "Journal.json").read_text("utf-8"))["entries"][0]["text"]
    assert river.entry.title == "By the river"
    assert river.entry.body == (
        "Slept well. Woke at 5!\n\n2018\\. was a year\nC:\\new stays\n\\*not bold\\*\n\n"
        f"![6e8f000000000000000000000000aaaa.jpeg]({PHOTO})"
    )
    assert set(river.reasons) == {Reason.ESCAPES, Reason.INVISIBLE, Reason.MEDIA}
    assert river.entry.original == raw
    assert river.fate is Fate.CHANGED


def test_fields_without_a_place_are_kept(found: dict[str, Found]) -> None:
    river = found["Journal.json#1"].entry
    assert (river.starred, river.tags) == (True, ("two words", "river"))
    assert river.extra["pinned"] is True
    assert river.extra["journal"] == "Journal"
    assert river.extra["location"] == {"placeName": "The river", "latitude": 51.5, "longitude": -0.1}
    assert river.extra["attachments"] == [{"kind": "photo", "name": PHOTO}]
    assert "richText" not in river.extra
    assert found["Second.json#1"].entry.extra["pinned"] is True  # said "pinned" by Android
    assert (river.created_at, river.modified_at) == (1_524_353_404_000, 1_524_384_000_000)


def test_links_into_day_one_become_days(found: dict[str, Found]) -> None:
    body = found["Journal.json#2"].entry.body
    assert body.startswith("See that evening (→ 2018-04-22) and nowhere.")
    assert "dayone" not in body.replace("dayone-moment", "")


def test_media_of_every_form_are_named_where_they_stood(found: dict[str, Found]) -> None:
    assert "[aa00.m4a](audios/aa00.m4a)" in found["Journal.json#2"].entry.body
    assert "![PHOTO9](PHOTO9)" in found["Journal.json#2"].entry.body  # of no entry at all
    second = found["Second.json#1"]
    assert "[bb11.pdf](pdfs/bb11.pdf)" in second.entry.body
    assert f"]({PHOTO})" in second.entry.body  # another journal's photo
    only_photos = found["Journal.json#3"]
    assert only_photos.entry.body == "![holiday.jpeg](photos/holiday.jpeg)\n\n![PHOTO4.png](photos/PHOTO4.png)"
    assert only_photos.attachments == (
        Attachment("photo", "photos/holiday.jpeg"),
        Attachment("photo", "photos/PHOTO4.png"),
    )


def test_the_formatted_copy_helps_out(found: dict[str, Found]) -> None:
    formatted = found["Journal.json#5"]
    assert formatted.entry.body == "Only formatted"
    assert formatted.reasons == (Reason.RICH_TEXT,)


def test_half_characters_are_replaced_and_code_is_left_alone(found: dict[str, Found]) -> None:
    smile = found["Journal.json#8"]
    assert smile.entry.body == "half a smile \ufffd and a whole 😀, `code \\. stays`"
    assert smile.reasons == (Reason.CHARACTERS,)
    assert smile.entry.original is not None
    smile.entry.original.encode("utf-8")


def test_nothing_is_dropped_in_silence(tmp_path: Path) -> None:
    said = left(told(_export(tmp_path)))
    assert said == {
        "Broken.json": "broken",
        "Journal.json#6": "empty",
        "Journal.json#7": "bad-date",
        "Journal.json#9": "broken",
        "photos/orphan.jpeg": "attachment",
    }


def test_the_same_uuid_twice_stays_two_for_the_planner(found: dict[str, Found]) -> None:
    twins = [f for f in found.values() if f.entry.source_id.endswith("02")]
    assert len(twins) == 2
    assert {f.entry.at.day for f in twins} == {"2018-04-22", "2024-04-01"}
