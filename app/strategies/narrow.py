"""Which tools a filter lets through.

What a tool leaves unsaid does not keep it out, with one exception: being seen can be a danger, so
"discreet" shows only what says that it is.
"""

from __future__ import annotations

from app.strategies.model import Discreet, Tool, ToolFilter
from app.vault import ask
from app.vault.words import fold, loose


def fits(tool: Tool, wanted: ToolFilter, text: str = "") -> bool:
    """Whether the tool is to be shown; ``text`` is what can be found in it beyond its own fields."""
    return (
        _allowed(tool, wanted)
        and (wanted.state is None or not tool.states or wanted.state in tool.states)
        and (wanted.minutes is None or tool.minutes_min is None or tool.minutes_min <= wanted.minutes)
        and (not wanted.discreet or tool.discreet is Discreet.YES)
        and (not wanted.needs_nothing or not tool.needs)
        and (wanted.kind is None or tool.kind is wanted.kind)
        and (not wanted.tag or fold(wanted.tag) in map(fold, tool.tags))
        and (not wanted.text or _says(tool, wanted.text, text))
    )


def _allowed(tool: Tool, wanted: ToolFilter) -> bool:
    """What the person said of it, and of themselves."""
    return (
        (wanted.show_not_for_me or not tool.mark.not_for_me)
        and (wanted.show_left_out or not tool.left_out)
        and (not wanted.favourites or tool.mark.favourite)
        and wanted.without_cautions.isdisjoint(tool.cautions)
    )


def _says(tool: Tool, query: str, text: str) -> bool:
    """Every word that is asked for is somewhere in it, and none with a minus."""
    hay = loose("\n".join((tool.title, tool.summary, *tool.tags, *tool.needs, tool.mark.own_note, text)))
    return all((loose(term.text) in hay) != term.negative for term in ask.read(query))
