"""What a person leaves out everywhere: the player obeys it, and leads to where it is said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.cautions import CHOICES, Caution
from app.session import Session
from app.strategies.model import Mark
from exercises.load import library
from exercises.steps import Leave
from tests.pages.player import PlayerScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import Place, PlayerStart, Room


def _says(screen: PlayerScreen, words: str) -> bool:
    return any(words in b.text() for b in screen.page.findChildren(QAbstractButton) if b.isVisible())


def test_from_the_threshold_to_what_is_left_out(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = PlayerScreen(qtbot, ctx, told, "longer-out-breath")
    screen.threshold().never.click()
    assert screen.went() == Place(Room.CAUTIONS, Caution.BREATH)


def test_where_there_is_nothing_to_leave_out_nothing_is_offered(qtbot: Any, ctx: Context, told: Told) -> None:
    plain = next(key for key, one in library().items() if not one.draws_on & set(CHOICES))
    screen = PlayerScreen(qtbot, ctx, told, plain)
    assert not screen.threshold().never.isVisible()


@pytest.mark.parametrize("put_aside", [False, True])
def test_rather_never_names_what_is_left_out_or_put_aside(
    qtbot: Any, ctx: Context, told: Told, session: Session, put_aside: bool
) -> None:
    shelf = library()
    exercise, case = next((e, c) for e in shelf.values() for c in e.not_when if c.tool and shelf[c.tool].draws_on)
    screen = PlayerScreen(qtbot, ctx, told, exercise.id)
    words = f"Rather: {shelf[case.tool].title}"
    assert _says(screen, words)
    if put_aside:
        session.strategies.mark(case.tool, Mark(not_for_me=True))
    else:
        session.cautions.leave_out(shelf[case.tool].draws_on)
    screen = PlayerScreen(qtbot, ctx, told, exercise.id)
    assert not _says(screen, words)


@pytest.mark.parametrize("way", [Leave.ELSE, Leave.WORSE])
@pytest.mark.parametrize("caution", [Caution.DANGER, Caution.BODY, Caution.TOUCH, Caution.BREATH])
def test_no_way_out_leads_to_what_is_left_out_and_there_are_always_two(
    qtbot: Any, ctx: Context, told: Told, session: Session, way: Leave, caution: Caution
) -> None:
    session.cautions.leave_out([caution])
    for tool_id in ("wall-push", "word-grounding", "longer-out-breath"):
        screen = PlayerScreen(qtbot, ctx, told, PlayerStart(tool_id, calm=False))
        screen.leave(way)
        tools = [card.tool for card in screen.out().cards]
        assert len(tools) >= 2
        assert all(tool is not None and caution not in tool.touches and tool.id != tool_id for tool in tools)
