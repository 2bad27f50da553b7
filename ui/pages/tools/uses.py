"""Uses of a tool that the person chose to note: listed as they were said, and nothing made of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.practice.model import Use
from ui.i18n import dates, labels, translate
from ui.theme import tokens
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.fold import Fold
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.text import Text


def use_words(use: Use) -> str:
    """One use in one line."""
    assert use.at is not None
    return labels.join(
        (labels.listed((dates.short_day(use.at), dates.time_words(use.at))), _pair(use), labels.verdict(use.verdict))
    )


def _pair(use: Use) -> str:
    said = [
        (translate("Tools", "before {number} of 10"), use.before),
        (translate("Tools", "numb before {number} of 10"), use.numb_before),
        (translate("Tools", "after {number} of 10"), use.after),
        (translate("Tools", "numb after {number} of 10"), use.numb_after),
    ]
    if use.in_words:
        said = [
            (translate("Tools", "before: {number}"), use.before),
            (translate("Tools", "numb before: {number}"), use.numb_before),
            (translate("Tools", "after: {number}"), use.after),
            (translate("Tools", "numb after: {number}"), use.numb_after),
        ]
    word = labels.strength_of if use.in_words else dates.number_words
    return labels.listed(words.format(number=word(number)) for words, number in said if number is not None)


class Uses(Fold):
    """What the person noted, newest first, each with a way to delete it: closed until they ask."""

    def __init__(self, delete: Callable[[Use], None], ask: Callable[[], None]) -> None:
        """``ask`` leads to where questions are put to all notes together."""
        super().__init__(translate("Tools", "What I noted"))
        self._delete = delete
        self._uses: list[Use] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._rows)
        self.column.addWidget(holder)
        self.ask = Button(translate("Tools", "Ask all my notes"), Kind.LINK, icon="history", do=ask)
        nest(self.column, row(self.ask))
        self._lines: list[QWidget] = []
        self.toggled.connect(lambda _open: self._fill())

    def show_uses(self, uses: list[Use], *, same: bool) -> None:
        """``same``: of the tool that was shown before; of another one they stay closed."""
        self._uses = uses
        if not same:
            self.set_open(False)
        self._fill()
        self.setVisible(bool(uses))

    def _fill(self) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(use) for use in self._uses] if self.is_open() else []
        for line in self._lines:
            self._rows.addWidget(line)

    def texts(self) -> list[str]:
        return [text.text() for line in self._lines for text in line.findChildren(Text)]

    def _line(self, use: Use) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(use_words(use), tokens.BODY))
        if use.note:
            words.addWidget(Text(use.note, tokens.HINT, quiet=True))
        nest(across, words, 1000)
        remove = IconButton("trash-2", translate("Tools", "Delete this noted use"), do=lambda: self._delete(use))
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        across.addStretch(1)
        return line
