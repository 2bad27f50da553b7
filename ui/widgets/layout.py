"""Arranging: a scrolling column, things that flow like words, rows that become columns."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.held_items import HeldItems
from ui.widgets.nesting import empty, items

_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX
_NOT_WIDER = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
_LOW = 380  # px of height
_NO_ALIGNMENT = Qt.AlignmentFlag(0)


class Column(QVBoxLayout):
    """A column whose things stand on one edge, whatever room they leave around themselves.

    A card leaves room for its shadow, a control for its focus ring, words for nothing: each says
    so in ``bleed``, and the column makes up the difference.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = _NO_ALIGNMENT) -> None:  # type: ignore[override]  # noqa: N802
        """Add a widget so that what is seen of it stands on the column's edge."""
        indent = SHADOW - int(getattr(widget, "bleed", 0))
        if indent <= 0:
            super().addWidget(widget, stretch, alignment)
            return
        across = QHBoxLayout()
        across.setContentsMargins(indent, 0, indent, 0)
        super().addLayout(across, stretch)  # empty: see `ui.widgets.nesting`
        if widget.sizePolicy().horizontalPolicy() in _NOT_WIDER and not alignment:
            across.addWidget(widget)  # on the edge as well
            across.addStretch(1)
        elif widget.maximumWidth() < _UNLIMITED and not alignment:
            across.addWidget(widget, 1000)  # as wide as it may be, and then empty room, not centred
            across.addStretch(1)
        else:
            across.addWidget(widget, 0, alignment)

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:  # noqa: N802
        """Add a layout, by `nest`; what stands first in it decides the edge."""
        first = next((item.widget() for item in items(layout)), None)
        indent = SHADOW - int(getattr(first, "bleed", 0))
        margins = layout.contentsMargins()
        layout.setContentsMargins(margins.left() + indent, margins.top(), margins.right() + indent, margins.bottom())
        super().addLayout(layout, stretch or 0)


class Stack(QWidget):
    """Part of a column that is shown or hidden as one."""

    bleed = SHADOW  # its own column makes up the difference

    def __init__(self, *widgets: QWidget, spacing: int = tokens.SPACE_12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = Column(self)
        self.column.setSpacing(spacing)
        for widget in widgets:
            self.column.addWidget(widget)

    def clear(self) -> None:
        """Remove and free everything in it."""
        empty(self.column)


class AsNarrowAsAsked(QWidget):
    """Never wider than the window: what is inside must break its words, nothing may stand outside."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, super().minimumSizeHint().height())


def see_through(area: QAbstractScrollArea) -> None:
    """Let what is behind a scrolling area be seen.

    It gets a viewport of its own: asking Qt for the one it made costs the start 15 ms, because the
    binding then looks through every kind of widget for its type.
    """
    area.setViewport(QWidget())


class Scroll(QScrollArea):
    """A page's column.  Scrolls only up and down; follows the keyboard focus."""

    def __init__(self, *, measure: int = 1080, margin: int = tokens.SPACE_48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        see_through(self)
        outer = AsNarrowAsAsked()
        outer.setAutoFillBackground(False)
        across = QHBoxLayout(outer)
        self._margin = margin - SHADOW
        margin = self._margin
        across.setContentsMargins(margin, tokens.SPACE_32, margin, tokens.SPACE_32)
        inner = QWidget()
        inner.setMaximumWidth(max(measure, theme().px(measure)))
        self.column = Column(inner)
        self.column.setSpacing(tokens.SPACE_12)
        across.addWidget(inner, 1)
        self._across = across
        self.setWidget(outer)
        outer.setAutoFillBackground(False)  # setWidget turned it on

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Narrow or low windows (and large text) give the margin back to the words."""
        side = self._margin if self.width() > theme().px(760) else tokens.SPACE_4
        high = tokens.SPACE_32 if self.height() > _LOW else 0
        self._across.setContentsMargins(QMargins(side, high, side, high))
        super().resizeEvent(event)


class Flow(HeldItems):
    """Puts widgets side by side and goes on in the next line, like words."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 2) -> None:
        super().__init__(parent)
        self.setSpacing(spacing)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest thing that cannot be made narrower."""
        size = QSize()
        for item in self._items:
            least = item.minimumSize()
            if item.hasHeightForWidth():
                least.setWidth(min(least.width(), theme().px(140)))
            size = size.expandedTo(least)
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for number, line in enumerate(self._lines(rect.width())):
            if number:
                y += self.spacing()
            height = max(size.height() for _, size in line)
            if move:
                self._place(rect, y, height, line)
            y += height
        return y - rect.y()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, and how large."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if size.width() > width:
                size = QSize(max(width, 1), item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    def _place(self, rect: QRect, y: int, height: int, line: list[tuple[QLayoutItem, QSize]]) -> None:
        """A line from the beginning edge; lower things stand in the middle of its height."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0
        for item, size in line:
            left = rect.right() + 1 - x - size.width() if mirrored else rect.x() + x
            place = QRect(QPoint(left, y + (height - size.height()) // 2), size)
            widget = item.widget()  # its item would keep a chip of several lines at the height of one
            widget.setGeometry(place) if widget is not None else item.setGeometry(place)
            x += size.width() + self.spacing()


class FlowBox(QWidget):
    """Widgets that flow like words, as one part of a column; ``bleed`` is that of what is in it."""

    def __init__(self, *widgets: QWidget, bleed: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bleed = bleed
        self.flow = Flow(self)
        for widget in widgets:
            self.flow.addWidget(widget)


class Reflow(QWidget):
    """A row that becomes a column when there is not enough room (large text, small window)."""

    bleed = 7  # of the controls it usually holds; set it to SHADOW for a row of cards

    def __init__(self, narrow_below: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow_below = narrow_below
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(tokens.SPACE_8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as the column it can become: asking for a row would push the page out of the window."""
        least = max((item.minimumSize().width() for item in items(self.box)), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        narrow = self.width() < theme().px(self._narrow_below)
        self.box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)


def row(*widgets: QWidget, stretch: bool = True, spacing: int = tokens.SPACE_4) -> QHBoxLayout:
    """Widgets side by side, the rest of the line left empty."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made
