"""One thing found in a pack that is being made, and what of a pack is looked at."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol


class Level(StrEnum):
    """How much it weighs."""

    REFUSED = "refused"  # a reader would not take it
    RULE = "rule"  # against a rule
    LOOK = "look"  # worth a look; may well be fine
    LEFT = "left"  # against a rule, and left as it is knowingly, with a reason


class Finding(NamedTuple):
    """``item`` is the id of an item, empty for the pack; ``detail`` the word or number at fault, of the author's own.

    ``start`` and ``end`` say where in the text at ``where`` it stands, in code points; both 0: all of it.
    """

    item: str
    where: str
    code: str
    level: Level = Level.RULE
    detail: str = ""
    start: int = 0
    end: int = 0


class Head(Protocol):
    """What holds for the whole pack: a `Pack`, or a draft of one that is still being written."""

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def content_note(self) -> str: ...
    @property
    def not_this(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def region(self) -> tuple[str, ...]: ...
    @property
    def licence(self) -> str: ...
    @property
    def reading_level(self) -> int: ...
    @property
    def reviewed_by(self) -> tuple[str, ...]: ...
    @property
    def seq(self) -> int: ...
    @property
    def changes(self) -> str: ...
