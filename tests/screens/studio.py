"""The program with a sample vault, posing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from app.session import Session
from app.settings import Settings
from tests.screens import sample
from ui.application import Program
from ui.navigation import Place
from ui.page import Page
from ui.theme.theme import Application

LOOKS = {
    "light": Settings(theme="light"),
    "dark": Settings(theme="dark"),
    "contrast": Settings(theme="contrast"),
    "large": Settings(theme="light", text_scale=200),
    "rtl": Settings(theme="light", direction="rtl"),
    "still": Settings(theme="light", motion="reduced"),  # only of what moves
}
SIZE = (1240, 840)


@dataclass(frozen=True)
class Scene:
    """A screen: its file's name, how to get there, and whether something on it moves."""

    name: str
    pose: Callable[[Studio], object]
    locked: bool = False
    moves: bool = False


class Studio:
    """One program; each look gets a fresh window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.qt = Application(["yarrow"], Settings(theme="light"))
        self.session: Session = sample.fill(folder / "vault")
        self.settings = Settings()
        self.program: Program | None = None
        self._number = 0

    def dress(self, look: str) -> None:
        """Put on a look; the next scene gets a window in it."""
        self.settings = LOOKS[look]
        self.qt.dress(self.settings)

    def draw(self, scene: Scene, target: Path) -> None:
        """Pose and keep the picture."""
        self._number += 1
        folder = self.folder / f"empty{self._number}"
        program = Program(self.qt, folder, self.settings)
        self.program = program
        sys.excepthook = sys.__excepthook__  # a pose that breaks shall say so here
        program.shell.resize(*SIZE)
        if not scene.locked:
            program.opened(self.session)
        program.shell.show()
        self.settle()
        scene.pose(self)
        self.settle()
        program.shell.grab().save(str(target), quality=88 if target.suffix == ".jpg" else -1)
        program.shell.hide()
        program.shell.deleteLater()
        self.settle()

    def go(self, place: Place) -> Page:
        """Show a page and wait until it has read what it shows."""
        assert self.program is not None
        main = self.program.main
        assert main is not None
        main.go(place)
        self.settle()
        page = main.page()
        assert page is not None
        return page

    def show(self, view: QWidget) -> None:
        """Show a view that needs no open vault."""
        assert self.program is not None
        self.program.shell.show_view(view)
        self.settle()

    def press(self, *words: str) -> Studio:
        """Press what says these words, one after another."""
        assert self.program is not None
        for wanted in words:
            for button in self.program.shell.findChildren(QAbstractButton):
                if button.isVisible() and wanted in (button.text(), button.accessibleName()):
                    button.click()
                    break
            else:
                raise LookupError(f"nothing on the screen says {wanted!r}")
            self.settle()
        return self

    def tab(self, times: int) -> Studio:
        """Go on with the keyboard: what has it shows its ring."""
        assert self.program is not None
        for _ in range(times):
            QTest.keyClick(self.program.shell.focusWidget() or self.program.shell, Qt.Key.Key_Tab)
        self.settle()
        return self

    def write(self, name: str, text: str) -> Studio:
        """Type into the field of this name."""
        assert self.program is not None
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.program.shell.findChildren(kind):
                if field.isVisible() and field.accessibleName() == name:
                    QTest.keyClicks(field, text)
                    self.settle(0.8)
                    return self
        raise LookupError(f"no field is called {name!r}")

    def entry(self, title: str) -> str:
        """The identity of a sample entry."""
        return next(
            line.id for line in self.session.journal.page() if line.title == title or line.veil_note.startswith(title)
        )

    def settle(self, seconds: float = 0.35) -> None:
        """Let queries come back and layouts settle."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def close(self) -> None:
        self.session.close()
