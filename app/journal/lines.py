"""Rows of lists.  A veiled entry shows its date and the person's own note, and nothing of itself."""

from __future__ import annotations

from collections.abc import Sequence

from app.clock import Moment
from app.journal.entries import MOOD, TAG
from app.journal.excerpt import excerpt
from app.journal.model import EntryLine
from app.vault.chips import Chips
from app.vault.database import Row

COLUMNS = (
    "entry.seq, entry.id, entry.local, entry.zone, entry.veiled, entry.veil_note, entry.starred,"
    " iif(entry.veiled, '', entry.title), iif(entry.veiled, '', entry.body)"
)


def lines(found: list[Row], labels: Chips, near: Sequence[str] = ()) -> list[EntryLine]:
    """Rows of `COLUMNS` as lines, their excerpts around the words that were asked for."""
    known = labels.of(row[0] for row in found if not row[4])
    return [_line(row, known.get(row[0], {}), near) for row in found]


def _line(row: Row, labels: dict[str, tuple[str, ...]], near: Sequence[str]) -> EntryLine:
    seq, entry_id, local, zone, veiled, veil_note, starred, title, body = row
    return EntryLine(
        entry_id, seq, Moment(local, zone), title, excerpt(body, near), labels.get(TAG, ()), labels.get(MOOD, ()),
        bool(veiled), veil_note, bool(starred),
    )  # fmt: skip
