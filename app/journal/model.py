"""What a journal entry is."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.clock import Moment


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What the person is writing.  ``id`` None makes a new entry; ``at`` None means now."""

    id: str | None = None
    at: Moment | None = None
    title: str = ""
    body: str = ""  # Markdown source
    tags: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    veiled: bool = False
    veil_note: str = ""  # the person's own content note, shown in place of the text
    starred: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.title.strip() or self.body.strip() or self.tags or self.moods)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is kept."""

    id: str
    cursor: int  # place in the newest-first order; see `app.vault.rows`
    at: Moment
    created_at: int
    modified_at: int
    title: str
    body: str
    tags: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    veiled: bool = False
    veil_note: str = ""
    starred: bool = False
    source: str = ""  # "" written here, else the importer's name
    extra: dict[str, object] = field(default_factory=dict)  # fields of elsewhere that we keep


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One row of a list.  A veiled entry shows its date and content note; title and excerpt are empty."""

    id: str
    cursor: int
    at: Moment
    title: str
    excerpt: str
    tags: tuple[str, ...]
    moods: tuple[str, ...]
    veiled: bool
    veil_note: str
    starred: bool


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An earlier state of an entry."""

    id: str
    entry_id: str
    saved_at: int
    title: str
    body: str
    tags: tuple[str, ...]
    moods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning that the person keeps for entries."""

    id: str
    name: str
    title: str
    body: str
    tags: tuple[str, ...] = ()
