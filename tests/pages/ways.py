"""What a person does on the sheets that print, and that read squares from pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from tests.ui.harness import Told
from ui.context import Context
from ui.ways.pictures_sheet import PicturesSheet
from ui.ways.way_sheet import WaySheet
from ui.widgets.file_picker import FilePicker
from ui.widgets.text import Text


class _Window:
    def __init__(self, qtbot: Any, size: tuple[int, int] = (1000, 800)) -> None:
        self.widget = QWidget()
        self.widget.resize(*size)
        QVBoxLayout(self.widget).addWidget(QWidget())
        qtbot.addWidget(self.widget)
        self.widget.show()
        qtbot.waitExposed(self.widget)


class SheetScreen:
    """Any of the sheets."""

    def __init__(self, qtbot: Any, told: Told, window: _Window, sheet: WaySheet) -> None:
        self._qtbot, self._told, self._window, self.sheet = qtbot, told, window, sheet
        sheet.show_sheet()

    def words(self) -> str:
        return "\n".join(text.text() for text in self._window.widget.findChildren(Text) if text.isVisible())

    def press(self, words: str) -> None:
        found = [b for b in self._window.widget.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
        assert found, words
        QTest.mouseClick(
            found[-1], Qt.MouseButton.LeftButton, pos=QPoint(found[-1].width() // 2, found[-1].height() // 2)
        )

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.sheet.busy(), timeout=30_000)

    def save_as(self, folder: Path, name: str) -> None:
        """Go on, and say in the picker where it shall lie."""
        self.press("Choose where it shall lie")
        self._pick(folder)
        picker = self._window.widget.findChildren(FilePicker)[-1]
        picker.name.set_text(name)
        self.press("Save it here")
        self.settle()

    def _pick(self, folder: Path) -> None:
        picker = self._window.widget.findChildren(FilePicker)[-1]
        picker.go_to(folder)
        self._qtbot.waitUntil(lambda: picker.where.text() == str(folder))


class PaperScreen(SheetScreen):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, kind: Any, *given: Any) -> None:
        window = _Window(qtbot)
        super().__init__(qtbot, told, window, kind(window.widget, ctx, *given))


class PicturesScreen(SheetScreen):
    def __init__(self, qtbot: Any, ctx: Context, told: Told) -> None:
        window = _Window(qtbot)
        self.came: list[bytes] = []
        self.pictures = PicturesSheet(window.widget, ctx)
        self.pictures.came.connect(self.came.append)
        super().__init__(qtbot, told, window, self.pictures)

    def choose(self, path: Path) -> None:
        """Choose a picture in the picker."""
        self.press("Choose a picture")
        self._pick(path.parent)
        picker = self._window.widget.findChildren(FilePicker)[-1]
        picker.files.mark(path.name)
        self.press("Look at this picture")
        self.settle()

    def give(self, *several: bytes | QImage) -> None:
        for one in several:
            self.pictures.add_picture(one)
        self.settle()

    def can_go_on(self) -> bool:
        return self.pictures.yes.isEnabled()
