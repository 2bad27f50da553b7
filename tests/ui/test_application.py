"""The whole program in one process: it locks when nobody is there, and a defect neither ends it nor shows a word."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app import log
from app.errors import Code, WorldError
from app.session import Session
from app.vault import disk
from tests.ui.harness import MakeProgram, make_session
from ui import defects, presence
from ui.actions import Act
from ui.application import Program
from ui.i18n.messages import sentence
from ui.lifecycle import Reason
from ui.navigation import NEW, Place, Room
from ui.pages.cards.page import CardsPage
from ui.widgets.progress import Working
from ui.widgets.sheet import Sheet
from ui.windows import still_working
from ui.windows.crash import CrashView
from ui.windows.still_working import StillWorking

CANARY = "violet marmalade"


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    """Started on an empty folder."""
    made = make_program(takes_defects=True)
    log._lines.clear()
    made.start()
    return made


@pytest.fixture
def ends(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[Reason]:
    """Why the process would have ended."""
    found: list[Reason] = []
    monkeypatch.setattr(program.lifecycle, "end_soon", found.append)
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that the watch over presence sees."""
    now = [1000.0]
    monkeypatch.setattr(presence, "seconds", lambda: now[0])
    monkeypatch.setattr(defects, "seconds", lambda: now[0])
    return now


@pytest.fixture
def opened(program: Program, tmp_path: Path, clock: list[float]) -> Session:
    session = make_session(tmp_path / "opened")
    program.opened(session)
    return session


def test_nobody_there_locks(program: Program, ends: list[Reason], opened: Session, clock: list[float]) -> None:
    clock[0] += program._settings.idle_minutes * 60 - 1
    program.presence._look()
    assert ends == []
    clock[0] += 1
    program.presence._look()
    assert ends == [Reason.LOCK]


def test_what_somebody_waits_for_goes_on_out_of_sight_and_then_it_locks(
    program: Program, ends: list[Reason], opened: Session, clock: list[float], qtbot: Any
) -> None:
    """A copy on a slow stick takes longer than the idle time of somebody who waits for it without moving."""
    assert program.main is not None
    main, hold, page = program.main, threading.Event(), QWidget()
    qtbot.addWidget(page)
    sheet = Sheet(main, "Something asked")
    sheet.show_sheet()
    working = Working(page)
    working.watch(program.lanes.free(lambda _t, _p: hold.wait(20), lambda _done: working.end(), owner=page), "Copying")
    clock[0] += program._settings.idle_minutes * 60
    program.presence._look()
    view = program.shell.view()
    assert isinstance(view, StillWorking)
    assert not main.isVisible()
    assert not sheet.isVisible()
    for act, handler in program._handlers().items():
        if act not in (Act.LOCK, Act.QUIT, Act.FULL_SCREEN):
            handler()  # nothing leads back
    program._open_file(Path("a pack"))
    assert program.shell.view() is view
    assert not main.isVisible()
    assert ends == []
    hold.set()
    qtbot.waitUntil(lambda: ends == [Reason.LOCK])


def test_it_can_be_locked_before_the_work_is_done(
    program: Program, ends: list[Reason], opened: Session, clock: list[float], qtbot: Any
) -> None:
    hold, working = threading.Event(), Working()
    qtbot.addWidget(working)
    working.watch(program.lanes.free(lambda _t, _p: hold.wait(20)), "Copying")
    clock[0] += program._settings.idle_minutes * 60
    program.presence._look()
    view = program.shell.view()
    assert isinstance(view, StillWorking)
    assert program.shell.focusWidget() is view.now
    view.now.click()
    assert ends == [Reason.LOCK]
    hold.set()


