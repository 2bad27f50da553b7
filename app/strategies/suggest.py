"""What to offer right now: few things, the person's own choices first.

The order within a state or an occasion is the starting set of the catalogue (content research
1.F), which the exercises carry in ``content/sets.json``.  What may open memory is never offered
unasked, and what the person leaves out or has put aside is never offered at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.strategies.model import Kind, Occasion, State, Tool
from exercises.load import library
from exercises.model import OFF_THE_FRONT, Caution

LITTLE_ENERGY = "little_energy"
"""The starting set for somebody who can hardly do anything: small, and done sitting or lying."""

_NOT_IN: Mapping[State | Occasion, frozenset[Caution]] = {
    State.TOO_LITTLE: frozenset({Caution.DISSOC}),  # far away, the ways inward can lead further away
    Occasion.NIGHT: frozenset({Caution.NIGHT}),
}
_NOTHING: frozenset[Caution] = frozenset()


def suggest(tools: list[Tool], now: State | Occasion, n: int = 3, offset: int = 0) -> list[Tool]:
    """Up to ``n`` of the tools, best first; a growing ``offset`` ("something else") goes round and round.

    Favourites come first, then the person's own, then the starting set, then what else fits, tools
    from packs among it; for an occasion there is only its set.  Never: what is not for them, what they
    leave out, what does not fit the state, and what is off the front page.
    """
    order = _order(now.value)

    def rank(tool: Tool) -> tuple[bool, bool, int, int]:
        short = (tool.minutes_min or 0) if straight_in(now) else 0  # beyond the set: first what is over soon
        return (
            not tool.mark.favourite,
            tool.kind is not Kind.OWN or bool(tool.source),
            order.get(tool.id, len(order)),
            short,
        )

    if isinstance(now, Occasion):
        found = [tool for tool in tools if tool.id in order and _offered(tool, _NOT_IN.get(now, _NOTHING))]
    else:
        found = [tool for tool in tools if _fits(tool, now) and _offered(tool, _NOT_IN.get(now, _NOTHING))]
        found = [
            tool for tool in found if OFF_THE_FRONT.isdisjoint(tool.touches)
        ]  # nobody is asked to write or picture
    found.sort(key=rank)
    start = offset % len(found) if found else 0
    return (found[start:] + found[:start])[:n]


def little(tools: list[Tool]) -> list[Tool]:
    """What asks very little of the body, the least first: favourites that fit it come before."""
    order = _order(LITTLE_ENERGY)
    found = [tool for tool in tools if tool.id in order and _offered(tool, _NOTHING)]
    return sorted(found, key=lambda tool: (not tool.mark.favourite, order[tool.id]))


def instead(tools: Iterable[Tool], wanted: Iterable[str], besides: str = "", n: int = 2) -> list[Tool]:
    """The ``wanted`` tools that may be offered; where fewer than ``n`` are left, steadying ones make it up.

    ``besides`` is the tool that is being left.
    """
    there = {tool.id: tool for tool in tools if tool.id != besides and not tool.mark.not_for_me and not tool.left_out}
    found = [there[key] for key in dict.fromkeys(wanted) if key in there]
    more = (there[key] for key in _order(State.TOO_MUCH.value) if key in there and there[key] not in found)
    while len(found) < n and (another := next(more, None)) is not None:
        found.append(another)
    return found


def straight_in(now: State | Occasion | None) -> bool:
    """Whether somebody is led into a tool without a page before it: two presses, and nothing to read first."""
    return now in (State.TOO_MUCH, State.TOO_LITTLE, Occasion.NIGHT, Occasion.ALONE)


def _order(name: str) -> dict[str, int]:
    return {tool_id: place for place, tool_id in enumerate(library().sets.get(name, ()))}


def _fits(tool: Tool, state: State) -> bool:
    return not tool.states or state in tool.states


def _offered(tool: Tool, refused: frozenset[Caution]) -> bool:
    wanted = not tool.mark.not_for_me and not tool.left_out
    return wanted and (OFF_THE_FRONT | refused).isdisjoint(tool.cautions)
