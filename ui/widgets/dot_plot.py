"""Dots in columns: each one a note, of one hue, with the numbers beside them.

A picture for the eye.  What it shows stands in a table, too, and that is what a screen reader and
the keyboard get: see `ui.widgets.table.PlainTable`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import dates
from ui.theme import lines, tokens
from ui.theme.theme import theme
from ui.widgets.figure import Figure

_LARGEST, _SMALLEST = 13.0, 5.0  # px at 100 %, of a dot
_GAP = 3.0  # px between dots
_TALLEST = 250.0  # px, of a column of dots
_LEVEL = 21  # px at 100 %, between two levels


@dataclass(frozen=True, slots=True)
class DotColumn:
    """A column.  ``dots``: how many notes at each level; stacks have only level 0."""

    label: str
    dots: dict[int, int] = field(default_factory=dict)
    begins: bool = False  # a line before it: here a week begins


@dataclass(frozen=True, slots=True)
class DotChart:
    """What a `DotPlot` draws.  Without ``levels`` dots are stacked; with them a dot stands as high as its level."""

    columns: tuple[DotColumn, ...]
    each: int = 1  # notes that one dot stands for
    levels: tuple[str, ...] = ()  # names of the levels, lowest first; "" draws no line


class DotPlot(Figure):
    """Draws a `DotChart`, mirrored where one reads from the right."""

    def __init__(self, chart: DotChart, name: str, described: str, parent: QWidget | None = None) -> None:
        super().__init__(name, described, parent)
        self.chart = chart

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return round(_Layout(self.chart, float(width)).height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        laid = _Layout(self.chart, float(self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(laid.font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        pen = _Pen(painter, self.width() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else None)
        _draw_ground(pen, laid)
        for place in range(len(self.chart.columns)):
            _draw_column(pen, laid, place)


class _Layout:
    """Where everything stands, from the left, in a room of this width."""

    def __init__(self, chart: DotChart, width: float) -> None:
        self.chart = chart
        self.font = theme().font(tokens.SMALL)
        self.strong = theme().font(tokens.SMALL_STRONG)
        metrics = QFontMetricsF(self.font)
        self.line = metrics.height()
        self.axis = max((metrics.horizontalAdvance(level) for level in chart.levels if level), default=0.0)
        self.left = self.axis + 10 if chart.levels else 2.0
        self.right = width - 2.0
        self.step = (self.right - self.left) / max(len(chart.columns), 1)
        self.labels = self._labels(metrics)
        self.top = 6.0 + (0.0 if chart.levels else self.line)
        if chart.levels:
            self.level = max(float(theme().px(_LEVEL)), self.line * 0.9)
            self.room = self.level * (len(chart.levels) - 1) + 2 * self.dot_of_levels() / 2
            self.dot = self.dot_of_levels()
        else:
            self.level = 0.0
            most = max((self.count(place, 0) for place in range(len(chart.columns))), default=0)
            self.dot = self._dot(most)
            self.room = max(most, 1) * (self.dot + _GAP)
        self.base = self.top + self.room + 4
        self.height = self.base + 6 + max((h for _, h in self.labels.values()), default=0.0) + 4

    def count(self, place: int, level: int) -> int:
        """How many dots a column has at a level; the last one may stand for fewer notes."""
        return -(-self.chart.columns[place].dots.get(level, 0) // self.chart.each)

    def middle(self, place: int) -> float:
        return self.left + (place + 0.5) * self.step

    def height_of(self, level: int) -> float:
        """How far down a level stands."""
        return self.base - 4 - self.dot / 2 - level * self.level

    def dot_of_levels(self) -> float:
        """Side by side in a column: as large as the fullest one allows."""
        widest = max((self.count(p, lv) for p, c in enumerate(self.chart.columns) for lv in c.dots), default=1)
        least = min(_SMALLEST - 1, max(self.step - 1, 2.0))
        return min(_LARGEST * theme().scale, max(least, self.step / max(widest, 1) - 1.5))

    def abreast(self, count: int) -> float:
        """From one dot to the next of so many; where a column is narrow they overlap rather than leave it."""
        return min(self.dot + 1.5, (self.step - self.dot) / max(count - 1, 1))

    def _dot(self, most: int) -> float:
        tall = _TALLEST / max(most, 1) - _GAP
        return max(_SMALLEST, min(_LARGEST * theme().scale, tall, self.step - 6))

    def _labels(self, metrics: QFontMetricsF) -> dict[int, tuple[str, float]]:
        """Which columns say their name: as many as have room, the first of each group first."""
        named = [place for place, column in enumerate(self.chart.columns) if column.label]
        if not named:
            return {}
        between = _between(named, len(self.chart.columns))
        room = between * self.step - 4
        widest = max(metrics.horizontalAdvance(_longest_word(self.chart.columns[p].label)) for p in named)
        every = 1
        while self.chart.levels and widest > room * every and every < len(named):
            every += 1
        kept = named[::every]
        return {
            place: (text := self.chart.columns[place].label, lines.height(text, self.font, max(room * every, 1)))
            for place in kept
        }

    def label_room(self) -> float:
        """The width of a label."""
        places = sorted(self.labels)
        between = _between(places, len(self.chart.columns))
        return between * self.step - 4


class _Pen:
    """Draws from the left or, mirrored, from the right."""

    def __init__(self, painter: QPainter, mirror: int | None) -> None:
        self.painter, self._mirror = painter, mirror

    def rect(self, rect: QRectF) -> QRectF:
        if self._mirror is not None:
            rect = QRectF(rect)
            rect.moveRight(self._mirror - rect.left())
        return rect

    def line(self, colour: str, x1: float, y1: float, x2: float, y2: float, width: float = 1.0) -> None:
        self.painter.setPen(QPen(QColor(colour), width))
        if self._mirror is not None:
            x1, x2 = self._mirror - x1, self._mirror - x2
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def dot(self, x: float, y: float, size: float, *, hollow: bool = False) -> None:
        c = theme().colours
        self.painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(c.accent))
        self.painter.setPen(QPen(QColor(c.accent), 1.25) if hollow else Qt.PenStyle.NoPen)
        inset = 0.6 if hollow else 0.0
        shape = self.rect(QRectF(x - size / 2, y - size / 2, size, size)).adjusted(inset, inset, -inset, -inset)
        self.painter.drawEllipse(shape)

    def words(self, rect: QRectF, text: str, colour: str, flags: Qt.AlignmentFlag) -> None:
        self.painter.setPen(QColor(colour))
        wrapped = lines.broken(text, self.painter.font(), rect.width())
        self.painter.drawText(self.rect(rect), flags | Qt.TextFlag.TextWordWrap, wrapped)


def _draw_ground(pen: _Pen, laid: _Layout) -> None:
    c = theme().colours
    chart = laid.chart
    for level, name in enumerate(chart.levels):
        if name:
            y = laid.height_of(level)
            pen.line(c.line, laid.left, y, laid.right, y)
            box = QRectF(0, y - laid.line / 2, laid.axis, laid.line)
            pen.words(box, name, c.ink_2, Qt.AlignmentFlag.AlignCenter)
    for place, column in enumerate(chart.columns):
        if column.begins and place:
            x = laid.left + place * laid.step
            pen.line(c.line, x, laid.top, x, laid.base)
    pen.line(c.control, laid.left, laid.base, laid.right, laid.base)
    room = laid.label_room() if laid.labels else 0.0
    for place, (text, tall) in laid.labels.items():
        box = QRectF(laid.middle(place) - room / 2, laid.base + 6, room, tall + 1)
        if chart.columns[place].begins:  # a date stands at the first day of its week, and inside the picture
            box.moveLeft(min(max(laid.left + place * laid.step, 0.0), max(laid.right - room, 0.0)))
            mirrored = pen.rect(box) != box
            edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            pen.words(box, text, c.ink_2, edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        else:
            pen.words(box, text, c.ink_2, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


def _draw_column(pen: _Pen, laid: _Layout, place: int) -> None:
    chart = laid.chart
    column = chart.columns[place]
    for level, notes in column.dots.items():
        count = laid.count(place, level)
        for number in range(count):
            fewer = number == count - 1 and notes % chart.each != 0  # this one stands for fewer notes
            if chart.levels:
                x = laid.middle(place) + (number - (count - 1) / 2) * laid.abreast(count)
                pen.dot(x, laid.height_of(level), laid.dot, hollow=fewer)
            else:
                y = laid.base - 4 - laid.dot / 2 - number * (laid.dot + _GAP)
                pen.dot(laid.middle(place), y, laid.dot, hollow=fewer)
    if not chart.levels and column.dots.get(0):
        top = laid.base - 4 - laid.count(place, 0) * (laid.dot + _GAP)
        pen.painter.setFont(laid.strong)
        box = QRectF(laid.middle(place) - laid.step / 2, top - laid.line, laid.step, laid.line)
        pen.words(box, dates.number_words(column.dots[0]), theme().colours.ink, Qt.AlignmentFlag.AlignCenter)
        pen.painter.setFont(laid.font)


def _between(places: list[int], otherwise: int) -> int:
    """The smallest step from one place to the next."""
    return min((b - a for a, b in pairwise(places)), default=otherwise)


def _longest_word(text: str) -> str:
    return max(text.split() or [""], key=len)


def stacks(columns: Sequence[tuple[str, int]], each: int) -> DotChart:
    """Columns of dots with their names."""
    return DotChart(tuple(DotColumn(label, {0: n} if n else {}) for label, n in columns), each)
