"""What an importer finds, and what an import would do.

An importer is a pure reader: a `app.exchange.source.Source` goes in, an iterator of `Item` comes
out.  It never sees the vault.  Nothing of a source is dropped in silence: what is not an entry
comes out as `Left`, with the reason and the place inside the source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.journal.imported import ImportedEntry


class Fate(StrEnum):
    """What becomes of one item."""

    KEPT = "kept"  # word for word, or with only its title line and line ends laid out anew
    CHANGED = "changed"  # kept, and its text was converted; the text as it came is kept beside it
    KNOWN = "known"  # here already, from an earlier import or from this vault itself
    SKIPPED = "skipped"  # readable, but there is no place for it yet
    UNREADABLE = "unreadable"


class Reason(StrEnum):
    """Why an item was not simply kept.  Stable: scripts may rely on the values."""

    # changed
    ESCAPES = "escapes"  # backslashes before punctuation taken away
    INVISIBLE = "invisible-characters"  # zero-width spaces taken away
    CHARACTERS = "characters"  # characters that no text can hold replaced
    ENCODING = "encoding"  # not UTF-8: read as Windows-1252
    MARKUP = "markup"  # txt2tags or HTML turned into Markdown
    LINKS = "links"  # links into the other program replaced
    MEDIA = "media"  # a photo or recording is named where it stood
    RICH_TEXT = "rich-text"  # only a formatted copy was there; its text was taken
    CATEGORIES = "categories"  # lists beside the text put below it
    TIME_UNKNOWN = "time-unknown"  # the day is known, the time could not be read
    ZONE_UNKNOWN = "zone-unknown"  # shown in UTC
    DATE_FROM_FILE = "date-from-file"  # no date inside: the file's own
    FRONT_MATTER = "front-matter"  # could not be read; left in the text
    # known
    ALREADY_HERE = "already-here"
    ALREADY_HERE_DIFFERS = "already-here-differs"  # the vault's own is left as it is
    TWICE_IN_SOURCE = "twice-in-source"
    # skipped
    ATTACHMENT = "attachment"
    EMPTY = "empty"
    OLD_COPY = "old-copy"
    OTHER_FILE = "other-file"
    SYSTEM_FILE = "system-file"
    LINK = "link"  # a symbolic link is never followed
    NO_FIELD = "no-field"  # Yarrow has no place for this yet
    DELETED = "deleted-there"
    # unreadable
    NOT_TEXT = "not-text"
    BROKEN = "broken"
    BAD_DATE = "bad-date"
    NO_DATE = "no-date"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    NESTED = "nested-too-deep"
    BAD_NAME = "bad-name"
    COMPRESSION = "compression"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an entry and cannot be kept yet."""

    kind: str  # photo, audio, video, pdf, file
    name: str  # its place inside the source, or its bare name


@dataclass(frozen=True, slots=True)
class Found:
    """One journal entry as a source tells it.

    ``source`` is whose identity ``entry.source_id`` is: the importer's name, or what our own
    export says.  ``reasons`` say why the entry is not word for word what it was.
    """

    where: str
    source: str
    entry: ImportedEntry
    reasons: tuple[Reason, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def fate(self) -> Fate:
        return Fate.CHANGED if self.reasons else Fate.KEPT


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """Anything else that our own exports hold; ``values`` is one record of docs/specs/export.md."""

    kind: str
    where: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Left:
    """What an importer leaves behind, and why."""

    where: str
    fate: Fate
    reason: Reason
    name: str = ""


Item = Found | FoundRecord | Left


def skipped(where: str, reason: Reason, name: str = "") -> Left:
    return Left(where, Fate.SKIPPED, reason, name)


def unreadable(where: str, reason: Reason, name: str = "") -> Left:
    return Left(where, Fate.UNREADABLE, reason, name)


def fingerprint(*parts: str) -> str:
    """A stable identity for what carries none: SHA-256 of its parts, cut to 160 bits.

    White space at the ends of a part does not count, nor does the kind of line end, because
    programs differ in both from one export to the next.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = "\n".join(line.rstrip() for line in part.strip().splitlines()).encode("utf-8", "replace")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:40]


def merged(*groups: Iterable[str]) -> tuple[str, ...]:
    """All words once, in order; words that differ only in case are one."""
    seen: dict[str, str] = {}
    for group in groups:
        for word in group:
            if clean := " ".join(word.split()):
                seen.setdefault(clean.casefold(), clean)
    return tuple(seen.values())
