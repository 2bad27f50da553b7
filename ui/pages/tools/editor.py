"""A tool of one's own: a name and a few lines are enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strategies.model import Discreet, State, StrategyDraft
from exercises.model import Caution
from ui.i18n import labels, tool_words, translate
from ui.pages.tools.reads import EditorData
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField, TextField
from ui.widgets.fold import Fold
from ui.widgets.layout import Column, Scroll
from ui.widgets.nesting import nest
from ui.widgets.save_foot import SaveFoot
from ui.widgets.text import lead, title

MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)


class StrategyEditor(QWidget):
    """The form.  It returns a draft and does nothing itself."""

    def __init__(self, save: Callable[[], None], cancel: Callable[[], None]) -> None:
        super().__init__()
        self._data: EditorData | None = None
        self._pristine = StrategyDraft()
        scroll = Scroll(measure=820)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        column = scroll.column
        self._heading = title("")
        column.addWidget(self._heading)
        column.addWidget(
            lead(translate("Tools", "A name is enough. Write it so that you can read it when thinking is hard."))
        )
        column.addWidget(self._main())
        self._when, self._fits, self._care = self._when_fold(), self._fits_fold(), self._care_fold()
        for fold in (self._when, self._fits, self._care):
            column.addWidget(fold)
        column.addStretch(1)
        foot = SaveFoot(save, cancel)
        self.cancel, self.save = foot.cancel, foot.save
        outer.addWidget(foot)

    # what the page asks

    def load(self, data: EditorData) -> None:
        """Start with what is known; a new one starts empty."""
        self._data = data
        known = data.strategy or StrategyDraft()
        self._heading.setText(
            translate("Tools", "Change a tool") if data.strategy else translate("Tools", "A tool of my own")
        )
        self.name.set_text(known.title)
        self.steps.set_text("\n".join(step.replace("\n", " ") for step in known.steps))
        self.helps_when.set_text(known.helps_when)
        self.not_when.set_text(known.not_when)
        lengths = sorted({*MINUTES, *([known.minutes] if known.minutes else [])})
        self.minutes.set_options([(str(m), labels.minutes(m, m)) for m in lengths])
        self.minutes.set_values([str(known.minutes)] if known.minutes else [])
        self.discreet.set_values([known.discreet.value] if known.discreet is not Discreet.UNSAID else [])
        self.needs.set_options([(need, need) for need in data.needs])
        self.needs.set_values(known.needs)
        self.tags.set_options([(tag, tag) for tag in data.tags])
        self.tags.set_values(known.tags)
        self.states.set_values([state.value for state in known.states])
        self.cautions.set_values(known.cautions)
        for fold in (self._when, self._fits, self._care):
            fold.set_open(False)
        self._tell()
        self.save.setEnabled(True)
        self._pristine = self.draft()
        self._scroll.verticalScrollBar().setValue(0)

    def draft(self) -> StrategyDraft:
        """What the form says now."""
        for choice in (self.needs, self.tags):
            choice.take_own()
        strategy = self._data.strategy if self._data else None
        return StrategyDraft(
            id=strategy.id if strategy else None,
            title=self.name.text(),
            steps=tuple(line.strip() for line in self.steps.text().split("\n") if line.strip()),
            helps_when=self.helps_when.text(),
            not_when=self.not_when.text(),
            minutes=int(self.minutes.value()) if self.minutes.value() else None,
            discreet=Discreet(self.discreet.value()),
            needs=self.needs.values(),
            tags=self.tags.values(),
            cautions=self.cautions.values(),
            states=tuple(State(value) for value in self.states.values()),
        )

    def unsaved(self) -> StrategyDraft | None:
        """The draft if anything was entered since `load`, with a name so that it can be found again."""
        if self._data is None:
            return None
        draft = self.draft()
        if draft == self._pristine:
            return None
        return draft if draft.title.strip() else replace(draft, title=_name_for(draft))

    def settled(self) -> None:
        """What is on the screen is kept now, or let go."""
        self._pristine = self.draft()

    def is_named(self) -> bool:
        """Whether it has a name; if not, the field says so."""
        if self.name.text().strip():
            return True
        self.name.show_problem(translate("Tools", "It needs a name, one word is enough."))
        return False

    def first_focus(self) -> QWidget:
        return self.name

    # parts

    def _main(self) -> Card:
        card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        column = Column()
        column.setSpacing(tokens.SPACE_12)
        self.name = LineField(translate("Tools", "Name"))
        self.steps = TextField(translate("Tools", "Steps"), lines=6, help_text=translate("Tools", "One step a line."))
        column.addWidget(self.name)
        column.addWidget(self.steps)
        nest(card.column, column)
        return card

    def _when_fold(self) -> Fold:
        fold = Fold(translate("Tools", "When it helps, and when not"))
        self.helps_when = TextField(translate("Tools", "When it helps"), lines=2)
        self.not_when = TextField(translate("Tools", "When to leave it out"), lines=2)
        self.states = ChipChoice(
            translate("Tools", "For when it is"), [(state.value, labels.state(state)) for state in State]
        )
        for part in (self.helps_when, self.not_when, self.states):
            fold.column.addWidget(part)
            part.changed.connect(self._tell)
        return fold

    def _fits_fold(self) -> Fold:
        fold = Fold(translate("Tools", "How long, where, what for"))
        self.minutes = ChipChoice(translate("Tools", "How long it takes"), single=True)
        self.discreet = ChipChoice(
            translate("Tools", "Where others can see"),
            [(d.value, labels.discreet(d)) for d in Discreet if d is not Discreet.UNSAID],
            single=True,
        )
        self.needs = ChipChoice(translate("Tools", "What it needs"), own=translate("Tools", "Something it needs"))
        self.tags = ChipChoice(translate("Tools", "About"), own=translate("Tools", "A word to find it by"))
        for part in (self.minutes, self.discreet, self.needs, self.tags):
            fold.column.addWidget(part)
            part.changed.connect(self._tell)
        return fold

    def _care_fold(self) -> Fold:
        fold = Fold(translate("Tools", "What to be careful with"))
        self.cautions = ChipChoice(
            translate("Tools", "It has to do with"), [(code.value, tool_words.caution_short(code)) for code in Caution]
        )  # fmt: skip
        fold.column.addWidget(self.cautions)
        self.cautions.changed.connect(self._tell)
        return fold

    def _tell(self) -> None:
        """Say on each closed group what is in it."""
        states = labels.listed(labels.state(State(value)) for value in self.states.values())
        self._when.set_summary(labels.join((_first(self.helps_when.text()), states)))
        minutes = labels.minutes(int(self.minutes.value()), int(self.minutes.value())) if self.minutes.value() else ""
        where = labels.discreet(Discreet(self.discreet.value()))
        self._fits.set_summary(
            labels.join((minutes, where, labels.listed(self.needs.values()), labels.listed(self.tags.values())))
        )
        self._care.set_summary(labels.listed(map(tool_words.caution_short, self.cautions.values())))


def _first(text: str) -> str:
    return text.strip().split("\n")[0]


def _name_for(draft: StrategyDraft) -> str:
    """A name for one that has none: its first words."""
    words = next(iter(draft.steps), "") or _first(draft.helps_when)
    return words[:60] or translate("Tools", "Without a name")
