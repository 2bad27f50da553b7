"""Things to name: counted off, or written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers import Count, Switch, Write
from exercises.engine import View
from exercises.steps import NameThings
from ui.i18n import translate
from ui.pages.player.part import Part, name_button, widest_line
from ui.pages.player.pebbles import Pebbles
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.text import hint


class NamePart(Part):
    """Pebbles to count off, a line for those who write, and the other sense."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, NameThings)
        self._step = step
        self.pebbles = Pebbles(step.count)
        self.pebbles.counted.connect(lambda number: self.answered.emit(Count(number)))
        self.column.addWidget(self.pebbles)
        self.column.addSpacing(tokens.SPACE_8)
        self.line = LineField(
            translate("Player", "Or write them, one by one"),
            help_text=translate("Player", "Nothing of it is kept by itself."),
        )
        self.line.setMaximumWidth(widest_line())
        self.line.submitted.connect(self._write)
        self.column.addWidget(self.line)
        self.named = hint("")
        self.column.addWidget(self.named)
        self.switch = Button("", Kind.LINK, icon="refresh-cw", do=lambda: self.answered.emit(Switch()))
        nest(self.column, row(self.switch))
        self.show_view(view)

    def show_view(self, view: View) -> None:
        self.pebbles.set_number(view.work.number or 0)
        written = [text for text in view.work.written if text]
        self.named.setText(translate("Player", ", ").join(written))
        self.named.setVisible(bool(written))
        self.switch.setVisible(bool(view.switch))
        name_button(self.switch, translate("Player", "The first way again") if view.switched else view.switch)

    def first_focus(self) -> QWidget:
        return self.pebbles

    def _write(self) -> None:
        text, number = self.line.text().strip(), self.pebbles.number()
        if not text or number >= self._step.count:
            return
        self.line.set_text("")
        self.answered.emit(Write(text, number))
        self.answered.emit(Count(number + 1))
