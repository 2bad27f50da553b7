"""A line that is written by hand: what follows from what was typed, and what is still missing.

The number, when somebody answers, and where it was seen are told by the person; the identity that vaults
hold and the name on the help page follow from the country and the title (``docs/specs/lines.md``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.packs.model import LineItem

Fields = Mapping[str, Any]

NEEDED: Final = ("contacts", "source", "method", "checked", "confidence")
"""What a line cannot do without, besides what is made here."""

_EMPTY: Final[tuple[object, ...]] = ("", [], {}, None)


def completed(item: Fields, before: Fields) -> dict[str, Any]:
    """The item of a draft with its name and identity filled in; those that somebody gave it by hand stay."""
    line = dict(item.get("line") or {})
    old = before.get("line") or {}
    if line.get("name", "") in ("", before.get("title", "")):
        line["name"] = str(item.get("title", ""))
    country = str(item.get("country", "")).lower()
    if old.get("id", "") in ("", _id(before)) or not str(line.get("id", "")).startswith(f"{country}-"):
        line["id"] = _id(item)
    return {**item, "line": {name: value for name, value in line.items() if value not in _EMPTY}}


def missing(item: LineItem) -> Iterator[str]:
    """The places of what is still to be written, in the order in which one fills them in."""
    yield from (f"$.line.{name}" for name in NEEDED if item.line.get(name) in _EMPTY)
    contacts = item.line.get("contacts")
    for place, contact in enumerate(contacts if isinstance(contacts, list) else ()):
        if isinstance(contact, Mapping):
            yield from (f"$.line.contacts[{place}].{name}" for name in ("kind", "value") if not contact.get(name))


def _id(item: Fields) -> str:
    country = str(item.get("country", "")).lower()
    return f"{country}-{item.get('id', '')}" if country else ""
