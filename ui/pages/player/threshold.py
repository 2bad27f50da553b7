"""Before a tool that was opened calmly: what it is for, when to leave it out, and which form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.cautions import CHOICES, Caution
from exercises.engine import FormName
from exercises.model import Exercise, NotWhen
from exercises.steps import Leave
from ui.i18n import labels, tool_words, translate
from ui.pages.player.reading import Reading
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.fold import Fold
from ui.widgets.layout import Column, Flow, Reflow
from ui.widgets.plate import Plate
from ui.widgets.strengths import Strength
from ui.widgets.text import Text, hint, lead, title
from ui.widgets.tool_cards import facts


class Threshold(QWidget):
    """The page before the first step."""

    begun = Signal(object)  # `FormName`
    bleed = SHADOW

    def __init__(
        self,
        reading: Reading,
        *,
        go: Callable[[str], None],
        cards: Callable[[], None],
        choose: Callable[[Caution], None],
    ) -> None:
        """What it leads to.

        ``go`` opens a tool by its id; "" is the page for present danger.  ``cards`` shows what was kept of
        it, ``choose`` what is left out everywhere.
        """
        super().__init__()
        exercise = reading.exercise
        column = Column(self)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(Text(facts(reading.tool), tokens.LABEL, quiet=True))
        self.title = title(exercise.title)
        column.addWidget(self.title)
        column.addWidget(lead(exercise.aim))
        self.short = Button(
            about(exercise.short.seconds), Kind.PRIMARY, icon="play", do=lambda: self.begun.emit(FormName.SHORT)
        )
        self.long = Button(
            about(exercise.long.seconds), Kind.OUTLINE, icon="play", do=lambda: self.begun.emit(FormName.LONG)
        )
        self.cards = Button(translate("Player", "Cards I keep from this"), Kind.LINK, icon="sticky-note", do=cards)
        self.cards.setVisible(reading.cards > 0)
        column.addWidget(_flow(self.short, self.long, self.cards))
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(_listed(translate("Player", "It may help when"), exercise.helps_when))
        if exercise.not_when:
            column.addWidget(leave_out(reading, go))
        kinds = [caution for caution in CHOICES if caution in reading.tool.touches]
        self.never = Button(
            translate("Player", "Leave this kind out everywhere"), Kind.LINK, icon="ban", do=lambda: choose(kinds[0])
        )
        self.never.setVisible(bool(kinds))
        column.addWidget(_flow(self.never))
        words = reading.in_words
        self.before = Fold(
            translate("Player", "How it is before, if you like")
            if words
            else translate("Player", "A number before, if you like")
        )
        self.before.bleed = 0
        self.strong = Strength(
            translate("Player", "How strong is it now?") if words else translate("Player", "Where are you now?")
        )
        self.numb = Strength(translate("Player", "And how far away or numb?"), numb=True, tint="lilac")
        for strength in (self.strong, self.numb):
            strength.set_in_words(words)
            self.before.column.addWidget(strength)
        self.before.column.addWidget(hint(translate("Player", "It is only kept if you keep a note at the end.")))
        self.before.setVisible(reading.asks)
        column.addWidget(self.before)
        column.addWidget(_more(exercise))

    def first_focus(self) -> QWidget:
        return self.short

    def numbers(self) -> tuple[int | None, int | None]:
        """Distress and numbness before, as far as said."""
        return self.strong.value(), self.numb.value()


def about(seconds: int) -> str:
    """How long a form takes, roughly."""
    minutes = max(1, round(seconds / 60))
    if minutes == 1:
        return translate("Player", "About a minute")
    return translate("Player", "About %n minute(s)", "", minutes)


def leave_out(reading: Reading, go: Callable[[str], None]) -> QWidget:
    """When to leave it out, and what to use in its place."""
    plate = Plate("sand")
    plate.bleed = GUTTER
    plate.column.setSpacing(0)
    plate.column.addWidget(Text(translate("Player", "Leave it out if"), tokens.LABEL))
    for item in reading.exercise.not_when:
        line = Reflow(620)
        line.bleed = 0
        line.box.setSpacing(0)
        line.box.addWidget(Text(item.text, tokens.BODY), 1000)
        line.box.addStretch(1)
        words = _rather(item, reading)
        if words:
            line.box.addWidget(Button(words, Kind.LINK, do=_opener(item, go)))
        line.setMinimumHeight(tokens.TARGET)
        plate.column.addWidget(line)
    return plate


def _rather(item: NotWhen, reading: Reading) -> str:
    if item.leave is Leave.UNSAFE:
        return translate("Player", "I am not safe right now")
    offered = item.tool in reading.tools  # what is put aside or left out is no advice
    return translate("Player", "Rather: {title}").format(title=reading.name_of(item.tool)) if offered else ""


def _opener(item: NotWhen, go: Callable[[str], None]) -> Callable[[], None]:
    return lambda: go(item.tool)


def _listed(name: str, lines: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    holder.bleed = 0  # type: ignore[attr-defined]
    column = Column(holder)
    column.setSpacing(2)
    holder.setContentsMargins(0, 0, 0, 0)
    for widget in (Text(name, tokens.LABEL), *(Text(line, tokens.BODY) for line in lines)):
        widget.bleed = SHADOW  # type: ignore[attr-defined]
        column.addWidget(widget)
    return holder


def _more(exercise: Exercise) -> Fold:
    """How to bend it, what it mentions, how well it is tested, where it comes from."""
    fold = Fold(translate("Player", "More about it"))
    fold.bleed = 0
    for name, lines in (
        (translate("Player", "Ways to bend it"), exercise.adapt),
        (translate("Player", "What it mentions"), (exercise.content_note,)),
        (translate("Player", "Be careful"), tuple(tool_words.caution(code) for code in exercise.cautions)),
        (translate("Player", "How well it is tested"), (exercise.evidence_note,)),
        (
            translate("Player", "Where it comes from"),
            tuple(_source(one.cite, seen=one.seen) for one in exercise.sources),
        ),
    ):
        if lines:
            fold.column.addWidget(_listed(name, lines))
    return fold


def _source(cite: str, *, seen: bool) -> str:
    return labels.join((cite, tool_words.source_state(seen=seen)))


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    holder.bleed = GUTTER  # type: ignore[attr-defined]
    flow = Flow(holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
