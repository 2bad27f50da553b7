"""An honest line about a passphrase: how hard it is to guess, in words, without a promise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.vault.secrets import Strength, strength
from ui.i18n import translate
from ui.jobs import Job, Lanes
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER
from ui.widgets.text import Text, hint

_WAIT_MS = 200  # after the last key


class _Steps(QWidget):
    """Five small fields, filled up to the level.  One colour: neither praise nor alarm."""

    def __init__(self) -> None:
        super().__init__()
        self.level: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(260, 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = min(self.width(), 420)
        step = (width - 4 * 6) / 5
        for i in range(5):
            left = i * (step + 6)
            if mirrored:
                left = self.width() - left - step
            on = self.level is not None and i <= self.level
            rounded(
                painter,
                QRectF(left, 3, step, 6),
                3,
                c.accent if on else c.line,
                c.control if c.heavy and not on else None,
            )


class StrengthLine(QWidget):
    """Give it what is typed; it estimates off the window's thread and says what it found."""

    bleed = GUTTER

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._job: Job | None = None
        self._text = ""
        self.found: Strength | None = None
        self._steps = _Steps()
        self._words = Text("", tokens.HINT)
        self._caution = hint(
            translate(
                "Strength",
                "This is an estimate and no promise. It cannot know the names, dates and sayings that people near you would try first.",
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.setSpacing(tokens.SPACE_4)
        for widget in (self._steps, self._words, self._caution):
            column.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._estimate)
        self.hide()

    def show_text(self, text: str) -> None:
        """Estimate ``text`` when typing rests; an empty text hides the line."""
        self._text = text
        if self._job is not None:
            self._job.cancel()
        self.found = None
        if not text:
            self._timer.stop()
            self.hide()
            return
        self._timer.start(_WAIT_MS)

    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def _estimate(self) -> None:
        text, self._text = self._text, ""
        self._job = self._lanes.free(lambda _token, _progress: strength(text), self._show, owner=self)

    def _show(self, found: Strength) -> None:
        self.found = found
        self._steps.level = found.level
        self._steps.update()
        self._words.setText(strength_words(found))
        self.setAccessibleName(self._words.text())
        self.show()


def strength_words(found: Strength) -> str:
    """The estimate in words.  The times are for one strong graphics card (`app.vault.secrets`)."""
    words = (
        translate(
            "Strength",
            "Easy to guess: one strong computer may find it within days, and a person who knows you much sooner.",
        ),
        translate("Strength", "Not hard to guess: one strong computer may find it within weeks or some years."),
        translate("Strength", "Fair: one strong computer would need decades, many of them together less."),
        translate("Strength", "Hard to guess: even many strong computers would need very long."),
        translate("Strength", "Very hard to guess for a stranger, as long as the words do not belong together."),
    )
    bits = translate("Strength", "About {bits} bits.").format(bits=round(found.bits))
    return f"{words[found.level]} {bits}"
