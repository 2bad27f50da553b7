"""One step on the screen: its words large and calm, and its part below or beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.engine import View
from ui.pages.player.part import Part
from ui.pages.player.parts import part_for
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.cards import Card
from ui.widgets.layout import Column, Reflow
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint

STEP_TITLE = ("serif", 32, 400)
_LEAST = 320  # of height, so that little moves from step to step
_LARGE = 200  # letters; a longer line of one's own is read more easily in a smaller size
STEP_LINE = ("sans", 20, 400)


class Stage(Card):
    """A step.  ``extra`` stands below everything else."""

    answered = Signal(object)
    over = Signal()

    def __init__(self, view: View, *, extra: QWidget | None = None) -> None:
        super().__init__()
        self.title = Text("", STEP_TITLE)
        self.lines: list[Text] = []
        self.note = hint("")
        self.part = part_for(view)
        if self.part is not None:
            self.part.answered.connect(self.answered)
            self.part.over.connect(self.over)
        side, high = tokens.SPACE_32, SHADOW + tokens.SPACE_24
        self.column.setContentsMargins(side, high - 4, side, high)
        inside = Column()
        inside.setSpacing(tokens.SPACE_16)
        self.setMinimumHeight(_LEAST)
        self.column.addStretch(1)
        nest(self.column, inside)
        self.column.addStretch(1)
        self._arrange(inside)
        if extra is not None:
            inside.addWidget(extra)
        self._spoken = ""
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Show the same step after an answer."""
        self._say(view)
        if self.part is not None:
            self.part.show_view(view)

    def spoken(self) -> str:
        """What a screen reader says when the step comes."""
        return self._spoken

    def first_focus(self) -> QWidget | None:
        return self.part.first_focus() if self.part else None

    def settle(self) -> None:
        if self.part is not None:
            self.part.settle()

    def fit(self, room: QSize) -> None:
        """So much of the page is in sight at once."""
        self.setMinimumHeight(min(_LEAST, room.height()))
        if self.part is not None:
            self.part.fit(room)

    def leads(self) -> bool:
        """Whether something in the step is louder than "Next"."""
        return self.part is not None and self.part.leads()

    def _arrange(self, inside: Column) -> None:
        words = QWidget()
        words.bleed = 0  # type: ignore[attr-defined]
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(self.title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SPACE_12)
        nest(column, self._lines)
        column.addWidget(self.note)
        if self.part is not None and self.part.beside:
            column.insertStretch(0, 1)
            column.addStretch(1)
            inside.addWidget(_Beside(words, self.part))
            return
        inside.addWidget(words)
        if self.part is not None:
            inside.addWidget(self.part)

    def _say(self, view: View) -> None:
        lines = view.lines
        self.title.setText(view.title)
        self.title.setVisible(bool(view.title))
        while len(self.lines) < len(lines):
            made = Text("", STEP_LINE if view.title or len(lines[0]) > _LARGE else STEP_TITLE)
            self.lines.append(made)
            self._lines.addWidget(made)
        for index, label in enumerate(self.lines):
            label.setText(lines[index] if index < len(lines) else "")
            label.setVisible(index < len(lines))
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))
        self._spoken = " ".join(text for text in (_sentence(view.title), *lines, view.note) if text)


class _Beside(Reflow):
    """Words and pacer side by side, one under the other where there is little room."""

    bleed = 0

    def __init__(self, words: QWidget, part: Part) -> None:
        super().__init__(720)
        self.box.setSpacing(tokens.SPACE_24)
        words.setMinimumWidth(230)  # of a row; a column has less at large text
        self.box.addWidget(words, 1)
        self.box.addWidget(part, 1)


def _sentence(text: str) -> str:
    """A heading with a stop, so that a voice pauses after it."""
    return text if not text or text[-1] in ".?…" else f"{text}."


def centred(stage: Stage) -> QWidget:
    """A step in the middle of a wide window: nobody reads a line of 1,080 pixels with a racing heart."""
    holder = QWidget()
    holder.bleed = SHADOW  # type: ignore[attr-defined]
    stage.setMaximumWidth(max(_WIDEST, theme().px(_WIDEST)))
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(stage, 1000)
    across.addStretch(1)
    return holder


_WIDEST = 960  # px at 100 %
