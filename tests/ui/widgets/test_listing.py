"""Rows: read again under the keyboard, and as high as large text needs."""

from __future__ import annotations

from typing import Any

from app.settings import Settings
from ui.theme.theme import Application
from ui.widgets.listing import Listing, Rows, RowView


def _listing(qtbot: Any, width: int = 420) -> tuple[Listing, Rows]:
    rows = Rows(lambda row: RowView(str(row), "an excerpt", "14 March"), lambda _last: None)
    listing = Listing("Notes")
    rows.setParent(listing)
    listing.setModel(rows)
    rows.restart(["a", "b", "c"], whole=True)
    qtbot.addWidget(listing)
    listing.resize(width, 400)
    listing.show()
    qtbot.waitExposed(listing)
    return listing, rows


def test_the_keyboard_stays_on_its_row_when_another_is_deleted(qtbot: Any, app: Application) -> None:
    listing, rows = _listing(qtbot)
    listing.setFocus()
    listing.setCurrentIndex(rows.index(1, 0))
    rows.restart(["a", "c"], whole=True)
    assert listing.currentIndex().row() == 1
    rows.restart(["a"], whole=True)
    assert listing.currentIndex().row() == 0
    rows.restart([], whole=True)
    assert not listing.currentIndex().isValid()


def test_a_row_that_is_not_there_is_not_opened(qtbot: Any, app: Application) -> None:
    listing, rows = _listing(qtbot)
    opened: list[object] = []
    listing.opened.connect(opened.append)
    listing.clicked.emit(rows.index(3, 0))
    assert opened == []
    listing.clicked.emit(rows.index(2, 0))
    assert opened == ["c"]


def test_rows_take_two_lines_where_large_text_has_little_room(qtbot: Any, app: Application) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    listing, rows = _listing(qtbot)
    narrow = listing.visualRect(rows.index(0, 0)).height()
    listing.resize(1200, 400)
    qtbot.waitUntil(lambda: listing.visualRect(rows.index(0, 0)).height() < narrow)


def test_what_does_not_fit_ends_in_an_ellipsis(app: Application) -> None:
    from PySide6.QtCore import Qt

    from ui.theme import tokens
    from ui.theme.theme import theme
    from ui.widgets.listing import _Lines

    font = theme().font(tokens.STRONG)
    text = "\U0001f33e one two three four five six seven eight nine ten"
    for most in (1, 2):
        lines = _Lines(text, font, 150, most, Qt.AlignmentFlag.AlignLeft)
        assert lines._layout.text().endswith("…")
        assert lines._layout.lineCount() == most
        assert all(lines._layout.lineAt(i).naturalTextWidth() <= 150 for i in range(most))
    whole = _Lines("one", font, 150, 2, Qt.AlignmentFlag.AlignLeft)
    assert whole._layout.text() == "one"


def test_a_script_with_tall_letters_gets_its_height(app: Application) -> None:
    from PySide6.QtCore import Qt

    from ui.theme import tokens
    from ui.theme.theme import theme
    from ui.widgets.listing import _Lines

    font = theme().font(tokens.STRONG)
    arabic = _Lines("أجلس قرب النافذة", font, 400, 1, Qt.AlignmentFlag.AlignLeft)
    assert arabic.height >= arabic._layout.lineAt(0).height()
    assert arabic._layout.lineAt(0).height() == arabic._layout.boundingRect().height()
