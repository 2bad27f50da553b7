"""The words on screen for moods.  The English word is what is stored (app/journal/moods.py)."""

from __future__ import annotations

from app.journal.moods import Family
from ui.i18n import translate


def mood(word: str, label: str = "") -> str:
    """A mood word as it is shown: the person's own ``label`` for it, its translation, or the word itself."""
    return label or _high(word) or _low(word) or _pleasant(word) or _other(word) or word


def family(value: Family) -> str:
    """A quarter of the grid, in plain words."""
    return {
        Family.HIGH_UNPLEASANT: translate("Moods", "Wound up and hard to bear"),
        Family.LOW_UNPLEASANT: translate("Moods", "Low and hard to bear"),
        Family.HIGH_PLEASANT: translate("Moods", "Lively and pleasant"),
        Family.LOW_PLEASANT: translate("Moods", "Quiet and pleasant"),
        Family.OTHER: translate("Moods", "Mixed, or none of these"),
    }[value]


def _high(word: str) -> str:
    return {
        "on guard": translate("Moods", "on guard"),
        "jumpy": translate("Moods", "jumpy"),
        "afraid": translate("Moods", "afraid"),
        "panicky": translate("Moods", "panicky"),
        "angry": translate("Moods", "angry"),
        "irritated": translate("Moods", "irritated"),
        "trapped": translate("Moods", "trapped"),
        "disgusted": translate("Moods", "disgusted"),
        "overwhelmed": translate("Moods", "overwhelmed"),
        "restless": translate("Moods", "restless"),
        "betrayed": translate("Moods", "betrayed"),
        "jealous": translate("Moods", "jealous"),
    }.get(word, "")


def _low(word: str) -> str:
    return {
        "sad": translate("Moods", "sad"),
        "empty": translate("Moods", "empty"),
        "numb": translate("Moods", "numb"),
        "unreal": translate("Moods", "unreal"),
        "far away": translate("Moods", "far away"),
        "tired out": translate("Moods", "tired out"),
        "hopeless": translate("Moods", "hopeless"),
        "ashamed": translate("Moods", "ashamed"),
        "guilty": translate("Moods", "guilty"),
        "lonely": translate("Moods", "lonely"),
        "grieving": translate("Moods", "grieving"),
        "small": translate("Moods", "small"),
        "dirty": translate("Moods", "dirty"),
        "foggy": translate("Moods", "foggy"),
    }.get(word, "")


def _pleasant(word: str) -> str:
    return {
        "hopeful": translate("Moods", "hopeful"),
        "proud": translate("Moods", "proud"),
        "playful": translate("Moods", "playful"),
        "determined": translate("Moods", "determined"),
        "curious": translate("Moods", "curious"),
        "connected": translate("Moods", "connected"),
        "alive": translate("Moods", "alive"),
        "calm": translate("Moods", "calm"),
        "safe enough": translate("Moods", "safe enough"),
        "relieved": translate("Moods", "relieved"),
        "cared for": translate("Moods", "cared for"),
        "rested": translate("Moods", "rested"),
        "steady": translate("Moods", "steady"),
        "tender": translate("Moods", "tender"),
        "grateful": translate("Moods", "grateful"),
    }.get(word, "")


def _other(word: str) -> str:
    return {
        "mixed": translate("Moods", "mixed"),
        "don't know": translate("Moods", "don't know"),
        "no words": translate("Moods", "no words"),
        "nothing": translate("Moods", "nothing"),
        "missing them": translate("Moods", "missing them"),
    }.get(word, "")
