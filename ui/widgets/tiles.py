"""Cards side by side, as many in a row as have room, with the same gap between all that is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.held_items import HeldItems

_TOP, _BOTTOM = SHADOW - 10, SHADOW  # what a PressCard leaves above and below itself


class Tiles(HeldItems):
    """Rows of cards of one height; cards overlap where they are only shadow.

    ``narrowest`` is the least width of a card at 100 % text; ``weights`` are the shares of a row
    that holds exactly so many cards.
    """

    def __init__(
        self, parent: QWidget | None = None, *, narrowest: int = 300, most: int = 3, weights: Sequence[int] = ()
    ) -> None:
        super().__init__(parent)
        self._narrowest, self._most, self._weights = narrowest, most, tuple(weights)
        self._gap = tokens.SPACE_24

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:  # noqa: N802
        width = theme().px(self._narrowest) * min(self._most, max(len(self._items), 1))
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, max((item.minimumSize().height() for item in self._items), default=0))

    def columns(self, width: int) -> int:
        """How many cards stand side by side."""
        step = theme().px(self._narrowest)
        return max(1, min(self._most, (width - 2 * SHADOW + self._gap) // (step + self._gap)))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not _hidden(item)]
        columns = self.columns(rect.width())
        y = rect.y()
        for start in range(0, len(shown), columns):
            line = shown[start : start + columns]
            spans = self._spans(rect.width(), columns)
            height = max(_height(item, span[1]) for item, span in zip(line, spans, strict=False))
            if start:
                y -= _TOP + _BOTTOM - self._gap
            for item, (left, width) in zip(line, spans, strict=False):
                if move:
                    place = QRect(self._x(rect, left, width), y, width, height)
                    widget = item.widget()  # its item would keep a fixed height and so break the row
                    widget.setGeometry(place) if widget is not None else item.setGeometry(place)
            y += height
        return y - rect.y()

    def _x(self, rect: QRect, left: int, width: int) -> int:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return rect.right() + 1 - left - width if mirrored else rect.x() + left

    def _spans(self, width: int, columns: int) -> list[tuple[int, int]]:
        """Left edge and width of each place in a row, with the shadows around what is seen."""
        weights = self._weights if len(self._weights) == columns else (1,) * columns
        room = width - 2 * SHADOW - (columns - 1) * self._gap
        spans: list[tuple[int, int]] = []
        used, seen = 0, 0
        for weight in weights:
            used += weight
            end = room * used // sum(weights)
            spans.append((seen + len(spans) * self._gap, end - seen + 2 * SHADOW))
            seen = end
        return spans


def _hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def tiles(*cards: QWidget, narrowest: int = 300, most: int = 3, weights: Sequence[int] = ()) -> QWidget:
    """A widget that holds cards in `Tiles`."""
    holder = QWidget()
    holder.bleed = SHADOW  # type: ignore[attr-defined]
    made = Tiles(holder, narrowest=narrowest, most=most, weights=weights)
    for card in cards:
        made.addWidget(card)
    holder.setContentsMargins(QMargins())
    return holder
