"""What is left as it is, knowingly: by its kind or by its word, with a reason, and never what a reader would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.handover import ticks
from app.handover.checklist import Mark, checklist
from app.handover.finding import Finding, Level
from app.handover.sourcefiles import SourceRefused
from app.packs.model import WordsItem

WHY = "The survey counts this."
SHOCK = Finding("numbers", "$.text", "word-shock", Level.RULE, "rape")
OTHER = Finding("numbers", "$.text", "word-shock", Level.RULE, "rapes")
TITLE = Finding("", "$.title", "title-not-neutral", Level.RULE, "ceremony")
PLAIN = Finding("", "$.not_this", "not-this-missing")
LOOK = Finding("numbers", "$.text", "graphic", Level.LOOK, "blood")
BROKEN = Finding("numbers", "$", "exercise-refused", Level.REFUSED, "bad-value")
FOUND = [SHOCK, OTHER, TITLE, PLAIN, LOOK, BROKEN]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("word-shock:numbers", {SHOCK, OTHER}),
        ("word-shock:numbers:rape", {SHOCK}),
        ("title-not-neutral", {TITLE}),
        ("title-not-neutral::ceremony", {TITLE}),
        ("not-this-missing", {PLAIN}),
        ("word-shock", set()),
        ("word-shock:other", set()),
        ("word-shock:numbers:rap", set()),
        ("graphic:numbers", set()),
        ("exercise-refused:numbers", set()),
    ],
)
def test_a_name_leaves_what_it_names_and_nothing_else(name: str, left: set[Finding]) -> None:
    settled = ticks.settle(FOUND, {name: WHY})
    assert {before for before, after in zip(FOUND, settled, strict=False) if after.level is Level.LEFT} == left
    assert [
        one._replace(level=Level.RULE) if one.level is Level.LEFT else one for one in settled[: len(FOUND)]
    ] == FOUND
    needless = [one.detail for one in settled[len(FOUND) :]]
    assert needless == ([] if left else [name])


def test_every_finding_can_be_left_by_its_own_name() -> None:
    for one in (SHOCK, OTHER, TITLE, PLAIN):
        assert ticks.settle([one], {ticks.name_of(one): WHY}) == [one._replace(level=Level.LEFT)]


def test_what_is_left_is_open_no_more_and_asks_as_before() -> None:
    item = WordsItem(id="numbers", title="n", text="n")
    for found, leave, mark in (
        ([SHOCK], {}, Mark.OPEN),
        ([SHOCK], {ticks.name_of(SHOCK): WHY}, Mark.ASK),
        ([SHOCK, OTHER], {ticks.name_of(SHOCK): WHY}, Mark.OPEN),
    ):
        rows = {row.key: row for row in checklist([item], ticks.settle(found, leave))}
        assert rows["no-graphic-detail:numbers"].mark is mark


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[leave]\nx = 'too short'", "$.leave"),
        ("[leave]\nx = '            '", "$.leave"),
        ("leave = ['x']", "$.leave"),
        ("done = [1]", "$.done"),
        ("other = 1", "$"),
        ("= 1", "$"),
        ("x = " + "[" * 5000, "$"),
    ],
)
def test_a_list_that_is_none_is_refused_by_its_place(tmp_path: Path, text: str, where: str) -> None:
    (tmp_path / ticks.FILE).write_text(text)
    with pytest.raises(SourceRefused) as caught:
        ticks.read(tmp_path)
    assert [(one.file, one.where) for one in caught.value.problems] == [(ticks.FILE, where)]


def test_without_a_list_nothing_is_settled(tmp_path: Path) -> None:
    assert ticks.read(tmp_path) == ticks.Ticks()
