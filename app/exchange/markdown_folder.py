"""A folder of Markdown files, or a zip of one: Obsidian, Logseq, plain folders, our own export.

The date of an entry is looked for in this order: front matter, file name, path, first heading,
and at last the file's own time, which is then said (research/import-formats 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import PurePosixPath

from app.clock import Moment, find_zone
from app.exchange import clocktext, frontmatter, markdown, records, text
from app.exchange.model import Attachment, Found, FoundRecord, Item, Reason, fingerprint, merged, skipped, unreadable
from app.exchange.source import Member, MemberError, Source
from app.exchange.work import TextWork
from app.exchange.yamltext import Plain
from app.journal.imported import ImportedEntry

NAME = "markdown"

_TEXTS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt"})
_MEDIA = {
    "photo": {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".bmp", ".tif", ".tiff", ".avif"},
    "audio": {".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac", ".aac", ".3gp"},
    "video": {".mp4", ".mov", ".webm", ".mkv", ".avi"},
    "pdf": {".pdf"},
}
_PATH_DATE = re.compile(r"(?:^|/)(\d{4})/(?:\d{4}-)?(\d{2})(?:[^/\d][^/]*)?/(?:\d{4}-\d{2}-)?(\d{2})(?!\d)")
_NAME_TIME = re.compile(r"[T _-]+(?:at )?((?:[01]\d|2[0-3])[-.:hH_]?[0-5]\d(?:[-.:_]?[0-5]\d)?)(?!\d)")
_EMBED = re.compile(r"!\[\[([^\]\[|\n]{1,300})(?:\|([^\]\[\n]{0,300}))?\]\]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\(<?([^)>\n]{1,500}?)>?(?:\s+\"[^\"\n]{0,300}\")?\)")
_OLD_COPY = re.compile(r"(?:^|/)logseq/(?:bak|\.recycle)/")  # what Logseq keeps of pages that were changed
_PROPERTY = re.compile(r"([\w-]{1,40}):: ?(.{0,1000})")
_HEADING_LINE = re.compile(r"\A\s{0,100}#{1,6}[ \t]+([^\n]{1,100})")
_DATE_KEYS = ("date", "created", "created at", "creation date", "date created", "datetime", "day")
_TAG_KEYS, _MOOD_KEYS, _STAR_KEYS = ("tags", "tag", "keywords"), ("moods", "mood"), ("starred", "favorite", "favourite")
_ZONE_KEYS = ("zone", "timezone", "time zone")
_USED = {"title", "time", *_DATE_KEYS, *_TAG_KEYS, *_MOOD_KEYS, *_STAR_KEYS, *_ZONE_KEYS}

_BODY = {records.ENTRY: "body", records.EARLIER: "body"} | {k.name: k.body for k in records.KINDS if k.body}

Fields = Mapping[str, Plain]


class MarkdownFolder:
    """Reads Markdown files, one entry each."""

    name = NAME

    def recognises(self, source: Source) -> int:
        texts = [m for m in source.members if m.suffix in _TEXTS]
        if any(frontmatter.is_ours(source.head(m, 64).decode("utf-8", "replace")) for m in texts[:50]):
            return 94
        return 40 if any(m.suffix != ".txt" for m in texts) else 20 if texts else 0

    def read(self, source: Source) -> Iterator[Item]:
        files = {m.base.casefold(): m.name for m in source.members}
        mentioned: set[str] = set()
        others: list[Member] = []
        for member in source.members:
            if _OLD_COPY.search(member.name):
                yield skipped(member.name, Reason.OLD_COPY, member.base)
                continue
            if member.suffix not in _TEXTS:
                others.append(member)
                continue
            try:
                item = _read(source, member, files)
            except MemberError as refused:
                item = unreadable(member.name, refused.reason)
            if isinstance(item, Found):
                mentioned.update(a.name for a in item.attachments)
            yield item
        for member in others:
            if member.name not in mentioned:
                yield skipped(
                    member.name, Reason.ATTACHMENT if _kind(member.suffix) else Reason.OTHER_FILE, member.base
                )


def _kind(suffix: str) -> str:
    return next((kind for kind, suffixes in _MEDIA.items() if suffix in suffixes), "")


def _read(source: Source, member: Member, files: Mapping[str, str]) -> Item:
    found = source.text(member)
    if frontmatter.is_ours(found.value):
        fields, rest = frontmatter.split(found.value)
        values = frontmatter.read_ours(fields or "")
        if values is None:
            return unreadable(member.name, Reason.BROKEN)
        kind = str(values.get("kind"))
        if kind in _BODY:  # below the others stands only what is said in the fields
            values = {**values, _BODY[kind]: frontmatter.body_of_ours(rest)}
        return FoundRecord(kind, member.name, values)
    return _Page(member, found, files).item()


@dataclass(slots=True)
class _When:
    at: Moment
    reason: Reason | None = None
    from_file: bool = False


class _Page:
    """One file of elsewhere."""

    def __init__(self, member: Member, found: text.Text, files: Mapping[str, str]) -> None:
        self._member = member
        self._files = files
        self._work = TextWork(found.value, guessed=found.guessed)
        self._fields: Fields = {}
        fields, rest = frontmatter.split(self._work.value)
        if fields is not None:
            known = frontmatter.read(fields)
            if known is None:
                self._work.note(Reason.FRONT_MATTER)
            else:
                self._fields = {_key(k): v for k, v in known.items()}
                self._work.value = rest
        self._take_properties()

    def item(self) -> Item:
        work = self._work
        when = self._when()
        if when is None:
            return unreadable(self._member.name, Reason.NO_DATE)
        if when.reason is not None:
            work.note(when.reason)
        tags = [*_words(self._first(_TAG_KEYS)), *markdown.hashtags(work.value)]
        attachments = self._attachments()
        work.change(Reason.MEDIA, lambda t: markdown.outside_code(t, lambda s: _EMBED.sub(self._embed, s)))
        title, body = self._title(work.value.strip("\n"))
        body = body.rstrip()
        if not (title or body or tags):
            return skipped(self._member.name, Reason.EMPTY)
        extra: dict[str, object] = {
            text.one_line(k): v for k, v in self._fields.items() if k not in _USED and v not in (None, "", [], {})
        }
        extra["file"] = self._member.name
        if attachments:
            extra["attachments"] = [{"kind": a.kind, "name": a.name} for a in attachments]
        entry = ImportedEntry(
            source_id=fingerprint("" if when.from_file else when.at.local, title, body),
            at=when.at,
            title=title,
            body=body,
            tags=merged(t.lstrip("#") for t in tags),
            moods=merged(_words(self._first(_MOOD_KEYS), spaces=False)),
            starred=str(self._first(_STAR_KEYS)).lower() in ("true", "yes", "1"),
            original=work.original,
            extra=extra,
        )
        return Found(self._member.name, NAME, entry, work.reasons, tuple(attachments))

    def _first(self, keys: tuple[str, ...]) -> Plain:
        return next((self._fields[k] for k in keys if self._fields.get(k) not in (None, "")), None)

    def _take_properties(self) -> None:
        """Logseq's ``key:: value`` lines at the top of a page."""
        lines = self._work.value.split("\n")
        taken: dict[str, Plain] = {}
        while lines and (match := _PROPERTY.fullmatch(lines[0].strip())):
            taken[_key(match[1])] = match[2]
            lines.pop(0)
        if taken:
            self._fields = {**self._fields, **taken}
            self._work.value = "\n".join(lines)

    # the date

    def _when(self) -> _When | None:
        said = clocktext.read_stamp(str(self._first(_DATE_KEYS) or ""))
        name = self._from_name()
        if said is not None:
            at, timed, zone = said
            if not timed and (clock := clocktext.read_time(str(self._fields.get("time") or ""))) is not None:
                at = datetime.combine(at.date(), clock)
            elif not timed and name is not None and name.date() == at.date():
                at = name
            return _When(_placed(at, zone, str(self._first(_ZONE_KEYS) or "")))
        if name is not None:
            clock = clocktext.read_time(str(self._fields.get("time") or ""))
            return _When(Moment.of(datetime.combine(name.date(), clock) if clock else name))
        heading = _HEADING_LINE.match(self._work.value)
        stamp = clocktext.read_stamp(heading[1].strip().rstrip("# ")) if heading else None
        if stamp is not None:
            return _When(Moment.of(stamp[0], stamp[2]))
        if self._member.changed is None:
            return None
        return _When(Moment.of(self._member.changed), Reason.DATE_FROM_FILE, from_file=True)

    def _from_name(self) -> datetime | None:
        stem = PurePosixPath(self._member.name).stem
        if (found := clocktext.find_ymd(stem)) is not None:
            day, _, end = found
            match = _NAME_TIME.match(stem, end)
            clock = clocktext.read_time(match[1].replace("_", ":")) if match else None
            return datetime.combine(day, clock or time())
        if (alone := clocktext.read_date_words(stem)) is not None:
            return datetime.combine(alone, time())
        if match := _PATH_DATE.search(self._member.name):
            day_found = clocktext.make_date(match[1], match[2], match[3])
            return datetime.combine(day_found, time()) if day_found else None
        return None

    # the title

    def _title(self, body: str) -> tuple[str, str]:
        said = text.one_line(self._fields.get("title"))
        if said:
            return said, body
        heading, rest = markdown.split_title(body)
        if heading:
            return heading, rest
        return self._name_title(), body

    def _name_title(self) -> str:
        stem = PurePosixPath(self._member.name).stem
        if clocktext.read_date_words(stem) is not None or (stem.isdecimal() and _PATH_DATE.search(self._member.name)):
            return ""
        if (found := clocktext.find_ymd(stem)) is not None:
            _, start, end = found
            match = _NAME_TIME.match(stem, end)
            stem = stem[:start] + stem[match.end() if match else end :]
        return text.one_line(stem.strip(" _-–.,"))

    # what it points to

    def _attachments(self) -> list[Attachment]:
        names = [m[1] for m in _EMBED.finditer(self._work.value)] + [m[1] for m in _IMAGE.finditer(self._work.value)]
        found: dict[str, Attachment] = {}
        for name in names:
            kind = _kind(PurePosixPath(name).suffix.lower())
            if kind and "://" not in name:
                place = self._files.get(PurePosixPath(name).name.casefold(), name)
                found.setdefault(place, Attachment(kind, place))
        return list(found.values())

    def _embed(self, match: re.Match[str]) -> str:
        if not _kind(PurePosixPath(match[1]).suffix.lower()):
            return match[0]  # another note: stays as it is
        target = f"<{match[1]}>" if set(match[1]) & set(" ()") else match[1]
        return f"![{match[2] or PurePosixPath(match[1]).name}]({target})"


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold()))


def _words(value: Plain, *, spaces: bool = True) -> list[str]:
    """A list of words, however it was written: a list, or one line with commas or spaces."""
    if isinstance(value, list):
        return [text.one_line(v) for v in value]
    said = text.one_line(value).replace("[[", "").replace("]]", "")
    if "," in said or not spaces:
        return [w.strip() for w in said.split(",")]
    return said.split()


def _placed(at: datetime, zone: str, said_zone: str) -> Moment:
    """An instant said in UTC goes on the wall clock of the zone beside it; all else stays as written."""
    if zone == "+00:00" and (place := find_zone(said_zone)) is not None:
        try:
            return Moment.of(at.replace(tzinfo=find_zone(zone)).astimezone(place), said_zone)
        except (OverflowError, ValueError):
            pass
    return Moment.of(at, zone or (said_zone if find_zone(said_zone) else ""))
