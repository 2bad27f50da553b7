"""Everything in one JSON file, one record a line (docs/specs/export.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from app.exchange import leaving, records
from app.exchange.leaving import ExportReport
from app.exchange.records import Record
from app.exchange.yarrow_json import FORMAT
from app.jobs import CancelToken, Progress, silent
from app.session import Session

FILE = "export.json"


def export_json(
    session: Session, out: Path, progress: Progress = silent, token: CancelToken | None = None
) -> ExportReport:
    """Write everything of the person to a new file ``out``, or to `FILE` in it when it is an empty folder.

    Raises `UserFixable` OUTPUT_EXISTS, `WorldError`, `Cancelled`; then nothing stays behind.
    """
    leaving.refuse_existing(out)
    with leaving.writing() as writer:
        path = out / FILE if out.is_dir() else out
        writer.folder(path.parent)
        with writer.file(path) as stream:
            major, minor = records.VERSION
            stream.write(f'{{"format": "{FORMAT}", "version": "{major}.{minor}"')
            count = _list(stream, "entries", leaving.entries(session), progress, token)
            others = sum(_list(stream, k.plural, leaving.notes(session, k), silent, token) for k in records.KINDS)
            stream.write("\n}\n")
    return ExportReport(1, count, others)


def _list(stream: IO[str], name: str, items: Iterable[Record], progress: Progress, token: CancelToken | None) -> int:
    stream.write(f',\n"{name}": [')
    count = 0
    for count, item in enumerate(items, 1):
        if token is not None:
            token.check()
        stream.write(("\n" if count == 1 else ",\n") + json.dumps(item, ensure_ascii=False))
        progress(count, 0)
    stream.write("\n]" if count else "]")
    return count
