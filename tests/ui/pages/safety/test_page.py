"""The page for when it is not safe: short, nothing to fill in, one way back."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from app.session import Session
from tests.pages.safety import SafetyScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import OWN_PAIN, PlayerStart, Room


def test_one_way_back(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Back")
    assert told.went_back == 1


def test_nothing_to_fill_in_or_tick_off(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert not screen.page.findChildren(QLineEdit)
    assert not screen.page.findChildren(QPlainTextEdit)
    assert not [b for b in screen.page.findChildren(QAbstractButton) if b.isCheckable()]


def test_only_the_two_numbers_with_a_source(qtbot: Any, ctx: Context) -> None:
    words = "\n".join(SafetyScreen(qtbot, ctx).words())
    assert set(re.findall(r"\d{2,}", words)) == {"999", "111", "55", "2026"}
    assert "November 2026" in words  # when it was seen


def test_own_pain_comes_first_when_it_is_asked_for(qtbot: Any, ctx: Context, told: Told) -> None:
    others = SafetyScreen(qtbot, ctx).words()
    own = SafetyScreen(qtbot, ctx, OWN_PAIN).words()
    danger, pain = "If somebody may hurt you", "If you may hurt yourself, or do not want to be here"
    assert others.index(danger) < others.index(pain)
    assert own.index(pain) < own.index(danger)


def test_something_for_the_next_minutes_asks_nothing_first(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    screen = SafetyScreen(qtbot, ctx, OWN_PAIN)
    screen.press("Something for the next minutes")
    start = told.places[-1].what
    assert told.places[-1].room is Room.PLAYER
    assert isinstance(start, PlayerStart)
    assert not start.calm
    assert session.strategies.tool(start.tool_id).title


def test_nothing_is_kept(qtbot: Any, ctx: Context, session: Session) -> None:
    before = session.vault.db.value("SELECT total_changes()")
    screen = SafetyScreen(qtbot, ctx)
    assert screen.page.unsaved() is None
    assert session.vault.db.value("SELECT total_changes()") == before
