from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, UserFixable
from app.insights.answers import (
    ChangeFound,
    PeriodFound,
    SidesFound,
    StrengthFound,
    TimesFound,
    ToolFound,
    WordFound,
)
from app.insights.pairs import LowerButNumber, Pairs
from app.insights.pictures import Stacks, draw
from app.insights.questions import (
    AboutTool,
    AboutWord,
    BeforeAfter,
    During,
    Field,
    HowStrong,
    InPeriod,
    OnDays,
    Question,
    SideBySide,
    Source,
    Span,
    WhenWasIt,
    WithTool,
    WithWord,
)
from app.insights.shares import Chosen, Share, Went
from app.insights.sides import Beside, Comparison
from app.insights.strengths import LowAndNumb, Measure, Range, Scale, Spread
from app.insights.telling import lists_at_once, tell
from app.insights.weeks import Weeks
from app.jobs import CancelToken
from app.journal.model import EntryDraft
from app.practice.model import UseDraft
from app.triggers.model import DayPart, TriggerDraft
from tests.app.insights.support import FIRST, PLACES, TOOLS, Rooms, entries, inside, note, notes, rooms, use, uses

LEAST: dict[type, int] = {
    Range: 5, Spread: 10, Share: 10, Went: 5, Chosen: 5, Pairs: 6, LowerButNumber: 6, LowAndNumb: 5, Stacks: 1,
}  # fmt: skip


def day(n: int) -> str:
    return (FIRST + timedelta(days=n)).isoformat()


SPANS = st.sampled_from([Span(), Span(day(5)), Span(last=day(40)), Span(day(10), day(20))])
QUESTIONS = st.one_of(
    st.builds(AboutTool, st.sampled_from(TOOLS), SPANS),
    st.builds(BeforeAfter, st.sampled_from(TOOLS), SPANS),
    st.builds(AboutWord, st.just(Field.PLACE), st.sampled_from(PLACES), SPANS),
    st.builds(AboutWord, st.just(Field.MOOD), st.sampled_from(["sad", "own word"]), SPANS),
    st.builds(HowStrong, SPANS),
    st.builds(WhenWasIt, st.sampled_from(list(Source)), SPANS),
    st.builds(InPeriod, SPANS),
    st.builds(SideBySide, st.just(WithTool(TOOLS[0])), st.just(WithTool(TOOLS[1])), SPANS),
    st.builds(SideBySide, st.just(OnDays(False)), st.just(OnDays(True)), SPANS),
    st.builds(
        SideBySide, st.just(WithWord(Field.PLACE, "home")), st.just(WithWord(Field.PLACE, "home", without=True)), SPANS
    ),
)


def fill(found: Rooms, what: list[TriggerDraft | UseDraft | EntryDraft]) -> None:
    for thing in what:
        if isinstance(thing, TriggerDraft):
            found.triggers.save(thing)
        elif isinstance(thing, UseDraft):
            found.practice.save(thing)
        else:
            found.journal.save(thing)


@given(st.lists(notes() | uses() | entries(), max_size=45), st.lists(QUESTIONS, min_size=1, max_size=4))
def test_no_answer_holds_a_summary_below_its_threshold(
    what: list[TriggerDraft | UseDraft | EntryDraft], asked: list[Question]
) -> None:
    here = rooms()
    fill(here, what)
    for question in asked:
        answer = here.insights.ask(question)
        refs = here.insights.notes(question, limit=1000)
        for part in inside((answer, draw(answer))):
            least = LEAST.get(type(part))
            if least is not None:
                assert part.n >= least  # type: ignore[attr-defined]
            if isinstance(part, Weeks):
                assert part.n + part.before >= 10
                assert part.days >= 14
            if isinstance(part, Beside):
                assert min(part.n) >= 6
                assert sum(part.n) >= 20
            if isinstance(part, Comparison):
                assert len(part.measures) <= 3
            if isinstance(part, Stacks) and part.side is None:
                assert part.n >= 10
        if answer.n < 5 and not isinstance(answer.found, WordFound | SidesFound):
            assert len(tell(answer)) == 1
            assert draw(answer) == ()
            assert not [part for part in inside(answer) if isinstance(part, Range | Share | Went | Pairs | Weeks)]
        assert lists_at_once(answer) == (0 < answer.n < 5)
        named = answer.found.named if isinstance(answer.found, ToolFound) else 0
        assert len(refs) == answer.n + named


