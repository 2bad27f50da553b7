"""The content against the research: every tool is there, and says of itself what must be said, field by field."""

from __future__ import annotations

import re
from math import ceil

import pytest

from exercises import catalogue
from exercises.load import library
from exercises.model import OFF_THE_FRONT, Amount, Arousal, Caution, Exercise, Eyes
from exercises.steps import Breathe, Gate
from tests.exercises.matrix import MATRIX, Row

AROUSAL = {
    "high": {Arousal.TOO_HIGH},
    "middle": {Arousal.MIDDLE},
    "low": {Arousal.TOO_LOW},
    "any": set(Arousal),
}
USES = ("breath_focus", "body_focus", "imagery", "touch", "sound", "voice", "writing")
REALLY = {Amount.LIGHT, Amount.CENTRAL}

OPEN_ENDED = {"sleep-settling"}  # "routine": the research gives no minutes

every = pytest.mark.parametrize(("key", "row"), MATRIX.items(), ids=list(MATRIX))


def said(of: Exercise) -> str:
    """Everything that somebody is told before they begin, and at its gates."""
    gates = [step for form in (of.long, of.short) for step in form.steps if isinstance(step, Gate)]
    texts = [*(item.text for item in of.not_when), *of.adapt, *(reason for gate in gates for reason in gate.reasons)]
    return "\n".join(texts).replace("’", "'")


def test_the_matrix_and_the_files_are_the_whole_catalogue() -> None:
    assert tuple(MATRIX) == catalogue.IDS
    assert tuple(library("en")) == catalogue.IDS
    assert library("en").refused == ()


@every
def test_every_caution_is_carried(key: str, row: Row) -> None:
    of = library("en")[key]
    asked = {Caution(f"C-{code.rstrip('~')}") for code in row.cautions.split()}
    in_part = {Caution(f"C-{code.rstrip('~')}") for code in row.cautions.split() if code.endswith("~")}
    assert asked <= set(of.cautions)
    assert not (asked - in_part) & set(of.mild), "it holds in full"
    for words in row.said:
        assert re.search(words, said(of), re.IGNORECASE), words


@every
def test_every_use_is_declared(key: str, row: Row) -> None:
    of = library("en")[key]
    asked = dict(use.split() if " " in use else (use, "") for use in row.draws.split("; ") if use)
    for field in USES:
        amount = getattr(of, field)
        match asked.get(field):
            case None:
                assert amount is not Amount.CENTRAL, field
            case "central":
                assert amount is Amount.CENTRAL, field
            case "optional":
                assert amount is not Amount.NONE, field
            case _:
                assert amount in REALLY, field


@every
def test_states_places_and_evidence_are_the_researchs(key: str, row: Row) -> None:
    of = library("en")[key]
    assert set(of.arousal_fit) == set().union(*(AROUSAL[name] for name in row.arousal.split()))
    assert of.discreet == row.discreet
    assert set(of.evidence) == set(row.evidence.split())


@every
def test_minutes_are_those_of_the_matrix(key: str, row: Row) -> None:
    """The least is the matrix's.  The most is no more, but where the long form honestly takes a little longer."""
    of = library("en")[key]
    least, most = row.minutes
    assert of.minutes_min == least or (least < of.minutes_min and key in OPEN_ENDED)
    assert of.minutes_max <= max(most, ceil(of.long.seconds / 60)) <= most + 1


@every
def test_eyes_are_open_and_breath_has_a_way_round(key: str, row: Row) -> None:
    of = library("en")[key]
    assert of.eyes is Eyes.OPEN or key in {"cold-on-face", "calm-place", "nightmare-rewriting"}
    for form in (of.long, of.short):
        for step in form.steps:
            if isinstance(step, Breathe):
                cues = f"{step.without.cue_there} {step.without.cue_back}"
                assert not re.search(r"breath|inhal|exhal|\bin\b|\bout\b", cues, re.IGNORECASE)


@every
def test_a_tool_for_a_safe_hour_asks_about_danger_and_leads_to_help(key: str, row: Row) -> None:
    of = library("en")[key]
    if "DANGER" in row.cautions:
        assert of.not_if_in_danger
        assert any(item.leave == "unsafe" for item in of.not_when)


def test_what_must_be_looked_for_is_off_the_front_page() -> None:
    marked = {key for key, row in MATRIX.items() if {f"C-{code}" for code in row.cautions.split()} & OFF_THE_FRONT}
    assert marked
    assert not [key for key in marked if library("en")[key].front_page]


SETS = {
    "too_high": (2, 1, 7, 16, 20),
    "too_low": (11, 8, 12),
    "night": (33, 35, 7, 34),
    "self_blame": (42, 44, 38, 36),
    "alone": (56, 31),
    "anger": (45, 20, 24),
    "hard_day_ahead": (53, 62, 61),
}


def test_the_starting_sets_are_the_researchs() -> None:
    for name, numbers in SETS.items():
        assert tuple(catalogue.NUMBERS[key] for key in library("en").sets[name]) == numbers
