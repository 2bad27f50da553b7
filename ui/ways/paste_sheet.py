"""Pasted text: a pack, or an encrypted one, out of a message."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.handover import opening
from app.jobs import CancelToken, Progress
from ui.context import Context
from ui.i18n import translate
from ui.ways.way_sheet import WaySheet
from ui.widgets.fields import TextField


class PasteSheet(WaySheet):
    """Emits ``came`` with the bytes of a note or of an age file, nothing of them checked yet."""

    came = Signal(object)

    def __init__(self, over: QWidget, ctx: Context) -> None:
        super().__init__(over, ctx, translate("Paste", "Paste a text"), yes=translate("Paste", "Look into it"))
        self.say(
            translate(
                "Paste",
                "Copy the whole message in which it came, and paste it here. What stands around it does no harm.",
            )
        )
        self.field = TextField(
            translate("Paste", "The text"),
            lines=8,
            help_text=translate(
                "Paste", "It begins with a line that says BEGIN and ends with one that says END. Nothing is added yet."
            ),
        )
        self.field.changed.connect(lambda: self.yes.setEnabled(self.ready()))
        self.column.addWidget(self.field)
        self.finish_building()
        self.yes.setEnabled(False)

    def ready(self) -> bool:
        return bool(self.field.text().strip())

    def _accept(self) -> None:
        text = self.field.text()

        def unpack(_token: CancelToken, _progress: Progress) -> bytes:
            return opening.unpack(text)

        self.say_trouble("")
        self.work(unpack, self._go_on, translate("Paste", "Looking into it."))

    def _go_on(self, data: bytes) -> None:
        super()._accept()
        self.came.emit(data)
