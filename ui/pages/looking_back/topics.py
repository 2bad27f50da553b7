"""The questions on the first view: what they are called and what stands under the name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ui.i18n import translate


class Topic(StrEnum):
    """What one may ask about."""

    TOOL = "tool"
    BEFORE_AFTER = "before-after"
    WORD = "word"
    STRENGTHS = "strengths"
    TIMES = "times"
    BESIDE = "beside"
    PERIOD = "period"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Look:
    """A topic as a card."""

    icon: str
    tint: str
    name: str
    line: str


def looks() -> dict[Topic, Look]:
    """Every topic in its order."""
    return {
        Topic.TOOL: Look(
            "heart-handshake", "sage", translate("LookingBack", "One tool"),
            translate("LookingBack", "What did I note about it, whether it helped or made it worse?"),
        ),
        Topic.BEFORE_AFTER: Look(
            "sliders-horizontal", "sage", translate("LookingBack", "Before and after a tool"),
            translate("LookingBack", "How often was it lower, the same, or higher?"),
        ),
        Topic.WORD: Look(
            "tag", "sky", translate("LookingBack", "A place, a feeling, a sign"),
            translate("LookingBack", "How often does it come up in my notes?"),
        ),
        Topic.STRENGTHS: Look(
            "waves", "sky", translate("LookingBack", "How strong, how numb"),
            translate("LookingBack", "Where do my trigger notes lie, and how do the weeks look?"),
        ),
        Topic.TIMES: Look(
            "clock", "lilac", translate("LookingBack", "Times and days"),
            translate("LookingBack", "At what time of day, on what days of the week?"),
        ),
        Topic.PERIOD: Look(
            "calendar-days", "lilac", translate("LookingBack", "A stretch of time"),
            translate("LookingBack", "What did I note in it?"),
        ),
        Topic.BESIDE: Look(
            "layout-template", "sand", translate("LookingBack", "Two side by side"),
            translate("LookingBack", "Two words, two tools, weekdays and weekends, two stretches of time"),
        ),
        Topic.FAIR: Look(
            "circle-dot", "sand", translate("LookingBack", "A fair test"),
            translate("LookingBack", "Two gentle tools and a coin, for calm days"),
        ),
    }  # fmt: skip
