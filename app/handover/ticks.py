"""What somebody who prepares a pack has settled, beside its folder: ``_checklist.toml``.

It never becomes a part of the pack (names that begin with ``_`` are the author's own)::

    done = ["purpose", "no-graphic-detail:the-kettle"]

    [leave]
    "asks-back:code-word" = "An example of what two friends may agree on; nobody is asked to answer."

``done`` ticks points of the checklist; ``leave`` leaves a finding as it is, knowingly, and says why.
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
    if not (isinstance(leave, dict) and all(_is_reason(one) for one in leave.values())):
        raise SourceRefused((Problem(FILE, 0, "$.leave", Fault.BAD_VALUE),))
    return Ticks(frozenset(done), leave)


def settle(found: Iterable[Finding], ticks: Ticks) -> list[Finding]:
    """The findings, with what is left knowingly no longer against a rule; then reasons that leave nothing."""
    found = list(found)
    used = {key(one.code, one.item) for one in found}
    settled = [
        one._replace(level=Level.LOOK) if one.level is Level.RULE and key(one.code, one.item) in ticks.leave else one
        for one in found
    ]
    needless = [Finding("", "$", "reason-not-needed", Level.LOOK, name) for name in ticks.leave if name not in used]
    return settled + needless


def _is_reason(value: Any) -> bool:
    return isinstance(value, str) and len(value.strip()) >= SHORTEST
