"""Daylio: the CSV export, and the backup (``.daylio``).

research/import-formats 7 and 8.  Mood names are the person's own and become mood words,
activities become tags, notes may hold HTML.
"""

from __future__ import annotations

import base64
import binascii
import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time

from app.clock import Moment
from app.exchange import clocktext, htmltext, jsontext, text
from app.exchange.jsontext import as_dict, as_list, as_text
from app.exchange.model import Attachment, Found, Item, Reason, fingerprint, merged, skipped, unreadable
from app.exchange.source import Member, MemberError, Source, refusing
from app.exchange.work import TextWork
from app.journal.imported import ImportedEntry

NAME = "daylio"
BACKUP = "backup.daylio"

_SCALE = re.compile(r"\s*([^:|]{1,100}):\s*([^|]{1,100})")
_PREDEFINED = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}  # Daylio's own five, best first
_NO_FIELD = ("writingTemplates", "goals", "goalEntries", "goalSuccessWeeks", "milestones", "reminders")
_COLUMNS = frozenset(
    {"full_date", "year", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"}
)


class Daylio:
    """Reads Daylio's CSV and its backup."""

    name = NAME

    def recognises(self, source: Source) -> int:
        for member in source.members:
            if member.base == BACKUP:
                return 95
            if member.suffix == ".csv" and _is_header(source.head(member, 400)):
                return 90
        return 0

    def read(self, source: Source) -> Iterator[Item]:
        names = {m.name for m in source.members}
        for member in source.members:
            try:
                if member.base == BACKUP:
                    yield from _backup(source, member, names)
                elif member.suffix == ".csv":
                    yield from _csv(source, member)
                else:
                    in_assets = member.name.startswith("assets/")
                    yield skipped(member.name, Reason.ATTACHMENT if in_assets else Reason.OTHER_FILE, member.base)
            except MemberError as refused:
                yield unreadable(member.name, refused.reason)


def _is_header(head: bytes) -> bool:
    found = text.decode(head.split(b"\n")[0])
    return found is not None and {"mood", "activities", "note"} <= set(_cells(found.value))


def _cells(header: str) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in re.split("[,;\t]", header)]


# the CSV


def _csv(source: Source, member: Member) -> Iterator[Item]:
    found = source.text(member)
    header = found.value.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    columns = _cells(header)
    if "mood" not in columns:
        yield unreadable(member.name, Reason.BROKEN)
        return
    csv.field_size_limit(source.limits.text)  # one note may be longer than the module's 128 KiB
    rows = csv.reader(io.StringIO(found.value, newline=""), delimiter=delimiter)
    try:
        next(rows)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _row(
                    f"{member.name}:{rows.line_num}", dict(zip(columns, row, strict=False)), guessed=found.guessed
                )
    except csv.Error:
        yield unreadable(f"{member.name}:{rows.line_num}", Reason.BROKEN)


def _row(where: str, row: dict[str, str], *, guessed: bool) -> Item:
    day = _csv_day(row)
    if day is None:
        return unreadable(where, Reason.BAD_DATE)
    clock = clocktext.read_time(row.get("time", ""))
    work = TextWork(row.get("note", ""), guessed=guessed)
    if clock is None:
        work.note(Reason.TIME_UNKNOWN)
    extra: dict[str, object] = {}
    if scales := text.clean(row.get("scales", ""))[0].strip():
        extra["scales"] = {m[1].strip(): m[2].strip() for m in _SCALE.finditer(scales)} or scales
    if clock is None and (said := text.one_line(row.get("time", ""))):
        extra["time"] = said
    extra |= {text.one_line(k): text.clean(v)[0] for k, v in row.items() if k not in _COLUMNS and k and v.strip()}
    parts = [row.get(k, "") for k in ("time", "mood", "activities", "scales", "note_title", "note")]
    return _entry(
        where,
        Moment.of(datetime.combine(day, clock or time())),
        work,
        identity=fingerprint(day.isoformat(), *parts),
        title=row.get("note_title", ""),
        mood=row.get("mood", ""),
        activities=row.get("activities", "").split("|"),
        extra=extra,
    )


def _csv_day(row: dict[str, str]) -> date | None:
    for said in (row.get("full_date", ""), f"{row.get('date', '')} {row.get('year', '')}", row.get("date", "")):
        if (found := clocktext.read_date_words(said)) is not None:
            return found
    return None


# the backup


