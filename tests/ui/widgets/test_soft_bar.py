from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from app.settings import Settings
from ui.theme.theme import Application, theme
from ui.widgets.soft_bar import BarRow, SoftBars


def columns_of(qtbot: Any, row: BarRow, colour: str, width: int = 600) -> list[int]:
    """At which distances from the left the bar's line has this colour."""
    bars = SoftBars((row,), "How often")
    qtbot.addWidget(bars)
    bars.resize(width, bars.heightForWidth(width))
    image = QImage(bars.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    bars.render(image)
    y = round(bars._words(row, width) + 4 + 10)
    wanted = QColor(colour).rgb()
    return [x for x in range(width) if image.pixel(x, y) == wanted]


def test_the_bar_goes_from_low_to_high_around_what_was_noted(qtbot: Any, app: Application) -> None:
    narrow, wide = BarRow("a", 5, 10, 4, 6), BarRow("a", 5, 10, 1, 9)
    soft = theme().colours.accent_soft
    spans = [columns_of(qtbot, row, soft) for row in (narrow, wide)]
    assert spans[1][0] < spans[0][0] < 300 < spans[0][-1] < spans[1][-1]
    dot = columns_of(qtbot, wide, theme().colours.accent)
    assert abs((dot[0] + dot[-1]) / 2 - 300) < 3


def test_it_is_mirrored_where_one_reads_from_the_right(qtbot: Any, app: Application) -> None:
    row = BarRow("a", 1, 10, 0, 3)
    assert columns_of(qtbot, row, theme().colours.accent)[0] < 300
    app.dress(Settings(theme="light", direction="rtl"))
    assert columns_of(qtbot, row, theme().colours.accent)[0] > 300


def test_words_say_the_same(qtbot: Any, app: Application) -> None:
    row = BarRow("It helped", 6, 11, 4, 8)
    assert row.words() == "It helped: 6 of 11. Anywhere from 4 to 8 would fit."
    bars = SoftBars((row,), "How often")
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "How often"
    assert bars.accessibleDescription() == row.words()


@pytest.mark.parametrize("scale", [100, 200])
def test_long_names_take_the_lines_they_need(qtbot: Any, app: Application, scale: int) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    short, long = (SoftBars((BarRow(name, 6, 11, 4, 8),), "x") for name in ("a", "word " * 60))
    for bars in (short, long):
        qtbot.addWidget(bars)
    assert long.heightForWidth(300) > 2 * short.heightForWidth(300)
