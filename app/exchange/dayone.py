"""Day One 2: the JSON export, zipped or bare.

One JSON file a journal, media beside it (research/import-formats 1).  Times are UTC and are
shown on the wall clock of the entry's own ``timeZone``, so that no entry moves to another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

from app.clock import Moment, find_zone
from app.errors import UntrustedInput
from app.exchange import jsontext, markdown, text
from app.exchange.jsontext import as_dict, as_list, as_text
from app.exchange.model import (
    Attachment,
    Found,
    Item,
    Left,
    Reason,
    fingerprint,
    merged,
    skipped,
    unreadable,
)
from app.exchange.source import Member, MemberError, Source
from app.exchange.work import TextWork
from app.journal.imported import ImportedEntry

NAME = "dayone"

_MEDIA = {"photos": "photo", "audios": "audio", "videos": "video", "pdfAttachments": "pdf"}
_FOLDERS = {"photos": "photos", "audios": "audios", "videos": "videos", "pdfAttachments": "pdfs"}
_MEDIA_LINK = re.compile(r"(!?)\[([^\]\[\n]{0,300})\]\(dayone-moment:/{1,2}(?:[A-Za-z]{1,20}/)?([\w.-]{1,200})\)")
_ENTRY_LINK = re.compile(r"\[([^\]\[\n]{0,300})\]\((dayone2?://[^)\s]{1,500})\)")
_BARE_LINK = re.compile(r"(?<![(\w])dayone2?://[^\s)>\]]{1,500}")
_ENTRY_ID = re.compile(r"entryId=([0-9A-Za-z-]{1,64})")
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)
# Read into fields of ours, or (richText) a formatted double of the text.
_USED = frozenset(
    {"uuid", "creationDate", "modifiedDate", "timeZone", "starred", "text", "richText", "tags", "isPinned", "pinned"}
)


@dataclass(slots=True)
class _Export:
    """What has to be known of the whole source before its first entry can be told."""

    names: set[str]
    media: dict[str, Attachment] = field(default_factory=dict)  # identifier -> file
    days: dict[str, str] = field(default_factory=dict)  # uuid of an entry -> its day
    used: set[str] = field(default_factory=set)


class DayOne:
    """Reads Day One's JSON export."""

    name = NAME

    def recognises(self, source: Source) -> int:
        for member in source.members:
            if member.suffix == ".json":
                head = source.head(member, 1 << 20)
                if b'"entries"' in head and (
                    b'"creationDate"' in head or (b'"metadata"' in head and b'"dateUpdated"' not in head)
                ):
                    return 90
        return 0

    def read(self, source: Source) -> Iterator[Item]:
        export = _Export({m.name for m in source.members})
        journals: list[tuple[str, str, list[object]]] = []
        for member in source.members:
            if member.suffix == ".json":
                found = _entries(source, member)
                if isinstance(found, Left):
                    yield found
                else:
                    export.used.add(member.name)
                    journals.append((member.name, PurePosixPath(member.name).stem, found))
        for where, _, entries in journals:
            for raw in entries:
                _learn(as_dict(raw), PurePosixPath(where).parent.as_posix(), export)
        for where, journal, entries in journals:
            for number, raw in enumerate(entries):
                yield _entry(as_dict(raw), f"{where}#{number + 1}", journal, export)
        for member in source.members:
            if member.name not in export.used and member.suffix != ".json":
                yield skipped(member.name, Reason.ATTACHMENT if "/" in member.name else Reason.OTHER_FILE, member.base)


def _entries(source: Source, member: Member) -> list[object] | Left:
    try:
        root = source.json(member)
    except MemberError as refused:
        return unreadable(member.name, refused.reason)
    entries = as_dict(root).get("entries")
    return entries if isinstance(entries, list) else skipped(member.name, Reason.OTHER_FILE)


def _learn(entry: dict[str, object], folder: str, export: _Export) -> None:
    moment = _moment(entry)
    if (uuid := as_text(entry.get("uuid"))) and moment:
        export.days[uuid.replace("-", "").upper()] = moment[0].day
    for key, kind in _MEDIA.items():
        for item in map(as_dict, as_list(entry.get(key))):
            identifier = text.one_line(item.get("identifier"))
            if identifier:
                export.media[identifier] = Attachment(kind, _media_name(item, key, folder, export.names))


def _media_name(item: dict[str, object], key: str, folder: str, names: set[str]) -> str:
    """The member that holds a medium, or the name it would have.  ``md5`` may be absent or be a file name."""
    stem = (
        text.one_line(item.get("md5")) or text.one_line(item.get("filename")) or text.one_line(item.get("identifier"))
    )
    ending = (text.one_line(item.get("type")) or text.one_line(item.get("format"))).lstrip(".").lower()
    if key == "pdfAttachments" and not ending:
        ending = "pdf"
    prefix = "" if folder in ("", ".") else folder + "/"
    base = PurePosixPath(stem.replace("\\", "/")).name
    for candidate in (f"{base}.{ending}", base, f"{base}.jpeg", f"{base}.jpg", f"{base}.m4a"):
        if (name := f"{prefix}{_FOLDERS[key]}/{candidate}") in names:
            return name
    return text.showable(
        f"{_FOLDERS[key]}/{base}" + (f".{ending}" if ending and not base.endswith("." + ending) else "")
    )


