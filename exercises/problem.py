"""One thing that does not agree in an exercise, and where."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """``where`` is a path inside the document, ``code`` one of section 6 of ``docs/specs/exercise.md``."""

    where: str
    code: str
