"""What a person does in the studio."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.handover.draftlook import Looked
from app.packs.drafts import KeptDraft
from app.session import Session
from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import NEW
from ui.pages.studio.page import StudioPage
from ui.pages.studio.view import View
from ui.widgets.buttons import Chip
from ui.widgets.fields import LineEdit, TextArea
from ui.widgets.file_picker import FilePicker
from ui.widgets.fold import FoldHeader
from ui.widgets.sheet import Sheet


class StudioScreen(Screen[StudioPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = NEW, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, StudioPage(ctx), what, size)
        self.settle()

    @property
    def session(self) -> Session:
        return self._ctx.session

    # what one sees

    def view(self) -> View:
        return self.page.view()

    def words(self) -> str:
        """Every word that is on the screen as a label or on a button."""
        buttons = [
            f"{button.text()} {button.accessibleDescription()}"
            for button in self.frame.findChildren(QAbstractButton)
            if button.isVisible()
        ]
        return "\n".join([labels(self.frame), *buttons])

    def item_titles(self) -> list[str]:
        return [row.card.accessibleName() for row in self.page.desk.contents.rows]

    def draft(self) -> KeptDraft:
        """The draft that is worked on, as it is kept now."""
        self.page.bench.flush()
        self.settle()
        return self.session.packs.drafts.get(self.page.bench.draft_id)

    def looks(self) -> Looked:
        """What was found in it."""
        self.page.bench.flush()
        self.settle()
        self._qtbot.waitUntil(lambda: self.page.bench.looks is not None)
        looks = self.page.bench.looks
        assert looks is not None
        return looks

    def sheet(self) -> Sheet:
        """The sheet that lies over the page."""
        return next(sheet for sheet in self.frame.findChildren(Sheet) if sheet.isVisible())

    # what one does

    def press(self, words: str) -> None:
        """Press what says this."""
        for button in self.frame.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and words in (button.text(), button.accessibleName()):
                button.click()
                self.settle()
                return
        raise LookupError(words)

    def write(self, name: str, text: str) -> None:
        """Write into the field of this name."""
        for field in self.page.view().findChildren(QWidget):
            if field.isVisible() and field.accessibleName() == name:
                if isinstance(field, LineEdit):
                    field.setText(text)
                    return
                if isinstance(field, TextArea):
                    field.setPlainText(text)
                    return
        raise LookupError(name)

    def unfold(self, name: str) -> None:
        """Open a group."""
        fold = next(one for one in self.page.findChildren(FoldHeader) if one.isVisible() and one.text() == name)
        fold.setChecked(True)
        self.settle()

    def choose(self, words: str) -> None:
        """Choose a chip."""
        chip = next(one for one in self.page.view().findChildren(Chip) if one.isVisible() and one.text() == words)
        if not chip.isChecked():
            chip.click()

    def save_as(self, path: Path) -> None:
        """Save into a file where the picker asks for it."""
        self._qtbot.waitUntil(
            lambda: any(one.isVisible() for one in self.frame.findChildren(FilePicker)), timeout=10_000
        )
        picker = next(one for one in self.frame.findChildren(FilePicker) if one.isVisible())
        picker.close_sheet()
        picker.chosen.emit(path)
        self.settle()
        self._qtbot.waitUntil(path.exists)

    def pick(self, path: Path) -> None:
        """Choose a file where the picker asks for one."""
        self._qtbot.waitUntil(lambda: any(one.isVisible() for one in self.frame.findChildren(FilePicker)))
        picker = next(one for one in self.frame.findChildren(FilePicker) if one.isVisible())
        picker.close_sheet()
        picker.chosen.emit(path)
        self.settle()

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(widget, key, modifier)
        self.settle()
