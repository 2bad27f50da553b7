"""What is shown while the notes are closed, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.session import Session
from app.settings import Settings
from tests.ui.harness import make_session
from ui.jobs import Lanes
from ui.presence import Presence
from ui.theme.theme import Application
from ui.windows.crash import CrashView
from ui.windows.door import Door
from ui.windows.early.view import EarlyView
from ui.windows.first_run.leaving import LeavingStep
from ui.windows.first_run.view import FirstRunView
from ui.windows.opening_help import OpeningHelp
from ui.windows.shell import Shell
from ui.windows.unlock import UnlockView

ALLOWED = Settings(theme="light", help_while_locked=True)


class Front:
    """A shell with a door in it."""

    def __init__(self, qtbot: Any, folder: Path) -> None:
        self.settings = Settings(theme="light")
        self.opened: list[Session] = []
        self.lanes = Lanes()
        self.shell = Shell(self.settings, lambda: None, lambda: None)
        self.presence = Presence(self.shell)
        qtbot.addWidget(self.shell)
        self.door = Door(
            folder, self.lanes, self.shell, self.presence, lambda: self.settings, self._change, self.opened.append
        )

    def _change(self, settings: Settings) -> None:
        self.settings = settings


@pytest.fixture
def new(qtbot: Any, app: Application, tmp_path: Path) -> Iterator[Front]:
    made = Front(qtbot, tmp_path / "new")
    yield made
    made.lanes.finish(lambda: None, 10)


@pytest.fixture
def kept(qtbot: Any, app: Application, session: Session) -> Iterator[Front]:
    """Where there are notes already."""
    session.close()
    made = Front(qtbot, session.vault.folder)
    yield made
    made.lanes.finish(lambda: None, 10)


def test_without_a_vault_come_the_first_steps_and_nobody_waits_there_for_ever(new: Front) -> None:
    new.door.show()
    assert isinstance(new.shell.view(), FirstRunView)
    assert new.presence._idle_s == new.settings.idle_minutes * 60


@pytest.mark.parametrize(("settings", "kind"), [(Settings(theme="light"), UnlockView), (ALLOWED, EarlyView)])
def test_with_one_comes_what_is_allowed(kept: Front, settings: Settings, kind: type[object]) -> None:
    kept.settings = settings
    kept.door.show()
    assert type(kept.shell.view()) is kind
    assert (kept.presence._idle_s > 0) is settings.help_while_locked  # there is nothing to put away elsewhere


def test_whoever_comes_in_is_handed_over(kept: Front, new: Front, tmp_path: Path) -> None:
    session = make_session(tmp_path / "opened")
    for front, name in ((kept, "unlocked"), (new, "ready")):
        front.door.show()
        getattr(front.shell.view(), name).emit(session)
        assert front.opened == [session]
    session.close()


def test_what_a_first_run_has_made_is_known(new: Front, kept: Front, tmp_path: Path) -> None:
    new.door.show()
    assert new.door.session() is None
    made = new.shell.view()._shared.session = make_session(tmp_path / "made")  # type: ignore[union-attr]
    assert new.door.session() is made
    made.close()
    kept.door.show()
    assert kept.door.session() is None


def test_leaving_is_practised_only_where_it_is_shown(new: Front, kept: Front, qtbot: Any) -> None:
    kept.door.show()
    assert not kept.door.practises_leaving()
    new.door.show()
    assert not new.door.practises_leaving()
    view = new.shell.view()
    assert isinstance(view, FirstRunView)
    view.go_on.click()
    step = view.step()
    assert isinstance(step, LeavingStep)
    assert not new.door.practises_leaving()
    step.try_it.click()
    assert new.door.practises_leaving()


def test_help_and_tools_where_they_are_allowed(kept: Front) -> None:
    kept.settings = ALLOWED
    kept.door.show()
    view = kept.shell.view()
    assert isinstance(view, EarlyView)
    kept.door.get_help()
    assert view.shown() is not view.unlock
    kept.door.back()
    assert view.shown() is view.unlock
    view.show_tools()
    kept.door.rest()
    assert view.shown() is view.unlock


def test_elsewhere_asking_for_them_does_nothing(kept: Front, new: Front) -> None:
    for front in (kept, new):
        front.door.show()
        before = front.shell.view()
        for ask in (front.door.get_help, front.door.back, front.door.rest):
            ask()
        assert front.shell.view() is before


def test_help_is_how_to_open_it_but_not_over_the_report_of_a_defect(kept: Front) -> None:
    kept.shell.show()
    kept.shell.show_view(CrashView())
    kept.door.help()
    assert kept.shell.findChildren(OpeningHelp) == []
    kept.door.show()
    kept.door.help()
    assert [sheet.isVisible() for sheet in kept.shell.findChildren(OpeningHelp)] == [True]
