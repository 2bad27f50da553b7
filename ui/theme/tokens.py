"""Colours by role.  Contrast figures are computed in tests/ui/theme/test_tokens.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tint:
    """A soft ground and the mark that is drawn on it (at least 3:1)."""

    ground: str
    mark: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One look.  Colour never carries meaning alone."""

    dark: bool
    bg: str
    surface: str
    rail: str
    ink: str
    ink_2: str
    control: str  # borders of things that can be pressed or filled in
    line: str  # hairlines between things
    accent: str
    on_accent: str
    accent_soft: str
    field: str
    shadow: str
    shadow_alpha: float
    sage: Tint
    sky: Tint
    sand: Tint
    clay: Tint
    lilac: Tint
    heavy: bool = False  # high contrast: borders around everything, no washes

    def tint(self, name: str) -> Tint:
        """A tint by name: sage, sky, sand, clay, lilac."""
        found: Tint = getattr(self, name)
        return found


LIGHT = Colours(
    dark=False,
    bg="#F5F1EA",
    surface="#FFFDFA",
    rail="#EFEAE1",
    ink="#22302C",
    ink_2="#52605A",
    control="#857E70",
    line="#E2DBCF",
    accent="#2C6A5B",
    on_accent="#FFFFFF",
    accent_soft="#D9E9E1",
    field="#FFFFFF",
    shadow="#5A4632",
    shadow_alpha=0.09,
    sage=Tint("#DCEAE2", "#3F7A66"),
    sky=Tint("#DCE8F0", "#3C6E8C"),
    sand=Tint("#F3E8D2", "#8A6A1F"),
    clay=Tint("#F4DFD3", "#A4563A"),
    lilac=Tint("#E6E1F0", "#6A5A9A"),
)

DARK = Colours(
    dark=True,
    bg="#151B1C",
    surface="#1E2627",
    rail="#111617",
    ink="#E8ECE7",
    ink_2="#A9B5AF",
    control="#73827D",
    line="#2E3839",
    accent="#8ECDB8",
    on_accent="#10201B",
    accent_soft="#24382F",
    field="#182021",
    shadow="#000000",
    shadow_alpha=0.32,
    sage=Tint("#24382F", "#93CDB6"),
    sky=Tint("#22343F", "#94C3DF"),
    sand=Tint("#39321F", "#DDBF74"),
    clay=Tint("#3D2B23", "#E5A88D"),
    lilac=Tint("#302C40", "#BCAFE4"),
)

_PLAIN = Tint("#FFFFFF", "#000000")
CONTRAST = Colours(
    dark=False,
    bg="#FFFFFF",
    surface="#FFFFFF",
    rail="#FFFFFF",
    ink="#000000",
    ink_2="#1E1E1E",
    control="#000000",
    line="#000000",
    accent="#00334E",
    on_accent="#FFFFFF",
    accent_soft="#DCE9F2",
    field="#FFFFFF",
    shadow="#000000",
    shadow_alpha=0.0,
    sage=_PLAIN,
    sky=_PLAIN,
    sand=_PLAIN,
    clay=_PLAIN,
    lilac=_PLAIN,
    heavy=True,
)

# Distances and radii in logical pixels; text grows, these do not.
SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32, SPACE_48, SPACE_64 = 4, 8, 12, 16, 24, 32, 48, 64
RADIUS_SMALL, RADIUS, RADIUS_LARGE = 12, 20, 28
TARGET = 44  # the smallest side of anything that can be pressed
RAIL_WIDTH = 104
MEASURE = 720  # the widest column of running text, about 70 characters at 17 px

# Type: (family role, size in px at 100 %, weight)
TITLE = ("serif", 38, 400)
HEADING = ("serif", 27, 400)
SUBHEADING = ("serif", 21, 400)
READING = ("serif", 19, 400)  # the journal's own text
LEAD = ("sans", 17, 400)
BODY = ("sans", 15.5, 400)
STRONG = ("sans", 15.5, 600)
BUTTON = ("sans", 16, 600)
HINT = ("sans", 14, 400)
LABEL = ("sans", 14, 600)
SMALL = ("sans", 13, 400)
SMALL_STRONG = ("sans", 13, 600)

LEGIBLE = "Atkinson Hyperlegible Next"
