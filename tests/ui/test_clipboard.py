"""What is copied says that it is private; what is only selected stays."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from shiboken6 import delete

from tests.ui.harness import Told, show
from ui.clipboard import AWAY_S, PRIVATE_MARKS, PrivateClipboard, forget
from ui.context import Context
from ui.navigation import NEW
from ui.pages.journal.page import JournalPage
from ui.widgets.fields import LineField, SearchField, TextArea
from ui.widgets.page_text import PageText
from ui.widgets.sheet import Sheet
from ui.widgets.table import PlainTable
from ui.windows.first_copy import ALLOWED, FirstCopy

pytestmark = pytest.mark.window  # without a display nobody owns a clipboard


@pytest.fixture
def watcher(app: Any) -> Iterator[PrivateClipboard]:
    made = PrivateClipboard()
    yield made
    QGuiApplication.clipboard().clear()
    delete(made)


@pytest.fixture
def board(watcher: PrivateClipboard) -> QClipboard:
    return QGuiApplication.clipboard()


def test_what_is_copied_is_marked_and_plain(board: QClipboard, qtbot: Any) -> None:
    rich = QMimeData()
    rich.setHtml("<p style='font-family: Literata'>heron</p>")
    rich.setText("heron")
    board.setMimeData(rich)
    qtbot.waitUntil(lambda: board.mimeData().hasFormat("x-kde-passwordManagerHint"))
    found = board.mimeData()
    assert found.text() == "heron"
    assert not found.hasHtml()
    assert {name: bytes(found.data(name).data()) for name in PRIVATE_MARKS} == PRIVATE_MARKS


def test_a_line_copies_with_the_mark(board: QClipboard, qtbot: Any) -> None:
    field = LineField("Title")
    qtbot.addWidget(field)
    field.set_text("heron")
    field.edit.selectAll()
    field.edit.copy()
    qtbot.waitUntil(lambda: board.mimeData().hasFormat("x-kde-passwordManagerHint"))
    assert board.text() == "heron"


def test_leaving_forgets_it(board: QClipboard) -> None:
    board.setText("heron")
    forget()
    assert board.text() == ""


def test_selecting_in_a_line_hands_nothing_to_the_primary_selection(board: QClipboard, qtbot: Any) -> None:
    if not board.supportsSelection():
        pytest.skip("this platform has no primary selection")
    field = LineField("Title")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.set_text("heron")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert field.edit.selectedText() == "heron"
    assert board.text(QClipboard.Mode.Selection) == ""


# taken back after a while


def test_away_from_the_window_it_is_taken_back_after_a_while(board: QClipboard, watcher: PrivateClipboard) -> None:
    board.setText("heron")
    assert not watcher._away.isActive()  # whoever is still here may want to put it elsewhere in the notes
    watcher.state_changed(Qt.ApplicationState.ApplicationInactive)
    assert watcher._away.isActive()
    assert watcher._away.interval() == AWAY_S * 1000
    watcher._away.timeout.emit()
    assert board.text() == ""


def test_coming_back_keeps_it(board: QClipboard, watcher: PrivateClipboard) -> None:
    board.setText("heron")
    watcher.state_changed(Qt.ApplicationState.ApplicationInactive)
    watcher.state_changed(Qt.ApplicationState.ApplicationActive)
    assert not watcher._away.isActive()
    assert board.text() == "heron"


def test_what_another_program_copied_stays(board: QClipboard, watcher: PrivateClipboard, qtbot: Any) -> None:
    board.setText("heron")
    display, window, own = _client()
    _x11().XSetSelectionOwner(display, own, window, 0)  # somebody else copies
    _x11().XSync(display, 0)
    qtbot.waitUntil(lambda: not board.ownsClipboard())
    watcher._away.timeout.emit()
    assert _x11().XGetSelectionOwner(display, own) == window
    _x11().XCloseDisplay(display)


# the first time


@pytest.fixture
def first(ctx: Context, watcher: PrivateClipboard, qtbot: Any) -> TextArea:
    area = TextArea("Words")
    qtbot.addWidget(area)
    area.resize(700, 500)
    area.show()
    qtbot.waitExposed(area)
    area.setPlainText("heron")
    first_copy = FirstCopy(ctx, watcher, area)
    qtbot.waitUntil(lambda: watcher.ask_first)
    area.selectAll()
    area.copy()
    assert first_copy.sheet is not None
    return area


def _sheet(area: TextArea) -> Sheet:
    return next(sheet for sheet in area.findChildren(Sheet) if sheet.isVisible())


def test_the_first_copy_is_asked_about_and_kept_back_until_then(
    first: TextArea, board: QClipboard, watcher: PrivateClipboard, ctx: Context, qtbot: Any
) -> None:
    assert board.text() == ""
    assert _owner("CLIPBOARD") == 0
    _sheet(first).yes.click()
    assert board.text() == "heron"
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    known: list[bool] = []
    ctx.query(lambda session: session.preferences.get(ALLOWED, False), known.append, owner=first)
    qtbot.waitUntil(lambda: known == [True])
    assert not watcher.ask_first


def test_not_now_copies_nothing_and_asks_again(
    first: TextArea, board: QClipboard, watcher: PrivateClipboard, told: Told
) -> None:
    _sheet(first).no.click()
    assert board.text() == ""
    assert told.said[-1][0] == "It was not copied."
    assert watcher.ask_first
    first.selectAll()
    first.copy()
    assert _sheet(first)


# what a real program at the same display sees of a selection


def _x11() -> Any:
    name = "libX11.so.6"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        pytest.skip("no libX11 to ask with")
    library.XOpenDisplay.restype = ctypes.c_void_p
    for function in ("XInternAtom", "XGetSelectionOwner", "XCreateSimpleWindow", "XDefaultRootWindow"):
        getattr(library, function).restype = ctypes.c_ulong
    library.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    library.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    library.XCreateSimpleWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 3, *[ctypes.c_ulong] * 2]  # fmt: skip
    library.XSetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong]
    library.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.XCloseDisplay.argtypes = [ctypes.c_void_p]
    return library


def _client() -> tuple[Any, int, int]:
    """A program of its own at this display: its connection, a window of it, the clipboard's name."""
    library = _x11()
    display = library.XOpenDisplay(os.environ["DISPLAY"].encode())
    window = library.XCreateSimpleWindow(display, library.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
    return display, window, library.XInternAtom(display, b"CLIPBOARD", 0)


def _owner(selection: str) -> int:
    """Who has a selection, as any other program sees it; 0: nobody."""
    library = _x11()
    display = library.XOpenDisplay(os.environ["DISPLAY"].encode())
    found: int = library.XGetSelectionOwner(display, library.XInternAtom(display, selection.encode(), 0))
    library.XCloseDisplay(display)
    return found


def test_another_program_sees_what_a_plain_field_would_publish(app: Any, qtbot: Any) -> None:
    """Were our fields as Qt makes them, the test below would see it."""
    from PySide6.QtWidgets import QPlainTextEdit

    plain = QPlainTextEdit("heron")
    qtbot.addWidget(plain)
    plain.show()
    qtbot.waitExposed(plain)
    plain.setFocus()
    QTest.keyClick(plain, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _owner("PRIMARY") != 0)
    QGuiApplication.clipboard().clear(QClipboard.Mode.Selection)


def _fields() -> dict[str, Any]:
    table = PlainTable("Numbers", ("day", "pages"), (("Monday", "2"), ("Friday", "17")))
    search = SearchField("Search", "Empty")
    search.edit.setText("heron")
    line = LineField("Title")
    line.set_text("heron")
    area = TextArea("Words")
    area.setPlainText("heron")
    return {"page": PageText("A page", "heron"), "table": table, "search": search.edit, "line": line.edit, "area": area, "keep": (search, line)}  # fmt: skip


@pytest.mark.parametrize("which", ["page", "search", "line", "area", "table"])
def test_no_program_sees_what_is_only_selected(which: str, board: QClipboard, qtbot: Any) -> None:
    fields = _fields()
    field = fields[which]
    qtbot.addWidget(field.window())
    field.window().show()
    qtbot.waitExposed(field.window())
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    target = field.viewport() if hasattr(field, "viewport") else field
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=target.rect().topLeft())
    QTest.mouseMove(target, target.rect().center())
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    assert _owner("PRIMARY") == 0


def test_no_program_sees_what_is_selected_in_the_journal(
    board: QClipboard, qtbot: Any, ctx: Context, told: Told
) -> None:
    page = JournalPage(ctx)
    frame = show(qtbot, page, NEW)
    editor = next(area for area in page.findChildren(TextArea) if area.isVisible() and area.height() > 100)
    editor.setFocus()
    QTest.keyClicks(editor, "The heron stood in the reeds")
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText()
    assert _owner("PRIMARY") == 0
    assert frame.isVisible()
