"""One line on one card: whom it is for, whether it is open, the number.  The rest is a press away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from app.circle.board import Checked, Shown
from app.circle.model import HelpLine
from app.circle.resources.opening import opening
from ui.i18n import translate
from ui.i18n.line_words import (
    bill_words,
    checked_words,
    day_words,
    details,
    digit_by_digit,
    opening_words,
    served_words,
)
from ui.pages.safety.contacts import Contacts
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, FlowBox, Reflow, Stack
from ui.widgets.nesting import nest
from ui.widgets.number import NUMBER, Number
from ui.widgets.text import Text, hint, subheading


@dataclass(frozen=True, slots=True)
class LineDoors:
    """What can be done with a line, where something can be kept."""

    edit: Callable[[str], None]
    hide: Callable[[str], None]
    delete: Callable[[str], None]


class LineCard(Card):
    """A line that comes with the program."""

    def __init__(self, shown: Shown, now: datetime, here: tzinfo | None = None, doors: LineDoors | None = None) -> None:
        super().__init__()
        self.shown = shown
        self._here = here
        side = tokens.SPACE_24
        self.column.setContentsMargins(side, SHADOW + 10, side, SHADOW + 6)
        self.contacts = Contacts(shown, here)
        self.open_now = Text("", tokens.BODY)
        across = Reflow(600)
        across.bleed = SHADOW
        across.box.setSpacing(tokens.SPACE_24)
        across.box.addWidget(self._words(), 6)
        across.box.addWidget(self.contacts, 5)
        self.column.addWidget(across)
        self.column.addWidget(self._foot(doors))
        self.set_time(now)

    def set_time(self, now: datetime) -> None:
        """Say whether it is open at this instant."""
        hours = self.shown.line.hours
        words = self.shown.hours or opening_words(hours, opening(hours, now), now, self._here)
        if words != self.open_now.text():
            self.open_now.setText(words)
        self.contacts.set_time(now)

    def _words(self) -> QWidget:
        line = self.shown.line
        words = QWidget()
        column = Column(words)
        column.setSpacing(tokens.SPACE_4)
        column.addWidget(subheading(self.shown.name))
        if line.region:
            column.addWidget(Text(line.region, tokens.LABEL, quiet=True))
        if line.note:
            column.addWidget(Text(line.note, tokens.BODY))
        served = served_words(line)
        if served:
            column.addWidget(Text(served, tokens.BODY))
        column.addWidget(self.open_now)
        if line.police:
            column.addWidget(Text(line.police, tokens.BODY))
        if self.shown.own_note:
            column.addWidget(Text(self.shown.own_note, tokens.STRONG))
        column.addStretch(1)
        return words

    def _foot(self, doors: LineDoors | None) -> QWidget:
        self.more = Button(translate("Lines", "More about this line"), Kind.LINK, do=self._toggle)
        self.more.setAccessibleName(translate("Lines", "More about {name}").format(name=self.shown.name))
        self.details = _Details(self.shown, doors)
        self.details.hide()
        self._tell()
        foot = Stack(spacing=0)
        foot.column.addWidget(hint(f"{checked_words(self.shown)}. {bill_words(self.shown.line)}"))
        foot.column.addWidget(self.more)
        foot.column.addWidget(self.details)
        return foot

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self._tell()

    def _tell(self) -> None:
        opened = not self.details.isHidden()
        self.more.setText(translate("Lines", "Less") if opened else translate("Lines", "More about this line"))
        self.more.setAccessibleDescription(translate("Fold", "open") if opened else translate("Fold", "closed"))


class _Details(Stack):
    """What is known of a line, and what is not."""

    def __init__(self, shown: Shown, doors: LineDoors | None) -> None:
        super().__init__(spacing=tokens.SPACE_8)
        for name, text in details(shown.line):
            part = Stack(Text(name, tokens.LABEL, quiet=True), Text(text, tokens.BODY), spacing=0)
            self.column.addWidget(part)
        self.edit = Button(translate("Lines", "Change"), Kind.LINK, icon="pencil")
        self.hide_line = Button(translate("Lines", "Do not show this line"), Kind.LINK, icon="eye-off")
        if doors is not None:
            line_id = shown.line.id
            self.edit.clicked.connect(lambda: doors.edit(line_id))
            self.hide_line.clicked.connect(lambda: doors.hide(line_id))
            self.column.addWidget(FlowBox(self.edit, self.hide_line, bleed=GUTTER))


class OwnCard(Card):
    """A line of the person's own: their words, as they wrote them."""

    def __init__(self, line: HelpLine, doors: LineDoors, checked: Checked | None = None) -> None:
        super().__init__()
        self.line = line
        side = tokens.SPACE_24
        self.column.setContentsMargins(side, SHADOW + 10, side, SHADOW + 6)
        line_id = line.id or ""
        words = QWidget()
        column = Column(words)
        column.setSpacing(tokens.SPACE_4)
        if line.name:
            column.addWidget(subheading(line.name))
        for text in (line.hours, line.note):
            if text:
                column.addWidget(Text(text, tokens.BODY))
        column.addStretch(1)
        across = Reflow(600)
        across.bleed = SHADOW
        across.box.setSpacing(tokens.SPACE_24)
        across.box.addWidget(words, 6)
        contact = QWidget()
        inside = Column(contact)
        if line.contact:
            spoken = f"{line.name}: {digit_by_digit(line.contact)}" if line.name else digit_by_digit(line.contact)
            inside.addWidget(Number(line.contact, NUMBER, spoken=spoken))
        inside.addStretch(1)
        across.box.addWidget(contact, 5)
        self.column.addWidget(across)
        self.edit = Button(translate("Lines", "Change"), Kind.LINK, icon="pencil", do=lambda: doors.edit(line_id))
        self.edit.setAccessibleName(translate("Lines", "Change {name}").format(name=line.name or line.contact))
        self.delete = Button(translate("Lines", "Delete"), Kind.LINK, icon="trash-2", do=lambda: doors.delete(line_id))
        self.delete.setAccessibleName(translate("Lines", "Delete {name}").format(name=line.name or line.contact))
        foot = Column()
        if checked is not None:
            foot.addWidget(hint(day_words(checked)))
        foot.addWidget(FlowBox(self.edit, self.delete, bleed=GUTTER))
        nest(self.column, foot)
