"""Fair tests: begun on a calm day, thrown turn by turn, looked at when there is enough."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.insights.answers import FairFound, FairSide
from app.insights.fair_model import (
    MOST_SITUATION,
    MOST_WOULD_CHANGE,
    FairDraft,
    FairTest,
    FairTurn,
    low_risk,
)
from app.insights.pairs import PairRow
from app.insights.questions import Ref, Source
from app.insights.shares import went
from app.insights.sides import Comparison, FairBeside, fair_beside
from app.insights.strengths import Measure, Scale, Tally, scale_of, tally
from app.strategies.model import Tool
from app.strategies.strategies import Strategies
from app.vault import rows
from app.vault.database import Database, Row, Value
from app.vault.words import clean, clean_line

_COLUMNS = "id, created_at, modified_at, first_tool, second_tool, situation, would_change, ended_at"
_NEVER = (1 << 63) - 1


class FairTests:
    """The fair tests, newest first.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        ids: Ids,
        strategies: Strategies,
        coin: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        self._db = db
        self._clock = clock
        self._ids = ids
        self._strategies = strategies
        self._coin = coin

    # reading

    def all(self) -> list[FairTest]:
        """Every test in sight, newest first."""
        found = self._db.rows(
            f"SELECT {_COLUMNS} FROM fair_test WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC"  # noqa: S608
        )
        return [self._test(row) for row in found]

    def each(self) -> Iterator[FairTest]:
        """Every test in sight, oldest first."""
        yield from reversed(self.all())

    def get(self, test_id: str) -> FairTest:
        found = self._db.row(f"SELECT {_COLUMNS} FROM fair_test WHERE id = ? AND deleted_at IS NULL", (test_id,))  # noqa: S608
        if found is None:
            raise UserFixable(Code.NOT_FOUND)
        return self._test(found)

    def running(self) -> FairTest | None:
        """The one that was not stopped."""
        return next((test for test in self.all() if test.ended_at is None), None)

    def allowed(self) -> list[Tool]:
        """The tools that a coin may choose."""
        return [tool for tool in self._strategies.tools() if low_risk(tool)]

    def result(self, test_id: str) -> FairFound:
        """What may be said of it by now."""
        test = self.get(test_id)
        left, right = (self._side(test, tool_id) for tool_id in (test.first_tool, test.second_tool))
        measures = (
            _beside(what, [found[1] for found in (left, right)]) for what in (Measure.AFTER, Measure.NUMB_AFTER)
        )
        shown = tuple(found for found in measures if found is not None)
        return FairFound(test, left[0], right[0], Comparison(shown) if shown else None)

    def notes(self, test_id: str) -> list[Ref]:
        """The uses that a result rests on, newest first."""
        ids = [turn.practice_id for turn in self.get(test_id).turns if turn.practice_id]
        found = [self._db.row("SELECT id, seq FROM practice WHERE id = ? AND deleted_at IS NULL", (i,)) for i in ids]
        refs = [Ref(Source.USES, row[0], row[1]) for row in found if row is not None]
        return sorted(refs, key=lambda ref: -ref.cursor)

    # writing

    def begin(self, draft: FairDraft) -> Outcome[FairTest]:
        """Begin one.

        Raises `UserFixable`: TEST_RUNNING while another runs; NOT_LOW_RISK for a tool that a coin may
        not choose, or the same tool twice; EMPTY without a situation or what would count; TOO_LONG.
        """
        draft = _tidy(draft)
        if self.running() is not None:
            raise UserFixable(Code.TEST_RUNNING)
        self._check_tools(draft.first_tool, draft.second_tool)
        if not draft.situation or not draft.would_change:
            raise UserFixable(Code.EMPTY)
        _check_lengths(draft)
        now, test_id = self._clock.now_ms(), self._ids.new()
        self._insert(
            FairTest(test_id, now, now, draft.first_tool, draft.second_tool, draft.situation, draft.would_change)
        )
        return Outcome(self.get(test_id), Changes.INSIGHTS)

    def throw(self, test_id: str) -> Outcome[FairTurn]:
        """Throw the coin.  It falls once; there is no way to throw the same turn again.

        Raises `UserFixable`: NOT_LOW_RISK when one of the tools was put aside or left out meanwhile;
        NOT_FOUND for a test that was stopped.
        """
        with self._db.transaction():
            test = self.get(test_id)
            if test.ended_at is not None:
                raise UserFixable(Code.NOT_FOUND)
            self._check_tools(test.first_tool, test.second_tool)
            self._write_down(test)
            now = max(self._clock.now_ms(), *(turn.thrown_at + 1 for turn in test.turns), 0)
            turn = FairTurn(now, (test.first_tool, test.second_tool)[self._coin(2)])
            self._add_turn(test_id, len(test.turns), turn)
            self._touch(test_id)
        return Outcome(turn, Changes.INSIGHTS)

    def stop(self, test_id: str) -> Outcome[None]:
        """End it.  What was noted stays."""
        with self._db.transaction():
            self._write_down(self.get(test_id))
            self._touch(test_id, ended_at=self._clock.now_ms())
        return Outcome(None, Changes.INSIGHTS)

    def resume(self, test_id: str) -> Outcome[None]:
        """Take it up again.  Raises `UserFixable` TEST_RUNNING while another runs."""
        with self._db.transaction():
            self.get(test_id)
            running = self.running()
            if running is not None and running.id != test_id:
                raise UserFixable(Code.TEST_RUNNING)
            self._touch(test_id, ended_at=None)
        return Outcome(None, Changes.INSIGHTS)

    def delete(self, test_id: str) -> Outcome[None]:
        """Take it out of sight for ten minutes, then for good.  The noted uses stay."""
        rows.mark_deleted(self._db, "fair_test", test_id, self._clock)
        return Outcome(None, Changes.INSIGHTS)

    def undo_delete(self, test_id: str) -> Outcome[None]:
        """Bring it back."""
        rows.unmark_deleted(self._db, "fair_test", test_id)
        return Outcome(None, Changes.INSIGHTS)

    def purge(self, test_id: str) -> Outcome[None]:
        """Remove it for good, in sight or not.  The noted uses stay."""
        if not self._purge("id = ?", (test_id,)):
            raise UserFixable(Code.NOT_FOUND)
        return Outcome(None, Changes.INSIGHTS)

    def purge_expired(self) -> Outcome[int]:
        """Remove for good what was deleted ten minutes ago or earlier; how many."""
        gone = self._purge("deleted_at <= ?", (self._clock.now_ms() - rows.UNDO_MS,))
        return Outcome(gone, Changes.INSIGHTS if gone else Changes.NONE)

    def purge_these(self, test_ids: Iterable[str]) -> Outcome[int]:
        """Remove for good those of these that are here; how many."""
        gone = sum(self._purge("id = ?", (test_id,)) for test_id in test_ids)
        return Outcome(gone, Changes.INSIGHTS if gone else Changes.NONE)

    def purge_all(self) -> Outcome[int]:
        """Remove every test for good; how many.  The noted uses stay."""
        gone = self._purge("id IS NOT NULL", ())
        return Outcome(gone, Changes.INSIGHTS if gone else Changes.NONE)

    def add_exported(self, tests: Iterable[FairTest]) -> Outcome[int]:
        """Add tests of an export of ours with their identities; those here already stay; how many.

        Raises `UserFixable`: NOT_FOUND for turns of another tool, TOO_LONG.
        """
        added = 0
        with self._db.transaction():
            for test in tests:
                draft = _tidy(FairDraft(test.first_tool, test.second_tool, test.situation, test.would_change))
                _check_lengths(draft)
                if {turn.tool_id for turn in test.turns} - {draft.first_tool, draft.second_tool}:
                    raise UserFixable(Code.NOT_FOUND)
                if self._db.row("SELECT 1 FROM fair_test WHERE id = ?", (test.id,)) is None:
                    self._insert(replace(test, situation=draft.situation, would_change=draft.would_change))
                    for pos, turn in enumerate(sorted(test.turns, key=lambda turn: turn.thrown_at)):
                        self._add_turn(test.id, pos, turn)
                    added += 1
        return Outcome(added, Changes.INSIGHTS if added else Changes.NONE)

    # rows

    def _test(self, row: Row) -> FairTest:
        stored = [
            FairTurn(*turn)
            for turn in self._db.rows(
                "SELECT thrown_at, tool_id, practice_id FROM fair_turn WHERE test_id = ? ORDER BY pos", (row[0],)
            )
        ]
        return FairTest(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], tuple(self._followed(stored)))

    def _followed(self, turns: list[FairTurn]) -> Iterator[FairTurn]:
        """Each turn with the use that followed it: the first of its tool written down before the next throw."""
        taken = {turn.practice_id for turn in turns if turn.practice_id}
        ends = [*(turn.thrown_at for turn in turns[1:]), _NEVER]
        for turn, end in zip(turns, ends, strict=False):  # without a turn there is still an end
            if turn.practice_id:
                yield turn
                continue
            found = self._db.rows(
                "SELECT id FROM practice WHERE tool_id = ? AND created_at >= ? AND created_at < ?"
                " AND deleted_at IS NULL ORDER BY created_at, seq",
                (turn.tool_id, turn.thrown_at, end),
            )
            practice_id = next((use_id for (use_id,) in found if use_id not in taken), "")
            taken.add(practice_id)
            yield FairTurn(turn.thrown_at, turn.tool_id, practice_id)

    def _write_down(self, test: FairTest) -> None:
        """Keep which use followed each throw, before the next throw or the end."""
        self._db.execute_many(
            "UPDATE fair_turn SET practice_id = ? WHERE test_id = ? AND pos = ?",
            [(turn.practice_id, test.id, pos) for pos, turn in enumerate(test.turns)],
        )

    def _side(self, test: FairTest, tool_id: str) -> tuple[FairSide, list[PairRow]]:
        turns = [turn for turn in test.turns if turn.tool_id == tool_id]
        found: list[PairRow] = []
        verdicts: list[tuple[str, int]] = []
        for turn in turns:
            row = self._db.row(
                "SELECT before, after, numb_before, numb_after, in_words, verdict FROM practice"
                " WHERE id = ? AND deleted_at IS NULL",
                (turn.practice_id,),
            )
            if row is not None:
                found.append(PairRow(row[0], row[1], row[2], row[3], bool(row[4])))
                verdicts.append((row[5], 1))
        worse = sum(verdict == "worse" for verdict, _ in verdicts)
        return FairSide(tool_id, len(turns), len(found), worse, went(verdicts)), found

    def _check_tools(self, first: str, second: str) -> None:
        allowed = {tool.id for tool in self.allowed()}
        if first == second or not {first, second} <= allowed:
            raise UserFixable(Code.NOT_LOW_RISK)

    def _insert(self, test: FairTest) -> None:
        self._db.execute(
            f"INSERT INTO fair_test({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                test.id,
                test.created_at,
                test.modified_at,
                test.first_tool,
                test.second_tool,
                test.situation,
                test.would_change,
                test.ended_at,
            ),
        )

    def _add_turn(self, test_id: str, pos: int, turn: FairTurn) -> None:
        self._db.execute(
            "INSERT INTO fair_turn(test_id, pos, thrown_at, tool_id, practice_id) VALUES (?, ?, ?, ?, ?)",
            (test_id, pos, turn.thrown_at, turn.tool_id, turn.practice_id),
        )

    def _touch(self, test_id: str, **more: Value) -> None:
        full = {"modified_at": self._clock.now_ms(), **more}
        sets = ", ".join(f"{name} = ?" for name in full)
        self._db.execute(f"UPDATE fair_test SET {sets} WHERE id = ?", (*full.values(), test_id))  # noqa: S608

    def _purge(self, condition: str, values: tuple[Value, ...]) -> int:
        with self._db.transaction():
            found = self._db.rows(f"SELECT id FROM fair_test WHERE {condition}", values)  # noqa: S608
            for (test_id,) in found:
                rows.bury(self._db, "fair_test", test_id, self._clock)
        return len(found)


def _tidy(draft: FairDraft) -> FairDraft:
    return FairDraft(
        clean_line(draft.first_tool).strip(), clean_line(draft.second_tool).strip(),
        clean(draft.situation).strip(), clean(draft.would_change).strip(),
    )  # fmt: skip


def _check_lengths(draft: FairDraft) -> None:
    for text, most in ((draft.situation, MOST_SITUATION), (draft.would_change, MOST_WOULD_CHANGE)):
        if len(text) > most:
            raise UserFixable(Code.TOO_LONG, most=most)


def _beside(what: Measure, sides: list[list[PairRow]]) -> FairBeside | None:
    by_scale: list[tuple[Tally, Tally]] = []
    for scale in Scale:
        left, right = (
            tally(
                (
                    (row.after if what is Measure.AFTER else row.numb_after, row.times)
                    for row in rows_
                    if scale_of(in_words=row.in_words) is scale
                ),
                scale,
            )
            for rows_ in sides
        )
        by_scale.append((left, right))
    return fair_beside(what, by_scale[0], by_scale[1])
