"""The mood words that the program starts with, by pleasantness and energy.

The grid is Russell's circumplex (pleasant to unpleasant, low to high energy); the words are our
own selection (content research 2.3).  A word is its own identity: the English word is stored,
front ends translate it.  "dirty" and "missing them" stay: both are often meant and rarely found
in a list, and finding them there takes shame away.
"""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """A quarter of the grid, or none of them."""

    HIGH_UNPLEASANT = "high-unpleasant"
    LOW_UNPLEASANT = "low-unpleasant"
    HIGH_PLEASANT = "high-pleasant"
    LOW_PLEASANT = "low-pleasant"
    OTHER = "other"


FAMILIES: dict[Family, tuple[str, ...]] = {
    Family.HIGH_UNPLEASANT: (
        "on guard", "jumpy", "afraid", "panicky", "angry", "irritated", "trapped", "disgusted",
        "overwhelmed", "restless", "betrayed", "jealous",
    ),
    Family.LOW_UNPLEASANT: (
        "sad", "empty", "numb", "unreal", "far away", "tired out", "hopeless", "ashamed",
        "guilty", "lonely", "grieving", "small", "dirty", "foggy",
    ),
    Family.HIGH_PLEASANT: ("hopeful", "proud", "playful", "determined", "curious", "connected", "alive"),
    # "grateful" comes last, never in the first row: some who did harm demanded it.
    Family.LOW_PLEASANT: ("calm", "safe enough", "relieved", "cared for", "rested", "steady", "tender", "grateful"),
    Family.OTHER: ("mixed", "don't know", "no words", "nothing", "missing them"),
}  # fmt: skip

FAMILY_OF: dict[str, Family] = {word: family for family, words in FAMILIES.items() for word in words}
