"""Sharing 100 points among several things, in fives.  A way of looking, not a sum to get right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from exercises.answers import Give
from exercises.engine import View
from exercises.items import IN_FIVES, POINTS
from exercises.steps import Share
from ui.i18n import dates, translate
from ui.pages.player.part import Part
from ui.theme import tokens
from ui.theme.paint import focus_ring, rounded
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.focus import GUTTER
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.text import Text


class SharePart(Part):
    """A bar for each thing, and what is left to give."""

    def __init__(self, view: View) -> None:
        super().__init__()
        assert isinstance(view.step, Share)
        self.left = Text("", tokens.SUBHEADING)
        self.column.addWidget(self.left)
        self.column.addSpacing(tokens.SPACE_8)
        self.shares = [ShareRow(name) for name in view.items]
        for index, share in enumerate(self.shares):
            share.wanted.connect(lambda points, i=index: self._give(i, points))
            self.column.addWidget(share)
        self._view = view
        self.show_view(view)

    def show_view(self, view: View) -> None:
        self._view = view
        for share, points in zip(self.shares, view.work.points, strict=True):
            share.show_points(points, most=points + view.points_left)
        self.left.setText(_left(view.points_left))

    def first_focus(self) -> QWidget | None:
        return self.shares[0].bar if self.shares else None

    def _give(self, item: int, points: int) -> None:
        before = self._view.points_left
        self.answered.emit(Give(item, points))
        if self._view.points_left != before:
            announce(self, self.left.text())


class ShareRow(QWidget):
    """What it is, its bar, and fewer and more beside it."""

    wanted = Signal(int)  # so many points
    bleed = GUTTER

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.name = Text(name, tokens.LEAD)
        self.name.setContentsMargins(GUTTER, tokens.SPACE_8, GUTTER, 0)
        self.bar = Bar(name)
        self.bar.wanted.connect(self.wanted)
        self.fewer = IconButton(
            "minus", translate("Player", "Five fewer for: {thing}").format(thing=name), do=self._fewer
        )
        self.more = IconButton("plus", translate("Player", "Five more for: {thing}").format(thing=name), do=self._more)
        for button in (self.fewer, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the bar takes the keys: one stop for each thing, not three
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.fewer)
        across.addWidget(self.bar, 1)
        across.addWidget(self.more)
        column.addWidget(self.name)
        nest(column, across)
        self.setMaximumWidth(max(680, theme().px(620)))

    def show_points(self, points: int, *, most: int) -> None:
        """``most``: as many as it could have now."""
        self.bar.show_points(points)
        self.fewer.setEnabled(points > 0)
        self.more.setEnabled(points < most)

    def _fewer(self) -> None:
        self.wanted.emit(self.bar.value() - IN_FIVES)

    def _more(self) -> None:
        self.wanted.emit(self.bar.value() + IN_FIVES)


class Bar(QSlider):
    """How much one thing has.  A slider to a screen reader; Left and Right, Home and End, and the mouse."""

    wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, POINTS)
        self.setSingleStep(IN_FIVES)
        self.setPageStep(2 * IN_FIVES)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._points = 0
        self.valueChanged.connect(self._on_value)  # a screen reader may set it

    def show_points(self, points: int) -> None:
        self._points = points
        self.blockSignals(True)
        self.setValue(points)
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(360), max(tokens.TARGET, theme().px(30) + 8) + 2 * GUTTER)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(90), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        tint = c.sky
        painter = QPainter(self)
        room = self._room()
        radius = min(room.height() / 2, 18.0)
        rounded(painter, room, radius, c.surface, c.control, 1.25)
        if self._points:
            painter.save()
            painter.setClipRect(self._filled(room))
            rounded(painter, room, radius, c.accent_soft if c.heavy else tint.ground, tint.mark, 1.5)
            painter.restore()
            painter.setPen(QColor(tint.mark))
            edge = self._filled(room)
            x = edge.left() if self._mirrored() else edge.right()
            if self._points < POINTS:
                painter.fillRect(QRectF(x - 1, room.top() + 2, 2, room.height() - 4), QColor(tint.mark))
        painter.setFont(theme().font(tokens.STRONG))
        painter.setPen(QColor(c.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, dates.number_words(self._points))
        if self.hasFocus():
            focus_ring(painter, room, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._want_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._want_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the page, and never changes a number on the way."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        forward = Qt.Key.Key_Left if self._mirrored() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self._mirrored() else Qt.Key.Key_Left
        step = {
            forward: IN_FIVES, Qt.Key.Key_Up: IN_FIVES, Qt.Key.Key_Plus: IN_FIVES, Qt.Key.Key_PageUp: 2 * IN_FIVES,
            back: -IN_FIVES, Qt.Key.Key_Down: -IN_FIVES, Qt.Key.Key_Minus: -IN_FIVES, Qt.Key.Key_PageDown: -2 * IN_FIVES,
            Qt.Key.Key_Home: -POINTS, Qt.Key.Key_Delete: -POINTS, Qt.Key.Key_Backspace: -POINTS, Qt.Key.Key_End: POINTS,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None:
            event.ignore()
            return
        self._want(self._points + step)

    def focusInEvent(self, event: object) -> None:  # noqa: N802
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:  # noqa: N802
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def _on_value(self, value: int) -> None:
        self._want(value)

    def _want(self, points: int) -> None:
        """Ask for so many; what is shown afterwards is what there was to give."""
        wanted = max(0, min(POINTS, round(points / IN_FIVES) * IN_FIVES))
        if wanted != self._points:
            self.wanted.emit(wanted)
        self.show_points(self._points)

    def _want_at(self, x: float) -> None:
        room = self._room()
        share = (x - room.left()) / max(room.width(), 1)
        self._want(round((1 - share if self._mirrored() else share) * POINTS))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, GUTTER + 2, -GUTTER, -GUTTER - 2)

    def _filled(self, room: QRectF) -> QRectF:
        width = room.width() * self._points / POINTS
        left = room.right() - width if self._mirrored() else room.left()
        return QRectF(left, room.top(), width, room.height())

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _left(points: int) -> str:
    if not points:
        return translate("Player", "All 100 are given.")
    return translate("Player", "{points} of 100 left to give").format(points=dates.number_words(points))
