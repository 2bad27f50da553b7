"""Which part belongs to which kind of step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.engine import View
from exercises.steps import (
    Breathe,
    Cards,
    Choose,
    Columns,
    Fill,
    FreeText,
    Gate,
    Listing,
    NameThings,
    Pace,
    Prompt,
    Rate,
    Recall,
    Share,
    Sort,
    TenseRelease,
    Timer,
    Wave,
    Words,
)
from ui.pages.player.filling import FillPart
from ui.pages.player.naming import NamePart
from ui.pages.player.part import Part
from ui.pages.player.picking import CardsPart, ChoosePart, GatePart, PromptPart, WordsPart
from ui.pages.player.rating import RatePart
from ui.pages.player.recalling import RecallPart
from ui.pages.player.sharing import SharePart
from ui.pages.player.sorting import SortPart
from ui.pages.player.timed import TimedPart
from ui.pages.player.wave import WavePart
from ui.pages.player.writing import ColumnsPart, FreeTextPart, ListPart

PARTS: dict[type[Any], Callable[[View], Part]] = {
    Choose: ChoosePart,
    Gate: GatePart,
    NameThings: NamePart,
    Listing: ListPart,
    Columns: ColumnsPart,
    Fill: FillPart,
    FreeText: FreeTextPart,
    Cards: CardsPart,
    Prompt: PromptPart,
    Words: WordsPart,
    Rate: RatePart,
    Sort: SortPart,
    Share: SharePart,
    Recall: RecallPart,
    Wave: WavePart,
    Breathe: TimedPart,
    Pace: TimedPart,
    Timer: TimedPart,
    TenseRelease: TimedPart,
}
"""A kind without a part is only read."""


def part_for(view: View) -> Part | None:
    """The part of the step in this view, None if there is nothing but words."""
    made = PARTS.get(type(view.step))
    return made(view) if made else None
