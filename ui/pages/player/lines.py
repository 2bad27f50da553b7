"""A few lines to write in: there are as many as are wanted, and one more comes when the last is begun."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.kinds import LONGEST_LINE
from ui.i18n import translate
from ui.pages.player.part import widest_line
from ui.widgets.fields import LineField

_FIRST = 3  # lines that are there at once


class Lines(QWidget):
    """Lines under one name.  Return goes to the next."""

    written = Signal(int, str)  # which line, and its whole text
    bleed = LineField.bleed

    def __init__(self, name: str, most: int, texts: Sequence[str] = (), *, named: bool = True) -> None:
        """``named``: the name stands above the first line; otherwise it is only spoken."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setMaximumWidth(widest_line())
        last = max((index for index, text in enumerate(texts) if text), default=-1)
        self._shown = min(most, max(_FIRST, last + 2))
        self.fields = [self._field(name, index, named=named) for index in range(most)]
        for index, field in enumerate(self.fields):
            field.set_text(texts[index] if index < len(texts) else "")
            field.setVisible(index < self._shown)
            field.changed.connect(lambda text, i=index: self._on_text(i, text))
            field.submitted.connect(lambda i=index: self._next(i))
            column.addWidget(field)

    def first_focus(self) -> QWidget:
        """The first line that is empty, else the first."""
        return next((field for field in self.fields[: self._shown] if not field.text()), self.fields[0]).edit

    def _field(self, name: str, index: int, *, named: bool) -> LineField:
        number = translate("Player", "{prompt}, line {number}").format(prompt=name, number=index + 1)
        field = LineField(name if index == 0 else number)
        field.edit.setMaxLength(LONGEST_LINE)
        field.name.setVisible(named and index == 0)
        return field

    def _on_text(self, index: int, text: str) -> None:
        if text and index == self._shown - 1 and self._shown < len(self.fields):
            self.fields[self._shown].setVisible(True)
            self._shown += 1
        self.written.emit(index, text)

    def _next(self, index: int) -> None:
        if index + 1 < self._shown:
            self.fields[index + 1].edit.setFocus()
