"""What may be kept: the person's own words under their headings, and nothing where there are none."""

from __future__ import annotations

from exercises.answers import (
    Answer,
    Area,
    Back,
    Choice,
    Count,
    Give,
    Next,
    Pick,
    Put,
    Rating,
    Start,
    Tick,
    Write,
)
from exercises.engine import FormName, State, start, step, view
from exercises.keepsake import Part, parts
from exercises.model import Exercise
from exercises.rhythm import MINUTE_MS
from tests.exercises.support import exercise, step_of


def played(of: Exercise, *answers: Answer) -> State:
    state = start(of, FormName.LONG)
    for answer in answers:
        state = step(of, state, answer)
    return state


def keeping(*steps: dict[str, object], keep: list[str] | None = None) -> Exercise:
    keys = keep or [str(one["id"]) for one in steps]
    return exercise(*steps, keep={"what": "card", "title": "A card", "steps": keys})


def kept(of: Exercise, *answers: Answer) -> tuple[Part, ...]:
    return parts(of, played(of, *answers))


def test_nothing_written_is_nothing_to_keep() -> None:
    of = keeping(step_of("list"), step_of("fill"), step_of("columns"), step_of("free-text"))
    assert kept(of, *[Next()] * 4) == ()
    assert kept(of, Write("  "), *[Next()] * 4) == ()
    assert kept(exercise(step_of("list")), Write("a"), Next()) == ()


def test_each_kind_is_kept_in_its_own_way() -> None:
    for kind, answers, expected in (
        ("list", [Write("a"), Write("c", 2)], (Part("A title", ("a", "c")),)),
        ("name-things", [Count(2), Write("door", 1)], (Part("A title", ("door",)),)),
        ("cards", [Pick(2), Pick(0), Write("mine")], (Part("A title", ("One card.", "Three cards.", "mine")),)),
        ("words", [Area(1), Pick(2)], (Part("A title", ("sad",)),)),
        ("rate", [Rating(0)], (Part("A title", ("0",)),)),
        ("free-text", [Write("\none\n\ntwo\n")], (Part("A title", ("one", "", "two")),)),
        ("columns", [Write("a", 1)], (Part("Then", ("a",)), Part("Now", ("It is {today}.",)))),
        ("columns", [Write("b", 4)], (Part("Now", ("It is {today}.", "b")),)),
        ("fill", [Write("sad")], (Part("I feel", ("sad",)), Part("It is", ("{today}",)))),
        ("fill", [Write("sad"), Write("", 1)], (Part("I feel", ("sad",)),)),
        ("wave", [Start(), Rating(3), Tick(2 * MINUTE_MS), Rating(7)], (Part("A title", ("3 – 7",)),)),
    ):
        assert kept(keeping(step_of(kind)), *answers, Next()) == expected, kind


def test_piles_are_headings_and_points_stand_behind_their_words() -> None:
    of = keeping(step_of("list"), step_of("sort"), step_of("share"), keep=["sort", "share"])
    answers = [Write("a"), Write("b", 1), Next(), Put(1, 0), Put(0, 0), Next(), Give(0, 80), Give(2, 20), Next()]
    assert kept(of, *answers) == (
        Part("Can act", ("The rain.", "a")),
        Part("A title", ("Who did it: 80", "a: 20")),
    )


def test_parts_come_in_the_order_of_keeping_and_only_from_the_form_that_was_played() -> None:
    short = {"seconds": 60, "steps": [step_of("list", "brief")]}
    keep = {"what": "entry", "title": "An entry", "steps": ["two", "brief", "one"]}
    of = exercise(step_of("list", "one", title="One"), step_of("list", "two", title="Two"), short=short, keep=keep)
    assert [part.heading for part in kept(of, Write("a"), Next(), Write("b"), Next())] == ["Two", "One"]
    state = step(of, start(of, FormName.SHORT), Write("c"))
    assert parts(of, state) == (Part("A title", ("c",)),)


def test_what_the_file_gave_and_answers_stand_beside_ones_own_but_are_no_reason_to_keep() -> None:
    fork = step_of("choose", options=[{"label": "Firm"}, {"label": "Soft"}])
    of = keeping(fork, step_of("fill"), step_of("list"))
    assert kept(of, Choice(0), Next(), Next()) == ()
    assert kept(of, Choice(0), Next(), Write("no"), Next()) == (
        Part("A title", ("Firm",)),
        Part("It is", ("{today}",)),
        Part("A title", ("no",)),
    )


def test_lines_given_on_a_branch_not_taken_stay_away_and_own_words_never_do() -> None:
    fork = step_of("choose", options=[{"label": "A", "to": "fill"}, {"label": "B", "to": "list"}], next="list")
    of = keeping(fork, step_of("fill", next="list"), step_of("list"), keep=["fill", "list"])
    assert kept(of, Choice(1), Write("x"), Next()) == (Part("A title", ("x",)),)
    both = kept(of, Choice(0), Write("sad"), Back(), Choice(1), Write("x"), Next())
    assert [part.lines for part in both] == [("sad",), ("{today}",), ("x",)]


def test_recall_shows_what_was_written_and_leaves_out_what_is_empty() -> None:
    of = exercise(
        step_of("list", title="Mine"),
        step_of("cards", title="Picked"),
        step_of("recall", sources=["cards", "list"]),
    )
    assert view(of, played(of, Next(), Next())).recalled == ()
    assert view(of, played(of, Write("a"), Next(), Next())).recalled == (Part("Mine", ("a",)),)
    both = view(of, played(of, Write("a"), Next(), Pick(0), Next()))
    assert [part.heading for part in both.recalled] == ["Picked", "Mine"]
    assert view(of, played(of, Write("a"))).recalled == ()


def test_recall_shows_a_card_of_given_lines_once_somebody_has_come_by() -> None:
    of = exercise(step_of("fill"), step_of("recall", sources=["fill"]))
    assert view(of, played(of, Next())).recalled == (Part("It is", ("{today}",)),)
