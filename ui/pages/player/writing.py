"""What is written: a few lines, two columns, a page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from exercises.answers import Write
from exercises.engine import View
from exercises.kinds import LONGEST_TEXT
from exercises.steps import Column, Columns, FreeText, Listing
from ui.i18n import translate
from ui.pages.player.lines import Lines
from ui.pages.player.part import Part
from ui.theme import tokens
from ui.widgets.bullets import points
from ui.widgets.fields import TextField
from ui.widgets.layout import Reflow
from ui.widgets.plate import Plate
from ui.widgets.text import hint, subheading


class ListPart(Part):
    """A few lines of one's own."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Listing)
        self.lines = Lines(step.prompt, step.most, view.work.written)
        self.lines.written.connect(lambda index, text: self.answered.emit(Write(text, index)))
        self.column.addWidget(self.lines)

    def first_focus(self) -> QWidget:
        return self.lines.first_focus()


class ColumnsPart(Part):
    """Two columns side by side, one under the other where there is little room."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Columns)
        self.sides: list[Lines] = []
        beside = Reflow(620)
        beside.bleed = Plate.bleed
        beside.box.setSpacing(0)
        split = step.first.most
        for column, tint, start in ((step.first, "sand", 0), (step.second, "sage", split)):
            own = view.work.written[start : start + column.most]
            beside.box.addWidget(self._side(column, tint, start, own), 1)
        self.column.addWidget(beside)

    def first_focus(self) -> QWidget | None:
        return self.sides[0].first_focus() if self.sides else None

    def _side(self, column: Column, tint: str, start: int, own: tuple[str, ...]) -> Plate:
        plate = Plate(tint)
        plate.column.addWidget(subheading(column.label))
        if column.given:
            plate.column.addWidget(points(column.given))
        if column.most:
            plate.column.addWidget(hint(column.prompt))
            spoken = translate("Player", "{column}: {prompt}").format(column=column.label, prompt=column.prompt)
            lines = Lines(spoken, column.most, own, named=False)
            lines.written.connect(lambda index, text: self.answered.emit(Write(text, start + index)))
            self.sides.append(lines)
            plate.column.addWidget(lines)
        plate.column.addStretch(1)
        return plate


class FreeTextPart(Part):
    """A page to write on."""

    _LEAST, _MOST = 4, 12  # lines in sight

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, FreeText)
        self.page = TextField(step.prompt, lines=8, help_text=translate("Player", "Nothing of it is kept by itself."))
        self.page.set_text("".join(view.work.written[:1]))
        self.page.changed.connect(self._write)
        self.page.setMaximumWidth(tokens.MEASURE)
        self.column.addWidget(self.page)

    def first_focus(self) -> QWidget:
        return self.page.edit

    def fit(self, room: QSize) -> None:
        """As many lines as are in sight together with the words of the step."""
        line = self.page.edit.fontMetrics().lineSpacing()
        count = max(self._LEAST, min(self._MOST, (room.height() - 260) // line))
        self.page.edit.setFixedHeight(line * count + 16)

    def _write(self) -> None:
        text = self.page.text()
        if len(text) > LONGEST_TEXT:
            cursor = self.page.edit.textCursor()
            place = min(cursor.position(), LONGEST_TEXT)
            self.page.edit.setPlainText(text[:LONGEST_TEXT])  # comes back here with what fits
            cursor = self.page.edit.textCursor()
            cursor.setPosition(place)
            self.page.edit.setTextCursor(cursor)
            return
        self.answered.emit(Write(text))
