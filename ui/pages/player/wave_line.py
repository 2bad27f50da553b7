"""The line of a wave: the numbers that were noted, minute by minute, as a soft curve.  Gaps stay gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from exercises.rhythm import MINUTE_MS
from ui.i18n import dates
from ui.pages.player.pacer import Pacer
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme

HIGHEST = 10
_BELOW = 260  # px that the question and the buttons below take


class WaveLine(Pacer):
    """Drawn once a second: nothing glides but the mark of the time."""

    still = True
    share = 0.32
    widest = 700

    def __init__(self) -> None:
        super().__init__()
        self._ratings: tuple[int | None, ...] = ()
        self._high = 10_000
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ratings(self, ratings: Sequence[int | None], spoken: str) -> None:
        """``spoken`` is the same in words, for a screen reader."""
        self._ratings = tuple(ratings)
        self.setAccessibleDescription(spoken)
        self.update()

    def fit(self, room: QSize) -> None:
        self._high = max(theme().px(130), room.height() - _BELOW)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.widest, min(round(theme().px(self.widest) * self.share), self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        self.ground(painter)
        painter.setFont(theme().font(tokens.SMALL))
        plot = self._plot(painter)
        self._grid(painter, plot)
        self._time(painter, plot)
        for run in self._runs(plot):
            self._curve(painter, plot, run)
        self._dots(painter, plot)

    # the pieces

    def _minutes(self) -> int:
        return self._rhythm.rounds if self._rhythm is not None else 1

    def _plot(self, painter: QPainter) -> QRectF:
        high = painter.fontMetrics().height()
        side = painter.fontMetrics().horizontalAdvance(dates.number_words(HIGHEST)) + 12
        room = QRectF(self.rect()).adjusted(side, high + 6, -8, -high - 6)
        return QRectF(self.width() - room.right(), room.top(), room.width(), room.height()) if self.mirrored() else room

    def _x(self, plot: QRectF, minute: float) -> float:
        share = minute / self._minutes()
        return plot.right() - share * plot.width() if self.mirrored() else plot.left() + share * plot.width()

    def _y(self, plot: QRectF, rating: float) -> float:
        return plot.bottom() - rating / HIGHEST * plot.height()

    def _grid(self, painter: QPainter, plot: QRectF) -> None:
        c = theme().colours
        metrics = painter.fontMetrics()
        edge = (
            QRectF(plot.right() + 6, 0, 60, metrics.height())
            if self.mirrored()
            else QRectF(0, 0, plot.left() - 8, metrics.height())
        )
        side = Qt.AlignmentFlag.AlignLeft if self.mirrored() else Qt.AlignmentFlag.AlignRight
        for rating in (0, HIGHEST // 2, HIGHEST):
            y = self._y(plot, rating)
            painter.setPen(QPen(QColor(c.control if rating == 0 or c.heavy else c.line), 1.25))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(c.ink_2))
            painter.drawText(
                edge.translated(0, y - metrics.height() / 2),
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
                dates.number_words(rating),
            )
        widest = metrics.horizontalAdvance(dates.number_words(self._minutes())) + 10
        each = max(1, -(-widest * self._minutes() // max(1, int(plot.width()))))
        for minute in range(0, self._minutes(), each):
            x = self._x(plot, minute + 0.5)
            painter.drawText(
                QRectF(x - 30, plot.bottom() + 4, 60, metrics.height()),
                Qt.AlignmentFlag.AlignCenter,
                dates.number_words(minute + 1),
            )

    def _time(self, painter: QPainter, plot: QRectF) -> None:
        """How far the time has come: a soft ground, and a fine line at its edge."""
        if self.at is None or self._rhythm is None:
            return
        passed = self._minutes() if self.at.done else self.at.round + self.at.fraction
        if not passed:
            return
        c = theme().colours
        x, start = self._x(plot, passed), self._x(plot, 0)
        soft = QColor(c.accent)
        soft.setAlphaF(0.0 if c.heavy else 0.06)
        painter.fillRect(QRectF(min(x, start), plot.top(), abs(x - start), plot.height()), soft)
        if not self.at.done:
            painter.setPen(QPen(QColor(c.control), 1.25, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _point(self, plot: QRectF, minute: int, rating: int) -> QPointF:
        return QPointF(self._x(plot, minute + 0.5), self._y(plot, rating))

    def _runs(self, plot: QRectF) -> list[list[QPointF]]:
        """Minutes with a number one after the other, each run a line of its own."""
        runs: list[list[QPointF]] = [[]]
        for minute, rating in enumerate(self._ratings):
            if rating is None:
                runs.append([])
            else:
                runs[-1].append(self._point(plot, minute, rating))
        return [run for run in runs if len(run) > 1]

    def _curve(self, painter: QPainter, plot: QRectF, run: list[QPointF]) -> None:
        c = theme().colours
        line = soft_line(run)
        if not c.heavy:
            under = QPainterPath(line)
            under.lineTo(run[-1].x(), plot.bottom())
            under.lineTo(run[0].x(), plot.bottom())
            under.closeSubpath()
            soft = QColor(c.accent)
            soft.setAlphaF(0.14)
            painter.fillPath(under, soft)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(line)

    def _dots(self, painter: QPainter, plot: QRectF) -> None:
        c = theme().colours
        metrics = painter.fontMetrics()
        room = plot.width() / self._minutes() >= metrics.horizontalAdvance(dates.number_words(HIGHEST)) + 4
        for minute, rating in enumerate(self._ratings):
            if rating is None:
                continue
            here = self._point(plot, minute, rating)
            painter.setPen(QPen(QColor(c.surface), 2))
            painter.setBrush(QColor(c.accent))
            painter.drawEllipse(here, 6, 6)
            if room or minute == len(self._ratings) - 1:
                words = dates.number_words(rating)
                wide, high = metrics.horizontalAdvance(words) + 6, metrics.height()
                place = QRectF(here.x() - wide / 2, here.y() - high - 8, wide, high)
                rounded(painter, place.adjusted(0, 2, 0, -2), 5, c.surface)  # no line runs through a number
                painter.setPen(QColor(c.ink))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def soft_line(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through all points that never swings above or below two neighbours (Fritsch and Carlson, 1980)."""
    slopes = [(two.y() - one.y()) / (two.x() - one.x()) for one, two in pairwise(points)]
    tangents = [slopes[0], *(_between(one, two) for one, two in pairwise(slopes)), slopes[-1]]
    path = QPainterPath(points[0])
    for index, (one, two) in enumerate(pairwise(points)):
        third = (two.x() - one.x()) / 3
        path.cubicTo(
            QPointF(one.x() + third, one.y() + third * tangents[index]),
            QPointF(two.x() - third, two.y() - third * tangents[index + 1]),
            two,
        )
    return path


def _between(one: float, two: float) -> float:
    """The slope at a point, from those on both its sides: flat where the line turns."""
    return 0.0 if one * two <= 0 else 2 * one * two / (one + two)


def minute_of(elapsed_ms: int, minutes: int) -> int:
    """Which minute runs, from 0; after the end, the last one."""
    return min(elapsed_ms // MINUTE_MS, minutes - 1)
