"""Fixtures of the window's tests."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.session import Session
from app.settings import Settings
from tests.support import FakeClock
from tests.ui.harness import MakeProgram, Told, make_context, make_session
from ui.context import Context
from ui.theme.theme import Application

if TYPE_CHECKING:  # most tests of the window need no whole program
    from ui.application import Program


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The application that pytest-qt makes."""
    return Application


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["yarrow"]


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> Application:
    """One application for all tests, in the plain look."""
    from PySide6.QtWidgets import QApplication

    there = QApplication.instance()
    return there if isinstance(there, Application) else Application(qapp_args, Settings(theme="light"))


@pytest.fixture(autouse=True)
def whole_events() -> Iterator[None]:
    """As in the program (`ui.collecting`), no window of an earlier test goes in the middle of an event."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def app(qapp: Application) -> Iterator[Application]:
    """The application; a test may dress it otherwise, the next finds it plain again."""
    yield qapp
    qapp.dress(Settings(theme="light"))


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> Iterator[Session]:
    """A real vault, opened."""
    made = make_session(tmp_path / "vault", clock)
    yield made
    made.close()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def ctx(session: Session, told: Told, app: Application) -> Iterator[Context]:
    """What a page is given, with real lanes."""
    made = make_context(session, told)
    yield made
    made.lanes.finish(lambda: None, 10)


@pytest.fixture
def make_program(
    app: Application, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeProgram]:
    """Makes whole programs, not started yet, which do not end the process of the tests.

    The system and the desktop are not listened to.  What breaks fails the test, unless the program is to take it.
    """
    from ui.application import Program

    monkeypatch.setattr("ui.application.Signals", lambda _end: None)
    monkeypatch.setattr(Program, "_watch_desktop", lambda self: None)
    hook = sys.excepthook
    made: list[Program] = []

    def make(
        folder: Path | None = None,
        settings: Settings | None = None,
        file: Path | None = None,
        *,
        takes_defects: bool = False,
    ) -> Program:
        program = Program(app, folder or tmp_path / "vault", settings or Settings(theme="light"), file)
        if not takes_defects:
            sys.excepthook = hook
        program.lifecycle.end = lambda reason: None  # type: ignore[method-assign]  for good: a timer may come after the test
        qtbot.addWidget(program.shell)
        made.append(program)
        return program

    yield make
    sys.excepthook = hook
    for program in made:
        program.presence.watch_idle(0)
        program.lifecycle.close()


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    """A whole program on a folder without a vault, not started yet."""
    return make_program()
