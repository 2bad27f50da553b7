"""What a person can do in the journal, one function each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.changes import Changes, Outcome
from app.clock import Moment
from app.errors import Code, UserFixable
from app.journal.entries import as_draft
from app.journal.model import Entry, EntryDraft, Template
from app.journal.mood_words import MoodWord
from app.journal.moods import Family
from app.session import Session
from ui.context import Operation

FIRST_WORDS = "journal.first-words"  # preference: lists show how entries begin


class Leaf:
    """What is being written, before and after it has an identity.

    Saves run one after another in the vault lane, and all saves of one piece share its leaf: the
    first gives it the identity, the others find it there.  However quickly they follow each
    other, one piece stays one entry.
    """

    __slots__ = ("gone", "id")

    def __init__(self, entry_id: str | None = None) -> None:
        self.id = entry_id
        self.gone = False  # deleted on purpose: a save that comes late must not bring it back


def save_entry(draft: EntryDraft, leaf: Leaf) -> Operation[Entry | None]:
    """Keep what is being written; None where it was deleted meanwhile.

    An entry that vanished under the hand (an import was undone) is kept as a new one: what is
    being written is never lost.
    """

    def run(session: Session) -> Outcome[Entry | None]:
        if leaf.gone:
            return Outcome(None, Changes.NONE)
        try:
            done = session.journal.save(replace(draft, id=leaf.id))
        except UserFixable as refused:
            if refused.code is not Code.NOT_FOUND or leaf.id is None:
                raise
            done = session.journal.save(replace(draft, id=None))
        leaf.id = done.value.id
        return Outcome(done.value, done.changes)

    return run


def discard_blank(leaf: Leaf) -> Operation[bool]:
    """Let go of a piece that was begun and emptied again; whether there was one."""

    def run(session: Session) -> Outcome[bool]:
        if leaf.id is None or leaf.gone:
            return Outcome(False, Changes.NONE)
        entry = session.journal.get(leaf.id)
        if not as_draft(entry).is_blank or session.journal.versions(leaf.id):
            return Outcome(False, Changes.NONE)
        leaf.gone = True
        return Outcome(True, session.journal.purge(leaf.id).changes)

    return run


def change_entry(entry_id: str, **fields: Any) -> Operation[Entry]:
    """Change some fields of an entry as it is kept now: ``starred``, ``veiled``, ``at``, …"""
    return lambda s: s.journal.save(replace(as_draft(s.journal.get(entry_id)), **fields))


def move_entry(entry_id: str, at: Moment) -> Operation[Entry]:
    """Give an entry another date and time."""
    return change_entry(entry_id, at=at)


def delete_entry(entry_id: str, leaf: Leaf | None = None) -> Operation[None]:
    """Put an entry aside for ten minutes, then it is gone.  ``leaf``: it is being written right now."""

    def run(session: Session) -> Outcome[None]:
        done = session.journal.delete(entry_id)
        if leaf is not None:
            leaf.gone = True
        return done

    return run


def undo_delete_entry(entry_id: str) -> Operation[None]:
    return lambda s: s.journal.undo_delete(entry_id)


def purge_entry(entry_id: str, leaf: Leaf | None = None) -> Operation[None]:
    """Remove an entry and its history for good, now."""

    def run(session: Session) -> Outcome[None]:
        done = session.journal.purge(entry_id)
        if leaf is not None:
            leaf.gone = True
        return done

    return run


def restore_version(version_id: str) -> Operation[Entry]:
    """Bring an earlier version back; what stands now becomes a version."""
    return lambda s: s.journal.restore(version_id)


def save_template(name: str, title: str, body: str, tags: tuple[str, ...] = ()) -> Operation[Template]:
    """Keep a beginning of one's own."""
    return lambda s: s.journal.save_template(None, name, title, body, tags)


def delete_template(template_id: str) -> Operation[None]:
    return lambda s: s.journal.delete_template(template_id)


def undo_delete_template(template_id: str) -> Operation[None]:
    return lambda s: s.journal.undo_delete_template(template_id)


def add_mood_word(word: str, family: Family) -> Operation[MoodWord]:
    """Offer a word of one's own from now on."""
    return lambda s: s.journal.mood_words.add(word, family)


def rename_mood_word(word: str, label: str) -> Operation[MoodWord]:
    """Call a word otherwise; an empty label gives it its first name back."""
    return lambda s: s.journal.mood_words.rename(word, label)


def hide_mood_word(word: str, hidden: bool) -> Operation[MoodWord]:
    return lambda s: s.journal.mood_words.hide(word, hidden=hidden)


def remove_mood_word(word: str) -> Operation[None]:
    """Forget a word of one's own.  Entries keep it."""
    return lambda s: s.journal.mood_words.remove(word)


def show_first_words(shown: bool) -> Operation[None]:
    """Show or hide in lists how entries begin."""
    return lambda s: s.preferences.set(FIRST_WORDS, shown)


def shows_first_words(session: Session) -> bool:
    """Whether lists show how entries begin.  Off at first: nothing comes back by itself."""
    return session.preferences.get(FIRST_WORDS, False)
