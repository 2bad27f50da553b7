"""The guides themselves: whole, in one wording everywhere, easy to read, and none of them telling too early."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from app.guide.markdown import Piece, Words, pieces
from app.guide.shelf import FALLBACK, FOLDER, OPENING, SHELF, Section, guide, languages
from exercises.readability import grade

ROOT = Path(__file__).resolve().parents[3]
EVERY = (*SHELF, OPENING)
_WORD = re.compile(r"\w+")


def source(key: str) -> str:
    return (FOLDER / FALLBACK / f"{key}.md").read_text("utf-8")


def said(piece: Piece) -> str:
    number = f"{piece.number}. " if isinstance(piece, Words) and piece.number else ""
    return number + piece.text


def test_the_program_carries_the_bytes_of_the_documents() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/guides.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("key", EVERY)
def test_nothing_of_a_guide_is_dropped(key: str) -> None:
    """Every word of the file but marks and addresses, in the order of the file."""
    bare = re.sub(r"\]\([^)\s]+\)", "]", source(key))
    bare = re.sub(r"^```\w*$", "", bare, flags=re.MULTILINE)
    found = " ".join(said(piece) for piece in pieces(source(key)))
    assert _WORD.findall(found) == _WORD.findall(bare)


@pytest.mark.parametrize("key", EVERY)
def test_no_mark_of_markdown_is_left_standing(key: str) -> None:
    shown = [run for piece in pieces(source(key)) if isinstance(piece, Words) for run in piece.runs if not run.code]
    assert not [run.text for run in shown if re.search(r"\*|`|\]\(|^#|\|", run.text)]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("key", EVERY)
def test_every_language_has_the_same_parts(key: str, lang: str) -> None:
    found = guide(key, lang)
    assert found.title
    assert all(section.title or not section.anchor for section in found.sections)
    assert all(section.pieces for section in found.sections)


# how hard they are to read: the whole, and the hardest part of it


def _grade(parts: tuple[Section, ...]) -> float:
    return grade([piece.text for part in parts for piece in part.pieces if isinstance(piece, Words)])


@pytest.mark.parametrize(
    ("key", "whole", "part"),
    [("survivors", 5, 6), ("opening", 5, 6), ("using", 6, 9), ("counselors", 6, 7), ("studio", 6, 8)],
)
def test_it_is_easy_to_read(key: str, whole: float, part: float) -> None:
    found = guide(key)
    assert _grade(found.sections) <= whole
    hardest = max(found.sections, key=lambda section: _grade((section,)))
    assert _grade((hardest,)) <= part, hardest.title


def test_the_measure_sees_hard_words() -> None:
    hard = "Unauthorised individuals obtaining administrative privileges may circumvent cryptographic confidentiality."
    assert grade([hard]) > 9


# how they speak

_COMMANDS = re.compile(
    r"\b(you (must|should|have to)|never forget|be (brave|strong)|stay strong|just)\b", re.IGNORECASE
)
_PROMISES = re.compile(
    r"\b(completely (safe|private|secure)|100 ?%|nobody will ever|cannot be found|untraceable|invisible|guarantee\w*|military)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("key", [*SHELF, OPENING])
def test_no_exclamation_marks(key: str) -> None:
    assert not [piece.text for piece in pieces(source(key)) if isinstance(piece, Words) and "!" in piece.text]


def test_survivors_are_not_ordered_about() -> None:
    allowed = {"if you must pull it", "if you must be sure"}
    for sentence in re.split(r"(?<=[.?:])\s+", source("survivors")):
        found = _COMMANDS.search(sentence)
        assert not found or any(words in sentence.lower() for words in allowed) or "do not have to" in sentence, (
            sentence
        )


@pytest.mark.parametrize("key", ["survivors", "opening", "using"])
def test_nothing_is_promised_that_cannot_be_kept(key: str) -> None:
    assert not _PROMISES.findall(source(key))


@pytest.mark.parametrize("key", ["survivors", "counselors", "using"])
def test_the_person_who_harmed_has_no_other_name(key: str) -> None:
    assert not re.search(r"\b(abuser|perpetrator|offender|your attacker)\b", source(key), re.IGNORECASE)


# what may be read before anything is unlocked (docs/adr/0507)

_TELLING = re.compile(
    r"harm|abus|surviv|victim|violen|assault|danger|\bsafe|trauma|trigger|counsel|therap|advocate|crisis|helpline|police"
    r"|\bhelp\b|journal|diary|packs?\b|exercise|calm|breath|\bleave\b|shift|hid(e|den)|secret|spy|yarrow",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lang", languages())
def test_what_is_shown_before_unlocking_tells_nothing(lang: str) -> None:
    opening = guide(OPENING, lang)
    text = "\n".join([opening.title, *(f"{one.title}\n{one.text}" for one in opening.sections)])
    assert not _TELLING.findall(text)
    assert "](" not in source(OPENING)  # nothing that leads to the other guides


def test_the_test_would_see_a_word_that_tells() -> None:
    for key in SHELF:
        assert _TELLING.search(source(key)), key


def test_headings_go_one_step_at_a_time() -> None:
    for key in EVERY:
        levels = [piece.level for piece in pieces(source(key)) if isinstance(piece, Words) and piece.level]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), key
