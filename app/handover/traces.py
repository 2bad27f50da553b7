"""What a pack says of the people who made it, besides its words: to be looked at before it leaves.

A pack holds no program's name, no computer, no account and no day (``docs/specs/pack.md``, section 11);
what is listed here is all that there is.  Everything that can be left out, `without` leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from app.packs.keys import VerifierKey
from app.packs.model import Item, Pack, VoiceItem


class Kind(StrEnum):
    """What is said."""

    KEY_NAME = "key-name"  # the name that stands beside the key; seen by whoever opens the file in an editor
    SHOWN = "shown"
    CONTACT = "contact"
    KEY_USED = "key-used"  # the key signed something before: both can be seen to be of one hand
    MADE = "made"
    REVIEWER = "reviewer"
    REGION = "region"
    RECIPIENT = "recipient"
    VERSION = "version"  # how often it was given out
    CARRIED = "carried"  # keys of others, or earlier ones of one's own
    BYLINE = "byline"
    TIME_SINCE = "time-since"


OPTIONAL = frozenset(
    {Kind.CONTACT, Kind.MADE, Kind.REVIEWER, Kind.REGION, Kind.RECIPIENT, Kind.CARRIED, Kind.BYLINE, Kind.TIME_SINCE}
)
"""What a pack can do without."""


class Trace(NamedTuple):
    """One thing that is said, and where.  ``value`` is shown to its author and to nobody else."""

    kind: Kind
    where: str
    value: str


def traces(pack: Pack, keys: Sequence[VerifierKey | None] = (), used: Collection[bytes] = ()) -> Iterator[Trace]:
    """Everything.  ``used`` are keys that signed other packs before."""
    for place, signer in enumerate(pack.signers):
        where = f"$.signers[{place}]"
        yield Trace(Kind.KEY_NAME, f"{where}.name", signer.name)
        yield Trace(Kind.SHOWN, f"{where}.shown", signer.shown)
        yield from _said(Kind.CONTACT, f"{where}.contact", signer.contact)
    for place, key in enumerate(keys):
        if key is not None and key.key in used:
            yield Trace(Kind.KEY_USED, f"$.signers[{place}]", key.name)
    yield from _said(Kind.MADE, "$.made", pack.made)
    yield from _said(Kind.VERSION, "$.seq", str(pack.seq) if pack.seq > 1 else "")
    yield from _said(Kind.RECIPIENT, "$.recipient", pack.recipient)
    yield from (Trace(Kind.CARRIED, f"$.carried[{place}]", "") for place, _ in enumerate(pack.carried))
    yield from _common(pack, "$")
    for place, item in enumerate(pack.items):
        where = f"$.items[{place}]"
        yield from _common(item, where)
        if isinstance(item, VoiceItem):
            yield from _said(Kind.BYLINE, f"{where}.byline", item.byline)
            yield from _said(Kind.TIME_SINCE, f"{where}.time_since", item.time_since)


def _said(kind: Kind, where: str, value: str) -> Iterator[Trace]:
    if value:
        yield Trace(kind, where, value)


def _common(of: Pack | Item, where: str) -> Iterator[Trace]:
    yield from (Trace(Kind.REVIEWER, f"{where}.reviewed_by", name) for name in of.reviewed_by)
    yield from (Trace(Kind.REGION, f"{where}.region", country) for country in of.region)


def without(pack: Pack, kinds: Collection[Kind]) -> Pack:
    """The pack without these; what it cannot do without stays."""
    left = OPTIONAL & frozenset(kinds)
    changed: dict[str, object] = {}
    if Kind.MADE in left:
        changed["made"] = ""
    if Kind.RECIPIENT in left:
        changed["recipient"] = ""
    if Kind.CARRIED in left:
        changed["carried"] = ()
    if Kind.CONTACT in left:
        changed["signers"] = tuple(msgspec.structs.replace(signer, contact="") for signer in pack.signers)
    gone = {name: () for kind, name in ((Kind.REVIEWER, "reviewed_by"), (Kind.REGION, "region")) if kind in left}
    told = {name: "" for kind, name in ((Kind.BYLINE, "byline"), (Kind.TIME_SINCE, "time_since")) if kind in left}
    items = tuple(
        msgspec.structs.replace(item, **gone, **(told if isinstance(item, VoiceItem) else {})) for item in pack.items
    )
    return msgspec.structs.replace(pack, items=items, **gone, **changed)
