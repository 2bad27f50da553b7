"""jrnl: the JSON export, and its own text as one file or as a folder ``YYYY/MM/DD.txt``.

jrnl writes the wall clock without a zone (research/import-formats 4, 5).  An entry has the same
identity in both forms, so that importing the text after the JSON adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from app.clock import Moment
from app.exchange import clocktext, text
from app.exchange.jsontext import as_dict, as_list, as_text
from app.exchange.model import Found, Item, Reason, fingerprint, merged, skipped, unreadable
from app.exchange.source import Member, MemberError, Source
from app.exchange.work import TextWork
from app.journal.imported import ImportedEntry

NAME = "jrnl"

_STAMP = re.compile(r"(?:^|\n)\[([^\]\n]{8,40})\] ")
_FIRST_STAMP = re.compile(rb"^(?:\xef\xbb\xbf)?\[\d{4}[-/.]\d\d[-/.]\d\d[^\]\n]{0,20}\] ", re.MULTILINE)
_DAY_FILE = re.compile(r"(?:^|/)\d{4}/\d\d/\d\d\.txt$")
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]{1,100})")
# Where jrnl itself ends the title when it has no line of its own (jrnl, journals/Entry.py).
_SENTENCE = re.compile(
    r"[.!?\u2026\u203c\u203d\u2047-\u2049\u22ee\ufe52\ufe56\ufe57\uff01\uff0e\uff1f\uff61]+"
    r"['\u2019\"\u201d]?[)\]]*(?=\s)"
    r"|[\uff01\uff0e\uff1f\uff61\u3002]"
)
_ENCRYPTED = (b"JRNLv3", b"gAAAAA")  # jrnl 3 and 4; jrnl 2 is a bare Fernet token


class Jrnl:
    """Reads jrnl's JSON and text."""

    name = NAME

    def recognises(self, source: Source) -> int:
        best = 0
        for member in source.members:
            if member.suffix == ".json":
                head = source.head(member, 1 << 20)
                if b'"entries"' in head and b'"date"' in head and b'"time"' in head:
                    best = max(best, 85)
            elif member.suffix in (".txt", "", ".jrnl") and (source.single or _DAY_FILE.search(member.name)):
                head = source.head(member)
                if _FIRST_STAMP.search(head):
                    best = max(best, 80)
                elif head.startswith(_ENCRYPTED):
                    best = max(best, 70)
        return best

    def read(self, source: Source) -> Iterator[Item]:
        for member in source.members:
            try:
                if member.suffix == ".json":
                    yield from _json(source, member)
                elif source.single or member.suffix in (".txt", ".jrnl"):
                    yield from _text(source, member)
                else:
                    yield skipped(member.name, Reason.OTHER_FILE)
            except MemberError as refused:
                yield unreadable(member.name, refused.reason)


def _json(source: Source, member: Member) -> Iterator[Item]:
    root = as_dict(source.json(member))
    if not isinstance(root.get("entries"), list):
        yield skipped(member.name, Reason.OTHER_FILE)
        return
    symbols = "".join({str(tag)[:1] for tag in as_dict(root.get("tags"))}) or "@"
    for number, raw in enumerate(as_list(root["entries"])):
        yield _json_entry(as_dict(raw), f"{member.name}#{number + 1}", symbols)


def _json_entry(raw: dict[str, object], where: str, symbols: str) -> Item:
    stamp = clocktext.read_stamp(f"{as_text(raw.get('date'))} {as_text(raw.get('time'))}".strip())
    if stamp is None:
        return unreadable(where, Reason.BAD_DATE if raw else Reason.BROKEN)
    work = TextWork(as_text(raw.get("body")))
    title, lost = text.clean(as_text(raw.get("title")))
    if lost:
        work.note(Reason.CHARACTERS)
    if isinstance(raw.get("tags"), list):
        tags = [text.one_line(t) for t in as_list(raw["tags"])]
    else:  # old exports say the tags only for the whole journal
        tags = [f"@{t[1]}" for t in _TAG.finditer(f"{title} {work.value}") if t[0][0] in symbols]
    extra = {
        k: v
        for k, v in raw.items()
        if k not in ("date", "time", "title", "body", "tags", "starred", "uuid") and v not in (None, "", [], {})
    }
    return _entry(
        where,
        stamp[0],
        title,
        work,
        tags,
        starred=raw.get("starred") is True,
        uuid=text.one_line(raw.get("uuid")),
        extra=extra,
    )


def _text(source: Source, member: Member) -> Iterator[Item]:
    if source.head(member, 16).startswith(_ENCRYPTED):
        yield unreadable(member.name, Reason.ENCRYPTED)
        return
    found = source.text(member)
    value = found.value.replace("\r\n", "\n")
    stamps = [(m, s) for m in _STAMP.finditer(value) if (s := clocktext.read_stamp(m[1])) is not None]
    if value[: stamps[0][0].start() if stamps else None].strip():
        yield unreadable(f"{member.name}:1", Reason.NO_DATE)
    line = 1
    counted = 0
    for number, (match, stamp) in enumerate(stamps):
        end = stamps[number + 1][0].start() if number + 1 < len(stamps) else len(value)
        line += value.count("\n", counted, match.start() + 1)
        counted = match.start() + 1
        yield _text_entry(f"{member.name}:{line}", stamp[0], value[match.end() : end], guessed=found.guessed)


def _text_entry(where: str, at: datetime, value: str, *, guessed: bool) -> Item:
    lines = value.strip("\n").split("\n")
    first = lines[0].strip()
    starred = first.endswith("*") or first.startswith("* ")
    if starred:
        lines[0] = first.strip("* ")
    title, body = _split("\n".join(lines))
    work = TextWork(body, guessed=guessed)
    tags = [t[1] for t in _TAG.finditer(f"{title} {work.value}") if any(c.isalpha() for c in t[1])]
    return _entry(where, at, text.clean(title)[0], work, [f"@{t}" for t in tags], starred=starred, uuid="", extra={})


def _split(value: str) -> tuple[str, str]:
    value = value.strip()
    title, newline, body = value.partition("\n")
    if newline:
        return title.strip(), body.strip("\n")
    if match := _SENTENCE.search(value):
        return value[: match.end()].strip(), value[match.end() :].strip()
    return value, ""


def _entry(
    where: str,
    at: datetime,
    title: str,
    work: TextWork,
    tags: list[str],
    *,
    starred: bool,
    uuid: str,
    extra: dict[str, object],
) -> Item:
    body = work.value.strip("\n").rstrip()
    title = " ".join(title.split())
    if not (title or body):
        return skipped(where, Reason.EMPTY)
    moment = Moment.of(at)
    # To the minute, white space aside: the JSON has no seconds and cuts the text otherwise.
    identity = fingerprint(moment.local[:16], " ".join(f"{title} {body}".split()))
    entry = ImportedEntry(
        at=moment,
        source_id=uuid or identity,
        title=title,
        body=body,
        tags=merged(t.lstrip("@#") for t in tags),
        starred=starred,
        original=work.original,
        extra=extra,
    )
    return Found(where, NAME, entry, work.reasons)
