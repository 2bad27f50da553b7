"""Names to choose among: arrow keys go from name to name, one of them is marked, and the ring is the keyboard's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QVBoxLayout

from app.settings import Settings
from ui.theme.theme import Application, theme
from ui.widgets.focus import GUTTER
from ui.widgets.names import AROUND, DOWN_AND_UP, EVERY_ARROW, NameItem, Names

KEYS = ("one", "two", "three")


class Item(NameItem):
    side = 10
    steps = DOWN_AND_UP

    def __init__(self, name: str) -> None:
        super().__init__(name, QSizePolicy.Policy.Expanding)
        self.filled: list[tuple[QRectF, str]] = []

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 50)

    def fill(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        self.filled.append((inside, ink))


class ByEveryArrow(Item):
    steps = EVERY_ARROW


def made(qtbot: Any, kind: type[Item] = Item) -> Names[Item]:
    names: Names[Item] = Names("Parts")
    column = QVBoxLayout(names)
    column.addWidget(QLineEdit())
    for key in KEYS:
        names.items[key] = kind(key.title())
        column.addWidget(names.items[key])
    qtbot.addWidget(names)
    names.resize(300, 300)
    names.show()
    with qtbot.waitActive(names):
        names.activateWindow()
    return names


def with_the_keyboard(names: Names[Item]) -> str | None:
    return next((key for key, item in names.items.items() if item is names.focusWidget()), None)


@pytest.mark.parametrize(("kind", "steps"), [(Item, DOWN_AND_UP), (ByEveryArrow, EVERY_ARROW)])
def test_its_keys_go_from_name_to_name_and_round(qtbot: Any, kind: type[Item], steps: Mapping[Qt.Key, int]) -> None:
    names = made(qtbot, kind)
    for key, step in steps.items():
        here = 0
        names.items[KEYS[here]].setFocus(Qt.FocusReason.MouseFocusReason)
        for _ in range(len(KEYS) + 1):
            QTest.keyClick(names.focusWidget(), key)
            here = (here + step) % len(KEYS)
            assert with_the_keyboard(names) == KEYS[here]
            assert names.items[KEYS[here]].ringed()


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_an_arrow_that_is_not_the_lists_does_not_go_round(qtbot: Any, key: Qt.Key) -> None:
    names = made(qtbot)
    last = names.items[KEYS[-1] if key == Qt.Key.Key_Right else KEYS[0]]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(last, key)
    assert with_the_keyboard(names) != (KEYS[0] if key == Qt.Key.Key_Right else KEYS[-1])


def test_what_is_not_the_lists_goes_on_to_whoever_holds_it(qtbot: Any) -> None:
    names = made(qtbot)
    one = names.items["one"]
    for key, stays in ((Qt.Key.Key_Escape, False), (Qt.Key.Key_F2, False), (Qt.Key.Key_Down, True)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        one.setFocus()
        QApplication.sendEvent(one, event)
        assert event.isAccepted() is stays


def test_arrows_elsewhere_stay_there(qtbot: Any) -> None:
    names = made(qtbot)
    field = names.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert names.focusWidget() is field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_presses(qtbot: Any, key: Qt.Key) -> None:
    names = made(qtbot)
    pressed: list[str] = []
    names.items["two"].clicked.connect(lambda: pressed.append("two"))
    names.items["two"].setFocus()
    QTest.keyClick(names.items["two"], key)
    assert pressed == ["two"]


def test_one_is_marked(qtbot: Any) -> None:
    names = made(qtbot)
    for key in (*KEYS, "no such"):
        names.mark(key)
        assert [of for of, item in names.items.items() if item.isChecked()] == [one for one in KEYS if one == key]


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_where_one_is_has_a_ground_and_an_ink_of_its_own(qtbot: Any, app: Application, look: str) -> None:
    app.dress(Settings(theme=look))
    names = made(qtbot)
    names.mark("two")
    qtbot.waitUntil(lambda: not names.items["two"].visibleRegion().isEmpty())
    at = {key: names.items[key].grab().toImage().pixelColor(GUTTER + 20, 25) for key in KEYS}
    c = theme().colours
    assert at["two"] == QColor(c.accent_soft)
    assert at["one"] == at["three"] != at["two"]
    assert names.items["two"].filled[-1][1] == (c.ink if c.dark else c.accent)
    assert names.items["one"].filled[-1][1] == c.ink


def test_what_is_in_it_keeps_from_the_edges(qtbot: Any) -> None:
    names = made(qtbot)
    item = names.items["one"]
    item.grab()
    inside, _ = item.filled[-1]
    assert inside == QRectF(item.rect()).adjusted(GUTTER + item.side, AROUND, -GUTTER - item.side, -AROUND)
    assert item.shape().contains(QPointF(GUTTER, AROUND))


def test_a_screen_reader_hears_the_names(qtbot: Any) -> None:
    names = made(qtbot)
    assert names.accessibleName() == "Parts"
    assert [item.accessibleName() for item in names.items.values()] == [key.title() for key in KEYS]
