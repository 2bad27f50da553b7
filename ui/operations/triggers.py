"""What a person can do in the trigger log, one function each."""

from __future__ import annotations

from datetime import date, timedelta

from app.changes import Outcome
from app.session import Session
from app.triggers.model import TriggerDraft, TriggerNote
from ui.context import Operation

PAUSED_UNTIL = "triggers.paused-until"
IN_WORDS = "triggers.in-words"
_PAUSE_DAYS = 7


def save_note(draft: TriggerDraft) -> Operation[TriggerNote]:
    """Keep a note, new or changed."""
    return lambda s: s.triggers.save(draft)


def delete_note(note_id: str) -> Operation[None]:
    """Put a note aside for ten minutes, then it is gone."""
    return lambda s: s.triggers.delete(note_id)


def undo_delete_note(note_id: str) -> Operation[None]:
    return lambda s: s.triggers.undo_delete(note_id)


def purge_note(note_id: str) -> Operation[None]:
    """Remove a note for good, now."""
    return lambda s: s.triggers.purge(note_id)


def pause_noting() -> Operation[str]:
    """Ask nothing about triggers for a week; the last day of the pause."""

    def run(session: Session) -> Outcome[str]:
        last = (date.fromisoformat(session.clock.here().day) + timedelta(days=_PAUSE_DAYS)).isoformat()
        return Outcome(last, session.preferences.set(PAUSED_UNTIL, last).changes)

    return run


def resume_noting() -> Operation[None]:
    return lambda s: s.preferences.set(PAUSED_UNTIL, None)


def note_in_words(in_words: bool) -> Operation[None]:
    """Say strengths in words, or in numbers, from now on."""
    return lambda s: s.preferences.set(IN_WORDS, in_words)


def paused_until(session: Session) -> str:
    """The last day of the pause (``YYYY-MM-DD``), or "" while there is none."""
    last = session.preferences.get(PAUSED_UNTIL, "")
    return last if last >= session.clock.here().day else ""


def speaks_in_words(session: Session) -> bool:
    """Whether the person says strengths in words."""
    return session.preferences.get(IN_WORDS, False)
