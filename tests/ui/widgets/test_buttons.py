"""Words of buttons and chips are whole, however little room there is."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.settings import Settings
from ui.theme import lines
from ui.theme.theme import Application
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.layout import Flow, Reflow, Scroll, row

WORDS = "I am not safe right now, and more words than there is room for"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("icon", ["", "life-buoy"])
@pytest.mark.parametrize("way", ["column", "row", "flow", "reflow"])
def test_a_button_takes_more_lines_where_its_parent_is_narrow(
    qtbot: Any, app: Application, kind: Kind, icon: str, way: str
) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    page = Scroll()
    qtbot.addWidget(page)
    button = Button(WORDS, kind, icon=icon)
    _put(page, button, way)
    page.resize(440, 520)
    page.show()
    qtbot.waitUntil(lambda: button.height() > 2 * button.fontMetrics().height(), timeout=2000)
    assert button.mapTo(page, button.rect().topRight()).x() < 440
    room = button._room_for_words(button.shape().width())
    assert lines.height(WORDS, button.font(), room) <= button.shape().height()
    page.resize(2600, 520)
    qtbot.waitUntil(lambda: button.height() < 2 * button.fontMetrics().height() + 20)


def _put(page: Scroll, button: Button, way: str) -> None:
    if way == "column":
        page.column.addWidget(button)
    elif way == "row":
        page.column.addLayout(row(button))
    elif way == "flow":
        holder = QWidget()
        Flow(holder).addWidget(button)
        page.column.addWidget(holder)
    else:
        line = Reflow(460)
        line.box.addStretch(1)
        line.box.addWidget(button)
        page.column.addWidget(line)
    page.column.addStretch(1)


def test_a_chip_breaks_a_word_that_is_longer_than_the_line(qtbot: Any, app: Application) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    inner = QWidget()
    column.addWidget(inner)
    chip = Chip(word)
    Flow(inner).addWidget(chip)
    holder.resize(300, 400)
    holder.show()
    qtbot.waitUntil(lambda: chip.height() > 2 * chip.fontMetrics().height())
    assert chip.width() <= 300


def test_chips_say_whether_they_are_chosen(qtbot: Any, app: Application) -> None:
    from PySide6.QtGui import QAccessible

    chip = Chip("heart", checked=True)
    qtbot.addWidget(chip)
    seen = QAccessible.queryAccessibleInterface(chip)
    assert seen.role() == QAccessible.Role.CheckBox
    assert seen.state().checkable
    assert seen.state().checked
    chip.setChecked(False)
    assert not seen.state().checked


def test_a_resting_button_keeps_the_keyboard_and_takes_no_press(qtbot: Any, app: Application) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    pressed: list[str] = []
    save, leave = Button("Save", do=lambda: pressed.append("save")), Button("Leave", do=lambda: pressed.append("leave"))
    save.setShortcut(QKeySequence("Ctrl+Return"))
    column.addWidget(save)
    column.addWidget(leave)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    leave.setFocus()
    save.setFocus(Qt.FocusReason.TabFocusReason)
    for resting in (True, False):
        save.set_resting(resting)
        assert window.focusWidget() is save
        assert save.ringed()
        qtbot.keyClick(save, Qt.Key.Key_Return)
        qtbot.keyClick(save, Qt.Key.Key_Space)
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)
        assert (pressed == []) is resting
    assert "leave" not in pressed


def test_a_resting_button_looks_as_if_it_could_not_be_pressed(qtbot: Any, app: Application) -> None:
    for kind in Kind:
        resting, disabled = Button("Save", kind), Button("Save", kind)
        for button in (resting, disabled):
            qtbot.addWidget(button)
            button.resize(button.sizeHint())
        usual = resting.grab().toImage()
        resting.set_resting(True)
        disabled.setEnabled(False)
        assert resting.grab().toImage() == disabled.grab().toImage() != usual
