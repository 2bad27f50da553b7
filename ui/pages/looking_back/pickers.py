"""What a question is about: chips to choose from, and some days.  Made anew for each topic."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.insights.questions import (
    AboutTool,
    AboutWord,
    BeforeAfter,
    During,
    Field,
    HowStrong,
    InPeriod,
    OnDays,
    Question,
    SideBySide,
    Source,
    Span,
    WhenWasIt,
    WithTool,
    WithWord,
)
from ui.i18n import insight_words, translate
from ui.pages.looking_back.reads import Offer
from ui.pages.looking_back.topics import Topic
from ui.widgets.chips import ChipChoice, Segments
from ui.widgets.fields import LineField
from ui.widgets.layout import Reflow, Stack
from ui.widgets.text import hint
from ui.widgets.when_fields import DayField

_ALL, _SOME = "all", "some"


class SpanPicker(Stack):
    """All time, the last weeks, or some days."""

    def __init__(self, today: date) -> None:
        super().__init__(spacing=4)
        self._today = today
        self.choice = Segments(
            translate("LookingBack", "Which time"),
            (
                (_ALL, translate("LookingBack", "All time")),
                ("4", translate("LookingBack", "The last 4 weeks")),
                ("12", translate("LookingBack", "The last 12 weeks")),
                (_SOME, translate("LookingBack", "Some days")),
            ),
            _ALL,
            on=lambda _value: self._show(),
        )
        self.first = DayField(translate("LookingBack", "First day"))
        self.last = DayField(translate("LookingBack", "Last day"))
        self.days = Reflow(520)
        self.days.bleed = LineField.bleed
        for field in (self.first, self.last):
            field.today = today.isoformat()
            self.days.box.addWidget(field, 1)
        self.column.addWidget(self.choice)
        self.column.addWidget(self.days)
        self._show()

    def span(self) -> Span | None:
        """The days; None while they cannot be read, which is then said under the field."""
        value = self.choice.value()
        if value == _ALL:
            return Span()
        if value != _SOME:
            return last_weeks(self._today, int(value))
        first, last = self.first.day(), self.last.day()
        for field, day in ((self.first, first), (self.last, last)):
            if day is None:
                field.show_problem(translate("LookingBack", "We could not read this day. For example: {example}").format(
                    example=self._today.isoformat()
                ))  # fmt: skip
                return None
        if first and last and last < first:
            self.last.show_problem(translate("LookingBack", "This is before the first day."))
            return None
        return Span(first or "", last or "")

    def _show(self) -> None:
        self.days.setVisible(self.choice.value() == _SOME)


def last_weeks(today: date, weeks: int, back: int = 0) -> Span:
    """So many whole weeks up to today, or as many before those: like with like."""
    end = today - timedelta(weeks=weeks * back)
    return Span((end - timedelta(days=7 * weeks - 1)).isoformat(), end.isoformat())


class Picker(Stack):
    """What the person chooses for one topic."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self.segments: list[Segments] = []
        self.choices: list[ChipChoice] = []
        self.when: SpanPicker | None = None
        self.problem = hint("")
        self.problem.hide()

    def nothing(self) -> str:
        """Why there is nothing to choose from; "" where there is."""
        return ""

    def question(self) -> Question | None:
        """The question, or None when something is missing, which is then said."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """The first thing to choose."""
        for segments in self.segments:
            if segments.isVisibleTo(self) and segments.value():
                return segments.current()
        chips = [chip for choice in self.choices if choice.isVisibleTo(self) for chip in choice.chips()]
        return chips[0] if chips else None

    def ask_for(self, words: str) -> None:
        """Say what is missing."""
        self.problem.setText(words)
        self.problem.show()

    def finish(self) -> None:
        """The parts that every picker ends with."""
        self.when = SpanPicker(self.offer.today)
        self.column.addWidget(self.when)
        self.column.addWidget(self.problem)

    def span(self) -> Span | None:
        self.problem.hide()
        return self.when.span() if self.when is not None else Span()

    def add_segments(self, segments: Segments) -> None:
        self.segments.append(segments)
        self.column.addWidget(segments)

    def add_choice(self, choice: ChipChoice) -> ChipChoice:
        self.choices.append(choice)
        self.column.addWidget(choice)
        choice.changed.connect(self.problem.hide)
        return choice


class ToolPicker(Picker):
    """One tool of those that have noted uses."""

    def __init__(self, offer: Offer, topic: Topic) -> None:
        super().__init__(offer)
        self._topic = topic
        self.tool = self.add_choice(
            ChipChoice(translate("LookingBack", "Which tool"), offer.choices.tools, single=True)
        )
        self.finish()

    def nothing(self) -> str:
        return "" if self.offer.choices.tools else no_uses()

    def question(self) -> Question | None:
        span = self.span()
        if not self.tool.value():
            self.ask_for(translate("LookingBack", "Which tool would you like to ask about?"))
            return None
        if span is None:
            return None
        return (AboutTool if self._topic is Topic.TOOL else BeforeAfter)(self.tool.value(), span)


class WordPicker(Picker):
    """A field, and a word of those that some note has."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer)
        fields = [field for field in Field if offer.choices.words[field]]
        self.field = Segments(
            translate("LookingBack", "What kind of word"),
            [(field.value, field_name(field)) for field in fields],
            fields[0].value if fields else "",
            on=lambda _value: self._fill(),
        )
        self.add_segments(self.field)
        self.word = self.add_choice(ChipChoice(translate("LookingBack", "Which word"), single=True))
        self.finish()
        self._fill()

    def nothing(self) -> str:
        return "" if any(self.offer.choices.words.values()) else no_words()

    def question(self) -> Question | None:
        span = self.span()
        if not self.word.value():
            self.ask_for(translate("LookingBack", "Which word would you like to ask about?"))
            return None
        return None if span is None else AboutWord(Field(self.field.value()), self.word.value(), span)

    def _fill(self) -> None:
        self.word.set_values([])
        self.word.set_options(word_options(self.offer, Field(self.field.value()) if self.field.value() else None))


