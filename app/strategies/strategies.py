"""Coping tools: the person's own strategies and the exercises of the program, as one list."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from app.cautions import Cautions
from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.preferences import Preferences
from app.strategies import narrow
from app.strategies.model import Discreet, Kind, Mark, State, Strategy, StrategyDraft, Tool, ToolFilter
from app.vault.database import Database, Row, Value
from app.vault.shelf import Shelf, among, either, only, stamps
from app.vault.words import clean, clean_labels, clean_line
from exercises.catalogue import group_of
from exercises.load import Library, library
from exercises.model import Caution, Exercise, Eyes

_LISTS = ("steps", "needs", "tags", "cautions", "states")
_SINGLE = ("title", "helps_when", "not_when", "minutes", "discreet", *_LISTS)
_LONGEST_MINUTES = 24 * 60

SEPARATOR = "."
"""Between the pack and the item in the identity of an exercise that came from a pack; no other tool has one."""


class Strategies(Shelf[Strategy]):
    """Own strategies as rows, exercises from their files, and what the person says of either.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    table: ClassVar[str] = "strategy"
    columns: ClassVar[str] = ", ".join(("id", "source", "created_at", "modified_at", *_SINGLE))
    changes: ClassVar[Changes] = Changes.STRATEGIES

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        super().__init__(db, clock, ids)
        self.language = "en"  # of the exercises; a front end sets it to its own
        self._cautions = Cautions(Preferences(db, clock))
        self.from_packs: Callable[[], Mapping[str, Exercise]] = dict
        """Exercises that came from elsewhere, by the identity of the tool; the session says whence."""

    # own strategies

    def save(self, draft: StrategyDraft) -> Outcome[Strategy]:
        """Keep a strategy of the person's own; ``id`` None makes a new one.

        Raises `UserFixable` BAD_NUMBER for minutes below one or above a day.
        """
        draft = tidy(draft)
        if draft.minutes is not None and not 1 <= draft.minutes <= _LONGEST_MINUTES:
            raise UserFixable(Code.BAD_NUMBER)
        with self._db.transaction():
            if draft.id is None:
                strategy_id = self._add(draft)
            else:
                strategy_id = draft.id
                old = self.get(strategy_id)
                if draft == as_draft(old):
                    return Outcome(old, Changes.NONE)
                self._write(strategy_id, _values(draft))
            return Outcome(self.get(strategy_id), self.changes)

    def take(self, draft: StrategyDraft, source: str) -> Outcome[Strategy]:
        """Keep a strategy that came from a pack; with an ``id``, in the place of what was taken before."""
        with self._db.transaction():
            taken = self.save(draft).value.id if draft.id else self._add(tidy(draft), source=source)
            return Outcome(self.get(taken or ""), self.changes)

    def these(self, ids: Sequence[str]) -> list[Strategy]:
        """Those of them that are in sight."""
        return self._read(f"{among('id', ids)} AND deleted_at IS NULL", ids)

    def make_own(self, strategy_id: str) -> Outcome[None]:
        """It came from a pack and is the person's own from now on."""
        self.get(strategy_id)
        self._db.execute("UPDATE strategy SET source = '' WHERE id = ?", (strategy_id,))
        return Outcome(None, self.changes)

    def add_exported(self, strategies: Iterable[Strategy]) -> Outcome[int]:
        """Add strategies of an export of ours with their identities and stamps; those here already stay; how many."""
        return self._add_new(strategies, self._add_exported)

    def _add_exported(self, strategy: Strategy) -> None:
        self._add(tidy(as_draft(strategy)), source=strategy.source, **stamps(strategy))

    # every tool

    def tools(self, filter: ToolFilter = ToolFilter()) -> list[Tool]:  # noqa: A002, B008  frozen, and the name the callers read
        """The tools that fit: favourites first, then own ones by title, then exercises in their order.

        What the person leaves out is not among them, unless it is asked for.
        """
        marks, left_out = self._marks(), self._cautions.left_out()
        own = sorted(self.each(), key=lambda strategy: strategy.title.casefold())
        found = [_own_tool(strategy, marks.get(strategy.id or "", Mark()), left_out) for strategy in own]
        texts = {tool.id: _own_text(strategy) for tool, strategy in zip(found, own, strict=True)}
        for exercise in (*self._library().values(), *self.from_packs().values()):
            found.append(_exercise_tool(exercise, marks.get(exercise.id, Mark()), left_out))
            texts[exercise.id] = " ".join(exercise.helps_when)
        if filter.occasion is not None:
            places = {key: place for place, key in enumerate(self._library().sets.get(filter.occasion.value, ()))}
            found = sorted((tool for tool in found if tool.id in places), key=lambda tool: places[tool.id])
        fitting = [tool for tool in found if narrow.fits(tool, filter, texts[tool.id])]
        return sorted(fitting, key=lambda tool: not tool.mark.favourite)

    def tool(self, tool_id: str) -> Tool:
        """One tool, own or built in."""
        mark, left_out = self._marks(tool_id).get(tool_id, Mark()), self._cautions.left_out()
        exercise = self._exercise(tool_id)
        if exercise is None:
            return _own_tool(self.get(tool_id), mark, left_out)
        return _exercise_tool(exercise, mark, left_out)

    def exercise(self, tool_id: str) -> Exercise:
        """The exercise that a tool is, built in or from a pack; a strategy is none."""
        found = self._exercise(tool_id)
        if found is None:
            raise UserFixable(Code.NOT_FOUND)
        return found

    def mark(self, tool_id: str, mark: Mark) -> Outcome[Mark]:
        """Keep what the person says of a tool.  "Not for me" takes the favourite's star away."""
        self.tool(tool_id)
        mark = Mark(mark.favourite and not mark.not_for_me, mark.not_for_me, clean(mark.own_note))
        if mark == Mark():
            self._db.execute("DELETE FROM tool_mark WHERE tool_id = ?", (tool_id,))
        else:
            self._write_mark(tool_id, mark)
        return Outcome(mark, self.changes)

    def marks(self) -> dict[str, Mark]:
        """What the person says of tools, by tool, for an export."""
        return self._marks()

    def tags(self) -> list[tuple[str, int]]:
        """Tags of the tools and how many have them, most used first."""
        counts = Counter(tag for tool in self.tools() for tag in tool.tags)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))

    # rows

    def _library(self) -> Library:
        return library(self.language)

    def _exercise(self, tool_id: str) -> Exercise | None:
        built_in = self._library().get(tool_id)
        return built_in if built_in is not None or SEPARATOR not in tool_id else self.from_packs().get(tool_id)

    def _add(self, draft: StrategyDraft, **more: Value) -> str:
        return self._insert(self._clock.here(), {**_values(draft), **more}, draft.id)[1]

    def _made(self, found: Sequence[Row]) -> list[Strategy]:
        return [_strategy(row) for row in found]

    def _let_go(self, seqs: Sequence[int]) -> None:
        which = f"SELECT id FROM strategy WHERE {among('seq', seqs)}"  # noqa: S608  text of ours
        self._db.execute(f"DELETE FROM tool_mark WHERE tool_id IN ({which})", seqs)  # noqa: S608

    def _marks(self, tool_id: str = "") -> dict[str, Mark]:
        sql = "SELECT tool_id, favourite, not_for_me, own_note FROM tool_mark WHERE ?1 = '' OR tool_id = ?1"
        return {row[0]: Mark(bool(row[1]), bool(row[2]), row[3]) for row in self._db.rows(sql, (tool_id,))}

    def _write_mark(self, tool_id: str, mark: Mark) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO tool_mark(tool_id, modified_at, favourite, not_for_me, own_note) VALUES (?, ?, ?, ?, ?)",
            (tool_id, self._clock.now_ms(), int(mark.favourite), int(mark.not_for_me), mark.own_note),
        )


