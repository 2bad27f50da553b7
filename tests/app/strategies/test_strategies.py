"""Own strategies, exercises, and what the person says of either."""

from __future__ import annotations

import dataclasses
from contextlib import AbstractContextManager

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cautions import Caution, Cautions
from app.changes import Changes
from app.errors import AppError, Code
from app.preferences import Preferences
from app.strategies.model import Discreet, Kind, Mark, State, StrategyDraft, Tool, ToolFilter
from app.strategies.strategies import Strategies, as_draft
from app.vault.database import Database
from exercises.load import library
from exercises.model import Exercise, Eyes
from tests.support import CountingIds, FakeClock, memory_database

FULL = StrategyDraft(
    None, "Tea by the window", ("put the kettle on", "look out"), "evenings\nalone", "when the kitchen is not safe", 10, Discreet.PARTLY,
    ("tea",), ("evening", "Warm"), ("C-TOUCH",), (State.TOO_MUCH, State.ALL_RIGHT),
)  # fmt: skip


def own_id(strategies: Strategies, **fields: object) -> str:
    return str(strategies.save(StrategyDraft(**fields)).value.id)  # type: ignore[arg-type]


def refuses(code: Code) -> AbstractContextManager[object]:
    return pytest.raises(AppError, match=f"^{code}$")


# own strategies


def test_every_field_is_kept(strategies: Strategies) -> None:
    outcome = strategies.save(FULL)
    assert outcome.changes == Changes.STRATEGIES
    assert dataclasses.replace(as_draft(outcome.value), id=None) == FULL
    assert list(strategies.each()) == [outcome.value]
    assert {field.name for field in dataclasses.fields(StrategyDraft) if not getattr(FULL, field.name)} == {"id"}


def test_a_title_is_enough_and_empty_steps_fall_away(strategies: Strategies, clock: FakeClock) -> None:
    strategy = strategies.save(StrategyDraft(title=" Walk ", steps=("", " out ", " "), tags=("#A", "a"))).value
    assert (strategy.title, strategy.steps, strategy.tags) == ("Walk", ("out",), ("A",))
    clock.tick(5)
    changed = strategies.save(dataclasses.replace(as_draft(strategy), title="Run")).value
    assert (changed.id, changed.created_at, changed.modified_at) == (strategy.id, strategy.created_at, clock.ms)
    assert strategies.save(as_draft(changed)).changes == Changes.NONE


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_minutes_are_from_one_to_a_day(strategies: Strategies, minutes: int) -> None:
    with refuses(Code.BAD_NUMBER):
        strategies.save(StrategyDraft(minutes=minutes))


@pytest.mark.parametrize("call", ["get", "delete", "undo_delete", "purge", "tool"])
def test_wrong_identities_are_not_found(strategies: Strategies, call: str) -> None:
    with refuses(Code.NOT_FOUND):
        getattr(strategies, call)("nobody")
    with refuses(Code.NOT_FOUND):
        strategies.save(StrategyDraft(id="nobody"))
    with refuses(Code.NOT_FOUND):
        strategies.mark("nobody", Mark(True))


# every tool


def test_tools_are_own_ones_and_every_exercise(strategies: Strategies) -> None:
    tea, walk = own_id(strategies, title="tea"), own_id(strategies, title="A walk")
    assert [tool.id for tool in strategies.tools()] == [walk, tea, *library()]
    assert len(library()) >= 12


def test_an_exercise_brings_its_facts(strategies: Strategies) -> None:
    for exercise in library().values():
        tool = strategies.tool(exercise.id)
        assert (tool.kind, tool.title, tool.minutes_min, tool.minutes_max) == (
            Kind.EXERCISE,
            exercise.title,
            exercise.minutes_min,
            exercise.minutes_max,
        )
        assert {str(state) for state in tool.states} == {str(fit) for fit in exercise.arousal_fit}
        assert set(tool.cautions) == {str(caution) for caution in exercise.cautions}
        assert tool.discreet == exercise.discreet.value
        assert tool.summary


def test_an_own_strategy_is_summed_up_by_when_it_helps_or_its_first_step(strategies: Strategies) -> None:
    strategies.save(FULL)
    own_id(strategies, title="U", steps=("first step", "second"))
    assert [tool.summary for tool in strategies.tools(ToolFilter(kind=Kind.OWN))] == ["evenings alone", "first step"]


def test_marks_are_kept_and_favourites_come_first(strategies: Strategies) -> None:
    own_id(strategies, title="tea")
    mark = strategies.mark("wall-push", Mark(favourite=True, own_note="the kitchen wall")).value
    assert strategies.tool("wall-push").mark == mark == Mark(True, False, "the kitchen wall")
    assert strategies.tools()[0].id == "wall-push"
    assert strategies.marks() == {"wall-push": mark}


