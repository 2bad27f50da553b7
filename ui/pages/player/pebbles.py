"""So many things to name: one pebble for each, counted off one by one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import translate
from ui.theme import icons
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton

_SIDE, _GAP = 52, 14


class Pebbles(RingedButton):
    """Space or Return counts one more, Backspace one less; the mouse takes any pebble."""

    counted = Signal(int)

    def __init__(self, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._number = total, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._one_more)
        self._speak()

    def set_number(self, number: int) -> None:
        """Show that so many are named."""
        self._number = number
        self._speak()
        self.update()

    def number(self) -> int:
        return self._number

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        rows = -(-self._total // self._in_a_row(width))
        return rows * (self._side() + _GAP) - _GAP + 2 * GUTTER

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self._total * (self._side() + _GAP) - _GAP + 2 * GUTTER
        return QSize(width, self._side() + 2 * GUTTER)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._side() + 2 * GUTTER, self._side() + 2 * GUTTER)

    def _side(self) -> int:
        return min(theme().px(_SIDE), 84)

    def _in_a_row(self, width: int) -> int:
        return max(1, min(self._total, (width - 2 * GUTTER + _GAP) // (self._side() + _GAP)))

    def _pebble(self, index: int) -> QRectF:
        side, each = self._side(), self._in_a_row(self.width())
        row, column = divmod(index, each)
        x = GUTTER + column * (side + _GAP)
        if self.mirrored():
            x = self.width() - x - side
        return QRectF(x, GUTTER + row * (side + _GAP), side, side)

    def shape(self) -> QRectF:
        whole = self._pebble(0)
        for index in range(1, self._total):
            whole = whole.united(self._pebble(index))
        return whole

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        for index in range(self._total):
            if self._pebble(index).adjusted(-_GAP / 2, -_GAP / 2, _GAP / 2, _GAP / 2).contains(event.position()):
                self.setDown(False)
                self._take(index if index + 1 == self._number else index + 1)
                return
        self.setDown(False)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take(max(0, self._number - 1))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        for index in range(self._total):
            place = self._pebble(index)
            on = index < self._number
            rounded(
                painter, place, place.width() / 2, c.accent if on else c.accent_soft, c.accent if on else c.control, 1.5
            )
            if on:
                size = place.width() * 0.46
                image = icons.pixmap("check", c.on_accent, round(size), self.devicePixelRatioF())
                painter.drawPixmap(QPointF(place.center().x() - size / 2, place.center().y() - size / 2), image)
        self.ring(painter, self._side() / 2)

    def _one_more(self) -> None:
        if self._number < self._total:
            self._take(self._number + 1)

    def _take(self, number: int) -> None:
        if number != self._number:
            self.counted.emit(number)

    def _speak(self) -> None:
        named = translate("Player", "{done} of {total} named").format(done=self._number, total=self._total)
        self.setAccessibleName(translate("Player", "One more. {named}").format(named=named))
