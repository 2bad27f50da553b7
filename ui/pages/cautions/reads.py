"""What the page of cautions reads: what is left out, and what each choice touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.cautions import Caution, Topic
from app.session import Session
from app.strategies.model import ToolFilter
from exercises.readings import readings

_EVERYTHING = ToolFilter(show_not_for_me=True, show_left_out=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """Of every tool what it touches, and of every text its topics."""

    left_out: frozenset[Caution]
    topics: frozenset[Topic]
    tools: tuple[frozenset[str], ...]
    texts: tuple[frozenset[Topic], ...]

    def tools_with(self, cautions: Iterable[Caution]) -> int:
        """How many tools touch any of these."""
        wanted = frozenset(cautions)
        return sum(not wanted.isdisjoint(touches) for touches in self.tools)

    def texts_with(self, topics: Iterable[Topic]) -> int:
        """How many texts touch any of these."""
        wanted = frozenset(topics)
        return sum(not wanted.isdisjoint(touches) for touches in self.texts)


def read(session: Session) -> Seen:
    return Seen(
        left_out=session.cautions.left_out(),
        topics=session.cautions.topics(),
        tools=tuple(tool.touches for tool in session.strategies.tools(_EVERYTHING)),
        texts=tuple(frozenset(one.topics) for one in readings(session.strategies.language)),
    )
