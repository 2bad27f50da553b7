"""A dialog that lies inside the window, so that covering the window covers it too.

A sheet returns data and does nothing itself: connect ``accepted`` and read it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets import tab_order
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading


class Sheet(QWidget):
    """A card over a dimmed page.  Escape and "Not now" close it; the keyboard stays inside."""

    accepted = Signal()
    closed = Signal()

    def __init__(self, over: QWidget, title_text: str, *, yes: str = "", no: str = "", width: int = 620) -> None:
        """``over`` is any widget of the window; ``yes`` and ``no`` name what the buttons do."""
        window = over.window()
        super().__init__(window)
        self._before = window.focusWidget()
        self.setAccessibleName(title_text)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        outer.addStretch(1)
        nest(outer, across)
        outer.addStretch(1)
        self._card = Card()
        self._card.setMaximumWidth(theme().px(width) + 60)
        across.addStretch(1)
        across.addWidget(self._card, 6)
        across.addStretch(1)
        # words and controls stand on one edge: `Column` makes up for their focus rings
        across_edge = tokens.SPACE_24 - 4
        self._card.column.setContentsMargins(across_edge, SHADOW + 12, across_edge, SHADOW + 14)
        head = heading(title_text)
        head.setContentsMargins(SHADOW, 0, SHADOW, 0)
        self._card.column.addWidget(head)
        inside = QWidget()
        self.column = Column(inside)
        self.column.setSpacing(tokens.SPACE_12)
        scroll = _AsTallAsNeeded()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget turned it on
        self._card.column.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SHADOW - GUTTER, 0, SHADOW - GUTTER, 0)
        self.no = Button(no or translate("Sheet", "Not now"), Kind.OUTLINE, do=self.close_sheet)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        self.yes = Button(yes, Kind.PRIMARY, do=self._accept)
        self.yes.setVisible(bool(yes))
        buttons.addWidget(self.yes)
        nest(self._card.column, buttons)
        window.installEventFilter(self)

    def say(self, text: str) -> Text:
        """Add a paragraph."""
        made = Text(text, tokens.BODY)
        self.column.addWidget(made)
        return made

    def show_sheet(self, focus: QWidget | None = None) -> None:
        """Show it and give it the keyboard."""
        self._cover()
        self.show()
        self.raise_()
        (focus or self.no).setFocus(Qt.FocusReason.TabFocusReason)

    def close_sheet(self) -> None:
        """Close without doing anything."""
        self.hide()
        self.closed.emit()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _accept(self) -> None:
        self.hide()
        self.accepted.emit()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes round inside the sheet."""
        return tab_order.move(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._cover()
        return False

    def _cover(self) -> None:
        """Lie over everything but the Leave button, which is there in every view, also under a sheet."""
        window = self.window()
        self.setGeometry(window.rect())
        leave = getattr(window, "leave_item", None)
        if not isinstance(leave, QWidget) or not leave.isVisible():
            return
        rail = leave.parentWidget() or leave
        spot = QRect(leave.mapTo(window, QPoint()), leave.size())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(spot)))
        at_left = rail.mapTo(window, QPoint()).x() == 0
        self._outer.setContentsMargins(rail.width() if at_left else 0, 0, 0 if at_left else rail.width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        veil = QColor(theme().colours.rail)
        veil.setAlpha(235)
        painter.fillRect(self.rect(), veil)


class _AsTallAsNeeded(QScrollArea):
    """Asks for the height of what is inside, so that a short sheet is a small one."""

    def sizeHint(self) -> QSize:  # noqa: N802
        inside = self.widget()
        column = inside.layout() if inside is not None else None
        if inside is None or column is None:
            return super().sizeHint()
        width = self.viewport().width()
        tall = column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
        return QSize(column.totalSizeHint().width(), tall + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, min(self.sizeHint().height(), 120))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)
