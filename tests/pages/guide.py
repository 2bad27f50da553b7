"""What a person does in the guides."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.guide.page import GuidePage
from ui.widgets.cards import PressCard
from ui.widgets.guide_parts import GuideText
from ui.widgets.plate import Reading
from ui.widgets.table import PlainTable


class GuideScreen(Screen[GuidePage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, GuidePage(ctx), what, size)
        wanted = self.page.first_focus()
        wanted.setFocus()

    def type(self, words: str) -> None:
        """Type into the field for finding."""
        QTest.keyClicks(self.page.front.search.edit, words)
        self._qtbot.wait(1)

    def key(self, key: Qt.Key) -> None:
        """Press a key wherever the keyboard is."""
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self._qtbot.wait(1)

    def press(self, words: str) -> None:
        """Press what says this, or begins so."""
        buttons = [b for b in self.page.findChildren(QAbstractButton) if b.isVisible()]
        button = next((b for b in buttons if b.text() == words), None) or next(
            b for b in buttons if b.text().startswith(words)
        )
        button.click()
        self._qtbot.wait(1)

    def offers(self, words: str) -> bool:
        return any(b.text() == words and b.isVisible() for b in self.page.findChildren(QAbstractButton))

    def cards(self) -> list[str]:
        """The names of the guides, or of what was found."""
        return [card.text() for card in self.page.findChildren(PressCard) if card.isVisible()]

    def reads(self) -> str:
        """Everything that is said in the section that is shown."""
        parts: list[str] = []
        leaf = self.page.leaf
        assert leaf is not None
        assert leaf._card is not None
        for part in leaf._card._parts:
            if isinstance(part, GuideText):
                parts.append(part.toPlainText())
            elif isinstance(part, PlainTable):
                parts.append(part.as_text())
            else:
                parts += [text.text() for text in part.findChildren(Reading)]
        return "\n".join(parts)

    def words(self) -> str:
        return labels(self.page)

    def marked(self) -> list[str]:
        leaf = self.page.leaf
        assert leaf is not None
        return [mark.cursor.selectedText() for text in leaf.texts() for mark in text.extraSelections()]  # type: ignore[attr-defined]

    def focused(self) -> QWidget | None:
        return self.frame.focusWidget()
