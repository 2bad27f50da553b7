"""What a person does in the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.settings.page import SettingsPage
from ui.widgets.file_picker import FilePicker
from ui.widgets.sheet import Sheet


class SettingsScreen(Screen[SettingsPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, SettingsPage(ctx), what, size)
        self.settle()

    @property
    def section(self) -> Any:
        return self.page.section()

    def open(self, name: str) -> None:
        """Press a name in the list of sections."""
        next(item for item in self.page.nav.items.values() if item.text() == name).click()
        self.settle()

    def sections(self) -> list[str]:
        return [item.text() for item in self.page.nav.items.values()]

    def sheet(self) -> Any:
        """The sheet on top, or None."""
        shown = [sheet for sheet in self.frame.findChildren(Sheet) if sheet.isVisible()]
        return shown[-1] if shown else None

    def press(self, words: str, place: QWidget | None = None) -> None:
        """Press what says this, in the sheet if one is open."""
        where = place or self.sheet() or self.section
        buttons = [
            b for b in where.findChildren(QAbstractButton) if b.text() == words and b.isVisible() and b.isEnabled()
        ]
        assert buttons, f"nothing on the screen says {words!r}"
        buttons[0].click()
        self.settle()

    def offers(self, words: str) -> bool:
        where = self.sheet() or self.section
        return any(b.text() == words and b.isVisible() for b in where.findChildren(QAbstractButton))

    def pick(self, path: Path) -> None:
        """Choose a file or folder that exists in the picker that is open."""
        picker = self.sheet()
        assert isinstance(picker, FilePicker)
        picker.where.set_text(str(path))
        picker.where.submitted.emit()
        self._qtbot.waitUntil(lambda: picker.target() == path)
        picker.yes.click()
        self.settle()

    def pick_new(self, path: Path) -> None:
        """Give a new name in the picker that is open."""
        picker = self.sheet()
        assert isinstance(picker, FilePicker)
        picker.where.set_text(str(path.parent))
        picker.where.submitted.emit()
        self._qtbot.waitUntil(lambda: picker.folder() == path.parent)
        picker.name.set_text(path.name)
        picker.yes.click()
        self.settle()

    def words(self) -> str:
        return labels(self.sheet() or self.section)

    def said(self) -> str:
        return self._told.said[-1][0]
