"""A seeded corpus: the same entries in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from app.clock import Moment
from app.journal.model import EntryDraft

_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tas",
    "vel",
    "or",
    "in",
    "sha",
    "del",
    "pun",
    "te",
    "ro",
    "gan",
    "wi",
    "es",
    "no",
    "ful",
    "dra",
    "be",
)
NEEDLE = "amberglow"  # in one entry of a thousand


def vocabulary(seed: int = 1, size: int = 6000) -> list[str]:
    """Invented words; the first are the common ones."""
    rng = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(1, 4)))] = None
    return list(words)


def entries(count: int, seed: int = 2) -> Iterator[EntryDraft]:
    """``count`` entries of about 1 kB, several a day, words falling off as in real text."""
    rng = random.Random(seed)
    words = vocabulary()
    at = datetime(1999, 1, 1, 7, 30)
    for number in range(count):
        at += timedelta(minutes=rng.randint(20, 260))
        chosen: list[str] = []
        length = 0
        while length < 1000:
            word = words[min(int(rng.paretovariate(0.8)) - 1, len(words) - 1)]
            chosen.append(word)
            length += len(word) + 1
        if number % 1000 == 500:
            chosen[len(chosen) // 2] = NEEDLE
        title = " ".join(chosen[:4]) if number % 3 == 0 else ""
        tags = ("garden", "work", "night")[: number % 4] if number % 5 == 0 else ()
        yield EntryDraft(at=Moment.of(at), title=title, body=" ".join(chosen), tags=tags)