@given(st.lists(notes(), max_size=40), SPANS)
def test_strengths_add_up(what: list[TriggerDraft], span: Span) -> None:
    here = rooms()
    fill(here, list(what))
    there = [n for n in what if (not span.first or n.at.day >= span.first) and (not span.last or n.at.day <= span.last)]  # type: ignore[union-attr]
    answer = here.insights.ask(HowStrong(span))
    assert answer.n == len(there)
    assert isinstance(answer.found, StrengthFound)
    for measured, values in ((answer.found.peak, "peak"), (answer.found.numb, "numb")):
        for summary, words, count in zip((measured.numbers, measured.words), (False, True), measured.said, strict=True):
            said = Counter(getattr(n, values) for n in there if n.peak_in_words == words)
            del said[None]
            assert count == said.total()
            assert (summary is not None) == (count >= 5)
            if summary is not None:
                assert {v: c for v, c in enumerate(summary.counts) if c} == said
        assert sum(measured.said) + measured.unsaid == len(there)
    for weeks in answer.found.weeks:
        measured = answer.found.peak if weeks.measure is Measure.PEAK else answer.found.numb
        assert weeks.n + weeks.before == measured.said[list(Scale).index(weeks.scale)]


@given(st.lists(notes(), max_size=30), st.sampled_from(PLACES))
def test_a_word_is_counted_among_the_notes_that_name_something(what: list[TriggerDraft], place: str) -> None:
    here = rooms()
    fill(here, list(what))
    answer = here.insights.ask(AboutWord(Field.PLACE, place))
    found = answer.found
    assert isinstance(found, WordFound)
    assert answer.n == found.k == sum(place in n.places for n in what)
    assert found.n == sum(bool(n.places) for n in what)
    assert found.silent == len(what) - found.n
    assert (found.share is not None) == (found.n >= 10)


@given(st.lists(notes() | uses() | entries(), max_size=30), st.sampled_from(list(Source)), SPANS)
def test_times_add_up(what: list[TriggerDraft | UseDraft | EntryDraft], source: Source, span: Span) -> None:
    here = rooms()
    fill(here, what)
    answer = here.insights.ask(WhenWasIt(source, span))
    found = answer.found
    assert isinstance(found, TimesFound)
    if found.weekdays:
        assert sum(d.n for d in found.weekdays) == answer.n
        assert [d.weekday for d in found.weekdays] == list(range(1, 8))
    else:
        assert answer.n < 5
    if found.parts:
        assert sum(p.n for p in found.parts) + found.no_time == answer.n
    else:
        assert answer.n - found.no_time < 5


@given(st.lists(notes() | uses() | entries(), max_size=30), SPANS)
def test_a_period_counts_every_kind(what: list[TriggerDraft | UseDraft | EntryDraft], span: Span) -> None:
    here = rooms()
    fill(here, what)
    there = [
        w for w in what if (not span.first or w.at.day >= span.first) and (not span.last or w.at.day <= span.last)  # type: ignore[union-attr]
    ]  # fmt: skip
    answer = here.insights.ask(InPeriod(span))
    found = answer.found
    assert isinstance(found, PeriodFound)
    kinds = Counter(type(w) for w in there)
    assert [found.notes, found.uses, found.entries] == [kinds[k] for k in (TriggerDraft, UseDraft, EntryDraft)]
    for most in found.chosen:
        assert most.field != "urges"
        assert all(count <= most.n for _, count in most.words)


@given(st.lists(notes(), max_size=45))
def test_notes_on_both_sides_are_left_out(what: list[TriggerDraft]) -> None:
    here = rooms()
    fill(here, list(what))
    question = SideBySide(WithWord(Field.PLACE, "home"), WithWord(Field.PLACE, "shop"))
    found = here.insights.ask(question).found
    assert isinstance(found, SidesFound)
    home, shop = ({i for i, n in enumerate(what) if p in n.places} for p in ("home", "shop"))
    assert (found.left, found.right, found.both) == (len(home - shop), len(shop - home), len(home & shop))
    for beside in found.comparison.measures if found.comparison else ():
        assert beside.n[0] <= found.left
        assert beside.n[1] <= found.right


