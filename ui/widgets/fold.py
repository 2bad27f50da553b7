"""A group that is closed until it is wanted: its name, in a few words what is in it, and a chevron."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import icons, lines, tokens
from ui.theme.paint import SHADOW, rounded
from ui.theme.theme import Style, theme
from ui.widgets.focus import GUTTER, RingedButton
from ui.widgets.layout import Column
from ui.widgets.needed_height import NeededHeight

_SIDE = tokens.SPACE_16
_CHEVRON = 22


class FoldHeader(NeededHeight, RingedButton):
    """The line that opens and closes a `Fold`."""

    bleed = 0

    def __init__(self, name: str) -> None:
        super().__init__()
        self._summary = ""
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _open: self._speak())
        self._speak()

    def set_summary(self, summary: str) -> None:
        """What is in the group, shown while it is closed."""
        self._summary = summary
        self._speak()
        self.updateGeometry()
        self.update()

    def summary(self) -> str:
        return self._summary

    def _speak(self) -> None:
        state = translate("Fold", "open") if self.isChecked() else translate("Fold", "closed")
        self.setAccessibleDescription(f"{state}. {self._summary}" if self._summary else state)
        self.updateGeometry()

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)

    def _shown(self) -> str:
        return "" if self.isChecked() else self._summary

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = max(width - 2 * GUTTER - 2 * _SIDE - _CHEVRON - 12, 60)
        text = self._height(tokens.STRONG, self.text(), room)
        if self._shown():
            text += self._height(tokens.HINT, self._shown(), room) + 2
        return max(tokens.TARGET, round(text) + 20) + 2 * GUTTER

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.hinted(theme().px(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(120), tokens.TARGET)

    @staticmethod
    def _height(style: Style, text: str, room: float) -> float:
        return lines.height(text, theme().font(style), room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        if self.underMouse():
            rounded(painter, shape, 14, c.accent_soft)
        name = "chevron-up" if self.isChecked() else "chevron-down"
        image = icons.pixmap(name, c.ink_2, _CHEVRON, self.devicePixelRatioF())
        words = shape.adjusted(_SIDE, 0, -_SIDE - _CHEVRON - 12, 0)
        x = shape.right() - _SIDE - _CHEVRON
        side = Qt.AlignmentFlag.AlignLeft
        if self.mirrored():
            words = shape.adjusted(_SIDE + _CHEVRON + 12, 0, -_SIDE, 0)
            x, side = shape.left() + _SIDE, Qt.AlignmentFlag.AlignRight
        painter.drawPixmap(QPointF(x, shape.center().y() - _CHEVRON / 2), image)
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute
        title = self._height(tokens.STRONG, self.text(), words.width())
        small = self._height(tokens.HINT, self._shown(), words.width()) + 2 if self._shown() else 0
        top = words.center().y() - (title + small) / 2
        painter.setFont(theme().font(tokens.STRONG))
        painter.setPen(QColor(c.ink))
        painter.drawText(
            QRectF(words.left(), top, words.width(), title + 2),
            flags,
            lines.broken(self.text(), painter.font(), words.width()),
        )
        if small:
            painter.setFont(theme().font(tokens.HINT))
            painter.setPen(QColor(c.ink_2))
            painter.drawText(
                QRectF(words.left(), top + title + 2, words.width(), small + 2),
                flags,
                lines.broken(self._shown(), painter.font(), words.width()),
            )
        self.ring(painter, 14)


class Fold(QWidget):
    """A `FoldHeader` and the `column` that it opens."""

    toggled = Signal(bool)
    bleed = 0

    def __init__(self, name: str, *, opened: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = FoldHeader(name)
        self._inside = QWidget()
        self.column = Column(self._inside)
        edge = GUTTER + _SIDE - SHADOW  # what is inside stands under the name
        self.column.setContentsMargins(edge, 0, edge, _SIDE)
        self.column.setSpacing(tokens.SPACE_16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self._inside)
        self.header.toggled.connect(self._on_toggled)
        self.header.setChecked(opened)
        self._inside.setVisible(opened)

    def is_open(self) -> bool:
        return self.header.isChecked()

    def set_open(self, opened: bool) -> None:
        self.header.setChecked(opened)

    def set_summary(self, summary: str) -> None:
        """What is in it, in a few words."""
        self.header.set_summary(summary)

    def _on_toggled(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self.update()
        self.toggled.emit(opened)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS, c.surface, c.control if c.heavy else c.line, 1.25)
