"""What every screen of the first run is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.context import Say
from ui.i18n import translate
from ui.jobs import Lanes
from ui.theme import icons, tokens
from ui.theme.theme import theme
from ui.widgets.layout import Column, Scroll
from ui.widgets.text import Text, lead, title

MEASURE = 760


@dataclass
class Shared:
    """What the steps share."""

    folder: Path
    lanes: Lanes
    say: Say
    settings: Settings
    change_settings: Callable[[Settings], None]
    session: Session | None = None

    def choose(self, **changes: object) -> None:
        """Keep a setting that is readable while locked."""
        self.settings = self.settings.with_(**changes)
        self.change_settings(self.settings)


class Step(QWidget):
    """One screen.  ``moved`` asks for the next one; ``busy`` says that Back and Continue must wait."""

    moved = Signal()
    busy = Signal(bool)

    def __init__(self, shared: Shared, title_text: str, lead_text: str) -> None:
        super().__init__()
        self.shared = shared
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.paper = Scroll(measure=MEASURE)
        outer.addWidget(self.paper)
        self.column: Column = self.paper.column
        self.head = title(title_text)
        self.column.addWidget(self.head)
        self.column.addWidget(lead(lead_text))
        self.column.addSpacing(tokens.SPACE_8)
        self.setAccessibleName(title_text)

    def go_words(self) -> str:
        """What the button to the next screen says; "" when this screen has its own ways on."""
        return translate("FirstRun", "Continue")

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard; None: the button to the next screen."""
        return None

    def entered(self) -> None:
        """Shown again or for the first time."""

    def left(self) -> None:
        """About to be hidden."""

    def go_on(self) -> None:
        """The button to the next screen was pressed."""
        self.moved.emit()

    def practise_leaving(self) -> bool:
        """Whether asking to leave was only tried out here."""
        return False


class Point(QWidget):
    """A small picture, a name, a paragraph."""

    def __init__(self, icon: str, name: str, text: str) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(tokens.SPACE_16)
        picture = Picture(icon)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(name, tokens.STRONG))
        self.words = Text(text, tokens.BODY, quiet=True)
        column.addWidget(self.words)
        column.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(picture)
        side.addStretch(1)
        across.addLayout(side)
        across.addLayout(column, 1)


class Picture(QWidget):
    """An icon on a soft round ground.  Says nothing that the words beside it do not say."""

    def __init__(self, icon: str, tint: str = "sage") -> None:
        super().__init__()
        self._icon, self._tint = icon, tint
        side = min(theme().px(44), 64)
        self.setFixedSize(side, side)

    def paintEvent(self, event: object) -> None:  # noqa: N802
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        from ui.theme.paint import rounded

        c = theme().colours
        tint = c.tint(self._tint)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 14, tint.ground, c.control if c.heavy else None, 1.25)
        size = self.width() // 2
        image = icons.pixmap(self._icon, tint.mark, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, image)
