"""Long words: broken where they must be, and only there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.settings import Settings
from ui.theme import lines, tokens
from ui.theme.theme import Application, theme

WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"


def test_a_word_wider_than_its_line_takes_several(app: Application) -> None:
    font = theme().font(tokens.TITLE)
    room = QRectF(0, 0, 300, 10_000)
    words = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, lines.broken(WORD, font, 300))
    assert words.width() <= 300
    assert lines.height(WORD, font, 300) == words.height() > 3 * QFontMetricsF(font).height()


def test_words_that_fit_stay_whole(app: Application) -> None:
    font = theme().font(tokens.BODY)
    text = f"a short sentence and {WORD}"
    parts = lines.broken(text, font, 200).split(" ")
    assert parts[:-1] == text.split(" ")[:-1]
    assert parts[-1] != WORD


def test_larger_text_breaks_more(app: Application) -> None:
    usual = lines.broken("Grundlagenforschung", theme().font(tokens.TITLE), 440)
    app.dress(Settings(theme="light", text_scale=200))
    assert usual == "Grundlagenforschung" != lines.broken("Grundlagenforschung", theme().font(tokens.TITLE), 440)


@given(st.text(max_size=80))
def test_nothing_is_lost_or_torn(text: str) -> None:
    opened = lines._opened(text) if text else ""
    assert opened.replace(lines._HERE, "") == text.replace(lines._HERE, "")


def test_marks_stay_with_their_letters() -> None:
    assert lines._opened("e\u0301o\U0001f9d1\u200d\U0001f33e").split(lines._HERE) == [
        "e\u0301",
        "o",
        "\U0001f9d1\u200d\U0001f33e",
    ]


def test_the_beginning_of_a_long_text(app: Application) -> None:
    assert lines.shortened("a\n b", 3) == "a b"
    assert lines.shortened("abcdef", 4) == "abc…"
