"""RedNotebook: its data folder, or the zip its backup makes.

One ``YYYY-MM.txt`` a month, YAML: day -> text and categories (research/import-formats 6).
RedNotebook knows days and no times, so an entry stands at midnight and says so in ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.clock import Moment
from app.exchange import clocktext, markdown, text, txt2tags, yamltext
from app.exchange.model import Attachment, Found, Item, Reason, fingerprint, merged, skipped, unreadable
from app.exchange.source import Member, MemberError, Source, refusing
from app.exchange.work import TextWork
from app.exchange.yamltext import Plain
from app.journal.imported import ImportedEntry

NAME = "rednotebook"

_MONTH = re.compile(r"(\d{4})-(\d{2})\.txt")
_OLD_COPY = re.compile(
    r"\d{4}-\d{2}\.(?:CONFLICT_BACKUP.*\.txt|txt\.(?:old|new)|old\.txt|new\.txt|old|new)", re.IGNORECASE
)
_DAY = re.compile(rb"^(?:\{?\s*\}?\s*$|['\"]?\d{1,2}['\"]?:)", re.MULTILINE)
_TAG = re.compile(r"(?<![\w/&\"#])#([^\W\d]\w{0,99})")
_DEPTH = 8


class RedNotebook:
    """Reads RedNotebook's months."""

    name = NAME

    def recognises(self, source: Source) -> int:
        months = [m for m in source.members if _MONTH.fullmatch(m.base)]
        return 88 if any(_DAY.search(source.head(m)) for m in months[:24]) else 0

    def read(self, source: Source) -> Iterator[Item]:
        for member in source.members:
            match = _MONTH.fullmatch(member.base)
            if match is None:
                yield skipped(
                    member.name, Reason.OLD_COPY if _OLD_COPY.fullmatch(member.base) else Reason.OTHER_FILE, member.base
                )
                continue
            try:
                yield from _month(source, member, match[1], match[2])
            except MemberError as refused:
                yield unreadable(member.name, refused.reason)


def _month(source: Source, member: Member, year: str, month: str) -> Iterator[Item]:
    found = source.text(member)
    # Characters that YAML refuses go before it sees them; the entries say so.
    value, lost = text.clean(found.value)
    with refusing():
        days = yamltext.load(value, source.limits, member.name)
    if days is None or days == {}:
        yield skipped(member.name, Reason.EMPTY)
        return
    if not isinstance(days, dict):
        yield unreadable(member.name, Reason.BROKEN)
        return
    for number, content in days.items():
        where = f"{member.name}#{text.one_line(number)}"
        day = clocktext.make_date(year, month, number) if number.isdecimal() else None
        if day is None:
            yield unreadable(where, Reason.BAD_DATE)
        else:
            yield _day(where, day.isoformat(), content, guessed=found.guessed, lost=lost)


def _day(where: str, day: str, content: Plain, *, guessed: bool, lost: bool) -> Item:
    fields = content if isinstance(content, dict) else {"text": content}
    raw = fields.get("text")
    written = raw if isinstance(raw, str) else ""
    work = TextWork(written, guessed=guessed)
    if lost:
        work.note(Reason.CHARACTERS)
    named = txt2tags.files(work.value)
    hashtags = _TAG.findall(work.value)
    work.change(Reason.MARKUP, txt2tags.to_markdown)
    if named:
        work.note(Reason.MEDIA)
    tags: list[str] = []
    for name, entries in fields.items():
        if name == "text":
            continue
        lines = list(_category(entries, 0))
        if name.casefold() == "tags":
            tags += [line.removeprefix("- ") for line in lines]
        elif lines or name.strip():
            block = "\n".join([f"**{text.one_line(name)}**", "", *lines]).strip()
            work.change(Reason.CATEGORIES, lambda t, block=block: f"{t.rstrip()}\n\n{block}".strip("\n"))  # type: ignore[misc]
    title, body = markdown.split_title(work.value.strip("\n"))
    if not (title or body.strip() or tags):
        return skipped(where, Reason.EMPTY)
    attachments = tuple(Attachment("file", name) for name in named)
    extra: dict[str, object] = {"day_only": True}
    if attachments:
        extra["attachments"] = [{"kind": a.kind, "name": a.name} for a in attachments]
    entry = ImportedEntry(
        at=Moment(f"{day}T00:00:00"),
        source_id=fingerprint(day, written, *sorted(f"{k}={v}" for k, v in fields.items() if k != "text")),
        title=title,
        body=body.rstrip(),
        tags=merged(tags, hashtags),
        original=work.original,
        extra=extra,
    )
    return Found(where, NAME, entry, work.reasons, attachments)


def _category(entries: Plain, depth: int) -> Iterator[str]:
    """The entries of a category as a Markdown list."""
    if depth > _DEPTH or entries is None:
        return
    indent = "  " * depth
    if isinstance(entries, dict):
        for name, below in entries.items():
            yield f"{indent}- {text.one_line(name)}"
            yield from _category(below, depth + 1)
    elif isinstance(entries, list):
        for entry in entries:
            yield from _category(entry, depth)
    else:
        yield f"{indent}- {text.one_line(entries)}"