class TimesPicker(Picker):
    """Which kind of note."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer)
        names = {
            Source.NOTES: translate("LookingBack", "Trigger notes"),
            Source.USES: translate("LookingBack", "Noted uses of tools"),
            Source.ENTRIES: translate("LookingBack", "Journal entries"),
        }
        there = offer.choices.sources
        self.source = Segments(
            translate("LookingBack", "Which notes"),
            [(s.value, names[s]) for s in there],
            there[0].value if there else "",
        )
        self.add_segments(self.source)
        self.finish()

    def nothing(self) -> str:
        return "" if self.offer.choices.sources else no_notes()

    def question(self) -> Question | None:
        span = self.span()
        return None if span is None else WhenWasIt(Source(self.source.value()), span)


class PlainPicker(Picker):
    """Only some days."""

    def __init__(self, offer: Offer, topic: Topic) -> None:
        super().__init__(offer)
        self._topic = topic
        self.finish()

    def nothing(self) -> str:
        there = self.offer.choices.sources
        if self._topic is Topic.STRENGTHS and Source.NOTES not in there:
            return no_trigger_notes()
        return "" if there else no_notes()

    def question(self) -> Question | None:
        span = self.span()
        if span is None:
            return None
        return HowStrong(span) if self._topic is Topic.STRENGTHS else InPeriod(span)


class BesidePicker(Picker):
    """Two sides of one kind."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer)
        notes, tools = Source.NOTES in offer.choices.sources, len(offer.choices.tools) > 1
        self._fields = [field for field in Field if field is not Field.MOOD and offer.choices.words[field]]
        kinds = [
            ("word", translate("LookingBack", "Notes with a word, and without it"), bool(self._fields)),
            ("words", translate("LookingBack", "Two words"), bool(self._fields)),
            ("days", translate("LookingBack", "Weekdays and weekends"), notes),
            ("tools", translate("LookingBack", "Two tools"), tools),
            ("4", translate("LookingBack", "The last 4 weeks and the 4 before"), notes),
            ("12", translate("LookingBack", "The last 12 weeks and the 12 before"), notes),
        ]
        there = [(value, words) for value, words, possible in kinds if possible]
        self.kind = Segments(
            translate("LookingBack", "Which two"), there, there[0][0] if there else "", on=lambda _value: self._show()
        )
        self.add_segments(self.kind)
        self.field = Segments(
            translate("LookingBack", "What kind of word"),
            [(field.value, field_name(field)) for field in self._fields],
            self._fields[0].value if self._fields else "",
            on=lambda _value: self._show(),
        )
        self.add_segments(self.field)
        self.words = self.add_choice(ChipChoice(translate("LookingBack", "Which words")))
        self.tools = self.add_choice(ChipChoice(translate("LookingBack", "Which tools"), offer.choices.tools))
        self.finish()
        self._show()

    def nothing(self) -> str:
        return "" if self.kind.value() else no_trigger_notes()

    def question(self) -> Question | None:
        span = self.span()
        kind = self.kind.value()
        if span is None:
            return None
        if kind == "days":
            return SideBySide(OnDays(weekend=False), OnDays(weekend=True), span)
        if kind.isdecimal():
            weeks = int(kind)
            return SideBySide(
                During(last_weeks(self.offer.today, weeks, 1)), During(last_weeks(self.offer.today, weeks))
            )
        if kind == "tools":
            return self._of_tools(span)
        return self._of_words(span, pair=kind == "words")

    def _of_tools(self, span: Span) -> Question | None:
        chosen = self.tools.values()
        if len(chosen) != 2:
            self.ask_for(translate("LookingBack", "Two tools can stand side by side. Which two would you like?"))
            return None
        return SideBySide(WithTool(chosen[0]), WithTool(chosen[1]), span)

    def _of_words(self, span: Span, *, pair: bool) -> Question | None:
        chosen, field = self.words.values(), Field(self.field.value())
        if pair and len(chosen) == 2:
            return SideBySide(WithWord(field, chosen[0]), WithWord(field, chosen[1]), span)
        if not pair and len(chosen) == 1:
            return SideBySide(WithWord(field, chosen[0]), WithWord(field, chosen[0], without=True), span)
        self.ask_for(
            translate("LookingBack", "Two words can stand side by side. Which two would you like?")
            if pair
            else translate("LookingBack", "Which word would you like to ask about? One at a time.")
        )
        return None

    def _show(self) -> None:
        kind = self.kind.value()
        about_words = kind in ("word", "words")
        self.field.setVisible(about_words)
        self.words.setVisible(about_words)
        self.tools.setVisible(kind == "tools")
        if self.when is not None:
            self.when.setVisible(not kind.isdecimal())
        if about_words:
            field = Field(self.field.value())
            options = word_options(self.offer, field)
            if [chip.value for chip in self.words.chips()] != [value for value, _ in options]:
                self.words.set_values([])
                self.words.set_options(options)
        self.problem.hide()


