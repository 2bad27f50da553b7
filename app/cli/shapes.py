"""The stable shapes of ``--json`` (docs/guide/command-line.md), and the same for eyes."""

from __future__ import annotations

from app.cards.model import Card
from app.cli import sentences
from app.exchange.model import Fate, Reason
from app.exchange.planning import ImportPlan, PlannedItem
from app.exchange.records import stamp
from app.journal.model import Entry

Shape = dict[str, object]


def entry(kept: Entry, *, unveil: bool = True) -> Shape:
    """One entry.  A veiled one says only its date and its content note, unless ``unveil``."""
    open_ = unveil or not kept.veiled
    return {
        "id": kept.id,
        "date": kept.at.day,
        "time": kept.at.clock,
        "at": kept.at.local,
        "zone": kept.at.zone,
        "title": kept.title if open_ else None,
        "text": kept.body if open_ else None,
        "tags": list(kept.tags) if open_ else [],
        "mood": list(kept.moods) if open_ else [],
        "starred": kept.starred,
        "veiled": kept.veiled,
        "veil_note": kept.veil_note,
        "source": kept.source,
        "created": stamp(kept.created_at),
        "modified": stamp(kept.modified_at),
    }


def entry_lines(kept: Entry, *, unveil: bool = True) -> list[str]:
    """The same as lines."""
    head = (
        f"{kept.at.day} {kept.at.clock}"
        + (f" ({kept.at.zone})" if kept.at.zone else "")
        + ("  *" if kept.starred else "")
    )
    lines = [f"{head}  {kept.id}"]
    if kept.veiled and not unveil:
        return [*lines, f"    [veiled] {kept.veil_note}".rstrip(), ""]
    if kept.title:
        lines.append(f"    {kept.title}")
    labels = [f"#{tag}" for tag in kept.tags] + [f"mood: {mood}" for mood in kept.moods]
    if labels:
        lines.append("    " + "  ".join(labels))
    if kept.body.strip():
        lines += ["", *(f"    {line}" if line else "" for line in kept.body.strip("\n").split("\n"))]
    return [*lines, ""]


def card(kept: Card) -> Shape:
    """One card."""
    assert kept.at is not None
    return {
        "id": kept.id,
        "date": kept.at.day,
        "time": kept.at.clock,
        "at": kept.at.local,
        "zone": kept.at.zone,
        "tool": kept.tool_id or None,
        "title": kept.title,
        "parts": [{"heading": part.heading, "lines": list(part.lines)} for part in kept.parts],
        "created": stamp(kept.created_at),
        "modified": stamp(kept.modified_at),
    }


def card_head(kept: Card) -> str:
    """A card in one line."""
    assert kept.at is not None
    return f"{kept.at.day} {kept.at.clock}  {kept.id}  {' '.join(kept.name.split())}"


def card_lines(kept: Card) -> list[str]:
    """A card, whole."""
    lines = [card_head(kept)]
    for part in kept.parts:
        lines += ["", f"    {part.heading}"] if part.heading else [""]
        for text in part.lines:
            first, *more = text.split("\n")
            lines += [f"    - {first}", *(f"      {line}".rstrip() for line in more)]
    return [*lines, ""]


def plan(found: ImportPlan) -> Shape:
    """A dry run."""
    first, last = found.days or (None, None)
    return {
        "format": found.format,
        "counts": {fate.value: count for fate, count in found.counts.items()},
        "first_day": first,
        "last_day": last,
        "would_add": found.adds,
        "attachments_skipped": [{"kind": a.kind, "name": a.name} for a in found.attachments],
        "items": [_item(item) for item in found.items],
    }


def _item(item: PlannedItem) -> Shape:
    return {
        "where": item.where,
        "fate": item.fate.value,
        "kind": item.kind,
        "reasons": [reason.value for reason in item.reasons],
        "at": item.at,
        "title": item.title,
    }


def plan_lines(found: ImportPlan) -> list[str]:
    """The same as lines: what is simply kept is counted, everything else is named."""
    counts = ", ".join(f"{count} {_FATES[fate]}" for fate, count in found.counts.items() if count)
    lines = [f"Read as {found.format}: {counts or 'nothing'}."]
    if found.days:
        lines.append(f"From {found.days[0]} to {found.days[1]}.")
    for item in found.items:
        if item.fate is not Fate.KEPT and item.reasons != (Reason.ALREADY_HERE,):
            why = "; ".join(sentences.REASONS[reason] for reason in item.reasons)
            lines.append(f"  {_FATES[item.fate]:<12} {item.where}: {why}")
    if found.attachments:
        lines.append(f"Not kept yet ({len(found.attachments)} pictures, recordings and other files):")
        lines += [f"  {a.kind:<6} {a.name}" for a in found.attachments]
    return lines


_FATES = {
    Fate.KEPT: "kept",
    Fate.CHANGED: "changed",
    Fate.KNOWN: "here already",
    Fate.SKIPPED: "skipped",
    Fate.UNREADABLE: "unreadable",
}
