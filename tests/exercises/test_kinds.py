"""What the kinds that keep something do with an answer, kind by kind."""

from __future__ import annotations

import pytest

from exercises.answers import Answer, Area, Back, Exit, Give, Next, Pause, Pick, Put, Rating, Start, Tick, Write
from exercises.engine import FormName, State, View, start, step, view
from exercises.kinds import LONGEST_LINE, LONGEST_TEXT
from exercises.model import Exercise
from exercises.rhythm import MINUTE_MS
from exercises.steps import Leave
from exercises.work import NOTHING
from tests.exercises.support import exercise, step_of


def played(of: Exercise, *answers: Answer) -> State:
    state = start(of, FormName.LONG)
    for answer in answers:
        state = step(of, state, answer)
    return state


def seen(of: Exercise, *answers: Answer) -> View:
    return view(of, played(of, *answers))


# columns


def test_the_second_column_goes_on_where_the_first_one_ends() -> None:
    of = exercise(step_of("columns"))
    assert seen(of, Write("now", 2), Write("then", 0)).work.written == ("then", "", "now")
    assert seen(of, Write("last", 4)).work.written[4] == "last"
    assert seen(of, Write("one too many", 5)).work.written == ()


# fill


def test_a_blank_begins_with_what_is_given_and_may_be_emptied_for_good() -> None:
    of = exercise(step_of("fill"))
    assert seen(of).work.written == ("", "{today}")
    assert played(of).works == ()
    assert seen(of, Write("sad")).work.written == ("sad", "{today}")
    assert seen(of, Write("", 1), Next(), Back()).work.written == ("", "")


def test_a_blank_holds_what_fits_into_it() -> None:
    of = exercise(step_of("fill"))
    assert seen(of, Write("x" * 21, 0)).work.written[0] == "x" * 20
    assert seen(of, Write("x" * 241, 1)).work.written[1] == "x" * 240
    assert played(of, Write("nowhere", 2)).works == ()


# free text


def test_a_page_holds_a_long_text_and_keeps_its_line_breaks() -> None:
    of = exercise(step_of("free-text"))
    text = "One line.\n\nAnother.\n"
    assert seen(of, Write(text)).work.written == (text,)
    assert seen(of, Write("y" * (LONGEST_TEXT + 1))).work.written == ("y" * LONGEST_TEXT,)
    assert LONGEST_TEXT > LONGEST_LINE
    assert played(of, Write("no", 1)).works == ()


# wave


def test_a_number_belongs_to_the_minute_that_runs() -> None:
    of = exercise(step_of("wave"))
    state = played(of, Start(), Rating(3), Tick(MINUTE_MS), Rating(7), Rating(8), Tick(MINUTE_MS - 1))
    assert state.work("wave").ratings == (3, 8)
    state = step(of, step(of, state, Tick(1)), Rating(4))
    assert state.work("wave").ratings == (3, 8, 4)
    assert view(of, state).now.round == 2  # type: ignore[union-attr]


def test_a_minute_without_a_number_is_a_gap_and_a_number_can_be_taken_back() -> None:
    of = exercise(step_of("wave"))
    assert played(of, Start(), Tick(2 * MINUTE_MS), Rating(5)).work("wave").ratings == (None, None, 5)
    assert played(of, Start(), Rating(5), Rating(None)).work("wave").ratings == (None,)


def test_there_is_no_number_before_the_clock_has_been_started() -> None:
    of = exercise(step_of("wave"))
    assert played(of, Rating(5)).works == ()
    assert played(of, Start(), Tick(1), Pause(), Rating(5)).work("wave").ratings == (5,)
    assert played(of, Start(), Rating(11)).work("wave").ratings == ()


def test_the_last_minute_takes_a_number_after_its_end_and_a_new_start_draws_a_new_line() -> None:
    of = exercise(step_of("wave"))
    ended = played(of, Start(), Rating(9), Tick(3 * MINUTE_MS), Rating(2))
    assert ended.work("wave").ratings == (9, None, 2)
    assert view(of, ended).now.done  # type: ignore[union-attr]
    assert step(of, ended, Start()).work("wave").ratings == ()


def test_a_pause_keeps_the_line() -> None:
    of = exercise(step_of("wave"))
    state = played(of, Start(), Rating(9), Tick(5_000), Next(), Back(), Start())
    assert state.work("wave").ratings == (9,)
    assert state.work("wave").elapsed_ms == 5_000


# sort and share

SORTED = exercise(step_of("list"), step_of("sort"))
SHARED = exercise(step_of("list"), step_of("share"))


def test_things_are_the_cards_and_then_the_lines_that_hold_something() -> None:
    assert seen(SORTED, Write("a", 0), Write("  ", 1), Write("c", 2), Next()).items == ("The rain.", "a", "c")
    assert seen(SORTED, Next()).items == ("The rain.",)
    assert seen(exercise(step_of("sort", source="")), Put(0, 1)).work.piles == (1,)


def test_a_thing_lies_on_one_pile_and_can_be_taken_back() -> None:
    assert seen(SORTED, Next(), Put(0, 1), Put(0, 0)).work.piles == (0,)
    assert seen(SORTED, Next(), Put(0, 1), Put(0, None)).work.piles == (None,)
    nothing = (Put(1, 0), Put(-1, 0), Put(0, 2), Put(0, -1))
    assert seen(SORTED, Next(), *nothing).work.piles == (None,)


