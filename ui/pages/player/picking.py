"""Answers, reasons, sentences, prompts and words: what is picked and not written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers import Another, Area, Choice, Clear, Pick, Write
from exercises.engine import View
from exercises.steps import Cards, Choose, Family, Gate, Prompt, Words
from ui.i18n import translate
from ui.pages.player.part import Part, widest_line
from ui.pages.player.wide import Wide
from ui.theme import tokens
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import Flow, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate
from ui.widgets.text import Text, hint


class ChoosePart(Part):
    """Answers of equal weight, one under the other."""

    def __init__(self, view: View) -> None:
        super().__init__()
        assert isinstance(view.step, Choose)
        self.options = [Wide(option.label) for option in view.step.options]
        for index, button in enumerate(self.options):
            button.clicked.connect(lambda _on=False, i=index: self.answered.emit(Choice(i)))
            self.column.addWidget(button)

    def first_focus(self) -> QWidget:
        return self.options[0]

    def leads(self) -> bool:
        return True


class GatePart(Part):
    """What to think of first, and two answers of equal weight."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Gate)
        plate = Plate("sand")
        plate.bleed = 7
        for reason in step.reasons:
            plate.column.addWidget(Text(translate("Player", "• {reason}").format(reason=reason), tokens.LEAD))
        self.column.addWidget(plate)
        self.clear, self.unclear = Wide(step.clear), Wide(step.unclear)
        self.clear.clicked.connect(lambda: self.answered.emit(Clear(clear=True)))
        self.unclear.clicked.connect(lambda: self.answered.emit(Clear(clear=False)))
        self.column.addWidget(self.clear)
        self.column.addWidget(self.unclear)
        self.column.addWidget(hint(translate("Player", "Not sure? Then one of them fits, for today.")))

    def first_focus(self) -> QWidget:
        return self.clear


class CardsPart(Part):
    """Sentences to pick, and room for one's own."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Cards)
        self.cards: list[Wide] = []
        group = ""
        for index, card in enumerate(step.cards):
            if card.group and card.group != group:
                group = card.group
                self.column.addWidget(Text(group, tokens.LABEL))
            button = Wide(card.text, checkable=True)
            button.clicked.connect(lambda _on=False, i=index: self.answered.emit(Pick(i)))
            self.cards.append(button)
            self.column.addWidget(button)
        self.own: LineField | None = None
        if step.own:
            self.own = LineField(step.own)
            self.own.setMaximumWidth(widest_line())
            self.own.set_text(view.work.written[0] if view.work.written else "")
            self.own.changed.connect(lambda text: self.answered.emit(Write(text)))
            self.column.addWidget(self.own)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        for index, card in enumerate(self.cards):
            card.setChecked(index in view.work.picked)

    def first_focus(self) -> QWidget:
        return self.cards[0]


class PromptPart(Part):
    """One prompt at a time."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Prompt)
        plate = Plate("lilac", padding=tokens.SPACE_24)
        plate.bleed = 7
        self.drawn = Text("", tokens.HEADING)
        plate.column.addWidget(self.drawn)
        plate.setMaximumWidth(widest_line())
        self.column.addWidget(plate)
        self.another = Button(step.another, Kind.OUTLINE, icon="refresh-cw", do=lambda: self.answered.emit(Another()))
        nest(self.column, row(self.another))
        self.show_view(view)

    def show_view(self, view: View) -> None:
        self.drawn.setText(view.drawn)


class WordsPart(Part):
    """Areas first, then the words of the open one."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Words)
        self._families = step.families
        self._first = [
            sum(len(family.words) for family in step.families[:index]) for index in range(len(step.families))
        ]
        holder = QWidget()
        holder.bleed = Chip.bleed  # type: ignore[attr-defined]
        flow = Flow(holder)
        self.areas = [Chip(family.label) for family in step.families]
        for index, chip in enumerate(self.areas):
            chip.clicked.connect(lambda _on=False, i=index: self.answered.emit(Area(i)))
            flow.addWidget(chip)
        self.column.addWidget(holder)
        self._plate = Plate("sage")
        self._plate.bleed = 7
        self._holder = QWidget()
        self._flow = Flow(self._holder)
        self._plate.column.addWidget(self._holder)
        self.column.addWidget(self._plate)
        self.words: list[Chip] = []
        self._open: int | None = None
        self.picked = Text("", tokens.SUBHEADING)
        self.column.addWidget(self.picked)
        self.none = Button(step.none, Kind.LINK, do=lambda: self.answered.emit(Area(None)))
        nest(self.column, row(self.none))
        self.show_view(view)

    def show_view(self, view: View) -> None:
        area = view.work.area
        for index, chip in enumerate(self.areas):
            chip.setChecked(index == area)
        if area != self._open:
            self._open = area
            self._fill(self._families[area] if area is not None else None)
        self._plate.setVisible(area is not None)
        for place, chip in enumerate(self.words):
            chip.setChecked(area is not None and self._first[area] + place in view.work.picked)
        every = [word for family in self._families for word in family.words]
        chosen = [every[index] for index in view.work.picked]
        self.picked.setText(translate("Player", ", ").join(chosen))
        self.picked.setVisible(bool(chosen))

    def first_focus(self) -> QWidget:
        return self.areas[0]

    def _fill(self, family: Family | None) -> None:
        self._flow.clear()
        self.words = []
        for place, word in enumerate(family.words if family else ()):
            chip = Chip(word)
            chip.clicked.connect(lambda _on=False, p=place: self.answered.emit(Pick(self._first[self._open or 0] + p)))
            self.words.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.invalidate()
        self._holder.updateGeometry()
