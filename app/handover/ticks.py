"""What somebody who prepares a pack has settled: beside its folder as ``_checklist.toml``, or kept with a draft.

It never becomes a part of the pack (names that begin with ``_`` are the author's own)::

    done = ["purpose", "no-graphic-detail:the-kettle"]

    [leave]
    "asks-back:code-word" = "An example of what two friends may agree on; nobody is asked to answer."
    "word-shock:the-numbers:rape" = "The survey counts this and not something wider."

``done`` ticks points of the checklist; ``leave`` leaves findings as they are, knowingly, and says why.
With its word a name leaves that word alone, without it everything of the kind in the item.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.handover.checklist import key
from app.handover.finding import Finding, Level
from app.handover.sourcefiles import Fault, Problem, SourceRefused
from app.vault.disk import read_whole

FILE: Final = "_checklist.toml"
SHORTEST: Final = 12
"""Code points of a reason: a clause at least."""

NOT_NEEDED: Final = "reason-not-needed"

_MOST_BYTES: Final = 64 * 1024


class Ticks(NamedTuple):
    """What was settled."""

    done: frozenset[str] = frozenset()
    leave: Mapping[str, str] = {}


def read(folder: Path) -> Ticks:
    """What was settled beside a pack's folder; nothing where there is no such file.  Raises `SourceRefused`."""
    data = read_whole(folder / FILE, _MOST_BYTES)
    if data is None:
        return Ticks()
    try:
        found = tomllib.loads(data[:_MOST_BYTES].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise SourceRefused((Problem(FILE, 0, "$", Fault.NOT_TOML),)) from None
    done, leave = found.get("done", []), found.get("leave", {})
    if not set(found) <= {"done", "leave"}:
        raise SourceRefused((Problem(FILE, 0, "$", Fault.UNKNOWN_FIELD),))
    if not (isinstance(done, list) and all(isinstance(one, str) for one in done)):
        raise SourceRefused((Problem(FILE, 0, "$.done", Fault.BAD_VALUE),))
    if not (isinstance(leave, dict) and all(is_reason(one) for one in leave.values())):
        raise SourceRefused((Problem(FILE, 0, "$.leave", Fault.BAD_VALUE),))
    return Ticks(frozenset(done), leave)


def settle(found: Iterable[Finding], leave: Mapping[str, str]) -> list[Finding]:
    """The findings, with what is left knowingly no longer against a rule; then reasons that leave nothing.

    What a reader would refuse cannot be left.
    """
    found = list(found)
    rules = [one for one in found if one.level is Level.RULE]
    needed = {name for one in rules for name in (key(one.code, one.item), name_of(one))}
    settled = [one._replace(level=Level.LEFT) if _is_left(one, leave) else one for one in found]
    needless = [Finding("", "$", NOT_NEEDED, Level.LOOK, name) for name in leave if name not in needed]
    return settled + needless


def name_of(one: Finding) -> str:
    """How a finding is left by its word: ``code:item:word``, the item empty for the pack as a whole."""
    return f"{one.code}:{one.item}:{one.detail}" if one.detail else key(one.code, one.item)


def is_reason(value: Any) -> bool:
    """Whether this says why: a clause at least."""
    return isinstance(value, str) and len(value.strip()) >= SHORTEST


def _is_left(one: Finding, leave: Mapping[str, str]) -> bool:
    return one.level is Level.RULE and not leave.keys().isdisjoint({key(one.code, one.item), name_of(one)})
