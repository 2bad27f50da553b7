"""What is asked for twice before it is answered is done once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.changes import Changes, Outcome
from app.errors import Code
from app.session import Session
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context


@pytest.fixture
def owner(qtbot: Any, app: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Counted:
    """An operation that is counted, and so are its answers."""

    def __init__(self) -> None:
        self.done = self.told = 0

    def __call__(self, _session: Session) -> Outcome[None]:
        self.done += 1
        return Outcome(None, Changes.NONE)

    def tell(self, _none: None) -> None:
        self.told += 1


def test_asked_for_again_before_the_answer_it_is_the_same(qtbot: Any, ctx: Context, owner: QWidget) -> None:
    keep = Counted()
    for times in (1, 2):  # and after the answer it can be asked for anew
        with slow(ctx):
            jobs = {ctx.run(keep, keep.tell, owner=owner, once="keep") for _ in range(3)}
            assert len(jobs) == 1
        settled(qtbot, ctx)
        assert (keep.done, keep.told) == (times, times)


def test_another_thing_or_for_another_is_not_the_same(qtbot: Any, ctx: Context, owner: QWidget) -> None:
    keep, other = Counted(), QWidget()
    qtbot.addWidget(other)
    with slow(ctx):
        ctx.run(keep, owner=owner, once=("delete", "a"))
        ctx.run(keep, owner=owner, once=("delete", "b"))
        ctx.run(keep, owner=other, once=("delete", "a"))
        ctx.run(keep, owner=owner)
        ctx.run(keep, owner=owner)
    settled(qtbot, ctx)
    assert keep.done == 5


def test_what_was_refused_can_be_asked_for_anew(qtbot: Any, ctx: Context, owner: QWidget, told: Told) -> None:
    keep = Counted()
    with full(ctx):
        ctx.run(keep, keep.tell, owner=owner, once="keep")
        settled(qtbot, ctx)
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    ctx.run(keep, keep.tell, owner=owner, once="keep")
    settled(qtbot, ctx)
    assert (keep.done, keep.told) == (1, 1)


def test_the_answer_may_ask_for_the_same(qtbot: Any, ctx: Context, owner: QWidget) -> None:
    keep = Counted()

    def more(_none: None) -> None:
        if keep.done == 1:
            ctx.run(keep, more, owner=owner, once="keep")

    ctx.run(keep, more, owner=owner, once="keep")
    settled(qtbot, ctx)
    assert keep.done == 2


def test_reading_is_asked_for_once_as_well(qtbot: Any, ctx: Context, owner: QWidget) -> None:
    shown: list[int] = []
    with slow(ctx):
        for _ in range(2):
            ctx.query(lambda s: len(s.cards.page()), shown.append, owner=owner, once="cards")
    settled(qtbot, ctx)
    assert shown == [0]
