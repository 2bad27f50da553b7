"""What a person does in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.clock import Moment
from app.journal.model import Entry, EntryDraft
from app.session import Session
from tests.pages.screen import Screen
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.journal.page import JournalPage
from ui.widgets.sheet import Sheet

S = TypeVar("S", bound=Sheet)


class JournalScreen(Screen[JournalPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, JournalPage(ctx), what, size)
        first = self.page.first_focus()
        if first is not None:
            first.setFocus()
        self.settle()

    # writing

    def type(self, text: str) -> None:
        """Type into the page, key by key."""
        QTest.keyClicks(self.page.write.text, text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target = self.frame.focusWidget() or self.page
        QTest.keyClick(target, key, modifier)
        self.settle()

    def type_title(self, text: str) -> None:
        QTest.keyClicks(self.page.write.title, text)

    def paper_text(self) -> str:
        return self.page.write.text.toPlainText()

    def kept_sign(self) -> str:
        return self.page.write.kept.text()

    def wait_kept(self) -> None:
        """Until the quiet sign shows, and nothing is waiting to be kept."""
        self._qtbot.waitUntil(lambda: self.kept_sign().startswith("Kept") and not self.page.autosave.is_dirty())

    def press(self, words: str, inside: QWidget | None = None) -> None:
        buttons = [
            b
            for b in (inside or self.frame).findChildren(QAbstractButton)
            if words in (b.text(), b.accessibleName()) and b.isVisible()
        ]
        assert buttons, f"nothing on the screen says {words!r}"
        buttons[0].click()
        self.settle()

    def can_press(self, words: str) -> bool:
        return any(
            words in (b.text(), b.accessibleName()) and b.isVisible() for b in self.frame.findChildren(QAbstractButton)
        )

    # finding

    def search(self, text: str) -> None:
        self.page.finder.search.edit.setText(text)
        self.settle()

    def rows(self) -> list[tuple[str, str, str]]:
        """Each row of the list as it is shown."""
        model = self.page.finder.model
        views = [model.view(model.index(i, 0)) for i in range(model.rowCount())]
        return [(view.title, view.excerpt, view.small) for view in views]

    def row_titles(self) -> list[str]:
        return [title for title, _excerpt, _small in self.rows()]

    def status(self) -> str:
        return self.page.finder.status.text()

    def open_row(self, place: int) -> None:
        model = self.page.finder.model
        self._qtbot.waitUntil(lambda: model.rowCount() > place)  # a hand waits until there is something to press
        self.page.finder.list.clicked.emit(model.index(place, 0))
        self.settle()

    def choose_day(self, day: date) -> None:
        cell = self.page.finder.calendar.cell(day)
        assert isinstance(cell, QAbstractButton)
        cell.click()
        self.settle()

    # what is shown

    def shown(self) -> str:
        """Which pane is on the paper: write, veil or read."""
        panes = {self.page.write: "write", self.page.veil: "veil", self.page.read: "read"}
        return panes[self.page.paper.pane()]

    def read_text(self) -> str:
        return self.page.read.reader().toPlainText()

    def sheet(self, kind: type[S]) -> S:
        """The sheet that is open."""
        found = [s for s in self.frame.findChildren(kind) if s.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def words_on_screen(self) -> str:
        """Every label, button and row that can be seen, for what must not be there."""
        from PySide6.QtWidgets import QLabel

        words = [label.text() for label in self.frame.findChildren(QLabel) if label.isVisible()]
        words += [b.text() for b in self.frame.findChildren(QAbstractButton) if b.isVisible()]
        return "\n".join([*words, *(" ".join(row) for row in self.rows())])


def fill(session: Session, drafts: Sequence[EntryDraft]) -> list[Entry]:
    """Entries that were written before the page is opened."""
    return [session.journal.save(draft).value for draft in drafts]


def entry(day: int, title: str = "", body: str = "", **more: Any) -> EntryDraft:
    """An entry of a day in March 2026."""
    return EntryDraft(at=Moment(f"2026-03-{day:02d}T10:00:00", "+01:00"), title=title, body=body, **more)