def test_not_for_me_hides_and_takes_the_star_away(strategies: Strategies) -> None:
    assert strategies.mark("wall-push", Mark(favourite=True, not_for_me=True)).value == Mark(False, True)
    assert "wall-push" not in {tool.id for tool in strategies.tools()}
    assert "wall-push" in {tool.id for tool in strategies.tools(ToolFilter(show_not_for_me=True))}


def test_an_empty_mark_leaves_no_row(strategies: Strategies, db: Database) -> None:
    strategies.mark("wall-push", Mark(True))
    strategies.mark("wall-push", Mark())
    assert db.value("SELECT count(*) FROM tool_mark") == 0


def test_tags_are_counted_over_all_tools(strategies: Strategies) -> None:
    own_id(strategies, title="a", tags=("mine", "numb"))
    own_id(strategies, title="b", tags=("mine",))
    counts = dict(strategies.tags())
    assert counts["mine"] == 2
    assert counts["numb"] == 1 + sum("numb" in exercise.tags for exercise in library().values())
    assert [count for _, count in strategies.tags()] == sorted(counts.values(), reverse=True)


# filters


def hidden(tool: Tool, wanted: ToolFilter) -> bool:
    """Whether a filter may keep the tool out, worked out condition by condition."""
    return (
        (wanted.state is not None and bool(tool.states) and wanted.state not in tool.states)
        or (wanted.minutes is not None and tool.minutes_min is not None and tool.minutes_min > wanted.minutes)
        or (wanted.discreet and tool.discreet != Discreet.YES)
        or (wanted.needs_nothing and bool(tool.needs))
        or (wanted.kind is not None and tool.kind != wanted.kind)
        or (wanted.favourites and not tool.mark.favourite)
        or (bool(wanted.tag) and wanted.tag.lower() not in [tag.lower() for tag in tool.tags])
        or any(caution in wanted.without_cautions for caution in tool.cautions)
        or (tool.mark.not_for_me and not wanted.show_not_for_me)
    )


@given(
    st.builds(
        ToolFilter, text=st.just(""), state=st.none() | st.sampled_from(State), minutes=st.none() | st.integers(1, 12), discreet=st.booleans(),
        needs_nothing=st.booleans(), kind=st.none() | st.sampled_from(Kind), favourites=st.booleans(), tag=st.sampled_from(["", "numb", "WARM"]),
        without_cautions=st.frozensets(st.sampled_from(["C-TOUCH", "C-BREATH", "C-COLD"])), show_not_for_me=st.booleans(),
    )
)  # fmt: skip
def test_a_filter_lets_through_exactly_what_fits(wanted: ToolFilter) -> None:
    strategies = Strategies(memory_database(), FakeClock(), CountingIds())
    strategies.save(FULL)
    own_id(strategies, title="nothing said")
    strategies.mark("wall-push", Mark(favourite=True))
    strategies.mark("five-senses", Mark(not_for_me=True))
    every = strategies.tools(ToolFilter(show_not_for_me=True))
    assert strategies.tools(wanted) == [tool for tool in every if not hidden(tool, wanted)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kettle", True),
        ("WINDOW tea", True),
        ("evénings", True),
        ("evening", True),
        ("kitchen -safe", False),
        ("my note", True),
        ("zebra", False),
        ("-zebra", True),
        ('"look out"', True),
        ("!", True),
    ],
)
def test_text_is_looked_for_in_all_that_is_written(strategies: Strategies, text: str, found: bool) -> None:
    tool_id = str(strategies.save(FULL).value.id)
    strategies.mark(tool_id, Mark(own_note="my note"))
    assert (tool_id in {tool.id for tool in strategies.tools(ToolFilter(text=text))}) is found


# forgetting, leaving and coming back


def test_delete_undo_and_gone_with_its_mark(strategies: Strategies, clock: FakeClock, db: Database) -> None:
    strategy = strategies.save(FULL).value
    strategy_id = str(strategy.id)
    strategies.mark(strategy_id, Mark(own_note="mine"))
    strategies.delete(strategy_id)
    assert strategies.tools(ToolFilter(kind=Kind.OWN)) == []
    strategies.undo_delete(strategy_id)
    assert strategies.get(strategy_id) == strategy
    assert strategies.tool(strategy_id).mark.own_note == "mine"
    strategies.delete(strategy_id)
    clock.tick(600)
    assert strategies.purge_expired().value == 1
    assert db.value("SELECT count(*) FROM tool_mark") == db.value("SELECT count(*) FROM strategy") == 0


