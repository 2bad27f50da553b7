from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from app.settings import Settings
from ui.theme.theme import Application, theme
from ui.widgets.dot_plot import DotChart, DotColumn, DotPlot, stacks


def drawn(qtbot: Any, chart: DotChart, width: int = 600) -> QImage:
    """What it looks like on a plain ground."""
    plot = DotPlot(chart, "Strengths", "The table has the same.")
    qtbot.addWidget(plot)
    plot.resize(width, plot.heightForWidth(width))
    image = QImage(plot.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    plot.render(image)
    return image


def dots(image: QImage) -> list[tuple[int, int]]:
    """The middles of all filled dots: where the accent is all around."""
    accent = QColor(theme().colours.accent).rgb()
    inside = {
        (x, y)
        for x in range(1, image.width() - 1)
        for y in range(1, image.height() - 1)
        if all(image.pixel(x + dx, y + dy) == accent for dx, dy in ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1)))
    }
    found = []
    while inside:
        todo, group = [inside.pop()], []
        while todo:
            x, y = todo.pop()
            group.append((x, y))
            near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & inside
            inside -= near
            todo += near
        found.append((sum(x for x, _ in group) // len(group), sum(y for _, y in group) // len(group)))
    return sorted(found)


def test_each_note_is_a_dot(qtbot: Any, app: Application) -> None:
    chart = stacks([("none", 0), ("one", 1), ("four", 4), ("nine", 9)], 1)
    found = dots(drawn(qtbot, chart))
    assert len(found) == 14
    assert len({x // 20 for x, _ in found}) == 3


def test_a_dot_may_stand_for_many_and_the_last_for_fewer(qtbot: Any, app: Application) -> None:
    found = dots(drawn(qtbot, stacks([("ten", 100), ("less", 95)], 10)))
    assert len(found) == 10 + 9  # the tenth of the second is hollow


def test_days_without_a_note_stay_empty(qtbot: Any, app: Application) -> None:
    columns = tuple(DotColumn("", {5: 1} if day in (0, 13) else {}) for day in range(14))
    chart = DotChart(columns, 1, tuple(str(n) if n % 2 == 0 else "" for n in range(11)))
    found = dots(drawn(qtbot, chart))
    assert len(found) == 2
    assert found[1][0] - found[0][0] > 400
    assert abs(found[0][1] - found[1][1]) <= 1  # of one strength, at one height


def test_stronger_stands_higher(qtbot: Any, app: Application) -> None:
    chart = DotChart((DotColumn("a", {0: 1}), DotColumn("b", {10: 1})), 1, tuple(map(str, range(11))))
    low, high = dots(drawn(qtbot, chart))
    assert high[1] < low[1]


def test_it_is_mirrored_where_one_reads_from_the_right(qtbot: Any, app: Application) -> None:
    chart = stacks([("a", 3), ("b", 1)], 1)
    left = dots(drawn(qtbot, chart))
    app.dress(Settings(theme="light", direction="rtl"))
    right = dots(drawn(qtbot, chart))
    assert sum(x < 300 for x, _ in left) == 3
    assert sum(x > 300 for x, _ in right) == 3


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [100, 200])
def test_every_dot_is_inside_in_every_look(qtbot: Any, app: Application, look: str, scale: int) -> None:
    app.dress(Settings(theme=look, text_scale=scale))
    for width in (330, 700):
        for chart in (
            stacks([(str(n), 24 if n == 3 else n) for n in range(11)], 1),
            DotChart(
                tuple(DotColumn("5 Jan" if d % 7 == 0 else "", {d % 11: 1}, d % 7 == 0) for d in range(42)), 1,
                tuple(str(n) for n in range(11)),
            ),
        ):  # fmt: skip
            image = drawn(qtbot, chart, width)
            found = dots(image)
            assert found
            assert all(0 < x < image.width() and 0 < y < image.height() for x, y in found)


def test_a_screen_reader_is_led_to_the_table(qtbot: Any, app: Application) -> None:
    plot = DotPlot(stacks([("a", 1)], 1), "Strengths", "The table has the same.")
    qtbot.addWidget(plot)
    assert plot.accessibleName() == "Strengths"
    assert plot.accessibleDescription() == "The table has the same."
    assert plot.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_dots_never_leave_their_column(qtbot: Any, app: Application) -> None:
    """Three notes of one strength in a day, on a narrow screen: they overlap, and the next day stays empty."""
    columns = tuple(DotColumn("", {5: 3} if day == 20 else {}) for day in range(42))
    chart = DotChart(columns, 1, tuple(map(str, range(11))))
    image = drawn(qtbot, chart, 330)
    pixels = ((x, QColor(image.pixel(x, y))) for x in range(image.width()) for y in range(image.height()))
    green = {x for x, colour in pixels if colour.green() - colour.red() > 25}  # of the accent, however thin
    assert 0 < max(green) - min(green) <= 330 / 42
