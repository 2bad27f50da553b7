"""A number from 0 to 10 with plain words, or none at all (content research 2.2)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import focus_ring, rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint


class _Bar(QSlider):
    """Eleven steps of one hue.  Left and Right, digits, mouse; Backspace or Delete empties it.

    A slider to a screen reader: with its role, its number and its ends.  "No number" is a state
    that sliders do not have; it is in the name.
    """

    changed = Signal()

    def __init__(self, name: str, tint: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.chosen: int | None = None
        self._tint = tint
        self._name = name
        self.setRange(0, 10)
        self.setPageStep(1)
        self._speak()
        self.valueChanged.connect(self._on_value)  # a screen reader may set it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_value(self, value: int | None) -> None:
        if value == self.chosen:
            return
        self.chosen = value
        self.blockSignals(True)
        self.setValue(value or 0)
        self.blockSignals(False)
        self._speak()
        self.update()
        self.changed.emit()

    def _on_value(self, value: int) -> None:
        self.set_value(value)

    def _speak(self) -> None:
        none = translate("Scale", "{question}, no number").format(question=self._name)
        self.setAccessibleName(none if self.chosen is None else self._name)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(480), max(tokens.TARGET, theme().px(36) + 10) + 2 * GUTTER)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(11 * 24, self.sizeHint().height())

    def _cell(self, i: int) -> QRectF:
        room = QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)
        width = min(room.width(), theme().px(620)) / 11
        left = room.left() + i * width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = room.right() - (i + 1) * width
        return QRectF(left + 2, room.top(), width - 4, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        tint = c.tint(self._tint)
        painter = QPainter(self)
        painter.setFont(theme().font(tokens.LABEL))
        for i in range(11):
            cell = self._cell(i)
            chosen = self.chosen == i
            within = self.chosen is not None and i <= self.chosen
            fill = tint.mark if chosen else tint.ground if within else c.surface
            rounded(painter, cell, 10, fill, tint.mark if within else c.control, 1.5 if within else 1.0)
            painter.setPen(QColor(c.surface if chosen else c.ink))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(i))
        if self.hasFocus():
            whole = self._cell(0).united(self._cell(10))
            focus_ring(painter, whole, 10)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        for i in range(11):
            if self._cell(i).adjusted(-2, 0, 2, 0).contains(event.position()):
                self.set_value(None if self.chosen == i else i)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Nothing is dragged here."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the page, and never changes a number on the way."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if forward == Qt.Key.Key_Left else Qt.Key.Key_Left
        if event.key() in (forward, Qt.Key.Key_Up):
            self.set_value(0 if self.chosen is None else min(10, self.chosen + 1))
        elif event.key() in (back, Qt.Key.Key_Down):
            self.set_value(0 if self.chosen is None else max(0, self.chosen - 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_value(0 if event.key() == Qt.Key.Key_Home else 10)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.set_value(None)
        elif event.text().isdigit():
            digit = int(event.text())
            self.set_value(10 if digit == 0 and self.chosen == 1 else digit)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:  # noqa: N802
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()


class Scale(QWidget):
    """A question, eleven steps, the word that goes with the number, and "no number"."""

    changed = Signal()
    bleed = GUTTER + 2

    def __init__(
        self,
        question: str,
        *,
        numb: bool = False,
        tint: str = "sky",
        word: Callable[[int | None], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``word`` says what goes with a number; without it, the words of distress (or of being far away)."""
        super().__init__(parent)
        self._word_of = word or (lambda value: scale_word(value, numb=numb))
        self.bar = _Bar(question, tint)
        self._word = hint("")
        self._none = Button(translate("Scale", "No number"), Kind.LINK, do=lambda: self.set_value(None))
        self._none.setAccessibleName(translate("Scale", "No number for: {question}").format(question=question))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.asked = Text(question, tokens.LABEL)
        self.asked.setContentsMargins(self.bleed, 0, self.bleed, 0)
        column.addWidget(self.asked)
        column.addWidget(self.bar)
        under = row(self._word, self._none)
        under.setStretch(0, 1000)
        under.setContentsMargins(self.bleed, 0, 0, 0)
        nest(column, under)
        self.setFocusProxy(self.bar)
        self.bar.changed.connect(self._on_changed)
        self._on_changed()

    def value(self) -> int | None:
        return self.bar.chosen

    def set_value(self, value: int | None) -> None:
        self.bar.set_value(value)

    def _on_changed(self) -> None:
        word = self._word_of(self.bar.chosen)
        self._word.setText(word)
        self.bar.setAccessibleDescription(word)
        if self.bar.hasFocus() and self.bar.chosen is not None:
            announce(self.bar, word)  # the number is said of itself; what it stands for is not
        self._none.setVisible(self.bar.chosen is not None)
        self.changed.emit()


def scale_word(value: int | None, *, numb: bool = False) -> str:
    """The anchor in words of a number on the scale."""
    if value is None:
        return translate("Scale", "You can leave this empty.")
    if numb:
        words = (
            translate("Scale", "here, in contact"),
            translate("Scale", "a little far away"),
            translate("Scale", "quite far away"),
            translate("Scale", "far away or numb"),
            translate("Scale", "very far away or numb"),
            translate("Scale", "as far away as I can imagine"),
        )
    else:
        words = (
            translate("Scale", "calm"),
            translate("Scale", "slight"),
            translate("Scale", "noticeable"),
            translate("Scale", "hard"),
            translate("Scale", "very hard"),
            translate("Scale", "the most I can imagine"),
        )
    lower, upper = words[value // 2], words[min(value // 2 + 1, 5)]
    if value % 2 == 0:
        return translate("Scale", "{number}: {word}").format(number=value, word=lower)
    return translate("Scale", "{number}: between {lower} and {upper}").format(number=value, lower=lower, upper=upper)
