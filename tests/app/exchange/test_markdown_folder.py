"""Folders of Markdown: front matter, names, headings, Obsidian, Logseq."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.exchange.model import Attachment, Found, Reason
from tests.exchange import SAMPLES, entries, left, recognised, told, zip_of, zipped

FOLDER = SAMPLES / "markdown"


@pytest.fixture
def found() -> dict[str, Found]:
    return {f.where: f for f in entries(told(FOLDER))}


def test_recognised(tmp_path: Path) -> None:
    assert (
        recognised(FOLDER)
        == recognised(zip_of(tmp_path / "vault.zip", FOLDER))
        == recognised(FOLDER / "front.md")
        == "markdown"
    )


def test_front_matter(found: dict[str, Found]) -> None:
    item = found["front.md"]
    entry = item.entry
    assert (entry.at.local, entry.at.zone) == ("2024-03-01T12:30:00", "Pacific/Auckland")
    assert (entry.title, entry.body) == ("Said: above", "# Heading stays\n\nbody")
    assert entry.tags == ("a", "b", "c d")
    assert entry.moods == ("sad", "tired out")
    assert entry.starred
    assert entry.extra == {"time spent": "12:30", "file": "front.md"}
    assert (item.reasons, entry.original) == ((), None)


def test_name_with_time_tags_and_pictures(found: dict[str, Found]) -> None:
    item = found["2024-01-15 1830 My trip.md"]
    assert (item.entry.at.local, item.entry.title) == ("2024-01-15T18:30:00", "My trip")
    assert item.entry.tags == ("travel/rail",)
    assert "[[A note|alias]] ![200](sea.png)" in item.entry.body
    assert item.attachments == (Attachment("photo", "sea.png"), Attachment("photo", "img/map.png"))
    assert item.reasons == (Reason.MEDIA,)


def test_logseq_page(found: dict[str, Found]) -> None:
    item = found["journals/2024_01_16.md"]
    assert (item.entry.at.day, item.entry.title) == ("2024-01-16", "")
    assert item.entry.tags == ("one", "two words", "three words")
    assert item.entry.body.startswith("- Logseq bullet")


def test_date_in_a_heading_or_a_path(found: dict[str, Found]) -> None:
    assert found["words.md"].entry.at.day == "2023-12-17"
    leap = found["2024/02/29.txt"]
    assert (leap.entry.at.day, leap.entry.title, leap.entry.body) == ("2024-02-29", "", "café 2")
    assert leap.reasons == (Reason.ENCODING,)


def test_front_matter_that_cannot_be_read_stays_in_the_text(found: dict[str, Found]) -> None:
    item = found["2024-03-01.md"]
    assert item.reasons == (Reason.FRONT_MATTER,)
    assert item.entry.body.endswith("text below")
    assert "tags: [unclosed" in item.entry.body


def test_without_any_date_the_file_s_own_is_said(tmp_path: Path) -> None:
    path = tmp_path / "notes" / "Undated.md"
    path.parent.mkdir()
    path.write_text("no date anywhere")

    def once(seconds: int) -> Found:
        os.utime(path, (seconds, seconds))
        (item,) = entries(told(path.parent))
        return item

    first, later = once(1_700_000_000), once(1_800_000_000)
    assert first.reasons == (Reason.DATE_FROM_FILE,)
    assert first.entry.title == "Undated"
    assert first.entry.at.day == "2023-11-14"
    assert first.entry.source_id == later.entry.source_id  # copying a file does not make another entry


def test_what_is_left() -> None:
    said = left(told(FOLDER))
    assert said == {".obsidian": "system-file", "2024-03-02.md": "empty", "other.bin": "other-file"}


def test_zip_tells_the_same_as_the_folder(tmp_path: Path) -> None:
    told_by_zip = {f.where: f.entry for f in entries(told(zip_of(tmp_path / "v.zip", FOLDER)))}
    told_by_folder = {f.where: f.entry for f in entries(told(FOLDER))}
    undated = "undated.md"
    assert told_by_zip.pop(undated).source_id == told_by_folder.pop(undated).source_id
    assert told_by_zip == told_by_folder


def test_what_logseq_keeps_of_changed_pages_is_left(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "graph.zip", {"journals/2024_01_01.md": b"- a", "logseq/bak/journals/2024_01_01/x.md": b"- old a"}
    )
    items = told(path)
    assert [f.entry.body for f in entries(items)] == ["- a"]
    assert left(items) == {"logseq/bak/journals/2024_01_01/x.md": "old-copy"}