def _entry(raw: dict[str, object], where: str, journal: str, export: _Export) -> Item:
    found = _moment(raw)
    if found is None:
        return unreadable(where, Reason.BAD_DATE if raw else Reason.BROKEN)
    at, zone_known = found
    own = _own_media(raw, export)
    told = as_text(raw.get("text"))
    work = TextWork(told or _rich_text(raw.get("richText")))
    if work.value and not told:
        work.note(Reason.RICH_TEXT)
    if not zone_known:
        work.note(Reason.ZONE_UNKNOWN)
    _convert(work, own, export)
    title, body = markdown.split_title(work.value.strip("\n"))
    export.used.update(a.name for a in own)
    if not (title or body.strip()):
        return skipped(where, Reason.EMPTY)
    uuid = text.one_line(raw.get("uuid"))
    created = _utc_ms(raw.get("creationDate"))
    entry = ImportedEntry(
        at=at,
        source_id=uuid or fingerprint(at.local, as_text(raw.get("text"))),
        title=title,
        body=body.rstrip(),
        tags=merged(text.one_line(t) for t in as_list(raw.get("tags"))),
        starred=raw.get("starred") is True,
        original=work.original,
        extra=_extra(raw, journal, own),
        created_at=created,
        modified_at=_utc_ms(raw.get("modifiedDate")) or created,
    )
    return Found(where, NAME, entry, work.reasons, tuple(own))


def _convert(work: TextWork, own: list[Attachment], export: _Export) -> None:
    mentioned: set[str] = set()

    def medium(match: re.Match[str]) -> str:
        attachment = export.media.get(match[3])
        name = attachment.name if attachment else match[3]
        mentioned.add(name)
        bang = "!" if match[1] and (attachment is None or attachment.kind == "photo") else ""
        return f"{bang}[{match[2] or PurePosixPath(name).name}]({name})"

    def day_of(address: str) -> str:
        found = _ENTRY_ID.search(address)
        return export.days.get(found[1].replace("-", "").upper(), "") if found else ""

    def link(match: re.Match[str]) -> str:
        day = day_of(match[2])
        return f"{match[1]} (→ {day})" if day else match[1]

    def bare(match: re.Match[str]) -> str:
        day = day_of(match[0])
        return f"→ {day}" if day else match[0]

    work.change(Reason.INVISIBLE, lambda t: text.INVISIBLE.sub("", t))
    work.change(Reason.ESCAPES, markdown.unescape)
    work.change(
        Reason.LINKS, lambda t: markdown.outside_code(t, lambda s: _BARE_LINK.sub(bare, _ENTRY_LINK.sub(link, s)))
    )
    work.change(Reason.MEDIA, lambda t: markdown.outside_code(t, lambda s: _MEDIA_LINK.sub(medium, s)))
    if unmentioned := [a for a in own if a.name not in mentioned]:
        lines = [f"{'!' if a.kind == 'photo' else ''}[{PurePosixPath(a.name).name}]({a.name})" for a in unmentioned]
        work.change(Reason.MEDIA, lambda t: "\n\n".join(filter(None, [t.rstrip(), *lines])))


def _own_media(raw: dict[str, object], export: _Export) -> list[Attachment]:
    found: dict[str, Attachment] = {}
    for key in _MEDIA:
        items = [as_dict(i) for i in as_list(raw.get(key))]
        for item in sorted(items, key=_order):
            if (attachment := export.media.get(text.one_line(item.get("identifier")))) is not None:
                found.setdefault(attachment.name, attachment)
    return list(found.values())


def _order(item: dict[str, object]) -> int:
    order = item.get("orderInEntry")
    return order if isinstance(order, int) else 0


def _rich_text(value: object) -> str:
    """The plain words of Day One's formatted copy, for entries that have no other."""
    if not isinstance(value, str) or not value:
        return ""
    try:
        contents = as_list(as_dict(jsontext.load(value)).get("contents"))
    except UntrustedInput:
        return ""
    return "".join(as_text(as_dict(piece).get("text")) for piece in contents)


def _extra(raw: dict[str, object], journal: str, own: list[Attachment]) -> dict[str, object]:
    extra: dict[str, object] = {"journal": journal}
    extra.update(
        {key: value for key, value in raw.items() if key not in _USED and value not in (None, "", [], {}, False)}
    )
    if raw.get("isPinned") is True or raw.get("pinned") is True:
        extra["pinned"] = True
    if own:
        extra["attachments"] = [{"kind": a.kind, "name": a.name} for a in own]
    return extra


def _moment(raw: dict[str, object]) -> tuple[Moment, bool] | None:
    """(the wall clock where it was written, whether the zone is known)."""
    at = _instant(raw.get("creationDate"))
    if at is None:
        return None
    zone = _zone(as_text(raw.get("timeZone")))
    try:
        return Moment.from_utc(at.timestamp(), zone), find_zone(zone) is not None
    except (OverflowError, ValueError, OSError):
        return None


def _zone(name: str) -> str:
    name = name.strip()
    if (match := _OFFSET.fullmatch(name)) is not None:
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
    return name


def _instant(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _utc_ms(value: object) -> int | None:
    at = _instant(value)
    try:
        return int(at.timestamp() * 1000) if at else None
    except (OverflowError, ValueError):
        return None
