"""A month with a dot under each day that has something.

Arrow keys go by day and week, Page Up and Down by month (with Shift by year), Home and End to the
ends of the week; each day says its date and how much it has.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import dates, translate
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.focus import RingedButton
from ui.widgets.nesting import nest
from ui.widgets.text import Text

_WEEKS = 6
_MOVES = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip
_MOST_DOTS = 3


class _Day(RingedButton):
    """One cell.  Empty cells before the first and after the last day are hidden, not freed."""

    bleed = 4

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2000, 1, 1)
        self.count = 0
        self.today = False
        self.setCheckable(True)
        self.setFont(theme().font(tokens.BODY))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_day(self, day: date, *, today: bool) -> None:
        self.day, self.today = day, today
        self.setText(dates.number_words(day.day))
        self.setVisible(True)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        self.count = count
        name = dates.day_words(self.day)
        if self.today:
            name = translate("Calendar", "Today, {day}").format(day=name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(translate("Calendar", "%n entry(ies)", "", count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        side = max(tokens.TARGET, theme().px(36))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(30), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # type: ignore[override]  # noqa: N802
        """Moving is the month's business; a button of its own would go to the next button."""
        if event.key() in _MOVES:
            event.ignore()
            return
        super().keyPressEvent(event)

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 2, -2, -2)

    def ring(self, painter: QPainter, radius: float) -> None:
        """Inside: cells stand close to each other."""
        if self.ringed():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(QColor(theme().colours.accent))
            pen.setWidthF(2.5)
            painter.setPen(pen)
            painter.drawRoundedRect(self.shape().adjusted(1, 1, -1, -1), radius, radius)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        if self.isChecked():
            rounded(painter, shape, 12, c.accent)
        elif self.underMouse():
            rounded(painter, shape, 12, c.accent_soft, c.control if c.heavy else None)
        elif self.today:
            rounded(painter, shape, 12, c.surface, c.control, 1.5)
        ink = c.on_accent if self.isChecked() else c.ink
        font = theme().font(tokens.STRONG if self.count or self.today else tokens.BODY)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(shape.adjusted(0, 0, 0, -8), Qt.AlignmentFlag.AlignCenter, self.text())
        self._dots(painter, shape, c.on_accent if self.isChecked() else c.accent)
        self.ring(painter, 12)

    def _dots(self, painter: QPainter, shape: QRectF, colour: str) -> None:
        count = min(self.count, _MOST_DOTS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        left = shape.center().x() - (count - 1) * 3.5
        for i in range(count):
            painter.drawEllipse(QPointF(left + i * 7, shape.bottom() - 8), 2.5, 2.5)


class MonthCalendar(QWidget):
    """One month.  ``month_shown`` asks for its counts (`set_counts`); ``chosen`` is a day that was pressed."""

    month_shown = Signal(int, int)
    chosen = Signal(object)
    bleed = 4

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Calendar", "Calendar"))
        self._today = today
        self._first = today.replace(day=1)
        self._at = today
        self._chosen: date | None = None
        self._title = Text("", tokens.SUBHEADING)
        self._title.setMinimumWidth(0)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(IconButton("chevron-left", translate("Calendar", "Month before"), do=lambda: self._turn(-1)))
        head.addWidget(self._title, 1)
        head.addWidget(IconButton("chevron-right", translate("Calendar", "Month after"), do=lambda: self._turn(1)))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._days = [_Day() for _ in range(7 * _WEEKS)]
        for column in range(7):
            number = (dates.first_weekday() - 1 + column) % 7 + 1
            name = Text(dates.weekday(number, short=True), tokens.SMALL, quiet=True)
            name.setWordWrap(False)
            name.setMinimumWidth(0)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setAccessibleName(dates.weekday(number))
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        for place, cell in enumerate(self._days):
            cell.clicked.connect(lambda _on, c=cell: self._press(c))
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
        self._back = Button(translate("Calendar", "Today"), Kind.LINK, do=self._go_today)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(tokens.SPACE_4)
        nest(column_box, head)
        nest(column_box, self._grid)
        column_box.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()

    def month(self) -> tuple[int, int]:
        """The year and month that are shown."""
        return self._first.year, self._first.month

    def show_month(self, year: int, month: int) -> None:
        """Show another month and ask for its counts."""
        self._first = date(year, month, 1)
        self._at = self._first if self._at.replace(day=1) != self._first else self._at
        self._lay_out()
        self.month_shown.emit(year, month)

    def set_counts(self, year: int, month: int, counts: Mapping[int, int]) -> None:
        """How much each day of a month has; ignored if another month is shown by now."""
        if (year, month) == self.month():
            for cell in self._shown():
                cell.set_count(counts.get(cell.day.day, 0))

    def set_today(self, today: date) -> None:
        if today != self._today:
            self._today = today
            self._lay_out()
            self.month_shown.emit(*self.month())

    def choose(self, day: date | None) -> None:
        """Mark a day as chosen, silently; None takes the mark away."""
        self._chosen = day
        if day is not None:
            self._at = day
            if day.replace(day=1) != self._first:
                self.show_month(day.year, day.month)
                return
        self._mark()

    def dots(self) -> dict[int, int]:
        """The days with something, and how much."""
        return {cell.day.day: cell.count for cell in self._shown() if cell.count}

    def cell(self, day: date) -> QWidget | None:
        """The button of a day of the month that is shown."""
        return next((cell for cell in self._shown() if cell.day == day), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = self._step(event)
        if step is None or not any(cell.hasFocus() for cell in self._days):
            super().keyPressEvent(event)
            return
        self._go(step)

    def _step(self, event: QKeyEvent) -> date | None:
        """Where a key leads from the day that has the keyboard."""
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        key, at = Qt.Key(event.key()), self._at
        days = {Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}.get(key)
        place = (at.isoweekday() - dates.first_weekday()) % 7
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            days = -place if key == Qt.Key.Key_Home else 6 - place
        if days is not None:
            return _plus(at, days)
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            return _plus_months(at, -months if key == Qt.Key.Key_PageUp else months)
        return None

    def _go(self, day: date) -> None:
        """Give a day the keyboard, in its month."""
        self._at = day
        if day.replace(day=1) != self._first:
            self.show_month(day.year, day.month)
        self._mark()
        cell = self.cell(day)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, months: int) -> None:
        self._at = _plus_months(self._at, months)
        self.show_month(self._at.year, self._at.month)

    def _go_today(self) -> None:
        self._at = self._today
        self.show_month(self._today.year, self._today.month)

    def _press(self, cell: _Day) -> None:
        again = cell.day == self._chosen
        self._at = cell.day
        self._chosen = None if again else cell.day
        self._mark()
        self.chosen.emit(self._chosen)

    def _shown(self) -> list[_Day]:
        return [cell for cell in self._days if not cell.isHidden()]

    def _lay_out(self) -> None:
        """Put the days of the month into their cells."""
        self._title.setText(dates.month_words(*self.month()))
        lead = (self._first.isoweekday() - dates.first_weekday()) % 7
        length = calendar.monthrange(*self.month())[1]
        for place, cell in enumerate(self._days):
            number = place - lead + 1
            if 1 <= number <= length:
                day = self._first.replace(day=number)
                cell.show_day(day, today=day == self._today)
            else:
                cell.setVisible(False)
        self._back.setVisible(self._today.replace(day=1) != self._first)
        self._mark()

    def _mark(self) -> None:
        """Tab leads to one day only: the one the arrows have come to."""
        stop = self._at if self._at.replace(day=1) == self._first else self._first
        for cell in self._shown():
            cell.setChecked(cell.day == self._chosen)
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell.day == stop else Qt.FocusPolicy.ClickFocus)


def _plus(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _plus_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
