"""Writing a card: a name, and headings with their lines.  All of it may stay empty but one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cards.model import Card, CardDraft, Section
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card as Surface
from ui.widgets.fields import LineField, TextField
from ui.widgets.layout import Column, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.save_foot import SaveFoot
from ui.widgets.text import hint, lead, title


class CardEditor(QWidget):
    """The form.  It returns a draft and does nothing itself."""

    def __init__(self, save: Callable[[], None], cancel: Callable[[], None]) -> None:
        super().__init__()
        self._card: Card | None = None
        self._pristine = CardDraft()
        self.parts: list[PartFields] = []
        self._scroll = scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        column = scroll.column
        self._heading = title("")
        column.addWidget(self._heading)
        column.addWidget(lead(translate("Cards", "Write it so that you can read it when thinking is hard.")))
        surface = Surface(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        inside = Column()
        inside.setSpacing(tokens.SPACE_12)
        nest(surface.column, inside)
        self.name = LineField(translate("Cards", "What the card is called"))
        inside.addWidget(self.name)
        holder = QWidget()
        holder.bleed = LineField.bleed  # type: ignore[attr-defined]
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(tokens.SPACE_16)
        inside.addWidget(holder)
        self.add = Button(translate("Cards", "Another part"), Kind.LINK, icon="plus", do=lambda: self._new_part())
        nest(inside, row(self.add))
        self.problem = hint("")
        inside.addWidget(self.problem)
        column.addWidget(surface)
        column.addStretch(1)
        foot = SaveFoot(save, cancel)
        self.cancel, self.save = foot.cancel, foot.save
        outer.addWidget(foot)

    # what the page asks

    def load(self, card: Card | None) -> None:
        """Start with what is known; a new one starts empty."""
        self._card = card
        self._heading.setText(translate("Cards", "Change a card") if card else translate("Cards", "A card of my own"))
        self.name.set_text(card.title if card else "")
        for part in self.parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = []
        for section in card.parts if card and card.parts else (Section("", ()),):
            self._add(section)
        self.problem.hide()
        self.save.setEnabled(True)
        self._pristine = self.draft()
        self._scroll.verticalScrollBar().setValue(0)

    def draft(self) -> CardDraft:
        """What the form says now."""
        known = self._card
        return CardDraft(
            id=known.id if known else None,
            at=known.at if known else None,
            tool_id=known.tool_id if known else "",
            title=self.name.text(),
            parts=tuple(part.section() for part in self.parts),
        )

    def unsaved(self) -> CardDraft | None:
        """The draft if anything was entered since `load` that is worth a card."""
        draft = self.draft()
        return draft if draft != self._pristine and _says_something(draft) else None

    def settled(self) -> None:
        """What is on the screen is kept now, or let go."""
        self._pristine = self.draft()

    def is_something(self) -> bool:
        """Whether there is a name or a line; if not, the form says so."""
        if _says_something(self.draft()):
            return True
        self.problem.setText(translate("Cards", "It needs a name or one line. One word is enough."))
        self.problem.show()
        self.name.setFocus()
        return False

    def first_focus(self) -> QWidget:
        return self.name

    # parts

    def _new_part(self) -> None:
        self._add(Section("", ())).heading.setFocus()

    def _add(self, section: Section) -> PartFields:
        part = PartFields(section, len(self.parts) + 1)
        part.removed.connect(lambda: self._remove(part))
        self.parts.append(part)
        self._rows.addWidget(part)
        part.show()
        self._number()
        return part

    def _remove(self, part: PartFields) -> None:
        self.parts.remove(part)
        self._rows.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._number()
        (self.parts[-1].lines if self.parts else self.add).setFocus()

    def _number(self) -> None:
        """Only where there are several, one can be taken out."""
        for part in self.parts:
            part.remove.setVisible(len(self.parts) > 1)


class PartFields(QWidget):
    """A heading and its lines."""

    removed = Signal()

    def __init__(self, section: Section, number: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        self.heading = LineField(translate("Cards", "Heading (if you like)"))
        self.heading.set_text(section.heading)
        self.lines = TextField(translate("Cards", "Lines"), lines=4, help_text=translate("Cards", "One a line."))
        self.lines.set_text("\n".join(section.lines))
        for field, name in (
            (self.heading.edit, self.heading.name.text()),
            (self.lines.edit, translate("Cards", "Lines")),
        ):
            field.setAccessibleName(translate("Cards", "Part {number}: {field}").format(number=number, field=name))
        self.remove = Button(translate("Cards", "Take this part out"), Kind.LINK, icon="x", do=self.removed.emit)
        self.remove.setAccessibleName(translate("Cards", "Take part {number} out").format(number=number))
        column.addWidget(self.heading)
        column.addWidget(self.lines)
        nest(column, row(self.remove))

    def section(self) -> Section:
        lines = (line.strip() for line in self.lines.text().split("\n"))
        return Section(self.heading.text().strip(), tuple(line for line in lines if line))


def _says_something(draft: CardDraft) -> bool:
    return bool(draft.title.strip() or any(part.lines for part in draft.parts))
