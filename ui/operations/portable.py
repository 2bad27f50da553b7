"""What the person does to have a copy on a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.jobs import CancelToken, Progress
from app.portable import archives, folders
from app.portable.make import Making
from app.portable.plan import Notes, Plan, Wish, plan
from app.portable.runtime import Runtime
from app.session import Session
from app.settings import Settings
from app.vault import carry


def programs_here() -> list[Runtime]:
    """The program that runs, and those beside it; empty if it cannot be copied."""
    return folders.here()


def look_at_program(path: Path, token: CancelToken) -> Runtime:
    """The built program in a folder or an archive."""
    return archives.look(path, token) if archives.is_archive(path) else folders.look(path)


def look_at_stick(wish: Wish) -> Plan:
    """What would happen.  Changes nothing."""
    size = carry.size_of(wish.own_data) if wish.notes is Notes.VAULT and wish.own_data is not None else 0
    return plan(wish, notes_size=size)


def lay_notes(making: Making, settings: Settings) -> Callable[[Session, CancelToken, Progress], None]:
    """Copy the notes as they are now."""

    def work(session: Session, token: CancelToken, progress: Progress) -> None:
        making.lay_notes(session.vault.carried(), settings, token, progress)

    return work
