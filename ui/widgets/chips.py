"""Words to choose from, with room for one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Chip
from ui.widgets.fields import LineEdit, _Frame
from ui.widgets.layout import Flow, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint


class ChipChoice(QWidget):
    """Chips under a name.  ``single``: choosing one lets go of the other; choosing it again lets go of it."""

    changed = Signal()
    bleed = Chip.bleed

    def __init__(
        self,
        name: str,
        options: Iterable[tuple[str, str]] = (),
        *,
        single: bool = False,
        own: str = "",
        help_text: str = "",
        show_name: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``options`` are (value, words) pairs; ``own`` is the prompt for a word of one's own, if allowed."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._single = single
        self._chips: list[Chip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        if show_name:
            column.addWidget(_indented(Text(name, tokens.LABEL)))
        if help_text:
            column.addWidget(_indented(hint(help_text)))
        holder = QWidget()
        self._flow = Flow(holder)
        column.addWidget(holder)
        self._own: LineEdit | None = None
        if own:
            self._own = LineEdit(own)
            self._own.setAccessibleName(own)
            self._own.setMinimumWidth(theme().px(220))
            self._own.returnPressed.connect(self._add_own)
            nest(column, row(_Frame(self._own)))
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these; what was chosen stays chosen."""
        chosen = self.values()
        self._flow.clear()
        self._chips = []
        for value, words in options:
            self._add(value, words, checked=value in chosen)
        known = {c.value for c in self._chips}
        for value in chosen:
            if value not in known:
                self._add(value, value, checked=True)

    def chips(self) -> list[Chip]:
        """Everything that is offered."""
        return self._chips

    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order shown."""
        return tuple(c.value for c in self._chips if c.isChecked())

    def value(self) -> str:
        """The one chosen value, or ""."""
        return next(iter(self.values()), "")

    def set_values(self, values: Sequence[str]) -> None:
        """Choose exactly these; words not offered yet are added."""
        known = {c.value for c in self._chips}
        for value in values:
            if value and value not in known:
                self._add(value, value, checked=False)
        for chip in self._chips:
            chip.setChecked(chip.value in values)
        self.changed.emit()

    def take_own(self) -> None:
        """Take a half-typed word of one's own as meant."""
        if self._own is not None and self._own.text().strip():
            self._add_own()

    def _add(self, value: str, words: str, *, checked: bool) -> Chip:
        chip = Chip(words, checked=checked, value=value)
        chip.clicked.connect(lambda _on, c=chip: self._on_clicked(c))
        self._chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()
        self._flow.invalidate()
        self.updateGeometry()
        return chip

    def _add_own(self) -> None:
        if self._own is None:
            return
        word = " ".join(self._own.text().split())
        self._own.clear()
        if not word:
            return
        same = next((c for c in self._chips if c.text().casefold() == word.casefold()), None)
        chip = same or self._add(word, word, checked=True)
        chip.setChecked(True)
        self._on_clicked(chip)

    def _on_clicked(self, chip: Chip) -> None:
        if self._single and chip.isChecked():
            for other in self._chips:
                if other is not chip:
                    other.setChecked(False)
        self.changed.emit()


def _indented(words: Text) -> Text:
    """Words on the edge of the chips below them."""
    words.setContentsMargins(Chip.bleed, 0, Chip.bleed, 0)
    return words


class Segments(QWidget):
    """A few exclusive choices, always exactly one chosen.  Arrow keys move between them."""

    chosen = Signal(str)
    bleed = Chip.bleed

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str = "",
        *,
        on: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: list[Chip] = []
        flow = Flow(self)
        for option, words in options:
            chip = Chip(words, value=option, checked=option == value)
            chip.setAccessibleName(translate("Widgets", "{name}: {choice}").format(name=name, choice=words))
            chip.clicked.connect(lambda _on, v=option: self.choose(v))
            self._chips.append(chip)
            flow.addWidget(chip)
        if on is not None:
            self.chosen.connect(on)

    def value(self) -> str:
        return next((c.value for c in self._chips if c.isChecked()), "")

    def current(self) -> QWidget:
        """The chosen chip, for the keyboard."""
        return next((c for c in self._chips if c.isChecked()), self._chips[0])

    def choose(self, value: str, *, tell: bool = True) -> None:
        for chip in self._chips:
            chip.setChecked(chip.value == value)
        if tell:
            self.chosen.emit(value)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(event.key(), 0)  # type: ignore[attr-defined]
        here = next((i for i, c in enumerate(self._chips) if c.hasFocus()), None)
        if step and here is not None:
            self._chips[(here + step) % len(self._chips)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
