"""The list of sections."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.settings import Settings
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.widgets.text import Text


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> SettingsScreen:
    return SettingsScreen(qtbot, ctx, told)


def test_every_section_opens_by_its_name_one_at_a_time(screen: SettingsScreen) -> None:
    for name in screen.sections():
        screen.open(name)
        assert name in screen.words()
        assert [section for section in screen.page._built.values() if section.isVisible()] == [screen.section]


def test_arrow_keys_go_through_the_names(screen: SettingsScreen) -> None:
    items = list(screen.page.nav.items.values())
    items[0].setFocus()
    for item in [*items[1:], items[0]]:
        QTest.keyClick(screen.frame.focusWidget(), Qt.Key.Key_Down)
        assert screen.frame.focusWidget() is item
    QTest.keyClick(items[0], Qt.Key.Key_Return)
    assert screen.page.nav.items["look"].isChecked()


def test_a_section_can_be_the_place_to_go(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SettingsScreen(qtbot, ctx, told, "take-out")
    assert screen.page.nav.items["take-out"].isChecked()


def test_everything_to_press_has_a_name_and_is_large_enough(screen: SettingsScreen) -> None:
    for name in screen.sections():
        screen.open(name)
        for button in screen.frame.findChildren(QAbstractButton):
            if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert button.accessibleName(), f"{name}: a button without a name"
                assert button.height() >= 40, f"{name}: {button.accessibleName()}"


@pytest.mark.parametrize("size", [(1130, 840), (900, 700), (640, 520)])
@pytest.mark.parametrize("scale", [100, 200])
def test_no_word_is_cut_at_any_size(
    app: Any, qtbot: Any, ctx: Context, told: Told, size: tuple[int, int], scale: int
) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    screen = SettingsScreen(qtbot, ctx, told, size=size)
    for name in screen.sections():
        screen.open(name)
        for _ in range(50):  # rows that become columns are laid out a moment later
            if not (faults := _faults(screen)):
                break
            qtbot.wait(10)
        assert not faults, f"{name}: {faults}"


def _faults(screen: SettingsScreen) -> list[str]:
    view = screen.page._paper.viewport()
    found: list[str] = []
    for widget in [*screen.section.findChildren(Text), *screen.section.findChildren(QAbstractButton)]:
        if not widget.isVisible():
            continue
        if widget.mapTo(view, widget.rect().topRight()).x() > view.width():
            found.append(f"{widget.text() or widget.accessibleName()} sticks out")
        if isinstance(widget, Text) and widget.text() and widget.height() < widget.heightForWidth(widget.width()) - 1:
            found.append(f"{widget.text()} is cut")
    return found
