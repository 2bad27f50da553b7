"""Contrast of the looks, computed (WCAG 2.2, relative luminance and contrast ratio)."""

from __future__ import annotations

import pytest

from ui.theme.tokens import CONTRAST, DARK, LIGHT, Colours

LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
TINTS = ("sage", "sky", "sand", "clay", "lilac")


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> Colours:
    return LOOKS[request.param]


def test_words_can_be_read_on_every_ground(look: Colours) -> None:
    for ground in (look.bg, look.surface, look.rail, look.field, look.accent_soft):
        assert contrast(look.ink, ground) >= 7
        assert contrast(look.ink_2, ground) >= 4.5
    assert contrast(look.accent, look.bg) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


def test_words_and_marks_can_be_seen_on_every_tint(look: Colours) -> None:
    for name in TINTS:
        tint = look.tint(name)
        assert contrast(look.ink, tint.ground) >= 7
        assert contrast(look.ink_2, tint.ground) >= 4.5
        assert contrast(tint.mark, tint.ground) >= 3


def test_borders_of_controls_can_be_seen(look: Colours) -> None:
    for ground in (look.bg, look.surface, look.field):
        assert contrast(look.control, ground) >= 3
