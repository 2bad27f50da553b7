"""What the person leaves out, said once: ways of doing (breath, pictures, …) and topics of texts.

It is kept as two private preferences, each a list of stable codes, and every room that offers
something obeys it.  Leaving out is not forbidding: what is left out can be looked for and used,
it is only never offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from app.changes import Changes, Outcome
from app.preferences import Preferences
from exercises.model import Caution
from exercises.topics import Topic

__all__ = ["CAUTIONS_KEY", "CHOICES", "TOPICS_KEY", "Caution", "Cautions", "Topic"]

CAUTIONS_KEY = "cautions"
TOPICS_KEY = "topics"

CHOICES = (
    Caution.BREATH,
    Caution.BODY,
    Caution.IMAGERY,
    Caution.WRITE,
    Caution.TOUCH,
    Caution.SOUND,
    Caution.EYES,
    Caution.COLD,
    Caution.EXERT,
    Caution.DISSOC,
    Caution.RECENT,
    Caution.DANGER,
    Caution.SUPPORT,
)
"""The cautions that can be true of a person, in the order of asking.

`Caution.NIGHT` is not among them: it is true of an hour, and tools say it themselves.
"""

C = TypeVar("C", bound=StrEnum)


class Cautions:
    """What to leave out everywhere."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def left_out(self) -> frozenset[Caution]:
        """The ways of doing that are never to be offered."""
        return _known(Caution, self._kept(CAUTIONS_KEY))

    def topics(self) -> frozenset[Topic]:
        """The topics that texts must not touch."""
        return _known(Topic, self._kept(TOPICS_KEY))

    def leave_out(
        self, cautions: Iterable[Caution] | None = None, topics: Iterable[Topic] | None = None
    ) -> Outcome[None]:
        """From now on leave out exactly these; None leaves that list as it is.

        A code that only a newer program knows stays in the list.
        """
        changes = Changes.NONE
        if cautions is not None:
            changes |= self._keep(CAUTIONS_KEY, Caution, cautions)
        if topics is not None:
            changes |= self._keep(TOPICS_KEY, Topic, topics)
        return Outcome(None, changes)

    def _kept(self, key: str) -> list[str]:
        none: list[object] = []
        return [code for code in self._preferences.get(key, none) if isinstance(code, str)]

    def _keep(self, key: str, kind: type[C], wanted: Iterable[C]) -> Changes:
        old = self._kept(key)
        unknown = [code for code in old if code not in kind._value2member_map_]
        there = frozenset(wanted)
        new = [*(code.value for code in kind if code in there), *unknown]
        if new == old:
            return Changes.NONE
        return self._preferences.set(key, new or None).changes


def _known(kind: type[C], codes: Iterable[str]) -> frozenset[C]:
    return frozenset(kind(code) for code in codes if code in kind._value2member_map_)
