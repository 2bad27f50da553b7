"""What can be found in an exercise: a problem that refuses it, or something that the lint says of it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """``where`` is a path inside the document, ``code`` one of section 6 of ``docs/specs/exercise.md``."""

    where: str
    code: str


class Found(NamedTuple):
    """``rule`` is one of section 7; ``detail`` the word or the number at fault; an error unless it is a note."""

    where: str
    rule: str
    detail: str = ""
    error: bool = True
