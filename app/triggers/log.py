"""The trigger log: notes of what set something off, as few or as many fields as the person likes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from app.changes import Changes, Outcome
from app.clock import Clock, Moment
from app.errors import Code, UserFixable
from app.ids import Ids
from app.jobs import CancelToken
from app.triggers.model import (
    BUILT_IN,
    MAX_AFTER_MINUTES,
    MAX_NOTE,
    PART_HOURS,
    Danger,
    DayPart,
    Helped,
    TriggerDraft,
    TriggerFilter,
    TriggerNote,
)
from app.vault import ask, rows, scale
from app.vault.chips import Chips
from app.vault.database import Database, Row, Value
from app.vault.dated import NOTHING, Dated
from app.vault.find import Searched, Wanted
from app.vault.index import Index
from app.vault.indexed import Indexed
from app.vault.shelf import either, only
from app.vault.words import clean, clean_labels, clean_line, fold

CHIP_FIELDS = ("places", "channels", "body", "feelings", "urges", "did")
_SINGLE = (
    "day_part", "danger", "note", "thought", "peak", "peak_in_words", "numb", "after", "numb_after",
    "after_minutes", "helped", "next_time",
)  # fmt: skip
_COLUMNS = ("seq", "id", "created_at", "modified_at", "local", "zone", *_SINGLE)


class TriggerLog(Indexed[TriggerNote, TriggerDraft], Dated[TriggerNote, TriggerDraft]):
    """Notes by the time they are about, newest first.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    table: ClassVar[str] = "trigger_note"
    columns: ClassVar[str] = ", ".join(f"trigger_note.{name}" for name in _COLUMNS)
    changes: ClassVar[Changes] = Changes.TRIGGERS

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        super().__init__(db, clock, ids)
        self._chips = Chips(db, "trigger_chip", "trigger_note")
        self._index = Index(db, "trigger_words", ("words",), late="trigger_late")
        self._searched = Searched(self.table, self._index, self._chips)

    def save(self, draft: TriggerDraft) -> Outcome[TriggerNote]:
        """Keep a note; every field may be empty.  ``id`` None makes a new one, ``at`` None means now.

        Raises `UserFixable`: BAD_NUMBER for a strength outside 0..10 (or that is none of the
        words, where words were chosen) or minutes outside a week; TOO_LONG for a note of more
        than 140 characters.
        """
        return self._save(draft)

    def page(
        self,
        before: int | None = None,
        limit: int = 50,
        filter: TriggerFilter = TriggerFilter(),  # noqa: A002, B008  frozen, and the name the callers read
        token: CancelToken | None = None,
    ) -> list[TriggerNote]:
        """One page of the notes that fit; ``before`` is the cursor of the last one shown.

        Raises `Cancelled` when the token is cancelled meanwhile.
        """
        if filter.text:
            self._index.catch_up(self._words_of)
        with self._db.reading(token):
            return self._made(self._searched.find(self._db, self.columns, self._wanted(filter), before, limit))

    def used(self, field: str, besides: Iterable[str] = ()) -> list[str]:
        """The person's own chips of a field (one of `CHIP_FIELDS`), most used first.

        ``besides``: what a front end offers of its own accord, on top of the built-in chips, such
        as the mood words for feelings.
        """
        known = {fold(chip) for chip in (*BUILT_IN.get(field, ()), *besides)}
        return [value for value, _ in self._chips.counts(field) if fold(value) not in known]

    def counts(self, field: str) -> list[tuple[str, int]]:
        """Every chip of a field and how many notes have it, most used first."""
        return self._chips.counts(field)

    def blur(self, last_day: str) -> Outcome[int]:
        """Drop the free text of notes up to a day (``YYYY-MM-DD``), keep chips and numbers; how many."""
        _, end = rows.span_of_days(last_day, last_day)
        condition = "seq < ? AND (note <> '' OR thought <> '' OR next_time <> '')"
        with self._db.transaction():
            found = self._read(condition, (end,))
            for old in found:
                self._change(
                    old,
                    dataclasses.replace(as_draft(old), note="", thought="", next_time=""),
                    old.at or self._clock.here(),
                )
        return self._counted(len(found))

    def add_exported(self, notes: Iterable[TriggerNote]) -> Outcome[int]:
        """Add notes of an export of ours with their identities and stamps; those here already stay; how many."""
        return self._add_new(notes, self._add_exported)

    # rows

    def _clean(self, draft: TriggerDraft) -> TriggerDraft:
        draft = _tidy(draft)
        _check(draft)
        return draft

    def _draft(self, kept: TriggerNote) -> TriggerDraft:
        return as_draft(kept)

    def _values(self, draft: TriggerDraft) -> dict[str, Value]:
        return {name: getattr(draft, name) for name in _SINGLE} | {"peak_in_words": int(draft.peak_in_words)}

    def _lived(self, draft: TriggerDraft, otherwise: Moment) -> Moment:
        """A part of the day stands at an hour of its own, so that such notes have a place in order."""
        at = super()._lived(draft, otherwise)
        hour = PART_HOURS.get(draft.day_part)
        return at if hour is None else Moment(f"{at.day}T{hour:02d}:00:00", at.zone)

    def _add(self, draft: TriggerDraft, at: Moment, more: Mapping[str, Value] = NOTHING) -> tuple[int, str]:
        seq, note_id = super()._add(draft, at, more)
        self._chips.put(seq, _chips(draft), fresh=True)
        self._index.add_later(seq, self._words(draft))
        return seq, note_id

    def _change(self, old: TriggerNote, new: TriggerDraft, at: Moment) -> int:
        seq = super()._change(old, new, at)
        self._reword(old, new, seq)
        self._chips.put(seq, _chips(new))
        return seq

    def _words(self, said: TriggerDraft) -> tuple[str, ...]:
        chips = [chip for field in CHIP_FIELDS for chip in getattr(said, field)]
        return ("\n".join((said.note, said.thought, said.next_time, *chips)),)

    def _made(self, found: Sequence[Row]) -> list[TriggerNote]:
        chips = self._chips.of(row[0] for row in found)
        return [_note(row, chips[row[0]]) for row in found]

    def _wanted(self, filter: TriggerFilter) -> Wanted:  # noqa: A002
        wanted = Wanted()
        self._searched.ask(wanted, ask.read(filter.text))
        if filter.after:
            wanted.since(rows.first_seq_of_day(filter.after))
        if filter.before:
            wanted.below(rows.span_of_days(filter.before, filter.before)[1])
        for field, chip in (("channels", filter.channel), ("places", filter.place), ("feelings", filter.feeling)):
            if chip:
                self._searched.has_label(wanted, field, [chip])
        return wanted


