"""Entries that were written elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.clock import Moment


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """An earlier state of an entry, as the other program (or another vault) kept it."""

    saved_at: int
    title: str
    body: str
    tags: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry as an importer understood it.

    ``source_id`` is the identity it has elsewhere, stable from one import to the next.  ``id`` is
    ours, where it comes from an export of our own.  Stamps are milliseconds since 1970 in UTC;
    None means now.  ``original`` is the text as it came, where converting changed it; ``extra``
    holds, as JSON would, the fields that have no place here.
    """

    source_id: str
    at: Moment
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    veiled: bool = False
    veil_note: str = ""
    starred: bool = False
    id: str | None = None
    created_at: int | None = None
    modified_at: int | None = None
    original: str | None = None
    extra: dict[str, object] = field(default_factory=dict)
    versions: tuple[ImportedVersion, ...] = ()
