"""Strengths from 0 to 10, in whole numbers: 0 to 100 would suggest a precision nobody has."""

from __future__ import annotations

from app.errors import Code, UserFixable

LOWEST, HIGHEST = 0, 10


def check(*strengths: int | None) -> None:
    """Raise `UserFixable` BAD_NUMBER unless each is unsaid or within the scale."""
    for strength in strengths:
        if strength is not None and not LOWEST <= strength <= HIGHEST:
            raise UserFixable(Code.BAD_NUMBER)
