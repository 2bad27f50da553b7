"""Icons that point along the line of reading are turned round with it, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform

from app.settings import Settings
from ui.theme import icons
from ui.theme.theme import Application
from ui.widgets.buttons import Button, IconButton, Kind


def picture(name: str, *, mirrored: bool) -> QImage:
    return icons.pixmap(name, "#000000", 64, mirrored=mirrored).toImage()


def turned(image: QImage) -> QImage:
    return image.transformed(QTransform().scale(-1, 1))


def difference(one: QImage, two: QImage) -> int:
    """How many of the pixels are clearly others."""
    return sum(
        abs(one.pixelColor(x, y).alpha() - two.pixelColor(x, y).alpha()) > 96
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("name", sorted(icons.POINTING))
def test_what_points_is_turned_round(app: Application, name: str) -> None:
    plain, mirrored = picture(name, mirrored=False), picture(name, mirrored=True)
    assert difference(plain, mirrored) > 40
    assert difference(turned(plain), mirrored) < 10


def test_what_does_not_point_stays_as_it_is(app: Application) -> None:
    assert difference(picture("check", mirrored=False), picture("check", mirrored=True)) == 0


@pytest.mark.parametrize("kind", [Button, IconButton])
def test_a_button_turns_its_icon_with_the_line_of_reading(qtbot: Any, app: Application, kind: type) -> None:
    app.dress(Settings(theme="light"))
    pictures = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        button = Button("", Kind.LINK, icon="play") if kind is Button else IconButton("play", "Begin")
        button.setLayoutDirection(direction)
        qtbot.addWidget(button)
        button.resize(90, 60)
        pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1]


def test_the_names_that_point_are_icons() -> None:
    assert all((icons._ICONS / f"{name}.svg").is_file() for name in icons.POINTING)
