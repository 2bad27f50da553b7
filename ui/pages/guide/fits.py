"""Which part of the guides fits a place, and which place a part is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ui.i18n import translate
from ui.navigation import GuideAt, Place, Room

FITS: Final[Mapping[Room, GuideAt]] = {
    Room.NOW: GuideAt("using", "now"),
    Room.JOURNAL: GuideAt("using", "writing"),
    Room.TRIGGERS: GuideAt("using", "noting-a-trigger"),
    Room.TOOLS: GuideAt("using", "tools"),
    Room.PLAYER: GuideAt("using", "tools"),
    Room.CARDS: GuideAt("using", "tools"),
    Room.CAUTIONS: GuideAt("using", "cautions-about-me"),
    Room.READING: GuideAt("using", "now"),
    Room.PACKS: GuideAt("using", "packs"),
    Room.STUDIO: GuideAt("studio"),
    Room.LOOKING_BACK: GuideAt("using", "looking-back"),
    Room.SAFETY: GuideAt("using", "get-help-now"),
    Room.SETTINGS: GuideAt("using", "keys"),
}
"""What F1 shows in each room."""

FITS_SETTINGS: Final[Mapping[str, GuideAt]] = {
    "locking": GuideAt("survivors", "locking"),
    "tools": GuideAt("using", "cautions-about-me"),
    "ways-in": GuideAt("survivors", "the-recovery-code"),
    "stick": GuideAt("survivors", "on-a-stick"),
    "traces": GuideAt("survivors", "what-it-cannot-hide"),
    "bring-in": GuideAt("import-export", "before-you-bring-anything-in"),
    "take-out": GuideAt("survivors", "taking-everything-out"),
    "copies": GuideAt("survivors", "if-something-breaks"),
    "delete": GuideAt("survivors", "removing-it"),
    "about": GuideAt("survivors", "what-it-cannot-hide"),
}
"""What F1 shows in a section of the settings."""

DOORS: Final[Mapping[GuideAt, Place]] = {
    GuideAt("survivors", "if-you-are-not-safe-right-now"): Place(Room.SAFETY),
    GuideAt("survivors", "locking"): Place(Room.SETTINGS, "locking"),
    GuideAt("survivors", "leaving-fast"): Place(Room.SETTINGS, "locking"),
    GuideAt("survivors", "what-it-cannot-hide"): Place(Room.SETTINGS, "traces"),
    GuideAt("survivors", "on-a-stick"): Place(Room.SETTINGS, "stick"),
    GuideAt("survivors", "the-recovery-code"): Place(Room.SETTINGS, "ways-in"),
    GuideAt("survivors", "if-something-breaks"): Place(Room.SETTINGS, "copies"),
    GuideAt("survivors", "when-somebody-hands-you-a-pack"): Place(Room.PACKS),
    GuideAt("survivors", "taking-everything-out"): Place(Room.SETTINGS, "take-out"),
    GuideAt("survivors", "removing-it"): Place(Room.SETTINGS, "delete"),
    GuideAt("using", "now"): Place(Room.NOW),
    GuideAt("using", "writing"): Place(Room.JOURNAL),
    GuideAt("using", "noting-a-trigger"): Place(Room.TRIGGERS),
    GuideAt("using", "tools"): Place(Room.TOOLS),
    GuideAt("using", "cautions-about-me"): Place(Room.CAUTIONS),
    GuideAt("using", "packs"): Place(Room.PACKS),
    GuideAt("using", "get-help-now"): Place(Room.SAFETY),
    GuideAt("using", "looking-back"): Place(Room.LOOKING_BACK),
    GuideAt("using", "leaving-and-locking"): Place(Room.SETTINGS, "locking"),
    GuideAt("import-export", "before-you-bring-anything-in"): Place(Room.SETTINGS, "bring-in"),
    GuideAt("import-export", "taking-it-out"): Place(Room.SETTINGS, "take-out"),
    GuideAt("counselors", "packs-in-short"): Place(Room.STUDIO),
    GuideAt("studio", "two-ways-to-begin"): Place(Room.STUDIO),
}
"""Where a part of the guides leads."""


def fitting(place: Place) -> GuideAt | None:
    """What to read about a place."""
    if place.room is Room.SETTINGS and isinstance(place.what, str) and place.what in FITS_SETTINGS:
        return FITS_SETTINGS[place.what]
    return FITS.get(place.room)


def door(at: GuideAt) -> Place | None:
    """The place that a part is about."""
    return DOORS.get(at)


def door_name(place: Place) -> str:
    """What the button says that leads there."""
    if isinstance(place.what, str):
        inside = {
            "locking": translate("Settings", "Locking"),
            "traces": translate("Settings", "Traces"),
            "stick": translate("Settings", "A copy on a stick"),
            "ways-in": translate("Settings", "Ways in"),
            "copies": translate("Settings", "Copies kept here"),
            "take-out": translate("Settings", "Take out"),
            "bring-in": translate("Settings", "Bring in"),
            "delete": translate("Settings", "Delete"),
        }
        return translate("Guide", "Go to Settings: {name}").format(name=inside[place.what])
    rooms = {
        Room.NOW: translate("Rooms", "Now"),
        Room.JOURNAL: translate("Rooms", "Journal"),
        Room.TRIGGERS: translate("Rooms", "Triggers"),
        Room.TOOLS: translate("Rooms", "Tools"),
        Room.PACKS: translate("Rooms", "Packs"),
        Room.STUDIO: translate("Studio", "Make a pack"),
        Room.LOOKING_BACK: translate("Rooms", "Looking back"),
        Room.SAFETY: translate("Rooms", "Get help now"),
        Room.CAUTIONS: translate("Practice", "Cautions about me"),
    }
    return translate("Guide", "Go to: {name}").format(name=rooms[place.room])