def test_points_come_in_fives_and_never_exceed_what_is_left() -> None:
    at = seen(SHARED, Write("me"), Next(), Give(0, 70), Give(1, 20), Give(2, 60))
    assert at.work.points == (70, 20, 10)
    assert at.points_left == 0
    assert seen(SHARED, Next(), Give(0, 7), Give(1, -5), Give(5, 10)).work.points == (0, 0)
    assert seen(SHARED, Next(), Give(0, 1000)).work.points == (100, 0)
    again = seen(SHARED, Next(), Give(0, 70), Give(0, 0), Give(1, 95))
    assert (again.work.points, again.points_left) == ((0, 95), 5)


EDITS = [
    ("a word is changed", [Write("b, later", 1)], ("a", "b, later", "c"), (0, 1, None)),
    ("a line is taken out", [Write("", 0)], ("b", "c"), (1, None)),
    ("the rest moves up", [Write("b", 0), Write("c", 1), Write("", 2)], ("b", "c"), (1, None)),
    ("a line comes in before", [Write("new", 0), Write("a", 1), Write("b", 2)], ("new", "a", "b"), (None, 0, 1)),
    ("two change places", [Write("b", 0), Write("a", 1)], ("b", "a", "c"), (1, 0, None)),
    ("a line comes back", [Write("", 0), Next(), Back(), Write("a", 0)], ("a", "b", "c"), (0, 1, None)),
    ("and elsewhere", [Write("", 0), Next(), Back(), Write("a", 2)], ("b", "a"), (1, 0)),
]


@pytest.mark.parametrize(("edits", "items", "piles"), [one[1:] for one in EDITS], ids=[one[0] for one in EDITS])
def test_piles_follow_their_things(edits: list[Answer], items: tuple[str, ...], piles: tuple[int | None, ...]) -> None:
    of = exercise(step_of("list"), step_of("sort", cards=[]))
    three = [Write("a", 0), Write("b", 1), Write("c", 2), Next(), Put(0, 0), Put(1, 1), Back()]
    after = seen(of, *three, *edits, Next())
    assert after.items == items
    assert after.work.piles == piles


def test_what_lay_there_is_remembered_through_other_answers() -> None:
    of = exercise(step_of("list"), step_of("sort"))
    gone = [Write("a"), Next(), Put(1, 1), Back(), Write(""), Next(), Put(0, 0)]
    assert seen(of, *gone, Back(), Write("a"), Next()).work.piles == (0, 1)


def test_two_things_with_the_same_words_are_two_things() -> None:
    of = exercise(step_of("list"), step_of("sort", cards=[]))
    same = [Write("a", 0), Write("a", 1), Next(), Put(0, 0), Put(1, 1)]
    assert seen(of, *same).work.piles == (0, 1)
    assert seen(of, *same, Put(0, 1), Put(1, None)).work.piles == (1, None)
    edited = seen(of, *same, Back(), Write("b"), Next())
    assert (edited.items, edited.work.piles) == (("b", "a"), (0, 1))


def test_points_of_a_line_that_is_gone_are_free_and_come_back_if_they_still_fit() -> None:
    given = [Write("me"), Next(), Give(0, 50), Give(2, 40), Back(), Write("")]
    gone = seen(SHARED, *given, Next())
    assert (gone.work.points, gone.points_left) == ((50, 0), 50)
    assert seen(SHARED, *given, Write("me"), Next()).work.points == (50, 0, 40)
    assert seen(SHARED, *given, Next(), Give(1, 10), Back(), Write("me"), Next()).work.points == (50, 10, 40)
    assert seen(SHARED, *given, Next(), Give(1, 15), Back(), Write("me"), Next()).work.points == (50, 15, 0)
    back = seen(SHARED, *given, Next(), Give(0, 100), Back(), Write("me"), Next())
    assert (back.work.points, back.points_left) == ((100, 0, 0), 0)


def test_nothing_of_a_step_is_in_sight_from_outside() -> None:
    out = seen(SHARED, Write("me"), Next(), Give(0, 50), Exit(Leave.STOP))
    assert (out.items, out.points_left, out.work) == ((), 0, NOTHING)


def test_every_kind_of_source_gives_its_lines() -> None:
    cards = step_of("cards", "source")
    assert seen(exercise(cards, step_of("sort", cards=[], source="source")), Next()).items == ()
    words = step_of("words", "source")
    fill = step_of("fill", "source")
    things = step_of("name-things", "source")
    columns = step_of("columns", "source")
    for source, did, items in (
        (cards, [Pick(2), Pick(0), Write("mine")], ("One card.", "Three cards.", "mine")),
        (words, [Area(0), Pick(1), Pick(2)], ("keen", "sad")),
        (fill, [Write("cold")], ("cold", "{today}")),
        (things, [Write("door"), Write("lamp", 4)], ("door", "lamp")),
        (columns, [Write("then"), Write("now", 3)], ("then", "now")),
    ):
        assert seen(exercise(source, step_of("sort", cards=[], source="source")), *did, Next()).items == items
