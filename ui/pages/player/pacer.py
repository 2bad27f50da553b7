"""The clock of a timed step, and what all pacers share.

Only the pacer itself is painted while it moves.  Time comes from `QElapsedTimer`, so that a late
frame never makes the pace late; the engine is told at every beat, and whenever the clock stops.
"""

from __future__ import annotations

from math import cos, pi

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.rhythm import Now, Rhythm, now
from ui.theme.theme import theme

FRAME_MS = 16  # about sixty frames a second
LONG_MS = 60_000  # beyond this a beat shows what is left of it, not what has passed
_MOST = 1.3  # how much larger a pacer gets with the text
_LEAST = 150  # px; a smaller one would not hold its words
_BELOW = 96  # px that its button takes below it
CUE = ("sans", 20, 600)
COUNT = ("sans", 17, 400)


class Pacer(QWidget):
    """Shows where a rhythm stands.  Subclasses draw; `still` ones are drawn once a second."""

    beat = Signal(str)  # another beat began: its cue
    ticked = Signal(int)  # so many milliseconds have passed since the last time
    still = False
    share = 1.0  # height in parts of the width
    widest = 320

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rhythm: Rhythm | None = None
        self._clock = QElapsedTimer()
        self._base = self._told = 0
        self._settling = False
        self._room: QSize | None = None
        self._last: tuple[int, int] = (-1, -1)
        self.at: Now | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._frame)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies below is not drawn again
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        side = min(theme().px(self.widest), round(self.widest * _MOST))  # larger words, but the whole in sight
        if self._room is not None:
            side = max(_LEAST, min(side, self._room.width(), round((self._room.height() - _BELOW) / self.share)))
        return QSize(side, round(side * self.share))

    def fit(self, room: QSize) -> None:
        """Be no larger than fits into this part of the page together with the button below."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def running(self) -> bool:
        return self._timer.isActive()

    def show_rhythm(self, rhythm: Rhythm, elapsed_ms: int, *, running: bool) -> None:
        """Stand at ``elapsed_ms``, and go on from there if ``running``."""
        if self._settling or (rhythm == self._rhythm and running and self.running()):
            return  # what the engine knows came from here
        self._rhythm = rhythm
        self._base = self._told = elapsed_ms
        self._clock.start()
        self._last = (-1, -1)
        if running:
            self._timer.start(FRAME_MS)
        else:
            self._timer.stop()
        self._show(elapsed_ms, tell=running)

    def settle(self) -> None:
        """Stop, and say how much time has passed since the last time."""
        if self.running():
            self._timer.stop()
            self._settling = True
            self._tell(self._elapsed())
            self._settling = False

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._timer.stop()
        super().hideEvent(event)

    def _elapsed(self) -> int:
        return self._base + self._clock.elapsed()

    def _tell(self, elapsed: int) -> None:
        if elapsed > self._told:
            self._told, passed = elapsed, elapsed - self._told
            self.ticked.emit(passed)

    def _frame(self) -> None:
        elapsed = self._elapsed()
        if self._rhythm is not None and elapsed >= self._rhythm.total_ms:
            self._timer.stop()
        self._show(elapsed, tell=True)
        if self.running() and self.still:  # until the next second
            self._timer.setInterval(1000 - elapsed % 1000 + 1)

    def _show(self, elapsed: int, *, tell: bool) -> None:
        if self._rhythm is None:
            return
        self.at = now(self._rhythm, elapsed)
        here = (self.at.round, self.at.index)
        if here != self._last or self.at.done:
            changed, self._last = here != self._last, here
            if tell:
                self._tell(elapsed)
                if changed and not self.at.done:
                    self.beat.emit(self.at.beat.cue)
        self.update()

    # what subclasses draw with

    def level(self) -> float:
        """Where the movement stands, eased at both ends."""
        if self.at is None:
            return 0.0
        return self.at.beat.start + (self.at.beat.end - self.at.beat.start) * ease(self.at.fraction)

    def count(self) -> str:
        """The second of this beat, counted up from one, as people count; of a long one, the time that is left."""
        if self.at is None or self.at.done:
            return ""
        if self.at.beat.ms > LONG_MS:
            return f"{self.at.total_left // 60}:{self.at.total_left % 60:02}"
        return str(int(self.at.fraction * self.at.beat.ms / 1000) + 1)

    def ground(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme().colours.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def words(self, painter: QPainter, room: QRectF, ink: str) -> None:
        """The cue and the count, in the middle of ``room``, as large as fits."""
        if self.at is None:
            return
        cue, count = self.at.beat.cue, self.count()
        cue_font, count_font = theme().font(CUE), theme().font(COUNT)
        cue_height = fit(cue_font, cue, room.width())
        count_height = QFontMetricsF(count_font).height() if count else 0.0
        top = room.center().y() - (cue_height + count_height) / 2
        painter.setPen(QColor(ink))
        painter.setFont(cue_font)
        painter.drawText(QRectF(room.left(), top, room.width(), cue_height), Qt.AlignmentFlag.AlignCenter, cue)
        if count:
            painter.setFont(count_font)
            painter.drawText(
                QRectF(room.left(), top + cue_height, room.width(), count_height), Qt.AlignmentFlag.AlignCenter, count
            )


def ease(fraction: float) -> float:
    """Cosine: slow at both ends, as breath is."""
    return 0.5 - 0.5 * cos(pi * fraction)


def fit(font: QFont, text: str, width: float) -> float:
    """Make a font small enough for a text, and give its height."""
    while QFontMetricsF(font).horizontalAdvance(text) > width and font.pixelSize() > 10:
        font.setPixelSize(font.pixelSize() - 1)
    return QFontMetricsF(font).height()
