"""The sheet for contributors: whole, in one wording everywhere, and never without its blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handover import consent
from app.handover.consent import Kind

ROOT = Path(__file__).resolve().parents[3]

HELD = (
    # what the research asks of it, line by line
    "A pack is a file, or a few printed pages",
    "A copy that was handed out cannot be called back.",
    "Then they are left out of every later version.",
    "You see the words as they will stand in the pack",
    "You choose what stands under them: nothing, one letter, or a word that you make up.",
    "I am 18 or older.",
    "I am not in danger from anybody now",
    "does not depend on me at present in a way that makes it hard to say no",
    "Six months are suggested, at the least.",
    "You are thanked, and paid if the others are.",
    "There is somebody to talk with before it, and afterwards.",
    "it will change nothing in the help that you get",
    "If it is put together from what several people told, it says so.",
    "An invented story is never passed off as a real one.",
    "It never goes into the pack.",
    "If there is a court case, or one may come, it is not put in.",
    "would the person who harmed you know that it is you?",
    "At least three details are changed",
    "No picture, and no recording of your voice.",
    "not legal advice",
)


def text() -> str:
    return "\n".join(block.text for block in consent.sheet().blocks)


@pytest.mark.parametrize("line", HELD)
def test_nothing_that_protects_the_contributor_is_lost(line: str) -> None:
    assert line in text()


def test_the_guide_has_the_same_words() -> None:
    for_guide = (ROOT / "docs" / "guide" / "consent-form.md").read_text("utf-8")
    assert for_guide == (consent.FOLDER / "en.md").read_text("utf-8")


def test_it_is_made_of_blocks_that_can_be_printed() -> None:
    sheet = consent.sheet()
    kinds = [block.kind for block in sheet.blocks]
    assert kinds[0] is Kind.TITLE
    assert kinds.count(Kind.TITLE) == 1
    assert sheet.title == "Agreeing to a voice in a pack"
    assert kinds.count(Kind.BOX) >= 16
    assert all(block.text for block in sheet.blocks)
    assert not any(mark in text() for mark in ("____", "[ ]", "**", "# "))
    assert "!" not in text()


def test_what_weighs_most_is_marked() -> None:
    strong = [block.strong for block in consent.sheet().blocks if block.strong]
    assert strong == ["A copy that was handed out cannot be called back."]


@pytest.mark.parametrize(
    "asked",
    [
        "Date:",
        "The title of the text:",
        "Sign:",
        "My name and sign:",
        "I know how to take my words back for later versions:",
    ],
)
def test_there_is_room_to_write(asked: str) -> None:
    assert any(block.blank and block.text == asked for block in consent.sheet().blocks)


@pytest.mark.parametrize("lang", ["en", "en-GB", "xx", ""])
def test_where_nobody_has_translated_it_there_is_english(lang: str) -> None:
    assert consent.sheet(lang).lang == "en"


def test_a_translation_is_one_more_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.md").write_text("# One\n\nA ____\n", "utf-8")
    (tmp_path / "pt.md").write_text("# Uma\n\n- [ ] Sim\n", "utf-8")
    monkeypatch.setattr(consent, "FOLDER", tmp_path)
    consent.sheet.cache_clear()
    try:
        assert consent.languages() == ("en", "pt")
        assert consent.sheet("pt-BR").blocks == (consent.Block(Kind.TITLE, "Uma"), consent.Block(Kind.BOX, "Sim"))
        assert consent.sheet("de").blocks[1] == consent.Block(Kind.TEXT, "A", blank=True)
    finally:
        consent.sheet.cache_clear()
