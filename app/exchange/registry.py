"""Every format by name, and the four things that can be done: plan, apply, undo, export.

A new format is one more file with a reader, and one more line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from app.errors import Code, UntrustedInput
from app.exchange.daylio import Daylio
from app.exchange.dayone import DayOne
from app.exchange.export_json import export_json
from app.exchange.export_markdown import export_markdown
from app.exchange.importing import ImportReport, UndoReport, apply, imports, undo
from app.exchange.jrnl import Jrnl
from app.exchange.limits import LIMITS, Limits
from app.exchange.markdown_folder import MarkdownFolder
from app.exchange.model import Item
from app.exchange.planning import ImportPlan, Planner
from app.exchange.rednotebook import RedNotebook
from app.exchange.source import Source, open_source
from app.exchange.store import ImportBatch
from app.exchange.yarrow_json import YarrowJson
from app.jobs import CancelToken, Progress, silent
from app.session import Session

__all__ = [
    "EXPORTERS", "ImportBatch", "ImportPlan", "ImportReport", "Importer", "UndoReport",
    "apply", "find", "formats", "importers", "imports", "plan", "undo",
]  # fmt: skip

EXPORTERS = {"markdown": export_markdown, "json": export_json}
"""``export(session, out, progress, token) -> ExportReport`` by the name of the format."""


class Importer(Protocol):
    """A reader of one format."""

    name: str

    def recognises(self, source: Source) -> int:
        """How sure it is, 0 to 100.  Reads only the beginnings of files; never raises for content."""

    def read(self, source: Source) -> Iterator[Item]:
        """Everything in the source.  Raises `UntrustedInput` only when nothing more can be read."""


def importers() -> tuple[Importer, ...]:
    """Every reader."""
    return YarrowJson(), DayOne(), Jrnl(), RedNotebook(), Daylio(), MarkdownFolder()


def formats() -> tuple[str, ...]:
    """Names for `find`."""
    return tuple(importer.name for importer in importers())


def find(source: Source, format: str | None = None) -> Importer:  # noqa: A002  the word the command line uses
    """The reader of this name, or the one that is surest.  Raises `UntrustedInput` FORMAT_UNKNOWN."""
    if format is not None:
        for importer in importers():
            if importer.name == format:
                return importer
        raise UntrustedInput(Code.FORMAT_UNKNOWN)
    sure = {importer.recognises(source): importer for importer in reversed(importers())}  # the first of equals wins
    most = max(sure)
    if not most:
        raise UntrustedInput(Code.FORMAT_UNKNOWN)
    return sure[most]


def plan(
    session: Session, path: Path, format: str | None = None, progress: Progress = silent,  # noqa: A002
    token: CancelToken | None = None, limits: Limits = LIMITS,
) -> ImportPlan:  # fmt: skip
    """The dry run of importing a file, folder or zip; nothing is written.

    Raises `UntrustedInput`: cannot be read, too large, no known format; `WorldError`; `Cancelled`.
    """
    with open_source(path, limits) as source:
        importer = find(source, format)
        planner = Planner(session, limits)

        def items() -> Iterator[Item]:
            yield from source.left
            yield from importer.read(source)

        return planner.plan(importer.name, items(), progress, token)
