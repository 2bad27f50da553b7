"""Labels of one's own: typed, offered as one types, taken off again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.vault.words import clean_labels, fold, loose
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Chip
from ui.widgets.fields import LineField
from ui.widgets.layout import Flow
from ui.widgets.nesting import nest
from ui.widgets.text import Text

_OFFERED = 8


class TagEditor(QWidget):
    """Chips of what is on, a line for more, and below it what was used before and fits what is typed.

    Return, a comma or going elsewhere puts the typed tag on; Backspace in the empty line takes the
    last one off.
    """

    changed = Signal()
    bleed = Chip.bleed

    def __init__(self, name: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tags: tuple[str, ...] = ()
        self._known: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        self._on, self._on_flow = _chips_holder()
        column.addWidget(self._on)
        self.field = LineField(prompt)
        self.field.edit.installEventFilter(self)
        self.field.changed.connect(self._on_typed)
        self.field.submitted.connect(self._take)
        column.addWidget(self.field)
        self._hint = Text("", tokens.HINT, quiet=True)
        hint_line = QHBoxLayout()
        hint_line.setContentsMargins(Chip.bleed, 0, Chip.bleed, 0)
        hint_line.addWidget(self._hint)
        nest(column, hint_line)
        self._offers, self._offer_flow = _chips_holder()
        column.addWidget(self._offers)
        self.setFocusProxy(self.field.edit)
        self._show()

    def tags(self) -> tuple[str, ...]:
        """What is on."""
        return self._tags

    def take_typed(self) -> None:
        """Put on what is still being typed."""
        if self.field.text().strip():
            self._take()

    def set_tags(self, tags: Sequence[str]) -> None:
        """Put on exactly these."""
        self._tags = clean_labels(tuple(tags))
        self.field.edit.clear()
        self._show()

    def set_known(self, tags: Iterable[str]) -> None:
        """What was used before, most used first."""
        self._known = list(tags)
        self._offer()

    def offered(self) -> list[str]:
        """What is offered for the text that is typed."""
        return [chip.text() for chip in self._offers.findChildren(Chip) if not chip.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_left)
        is_back = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
        )
        if is_back and self._tags and not self.field.text():
            self._set(self._tags[:-1])
            return True
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):  # on an offered tag: that one is meant, not what was typed
            self.take_typed()

    def _on_typed(self, text: str) -> None:
        if "," in text or "،" in text or "、" in text:
            self._take()
            return
        self._offer()

    def _take(self) -> None:
        """Put on what is typed; several at once if commas stand between them."""
        typed = self.field.text().replace("،", ",").replace("、", ",").split(",")
        self.field.edit.blockSignals(True)
        self.field.edit.clear()
        self.field.edit.blockSignals(False)
        self._set(clean_labels((*self._tags, *typed)))

    def _set(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self._tags = tags
            self._show()
            self.changed.emit()
        else:
            self._offer()

    def _show(self) -> None:
        self._on_flow.clear()
        for tag in self._tags:
            chip = Chip(tag, checked=True)
            chip.setAccessibleDescription(translate("Tags", "Press to take this tag off"))
            chip.clicked.connect(lambda _on, t=tag: self._take_off(t))
            self._on_flow.addWidget(chip)
            chip.show()
        self._on.setVisible(bool(self._tags))
        self._on.updateGeometry()
        self._offer()

    def _take_off(self, tag: str) -> None:
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set(tuple(t for t in self._tags if t != tag))

    def _offer(self) -> None:
        typed, on = loose(self.field.text().lstrip("#")), {fold(tag) for tag in self._tags}
        fitting = [tag for tag in self._known if fold(tag) not in on and typed in loose(tag)]
        fitting.sort(key=lambda tag: not loose(tag).startswith(typed))  # stable: most used first within each
        self._offer_flow.clear()
        for tag in fitting[:_OFFERED]:
            chip = Chip(tag, checkable=False)
            chip.setAccessibleDescription(translate("Tags", "Used before. Press to put it on."))
            chip.clicked.connect(lambda _on, t=tag: self._choose(t))
            self._offer_flow.addWidget(chip)
            chip.show()
        self._hint.setText(translate("Tags", "Used before") if fitting else "")
        self._hint.setVisible(bool(fitting))
        self._offers.setVisible(bool(fitting))
        self._offers.updateGeometry()

    def _choose(self, tag: str) -> None:
        self.field.edit.blockSignals(True)
        self.field.edit.clear()
        self.field.edit.blockSignals(False)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set((*self._tags, tag))


def _chips_holder() -> tuple[QWidget, Flow]:
    holder = QWidget()
    flow = Flow(holder)
    holder.setMinimumWidth(theme().px(60))
    return holder, flow
