"""One note, to be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.triggers.model import TriggerNote
from ui.i18n import translate
from ui.pages.triggers import words
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.layout import Column, Flow, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading


class Reading(QWidget):
    """What was filled in, and what can be done with it."""

    def __init__(
        self,
        *,
        back: Callable[[], None],
        edit: Callable[[], None],
        tools: Callable[[], None],
        delete: Callable[[], None],
        for_good: Callable[[], None],
    ) -> None:
        super().__init__()
        self.note: TriggerNote | None = None
        scroll = Scroll(measure=820)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Triggers", "Back to the list"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        self._title = heading("")
        column.addWidget(self._title)
        self._card: Card | None = None
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.bleed = Card.bleed  # type: ignore[attr-defined]
        holder.setLayout(self._holder)
        column.addWidget(holder)
        self.edit = Button(translate("Triggers", "Change"), Kind.OUTLINE, icon="pencil", do=edit)
        self.tools = Button(translate("Triggers", "Tools that may fit"), Kind.OUTLINE, icon="heart-handshake", do=tools)
        self.delete = Button(translate("Triggers", "Delete"), Kind.LINK, icon="trash-2", do=delete)
        self.for_good = Button(translate("Triggers", "Delete for good"), Kind.LINK, do=for_good)
        ways = QWidget()
        ways.bleed = Button.bleed  # type: ignore[attr-defined]
        flow = Flow(ways, spacing=4)
        for button in (self.edit, self.tools, self.delete, self.for_good):
            flow.addWidget(button)
        column.addWidget(ways)
        column.addStretch(1)

    def show_note(self, note: TriggerNote, tools: dict[str, str]) -> None:
        """Show every field that is filled."""
        self.note = note
        self._title.setText(words.headline(note))
        if self._card is not None:
            self._holder.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = Card(padding=tokens.SPACE_12)
        inside = Column()
        inside.setSpacing(2)
        inside.setContentsMargins(0, tokens.SPACE_8, 0, tokens.SPACE_8)
        for i, (name, value) in enumerate(words.lines(note, tools)):
            if i:
                inside.addSpacing(tokens.SPACE_12)
            inside.addWidget(Text(name, tokens.LABEL, quiet=True))
            inside.addWidget(Text(value, tokens.LEAD))
        nest(self._card.column, inside)
        self._holder.addWidget(self._card)
        self._scroll.verticalScrollBar().setValue(0)

    def first_focus(self) -> QWidget:
        return self.back

    def lines(self) -> list[str]:
        """What is shown, one field a name and a value."""
        return [text.text() for text in self._card.findChildren(Text)] if self._card else []
