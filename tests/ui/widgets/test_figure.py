"""A picture of numbers takes the height that its width needs, and is never wider than a text."""

from __future__ import annotations

from typing import Any

import pytest

from ui.theme import tokens
from ui.theme.theme import Application, theme
from ui.widgets.figure import Figure
from ui.widgets.layout import Stack


class Words(Figure):
    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return 1000 - width  # as words do that run on in the next line


@pytest.mark.parametrize("width", [300, 560, 900])
def test_it_has_all_the_room_it_needs_and_is_no_wider_than_a_text(qtbot: Any, app: Application, width: int) -> None:
    figure = Words("How often", "Three times.")
    holder = Stack(figure)
    qtbot.addWidget(holder)
    holder.resize(width, 900)
    holder.show()
    qtbot.waitExposed(holder)
    assert figure.width() <= min(width, theme().px(tokens.MEASURE))
    qtbot.waitUntil(lambda: figure.height() >= figure.heightForWidth(figure.width()))


def test_a_screen_reader_hears_its_name_and_its_words(qtbot: Any, app: Application) -> None:
    figure = Words("How often", "Three times.")
    qtbot.addWidget(figure)
    assert (figure.accessibleName(), figure.accessibleDescription()) == ("How often", "Three times.")