def as_draft(strategy: Strategy) -> StrategyDraft:
    """What the form would say of a strategy."""
    return only(StrategyDraft, strategy)


def tidy(draft: StrategyDraft) -> StrategyDraft:
    """A strategy as it is kept."""
    return dataclasses.replace(
        draft,
        title=clean_line(draft.title).strip(),
        steps=tuple(step for step in (clean(text).strip() for text in draft.steps) if step),
        helps_when=clean(draft.helps_when),
        not_when=clean(draft.not_when),
        needs=clean_labels(draft.needs),
        tags=clean_labels(draft.tags),
        cautions=clean_labels(draft.cautions),
        states=tuple(dict.fromkeys(draft.states)),
    )


def _values(draft: StrategyDraft) -> dict[str, Value]:
    lists: dict[str, Value] = {name: json.dumps(getattr(draft, name), ensure_ascii=False) for name in _LISTS}
    return {name: getattr(draft, name) for name in _SINGLE} | lists


def _strategy(row: Row) -> Strategy:
    strategy_id, source, created_at, modified_at, *single = row
    values = dict(zip(_SINGLE, single, strict=True))
    values |= {name: tuple(json.loads(values[name])) for name in _LISTS}
    values["discreet"] = either(Discreet, values["discreet"], Discreet.UNSAID)
    values["states"] = tuple(State(state) for state in values["states"] if state in set(State))
    return Strategy(id=strategy_id, source=source, created_at=created_at, modified_at=modified_at, **values)


def _own_tool(strategy: Strategy, mark: Mark, left_out: frozenset[Caution]) -> Tool:
    summary = clean_line(strategy.helps_when).strip() or next((clean_line(step) for step in strategy.steps), "")
    touches = frozenset(strategy.cautions)
    return Tool(
        strategy.id or "", Kind.OWN, strategy.title, summary, strategy.minutes, strategy.minutes, strategy.discreet,
        strategy.needs, strategy.tags, strategy.cautions, strategy.states, mark, touches, touches & left_out,
        source=strategy.source,
    )  # fmt: skip


def _own_text(strategy: Strategy) -> str:
    return "\n".join((*strategy.steps, strategy.helps_when, strategy.not_when))


def _exercise_tool(exercise: Exercise, mark: Mark, left_out: frozenset[Caution]) -> Tool:
    touches, source = _touches(exercise), exercise.id.partition(SEPARATOR)[0] if SEPARATOR in exercise.id else ""
    return Tool(
        exercise.id, Kind.EXERCISE, exercise.title, exercise.summary, exercise.minutes_min, exercise.minutes_max,
        Discreet(exercise.discreet.value), exercise.needs, exercise.tags, tuple(str(caution) for caution in exercise.cautions),
        tuple(State(fit.value) for fit in exercise.arousal_fit), mark, touches, touches & left_out,
        "" if source else group_of(exercise.number) or "", source,
    )  # fmt: skip


def _touches(exercise: Exercise) -> frozenset[str]:
    """What a person may leave out of it; for closed eyes it is enough that they are named as a choice."""
    eyes = {Caution.EYES} if exercise.eyes is Eyes.OPTIONAL else set()
    return frozenset(caution.value for caution in exercise.draws_on | eyes)
