"""Our own records: what stands in an export, field by field (docs/specs/export.md).

Both exporters write these and both importers read them, so that neither can know a field that
the other forgets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from app.cards.model import Card
from app.circle.model import HelpLine
from app.errors import AppError
from app.exchange import store
from app.exchange.model import Found, FoundRecord, Left, Reason, unreadable
from app.exchange.packs import PackRecord
from app.exchange.store import KeptMark, KeptMoodWord, KeptPreference, KeptTemplate
from app.insights.fair_model import FairTest
from app.journal.imported import ImportedEntry, ImportedVersion
from app.journal.model import Entry, EntryVersion
from app.packs.drafts import KeptDraft
from app.practice.model import Use
from app.strategies.model import Strategy
from app.triggers.model import TriggerNote

VERSION = (1, 1)

Note = (
    TriggerNote
    | Strategy
    | Use
    | Card
    | HelpLine
    | FairTest
    | KeptTemplate
    | KeptMark
    | KeptMoodWord
    | KeptPreference
    | PackRecord
    | KeptDraft
)
Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record besides entries: its name, its place in the JSON, its table and key."""

    name: str
    plural: str
    type: type[Note]
    table: str
    key: str = "id"
    body: str = ""  # the field that the Markdown export puts below the front matter


KINDS = (
    Kind("trigger", "triggers", TriggerNote, "trigger_note"),
    Kind("strategy", "strategies", Strategy, "strategy"),
    Kind("practice", "practice", Use, "practice"),
    Kind("card", "cards", Card, "card"),
    Kind("line", "lines", HelpLine, "help_line"),
    Kind("fair_test", "fair_tests", FairTest, "fair_test"),
    Kind("template", "templates", KeptTemplate, "template", body="body"),
    Kind("mark", "marks", KeptMark, "tool_mark", "tool_id"),
    Kind("mood_word", "mood_words", KeptMoodWord, "mood_word", "word"),
    Kind("preference", "preferences", KeptPreference, "preference", "key"),
    Kind("pack", "packs", PackRecord, "pack", body="note"),  # after what its items became
    Kind("draft", "drafts", KeptDraft, "pack_draft"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_TYPE = {kind.type: kind for kind in KINDS}
ENTRY, EARLIER = "entry", "earlier"

_ID = re.compile(r"[0-9A-Za-z._:-]{1,100}")
_SOURCE = re.compile(r"[a-z0-9_-]{0,40}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMPS = {
    "created": "created_at", "modified": "modified_at", "saved": "saved_at", "ended": "ended_at", "thrown": "thrown_at",
}  # fmt: skip
_NESTED = ("versions", "turns")  # lists of records inside a record


# writing


def of_entry(entry: Entry, source_id: str, original: str | None, versions: list[EntryVersion]) -> Record:
    """An entry as it is exported, its earlier states with it."""
    record = _record(entry, leave=("source", "extra"))
    record |= {"source": entry.source, "source_id": source_id}
    if original is not None:
        record["original"] = original
    record["extra"] = entry.extra
    record["versions"] = sorted((_record(v, leave=("id", "entry_id")) for v in versions), key=_order)
    return record


def of_note(note: Note) -> Record:
    """Anything else as it is exported."""
    return _record(note)


def _record(kept: object, leave: tuple[str, ...] = ()) -> Record:
    return _named(msgspec.to_builtins(kept), leave)


def _named(values: Mapping[str, object], leave: tuple[str, ...] = ()) -> Record:
    """The fields under the names that they have outside."""
    record: Record = {}
    names = {field: name for name, field in _STAMPS.items()}
    for field, value in values.items():
        if field == "at" and isinstance(value, dict):
            record |= {"at": value["local"], "zone": value["zone"]}
        elif field in names:
            record[names[field]] = stamp(value) if isinstance(value, int) else None
        elif field in _NESTED and isinstance(value, list | tuple):
            record[field] = [_named(part) for part in value]
        elif field != "cursor" and field not in leave:
            record[field] = value
    return record


def _order(version: Record) -> tuple[str, ...]:
    return tuple(str(version[field]) for field in ("saved", "title", "body", "tags", "moods"))


def stamp(ms: int) -> str | int:
    """Milliseconds since 1970 as ``2026-03-14T20:15:00.000Z``; left a number where no calendar reaches."""
    try:
        at = _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return ms
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


# reading


def understand(item: FoundRecord) -> Found | Note | Left:
    """The entry or note that a record tells, or why it cannot be read."""
    try:
        fields = _fields(item.values)
        if item.kind == ENTRY:
            source = fields.pop("source", "")
            entry = msgspec.convert({"source_id": "", **fields}, ImportedEntry)
            if not isinstance(source, str) or not _SOURCE.fullmatch(source) or not _ID.fullmatch(entry.id or ""):
                return unreadable(item.where, Reason.BROKEN)
            return Found(item.where, source, entry)
        kind = BY_NAME.get(item.kind)
        if kind is None:
            return unreadable(item.where, Reason.NO_FIELD)
        note: Note = msgspec.convert(fields, kind.type)
        if isinstance(note, KeptPreference) and note.key not in store.PORTABLE:
            return unreadable(item.where, Reason.NO_FIELD)
        known = kind.key == "word" or _ID.fullmatch(getattr(note, kind.key) or "")
        return note if known else unreadable(item.where, Reason.BROKEN)
    except (msgspec.ValidationError, AppError, ValueError, OverflowError):
        return unreadable(item.where, Reason.BROKEN)


def earlier(values: Mapping[str, object]) -> ImportedVersion | None:
    """An earlier state that stands on its own (in the Markdown export), or None when it cannot be read."""
    try:
        return msgspec.convert(_fields(values), ImportedVersion)
    except (msgspec.ValidationError, ValueError, OverflowError):
        return None


def unknown_fields(item: FoundRecord) -> list[str]:
    """Fields that this version of the program has no place for."""
    cls: Callable[..., object] = (
        ImportedEntry if item.kind == ENTRY else BY_NAME[item.kind].type if item.kind in BY_NAME else ImportedVersion
    )
    names = {field.name for field in msgspec.inspect.type_info(cls).fields}  # type: ignore[attr-defined]
    names |= {"zone", "source", "yarrow", "kind", "entry", *_STAMPS}
    return [key for key in item.values if key not in names]


def _fields(values: Mapping[str, object]) -> Record:
    fields: Record = {}
    for name, value in values.items():
        if name in _STAMPS:
            fields[_STAMPS[name]] = _milliseconds(value)
        elif name == "at":
            fields["at"] = {"local": value, "zone": values.get("zone", "")}
        elif name in _NESTED and isinstance(value, list):
            fields[name] = [_fields(v) if isinstance(v, dict) else v for v in value]
        elif name != "zone":
            fields[name] = value
    return fields


def _milliseconds(value: object) -> object:
    if not isinstance(value, str):
        return value
    at = datetime.fromisoformat(value)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (at - _EPOCH) // timedelta(milliseconds=1)
