"""Comparing a key's fingerprint: three of its parts, at places drawn by chance.

Of people who only press "same", up to 72 % let an attack through (Tan et al., CHI 2017); so the
parts are typed or picked, and the right ones are never shown beside the question.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.packs.keys import fingerprint_digits, fingerprint_words
from app.vault.secrets import word_list
from app.vault.words import fold

ASKED: Final = 3
OFFERED: Final = 6
"""Parts to pick from at each place, the right one among them."""


class Form(StrEnum):
    """In what the fingerprint is read out."""

    WORDS = "words"
    DIGITS = "digits"  # for languages without a word list of their own


@dataclass(frozen=True, slots=True)
class Challenge:
    """Which parts to give.  ``places`` count from 1; ``offers`` are for picking, in alphabetical order."""

    form: Form
    places: tuple[int, ...]
    offers: tuple[tuple[str, ...], ...]


def parts(key: bytes, form: Form = Form.WORDS) -> tuple[str, ...]:
    """All parts of a key's fingerprint: seven words, or eight groups of four digits."""
    return fingerprint_words(key) if form is Form.WORDS else tuple(fingerprint_digits(key).split(" "))


def draw(key: bytes, form: Form = Form.WORDS, chance: random.Random | None = None) -> Challenge:
    """Three places, and parts to pick from.  Draw anew for every try."""
    chance = chance or secrets.SystemRandom()
    whole = parts(key, form)
    words = word_list() if form is Form.WORDS else [f"{number:04d}" for number in range(1 << 13)]
    places = sorted(chance.sample(range(len(whole)), ASKED))
    offers = tuple(tuple(sorted({whole[place], *_others(whole[place], words, chance)})) for place in places)
    return Challenge(form, tuple(place + 1 for place in places), offers)


def right(key: bytes, challenge: Challenge, answers: Sequence[str]) -> bool:
    """Whether every part that was asked for was given.  Case and spaces around do not matter."""
    if len(challenge.places) != ASKED or len(answers) != ASKED or len(set(challenge.places)) != ASKED:
        return False
    whole = parts(key, challenge.form)
    return all(
        1 <= place <= len(whole) and fold(answer) == whole[place - 1]
        for place, answer in zip(challenge.places, answers, strict=True)
    )


def _others(right_one: str, words: Sequence[str], chance: random.Random) -> set[str]:
    found: set[str] = set()
    while len(found) < OFFERED - 1:
        found |= {chance.choice(words)} - {right_one}
    return found
