"""A line of one's own, or a change to one of ours: four fields in a sheet, which closes when they are kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.circle.board import Shown
from app.circle.model import HelpLine, HelpLineDraft
from ui.context import Context, Operation
from ui.i18n import translate
from ui.keeping import Piece
from ui.operations import circle
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField, TextField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox


class LineSheet(WorkSheet):
    """``done`` brings what is kept, of a built-in line what was before; ``put_back`` asks to have it as it came."""

    put_back = Signal()

    def __init__(
        self, over: QWidget, ctx: Context, line: HelpLine | None = None, built_in: Shown | None = None
    ) -> None:
        title = translate("Lines", "Change a line") if line or built_in else translate("Lines", "A line of my own")
        super().__init__(over, ctx, title, yes=translate("Lines", "Save"), width=560)
        self._piece = Piece(circle.save_line)
        self._id = built_in.line.id if built_in else line.id if line else None
        self.built_in = built_in is not None
        change = built_in.change if built_in else line
        self.name = LineField(translate("Lines", "Name"))
        self.contact = TextField(
            translate("Lines", "Number or address"), lines=2,
            help_text=translate("Lines", "Empty: the numbers as they came.") if built_in else "",
        )  # fmt: skip
        self.hours = LineField(translate("Lines", "When"))
        self.note = TextField(translate("Lines", "A note, such as whom to ask for"), lines=2)
        if built_in is not None:
            self.say(
                translate("Lines", "{name}. What you leave empty stays as it came with the program.").format(
                    name=built_in.line.name
                )
            )
        else:
            self.say(translate("Lines", "A friend, a neighbour, a line you know. A name or a number is enough."))
        for widget in (self.name, self.contact, self.hours, self.note):
            self.column.addWidget(widget)
        if change is not None:
            self.name.set_text(change.name)
            self.contact.set_text(change.contact)
            self.hours.set_text(change.hours)
            self.note.set_text(change.note)
        self.reset = Button(translate("Lines", "Have it as it came"), Kind.LINK, icon="undo-2", do=self._reset)
        self.reset.setVisible(built_in is not None and change is not None)
        if built_in is not None and change is not None:
            self.column.addWidget(FlowBox(self.reset, bleed=GUTTER))
        self.finish_building()
        self._pristine = self.draft()

    def draft(self) -> HelpLineDraft:
        """What the fields say."""
        return HelpLineDraft(self._id, self.name.text(), self.contact.text(), self.hours.text(), self.note.text())

    def unsaved(self) -> Operation[Any] | None:
        """What keeps it, if anything was entered that can be kept."""
        draft = self.draft()
        says = self.built_in or draft.name.strip() or draft.contact.strip()
        return self._keep(draft) if says and draft != self._pristine else None

    def operation(self) -> Operation[Any] | None:
        if not self.built_in and not (self.name.text().strip() or self.contact.text().strip()):
            self.name.show_problem(translate("Lines", "A name or a number is needed."))
            return None
        return self._keep(self.draft())

    def set_busy(self, *, busy: bool) -> None:
        super().set_busy(busy=busy)
        self.reset.set_resting(busy)

    def _keep(self, draft: HelpLineDraft) -> Operation[Any]:
        return circle.change_line(draft) if self.built_in else self._piece.operation(draft)

    def _reset(self) -> None:
        self.close_sheet()
        self.put_back.emit()
