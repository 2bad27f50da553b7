"""Choosing what the window is called: a few plain names, or one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField
from ui.widgets.layout import Stack

MOST = 40  # characters; `app.settings` keeps no longer one
_OWN = "own"


class WindowName(Stack):
    """Emits ``chosen`` with a name."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        names = suggestions()
        options = [*((n, n) for n in names), (_OWN, translate("WindowName", "Another name"))]
        self.choice = Segments(
            translate("WindowName", "Name on the window"), options, name if name in names else _OWN, on=self._on_choice
        )
        self.own = LineField(translate("WindowName", "Another name"))
        self.own.edit.setMaxLength(MOST)
        self.own.set_text("" if name in names else name)
        self.own.setVisible(name not in names)
        self.own.submitted.connect(self.take_own)
        self.own.edit.editingFinished.connect(self.take_own)
        self.column.addWidget(self.choice)
        self.column.addWidget(self.own)

    def first_focus(self) -> QWidget:
        return self.choice.current()

    def take_own(self) -> None:
        """Take what is written in the field, if it is what was chosen."""
        name = " ".join(self.own.text().split())
        if self.choice.value() == _OWN and name:
            self.chosen.emit(name)

    def _on_choice(self, value: str) -> None:
        self.own.setVisible(value == _OWN)
        if value == _OWN:
            self.take_own()
        else:
            self.chosen.emit(value)


def suggestions() -> tuple[str, ...]:
    """Names that every computer has windows of."""
    return (
        translate("WindowName", "Notes"),
        translate("WindowName", "Lists"),
        translate("WindowName", "Documents"),
        translate("WindowName", "Recipes"),
    )
