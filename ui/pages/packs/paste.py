"""Pasting the text of a pack, as it comes in a message."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.fields import TextField
from ui.widgets.sheet import Sheet


class PasteSheet(Sheet):
    """``pasted`` with the text."""

    pasted = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, translate("Packs", "Paste a text"), yes=translate("Packs", "Look into this"))
        self.say(
            translate(
                "Packs",
                "All of it, from the line that begins with BEGIN to the line that begins with END. What stands around it does no harm.",
            )
        )
        self.text = TextField(translate("Packs", "The text"), lines=7)
        self.text.changed.connect(lambda: self.yes.setEnabled(bool(self.text.text().strip())))
        self.column.addWidget(self.text)
        self.yes.setEnabled(False)

    def _accept(self) -> None:
        words = self.text.text()
        super()._accept()
        self.pasted.emit(words)
