from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

from app.cli import insight_words
from app.insights.answers import FairFound, FairSide
from app.insights.fair_model import FairTest
from app.insights.pictures import draw, draw_fair
from app.insights.questions import (
    AboutTool,
    AboutWord,
    BeforeAfter,
    During,
    Field,
    HowStrong,
    InPeriod,
    OnDays,
    SideBySide,
    Span,
    WhenWasIt,
    WithTool,
    WithWord,
)
from app.insights.shares import Went
from app.insights.sides import Comparison, FairBeside
from app.insights.strengths import Measure, Scale
from app.insights.telling import QUIET, SUMS_UP, Line, Say, tell, tell_fair
from app.practice.model import Verdict
from tests.app.insights.lines import NOT_OURS, every_line
from tests.app.insights.support import TOOLS, Rooms, note, rooms, use


def said(line: Line) -> str:
    return insight_words.sentence(line)


@given(every_line())
def test_every_sentence_that_sums_up_prints_its_counts(line: Line) -> None:
    text = said(line)
    counts = [
        v
        for k, v in line.slots.items()
        if isinstance(v, int) and k in ("n", "left_n", "right_n", "notes", "uses", "entries")
    ]
    if line.code in SUMS_UP:
        assert counts
    for count in counts:
        shown = {1: r"1|once|it is", 2: "2|twice"}.get(count, str(count))
        assert re.search(rf"(?<!\d)({shown})(?!\d)", text), (line, text)


@given(every_line())
def test_no_sentence_ranks_promises_or_reckons(line: Line) -> None:
    text = said(line)
    assert not NOT_OURS.search(text), text
    assert text[-1] in ".”"
    assert "worse" not in text or line.code in (Say.WENT, Say.WENT_SHARES, Say.FAIR_WORSE, Say.FAIR_WENT)


def test_every_code_has_a_sentence_and_no_code_is_forgotten() -> None:
    assert set(insight_words._SAY) == set(Say)
    assert {line.code for line in _all_lines()} == set(Say)


@pytest.mark.parametrize("code", [Say.WENT, Say.WENT_SHARES, Say.FAIR_WENT])
def test_made_it_worse_stands_beside_helped_in_one_order(code: Say) -> None:
    for line in _all_lines():
        if line.code is code:
            text = said(line)
            assert text.index("it helped") < text.index("it made it worse")


def _paired(here: Rooms, after: int = 3) -> None:
    for _ in range(7):
        here.practice.save(use(before=8, after=after, numb_before=2, numb_after=6, verdict=Verdict.WORSE))


def test_pairs_never_stand_without_what_they_cannot_show() -> None:
    here = rooms()
    _paired(here)
    for question in (AboutTool(TOOLS[0]), BeforeAfter(TOOLS[0])):
        codes = [line.code for line in tell(here.insights.ask(question))]
        assert Say.CHANGED in codes
        assert Say.EASES_WITH_TIME in codes
        assert Say.NUMB_IS_NOT_CALM in codes
        assert codes.index(Say.CHANGED) < codes.index(Say.EASES_WITH_TIME)


def test_pictures_wait_for_ten_pairs() -> None:
    here = rooms()
    _paired(here)
    assert draw(here.insights.ask(BeforeAfter(TOOLS[0]))) == ()
    _paired(here)
    assert len(draw(here.insights.ask(BeforeAfter(TOOLS[0])))) == 2


def test_five_pairs_are_listed_not_summed_up() -> None:
    here = rooms()
    for _ in range(5):
        here.practice.save(use(before=8, after=3))
    assert [line.code for line in tell(here.insights.ask(BeforeAfter(TOOLS[0])))] == [
        Say.PAIRED, Say.FEW, Say.EASES_WITH_TIME,
    ]  # fmt: skip


def test_what_to_keep_in_mind_comes_once_and_last() -> None:
    for lines in _tellings():
        codes = [line.code for line in lines]
        assert len({line.code for line in lines if line.code in QUIET - {Say.UNSAID}}) == sum(
            code in QUIET - {Say.UNSAID} for code in codes
        )
        loud = [place for place, code in enumerate(codes) if code not in QUIET]
        assert max(loud) == len(loud) - 1


