"""What a card is: a few lines under headings, kept from a tool or written without one."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Moment


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, which may be empty, and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card as the person wants it.  ``id`` None makes a new one; ``at`` None means now."""

    id: str | None = None
    at: Moment | None = None
    tool_id: str = ""  # "" = written without a tool
    title: str = ""
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Card(CardDraft):
    """A card as it is kept."""

    cursor: int = 0
    created_at: int = 0
    modified_at: int = 0

    @property
    def name(self) -> str:
        """What to call it in a list: its title, else its first line."""
        return self.title or next((line for part in self.parts for line in part.lines), "")