def test_a_disk_that_never_answers_keeps_nothing_open(
    program: Program,
    ends: list[Reason],
    opened: Session,
    clock: list[float],
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(still_working, "AT_MOST_S", 0.5)
    hold, working = threading.Event(), Working()
    qtbot.addWidget(working)
    working.watch(program.lanes.free(lambda _t, _p: hold.wait(20)), "Copying")
    clock[0] += program._settings.idle_minutes * 60
    program.presence._look()
    assert ends == []
    qtbot.waitUntil(lambda: ends == [Reason.LOCK])
    hold.set()


def test_another_look_loses_nothing_that_is_half_written(
    program: Program, ends: list[Reason], opened: Session, qtbot: Any
) -> None:
    assert program.main is not None
    program.main.go(Place(Room.CARDS, NEW))
    page = program.main.page()
    assert isinstance(page, CardsPage)
    page.editor.name.set_text("half a card")
    program.main.go(Place(Room.SETTINGS))
    program.change_settings(program._settings.with_(theme="dark"))
    qtbot.waitUntil(lambda: program.main is not None and program.main.page() is not page)
    found: list[list[str]] = []
    qtbot.waitUntil(lambda: _titles(program, opened, found) == ["half a card"])


def _titles(program: Program, session: Session, found: list[list[str]]) -> list[str]:
    program.lanes.vault(lambda _t, _p: [card.title for card in session.cards.each()], found.append)
    return found[-1] if found else []


def test_changing_the_minutes_counts_at_once(
    program: Program, ends: list[Reason], opened: Session, clock: list[float]
) -> None:
    program.change_settings(program._settings.with_(idle_minutes=1))
    clock[0] += 60
    program.presence._look()
    assert ends == [Reason.LOCK]


def test_nothing_open_nothing_to_lock_but_the_watch_goes_on(
    program: Program, ends: list[Reason], clock: list[float], tmp_path: Path
) -> None:
    program.presence.watch_idle(1)
    clock[0] += 60
    program.presence._look()
    assert ends == []
    program.shell.view()._shared.session = make_session(tmp_path / "made")  # type: ignore[union-attr]  the passphrase was chosen meanwhile
    clock[0] += 3600
    program.presence._look()
    assert ends == [Reason.LOCK]
    assert program.lifecycle._session is not None  # so that ending closes it


def test_the_desktops_word_locks_in_the_first_run_too(program: Program, ends: list[Reason], tmp_path: Path) -> None:
    program.lock()
    assert ends == []
    program.shell.view()._shared.session = make_session(tmp_path / "made")  # type: ignore[union-attr]
    program.lock()
    assert ends == [Reason.LOCK]


def test_leaving_works_though_the_view_breaks(
    program: Program, ends: list[Reason], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks() -> bool:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(program.shell.view(), "practise_leaving", breaks)
    program.leave()
    assert ends == [Reason.LEAVE]


def raise_in_the_window() -> None:
    """As a defect of a page does: in something that Qt calls."""

    def slot() -> None:
        words = CANARY + " in a local"
        raise KeyError(words)

    try:
        slot()
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)


def test_a_defect_is_said_without_its_words_and_the_session_stays(
    program: Program, ends: list[Reason], opened: Session, qtbot: Any
) -> None:
    raise_in_the_window()
    assert program.shell.messages.text() or not program.shell.isVisible()
    assert CANARY not in program.shell.messages._text.text()
    assert program.shell.messages._text.text()
    assert not any(CANARY in line.detail for line in log.lines())
    assert any("KeyError" in line.detail for line in log.lines())
    assert program.main is not None
    assert ends == []


def test_defects_in_a_row_close_what_is_open_and_show_the_report(
    program: Program, ends: list[Reason], opened: Session, qtbot: Any, clock: list[float]
) -> None:
    for _ in range(defects.IN_A_ROW):
        raise_in_the_window()
        clock[0] += 0.5
    view = program.shell.view()
    assert isinstance(view, CrashView)
    assert CANARY not in view.report.text()
    assert "KeyError" in view.report.text()
    assert opened.vault._opened.wiped
    view.start.click()
    view.end.click()
    assert ends == [Reason.LOCK, Reason.QUIT]


def test_defects_far_apart_are_only_said(program: Program, opened: Session, qtbot: Any, clock: list[float]) -> None:
    for _ in range(defects.IN_A_ROW * 2):
        raise_in_the_window()
        clock[0] += defects.ROW_S
    assert program.main is not None


_BROKEN_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.errors import Bug
from ui import application

class Broken:
    def __init__(self, *_words):
        raise Bug(where=sys.argv[2])

def look():
    for window in QApplication.topLevelWidgets():
        if type(window).__name__ == "CrashView" and window.isVisible():
            print(window.report.text())
            window.close()  # the last window: the program ends by itself

application.Program = Broken
real = application._broken_start
def started(*words):
    QTimer.singleShot(50, look)
    return real(*words)
application._broken_start = started
sys.exit(application.run(Path(sys.argv[1]), []))
"""


def test_a_start_that_breaks_shows_the_report(tmp_path: Path) -> None:
    """In a process of its own: an application that has ended leaves its mark on whatever waits afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN_START, str(tmp_path / "vault"), CANARY],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Bug" in done.stdout
    assert CANARY not in done.stdout + done.stderr


# what comes from outside


@pytest.fixture
def pack_file(tmp_path: Path) -> Path:
    from app.packs import reading
    from tests.packs import AUTHOR, pack

    made = tmp_path / "ab12-1.yarrow"
    made.write_bytes(reading.sign(pack(), (AUTHOR,)))
    return made


def words_of(program: Program) -> str:
    from ui.widgets.text import Text

    return "\n".join(text.text() for text in program.shell.findChildren(Text) if text.isVisible())


def test_a_file_from_the_desktop_is_looked_into_once_the_notes_are_open(
    make_program: MakeProgram, tmp_path: Path, qtbot: Any, pack_file: Path
) -> None:
    made = make_program(file=pack_file)
    made.start()
    qtbot.waitUntil(lambda: "looked at when you are in" in words_of(made))
    assert pack_file.stem not in words_of(made)
    made.opened(make_session(tmp_path / "opened"))
    qtbot.waitUntil(lambda: "First steps" in words_of(made), timeout=20_000)
    session = made._session
    assert session is not None
    assert session.packs.all() == []  # nothing was added by itself
    assert made.main is not None
    made.main.back()
    assert made.main.place().room.value == "now"
    assert pack_file.name.encode() not in b"".join(
        path.read_bytes() for path in (tmp_path / "opened").iterdir() if path.is_file()
    )
    assert all(pack_file.stem not in str(line) for line in log._lines)


def test_a_file_dropped_on_the_open_window_is_looked_into(
    program: Program, opened: Session, qtbot: Any, pack_file: Path
) -> None:
    from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDropEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pack_file))])
    falls = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QCoreApplication.sendEvent(program.shell.windowHandle(), falls)
    qtbot.waitUntil(lambda: "First steps" in words_of(program), timeout=20_000)


@pytest.mark.parametrize("code", [Code.READ_ONLY, Code.PERMISSION])
def test_a_place_that_keeps_nothing_is_told_before_anything_is_typed(
    make_program: MakeProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: Code
) -> None:
    def refuse(folder: Path, files: object) -> None:
        assert folder == tmp_path  # where the folder would be made
        raise WorldError(code)

    monkeypatch.setattr(disk, "check_writable", refuse)
    made = make_program(tmp_path / "stick" / "data")
    made.start()
    assert made.shell.messages.text() == sentence(WorldError(code))
    assert list(tmp_path.iterdir()) == []
