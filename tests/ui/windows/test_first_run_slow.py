"""The first time on a disk that is slow, or full: one press is one thing, and none of them is Leave."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code, WorldError
from app.settings import Settings
from app.vault.secrets import Passphrase
from app.vault.slots import SlotRole
from app.vault.vault import Vault, create
from tests.pages.first_run import FirstRunScreen
from tests.support import CHEAP
from ui.windows.first_run import passphrase, recovery
from ui.windows.shell import Shell

PASSPHRASE, RECOVERY, READY = "A passphrase", "If you ever forget the passphrase", "It is ready"
WORDS = "several words that fit"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Nothing is made before this is set."""
    free = threading.Event()

    def make(folder: Path, secret: Passphrase) -> Vault:
        assert free.wait(20)
        return create(folder, secret, cost=CHEAP)

    monkeypatch.setattr(passphrase, "create", make)
    return free


@pytest.fixture
def screen(app: Any, qtbot: Any, tmp_path: Path, gate: threading.Event) -> Iterator[FirstRunScreen]:
    made = FirstRunScreen(qtbot, tmp_path / "data")
    yield made
    gate.set()
    made.close()


@pytest.fixture
def shell(app: Any, qtbot: Any, screen: FirstRunScreen) -> list[str]:
    """The real window around it; what was pressed at its edge."""
    left: list[str] = []
    window = Shell(Settings(), lambda: left.append("left"), lambda: left.append("closed"))
    qtbot.addWidget(window)
    window.show_view(screen.view)
    screen.window = window
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    return left


@contextmanager
def _slow(screen: FirstRunScreen) -> Iterator[None]:
    hold = threading.Event()
    screen.lanes.vault(lambda _token, _progress: hold.wait(20))
    try:
        yield
    finally:
        hold.set()
    screen.settle()


def _to_recovery(screen: FirstRunScreen, gate: threading.Event) -> None:
    gate.set()
    screen.go_to(PASSPHRASE)
    screen.choose_own(WORDS, WORDS)
    screen.go_on()
    assert screen.head() == RECOVERY


def _kinds(screen: FirstRunScreen) -> list[SlotRole]:
    assert screen.view.session is not None
    return sorted(slot.kind for slot in screen.view.session.vault.slots())


@pytest.mark.parametrize("where", ["Continue", "the last field"])
def test_return_pressed_twice_makes_it_once_and_does_not_leave(
    where: str, screen: FirstRunScreen, shell: list[str], gate: threading.Event
) -> None:
    screen.go_to(PASSPHRASE)
    screen.choose_own(WORDS, WORDS)
    here = screen.view.go_on if where == "Continue" else screen.passphrase.choice.again.edit
    here.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        screen.press(Qt.Key.Key_Return)
        assert screen.focused() == "Continue"
    screen.press(Qt.Key.Key_Escape)
    assert screen.head() == PASSPHRASE
    assert shell == []
    gate.set()
    screen.settle()
    assert screen.head() == RECOVERY
    assert _kinds(screen) == [SlotRole.PASSPHRASE]


def test_a_code_asked_for_twice_is_one(screen: FirstRunScreen, shell: list[str], gate: threading.Event) -> None:
    _to_recovery(screen, gate)
    screen.recovery.make.setFocus(Qt.FocusReason.TabFocusReason)
    with _slow(screen):
        for _ in range(3):
            assert screen.focused() == "Make a code for paper"
            screen.press(Qt.Key.Key_Return)
        screen.recovery.later.click()
        assert screen.head() == RECOVERY
        screen.press(Qt.Key.Key_Escape)
    assert shell == []
    assert screen.head() == RECOVERY
    assert _kinds(screen) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    assert screen.recovery.panel is not None


def test_a_code_that_is_not_wanted_is_gone_before_one_goes_on(screen: FirstRunScreen, gate: threading.Event) -> None:
    _to_recovery(screen, gate)
    screen.make_code()
    with _slow(screen):
        for _ in range(2):
            screen.recovery.not_now.click()
        assert screen.head() == RECOVERY
    assert screen.head() == READY
    assert _kinds(screen) == [SlotRole.PASSPHRASE]


@pytest.mark.parametrize("way", ["rather not", "back"])
def test_a_code_that_could_not_be_taken_away_is_not_said_to_be_gone(
    way: str, screen: FirstRunScreen, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_index: int) -> Any:
        raise WorldError(Code.DISK_FULL)

    _to_recovery(screen, gate)
    screen.make_code()
    working = recovery.remove_way
    monkeypatch.setattr(recovery, "remove_way", lambda index: lambda _session: refused(index))
    if way == "back":
        screen.back()
        screen.go_on()
    else:
        screen.recovery.not_now.click()
        screen.settle()
    assert screen.head() == RECOVERY
    assert "The disk is full" in screen.words()
    assert screen.recovery.panel is not None
    assert _kinds(screen) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    monkeypatch.setattr(recovery, "remove_way", working)
    screen.recovery.not_now.click()
    screen.settle()
    assert screen.head() == READY
    assert _kinds(screen) == [SlotRole.PASSPHRASE]
