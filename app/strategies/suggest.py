"""What to offer right now: few things, the person's own choices first.

The order within a state is the starting set of the catalogue (content research 1.F), which the
exercises carry in ``content/sets.json``.  What may open memory is never offered unasked.
"""

from __future__ import annotations

from app.strategies.model import Kind, State, Tool
from exercises.load import library
from exercises.model import OFF_THE_FRONT, Caution

# Far away, the ways inward can lead further away.
_NOT_IN_STATE = {State.TOO_LITTLE: frozenset({Caution.DISSOC})}


def suggest(tools: list[Tool], state: State, n: int = 3, offset: int = 0) -> list[Tool]:
    """Up to ``n`` of the tools, best first; a growing ``offset`` ("something else") goes round and round.

    Favourites come first, then the person's own, then the starting set, then what else fits.
    Never: what is not for them, what they leave out, what does not fit the state, and what is off
    the front page.
    """
    sets = library().sets
    order = {tool_id: place for place, tool_id in enumerate(sets.get(state.value, ()))}

    def rank(tool: Tool) -> tuple[bool, bool, int]:
        return not tool.mark.favourite, tool.kind is not Kind.OWN, order.get(tool.id, len(order))

    found = sorted((tool for tool in tools if _offered(tool, state)), key=rank)
    start = offset % len(found) if found else 0
    return (found[start:] + found[:start])[:n]


def _offered(tool: Tool, state: State) -> bool:
    refused = OFF_THE_FRONT | _NOT_IN_STATE.get(state, frozenset())
    fits = not tool.states or state in tool.states
    wanted = not tool.mark.not_for_me and not tool.left_out
    return fits and wanted and refused.isdisjoint(tool.cautions)
