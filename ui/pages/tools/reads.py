"""What the pages of the tools read, in one go each."""

from __future__ import annotations

from dataclasses import dataclass

from app.packs import trust
from app.packs.model import Role
from app.packs.trust import Trust
from app.practice.model import Use
from app.session import Session
from app.strategies.model import Kind, Strategy, Tool, ToolFilter
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
    came_with: CameWith | None = None


@dataclass(frozen=True, slots=True)
class CameWith:
    """The pack that a tool came with, and which of its items it was ("" where that is not known any more)."""

    pack_id: str
    item_id: str
    title: str
    shown: str  # whom it is from, as the person knows them
    known: bool  # whether that name is more than what the file says


def tool_data(session: Session, tool_id: str) -> ToolData:
    """Raises `UserFixable` NOT_FOUND for a tool that is not there any more."""
    tool = session.strategies.tool(tool_id)
    own = tool.kind is Kind.OWN
    return ToolData(
        tool=tool,
        exercise=None if own else session.strategies.exercise(tool_id),
        strategy=session.strategies.get(tool_id) if own else None,
        uses=session.practice.uses(tool_id, limit=USES),
        titles={other.id: other.title for other in session.strategies.tools(ToolFilter(show_not_for_me=True))},
        cards=len(session.cards.of_tool(tool_id)),
        came_with=_came_with(session, tool),
    )


def _came_with(session: Session, tool: Tool) -> CameWith | None:
    pack = session.packs.find(tool.source) if tool.source else None
    if pack is None:
        return None
    item_id = next((kept.id for kept in session.packs.items(pack.id) if kept.tool_id == tool.id), "")
    key = next(key for key, signer in zip(pack.keys, pack.pack.signers, strict=True) if signer.role is Role.AUTHOR)
    known = trust.of_key(session.packs.signers.book(), key)
    sure = known.state in (Trust.KNOWN, Trust.VERIFIED)
    return CameWith(pack.id, item_id, pack.pack.title, known.shown or pack.author.shown, sure)


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
