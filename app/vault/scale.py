"""Strengths from 0 to 10, in whole numbers: 0 to 100 would suggest a precision nobody has."""

from __future__ import annotations

from app.errors import Code, UserFixable

LOWEST, HIGHEST = 0, 10

WORD_STRENGTHS = {"none": 1, "a-little": 4, "a-lot": 7, "too-much": 10}
"""Strengths said in words and the numbers they are ordered by; never averaged with numbers (content research 2.2)."""


def check(*strengths: int | None, in_words: bool = False) -> None:
    """Raise `UserFixable` BAD_NUMBER unless each is unsaid, within the scale, and one of the words if said in words."""
    for strength in strengths:
        if strength is None:
            continue
        if not LOWEST <= strength <= HIGHEST or (in_words and strength not in WORD_STRENGTHS.values()):
            raise UserFixable(Code.BAD_NUMBER)
