"""What a person does the first time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.jobs import Lanes
from ui.widgets.text import Text
from ui.windows.first_run.leaving import LeavingStep
from ui.windows.first_run.passphrase import PassphraseStep
from ui.windows.first_run.recovery import RecoveryStep
from ui.windows.first_run.view import FirstRunView


class FirstRunScreen:
    def __init__(self, qtbot: Any, folder: Path, settings: Settings | None = None) -> None:
        self._qtbot = qtbot
        self.lanes = Lanes()
        self.settings = settings or Settings()
        self.began: list[Session] = []
        self.window = QWidget()
        self.window.resize(1130, 840)
        column = QVBoxLayout(self.window)
        self.view = FirstRunView(folder, self.lanes, self._say, self.settings, self._change)
        self.view.ready.connect(self.began.append)
        column.addWidget(self.view)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)  # as the shell does
        self.settle()

    def close(self) -> None:
        self.lanes.finish(lambda: None, 10)
        if self.view.session is not None:
            self.view.session.close()

    def settle(self) -> None:
        """Wait until nothing is going on any more."""
        self._qtbot.waitUntil(lambda: all(job.done for job in [*self.lanes._open]), timeout=10_000)
        self._qtbot.wait(1)

    def head(self) -> str:
        return self.view.step().head.text()

    def go_on(self) -> None:
        self.view.go_on.click()
        self.settle()

    def back(self) -> None:
        self.view.back.click()
        self.settle()

    def go_to(self, head: str) -> None:
        """Press Continue until this screen."""
        while self.head() != head:
            self.go_on()

    def can_go_back(self) -> bool:
        return self.view.back.isVisible()

    def words(self) -> str:
        return "\n".join(text.text() for text in self.window.findChildren(Text) if text.isVisible())

    def press(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.window.focusWidget() or self.view, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.view, text)

    def focused(self) -> str:
        here = self.window.focusWidget()
        return here.accessibleName() if here is not None else ""

    @property
    def passphrase(self) -> PassphraseStep:
        found = self.view.step()
        assert isinstance(found, PassphraseStep)
        return found

    @property
    def leaving(self) -> LeavingStep:
        found = self.view.step()
        assert isinstance(found, LeavingStep)
        return found

    @property
    def recovery(self) -> RecoveryStep:
        found = self.view.step()
        assert isinstance(found, RecoveryStep)
        return found

    def choose_own(self, first: str, again: str) -> None:
        self.passphrase.choice.way.choose("own")
        self.passphrase.choice.first.set_text(first)
        self.passphrase.choice.again.set_text(again)

    def offered(self) -> str:
        self._qtbot.waitUntil(lambda: bool(self.passphrase.choice.offered()))
        return self.passphrase.choice.offered()

    def make_code(self) -> str:
        self.recovery.make.click()
        self.settle()
        assert self.recovery.panel is not None
        return self.recovery.panel.shown.text().replace(" - ", "-")

    def _change(self, settings: Settings) -> None:
        self.settings = settings

    def _say(self, text: str, action: str = "", do: object = None) -> None:
        raise AssertionError(text)
