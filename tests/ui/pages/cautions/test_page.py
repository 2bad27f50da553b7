"""What to leave out, said once: kept at once, counted honestly, taken back by the same press."""

from __future__ import annotations

from typing import Any

import pytest

from app.cautions import CHOICES, Caution, Topic
from app.errors import Code
from app.session import Session
from app.strategies.model import StrategyDraft, ToolFilter
from exercises.readings import fitting, readings
from tests.pages.cautions import CautionsScreen
from tests.ui.harness import Told, full
from ui.context import Context
from ui.i18n import caution_words
from ui.navigation import Room

EVERYTHING = ToolFilter(show_not_for_me=True, show_left_out=True)


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> CautionsScreen:
    return CautionsScreen(qtbot, ctx, told)


@pytest.mark.parametrize("caution", CHOICES)
def test_one_press_leaves_it_out_and_another_brings_it_back(screen: CautionsScreen, caution: Caution) -> None:
    name, line = caution_words.choice(caution)
    assert name
    assert line
    screen.press(name)
    assert screen.ask(lambda s: s.cautions.left_out()) == {caution}
    screen.press(name)
    assert screen.ask(lambda s: s.cautions.left_out()) == frozenset()


def test_each_choice_says_how_many_tools_it_leaves_out(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.strategies.save(StrategyDraft(title="a song", cautions=("C-SOUND",)))
    screen = CautionsScreen(qtbot, ctx, told)
    every = session.strategies.tools(EVERYTHING)
    for caution in CHOICES:
        count = sum(caution in tool.touches for tool in every)
        said = screen.said_of(caution_words.choice(caution)[0])
        assert said.startswith(f"Leaves out {count} of {len(every)} ") or (not count and "No tool" in said)


def test_the_sum_counts_each_tool_once_and_leads_to_them(screen: CautionsScreen, session: Session) -> None:
    assert "No tool is left out." in screen.words()
    for caution in (Caution.BREATH, Caution.BODY):
        screen.press(caution_words.choice(caution)[0])
    every = screen.ask(lambda s: s.strategies.tools(EVERYTHING))
    gone = sum(bool(tool.touches & {"C-BREATH", "C-BODY"}) for tool in every)
    assert f"{gone} of {len(every)} " in screen.page.sum.text()
    screen.press("See them all the same")
    assert screen.went().room is Room.TOOLS
    assert screen.went().what == ToolFilter(show_left_out=True)


def test_topics_are_for_texts(screen: CautionsScreen) -> None:
    screen.press(caution_words.topic(Topic.LAW))
    assert screen.ask(lambda s: s.cautions.topics()) == {Topic.LAW}
    assert screen.ask(lambda s: s.cautions.left_out()) == frozenset()
    gone = len(readings()) - len(fitting(readings(), [Topic.LAW]))
    assert f"Leaves out {gone} of {len(readings())} " in screen.page.texts_sum.text()
    screen.press(caution_words.topic(Topic.LAW))
    assert screen.ask(lambda s: s.cautions.topics()) == frozenset()


def test_it_shows_what_was_said_before(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.cautions.leave_out([Caution.COLD, Caution.NIGHT], [Topic.DEATH])
    screen = CautionsScreen(qtbot, ctx, told, Caution.COLD)
    assert screen.pressed() == [caution_words.choice(Caution.COLD)[0], Topic.DEATH.value]
    assert screen.page.first_focus() is screen.page.rows[Caution.COLD]
    screen.press(caution_words.choice(Caution.BREATH)[0])  # what is no choice here stays as it was
    assert screen.ask(lambda s: s.cautions.left_out()) == {Caution.COLD, Caution.NIGHT, Caution.BREATH}


def test_presses_in_a_row_are_all_kept(screen: CautionsScreen) -> None:
    for caution in CHOICES:
        screen.page.rows[caution].click()  # faster than the vault answers
    screen.settle()
    assert screen.ask(lambda s: s.cautions.left_out()) == set(CHOICES)


def test_not_safe_is_on_the_way(screen: CautionsScreen) -> None:
    screen.press("I am not safe right now")
    assert screen.went().room is Room.SAFETY


def test_every_topic_and_caution_has_its_own_words() -> None:
    assert len({caution_words.choice(c) for c in Caution}) == len(Caution)
    assert len({caution_words.topic(t) for t in Topic}) == len(Topic)


def test_what_could_not_be_kept_is_not_shown_as_left_out(screen: CautionsScreen, ctx: Context, told: Told) -> None:
    with full(ctx):
        for words in (caution_words.choice(Caution.BREATH)[0], caution_words.topic(Topic.LAW)):
            screen.press(words)
            screen.settle()
    assert {error.code for error in told.errors} == {Code.DISK_FULL}
    assert screen.pressed() == []
