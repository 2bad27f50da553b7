"""Questions that somebody handed over.  Each can be skipped, nothing is counted, nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

from app.packs.model import CheckIn, Question
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.message_bar import announce
from ui.widgets.plate import Plate
from ui.widgets.text import Text, body, hint

_SKIP = "skip"


class CheckInView(Stack):
    """The questions, one below the other."""

    def __init__(self, item: CheckIn, help_page: Callable[[], None], copy: Callable[[str], None]) -> None:
        super().__init__(spacing=tokens.SPACE_16)
        self._item = item
        if item.intro:
            self.column.addWidget(body(item.intro))
        self.column.addWidget(
            hint(
                translate(
                    "Packs",
                    "Every question can be skipped. Nothing is added up, and what you choose is gone when you leave this page.",
                )
            )
        )
        self.questions = [_QuestionView(number, one, help_page) for number, one in enumerate(item.questions, 1)]
        for question in self.questions:
            self.column.addWidget(question)
        self.column.addWidget(hint(item.source))
        if item.licence:
            self.column.addWidget(hint(item.licence))
        take = Button(
            translate("Packs", "Copy what I chose"), Kind.OUTLINE, icon="copy", do=lambda: copy(self.chosen())
        )
        self.column.addWidget(FlowBox(take, bleed=Button.bleed))

    def chosen(self) -> str:
        """The questions that were answered, with the answers, to take along; no number is made of them."""
        said = [question.said() for question in self.questions]
        return "\n\n".join([self._item.title, *filter(None, said)])


class _QuestionView(Stack):
    """One question."""

    def __init__(self, number: int, question: Question, help_page: Callable[[], None]) -> None:
        super().__init__(spacing=tokens.SPACE_4)
        self._question = question
        self.column.addWidget(Text(f"{number}. {question.text}", tokens.STRONG))
        options = [(str(place), answer) for place, answer in enumerate(question.answers)]
        skip = (_SKIP, translate("Packs", "Skip this one"))
        self.choice = ChipChoice(question.text, [*options, skip], single=True, show_name=False)
        for chip in self.choice.chips():
            chip.setAccessibleName(
                translate("Widgets", "{name}: {choice}").format(name=question.text, choice=chip.text())
            )
        self.choice.changed.connect(self._answered)
        self.column.addWidget(self.choice)
        self.help = Plate("clay")
        words = translate("Packs", "If this is close right now: help is one press away, whenever you want it.")
        self.help.column.addWidget(body(words))
        self._words = words
        self.help.column.addWidget(
            Button(translate("Packs", "Get help now"), Kind.OUTLINE, icon="life-buoy", do=help_page)
        )
        self.help.hide()
        self.column.addWidget(self.help)

    def said(self) -> str:
        value = self.choice.value()
        if not value or value == _SKIP:
            return ""
        return f"{self._question.text}\n{self._question.answers[int(value)]}"

    def _answered(self) -> None:
        value = self.choice.value()
        opens = value.isdecimal() and int(value) in self._question.opens_help
        if opens and self.help.isHidden():
            announce(self, self._words)
        self.help.setVisible(opens)
