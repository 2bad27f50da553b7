"""Noting a trigger: one strength, one chip and Save are enough; everything else opens when wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.triggers.model import Danger, TriggerDraft
from ui.i18n import labels, translate
from ui.pages.triggers.groups import Did, Feelings, Next, Thought, When
from ui.pages.triggers.reads import FormData
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.chips import ChipChoice, Segments
from ui.widgets.layout import Column, Scroll
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.save_foot import SaveFoot
from ui.widgets.strengths import Strength
from ui.widgets.text import lead, title


class NoteForm(QWidget):
    """The form.  It returns a draft and does nothing itself."""

    def __init__(
        self,
        save: Callable[[], None],
        cancel: Callable[[], None],
        to_safety: Callable[[], None],
        in_words: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self._data: FormData | None = None
        self._danger = Danger.REMINDER
        self._pristine = TriggerDraft()
        self._told_words = in_words
        scroll = Scroll(measure=820)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        column = scroll.column
        self._title = title("")
        column.addWidget(self._title)
        column.addWidget(lead(translate("Triggers", "Everything can stay empty. One number and one word are enough.")))
        column.addWidget(self._quick())
        self.when, self.feelings, self.thought, self.did, self.next = (
            When(),
            Feelings(),
            Thought(to_safety),
            Did(),
            Next(),
        )
        self._after()
        self.thought.crisis_shown.connect(self._show_crisis)
        for group in (self.thought, self.feelings, self.when, self.did, self.next):
            column.addWidget(group)
        column.addStretch(1)
        foot = SaveFoot(save, cancel)
        self.cancel, self.save = foot.cancel, foot.save
        outer.addWidget(foot)

    # what the page asks

    def load(self, data: FormData, danger: Danger) -> None:
        """Start with what is known; a new note starts empty."""
        self._data = data
        note = data.note or TriggerDraft(danger=danger)
        self._danger = note.danger
        in_words = note.peak_in_words if data.note else data.in_words
        self._title.setText(
            translate("Triggers", "Change a note") if data.note else translate("Triggers", "Note a trigger")
        )
        self.how.choose("words" if in_words else "numbers", tell=False)
        self._say_in(in_words)
        for field, value in zip(self._strengths, (note.peak, note.numb, note.after, note.numb_after), strict=True):
            field.set_value(value)
        self.channels.set_options(labels.channels(data.own["channels"]))
        self.channels.set_values(note.channels)
        self.when.load(data.here, note.at, note.day_part, note.places, data.own["places"])
        self.feelings.load(note.body, data.own["body"], note.feelings, data.feelings, data.own_feelings)
        self.thought.load(note.note, note.thought, note.urges, data.own["urges"])
        self.did.load(note.did, data.tools, data.own["did"], note.helped, note.after_minutes)
        self.next.load(note.next_time)
        for group in (self.thought, self.feelings, self.when, self.did, self.next):
            group.set_open(False)
        self.save.setEnabled(True)
        self._pristine = self.draft()
        self._scroll.verticalScrollBar().setValue(0)

    def draft(self) -> TriggerDraft:
        """What the form says now."""
        assert self._data is not None
        for choice in (
            self.channels,
            self.when.places,
            self.feelings.body,
            *self.feelings.families.values(),
            self.thought.urges,
            self.did.did,
        ):
            choice.take_own()
        peak, numb, after, numb_after = (field.value() for field in self._strengths)
        strengths = (peak, numb, after, numb_after)
        return TriggerDraft(
            id=self._data.note.id if self._data.note else None,
            at=self.when.at(self._data.here),
            day_part=self.when.part_of_day(),
            danger=self._danger,
            places=self.when.places.values(),
            channels=self.channels.values(),
            note=self.thought.note.text(),
            body=self.feelings.body.values(),
            feelings=self.feelings.values(),
            thought=self.thought.thought.text(),
            urges=self.thought.urges.values(),
            peak=peak,
            peak_in_words=self.how.value() == "words" and any(value is not None for value in strengths),
            numb=numb,
            did=self.did.did.values(),
            after=after,
            numb_after=numb_after,
            after_minutes=self.did.after_minutes(),
            helped=self.did.help(),
            next_time=self.next.line.text(),
        )

    def is_new(self) -> bool:
        return self._data is None or self._data.note is None

    def unsaved(self) -> TriggerDraft | None:
        """The draft if anything was entered or changed since `load`."""
        if self._data is None:
            return None
        draft = self.draft()
        return draft if draft != self._pristine else None

    def settled(self) -> None:
        """What is on the screen is kept now, or let go."""
        if self._data is not None:
            self._pristine = self.draft()

    def can_be_read(self) -> bool:
        """Whether day and time can be read; if not, their group opens and the field says what to do."""
        field = self.when.unreadable()
        if field is None:
            return True
        self.when.set_open(True)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def first_focus(self) -> QWidget:
        return self.peak.words if self.how.value() == "words" else self.peak.scale

    # parts

    def _quick(self) -> Card:
        card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        column = Column()
        column.setSpacing(tokens.SPACE_12)
        self.how = Segments(
            translate("Triggers", "How to say it"),
            [("numbers", translate("Triggers", "In numbers")), ("words", translate("Triggers", "In words"))],
            "numbers",
            on=self._on_how,
        )
        self.peak = Strength(translate("Triggers", "How strong at the peak"), tint="clay")
        self.numb = Strength(translate("Triggers", "How numb or far away"), numb=True, tint="lilac")
        self.channels = ChipChoice(
            translate("Triggers", "What set it off"), own=translate("Triggers", "Something else")
        )
        for part in (self.how, self.peak, self.numb, self.channels):
            column.addWidget(part)
        nest(card.column, column)
        return card

    def _after(self) -> None:
        self.after = Strength(translate("Triggers", "How strong after"), tint="clay")
        self.numb_after = Strength(translate("Triggers", "How numb or far away after"), numb=True, tint="lilac")
        self.did.column.insertWidget(2, self.after)
        self.did.column.insertWidget(3, self.numb_after)
        self._strengths = (self.peak, self.numb, self.after, self.numb_after)

    def _show_crisis(self) -> None:
        """Have the way to the safety page on the screen, and said by a screen reader."""
        plate = self.thought.crisis
        announce(plate, translate("Triggers", "There is a page for exactly this. It is below."))
        QTimer.singleShot(0, plate, lambda: self._scroll.ensureWidgetVisible(plate, 0, tokens.SPACE_24))

    def _on_how(self, value: str) -> None:
        self._say_in(value == "words")
        self._told_words(value == "words")

    def _say_in(self, in_words: bool) -> None:
        for field in self._strengths:
            field.set_in_words(in_words)
