"""The blank page: a date in words, a title if wished, the text, and at the foot what may go with it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import Moment
from app.journal.model import EntryDraft
from ui.i18n import dates, translate
from ui.pages.journal.edge import EDGE, inset
from ui.pages.journal.kept_sign import KeptSign
from ui.pages.journal.mood_picker import MoodPicker
from ui.pages.journal.pill import Pill
from ui.pages.journal.rows import hashed
from ui.pages.journal.title_edit import TitleEdit
from ui.pages.journal.writing import Writing
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Chip
from ui.widgets.fields import LineField
from ui.widgets.layout import Flow
from ui.widgets.nesting import nest
from ui.widgets.tags import TagEditor
from ui.widgets.text import Text, hint


class Part(StrEnum):
    """What the foot can open; one at a time."""

    MOODS = "moods"
    TAGS = "tags"
    VEIL = "veil"


class WritePane(QWidget):
    """Shows a draft and says what the person made of it (`draft`).  Knows nothing of keeping."""

    changed = Signal()
    begin_asked = Signal()  # "Begin with…"
    more_asked = Signal()
    read_asked = Signal()

    def __init__(self, now: Callable[[], Moment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._at: Moment | None = None
        self._showing = False
        self._offers_begin = True
        self._names: Callable[[str], str] = str
        self.date = Text("", tokens.LABEL, quiet=True)
        self.kept = KeptSign()
        self.title = TitleEdit()
        self.text = Writing()
        self.text.setMinimumHeight(theme().px(150))
        self.moods = MoodPicker()
        self.tags = TagEditor(translate("Journal", "Tags"), translate("Journal", "Add a tag"))
        self.veil_note = LineField(translate("Journal", "A few words about what is inside, if you like"))
        self._chosen = QWidget()
        self._chosen_flow = Flow(self._chosen)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE, 0)
        head.addWidget(self.date, 1)
        head.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(EDGE - 4, 0, EDGE - 4, 0)
        words.setSpacing(tokens.SPACE_4)
        words.addWidget(self.title)
        words.addWidget(self.text, 1)
        self._parts: dict[Part, QWidget] = {Part.MOODS: self.moods, Part.TAGS: self.tags, Part.VEIL: self._veil_part()}
        self.pills: dict[Part, Pill] = {
            Part.MOODS: Pill("smile", translate("Journal", "Feelings"), checkable=True),
            Part.TAGS: Pill("tag", translate("Journal", "Tags"), checkable=True),
            Part.VEIL: Pill("eye-off", translate("Journal", "Veil"), checkable=True),
        }
        self.star = Pill("star", translate("Journal", "Star"), checkable=True)
        self.begin = Pill("layout-template", translate("Journal", "Begin with…"), do=self.begin_asked.emit)
        self.read = Pill("book-open", translate("Journal", "Read"), do=self.read_asked.emit)
        self.more = Pill("ellipsis", translate("Journal", "More"), do=self.more_asked.emit)
        foot = QWidget()
        self.read.setVisible(False)
        flow = Flow(foot, spacing=0)
        for pill in (*self.pills.values(), self.star, self.begin, self.read, self.more):
            flow.addWidget(pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        nest(column, head)
        nest(column, words, 1)
        column.addWidget(self._chosen)
        column.addWidget(foot)
        for part in self._parts.values():
            part.setVisible(False)
            column.addWidget(part)

    def _veil_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        note = hint(
            translate(
                "Journal",
                "A veiled entry stays closed until you choose to open it. Lists and search show only its date and these words.",
            )
        )
        nest(column, inset(note))
        column.addWidget(self.veil_note)
        return holder

    def _connect(self) -> None:
        self.title.go_on.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.title.textChanged.connect(self._on_change)
        self.text.textChanged.connect(self._on_change)
        self.moods.changed.connect(self._on_labels)
        self.tags.changed.connect(self._on_labels)
        self.veil_note.changed.connect(self._on_change)
        self.star.clicked.connect(self._on_change)
        for part, pill in self.pills.items():
            pill.clicked.connect(lambda _on, p=part: self._on_pill(p))

    def show_draft(self, draft: EntryDraft) -> None:
        """Put a draft on the page; there is nothing to undo and nothing to keep yet."""
        self._showing = True
        self._at = draft.at
        self.title.set_text(draft.title)
        self.text.show_text(draft.body)
        self.moods.set_values(draft.moods)
        self.moods.close_family()
        self.tags.set_tags(draft.tags)
        self.veil_note.set_text(draft.veil_note)
        self.star.setChecked(draft.starred)
        self.pills[Part.VEIL].setChecked(draft.veiled)
        self.kept.clear_sign()
        self.open_part(None)
        self._show_chosen()
        self._showing = False
        self._offer_begin()
        self.show_date()

    def draft(self) -> EntryDraft:
        """What is on the page.  Its time is that of its first key, unless it was given another."""
        return EntryDraft(
            None, self._at, self.title.text(), self.text.toPlainText(), self.tags.tags(), self.moods.values(),
            self.pills[Part.VEIL].isChecked(), self.veil_note.text(), self.star.isChecked(),
        )  # fmt: skip

    def set_at(self, at: Moment) -> None:
        """Give what is written another time."""
        self._at = at
        self.show_date()

    def show_date(self) -> None:
        """Say the date again: an empty page stays at today."""
        self.date.setText(dates.moment_words(self._at) if self._at else dates.day_words(self._now()))

    def set_names(self, names: Callable[[str], str]) -> None:
        """How mood words are called."""
        self._names = names
        self._show_chosen()

    def open_part(self, part: Part | None) -> None:
        """Open a part of the foot, or none.  The veil stays on when its part is closed."""
        here = self.window().focusWidget()
        for known, widget in self._parts.items():
            if known is not part and here is not None and widget.isAncestorOf(here):
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            widget.setVisible(known is part)
            if known is not Part.VEIL:
                self.pills[known].setChecked(known is part)

    def opened_part(self) -> Part | None:
        return next((part for part, widget in self._parts.items() if not widget.isHidden()), None)

    def part(self, part: Part | None) -> QWidget | None:
        """The widgets of a part."""
        return self._parts[part] if part is not None else None

    def chosen(self) -> list[str]:
        """The feelings and tags that are shown under the text."""
        return [chip.text() for chip in self._chosen.findChildren(Chip) if not chip.isHidden()]

    def insert(self, title: str, body: str, tags: tuple[str, ...] = ()) -> None:
        """Put a beginning on the page: under what is there, if anything is."""
        if title and not self.title.text():
            self.title.set_text(title)
        here = self.text.toPlainText().rstrip("\n")
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        start = cursor.position() + (2 if here else 0)
        cursor.insertText(f"\n\n{body}" if here else body)
        first_gap = body.find("\n")
        cursor.setPosition(start + (first_gap + 1 if first_gap >= 0 else len(body)))
        self.text.setTextCursor(cursor)
        if tags:
            self.tags.set_tags((*self.tags.tags(), *tags))
            self._show_chosen()
        self._on_change()

    def _on_pill(self, part: Part) -> None:
        opened = self.opened_part()
        if part is Part.VEIL:
            on = self.pills[part].isChecked()
            self.open_part(part if on else None)
            self._on_change()
        else:
            self.open_part(None if opened is part else part)
        if self.opened_part() is Part.TAGS:
            self.tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_labels(self) -> None:
        self._show_chosen()
        self._on_change()

    def _on_change(self) -> None:
        if self._showing:
            return
        if self._at is None:
            self._at = self._now()
            self.show_date()
        self._offer_begin()
        self.changed.emit()

    def _offer_begin(self) -> None:
        """An empty page offers beginnings; one with words offers to be read."""
        empty = self.text.document().isEmpty()
        if empty != self._offers_begin:
            self._offers_begin = empty
            self.begin.setVisible(empty)
            self.read.setVisible(not empty)

    def _show_chosen(self) -> None:
        self._chosen_flow.clear()
        for values, part, icon_words in (
            (self.moods.values(), Part.MOODS, self._names),
            (self.tags.tags(), Part.TAGS, hashed),
        ):
            for value in values:
                chip = Chip(icon_words(value), checkable=False)
                chip.setAccessibleDescription(translate("Journal", "Press to change"))
                chip.clicked.connect(lambda _on, p=part: self.open_part(p))
                self._chosen_flow.addWidget(chip)
                chip.show()
        self._chosen.setVisible(self._chosen_flow.count() > 0)
        self._chosen.updateGeometry()
