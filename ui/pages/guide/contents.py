"""The list of sections: a column beside the text, or folded above it where there is less room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from ui.i18n import translate
from ui.theme import lines, tokens
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER
from ui.widgets.names import AROUND, DOWN_AND_UP, NameItem, Names
from ui.widgets.needed_height import NeededHeight


class Item(NeededHeight, NameItem):
    """The name of a section; as high as its words."""

    side = 14
    steps = DOWN_AND_UP

    def __init__(self, name: str) -> None:
        super().__init__(name, QSizePolicy.Policy.Expanding)
        self.setFont(theme().font(tokens.BODY))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = max(width - 2 * GUTTER - 2 * self.side, 60)
        words = lines.height(self.text(), theme().font(tokens.STRONG), room)
        return max(tokens.TARGET, round(words) + 18) + 2 * AROUND

    def sizeHint(self) -> QSize:  # noqa: N802
        width = theme().px(240)
        return QSize(width, self.heightForWidth(self._given or width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(120), self.heightForWidth(self._given or theme().px(240)))

    def fill(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        painter.setFont(theme().font(tokens.STRONG if self.isChecked() else tokens.BODY))
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        painter.drawText(inside, flags, lines.broken(self.text(), painter.font(), inside.width()))


class Contents(Names[Item]):
    """The sections of one guide."""

    bleed = GUTTER

    def __init__(self, names: Sequence[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        """``names`` are (anchor, name); ``chosen`` is called with an anchor."""
        super().__init__(translate("Guide", "Parts of this guide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for anchor, name in names:
            item = Item(name)
            item.clicked.connect(lambda _on, a=anchor: chosen(a))
            self.items[anchor] = item
            column.addWidget(item)