def test_a_word_nobody_chose_is_nothing() -> None:
    here = rooms()
    for _ in range(12):
        here.triggers.save(note(places=("home",)))
    assert [line.code for line in tell(here.insights.ask(AboutWord(Field.PLACE, "shop")))] == [Say.NOTHING]


def test_the_sentences_of_the_research_are_said() -> None:
    """content research 2.4, phrasing: the notes on slow breathing, and the crowds."""
    here = rooms()
    for before, after in [(8, 5)] * 6 + [(6, 6)] * 2 + [(5, 7)]:
        here.practice.save(use(before=before, after=after))
    for place in ["crowd"] * 5 + ["home"] * 7:
        here.triggers.save(note(places=(place,)))
    tool = [said(line) for line in tell(here.insights.ask(AboutTool(TOOLS[0])))]
    assert tool[0] == "You noted this tool 9 times."
    assert "With a number before and after, 9 times: lower 6 times, the same twice, higher once." in tool
    assert "Hard moments often ease with time, so this cannot show what caused it." in tool
    word = [said(line) for line in tell(here.insights.ask(AboutWord(Field.PLACE, "crowd")))]
    assert word[0] == "“crowd” is in 5 of the 12 notes that name a kind of place."
    assert word[1] == "With 12 notes, anywhere from 3 to 8 of 12 would fit."
    assert word[-1] == "It may matter, or may just be where you often are."


# every line, told by answers and not made up


def _full() -> Rooms:
    here = rooms()
    for i in range(26):
        here.triggers.save(
            note(
                i,
                2 if i % 3 else None,
                7 if i % 4 else None,
                places=("home",) if i % 2 else (),
                feelings=("sad",),
                did=TOOLS[:1],
                hour=i % 24,
                peak_in_words=False,
            )
        )
        here.practice.save(
            use(
                TOOLS[i % 2],
                i,
                before=8,
                after=3 + i % 4,
                numb_before=2,
                numb_after=6,
                verdict=Verdict.WORSE if i % 5 else Verdict.UNSAID,
            )
        )
    here.triggers.save(note(1, 7, 7, peak_in_words=True, day_part="unknown", places=("home", "shop")))
    for _ in range(6):
        here.triggers.save(note(3, 4, 10, peak_in_words=True, places=("shop",)))
    return here


def _tellings() -> list[tuple[Line, ...]]:
    here, small, few = _full(), rooms(), rooms()
    small.triggers.save(note(places=("home",)))
    for i in range(6):
        few.triggers.save(note(i, 3, places=("home",)))
        few.practice.save(use(verdict=Verdict.HELPED, after=3))
    uneven = rooms()
    for i in range(21):
        uneven.triggers.save(note(i, 3, places=("home",) if i % 3 else ("shop",)))
    home, shop = WithWord(Field.PLACE, "home"), WithWord(Field.PLACE, "shop")
    asked: list[Any] = [
        AboutTool(TOOLS[0]), BeforeAfter(TOOLS[0]), AboutWord(Field.PLACE, "home"), AboutWord(Field.FEELING, "sad"),
        HowStrong(), WhenWasIt(), InPeriod(), SideBySide(WithTool(TOOLS[0]), WithTool(TOOLS[1])), SideBySide(home, shop),
        SideBySide(OnDays(weekend=False), OnDays(weekend=True)),
        SideBySide(During(Span("2026-01-05", "2026-01-15")), During(Span("2026-01-16", "2026-01-31"))),
    ]  # fmt: skip
    found = [tell(room.insights.ask(question)) for question in asked for room in (here, small, few, uneven)]
    test = FairTest("a", 0, 0, *TOOLS, "loud", "calmer")
    side = FairSide(TOOLS[0], 12, 11, 2, Went(4, 3, 2, 2))
    counts = (0, 0, 3, 4, 4, *[0] * 6)
    both = Comparison((FairBeside(Measure.AFTER, Scale.NUMBERS, counts, counts),))
    titles = {TOOLS[0]: "Five senses"}
    found.append(tell_fair(FairFound(test, side, side, both), titles))
    found.append(tell_fair(FairFound(test, side, side, None), titles))
    assert len(draw_fair(FairFound(test, side, side, both), titles)) == 2
    return found


def _all_lines() -> list[Line]:
    return [line for lines in _tellings() for line in lines]
