"""A draft as it stands, finished or not: which of its items can be read, and everything found in it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec

from app.handover import building, checks, ticks
from app.handover.checklist import Row, checklist
from app.handover.finding import Finding, Level
from app.packs import reading
from app.packs.drafts import PackDraft
from app.packs.keys import from_seed
from app.packs.model import Item
from app.packs.own import OwnKey
from app.packs.refusal import Refused

_NOBODY: Final = from_seed("nobody", bytes(32)).verifier
"""Stands where a signer will, so that the rest can be looked at."""

_AT = re.compile(r" - at `(\$[A-Za-z_.\[\]0-9]*)`$")
_MISSING = re.compile(r"missing required field `([a-z_]{1,40})`")
_LONGEST = re.compile(r"of length <= ([0-9]+)")
_STEP = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")
_IN_ITEM = re.compile(r"\$\.items\[([0-9]+)\](.*)")


class Looked(NamedTuple):
    """``items`` are in the order of the draft, None where one is not finished."""

    items: tuple[Item | None, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What has to be settled before it can be signed."""
        return tuple(checks.refused(self.findings))

    def of_item(self, item_id: str) -> tuple[Finding, ...]:
        """What was found in one item; in the pack as a whole for an empty id."""
        return tuple(one for one in self.findings if one.item == item_id)


def look(draft: PackDraft, today: date) -> Looked:
    """Look a draft through.  Takes up to a second for a long one."""
    items: list[Item | None] = []
    unfinished: list[Finding] = []
    for raw in draft.items:
        item, missing = read_item(raw)
        items.append(item)
        unfinished += missing
    whole = [item for item in items if item is not None]
    draft = levelled(draft)
    found = checks.check(draft, whole, today)
    if draft.items and not whole:
        found = [one for one in found if one.code != "no-items"]
    found += unfinished
    if not unfinished:
        there = {one.item for one in found if one.level is Level.REFUSED}  # a closer word was said about these
        found += [one for one in _refused(draft) if one.item not in there]
    found = [one for one in ticks.settle(found, draft.left) if one.code != ticks.NOT_NEEDED]
    return Looked(tuple(items), tuple(found), tuple(checklist(whole, found, draft.ticks)))


def levelled(draft: PackDraft) -> PackDraft:
    """The draft with its school grade as it is measured, where it can be."""
    items = [item for item in (read_item(raw)[0] for raw in draft.items) if item is not None]
    measured = checks.measured_level(draft.lang, items)
    return draft if measured is None else dataclasses.replace(draft, reading_level=min(measured, 20))


def read_item(raw: Mapping[str, Any]) -> tuple[Item | None, list[Finding]]:
    """An item of a draft, or what it lacks."""
    try:
        item: Item = msgspec.convert(dict(raw), Item, strict=True)
    except msgspec.ValidationError as error:
        return None, [_lacks(raw, str(error))]
    return item, []


def _lacks(raw: Mapping[str, Any], message: str) -> Finding:
    item_id, at = str(raw.get("id", "")), _AT.search(message)
    where = at[1] if at else "$"
    if missing := _MISSING.search(message):
        return Finding(item_id, f"{where}.{missing[1]}", "missing", Level.REFUSED)
    if longest := _LONGEST.search(message):
        code = "too-many" if "array" in message else "too-long"
        return Finding(item_id, where, code, Level.REFUSED, longest[1])
    code = "missing" if "of length >=" in message or _is_empty(raw, where) else "bad-value"
    return Finding(item_id, where, code, Level.REFUSED)


def _is_empty(raw: Mapping[str, Any], where: str) -> bool:
    """Whether nothing stands at a place yet."""
    found: Any = raw
    for name, number in _STEP.findall(where):
        found = found[int(number)] if number else found.get(name, "")
    return found in ("", [])


def _refused(draft: PackDraft) -> Iterator[Finding]:
    """What a reader would refuse and the checks do not know: values of the head, signs, the size of it all."""
    signer = building.SignAs(OwnKey("", _NOBODY.name, _NOBODY.name, _NOBODY.key.hex()))
    try:
        reading.write(building.to_pack(draft, [signer]), [_NOBODY])
    except Refused as refused:
        inside = _IN_ITEM.fullmatch(refused.where)
        item_id = str(draft.items[int(inside[1])].get("id", "")) if inside else ""
        where = f"${inside[2]}" if inside else refused.where
        yield Finding(item_id, where, f"refused-{refused.reason}", Level.REFUSED)
