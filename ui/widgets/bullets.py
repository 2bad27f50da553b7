"""Lines with a plain dot or a number before each: to be read, with nothing to tick off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import Style, theme
from ui.widgets.nesting import nest
from ui.widgets.text import Text


class _Dot(QWidget):
    """A small filled dot, as high as a line of the text it stands before."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(10), self._line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().colours.accent))
        radius = theme().px(5.5) / 2
        painter.drawEllipse(QPointF(self.rect().center()) + QPointF(0.5, 0.5), radius, radius)


def points(lines: Iterable[str], style: Style = tokens.LEAD, *, numbered: bool = False) -> QWidget:
    """The lines as a list."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.SPACE_8)
    for number, line in enumerate(lines, 1):
        words = Text(line, style)
        across = QHBoxLayout()
        across.setSpacing(tokens.SPACE_12)
        if numbered:
            mark = Text(f"{number}.", style, quiet=True)
            mark.setMinimumWidth(theme().px(28))
            mark.setMaximumWidth(theme().px(28))
            across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        else:
            across.addWidget(_Dot(words.fontMetrics().height()), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(words, 1000)
        across.addStretch(1)
        nest(column, across)
    return holder
