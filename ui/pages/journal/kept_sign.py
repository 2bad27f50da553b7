"""A quiet sign that what was written is kept, and since when."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.clock import Moment
from ui.i18n import dates, translate
from ui.theme import icons, tokens
from ui.theme.theme import theme

_ICON = 16


class KeptSign(QWidget):
    """ "Kept 21:15" after each save; words and a check mark, and nothing that moves or blinks.

    It keeps the room of its longest words, so that the date beside it never shifts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFont(theme().font(tokens.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("")

    def text(self) -> str:
        return self._text

    def clear_sign(self) -> None:
        """Nothing was written yet."""
        self._say("")

    def show_kept(self, at: Moment) -> None:
        """Everything up to here is kept."""
        self._say(translate("Journal", "Kept {time}").format(time=dates.time_words(at)))

    def show_not_kept(self) -> None:
        """A save failed; the window says why."""
        self._say(translate("Journal", "Not kept yet"))

    def _say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        longest = max(
            self.fontMetrics().horizontalAdvance(words)
            for words in (
                translate("Journal", "Kept {time}").format(time=dates.time_words(Moment("2026-10-20T20:58:00"))),
                translate("Journal", "Not kept yet"),
            )
        )
        return QSize(longest + _ICON + 10, max(self.fontMetrics().height(), _ICON) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._text:
            return
        c = theme().colours
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(c.ink_2))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = self.fontMetrics().horizontalAdvance(self._text) + 2
        x = 0 if mirrored else self.width() - words
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, words, self.height()), side, self._text)
        sign = icons.pixmap("check", c.accent, _ICON, self.devicePixelRatioF())
        icon_x = words + 4 if mirrored else x - _ICON - 5
        painter.drawPixmap(QPointF(icon_x, (self.height() - _ICON) / 2), sign)
