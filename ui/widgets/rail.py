"""The rail: where one can go, and at its foot, always in the same place, Lock and Leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import RingedButton


class RailItem(RingedButton):
    """An icon with its word under it."""

    def __init__(self, icon: str, name: str, *, do: Callable[[], None] | None = None, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._strong = icon, strong
        self.setText(name)
        self.setAccessibleName(name)
        self.setFont(theme().font(tokens.SMALL_STRONG if strong else tokens.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if do is not None:
            self.clicked.connect(lambda: do())

    def set_current(self, current: bool) -> None:
        """Mark as where one is (for the eye and for a screen reader)."""
        self.setCheckable(True)
        self.setChecked(current)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(tokens.RAIL_WIDTH, self.fontMetrics().horizontalAdvance(self.text()) + 24)
        return QSize(width, 46 + self.fontMetrics().height() + 12)

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(10, 5, -10, -5)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        pill = QRectF(self.rect().center().x() - 30, 7, 60, 34)
        if self.isChecked():
            rounded(painter, pill, 17, c.accent_soft, c.accent if c.heavy else None, 2)
        elif self.underMouse() or self._strong:
            rounded(painter, pill, 17, c.surface if self._strong else c.line, c.control if self._strong else None, 1.25)
        ink = c.accent if self.isChecked() else c.ink if self._strong else c.ink_2
        image = icons.pixmap(self._icon, ink, 22, self.devicePixelRatioF())
        painter.drawPixmap(round(pill.center().x() - 11), round(pill.center().y() - 11), image)
        font = theme().font(tokens.SMALL_STRONG if self.isChecked() or self._strong else tokens.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(c.ink if self.isChecked() or self._strong else c.ink_2))
        words = QRectF(0, pill.bottom() + 2, self.width(), self.fontMetrics().height() + 6)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        self.ring(painter, 14)


class _Mark(QWidget):
    """The program's mark, for the eye only."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(72)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme().colours
        round_ = QRectF(self.width() / 2 - 21, 12, 42, 42)
        rounded(painter, round_, 21, c.accent)
        painter.drawPixmap(
            round(round_.center().x() - 12), round(round_.center().y() - 12), icons.pixmap("leaf", c.on_accent, 24, self.devicePixelRatioF())
        )


class Rail(QWidget):
    """The column at the beginning edge.  The rooms scroll if they must; the foot never moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_8, 0, tokens.SPACE_12)
        column.setSpacing(0)
        rooms = QWidget()
        rooms.setAutoFillBackground(False)
        self._rooms = QVBoxLayout(rooms)
        self._rooms.setContentsMargins(0, 0, 0, 0)
        self._rooms.setSpacing(2)
        self._rooms.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(rooms)
        rooms.setAutoFillBackground(False)  # setWidget turned it on
        self._foot = QVBoxLayout()
        self._foot.setSpacing(2)
        column.addWidget(_Mark())
        column.addWidget(scroll, 1)
        column.addLayout(self._foot)
        self._width = tokens.RAIL_WIDTH

    def add_room(self, item: RailItem) -> None:
        self._rooms.insertWidget(self._rooms.count() - 1, item)
        self._grow(item)

    def add_foot(self, item: RailItem) -> None:
        self._foot.addWidget(item)
        self._grow(item)

    def _grow(self, item: RailItem) -> None:
        self._width = max(self._width, item.sizeHint().width())
        self.setFixedWidth(self._width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.rail))
        if c.heavy:
            painter.setPen(QColor(c.control))
            x = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
            painter.drawLine(x, 0, x, self.height())
