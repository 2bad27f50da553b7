"""Layouts inside layouts, so that nothing of them is left behind.

PySide hands out an item of a layout, a few bytes that belong to Qt, as a Python object that the layout keeps.  It also
does so by itself: `addLayout` asks the inner layout for every item, and lets the *outer* one keep them.  Nobody tells
PySide when Qt frees the item.  What gets its place in memory later, a widget perhaps, then has two Python objects, and
when it goes PySide uses the one that it has just freed: the program ends (PySide 6.11.3, `Object::destroy` after
`BindingManager::hasWrapper`).  So every item that was handed out is forgotten at once, and all of the program comes
here for it (a test of the house says so).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem
from shiboken6 import Shiboken

from ui.widgets.held_items import HeldItems


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """Add a layout to another, whatever is in it already.  One that holds its own items belongs into a widget."""
    assert not isinstance(inner, HeldItems)
    outer.addLayout(inner, stretch)
    for _ in items(inner):
        pass


def items(layout: QLayout) -> Iterator[QLayoutItem]:
    """Each item in its turn, and forgotten after it."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        try:
            yield item
        finally:
            _let_go(item)


def _let_go(item: QLayoutItem) -> None:
    if not isinstance(item, QLayout):
        Shiboken.invalidate(item)
        return
    for _ in items(item):  # to hand out a layout is to hand out what is in it
        pass


def empty(layout: QLayout) -> None:
    """Take everything out.  Widgets go once the window has come to rest; layouts inside are emptied, too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            empty(inner)
