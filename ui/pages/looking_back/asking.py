"""One question: what it is about, "Ask", and the answer below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insights.pictures import draw
from app.insights.questions import Question
from app.insights.telling import tell
from ui.context import Context
from ui.i18n import dates, translate
from ui.jobs import Job
from ui.pages.looking_back.answer import AnswerView
from ui.pages.looking_back.pickers import Picker, picker
from ui.pages.looking_back.reads import Answered, Behind, Offer, answered, offer
from ui.pages.looking_back.topics import Topic, looks
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Scroll, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading, lead


class Asking(QWidget):
    """Reads what there is to ask about when it is opened, and the answer when it is asked for."""

    def __init__(
        self,
        ctx: Context,
        back: Callable[[], None],
        open_note: Callable[[Behind], None],
        show_notes: Callable[[], None],
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._job: Job | None = None
        self._picker: Picker | None = None
        self.topic: Topic | None = None
        self.question: Question | None = None  # that is answered below
        scroll = Scroll(measure=900)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("LookingBack", "All questions"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        self._title, self._line = heading(""), lead("")
        column.addWidget(self._title)
        column.addWidget(self._line)
        self._place = Stack()
        self._place.bleed = SHADOW
        column.addWidget(self._place)
        self._nothing = Text("", tokens.LEAD)
        column.addWidget(self._nothing)
        self.ask = Button(translate("LookingBack", "Ask"), Kind.PRIMARY, do=self._ask)
        nest(column, row(self.ask))
        self.answer = AnswerView(open_note, show_notes, self._tell_copied)
        column.addWidget(self.answer)
        column.addStretch(1)
        self._nothing.hide()

    def open(self, topic: Topic, then: Callable[[], None]) -> None:
        """Show a topic with nothing asked yet; ``then`` when it can be seen."""
        self.forget()
        self.topic = topic
        look = looks()[topic]
        self._title.setText(look.name)
        self._line.setText(look.line)

        def show(found: Offer) -> None:
            self._fill(topic, found)
            then()

        self._job = self._ctx.search(offer, show, owner=self)

    def forget(self) -> None:
        """Nothing remembers what was asked."""
        if self._job is not None:
            self._job.cancel()
        self.topic = self.question = self._picker = None
        self._place.clear()
        self.answer.forget()
        self.ask.hide()
        self._nothing.hide()
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """What was answered may have changed."""
        if self.question is not None:
            self._read(self.question)

    def first_focus(self) -> QWidget:
        wanted = self._picker.first_focus() if self._picker is not None else None
        return wanted or (self.ask if self.ask.isVisibleTo(self) else self.back)

    def picker(self) -> Picker | None:
        """What is chosen, once it is there."""
        return self._picker

    def _fill(self, topic: Topic, found: Offer) -> None:
        made = picker(topic, found)
        nothing = made.nothing()
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        self.ask.setVisible(not nothing)
        if nothing:
            made.deleteLater()
            return
        self._picker = made
        self._place.column.addWidget(made)
        made.show()

    def _ask(self) -> None:
        question = self._picker.question() if self._picker is not None else None
        if question is not None:
            self.question = question
            self._read(question)

    def _read(self, question: Question) -> None:
        if self._job is not None:
            self._job.cancel()
        begins = dates.first_weekday()
        self._job = self._ctx.search(lambda s, token: answered(s, question, token, begins), self._show, owner=self)

    def _show(self, found: Answered) -> None:
        answer = found.answer
        self.answer.show_answer(tell(answer), draw(answer), found.notes, has_notes=answer.n > 0)

    def _tell_copied(self) -> None:
        self._ctx.say(translate("LookingBack", "It is copied. Locking empties the clipboard."))
