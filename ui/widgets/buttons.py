"""Things to press."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, lines, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton

_ICON_ROOM = 20 + 10  # a small icon and the space to the words
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Kind(Enum):
    """How loud a button is.  A screen has at most one primary."""

    PRIMARY = auto()  # filled
    SOFT = auto()  # filled with the soft accent
    OUTLINE = auto()  # a border
    LINK = auto()  # words only


class Button(RingedButton):
    """A button with words, and a small icon before them if wished."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.OUTLINE,
        *,
        icon: str = "",
        do: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._icon = icon
        self._given = 0  # px, where that is less than the words need
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(theme().font(tokens.BUTTON if kind is not Kind.LINK else tokens.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if do is not None:
            self.clicked.connect(lambda: do())

    def set_words(self, words: str, icon: str = "") -> None:
        """Say something else, with another icon if wished."""
        self._icon = icon or self._icon
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words in one line; as high as they are in the room that it was given."""
        width = self._usual_width()
        return QSize(width, self.heightForWidth(min(width, self._given or width)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its words in one line, until a layout had no room for that: layouts reckon heights with this width."""
        hint = self.sizeHint()
        return QSize(self._given or hint.width(), hint.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Higher where the window is narrower than its words (large text)."""
        least = max(tokens.TARGET + (4 if self.kind is not Kind.LINK else 0), self.fontMetrics().height() + 20)
        if width >= self._usual_width():
            return least + 2 * GUTTER
        words = lines.height(self.text(), self.font(), self._room_for_words(width - 2 * GUTTER) + 2)
        return max(least, round(words) + 20) + 2 * GUTTER

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A layout that has no room for all its words gives less; then they take several lines."""
        given = self.width() if self.width() < self._usual_width() else 0
        if given != self._given:
            self._given = given
            self.updateGeometry()
        super().resizeEvent(event)

    def _usual_width(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return words + 2 * self._side() + (_ICON_ROOM if self._icon else 0) + 2 * GUTTER

    def _side(self) -> int:
        return 8 if self.kind is Kind.LINK else 24

    def _room_for_words(self, shape_width: float) -> float:
        around = min(self._side(), 14)  # wrapped words may come nearer to the edge
        return max(shape_width - 2 * around - (_ICON_ROOM if self._icon else 0), 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        radius = min(shape.height() / 2, 24)
        able = self.isEnabled() and not self.resting()
        over = self.underMouse() and able
        ink = c.ink
        if self.kind is Kind.PRIMARY:
            fill = QColor(c.accent)
            if over or (able and self.isDown()):
                fill = fill.lighter(112) if c.dark else fill.darker(112)
            if not able:
                fill = QColor(c.line if not c.heavy else c.surface)
            rounded(painter, shape, radius, fill.name(), c.control if c.heavy and not able else None, 1.5)
            ink = c.on_accent if able else c.ink_2
        elif self.kind is Kind.SOFT:
            rounded(painter, shape, radius, c.accent_soft, c.control if c.heavy or over else None, 1.5)
            ink = c.accent if not c.dark else c.ink
        elif self.kind is Kind.OUTLINE:
            rounded(painter, shape, radius, c.surface, c.accent if over else c.control, 1.5)
        else:
            ink = c.accent
            if over:
                rounded(painter, shape, 12, c.accent_soft)
        if not able and self.kind is not Kind.PRIMARY:
            ink = c.control
        self._words(painter, shape, ink)
        self.ring(painter, radius)

    def _words(self, painter: QPainter, shape: QRectF, ink: str) -> None:
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        usual = self.fontMetrics().horizontalAdvance(self.text())
        words = min(float(usual), self._room_for_words(shape.width()) if self._given else usual)
        text = lines.broken(self.text(), self.font(), words) if self._given else self.text()
        flags = _WRAPPED if self._given else Qt.AlignmentFlag.AlignCenter
        if not self._icon:
            painter.drawText(shape.adjusted(8, 0, -8, 0) if self._given else shape, flags, text)
            return
        total = words + _ICON_ROOM
        left = shape.center().x() - total / 2
        image = icons.pixmap(self._icon, ink, 20, self.devicePixelRatioF(), mirrored=self.mirrored())
        icon_left = left if not self.mirrored() else left + words + 10
        painter.drawPixmap(round(icon_left), round(shape.center().y() - 10), image)
        text_left = left + _ICON_ROOM if not self.mirrored() else left
        painter.drawText(QRectF(text_left, shape.top(), words + 2, shape.height()), flags, text)


class IconButton(RingedButton):
    """A square button with an icon only.  Its name is spoken and shown as a tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        do: Callable[[], None] | None = None,
        checkable: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if do is not None:
            self.clicked.connect(lambda: do())

    def set_icon(self, icon: str, name: str) -> None:
        """Another icon and its name."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        side = max(tokens.TARGET, theme().px(22) + 16) + 2 * GUTTER
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        if self.isChecked():
            rounded(painter, shape, 14, c.accent_soft, c.accent, 1.5)
        elif self.underMouse() and self.isEnabled():
            rounded(painter, shape, 14, c.accent_soft)
        size = min(theme().px(22), 40)
        ink = c.control if not self.isEnabled() else c.accent if self.isChecked() else c.ink_2
        image = icons.pixmap(self._icon, ink, size, self.devicePixelRatioF(), mirrored=self.mirrored())
        painter.drawPixmap(round(shape.center().x() - size / 2), round(shape.center().y() - size / 2), image)
        self.ring(painter, 14)


class Chip(RingedButton):
    """A word that can be chosen, with a check mark so that colour is not alone."""

    bleed = GUTTER - 2

    def __init__(
        self,
        text: str,
        *,
        checkable: bool = True,
        checked: bool = False,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value = value or text
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setChecked(checked)
        self.setFont(theme().font(tokens.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        mark = 24 if self.isCheckable() else 0  # kept free, so that nothing moves when it is chosen
        width = self.fontMetrics().horizontalAdvance(self.text()) + 32 + mark
        height = max(tokens.TARGET - 4, self.fontMetrics().height() + 14)
        return QSize(width + 2 * (GUTTER - 2), height + 2 * (GUTTER - 2))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Higher where its words need several lines; a `Flow` asks this where a chip is wider than the line."""
        usual = self.sizeHint()
        if width >= usual.width():
            return usual.height()
        around = 2 * (GUTTER - 2) + 28 + (24 if self.isCheckable() else 0)
        words = lines.height(self.text(), self.font(), max(width - around, 1))
        return max(usual.height(), round(words) + 14 + 2 * (GUTTER - 2))

    def shape(self) -> QRectF:
        side = GUTTER - 2
        return QRectF(self.rect()).adjusted(side, side, -side, -side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        radius = min(shape.height() / 2, 22)
        on = self.isChecked()
        border = c.accent if on or self.underMouse() else c.control
        rounded(painter, shape, radius, c.accent_soft if on else c.surface, border, 2 if on else 1.25)
        ink = c.ink if self.isEnabled() else c.control
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        text = shape.adjusted(14, 0, -14, 0)
        if on:
            image = icons.pixmap("check", c.accent, 18, self.devicePixelRatioF())
            x = text.left() if not self.mirrored() else text.right() - 18
            painter.drawPixmap(round(x), round(shape.center().y() - 9), image)
            text = text.adjusted(24, 0, 0, 0) if not self.mirrored() else text.adjusted(0, 0, -24, 0)
        words = text.adjusted(12, 0, -12, 0) if self.isCheckable() and not on else text  # as wide as when it is chosen
        painter.drawText(text, _WRAPPED, lines.broken(self.text(), self.font(), words.width()))
        self.ring(painter, radius)
