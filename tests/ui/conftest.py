"""Fixtures of the window's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.session import Session
from app.settings import Settings
from tests.support import FakeClock
from tests.ui.harness import Told, make_context, make_session
from ui.context import Context
from ui.theme.theme import Application


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
