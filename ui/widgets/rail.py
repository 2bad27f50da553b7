"""The rail: where one can go, and at its foot, always in the same place, Lock and Leave."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import RingedButton
from ui.widgets.layout import see_through
from ui.widgets.nesting import nest

_MARK = 72  # px


class Density(Enum):
    """How much room the rail has for each thing in it."""

    ROOMY = auto()
    TIGHT = auto()  # the same, nearer together
    WORDS = auto()  # no icon: words say more


class RailItem(RingedButton):
    """An icon with its word under it."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        do: Callable[[], None] | None = None,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._strong = icon, strong
        self._density = Density.ROOMY
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
        return QSize(width, self.height_when(self._density))

    def height_when(self, density: Density) -> int:
        """px"""
        word = self.fontMetrics().height()
        return {
            Density.ROOMY: 46 + word + 12,
            Density.TIGHT: 34 + word + 6,
            Density.WORDS: max(tokens.TARGET, word + 14),
        }[density]

    def set_density(self, density: Density) -> None:
        """Take more or less height."""
        if density is not self._density:
            self._density = density
            self.updateGeometry()
            self.update()

    def shape(self) -> QRectF:
        inset = {Density.ROOMY: 5, Density.TIGHT: 2, Density.WORDS: 3}[self._density]
        return QRectF(self.rect()).adjusted(10, inset, -10, -inset)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self._pill(painter)
        words = QRectF(self.rect())
        if self._density is not Density.WORDS:
            words.setTop(words.bottom() - self.fontMetrics().height() - (10 if self._density is Density.ROOMY else 4))
            words.setHeight(self.fontMetrics().height() + (6 if self._density is Density.ROOMY else 2))
        painter.setFont(theme().font(tokens.SMALL_STRONG if self.isChecked() or self._strong else tokens.SMALL))
        painter.setPen(QColor(c.ink if self.isChecked() or self._strong else c.ink_2))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        self.ring(painter, 14)

    def _pill(self, painter: QPainter) -> None:
        """The ground that marks where one is, and the icon on it."""
        c = theme().colours
        words_only = self._density is Density.WORDS
        top = 7 if self._density is Density.ROOMY else 3
        high = 34 if self._density is Density.ROOMY else 29
        pill = QRectF(self.rect().center().x() - 30, top, 60, high)
        if words_only:
            pill = self.shape()
        radius = pill.height() / 2
        if self.isChecked():
            rounded(painter, pill, radius, c.accent_soft, c.accent if c.heavy or words_only else None, 2)
        elif self.underMouse() or self._strong:
            under = c.accent_soft if c.heavy else c.line  # heavy lines are as dark as the icon
            rounded(
                painter, pill, radius, c.surface if self._strong else under, c.control if self._strong else None, 1.25
            )
        if words_only:
            return
        ink = c.accent if self.isChecked() else c.ink if self._strong else c.ink_2
        image = icons.pixmap(self._icon, ink, 22, self.devicePixelRatioF())
        painter.drawPixmap(round(pill.center().x() - 11), round(pill.center().y() - 11), image)


class _Mark(QWidget):
    """The program's mark, for the eye only."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_MARK)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme().colours
        round_ = QRectF(self.width() / 2 - 21, 12, 42, 42)
        rounded(painter, round_, 21, c.accent)
        painter.drawPixmap(
            round(round_.center().x() - 12),
            round(round_.center().y() - 12),
            icons.pixmap("leaf", c.on_accent, 24, self.devicePixelRatioF()),
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
        see_through(scroll)
        scroll.setWidget(rooms)
        rooms.setAutoFillBackground(False)  # setWidget turned it on
        self._foot = QVBoxLayout()
        self._foot.setSpacing(2)
        self._mark = _Mark()
        column.addWidget(self._mark)
        column.addWidget(scroll, 1)
        nest(column, self._foot)
        self._width = tokens.RAIL_WIDTH
        self._items: list[RailItem] = []

    def add_room(self, item: RailItem) -> None:
        self._rooms.insertWidget(self._rooms.count() - 1, item)
        self._grow(item)

    def add_foot(self, item: RailItem) -> None:
        self._foot.addWidget(item)
        self._grow(item)

    def _grow(self, item: RailItem) -> None:
        self._items.append(item)
        self._width = max(self._width, item.sizeHint().width())
        self.setFixedWidth(self._width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Everything stays in sight: first the mark gives way, then the room between things, then the icons."""
        margins = tokens.SPACE_8 + tokens.SPACE_12
        chosen, marked = Density.WORDS, False
        for density, mark in ((Density.ROOMY, True), (Density.ROOMY, False), (Density.TIGHT, False)):
            tall = sum(item.height_when(density) + 2 for item in self._items) + margins + (_MARK if mark else 0)
            if tall <= self.height():
                chosen, marked = density, mark
                break
        for item in self._items:
            item.set_density(chosen)
        self._mark.setVisible(marked)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.rail))
        if c.heavy:
            painter.setPen(QColor(c.control))
            x = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
            painter.drawLine(x, 0, x, self.height())
