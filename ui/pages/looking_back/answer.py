"""An answer: words first; dots, a table and the notes when they are wished for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from app.insights.pictures import Picture
from app.insights.telling import QUIET, Line
from ui.i18n import insight_words, translate
from ui.pages.looking_back import pictures as drawn
from ui.pages.looking_back.reads import Behind
from ui.pages.looking_back.rows import row
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.cards import Card, PressCard
from ui.widgets.layout import Column, FlowBox, Stack
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.table import PlainTable
from ui.widgets.text import Text, hint, subheading


class AnswerView(Stack):
    """Shows the sentences; pictures and tables are made when they are asked for."""

    def __init__(
        self, open_note: Callable[[Behind], None], show_notes: Callable[[], None], copied: Callable[[], None]
    ) -> None:
        super().__init__()
        self._open_note, self._copied = open_note, copied
        self._told: tuple[Line, ...] = ()
        self._pictures: tuple[Picture, ...] = ()
        self._card: Card | None = None
        self._place = Stack(spacing=0)
        self.column.addWidget(self._place)
        self.dots = Chip(translate("LookingBack", "Show the dots"))
        self.table = Chip(translate("LookingBack", "Show the table"))
        self.copy = Button(translate("LookingBack", "Copy the words"), Kind.LINK, icon="copy", do=self._copy)
        self.notes = Button(translate("LookingBack", "Show the notes"), Kind.LINK, icon="list", do=show_notes)
        self.ways = FlowBox(self.dots, self.table, self.notes, self.copy, bleed=Chip.bleed)
        self.column.addWidget(self.ways)
        self._shown = Stack()
        self.column.addWidget(self._shown)
        for chip in (self.dots, self.table):
            chip.toggled.connect(lambda _on: self._draw())
        self.hide()

    def show_answer(
        self, told: Sequence[Line], pictures: Sequence[Picture], notes: Sequence[Behind], *, has_notes: bool
    ) -> None:
        """Show these sentences, and the notes themselves where they are few."""
        again = self.isVisibleTo(self.parentWidget() or self) and tuple(told) == self._told
        self._told, self._pictures = tuple(told), tuple(pictures)
        self._place.clear()
        self._card = Card(padding=tokens.SPACE_24)
        inside = Column()
        inside.setSpacing(tokens.SPACE_12)
        for line in self._told:
            quiet = line.code in QUIET
            text = Text(insight_words.sentence(line), tokens.BODY if quiet else tokens.LEAD, quiet=quiet)
            inside.addWidget(text)
        nest(self._card.column, inside)
        self._place.column.addWidget(self._card)
        for note in notes:
            view = row(note)
            card = PressCard(view.icon, view.title, _joined(view.excerpt, view.small))
            card.clicked.connect(lambda _on=False, n=note: self._open_note(n))
            self._place.column.addWidget(card)
        for chip in (self.dots, self.table):
            chip.setVisible(bool(pictures))
        self.notes.setVisible(has_notes and not notes)
        self.show()
        self._draw()
        if not again:
            announce(self, self.words())

    def forget(self) -> None:
        """Show nothing."""
        self._told, self._pictures = (), ()
        for chip in (self.dots, self.table):
            chip.setChecked(False)
        self._place.clear()
        self._shown.clear()
        self.hide()

    def words(self) -> str:
        """Every sentence, one a line."""
        return "\n".join(insight_words.sentence(line) for line in self._told)

    def tables(self) -> list[PlainTable]:
        """The tables that are shown."""
        return self._shown.findChildren(PlainTable)

    def _draw(self) -> None:
        self._shown.clear()
        dots, tables = self.dots.isChecked(), self.table.isChecked()
        if not (dots or tables):
            return
        for picture in self._pictures:
            words = drawn.shown(picture)
            holder = Card(padding=tokens.SPACE_24)
            inside = Column()
            inside.setSpacing(tokens.SPACE_8)
            inside.addWidget(subheading(words.name))
            if dots:
                inside.addWidget(drawn.draw(picture))
                inside.addWidget(hint(words.note))
            if tables:
                table = drawn.table(picture)
                inside.addWidget(table)
                copy = Button(
                    translate("LookingBack", "Copy this table"),
                    Kind.LINK,
                    icon="copy",
                    do=lambda t=table: self._copy_table(t),  # type: ignore[misc]
                )
                inside.addWidget(copy)
            nest(holder.column, inside)
            holder.bleed = SHADOW
            self._shown.column.addWidget(holder)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words() + "\n")
        self._copied()

    def _copy_table(self, table: PlainTable) -> None:
        QGuiApplication.clipboard().setText(table.as_text())
        self._copied()


def _joined(excerpt: str, small: str) -> str:
    return " · ".join(part for part in (excerpt, small) if part)
