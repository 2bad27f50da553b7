"""Waiting, calmly: a small wave while something is worked on, and a bar that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sin

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.jobs import Job
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.message_bar import announce
from ui.widgets.text import Text

SHOWN_AFTER_MS = 300  # shorter work shows nothing: a flicker tells nobody anything
_PERIOD_MS = 6_000  # one slow swell, as slow as a long breath out
_FRAME_MS = 33


class Wave(QWidget):
    """A line of water.  It swells slowly while shown; with reduced motion it lies still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.update)

    @property
    def moving(self) -> bool:
        return self._timer.isActive()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(64, 28)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not theme().reduced_motion:
            self._clock.start()
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        turn = 2 * pi * (self._clock.elapsed() % _PERIOD_MS) / _PERIOD_MS if self.moving else 0.0
        for shift, alpha in ((1.6, 90), (0.0, 255)):
            colour = QColor(theme().colours.accent)
            colour.setAlpha(alpha)
            painter.setPen(QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(self._line(turn + shift))

    def _line(self, turn: float) -> QPainterPath:
        left, width, middle = 4.0, self.width() - 8.0, self.height() / 2
        height = 4.0 + 2.0 * sin(turn)
        path = QPainterPath()
        for step in range(33):
            part = step / 32
            point = QPointF(left + part * width, middle + height * sin(part * 3 * pi - turn))
            if step:
                path.lineTo(point)
            else:
                path.moveTo(point)
        return path


class Calm(QWidget):
    """The wave and what it is waiting for.  Hidden until `begin`."""

    bleed = GUTTER

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        across.setContentsMargins(GUTTER, 0, GUTTER, 0)
        across.setSpacing(tokens.SPACE_12)
        self.wave = Wave()
        self._words = Text("", tokens.BODY, quiet=True)
        across.addWidget(self.wave)
        across.addWidget(self._words, 1)
        self.hide()

    def begin(self, words: str) -> None:
        """Show the wave with ``words``; a screen reader says them once."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def end(self) -> None:
        self.hide()

    def words(self) -> str:
        """What is shown, or "" when hidden."""
        return "" if self.isHidden() else self._words.text()


class Bar(QWidget):
    """How far something is.  With an unknown total it only says that it is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(200), 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        groove = QRectF(self.rect()).adjusted(GUTTER, 2, -GUTTER, -2)
        rounded(painter, groove, groove.height() / 2, c.line, c.control if c.heavy else None)
        part = self._done / self._total if self._total > 0 else 0.0
        filled = QRectF(groove)
        filled.setWidth(max(groove.height(), groove.width() * min(part, 1.0)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(groove.right())
        if part > 0:
            rounded(painter, filled, groove.height() / 2, c.accent)


class Working(QWidget):
    """Long work: appears after 300 ms with a bar and Cancel, goes away with the job."""

    bleed = GUTTER

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        self._calm = Calm()
        self.bar = Bar()
        self.cancel = Button(translate("Progress", "Cancel"), Kind.OUTLINE, do=self._cancel)
        column.addWidget(self._calm)
        column.addWidget(self.bar)
        column.addWidget(self.cancel)
        self._job: Job | None = None
        self._cancelled: Callable[[], None] | None = None
        self._words = ""
        self._told = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def watch(self, job: Job, words: str, cancelled: Callable[[], None] | None = None) -> None:
        """Follow a job.  Call `end` when its result has come."""
        self._job, self._words, self._cancelled = job, words, cancelled
        self._told = 0
        self.bar.set(0, 0)
        job.awaited = True
        job.progressed.connect(self._on_progress)
        self._timer.start(SHOWN_AFTER_MS)

    def end(self) -> None:
        """The job is over, in whatever way."""
        self._timer.stop()
        self._job = None
        self._calm.end()
        self.hide()

    def _appear(self) -> None:
        if self._job is not None and not self._job.done:
            self.show()
            self._calm.begin(self._words)

    def _on_progress(self, done: int, total: int) -> None:
        if self.sender() is not self._job:
            return
        self.bar.set(done, total)
        quarter = 4 * done // total if total else 0
        if quarter > self._told and quarter < 4 and self.isVisible():  # a screen reader hears it three times at most
            self._told = quarter
            announce(self, translate("Progress", "{percent} per cent done").format(percent=25 * quarter))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.end()
        if self._cancelled is not None:
            self._cancelled()
