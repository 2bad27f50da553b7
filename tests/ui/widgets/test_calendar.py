"""A month: its keys, its dots, what is said of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from ui.widgets.calendar import MonthCalendar, _plus_months


def test_the_calendar_goes_by_keys(qtbot: Any, app: Any) -> None:
    calendar = MonthCalendar(date(2026, 3, 14))
    asked: list[tuple[int, int]] = []
    calendar.month_shown.connect(lambda year, month: asked.append((year, month)))
    qtbot.addWidget(calendar)
    calendar.show()
    with qtbot.waitActive(calendar):
        calendar.activateWindow()
    start = calendar.cell(date(2026, 3, 14))
    assert start is not None
    start.setFocus()

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> date:
        here = calendar.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, modifier)
        return calendar._at

    assert press(Qt.Key.Key_Right) == date(2026, 3, 15)
    assert press(Qt.Key.Key_Down) == date(2026, 3, 22)
    assert press(Qt.Key.Key_Home).isoweekday() in (1, 7)
    assert press(Qt.Key.Key_PageUp).month == 2
    assert press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier).year == 2027
    assert asked == [(2026, 2), (2027, 2)]
    stops = [cell for cell in calendar._days if cell.focusPolicy() & Qt.FocusPolicy.TabFocus and not cell.isHidden()]
    assert len(stops) == 1  # Tab leads to one day only


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [("2026-01-31", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"), ("0001-01-05", -1, "0001-01-05")],
)
def test_months_have_different_lengths(day: str, months: int, wanted: str) -> None:
    assert _plus_months(date.fromisoformat(day), months).isoformat() == wanted


def test_dots_and_words_of_a_day(qtbot: Any, app: Any) -> None:
    calendar = MonthCalendar(date(2026, 3, 14))
    qtbot.addWidget(calendar)
    calendar.set_counts(2026, 3, {14: 5, 20: 1})
    calendar.set_counts(2026, 4, {1: 1})  # an answer that came too late
    assert calendar.dots() == {14: 5, 20: 1}
    today, other = calendar.cell(date(2026, 3, 14)), calendar.cell(date(2026, 3, 15))
    assert today is not None
    assert other is not None
    assert today.accessibleName().startswith("Today")
    assert today.accessibleDescription().startswith("5")
    assert other.accessibleDescription() == ""


@pytest.mark.parametrize("country", ["GB", "US", "EG"])
def test_every_day_stands_under_its_weekday(qtbot: Any, app: Any, country: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(f"en_{country}"))
    try:
        calendar = MonthCalendar(date(2026, 8, 1))
        qtbot.addWidget(calendar)
        first = QLocale().firstDayOfWeek().value
        for place, cell in enumerate(calendar._days):
            if not cell.isHidden():
                assert cell.day.isoweekday() == (first - 1 + place % 7) % 7 + 1
        assert len(calendar._shown()) == 31
    finally:
        QLocale.setDefault(before)
