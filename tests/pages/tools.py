"""What a person does in the tools."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from exercises.catalogue import Group
from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.tools.page import ToolsPage


class ToolsScreen(Screen[ToolsPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, what: object = None) -> None:
        super().__init__(qtbot, ctx, told, ToolsPage(ctx), what)
        self.settle()

    def titles(self) -> list[str]:
        return [card.text() for card in self.page.listing.cards()]

    def open_group(self, group: Group) -> None:
        """Open a group, as a press on its name does."""
        self.page.listing.groups.folds[group.value].header.click()
        self.settle()

    def open_every_group(self) -> None:
        for group in Group:
            self.open_group(group)

    def all_titles(self) -> list[str]:
        """Every title: what is the person's own, then group after group."""
        for fold in self.page.listing.groups.folds.values():
            fold.set_open(True)
        return self.titles()

    def search(self, text: str) -> None:
        self.page.listing.search.edit.setText(text)
        self.settle()

    def press_in_search(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.listing.search.edit, key)

    def focused(self) -> str:
        """The words of the button that has the keyboard."""
        here = self.frame.focusWidget()
        assert isinstance(here, QAbstractButton)
        return here.text() or here.accessibleName()

    def open(self, title: str) -> None:
        """Press the card of a tool; its group is opened first if it is in one."""
        if title not in self.titles():
            self.all_titles()
        next(card for card in self.page.listing.cards() if card.text() == title).click()
        self.settle()

    def press(self, words: str) -> None:
        """Press what says this, in the sheet if one is open."""
        sheet = getattr(self.view(), "sheet", None) or getattr(self.page, "sheet", None)
        try:
            place = sheet if sheet is not None and sheet.isVisible() else self.view()
        except RuntimeError:  # the sheet was freed
            place = self.view()
        buttons = [b for b in place.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
        assert buttons, f"nothing on the screen says {words!r}"
        buttons[0].click()
        self.settle()

    def words(self) -> str:
        return labels(self.view())

    def view(self) -> QWidget:
        return self.page.view()
