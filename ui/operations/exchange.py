"""Bringing in and taking out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.changes import Changes, Outcome
from app.exchange import registry
from app.exchange.importing import ImportReport, UndoReport
from app.exchange.leaving import ExportReport
from app.exchange.planning import ImportPlan
from app.exchange.store import ImportBatch
from app.jobs import CancelToken, Progress, silent
from app.session import Session
from ui.context import Operation


def plan_import(path: Path) -> Callable[[Session, CancelToken, Progress], ImportPlan]:
    """The dry run; writes nothing."""
    return lambda session, token, progress: registry.plan(session, path, None, progress, token)


def apply_import(
    plan: ImportPlan, landed: list[str]
) -> Callable[[Session, CancelToken, Progress], Outcome[ImportReport]]:
    """Carry a plan out, after keeping a copy.  ``landed`` gets the name of the import the moment it is there."""

    def work(session: Session, token: CancelToken, progress: Progress) -> Outcome[ImportReport]:
        outcome = registry.apply(session, plan, progress, token)
        landed.append(outcome.value.import_id)
        return outcome

    return work


def cancelled(landed: list[str]) -> Operation[None]:
    """Cancel was pressed: an import that had landed by then, although nobody had heard of it yet, is taken back.

    It waits behind that import, so it sees what became of it.
    """

    def do(session: Session) -> Outcome[None]:
        changes = Changes.NONE
        for import_id in filter(None, landed):
            changes |= registry.undo(session, import_id, silent, CancelToken()).changes
        return Outcome(None, changes)

    return do


def undo_import(import_id: str) -> Callable[[Session, CancelToken, Progress], Outcome[UndoReport]]:
    """Take an import back; what was changed since stays."""
    return lambda session, token, progress: registry.undo(session, import_id, progress, token)


def list_imports(session: Session) -> list[ImportBatch]:
    """Imports that can be taken back, newest first."""
    return registry.imports(session)


def export(out: Path, form: str) -> Callable[[Session, CancelToken, Progress], ExportReport]:
    """Write everything to a new file or folder."""
    return lambda session, token, progress: registry.EXPORTERS[form](session, out, progress, token)
