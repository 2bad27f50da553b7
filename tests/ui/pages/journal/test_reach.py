"""What holds on every view of the journal: names, sizes, and no word cut off by large text."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.session import Session
from app.settings import Settings
from tests.pages.journal import JournalScreen, entry, fill
from tests.ui.harness import Told
from tests.ui.pages.test_reach import _cut_off, _visible
from ui.context import Context
from ui.theme.theme import Application

LONG = "what the woman from the advice centre said about ringing at any hour of the night"
View = Callable[[JournalScreen], None]


def _blank(_screen: JournalScreen) -> None:
    pass


def _feelings(screen: JournalScreen) -> None:
    screen.page.write.moods.set_values(("numb", LONG))
    screen.press("Feelings")
    screen.press("Low and hard to bear")


def _tags(screen: JournalScreen) -> None:
    screen.page.write.tags.set_tags((LONG, "home"))
    screen.press("Tags")


def _veil(screen: JournalScreen) -> None:
    screen.press("Veil")


def _list(screen: JournalScreen) -> None:
    if not screen.page.finder.isVisible():
        screen.press("Find an entry")


def _calendar(screen: JournalScreen) -> None:
    _list(screen)
    screen.press("Calendar")


def _filters(screen: JournalScreen) -> None:
    _list(screen)
    screen.press("Filter by tag or feeling")


def _read(screen: JournalScreen) -> None:
    screen.open_row(1)


def _veiled(screen: JournalScreen) -> None:
    screen.open_row(0)


def _more(screen: JournalScreen) -> None:
    screen.open_row(1)
    screen.press("More")


def _when(screen: JournalScreen) -> None:
    screen.press("More")


def _begin(screen: JournalScreen) -> None:
    screen.press("Begin with…")


def _help(screen: JournalScreen) -> None:
    _list(screen)
    screen.press("How to search")


def _words(screen: JournalScreen) -> None:
    _feelings(screen)
    screen.press("Hide or rename words")


def _purge(screen: JournalScreen) -> None:
    _more(screen)
    screen.press("Delete for good")


def _history(screen: JournalScreen) -> None:
    _more(screen)
    screen.press("Earlier versions")


VIEWS: list[View] = [
    _blank, _feelings, _tags, _veil, _list, _calendar, _filters, _read, _veiled, _more, _when, _begin, _help, _words, _purge, _history,
]  # fmt: skip


@pytest.fixture
def written(session: Session) -> None:
    fill(session, [
        entry(3, LONG, "words", tags=(LONG,), moods=("numb", "tired out")),
        entry(9, "x", "words", veiled=True, veil_note=LONG),
    ])  # fmt: skip
    session.journal.save_template(None, LONG, "", "words", ())


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("view", VIEWS)
def test_everything_the_keyboard_reaches_has_a_name_and_size(qtbot: Any, ctx: Context, told: Told, view: View) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    view(screen)
    qtbot.wait(30)
    reached = [
        w for w in _visible(screen.frame, QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()
    ]
    assert reached
    for widget in reached:
        assert widget.accessibleName(), type(widget).__name__
        if isinstance(widget, QAbstractButton):
            shape = widget.shape() if hasattr(widget, "shape") else QRectF(widget.rect())
            assert min(shape.width(), shape.height()) >= 40, widget.text() or widget.accessibleName()


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [840, 1080])
def test_at_twice_the_text_size_no_word_is_cut_off(
    qtbot: Any, app: Application, ctx: Context, told: Told, view: View, width: int
) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    screen = JournalScreen(qtbot, ctx, told, size=(width, 700))
    view(screen)
    with contextlib.suppress(qtbot.TimeoutError):  # layouts settle in several rounds
        qtbot.waitUntil(lambda: not _cut_off(screen.frame), timeout=3000)
    assert _cut_off(screen.frame) == ""
    assert screen.frame.minimumSizeHint().width() <= 840 - 10  # never asks for more than a small window has
    assert screen.frame.minimumSizeHint().height() <= 620


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "view", [view for view in VIEWS if view not in (_feelings, _tags, _veil, _words)]
)  # these choose something
def test_nothing_is_written_by_looking(qtbot: Any, ctx: Context, told: Told, view: View) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    before = screen.ask(lambda s: s.vault.db.value("SELECT total_changes()"))
    view(screen)
    screen.page.refresh()
    screen.page.leaving()
    screen.settle()
    assert screen.ask(lambda s: s.vault.db.value("SELECT total_changes()")) == before
