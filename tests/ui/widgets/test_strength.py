"""The line about a passphrase: in words, honest, never a promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.vault.secrets import Strength
from ui.jobs import Lanes
from ui.widgets.strength import StrengthLine, strength_words


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


def test_each_level_has_its_own_words_and_the_bits() -> None:
    words = [strength_words(Strength(33.4, level)) for level in range(5)]
    assert len(set(words)) == 5
    assert all("33 bits" in line for line in words)
    assert not any("safe" in line or "!" in line for line in words)


def test_only_the_last_text_is_estimated(app: Any, qtbot: Any, lanes: Lanes) -> None:
    line = StrengthLine(lanes)
    qtbot.addWidget(line)
    for text in ("p", "pa", "password", "vessel gravel autumn lantern"):
        line.show_text(text)
    qtbot.waitUntil(lambda: line.found is not None)
    assert line.found is not None
    assert line.found.bits > 40
    assert line.accessibleName() == line.words() != ""


def test_an_emptied_field_says_nothing_even_if_an_estimate_is_under_way(app: Any, qtbot: Any, lanes: Lanes) -> None:
    line = StrengthLine(lanes)
    qtbot.addWidget(line)
    line.show_text("password")
    line._timer.timeout.emit()
    line.show_text("")
    qtbot.waitUntil(lambda: not lanes._open)
    assert line.words() == ""
