"""The catalogue: every tool's number and id.  Ids are stable; vaults and packs refer to them."""

from __future__ import annotations

from enum import StrEnum

IDS = (
    "five-senses",
    "orienting",
    "feet-and-chair",
    "then-and-now-statement",
    "flashback-card",
    "after-flashback-care",
    "word-grounding",
    "cool-or-textured-object",
    "sensory-kit",
    "alike-and-different",
    "waking-up-the-edges",
    "small-movements",
    "longer-out-breath",
    "cyclic-sighing",
    "box-breathing",
    "finger-trace",
    "humming",
    "cold-on-face",
    "burst-of-movement",
    "wall-push",
    "muscle-relaxation",
    "tense-and-drop",
    "butterfly-taps",
    "walk-or-strength",
    "chair-stretch",
    "outside-in-body-check",
    "window-check",
    "sound-shelter",
    "calm-place",
    "container",
    "circle-of-allies",
    "nightmare-rewriting",
    "after-a-nightmare",
    "sleep-settling",
    "night-plan-card",
    "name-it",
    "short-thought-record",
    "whose-responsibility",
    "check-the-facts",
    "unhooking",
    "worry-appointment",
    "self-compassion-break",
    "kind-reader-letter",
    "whose-shame",
    "anger-made-useful",
    "opposite-action",
    "urge-surfing",
    "stop-and-pros-cons",
    "what-already-is",
    "making-room",
    "small-steps",
    "values-compass",
    "cope-ahead",
    "reminder-plan",
    "boundary-rehearsal",
    "reach-out-ladder",
    "writing-it-out",
    "letter-not-sent",
    "what-i-did-to-get-through",
    "good-minute",
    "anniversary-plan",
    "appointment-helper",
    "deciding-about-telling",
)

NUMBERS = {key: number for number, key in enumerate(IDS, start=1)}
"""The number of each id in the catalogue, from 1."""


class Group(StrEnum):
    """What kind of tool it is: the parts of the catalogue, in their order."""

    HERE_AND_NOW = "here-and-now"  # coming back to the present
    ALARM = "alarm"  # turning down the body's alarm
    NIGHTS = "nights"  # images, nights and sleep
    MIND = "mind"  # thoughts and feelings
    LIFE = "life"  # doing, meaning, contact


_LAST = {Group.HERE_AND_NOW: 12, Group.ALARM: 28, Group.NIGHTS: 35, Group.MIND: 50, Group.LIFE: 63}


def group_of(number: int) -> Group | None:
    """The group of a number of the catalogue, None for one beyond it."""
    return next((group for group, last in _LAST.items() if 1 <= number <= last), None)
