"""What the pages of the tools read, in one go each."""

from __future__ import annotations

from dataclasses import dataclass

from app.practice.model import Use
from app.session import Session
from app.strategies.model import Kind, Strategy, Tool, ToolFilter
from exercises.load import library
from exercises.model import Exercise

USES = 20


@dataclass(frozen=True, slots=True)
class ToolData:
    """A tool with everything that is known of it."""

    tool: Tool
    exercise: Exercise | None  # of a built-in one
    strategy: Strategy | None  # of an own one
    uses: list[Use]
    titles: dict[str, str]  # of every tool, for "instead of this"
    cards: int = 0  # how many cards of it are kept


def tool_data(session: Session, tool_id: str) -> ToolData:
    """Raises `UserFixable` NOT_FOUND for a tool that is not there any more."""
    tool = session.strategies.tool(tool_id)
    own = tool.kind is Kind.OWN
    return ToolData(
        tool=tool,
        exercise=None if own else library(session.strategies.language).get(tool_id),
        strategy=session.strategies.get(tool_id) if own else None,
        uses=session.practice.uses(tool_id, limit=USES),
        titles={other.id: other.title for other in session.strategies.tools(ToolFilter(show_not_for_me=True))},
        cards=len(session.cards.of_tool(tool_id)),
    )


_SHARED = 3  # a word that fewer built-in tools share narrows to what search finds as well


def offered_tags(session: Session, chosen: str) -> list[str]:
    """The words to narrow by: the person's own, and those that several tools share; the others are found by search."""
    own = {tag for tool in session.strategies.tools(ToolFilter(kind=Kind.OWN)) for tag in tool.tags}
    return [tag for tag, count in session.strategies.tags() if count >= _SHARED or tag in own or tag == chosen]


@dataclass(frozen=True, slots=True)
class EditorData:
    """What the editor offers, and the strategy that is changed, if any."""

    tags: list[str]
    needs: list[str]
    strategy: Strategy | None


def editor_data(session: Session, strategy_id: str | None) -> EditorData:
    tools = session.strategies.tools(ToolFilter(show_not_for_me=True))
    needs = dict.fromkeys(need for tool in tools if tool.kind is Kind.OWN for need in tool.needs)
    return EditorData(
        tags=[tag for tag, _ in session.strategies.tags()],
        needs=list(needs),
        strategy=session.strategies.get(strategy_id) if strategy_id else None,
    )
