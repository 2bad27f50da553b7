"""Ending: what is unsaved is written, the vault is closed, and nothing on the way can keep the door open."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from app import log
from app.changes import Changes, Outcome
from app.errors import Code, WorldError
from app.journal.model import EntryDraft
from app.session import Session
from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
from tests.ui.harness import make_session
from ui import lifecycle
from ui.jobs import Lanes
from ui.lifecycle import Lifecycle, Reason
from ui.widgets.fields import TextArea


class Ended(BaseException):
    """Stands for the end of the process."""


class World:
    """A vault that is open, and what the process did at its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = make_session(folder, again=True)
        self.lanes = Lanes()
        self.lifecycle = Lifecycle(folder, self.lanes)
        self.became: list[list[str]] = []

    def opened(self, *writes: Any) -> None:
        self.lifecycle.opened(self.session, lambda: writes)

    def end(self, reason: Reason = Reason.LOCK) -> None:
        with pytest.raises(Ended):
            self.lifecycle.end(reason)

    def texts(self) -> list[str]:
        """What is in the vault, read by somebody else: possible only if it was closed."""
        with open_vault(self.folder, Passphrase("a quiet room")) as vault:
            return [entry.body for entry in Session(vault).journal.each()]


@pytest.fixture
def world(tmp_path: Path, app: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World(tmp_path / "vault")

    def gone(_code: int) -> None:
        raise Ended

    monkeypatch.setattr(os, "_exit", gone)
    monkeypatch.setattr(os, "execv", lambda _program, words: made.became.append(words))
    monkeypatch.setenv("PYTHONPATH", "")
    yield made
    made.session.close()


def write(text: str) -> Any:
    return lambda session: session.journal.save(EntryDraft(at=session.clock.here(), body=text))


def broken(_session: Session) -> Outcome[None]:
    raise RuntimeError("the diary says hello")


def full(_session: Session) -> Outcome[None]:
    raise WorldError(Code.DISK_FULL)


def test_locking_writes_closes_and_becomes_the_unlock_window(world: World) -> None:
    world.opened(write("last words"))
    world.end()
    assert world.became == [[*world.became[0][:-3], "--locked", "--data", str(world.folder)]]
    assert world.texts() == ["last words"]


@pytest.mark.parametrize("words", [[], ["--screen-reader"]])
def test_whoever_is_read_to_is_read_to_after_locking_too(
    words: list[str], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["yarrow", *words, "--data", "elsewhere", "a pack"])
    world.opened()
    world.end()
    assert world.became[0][world.became[0].index("--locked") :] == ["--locked", *words, "--data", str(world.folder)]


@pytest.mark.parametrize(("to_unlock", "times"), [(False, 0), (True, 1)])
def test_leaving_goes_where_the_person_chose(world: World, to_unlock: bool, times: int) -> None:
    world.opened(write("kept"))
    world.lifecycle.leave_to_unlock = to_unlock
    world.end(Reason.LEAVE)
    assert len(world.became) == times
    assert world.texts() == ["kept"]


@pytest.mark.parametrize("obstacle", [broken, full])
def test_a_write_that_breaks_takes_no_other_with_it(world: World, obstacle: Any) -> None:
    log._lines.clear()
    world.opened(obstacle, write("still written"))
    world.end()
    assert world.became
    assert world.texts() == ["still written"]
    assert not any("hello" in line.detail for line in log.lines())


def test_a_page_that_breaks_does_not_keep_the_door_open(world: World) -> None:
    def unsaved() -> Iterator[Any]:
        yield write("from the first page")
        raise RuntimeError

    world.lifecycle.opened(world.session, unsaved)
    world.end()
    assert world.became
    assert world.texts() == ["from the first page"]


@pytest.mark.parametrize("name", ["_cover", "_keep_what_is_composed", "_replace"])
def test_whatever_breaks_the_process_ends(world: World, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_words: object) -> None:
        raise OSError

    monkeypatch.setattr(lifecycle, name, breaks)
    world.opened(write("kept"))
    world.end()
    assert world.texts() == ["kept"]


@pytest.mark.parametrize("unsaved", [[], [write("too late")]], ids=["nothing to write", "something to write"])
def test_a_vault_that_hangs_is_left(world: World, unsaved: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "PATIENCE", 0.1 if unsaved else 60)
    monkeypatch.setattr(lifecycle, "DEADLINE", 60 if unsaved else 0.1)
    hold = threading.Event()
    world.lanes.vault(lambda _t, _p: hold.wait(100))
    world.opened(*unsaved)
    began = time.monotonic()
    world.end()
    assert time.monotonic() - began < 30  # neither waited for the other
    assert world.became
    hold.set()
    world.lanes._vault.shutdown(wait=True)  # the lane that was left goes on: not into the next test


@pytest.mark.parametrize("asked", [True, False], ids=["asked for", "unsaved"])
def test_a_disk_that_is_slow_is_waited_for(world: World, asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that somebody pressed a button for is kept, also if they leave in the same moment."""
    monkeypatch.setattr(lifecycle, "DEADLINE", 0.1)

    def slowly(session: Session) -> Any:
        time.sleep(0.5)
        return write("kept")(session)

    world.opened(*([] if asked else [slowly]))
    if asked:
        world.lanes.vault(lambda _t, _p: slowly(world.session), essential=True)
    world.end()
    world.lanes._vault.shutdown(wait=True)
    assert world.texts() == ["kept"]


def test_a_long_import_is_stopped(world: World) -> None:
    started = threading.Event()

    def endless(token: Any, _progress: Any) -> None:
        started.set()
        while True:
            token.check()

    world.lanes.vault(endless)
    assert started.wait(5)
    world.opened(write("kept"))
    world.end()
    assert world.texts() == ["kept"]


def test_asked_twice_it_ends_once(world: World, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[Reason] = []
    monkeypatch.setattr(world.lifecycle, "end", ends.append)
    world.lifecycle.end_soon(Reason.LOCK)
    world.lifecycle.end_soon(Reason.LEAVE)
    world.lifecycle.end_soon(Reason.QUIT)
    qtbot.wait(10)
    assert ends == [Reason.LOCK]


def test_the_window_is_covered_before_anything_is_written(world: World, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    seen: list[bool] = []

    def look(_session: Session) -> Outcome[None]:
        seen.append(window.isVisible())
        return Outcome(None, Changes.JOURNAL)

    world.opened(look)
    world.end()
    assert seen == [False]


def test_a_syllable_that_is_still_composed_is_kept(world: World, qtbot: Any) -> None:
    area = TextArea("Text")
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    area.setPlainText("heron ")
    area.moveCursor(area.textCursor().MoveOperation.End)
    QCoreApplication.sendEvent(area, QInputMethodEvent("さぎ", []))
    assert area.toPlainText() == "heron "
    world.lifecycle.opened(world.session, lambda: [write(area.toPlainText())])
    world.end()
    assert world.texts() == ["heron さぎ"]
