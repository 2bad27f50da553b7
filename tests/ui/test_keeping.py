"""A disk that is slow: what was asked for becomes one thing, whatever the person does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cards.model import CardDraft
from app.errors import Code, WorldError
from app.session import Session
from tests.pages.cards import CardsScreen
from tests.pages.tools import ToolsScreen
from tests.pages.triggers import TriggersScreen
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context
from ui.keeping import Keeping, Words
from ui.navigation import NEW
from ui.operations.cards import save_card
from ui.widgets.buttons import Button


class Form:
    """A title to write, as small as can be."""

    def __init__(self) -> None:
        self.save = Button("Save")
        self.title = ""
        self._pristine = ""

    def draft(self) -> CardDraft:
        return CardDraft(title=self.title)

    def unsaved(self) -> CardDraft | None:
        return self.draft() if self.title != self._pristine else None

    def settled(self) -> None:
        self._pristine = self.title


class Desk:
    """A form, a page that keeps what is on it, and a vault lane that can be held up."""

    def __init__(self, qtbot: Any, ctx: Context) -> None:
        self._qtbot, self.ctx = qtbot, ctx
        self.page, self.form = QWidget(), Form()
        qtbot.addWidget(self.page)
        column = QVBoxLayout(self.page)
        column.addWidget(self.form.save)
        self.next = Button("Next")
        column.addWidget(self.next)
        self.keeping = Keeping(ctx, self.page, save_card)
        self.kept: list[str] = []
        self.left = 0

    def keep(self) -> None:
        self.keeping.keep(self.form, lambda card: self.kept.append(card.title))

    def let_go(self) -> None:
        self.keeping.let_go(self.form, self._leave, Words("Not kept.", "Keep it"), lambda _card: None)

    def _leave(self) -> None:
        self.left += 1

    def titles(self) -> list[str]:
        return settled(self._qtbot, self.ctx, lambda s: sorted(card.title for card in s.cards.each()))


@pytest.fixture
def desk(qtbot: Any, ctx: Context) -> Desk:
    return Desk(qtbot, ctx)


def test_what_is_kept_is_told_once_and_the_next_is_another(desk: Desk) -> None:
    for title in ("heron", "swift", "swift"):
        desk.form.title = title
        desk.keep()
        assert desk.form.save.resting()
        assert desk.titles()[-1] == title
        assert not desk.form.save.resting()
        assert desk.form.unsaved() is None
    assert desk.titles() == ["heron", "swift", "swift"]  # the same words, written twice, are two cards
    assert desk.kept == ["heron", "swift", "swift"]


def test_locking_in_the_middle_writes_it_once(desk: Desk) -> None:
    desk.form.title = "heron"
    with slow(desk.ctx):
        desk.keep()
        last = desk.keeping.unsaved(desk.form.unsaved())
        assert last is not None  # the page cannot know yet whether it will be kept
        desk.ctx.run(last, owner=desk.page)
    assert desk.titles() == ["heron"]


def test_locking_keeps_what_was_refused_and_what_was_written_on(desk: Desk) -> None:
    desk.form.title = "her"
    with slow(desk.ctx):
        desk.keep()
        desk.form.title = "heron"
        last = desk.keeping.unsaved(desk.form.unsaved())
        assert last is not None
        desk.ctx.run(last, owner=desk.page)
    assert desk.titles() == ["heron"]


def test_whoever_writes_on_meanwhile_loses_nothing(desk: Desk) -> None:
    desk.form.title = "her"
    with slow(desk.ctx):
        desk.keep()
        desk.form.title = "heron"
    assert desk.titles() == ["heron"]
    assert desk.kept == ["heron"]


def test_what_is_being_kept_is_not_let_go(desk: Desk, told: Told) -> None:
    desk.form.title = "heron"
    with slow(desk.ctx):
        desk.keep()
        desk.let_go()
    assert desk.titles() == ["heron"]
    assert desk.left == 0
    assert told.said == []


def test_what_was_let_go_can_be_kept_after_all(desk: Desk, told: Told) -> None:
    desk.form.title = "heron"
    desk.let_go()
    assert (desk.left, desk.form.unsaved()) == (1, None)
    assert desk.titles() == []
    assert told.said == [("Not kept.", "Keep it")]
    told.do_last()
    assert desk.titles() == ["heron"]
    desk.let_go()
    assert len(told.said) == 1  # nothing was written since


def test_what_was_refused_can_be_tried_again(desk: Desk, told: Told) -> None:
    obstacles = [WorldError(Code.DISK_FULL)]

    def save(draft: CardDraft) -> Any:
        def run(session: Session) -> Any:
            if obstacles:
                raise obstacles.pop()
            return session.cards.save(draft)

        return run

    desk.keeping = Keeping(desk.ctx, desk.page, save)
    desk.form.title = "heron"
    desk.keep()
    assert desk.titles() == []
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert not desk.form.save.resting()
    desk.keep()
    assert desk.titles() == ["heron"]


def test_another_form_is_not_touched_by_an_answer_to_the_one_before(desk: Desk) -> None:
    desk.form.title = "heron"
    with slow(desk.ctx):
        desk.keep()
        desk.keeping.begin()
        desk.form.title = "half a sw"
        assert not desk.form.save.resting()
    assert desk.titles() == ["heron"]
    assert desk.kept == []
    assert desk.form.unsaved() is not None


def test_what_was_refused_after_the_form_had_gone_can_be_tried_again(desk: Desk, told: Told) -> None:
    desk.form.title = "heron"
    with full(desk.ctx), slow(desk.ctx):
        desk.keep()
        desk.keeping.begin()
        desk.form.title = "half a sw"
    assert desk.titles() == []
    assert told.errors == []
    assert told.said[-1][1] == "Try again"
    told.do_last()
    assert desk.titles() == ["heron"]


def test_pressed_twice_it_is_kept_once_and_nothing_else_is_pressed(desk: Desk, qtbot: Any) -> None:
    pressed: list[bool] = []
    desk.form.save.clicked.connect(desk.keep)
    desk.next.clicked.connect(lambda: pressed.append(True))
    desk.page.show()
    qtbot.waitExposed(desk.page)
    desk.form.save.setFocus(Qt.FocusReason.TabFocusReason)
    desk.form.title = "heron"
    with slow(desk.ctx):
        for _ in range(3):
            here = desk.page.focusWidget()
            assert here is desk.form.save
            qtbot.keyClick(here, Qt.Key.Key_Return)
        desk.keep()  # nor by anything else
    assert desk.titles() == ["heron"]
    assert desk.kept == ["heron"]
    assert pressed == []


def test_what_was_let_go_is_kept_once_however_often_that_is_asked(desk: Desk, told: Told) -> None:
    desk.form.title = "heron"
    desk.let_go()
    with slow(desk.ctx):
        told.do_last()
        told.do_last()
    assert desk.titles() == ["heron"]


def test_what_was_let_go_and_refused_can_be_tried_again(desk: Desk, told: Told) -> None:
    desk.form.title = "heron"
    desk.let_go()
    with full(desk.ctx):
        told.do_last()
        assert desk.titles() == []
    assert told.said[-1][0].startswith("The disk is full")
    assert told.said[-1][1] == "Try again"
    told.do_last()
    assert desk.titles() == ["heron"]


# the pages that have a form


def _cards(qtbot: Any, ctx: Context, told: Told) -> tuple[Any, Callable[[], None]]:
    screen = CardsScreen(qtbot, ctx, told, NEW)
    screen.page.editor.name.set_text("heron")
    return screen, screen.page.editor.save.click


def _tools(qtbot: Any, ctx: Context, told: Told) -> tuple[Any, Callable[[], None]]:
    screen = ToolsScreen(qtbot, ctx, told)
    screen.page.open(NEW)
    screen.settle()
    screen.page.editor.name.set_text("heron")
    return screen, screen.page.editor.save.click


def _triggers(qtbot: Any, ctx: Context, told: Told) -> tuple[Any, Callable[[], None]]:
    screen = TriggersScreen(qtbot, ctx, told)
    screen.start()
    screen.page.form.peak.set_value(3)
    return screen, screen.page.form.save.click


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (_cards, lambda s: len(list(s.cards.each()))),
        (_tools, lambda s: len(list(s.strategies.each()))),
        (_triggers, lambda s: len(s.triggers.page())),
    ],
    ids=["a card", "a tool", "a trigger"],
)
def test_leaving_while_it_is_being_kept_makes_one_of_it(
    written: Any, kept: Any, qtbot: Any, ctx: Context, told: Told
) -> None:
    screen, press_save = written(qtbot, ctx, told)
    with slow(ctx):
        press_save()
        last = screen.page.unsaved()
        if last is not None:
            ctx.run(last, owner=screen.page)
    assert settled(qtbot, ctx, kept) == 1
