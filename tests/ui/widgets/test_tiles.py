"""Cards side by side: equal gaps, equal heights, nothing outside, mirrored from right to left."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Application
from ui.widgets.cards import PressCard
from ui.widgets.tiles import tiles

GAP = 24


def _laid(qtbot: Any, width: int, count: int = 4, **how: Any) -> tuple[QWidget, list[PressCard]]:
    cards = [PressCard("leaf", f"Card {i}", "words " * (i * 6 + 1)) for i in range(count)]
    holder = tiles(*cards, **how)
    qtbot.addWidget(holder)
    layout = holder.layout()
    assert layout is not None
    holder.resize(width, layout.heightForWidth(width))
    holder.show()
    qtbot.waitExposed(holder)
    layout.activate()
    return holder, cards


def _seen(card: PressCard) -> tuple[float, float, float, float]:
    shape = card.shape().translated(card.pos())
    return shape.left(), shape.top(), shape.right(), shape.bottom()


@pytest.mark.parametrize("width", [400, 700, 1080])
def test_gaps_are_the_same_everywhere(qtbot: Any, app: Application, width: int) -> None:
    _, cards = _laid(qtbot, width, narrowest=250)
    for before, after in pairwise(cards):
        if before.y() == after.y():
            assert _seen(after)[0] - _seen(before)[2] == pytest.approx(GAP, abs=1)
            assert before.height() == after.height()
        else:
            assert _seen(after)[1] - _seen(before)[3] == pytest.approx(GAP, abs=1)


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (640, 2), (1100, 3)])
def test_as_many_in_a_row_as_have_room(qtbot: Any, app: Application, width: int, columns: int) -> None:
    holder, cards = _laid(qtbot, width, narrowest=280, most=3)
    assert len([card for card in cards if card.y() == cards[0].y()]) == columns
    assert all(card.x() >= 0 and card.x() + card.width() <= holder.width() for card in cards)
    assert all(card.y() + card.height() <= holder.height() for card in cards)


def test_weights_share_a_full_row(qtbot: Any, app: Application) -> None:
    _, (large, small) = _laid(qtbot, 1000, count=2, narrowest=300, most=2, weights=(5, 4))
    assert large.shape().width() / small.shape().width() == pytest.approx(5 / 4, abs=0.01)


def test_hidden_cards_leave_no_hole(qtbot: Any, app: Application) -> None:
    holder, cards = _laid(qtbot, 640, narrowest=280, most=2)
    place = cards[1].pos()
    cards[1].hide()
    layout = holder.layout()
    assert layout is not None
    layout.activate()
    assert cards[2].pos() == place


def test_from_right_to_left(qtbot: Any, app: Application) -> None:
    holder, cards = _laid(qtbot, 1000, count=2, narrowest=300, most=2)
    left = cards[0].x()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = holder.layout()
    assert layout is not None
    layout.invalidate()
    layout.activate()
    assert cards[0].x() > cards[1].x()
    assert holder.width() - cards[0].x() - cards[0].width() == left
