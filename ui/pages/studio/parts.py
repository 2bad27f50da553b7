"""Things that are made of several parts: the sections of a plan, the questions of a check-in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handover.finding import Finding
from ui.i18n import translate
from ui.pages.studio.fields import Field
from ui.pages.studio.notes import Notes
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField, TextField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import row
from ui.widgets.nesting import nest

_PLACE = re.compile(r"\[([0-9]+)\]")


class Parts(QWidget):
    """Any number of parts, one at least."""

    changed = Signal()
    bleed = GUTTER

    def __init__(self, make: Callable[[dict[str, Any], int], Any], another: str) -> None:
        super().__init__()
        self._make = make
        self.parts: list[Any] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.SPACE_24)
        nest(column, self._rows)
        self.add = Button(another, Kind.LINK, icon="plus", do=self._another)
        nest(column, row(self.add))
        self.setFocusProxy(self.add)

    def value(self) -> list[dict[str, Any]]:
        """Parts that say something."""
        return [value for part in self.parts if (value := part.value())]

    def put(self, values: list[dict[str, Any]] | None) -> None:
        for part in self.parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = []
        for value in values or [{}]:
            self._add(value)

    def show_findings(self, found: Sequence[Finding]) -> list[Finding]:
        """Say what was found in a part at that part; what is about none of them is returned."""
        telling = [part for part in self.parts if part.value()]
        of_part: dict[int, list[Finding]] = {}
        for one in found:
            inside = _PLACE.search(one.where)
            of_part.setdefault(int(inside[1]) if inside else -1, []).append(one)
        for place, part in enumerate(telling):
            part.notes.show_findings(of_part.pop(place, []))
        for part in self.parts:
            if part not in telling:
                part.notes.show_findings([])
        return [one for rest in of_part.values() for one in rest]

    def _add(self, value: dict[str, Any]) -> Any:
        part = self._make(value, len(self.parts) + 1)
        part.changed.connect(self.changed)
        part.remove.clicked.connect(lambda: self._remove(part))
        self.parts.append(part)
        self._rows.addWidget(part)
        part.show()
        self._number()
        return part

    def _another(self) -> None:
        self._add({}).first().setFocus()

    def _remove(self, part: Any) -> None:
        self.parts.remove(part)
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._number()
        self.add.setFocus()
        self.changed.emit()

    def _number(self) -> None:
        """Only where there are several, one can be taken out."""
        for part in self.parts:
            part.remove.setVisible(len(self.parts) > 1)


class Part(QWidget):
    """One of several parts, with what was found about it."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.remove = Button(translate("Studio", "Take this part out"), Kind.LINK, icon="x")
        self.remove.setAccessibleName(translate("Studio", "Take part {number} out").format(number=number))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        self.notes = Notes()
        self._column.addWidget(self.notes)

    def _put(self, field: LineField | TextField, value: str) -> None:
        field.set_text(value)
        field.edit.setAccessibleName(
            translate("Studio", "Part {number}: {field}").format(number=self._number, field=field.edit.accessibleName())
        )
        field.changed.connect(lambda *_: self.changed.emit())
        self._column.addWidget(field)


class SectionPart(Part):
    """A part of a plan."""

    def __init__(self, value: dict[str, Any], number: int) -> None:
        super().__init__(number)
        self.heading = LineField(translate("Studio", "Heading"))
        self.prompt = TextField(translate("Studio", "A question or a sentence under it"), lines=2)
        self.ideas = TextField(
            translate("Studio", "Ideas"),
            lines=3,
            help_text=translate("Studio", "One a line. None of them is an instruction."),
        )
        self._put(self.heading, str(value.get("heading", "")))
        self._put(self.prompt, str(value.get("prompt", "")))
        self._put(self.ideas, "\n".join(value.get("ideas", ())))
        nest(self._column, row(self.remove))

    def first(self) -> QWidget:
        return self.heading

    def value(self) -> dict[str, Any]:
        told = {
            "heading": self.heading.text().strip(),
            "prompt": self.prompt.text().strip(),
            "ideas": _lines(self.ideas),
        }
        said = {name: value for name, value in told.items() if value}
        return {"heading": "", **said} if said else {}


class QuestionPart(Part):
    """A question of a check-in, its answers, and after which of them the help page is offered."""

    def __init__(self, value: dict[str, Any], number: int) -> None:
        super().__init__(number)
        self.text = TextField(translate("Studio", "Question"), lines=2)
        self.answers = TextField(
            translate("Studio", "Answers"), lines=4, help_text=translate("Studio", "One a line, two at least.")
        )
        self._put(self.text, str(value.get("text", "")))
        self._put(self.answers, "\n".join(value.get("answers", ())))
        self.opens = ChipChoice(translate("Studio", "After these answers the help page is offered"))
        self._offer()
        self.opens.set_values([str(place) for place in value.get("opens_help", ())])
        self.answers.changed.connect(self._offer)
        self.opens.changed.connect(self.changed)
        self._column.addWidget(self.opens)
        nest(self._column, row(self.remove))

    def first(self) -> QWidget:
        return self.text

    def value(self) -> dict[str, Any]:
        answers = _lines(self.answers)
        opens = [int(place) for place in self.opens.values() if int(place) < len(answers)]
        told = {"text": self.text.text().strip(), "answers": answers, "opens_help": opens}
        said = {name: value for name, value in told.items() if value}
        return {"text": "", "answers": [], **said} if said else {}

    def _offer(self) -> None:
        chosen = self.opens.values()
        answers = _lines(self.answers)
        self.opens.set_values(())
        self.opens.set_options([(str(place), words) for place, words in enumerate(answers)])
        self.opens.set_values([place for place in chosen if int(place) < len(answers)])
        self.opens.setVisible(bool(answers))


def parts(name: str, make: Callable[[dict[str, Any], int], QWidget], another: str) -> Field:
    """A field of parts."""
    made = Parts(make, another)
    return Field(name, made, made.value, made.put, made.changed.connect)


def _lines(field: TextField) -> list[str]:
    return [part.strip() for part in field.text().split("\n") if part.strip()]
