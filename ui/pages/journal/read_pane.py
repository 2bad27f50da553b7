"""An entry to read, and before a veiled one the choice to open it or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.journal.model import Entry
from ui.i18n import dates, labels, translate
from ui.pages.journal.edge import EDGE, inset
from ui.pages.journal.pill import Pill
from ui.pages.journal.rows import Telling, hashed
from ui.pages.journal.writing import tame
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import TextArea
from ui.widgets.layout import Flow, Reflow
from ui.widgets.markdown_view import MOST, MarkdownView
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading


class ReadPane(QWidget):
    """Shows one `Entry`."""

    edit_asked = Signal()
    star_asked = Signal(bool)
    more_asked = Signal()
    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = Text("", tokens.LABEL, quiet=True)
        self.title = heading("")
        self.labels = Text("", tokens.HINT, quiet=True)
        self.text = MarkdownView(translate("Journal", "The entry"))
        self.text.link_asked.connect(self.link_asked)
        self.long = TextArea(translate("Journal", "The entry"))  # very long texts: as written, laid out line by line
        self.long.setReadOnly(True)
        self.long.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.edit = Button(translate("Journal", "Edit"), Kind.SOFT, icon="pencil", do=self.edit_asked.emit)
        self.star = Pill("star", translate("Journal", "Star"), checkable=True)
        self.star.clicked.connect(self.star_asked)
        self.more = Pill("ellipsis", translate("Journal", "More"), do=self.more_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        for words in (self.date, self.title, self.labels):
            nest(column, inset(words))
        body = QWidget()
        self._body = QStackedLayout(body)
        self.long.document().setDocumentMargin(EDGE)
        self._body.addWidget(self.text)
        self._body.addWidget(self.long)
        body.setMinimumHeight(theme().px(150))
        column.addWidget(body, 1)
        foot = QWidget()
        flow = Flow(foot, spacing=tokens.SPACE_4)
        for control in (self.edit, self.star, self.more):
            flow.addWidget(control)
        column.addWidget(foot)

    def show_entry(self, entry: Entry, telling: Telling) -> None:
        self.date.setText(dates.moment_words(entry.at))
        self.title.setText(entry.title)
        self.title.setVisible(bool(entry.title))
        words = labels.join(
            (labels.listed(telling.mood(word) for word in entry.moods), " ".join(hashed(tag) for tag in entry.tags))
        )
        self.labels.setText(words)
        self.labels.setVisible(bool(words))
        self.star.setChecked(entry.starred)
        if len(entry.body) > MOST:
            self.text.clear()
            self.long.setPlainText(tame(entry.body))
            self._body.setCurrentWidget(self.long)
        else:
            self.long.clear()
            self.text.show_markdown(entry.body)
            self._body.setCurrentWidget(self.text)

    def reader(self) -> QWidget:
        """What scrolls."""
        return self.long if self._body.currentWidget() is self.long else self.text

    def clear(self) -> None:
        """Let go of the text."""
        self.text.clear()
        self.long.clear()


class VeilPane(QWidget):
    """Stands before a veiled entry."""

    show_asked = Signal()
    not_now = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = Text("", tokens.LABEL, quiet=True)
        self.title = heading(translate("Journal", "You put a veil over this"))
        self.note = Text("", tokens.LEAD)
        self.show_it = Button(translate("Journal", "Show it"), Kind.OUTLINE, icon="eye", do=self.show_asked.emit)
        self.leave_it = Button(translate("Journal", "Not now"), Kind.OUTLINE, icon="arrow-left", do=self.not_now.emit)
        buttons = Reflow(360)
        buttons.box.addWidget(self.show_it)
        buttons.box.addWidget(self.leave_it)
        buttons.box.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        for words in (self.date, self.title, self.note):
            nest(column, inset(words))
        across = QHBoxLayout()
        across.addWidget(buttons)
        across.setContentsMargins(0, tokens.SPACE_8, 0, 0)
        nest(column, across)
        column.addStretch(1)

    def show_entry(self, entry: Entry) -> None:
        self.date.setText(dates.moment_words(entry.at))
        self.note.setText(entry.veil_note or translate("Journal", "It can stay closed for as long as you like."))
        width = max(self.show_it.sizeHint().width(), self.leave_it.sizeHint().width())
        for button in (self.show_it, self.leave_it):  # two equal choices
            button.setFixedWidth(width)
