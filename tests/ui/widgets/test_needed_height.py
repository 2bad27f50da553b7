"""Whatever is to be read has its height also where there is less width than it would like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from ui.theme.theme import Application
from ui.widgets.dot_plot import DotChart, DotColumn, DotPlot
from ui.widgets.fold import FoldHeader
from ui.widgets.layout import Stack
from ui.widgets.soft_bar import BarRow, SoftBars
from ui.widgets.toggle_row import ToggleRow

LONG = "Something that takes many more words than there is room for in a window that is as narrow as this one"


def _fold() -> QWidget:
    header = FoldHeader(LONG)
    header.set_summary(LONG)
    return header


KINDS: dict[str, Callable[[], QWidget]] = {
    "row": lambda: ToggleRow(LONG, LONG, LONG),
    "fold": _fold,
    "bars": lambda: SoftBars((BarRow(LONG, 3, 10, 1, 6), BarRow(LONG, 5, 10, 2, 8)), LONG),
    "dots": lambda: DotPlot(DotChart((DotColumn(LONG, {0: 3}), DotColumn(LONG, {0: 1}))), LONG, LONG),
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("widths", [(320, 900), (900, 320)], ids=["wider", "narrower"])
def test_it_is_as_high_as_it_needs_to_be(
    qtbot: Any, app: Application, name: str, scale: int, widths: tuple[int, int]
) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    made = KINDS[name]()
    holder = Stack(made)
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    for width in widths:
        holder.resize(width, 2000)
        qtbot.waitUntil(lambda width=width: made.width() <= width)
        qtbot.waitUntil(lambda: made.height() >= made.heightForWidth(made.width()))
