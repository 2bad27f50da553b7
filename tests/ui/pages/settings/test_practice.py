"""What tools may offer, and notes of uses: asked for, never, and deleted for good."""

from __future__ import annotations

from typing import Any

import pytest

from app.cautions import Caution, Topic
from app.practice.model import UseDraft
from app.session import Session
from app.strategies.model import Mark
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import Place, Room
from ui.operations import tools as ops


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> SettingsScreen:
    return SettingsScreen(qtbot, ctx, told, "tools")


def test_it_leads_to_the_cautions_and_says_whether_there_are_any(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    screen = SettingsScreen(qtbot, ctx, told, "tools")
    assert "You leave out nothing now." in screen.words()
    session.cautions.leave_out([Caution.BREATH], [Topic.LAW])
    screen.section.refresh()
    screen.settle()
    assert "You leave out 2 thing" in screen.words()
    screen.press("Cautions about me")
    assert told.places[-1] == Place(Room.CAUTIONS)


def test_nothing_is_offered_when_the_person_wants_no_trace(screen: SettingsScreen, session: Session) -> None:
    assert screen.ask(ops.asks_after)
    screen.press("Offer nothing, keep nothing")
    assert screen.ask(lambda s: s.preferences.get(ops.KEEP, "")) == ops.NEVER
    assert not screen.ask(ops.asks_after)
    screen.section.refresh()
    screen.settle()
    assert screen.section.keep.value() == ops.NEVER
    screen.press("Offer to keep a note")
    assert screen.ask(ops.asks_after)


def test_all_notes_of_uses_go_for_good_and_nothing_else(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    for number in range(3):
        session.practice.save(UseDraft("wall-push", "Push and rest", note=f"note {number}"))
    session.practice.delete(session.practice.recent(1)[0].id or "")
    session.strategies.mark("wall-push", Mark(favourite=True))
    screen = SettingsScreen(qtbot, ctx, told, "tools")
    assert "2 use" in screen.words()
    screen.press("Delete all notes of uses")
    screen.press("Keep them")
    assert screen.ask(lambda s: s.practice.count()) == 2
    screen.press("Delete all notes of uses")
    screen.press("Delete for good")
    assert screen.ask(lambda s: s.vault.db.value("SELECT count(*) FROM practice")) == 0
    assert screen.ask(lambda s: s.strategies.tool("wall-push").mark.favourite)
    assert "There are no notes of uses." in screen.words()
    assert not screen.offers("Delete all notes of uses")
    assert "gone for good" in screen.said()
