"""Layouts inside layouts: nothing of them is left behind when they go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from tests.ui.harness import held_items
from ui.theme.theme import Application
from ui.widgets.layout import Column, FlowBox, Reflow, Stack, row
from ui.widgets.nesting import empty, items, nest


@pytest.fixture
def host(app: Application) -> Iterator[QWidget]:
    """A page that stays while things in it come and go."""
    made = QWidget()
    yield made
    Shiboken.delete(made)


def rest() -> None:
    """Let go what is to go later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_pyside_does_by_itself(host: QWidget) -> None:
    """The reason for all this; when it fails, PySide has mended it, and `nest` may go."""
    outer, inner, word = QVBoxLayout(host), QHBoxLayout(), QLabel("a")
    inner.addWidget(word)
    outer.addLayout(inner)
    assert len(held_items()) == 1
    Shiboken.delete(word)  # and Qt frees its item
    assert len(held_items()) == 1  # which still stands in PySide's books, under its old address
    for item in held_items():
        Shiboken.invalidate(item)


def test_a_full_layout_is_nested(host: QWidget) -> None:
    outer = QVBoxLayout(host)
    words = [QLabel(letter) for letter in "abc"]
    deep = QVBoxLayout()
    nest(deep, row(words[1], words[2]))
    nest(outer, row(words[0]), 2)
    nest(outer, deep)
    assert held_items() == []
    assert [outer.stretch(0), outer.stretch(1)] == [2, 0]
    assert all(word.parentWidget() is host for word in words)
    Shiboken.delete(words[1])
    assert held_items() == []
    assert words[2].isVisibleTo(host)


def test_a_layout_without_a_page_is_nested_later(host: QWidget) -> None:
    whole, inner, word = QVBoxLayout(), QHBoxLayout(), QLabel("a")
    inner.addWidget(word)
    inner.addStretch(1)
    nest(whole, inner)
    nest(QVBoxLayout(host), whole)
    assert word.parentWidget() is host
    assert held_items() == []


@pytest.mark.parametrize("make", [Column, QVBoxLayout, QHBoxLayout])
def test_things_come_and_go_in_a_page_that_stays(host: QWidget, make: Callable[[QWidget], QBoxLayout]) -> None:
    page = make(host)
    for _ in range(3):
        page.addStretch(1)
        page.addWidget(QLabel("a"))
        nest(page, row(QLabel("b"), QLabel("c")))
        assert held_items() == []
        empty(page)
        rest()
        assert held_items() == []
        assert page.count() == 0
        assert host.findChildren(QLabel) == []
        assert page.findChildren(QBoxLayout) == []


def test_a_stack_is_emptied(host: QWidget) -> None:
    stack = Stack(QLabel("a"), FlowBox(QLabel("b")), parent=host)
    stack.clear()
    rest()
    assert host.findChildren(QLabel) == []
    assert held_items() == []


def test_items_are_asked_and_let_go(host: QWidget) -> None:
    page = QHBoxLayout(host)
    word = QLabel("a word")
    page.addWidget(word)
    nest(page, row(QLabel("b")))
    assert [item.widget() for item in items(page)] == [word, None]
    assert [item.layout() is None for item in items(page)] == [True, False]
    assert held_items() == []
    assert Shiboken.isValid(word)
    assert word.text() == "a word"
    turn = items(page)
    first = next(turn)
    assert first.minimumSize() == word.minimumSizeHint()
    turn.close()
    assert not Shiboken.isValid(first)
    assert held_items() == []


def test_a_row_asks_how_narrow_it_may_be(host: QWidget) -> None:
    reflow = Reflow(300, host)
    for word in ("a", "a longer word"):
        reflow.box.addWidget(QLabel(word))
    widest = max(label.minimumSizeHint().width() for label in reflow.findChildren(QLabel))
    assert reflow.minimumSizeHint().width() == widest
    assert held_items() == []


def test_a_grid_is_nested(host: QWidget) -> None:
    grid = QGridLayout()
    for place in range(4):
        grid.addWidget(QLabel(str(place)), place // 2, place % 2)
    nest(QVBoxLayout(host), grid)
    assert held_items() == []
    assert len(host.findChildren(QLabel)) == 4
