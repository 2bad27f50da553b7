"""Tab goes where the eye goes: in the order of the layouts, whenever things were made.

Qt's own chain is the order of creation, and much here is made when a query comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedLayout, QWidget

from ui.widgets.held_items import HeldItems


def move(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop inside ``root``, round and round; False where there is none."""
    found = list(stops(root))
    if not found:
        return False
    here = QApplication.focusWidget()
    place = next((i for i, stop in enumerate(found) if stop is here), None)
    if place is None:
        place = next((i for i, stop in enumerate(found) if here is not None and stop.isAncestorOf(here)), None)
    if place is None:
        place = -1 if forward else 0
    chosen = found[(place + (1 if forward else -1)) % len(found)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below ``root`` that Tab may come to, in the order of the layouts."""
    for child in _children(root):
        if child.isHidden() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from stops(child)


def _children(parent: QWidget) -> Iterator[QWidget]:
    if isinstance(parent, QScrollArea):
        scrolled = parent.widget()
        if scrolled is not None:
            yield scrolled
        return
    layout = parent.layout()
    inside = [child for child in parent.children() if isinstance(child, QWidget)]
    seen: set[QWidget] = set()
    if layout is not None:
        for widget in _of_layout(layout, inside):
            seen.add(widget)
            yield widget
    for child in inside:  # what stands in no layout comes after what does
        if child not in seen and not child.isWindow():
            yield child


def _of_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """The widgets of a layout, of those that its widget holds.

    Qt's own layouts are never asked for an item: the binding would keep what it hands out for as long as the layout
    lives, also when the item is gone and its place in memory is a widget's.  When that one goes, the program crashes.
    """
    if isinstance(layout, QStackedLayout):
        current = layout.currentWidget()
        if current is not None:
            yield current
    elif isinstance(layout, HeldItems):
        items = [layout.itemAt(index) for index in range(layout.count())]  # its own list, and its own wrappers
        yield from (widget for item in items if item is not None and (widget := item.widget()) is not None)
    else:
        inner = [child for child in layout.children() if isinstance(child, QLayout)]
        rows = {layout.indexOf(part): _of_layout(part, inside) for part in inner}
        single = {layout.indexOf(widget): iter([widget]) for widget in inside}
        for place, widgets in sorted((rows | single).items(), key=itemgetter(0)):
            if place >= 0:  # it stands in this layout
                yield from widgets
