"""What a person does at the unlock window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.jobs import Lanes
from ui.widgets.file_picker import FilePicker
from ui.widgets.text import Text
from ui.windows.rescue import RescueSheet
from ui.windows.unlock import UnlockView


class UnlockScreen:
    def __init__(self, qtbot: Any, folder: Path, settings: Settings | None = None) -> None:
        self._qtbot = qtbot
        self.lanes = Lanes()
        self.said: list[str] = []
        self.opened: list[Session] = []
        self.window = QWidget()
        self.window.resize(1000, 760)
        column = QVBoxLayout(self.window)
        self.view = UnlockView(folder, self.lanes, self._say, settings or Settings(theme="light"))
        self.view.unlocked.connect(self.opened.append)
        column.addWidget(self.view)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view.first_focus().setFocus()

    def close(self) -> None:
        for session in self.opened:
            session.close()
        self.lanes.finish(lambda: None, 10)

    def type(self, text: str) -> None:
        """Type into the field that is shown, key by key."""
        QTest.keyClicks(self.view.first_focus(), text)

    def typed(self) -> str:
        """What still stands in the fields."""
        return self.view.passphrase.text() + self.view.code.text()

    def press_return(self) -> None:
        QTest.keyClick(self.view.first_focus(), Qt.Key.Key_Return)

    def press_open(self) -> None:
        self.view.open.click()

    def wait_for_answer(self) -> None:
        self._qtbot.waitUntil(lambda: bool(self.opened) or not self.busy(), timeout=10_000)

    def open_with(self, text: str) -> None:
        self.type(text)
        self.press_return()
        self.wait_for_answer()

    def busy(self) -> bool:
        return bool(self.view.calm.words())

    def problem(self) -> str:
        return self.view.problem()

    def other_ways(self) -> list[str]:
        self.view.other.click()
        return [button.text() for button in self.view._ways.values() if button.isVisible()]

    def choose_way(self, words: str) -> None:
        self.view.other.click()
        next(button for button in self.view._ways.values() if button.text() == words).click()

    def choose_key_file(self, path: Path) -> None:
        self.view._choose.click()
        picker = self.window.findChild(FilePicker)
        assert picker is not None
        picker.where.set_text(str(path))
        picker.where.submitted.emit()
        self._qtbot.waitUntil(lambda: picker.target() == path)
        picker.yes.click()

    def rescue_offered(self) -> bool:
        return self.view.rescue.isVisible()

    def rescue(self) -> RescueSheet:
        self.view.rescue.click()
        sheet = self.window.findChild(RescueSheet)
        assert sheet is not None
        return sheet

    def words(self) -> str:
        """Every word on the screen."""
        return "\n".join(text.text() for text in self.window.findChildren(Text) if text.isVisible())

    def _say(self, text: str, action: str = "", do: object = None) -> None:
        self.said.append(text)