def test_an_export_comes_back_as_it_was_and_only_once(strategies: Strategies, clock: FakeClock) -> None:
    strategies.save(FULL)
    own_id(strategies, title="second")
    other = Strategies(memory_database(), clock, CountingIds())
    assert other.add_exported(strategies.each()).value == 2
    assert list(other.each()) == list(strategies.each())
    assert other.add_exported(strategies.each()).changes == Changes.NONE


def test_a_choice_that_only_a_newer_program_knows_is_read_as_unsaid(strategies: Strategies, db: Database) -> None:
    strategies.save(FULL)
    db.execute("""UPDATE strategy SET discreet = 'new', states = '["new", "middle"]'""")
    (strategy,) = strategies.each()
    assert (strategy.discreet, strategy.states) == (Discreet.UNSAID, (State.ALL_RIGHT,))


# what the person leaves out


def test_what_is_left_out_is_shown_only_when_asked_for(strategies: Strategies, db: Database, clock: FakeClock) -> None:
    everything = ToolFilter(show_not_for_me=True, show_left_out=True)
    cautions = Cautions(Preferences(db, clock))
    before = {tool.id: tool for tool in strategies.tools(everything)}
    assert all(not tool.left_out for tool in before.values())
    cautions.leave_out([Caution.BREATH, Caution.TOUCH])
    touched = {key for key, tool in before.items() if tool.touches & {"C-BREATH", "C-TOUCH"}}
    assert "longer-out-breath" in touched
    assert {tool.id for tool in strategies.tools()} == before.keys() - touched
    shown = {tool.id: tool for tool in strategies.tools(everything)}
    assert shown.keys() == before.keys()
    assert all(tool.left_out == tool.touches & {"C-BREATH", "C-TOUCH"} for tool in shown.values())
    assert strategies.tool("longer-out-breath").left_out == {"C-BREATH"}


def test_an_own_strategy_is_left_out_by_what_it_was_given(
    strategies: Strategies, db: Database, clock: FakeClock
) -> None:
    own = own_id(strategies, title="a song", cautions=("C-SOUND",))
    Cautions(Preferences(db, clock)).leave_out([Caution.SOUND])
    assert own not in {tool.id for tool in strategies.tools()}
    assert strategies.tool(own).left_out == {"C-SOUND"}


@pytest.mark.parametrize("exercise", library().values(), ids=list(library()))
def test_an_exercise_touches_its_cautions_and_what_it_draws_on(strategies: Strategies, exercise: Exercise) -> None:
    touches = strategies.tool(exercise.id).touches
    assert touches - {Caution.EYES} == exercise.draws_on - {Caution.EYES}
    assert (Caution.EYES in touches) is (exercise.eyes is Eyes.OPTIONAL or Caution.EYES in exercise.cautions)


def test_what_came_from_a_pack_says_so_and_is_the_persons_to_change(strategies: Strategies) -> None:
    taken = strategies.take(StrategyDraft(title="from elsewhere", steps=("go",)), "pack").value
    assert (taken.source, strategies.tool(taken.id or "").source) == ("pack", "pack")
    changed = strategies.save(StrategyDraft(taken.id, "mine now")).value
    assert (changed.title, changed.source) == ("mine now", "pack")
    again = strategies.take(StrategyDraft(taken.id, "theirs anew"), "pack").value
    assert (again.id, again.title) == (taken.id, "theirs anew")
    strategies.make_own(taken.id or "")
    assert strategies.get(taken.id or "").source == ""
    with refuses(Code.NOT_FOUND):
        strategies.make_own("none")


def test_these_are_those_in_sight(strategies: Strategies) -> None:
    one, two = (strategies.save(StrategyDraft(title=title)).value for title in ("one", "two"))
    strategies.delete(two.id or "")
    assert strategies.these([one.id or "", two.id or "", "none"]) == [one]
    assert strategies.these([]) == []


def test_exercises_from_packs_are_tools_of_no_group(strategies: Strategies) -> None:
    guest = msgspec.structs.replace(library()["wall-push"], id="p.push")
    strategies.from_packs = lambda: {"p.push": guest}
    tool = strategies.tool("p.push")
    assert (tool.kind, tool.source, tool.group, tool.title) == (Kind.EXERCISE, "p", "", guest.title)
    assert strategies.exercise("p.push") is guest
    assert strategies.exercise("wall-push") == library()["wall-push"]
    assert [found.id for found in strategies.tools()][-1] == "p.push"  # after those that come with the program
    for none in ("p.other", "other", strategies.save(StrategyDraft(title="own")).value.id or ""):
        with refuses(Code.NOT_FOUND):
            strategies.exercise(none)
