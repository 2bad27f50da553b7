"""A folder of Markdown files that any editor opens and that comes back without loss.

Each file begins with its whole record as front matter; below it stands what a person wants to
read (docs/specs/export.md).  A veiled entry's title does not stand in its file name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.exchange import filenames, frontmatter, leaving, records
from app.exchange.filenames import Names
from app.exchange.leaving import ExportReport, Writer
from app.exchange.records import Kind, Record
from app.jobs import CancelToken, Progress, silent
from app.session import Session

_FOLDERS = {
    "trigger": "triggers", "strategy": "tools", "practice": "practice", "card": "cards", "line": "lines",
    "fair_test": "fair tests", "template": "templates", "mark": "marks", "mood_word": "mood words", "preference": "preferences",
    "pack": "packs", "draft": "drafts",
}  # fmt: skip


def export_markdown(
    session: Session, out: Path, progress: Progress = silent, token: CancelToken | None = None
) -> ExportReport:
    """Write everything of the person into a new or empty folder.

    Raises `UserFixable` OUTPUT_EXISTS, `WorldError`, `Cancelled`; then nothing stays behind.
    """
    leaving.refuse_existing(out)
    with leaving.writing() as writer:
        writer.folder(out)
        folder = _Folder(out, writer, token)
        count = others = 0
        for count, record in enumerate(leaving.entries(session), 1):
            folder.entry(record)
            progress(count, 0)
        for kind in records.KINDS:
            for record in leaving.notes(session, kind):
                folder.note(kind, record)
                others += 1
        return ExportReport(writer.files, count, others)


class _Folder:
    def __init__(self, out: Path, writer: Writer, token: CancelToken | None) -> None:
        self._out = out
        self._writer = writer
        self._token = token
        self._names = Names()

    def entry(self, record: Record) -> None:
        fields = dict(record)
        versions = fields.pop("versions")
        body = fields.pop("body")
        words = "" if record["veiled"] else filenames.tame(_short(record["title"]))
        stem = f"{_clock(record)} {words}".strip()
        year = str(record["at"])[:4]
        self._write(self._names.free(f"entries/{year}", stem, ".md"), records.ENTRY, fields, str(body))
        assert isinstance(versions, list)
        for version in versions:
            earlier = {"entry": record["id"], **version}
            text = str(earlier.pop("body"))
            self._write(self._names.free(f"earlier/{year}", stem, ".md"), records.EARLIER, earlier, text)

    def note(self, kind: Kind, record: Record) -> None:
        fields = dict(record)
        body = str(fields.pop(kind.body)) if kind.body else _readable(kind, record)
        named = (
            "name",
            "title",
            "tool_title",
            "tool_id",
            "word",
            "key",
            *(("id",) if kind.name in ("line", "pack") else ()),
        )
        label = next((str(record[n]) for n in named if record.get(n)), "") or _tools(record)
        words = "" if kind.name == "trigger" else filenames.tame(_short(label))
        stem = f"{_clock(record)} {words}".strip() if "at" in record else words
        self._write(self._names.free(_FOLDERS[kind.name], stem, ".md"), kind.name, fields, body)

    def _write(self, name: str, kind: str, fields: Record, body: str) -> None:
        if self._token is not None:
            self._token.check()
        path = self._out / name
        self._writer.folder(path.parent)
        with self._writer.file(path) as stream:
            stream.write(frontmatter.write({"yarrow": records.VERSION[0], "kind": kind, **fields}, body))


def _short(value: object) -> str:
    words = str(value)
    return words if len(words) <= 60 else words[:60]


def _tools(record: Record) -> str:
    """What a fair test is called: its two tools."""
    return " and ".join(str(record[name]) for name in ("first_tool", "second_tool") if name in record)


def _clock(record: Record) -> str:
    at = str(record["at"])
    return f"{at[:10]} {at[11:13]}.{at[14:16]}"


def _readable(kind: Kind, record: Record) -> str:
    """The record for a reader: its title, its steps, then a line for each field that says something."""
    fields = {
        k: v
        for k, v in record.items()
        if v not in (None, "", [], (), False) and k not in ("id", "created", "modified", "zone")
    }
    parts: list[str] = []
    title = next(
        (str(fields.pop(name)) for name in ("title", "tool_title", "word", "tool_id", "key") if name in fields), ""
    )
    if title:
        parts.append(f"# {' '.join(title.split())}")
    steps = fields.pop("steps", ()) if kind.name == "strategy" else ()
    if isinstance(steps, (list, tuple)) and steps:
        parts.append("\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)))
    sections = fields.pop("parts", ()) if kind.name == "card" else ()
    if isinstance(sections, (list, tuple)):
        parts += [_section(section) for section in sections]
    turns = fields.pop("turns", ()) if kind.name == "fair_test" else ()
    if isinstance(turns, (list, tuple)) and turns:
        parts.append("\n".join(f"{n}. {turn['tool_id']}, {turn['thrown']}" for n, turn in enumerate(turns, 1)))
    lines = [f"- {name.replace('_', ' ')}: {_said(value)}" for name, value in fields.items()]
    return "\n\n".join([*parts, "\n".join(lines)]).strip()


def _section(section: Mapping[str, Any]) -> str:
    """A part of a card: its heading and its lines."""
    head = [f"## {section['heading']}\n"] if section["heading"] else []
    return "\n".join([*head, *(f"- {line.replace(chr(10), chr(10) + '  ')}" for line in section["lines"])])


def _said(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    return "yes" if value is True else str(value).replace("\n", "\n  ")
