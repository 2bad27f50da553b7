"""What every view of the studio is: a way back, a title, a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading, lead, title

MEASURE = 860
_AROUND = 120  # px in sight above and below what has the keyboard


class View(QWidget):
    """One screen inside the studio."""

    def __init__(self, title_text: str, back_words: str, back: Callable[[], None], about: str = "") -> None:
        super().__init__()
        self._scroll = Scroll(measure=MEASURE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        self.outer = outer
        self.column = self._scroll.column
        self.back = Button(back_words, Kind.LINK, icon="arrow-left", do=back)
        nest(self.column, row(self.back))
        self.title = title(title_text)
        self.column.addWidget(self.title)
        self.about = lead(about)
        self.about.setVisible(bool(about))
        self.column.addWidget(self.about)

    def section(self, words: str) -> Text:
        """A heading with air above it."""
        made = heading(words)
        made.setContentsMargins(0, tokens.SPACE_16, 0, 0)
        self.column.addWidget(made)
        return made

    def first_focus(self) -> QWidget:
        """What gets the keyboard when the view is shown."""
        return self.back

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll there, once everything has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, _AROUND))

    def to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