def _backup(source: Source, member: Member, names: set[str]) -> Iterator[Item]:
    try:
        data = base64.b64decode(b"".join(source.read(member).split()), validate=True)
    except (binascii.Error, ValueError):
        raise MemberError(Reason.BROKEN) from None
    found = text.decode(data)
    if found is None:
        raise MemberError(Reason.NOT_TEXT)
    with refusing():
        root = as_dict(jsontext.load(found.value, source.limits, member.name))
    moods = {text.one_line(m.get("id")): _mood(m) for m in map(as_dict, as_list(root.get("customMoods")))}
    tags = {text.one_line(t.get("id")): text.one_line(t.get("name")) for t in map(as_dict, as_list(root.get("tags")))}
    assets = {text.one_line(a.get("id")): _asset(a, names) for a in map(as_dict, as_list(root.get("assets")))}
    if not isinstance(root.get("dayEntries"), list):
        raise MemberError(Reason.BROKEN)
    for number, raw in enumerate(as_list(root["dayEntries"])):
        yield _backup_entry(f"{member.name}#{number + 1}", as_dict(raw), moods, tags, assets)
    for key in _NO_FIELD:
        if as_list(root.get(key)):
            yield skipped(f"{member.name}#{key}", Reason.NO_FIELD, key)


def _mood(raw: dict[str, object]) -> str:
    if name := text.one_line(raw.get("custom_name")):
        return name
    for key in ("predefined_name_id", "mood_group_id"):
        number = raw.get(key)
        if isinstance(number, int) and number in _PREDEFINED:
            return _PREDEFINED[number]
    return ""


def _asset(raw: dict[str, object], names: set[str]) -> str:
    checksum = text.one_line(raw.get("checksum"))
    found = next((n for n in sorted(names) if checksum and n.startswith("assets/") and checksum in n), "")
    return found or checksum or text.one_line(raw.get("id"))


def _backup_entry(
    where: str, raw: dict[str, object], moods: dict[str, str], tags: dict[str, str], assets: dict[str, str]
) -> Item:
    month = raw.get("month")
    day = clocktext.make_date(_number(raw, "year"), month + 1, _number(raw, "day")) if isinstance(month, int) else None
    if day is None:  # months count from 0
        return unreadable(where, Reason.BAD_DATE if raw else Reason.BROKEN)
    work = TextWork(as_text(raw.get("note")))
    try:
        clock = time(_number(raw, "hour"), _number(raw, "minute"))
    except ValueError:
        clock = time()
        work.note(Reason.TIME_UNKNOWN)
    stamp = raw.get("datetime")
    extra: dict[str, object] = {}
    attachments = tuple(
        Attachment("photo", assets[a]) for a in map(text.one_line, as_list(raw.get("assets"))) if a in assets
    )
    if attachments:
        extra["attachments"] = [{"kind": a.kind, "name": a.name} for a in attachments]
        work.note(Reason.MEDIA)
    return _entry(
        where,
        Moment.of(datetime.combine(day, clock), _offset(raw.get("timeZoneOffset"))),
        work,
        identity=f"{text.one_line(raw.get('id'))}-{text.one_line(stamp) or day.isoformat()}",
        title=as_text(raw.get("note_title")),
        mood=moods.get(text.one_line(raw.get("mood")), ""),
        activities=[tags.get(text.one_line(t), "") for t in as_list(raw.get("tags"))],
        extra=extra,
        attachments=attachments,
        created=stamp if isinstance(stamp, int) and 0 < stamp < 1 << 50 else None,
    )


def _number(raw: dict[str, object], key: str) -> int:
    value = raw.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _offset(value: object) -> str:
    """Milliseconds east of UTC as ``+HH:MM``."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 18 * 3_600_000:
        return ""
    hours, minutes = divmod(abs(value) // 60_000, 60)
    return f"{'-' if value < 0 else '+'}{hours:02}:{minutes:02}"


# both


def _entry(
    where: str, at: Moment, work: TextWork, *, identity: str, title: str, mood: str, activities: list[str],
    extra: dict[str, object], attachments: tuple[Attachment, ...] = (), created: int | None = None,
) -> Item:  # fmt: skip
    work.change(Reason.MARKUP, htmltext.to_markdown)
    moods = merged([text.one_line(mood)])
    tags = merged(text.one_line(a) for a in activities)
    title = text.one_line(htmltext.to_markdown(title))
    body = work.value.strip("\n").rstrip()
    if not (title or body or moods or tags):
        return skipped(where, Reason.EMPTY)
    entry = ImportedEntry(
        at=at,
        source_id=identity,
        title=title,
        body=body,
        tags=tags,
        moods=moods,
        original=work.original,
        extra=extra,
        created_at=created,
        modified_at=created,
    )
    return Found(where, NAME, entry, work.reasons, attachments)