def as_draft(note: TriggerNote) -> TriggerDraft:
    """What the form would say of a note."""
    return only(TriggerDraft, note)


def _tidy(draft: TriggerDraft) -> TriggerDraft:
    chips: dict[str, Any] = {field: clean_labels(getattr(draft, field)) for field in CHIP_FIELDS}
    return dataclasses.replace(
        draft,
        note=clean_line(draft.note).strip(),
        thought=clean(draft.thought),
        next_time=clean(draft.next_time),
        **chips,
    )


def _check(draft: TriggerDraft) -> None:
    scale.check(draft.peak, draft.numb, draft.after, draft.numb_after, in_words=draft.peak_in_words)
    if draft.after_minutes is not None and not 0 <= draft.after_minutes <= MAX_AFTER_MINUTES:
        raise UserFixable(Code.BAD_NUMBER)
    if len(draft.note) > MAX_NOTE:
        raise UserFixable(Code.TOO_LONG, most=MAX_NOTE)


def _chips(note: TriggerDraft) -> dict[str, tuple[str, ...]]:
    return {field: getattr(note, field) for field in CHIP_FIELDS}


def _note(row: Row, chips: Mapping[str, tuple[str, ...]]) -> TriggerNote:
    seq, note_id, created_at, modified_at, local, zone, *single = row
    values = dict(zip(_SINGLE, single, strict=True))
    values |= {
        "day_part": either(DayPart, values["day_part"], DayPart.UNKNOWN), "danger": either(Danger, values["danger"], Danger.UNASKED),
        "helped": either(Helped, values["helped"], Helped.UNASKED), "peak_in_words": bool(values["peak_in_words"]),
        **chips,
    }  # fmt: skip
    return TriggerNote(
        id=note_id, at=Moment(local, zone), cursor=seq, created_at=created_at, modified_at=modified_at, **values
    )