# examples


def test_a_tool_as_it_was_noted() -> None:
    here = rooms()
    for before, after, verdict in [(8, 5, "helped")] * 6 + [(6, 6, "same")] * 2 + [(5, 7, "worse")]:
        here.practice.save(use(before=before, after=after, verdict=verdict))
    here.practice.save(use(TOOLS[1], before=1, after=9))
    here.triggers.save(note(did=(TOOLS[0],)))
    answer = here.insights.ask(AboutTool(TOOLS[0]))
    found = answer.found
    assert isinstance(found, ToolFound)
    assert answer.n == 9
    assert dict(answer.titles) == {TOOLS[0]: here.strategies.tool(TOOLS[0]).title}
    assert found.named == 1
    assert found.went is not None
    assert (found.went.helped, found.went.same, found.went.worse) == (6, 2, 1)
    (pairs,) = found.changed.distress
    assert (pairs.down, pairs.same, pairs.up) == (6, 2, 1)
    assert found.changed.numbness == ()


def test_a_tool_that_is_gone_keeps_the_name_it_had() -> None:
    here = rooms()
    here.practice.save(UseDraft("gone", "The old walk"))
    assert here.insights.ask(AboutTool("gone")).titles == (("gone", "The old walk"),)
    assert here.insights.choices().tools == (("gone", "The old walk"),)


def test_lower_while_more_numb_is_counted_out_loud() -> None:
    here = rooms()
    for numb in (2, 2, 2, 6, 7, 8):
        here.practice.save(use(before=8, after=3, numb_before=4, numb_after=numb))
    found = here.insights.ask(BeforeAfter(TOOLS[0])).found
    assert isinstance(found, ChangeFound)
    assert found.changed.lower_but_number == LowerButNumber(6, 3)


def test_only_uses_with_a_pair_are_behind_before_and_after() -> None:
    here = rooms()
    here.practice.save(use(before=8, after=3))
    here.practice.save(use(before=8))
    assert here.insights.ask(BeforeAfter(TOOLS[0])).n == 1
    assert len(here.insights.notes(BeforeAfter(TOOLS[0]))) == 1


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, 3), (4, 3), (5, 0), (11, 0), (12, 1), (16, 1), (17, 2), (21, 2), (22, 3), (23, 3)],
)
def test_parts_of_the_day(hour: int, part: int) -> None:
    here = rooms()
    for _ in range(5):
        here.triggers.save(note(hour=hour))
    found = here.insights.ask(WhenWasIt()).found
    assert isinstance(found, TimesFound)
    assert [p.n for p in found.parts] == [5 if place == part else 0 for place in range(4)]


def test_a_part_of_the_day_that_was_said_counts_and_an_unknown_one_does_not() -> None:
    here = rooms()
    for part in (DayPart.NIGHT, DayPart.NIGHT, DayPart.MORNING, DayPart.EVENING, DayPart.AFTERNOON, DayPart.UNKNOWN):
        here.triggers.save(note(day_part=part))
    found = here.insights.ask(WhenWasIt()).found
    assert isinstance(found, TimesFound)
    assert [p.n for p in found.parts] == [1, 1, 1, 2]
    assert found.no_time == 1


def test_weekdays_stand_beside_how_many_such_days_there_were() -> None:
    here = rooms()
    for d in (0, 7, 7, 14, 15):  # three Mondays and a Tuesday
        here.triggers.save(note(d))
    found = here.insights.ask(WhenWasIt()).found
    assert isinstance(found, TimesFound)
    assert [(w.n, w.such_days) for w in found.weekdays] == [(4, 3), (1, 3), *[(0, 2)] * 5]
    found = here.insights.ask(WhenWasIt(span=Span(day(-7), day(20)))).found
    assert isinstance(found, TimesFound)
    assert {w.such_days for w in found.weekdays} == {4}


