"""Words on a screen, in the type styles of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import tokens
from ui.theme.lines import broken
from ui.theme.theme import Style, theme


class Text(QLabel):
    """Plain text that wraps and keeps to the measure.  Never rich text: nothing is interpreted."""

    def __init__(
        self, text: str = "", style: Style = tokens.BODY, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(style))
        self.setWordWrap(True)
        # a label follows its words; a screen of several, in any script, should keep to one edge
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(theme().px(120))
        self.setMaximumWidth(max(theme().px(tokens.MEASURE), tokens.MEASURE))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if quiet:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().colours.ink_2)
            self.setPalette(palette)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line if it fits the measure, else the measure: Qt's own guess is narrow and high."""
        margins = self.contentsMargins()
        around = margins.left() + margins.right()
        words = self.fontMetrics().boundingRect(QRect(0, 0, _WIDE, _WIDE), 0, self.text()).width()
        width = min(words + 2 + around, self.maximumWidth())
        return QSize(width, max(self.heightForWidth(width), 0))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As Qt says, and higher where a word must be broken; layouts ask for widths that it will never have."""
        width = min(width, self.maximumWidth())
        words = self._broken(width)
        if words is None:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        room = QRect(0, 0, width - margins.left() - margins.right(), _WIDE)
        tall = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return tall + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        words = self._broken(self.width())
        if words is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextWordWrap, words)

    def _broken(self, width: int) -> str | None:
        """The words with long ones broken; None where nothing needs it."""
        margins = self.contentsMargins()
        words = broken(self.text(), self.font(), max(width - margins.left() - margins.right(), 1))
        return None if words == self.text() else words

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line: layouts ask `heightForWidth` for the rest.  Qt's own is as high as the words are at their narrowest."""
        return QSize(self.minimumWidth(), self.fontMetrics().height())


_WIDE = 1 << 20


def title(text: str) -> Text:
    """The one title of a page."""
    label = Text(text, tokens.TITLE)
    label.setAccessibleDescription("")
    return label


def heading(text: str) -> Text:
    return Text(text, tokens.HEADING)


def subheading(text: str) -> Text:
    return Text(text, tokens.SUBHEADING)


def lead(text: str) -> Text:
    """The quiet sentence under a title."""
    return Text(text, tokens.LEAD, quiet=True)


def body(text: str) -> Text:
    return Text(text, tokens.BODY)


def hint(text: str) -> Text:
    """A small quiet sentence."""
    return Text(text, tokens.HINT, quiet=True)


def label(text: str, buddy: QWidget | None = None) -> Text:
    """The name of a field; ``buddy`` gets the focus of its mnemonic and its accessible name."""
    made = Text(text, tokens.LABEL)
    if buddy is not None:
        made.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text)
    return made
