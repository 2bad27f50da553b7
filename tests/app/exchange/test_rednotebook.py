"""RedNotebook, as a folder and as its backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.model import Attachment, Found, Reason
from tests.exchange import SAMPLES, entries, left, recognised, told, zip_of, zipped

NOTEBOOK = SAMPLES / "rednotebook"


@pytest.fixture
def found() -> dict[str, Found]:
    return {f.where: f for f in entries(told(NOTEBOOK))}


def test_folder_and_backup_tell_the_same(tmp_path: Path) -> None:
    backup = zip_of(tmp_path / "RedNotebook-Backup.zip", NOTEBOOK)
    assert recognised(NOTEBOOK) == recognised(backup) == "rednotebook"
    assert told(NOTEBOOK) == told(backup)


def test_a_day_is_a_day_without_a_time(found: dict[str, Found]) -> None:
    note = found["2024-01.txt#8"].entry
    assert (note.at.local, note.at.zone, note.body) == ("2024-01-08T00:00:00", "", "Some note long ago")
    assert note.extra == {"day_only": True}
    assert found["2024-01.txt#8"].reasons == ()


def test_marks_become_markdown_and_the_original_stays(found: dict[str, Found]) -> None:
    item = found["2024-01.txt#15"]
    assert item.entry.title == "Title"
    assert item.entry.body.split("\n")[:3] == [
        "**bold** *italic* *under* ~~strike~~",
        "![test.png](/p/test.png)",
        "[name](http://x/a__b__)",
    ]
    assert item.entry.tags == ("tag",)
    assert item.attachments == (Attachment("file", "/p/test.png"),)
    assert set(item.reasons) == {Reason.MARKUP, Reason.MEDIA}
    assert item.entry.original is not None
    assert item.entry.original.startswith("= Title =")


def test_python_unicode_tags_and_categories(found: dict[str, Found]) -> None:
    item = found["2024-01.txt#9"]
    assert item.entry.body == "café €\n\n**Films**\n\n- Alien\n- Heat\n  - 1995"
    assert item.entry.tags == ("old", "older tag")
    assert item.reasons == (Reason.CATEGORIES,)


def test_words_stay_words(found: dict[str, Found]) -> None:
    assert found["2024-04.txt#29"].entry.body == "12:30 was the time, 2023-02-29 not a day"


def test_what_is_left() -> None:
    assert left(told(NOTEBOOK)) == {
        "2023-02.txt#29": "bad-date",
        "2024-01.CONFLICT_BACKUP1700000000.txt": "old-copy",
        "2024-01.txt#31": "empty",
        "2024-01.txt#32": "bad-date",
        "2024-01.txt.old": "old-copy",
        "2024-02.txt": "empty",
        "2024-03.txt": "broken",
    }


@pytest.mark.parametrize(
    "month",
    [
        "1: {text: !!python/object/apply:os.system [echo]}",
        "1: !!python/object/new:os.system [echo]",
        "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "1: {text: " + "[" * 200 + "]" * 200 + "}",
    ],
)
def test_yaml_runs_nothing_and_swells_to_nothing(tmp_path: Path, month: str) -> None:
    items = told(zipped(tmp_path / "b.zip", {"2024-01.txt": b"2: {text: fine}", "2024-05.txt": month.encode()}))
    assert [f.entry.body for f in entries(items)] == ["fine"]
    assert set(left(items).values()) <= {"broken", "empty", "nested-too-deep"}


def test_identity_changes_with_the_text_only(tmp_path: Path) -> None:
    def identity(text: str) -> str:
        (item,) = entries(told(zipped(tmp_path / "b.zip", {"2024-01.txt": text.encode()})))
        return item.entry.source_id

    assert identity("1: {text: one}") == identity("1:\n  text: one\n")
    assert identity("1: {text: one}") != identity("1: {text: two}")
    assert identity("1: {text: one}") != identity("2: {text: one}")
