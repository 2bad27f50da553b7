"""A soft bar: so many of so many, and the range in which anything would fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import dates, translate
from ui.theme import lines, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.figure import Figure

_BAR, _DOT = 20, 13  # px


@dataclass(frozen=True, slots=True)
class BarRow:
    """``k`` of ``n`` under a name; from ``low`` to ``high`` of ``n`` would fit."""

    name: str
    k: int
    n: int
    low: int
    high: int

    def words(self) -> str:
        """The same in words."""
        k, n, low, high = (dates.number_words(number) for number in (self.k, self.n, self.low, self.high))
        return translate("SoftBar", "{name}: {k} of {n}. Anywhere from {low} to {high} would fit.").format(
            name=self.name, k=k, n=n, low=low, high=high
        )


class SoftBars(Figure):
    """Bars under each other, each with its words above it."""

    def __init__(self, rows: tuple[BarRow, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, " ".join(row.words() for row in rows), parent)
        self.rows = rows

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return round(sum(self._words(row, width) + self._bar() for row in self.rows))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for row in self.rows:
            tall = self._words(row, self.width())
            self._draw_words(painter, row, QRectF(0, top, self.width(), tall))
            self._draw_bar(painter, row, top + tall)
            top += tall + self._bar()

    def _words(self, row: BarRow, width: float) -> float:
        return lines.height(row.words(), theme().font(tokens.BODY), width) + 4

    def _bar(self) -> float:
        return _BAR + QFontMetricsF(theme().font(tokens.SMALL)).height() + 20

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _draw_words(self, painter: QPainter, row: BarRow, box: QRectF) -> None:
        painter.setFont(theme().font(tokens.BODY))
        painter.setPen(QColor(theme().colours.ink))
        edge = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        painter.drawText(box, flags, lines.broken(row.words(), painter.font(), box.width()))

    def _draw_bar(self, painter: QPainter, row: BarRow, top: float) -> None:
        c = theme().colours
        middle = top + 4 + _BAR / 2
        first, last = self._at(row, 0), self._at(row, row.n)
        painter.setPen(QPen(QColor(c.control), 1.5))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        low, high = sorted((self._at(row, row.low), self._at(row, row.high)))
        band = QRectF(low - _DOT / 2 - 2, middle - _BAR / 2, high - low + _DOT + 4, _BAR)
        rounded(painter, band, _BAR / 2, c.accent_soft, c.control if c.heavy else None, 1.25)
        rounded(painter, QRectF(self._at(row, row.k) - _DOT / 2, middle - _DOT / 2, _DOT, _DOT), _DOT / 2, c.accent)
        painter.setFont(theme().font(tokens.SMALL))
        painter.setPen(QColor(c.ink_2))
        taken: list[QRectF] = []
        for number in (row.low, row.high, 0, row.n):  # the ends of the range first; others where there is room
            text = dates.number_words(number)
            width = painter.fontMetrics().horizontalAdvance(text) + 6
            box = QRectF(
                self._at(row, number) - width / 2, middle + _BAR / 2 + 2, width, painter.fontMetrics().height()
            )
            if not any(box.intersects(other) for other in taken):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                taken.append(box)

    def _at(self, row: BarRow, number: int) -> float:
        """Where a number stands, the ends a little inside."""
        side = _DOT + theme().px(8)
        x = side + (self.width() - 2 * side) * number / max(row.n, 1)
        return self.width() - x if self._mirrored() else x