def picker(topic: Topic, offer: Offer) -> Picker:
    """What is chosen for a topic."""
    if topic in (Topic.TOOL, Topic.BEFORE_AFTER):
        return ToolPicker(offer, topic)
    if topic is Topic.WORD:
        return WordPicker(offer)
    if topic is Topic.TIMES:
        return TimesPicker(offer)
    return BesidePicker(offer) if topic is Topic.BESIDE else PlainPicker(offer, topic)


def word_options(offer: Offer, field: Field | None) -> list[tuple[str, str]]:
    """The words of a field with what they are called."""
    if field is None:
        return []
    return [(word, insight_words.chosen_word(field, word)) for word in offer.choices.words[field]]


def field_name(field: Field) -> str:
    """What a field is called, and where its words are from."""
    return {
        Field.CHANNEL: translate("LookingBack", "What set it off"),
        Field.PLACE: translate("LookingBack", "Kind of place"),
        Field.BODY: translate("LookingBack", "Body"),
        Field.FEELING: translate("LookingBack", "Feeling"),
        Field.MOOD: translate("LookingBack", "Feeling in the journal"),
    }[field]


def no_uses() -> str:
    return translate("LookingBack", "No use of a tool is noted here. That is fine.")


def no_words() -> str:
    return translate("LookingBack", "No note has a chosen word yet. That is fine.")


def no_notes() -> str:
    return translate("LookingBack", "There is nothing here to ask about yet. That is fine.")


def no_trigger_notes() -> str:
    return translate("LookingBack", "There are no trigger notes to ask about. That is fine.")
