"""What a person finds on the unlock window who allowed help on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.jobs import Lanes
from ui.pages.player.stage import Stage
from ui.widgets.number import Number
from ui.widgets.text import Text
from ui.widgets.tool_cards import ToolCard
from ui.windows.early.view import EarlyView


class EarlyScreen:
    def __init__(self, qtbot: Any, folder: Path, settings: Settings, size: tuple[int, int] = (1130, 840)) -> None:
        self._qtbot = qtbot
        self.lanes = Lanes()
        self.opened: list[Session] = []
        self.view = EarlyView(folder, self.lanes, lambda *words: None, settings)
        self.view.unlocked.connect(self.opened.append)
        self.frame = QWidget()
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        qtbot.addWidget(self.frame)
        self.frame.resize(*size)
        self.frame.show()
        qtbot.waitExposed(self.frame)
        self.view.first_focus().setFocus()

    def close(self) -> None:
        for session in self.opened:
            session.close()
        self.lanes.finish(lambda: None, 10)

    def buttons(self) -> list[str]:
        return [b.text() or b.accessibleName() for b in self._all(QAbstractButton)]

    def offers(self, name: str) -> bool:
        return any(name in (b.text(), b.accessibleName()) for b in self._all(QAbstractButton))

    def press(self, name: str) -> None:
        found = [b for b in self._all(QAbstractButton) if name in (b.text(), b.accessibleName())]
        assert found, f"nothing on the screen says {name!r}"
        found[-1].click()
        self._qtbot.wait(1)

    def words(self) -> str:
        return "\n".join(text.text() for text in self._all(Text))

    def numbers(self) -> list[str]:
        return [number.text() for number in self._all(Number)]

    def tools(self) -> list[str]:
        return [card.text() for card in self._all(ToolCard)]

    def step(self) -> str:
        """The words of the step that is shown, or ""."""
        stages = self._all(Stage)
        return stages[0].spoken() if stages else ""

    def is_at_the_passphrase(self) -> bool:
        return self.view.unlock.isVisible()

    def type_passphrase(self, words: str) -> None:
        self.view.unlock.passphrase.edit.setText(words)

    def typed(self) -> str:
        return self.view.unlock.passphrase.text()

    def open_with(self, words: str) -> None:
        self.type_passphrase(words)
        self.press("Open")
        self._qtbot.waitUntil(lambda: bool(self.opened), timeout=20_000)

    def fields(self) -> list[QLineEdit]:
        return self._all(QLineEdit)

    def keyboard(self) -> QWidget | None:
        return self.frame.focusWidget()

    def _all(self, kind: Any) -> list[Any]:
        return [widget for widget in self.frame.findChildren(kind) if widget.isVisible()]
