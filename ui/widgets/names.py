"""Names to choose among, the parts of one thing: one of them is where one is, and arrow keys go from name to name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton

AROUND = 3  # px above and below the ground of a name, for the ring
_RADIUS = 14
DOWN_AND_UP: Mapping[Qt.Key, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
EVERY_ARROW: Mapping[Qt.Key, int] = {**DOWN_AND_UP, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class NameItem(RingedButton):
    """One of the names, on a ground of its own where one is and under the mouse.  Subclasses draw it in `fill`."""

    side: ClassVar[int]  # px between the edge of its ground and what is in it
    steps: ClassVar[Mapping[Qt.Key, int]]  # which keys belong to the list

    def __init__(self, name: str, across: QSizePolicy.Policy) -> None:
        """``across`` is what becomes of more width than it needs; it is never higher than it needs."""
        super().__init__()
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def fill(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        """Draw what is in it: ``ink`` is the colour of the name."""
        raise NotImplementedError

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, AROUND, -GUTTER, -AROUND)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        """Arrow keys belong to the list: a button of its own would take them as Tab."""
        if isinstance(event, QKeyEvent) and Qt.Key(event.key()) in self.steps:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        on = self.isChecked()
        if on or self.underMouse():
            edge = c.accent if on and c.heavy else None
            rounded(painter, shape, _RADIUS, c.accent_soft if on else c.surface, edge, 2)
        self.fill(painter, shape.adjusted(self.side, 0, -self.side, 0), c.accent if on and not c.dark else c.ink)
        self.ring(painter, _RADIUS)


N = TypeVar("N", bound=NameItem)


class Names(QWidget, Generic[N]):
    """What holds the names, by their keys, in the order in which they were added."""

    def __init__(self, said: str) -> None:
        """``said`` is what a screen reader calls the list."""
        super().__init__()
        self.setAccessibleName(said)
        self.items: dict[str, N] = {}

    def mark(self, key: str) -> None:
        """Show where one is."""
        for of, item in self.items.items():
            item.setChecked(of == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        items = list(self.items.values())
        focused = self.window().focusWidget()
        here = next((place for place, item in enumerate(items) if item is focused), None)
        step = items[here].steps.get(Qt.Key(event.key()), 0) if here is not None else 0
        if here is not None and step:
            items[(here + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
