"""What the player reads before it shows anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.session import Session
from app.strategies.model import Kind, Tool
from exercises.load import library
from exercises.model import Caution, Exercise
from ui.i18n.dates import day_words
from ui.operations.tools import asks_after
from ui.operations.triggers import speaks_in_words
from ui.pages.player.own import as_exercise


@dataclass(frozen=True, slots=True)
class Reading:
    """A tool, and what is needed around it."""

    exercise: Exercise
    tool: Tool
    tools: dict[str, Tool] = field(repr=False)
    from_packs: Mapping[str, Exercise] = field(repr=False, default_factory=dict)
    today: str = ""
    asks: bool = True  # whether to ask how it was
    in_words: bool = False  # whether strengths are said in words
    without_breath: bool = False  # whether the person leaves the breath out
    cards: int = 0  # how many cards of this tool are kept

    def own(self) -> bool:
        """A strategy of the person's own."""
        return self.tool.kind is Kind.OWN

    def name_of(self, tool_id: str) -> str:
        """The title of another tool."""
        found = self.tools.get(tool_id) or self.from_packs.get(tool_id)
        return found.title if found else library()[tool_id].title


def read(session: Session, tool_id: str) -> Reading:
    """Raises `UserFixable` NOT_FOUND for a tool that is not there."""
    tool = session.strategies.tool(tool_id)
    own = tool.kind is Kind.OWN
    return Reading(
        exercise=as_exercise(session.strategies.get(tool_id)) if own else session.strategies.exercise(tool_id),
        tool=tool,
        tools={each.id: each for each in session.strategies.tools()},
        from_packs=session.strategies.from_packs(),
        today=day_words(session.clock.here()),
        asks=asks_after(session),
        in_words=speaks_in_words(session),
        without_breath=Caution.BREATH in session.cautions.left_out(),
        cards=len(session.cards.of_tool(tool_id)),
    )
