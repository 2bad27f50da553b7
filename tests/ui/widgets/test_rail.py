"""The rail keeps everything in sight, whatever the size of window and text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from app.settings import Settings
from ui.theme.theme import Application
from ui.widgets.rail import Density, Rail, RailItem

ROOMS = ("Now", "Journal", "Triggers", "Tools")
FOOT = ("Get help now", "Settings", "Lock", "Leave")


def _rail(qtbot: Any, height: int) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    for name in ROOMS:
        rail.add_room(RailItem("house", name))
    for name in FOOT:
        rail.add_foot(RailItem("house", name))
    rail.resize(rail.width(), height)
    rail.show()
    qtbot.waitExposed(rail)
    return rail


@pytest.mark.parametrize("height", [520, 768, 1080])
@pytest.mark.parametrize("scale", [100, 130, 200])
def test_every_room_is_in_sight(qtbot: Any, app: Application, scale: int, height: int) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    rail = _rail(qtbot, height)
    qtbot.waitUntil(lambda: rail.findChild(QScrollArea).verticalScrollBar().maximum() == 0)
    bottom = 0
    for item in rail.findChildren(RailItem):
        top = item.mapTo(rail, QPoint()).y()
        assert top >= 0
        assert top + item.height() <= rail.height()
        assert item.height() >= 44
        assert item.height() >= item.fontMetrics().height()
        bottom = max(bottom, top + item.height())
    assert bottom <= height


def test_room_comes_back_with_the_window(qtbot: Any, app: Application) -> None:
    rail = _rail(qtbot, 520)
    item = rail.findChild(RailItem)
    assert item is not None
    assert item.height() < item.height_when(Density.ROOMY)
    rail.resize(rail.width(), 900)
    qtbot.waitUntil(lambda: item.height() == item.height_when(Density.ROOMY))


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_picture_of_a_room_stays_in_sight_under_the_mouse(qtbot: Any, app: Application, look: str) -> None:
    app.dress(Settings(theme=look))
    rail = _rail(qtbot, 900)
    item = rail.findChild(RailItem)
    assert item is not None
    item.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    drawn = item.grab().toImage()
    middle = item.width() // 2
    shades = {drawn.pixelColor(x, y).lightness() for x in range(middle - 12, middle + 12) for y in range(14, 34)}
    assert max(shades) - min(shades) > 60  # the ink of the icon on its ground
