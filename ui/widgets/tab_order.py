"""Tab goes where the eye goes: in the order of the layouts, whenever things were made.

Qt's own chain is the order of creation, and much here is made when a query comes back.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedLayout, QWidget


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
        inside = parent.widget()
        if inside is not None:
            yield inside
        return
    layout = parent.layout()
    seen: set[QWidget] = set()
    if layout is not None:
        for widget in _of_layout(layout):
            seen.add(widget)
            yield widget
    for child in parent.children():  # what stands in no layout comes after what does
        if isinstance(child, QWidget) and child not in seen and not child.isWindow():
            yield child


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        current = layout.currentWidget()
        if current is not None:
            yield current
        return
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