def test_deleted_notes_do_not_count() -> None:
    here = rooms()
    kept = [here.triggers.save(note(d, 5, places=("home",))).value for d in range(6)]
    here.triggers.delete(kept[0].id or "")
    assert here.insights.ask(HowStrong()).n == 5
    found = here.insights.ask(InPeriod()).found
    assert isinstance(found, PeriodFound)
    assert found.chosen[0].words == (("home", 5),)


def test_urges_cannot_be_asked_about() -> None:
    assert "urges" not in {field.value for field in Field}
    here = rooms()
    for d in range(12):
        here.triggers.save(note(d, 5, urges=("self-harm", "hide"), places=("home",)))
    shown = repr(here.insights.ask(InPeriod())) + repr(here.insights.choices())
    assert "self-harm" not in shown
    assert "hide" not in shown


def test_choices_say_nothing_about_how_often() -> None:
    here = rooms()
    for place in ("the bridge", "the bridge", "a cellar", "shop", "home", "home"):
        here.triggers.save(note(places=(place,)))
    here.journal.save(EntryDraft(body="a", moods=("calm", "sad")))
    found = here.insights.choices()
    assert found.words[Field.PLACE] == ("home", "shop", "a cellar", "the bridge")
    assert found.words[Field.MOOD] == ("sad", "calm")
    assert found.sources == (Source.NOTES, Source.ENTRIES)


def test_notes_come_newest_first_in_pages() -> None:
    here = rooms()
    for d in range(7):
        here.triggers.save(note(d, places=("home",)))
        here.practice.save(use(day=d, hour=13))
    whole = here.insights.notes(InPeriod())
    assert [ref.cursor for ref in whole] == sorted((ref.cursor for ref in whole), reverse=True)
    assert len(whole) == 14
    pages, before = [], None
    while page := here.insights.notes(InPeriod(), before, 3):
        pages += page
        before = page[-1].cursor
    assert pages == whole


def test_notes_of_one_instant_are_not_lost_between_pages() -> None:
    here = rooms()
    for d in range(3):
        here.triggers.save(note(d))
        here.practice.save(use(day=d))
    pages, before = [], None
    while page := here.insights.notes(InPeriod(), before, 1):
        pages += page
        before = page[-1].cursor
    assert len(pages) == 6


def test_a_question_stops_when_it_is_cancelled() -> None:
    here = rooms()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        here.insights.ask(HowStrong(), token)


@pytest.mark.parametrize(("first", "last"), [("2026-02-30", ""), ("20260301", ""), ("2026-03-02", "2026-03-01")])
def test_a_span_that_no_calendar_has_is_refused(first: str, last: str) -> None:
    with pytest.raises(UserFixable):
        Span(first, last)


def test_sides_that_cannot_stand_beside_each_other_are_refused() -> None:
    with pytest.raises(UserFixable):
        SideBySide(WithTool(TOOLS[0]), OnDays(weekend=True))
    with pytest.raises(UserFixable):
        SideBySide(WithTool(TOOLS[0]), WithTool(TOOLS[0]))
    with pytest.raises(UserFixable):
        WithWord(Field.MOOD, "sad")


def test_two_stretches_of_time() -> None:
    here = rooms()
    for d in range(24):
        here.triggers.save(note(d, 3 if d < 12 else 7, 1))
    question = SideBySide(During(Span(day(0), day(11))), During(Span(day(12), day(23))))
    found = here.insights.ask(question).found
    assert isinstance(found, SidesFound)
    assert found.comparison is not None
    peak, numb = found.comparison.measures
    assert [side.low.value for side in peak.sides] == [3, 7]
    assert [side.n for side in numb.sides] == [12, 12]


def test_an_entry_of_which_only_the_day_is_known_has_no_time_of_day() -> None:
    from app.clock import Moment

    here = rooms()
    for d in range(6):
        at = Moment(f"{date.fromisoformat(day(d))}T00:00:00", "" if d else "+01:00")
        here.journal.save(EntryDraft(at=at, body="words"))
    for d in range(4):
        here.journal.save(EntryDraft(at=Moment(f"{day(d)}T09:00:00"), body="words"))
    found = here.insights.ask(WhenWasIt(Source.ENTRIES)).found
    assert isinstance(found, TimesFound)
    assert found.no_time == 5
    assert [p.n for p in found.parts] == [4, 0, 0, 1]
