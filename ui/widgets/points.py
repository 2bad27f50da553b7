"""A small picture, a name, a paragraph; and the points about what the program can and cannot hide."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.layout import FlowBox
from ui.widgets.nesting import nest
from ui.widgets.text import Text


class Picture(QWidget):
    """An icon on a soft ground.  Says nothing that the words beside it do not say."""

    def __init__(self, icon: str, tint: str = "sage") -> None:
        super().__init__()
        self._icon, self._tint = icon, tint
        side = min(theme().px(44), 64)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        tint = c.tint(self._tint)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 14, tint.ground, c.control if c.heavy else None, 1.25)
        size = self.width() // 2
        image = icons.pixmap(self._icon, tint.mark, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, image)


class Point(QWidget):
    """The picture, the name, the words; `add` puts something to press below them."""

    def __init__(self, icon: str, name: str, text: str, *, tint: str = "sage") -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(tokens.SPACE_16)
        side = QVBoxLayout()
        side.addWidget(Picture(icon, tint))
        side.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.name = Text(name, tokens.STRONG)
        self.words = Text(text, tokens.BODY, quiet=True)
        self._column.addWidget(self.name)
        self._column.addWidget(self.words)
        nest(across, side)
        nest(across, self._column, 1)

    def add(self, *buttons: Button) -> None:
        """Put buttons below the words."""
        self._column.addWidget(FlowBox(*buttons))


def who_else() -> Point:
    return Point(
        "users",
        translate("Hiding", "Who else can use this computer?"),
        translate(
            "Hiding",
            "They may notice that this program is here, or look over your shoulder. A device that only you use is safer. "
            "If you would rather use another one, press Leave: nothing of yours has been saved here.",
        ),
    )


def made_to_open() -> Point:
    return Point(
        "hand",
        translate("Hiding", "Could someone ask you to open it?"),
        translate(
            "Hiding",
            "What you write is locked with a passphrase. That cannot help when someone makes you type it. "
            "If this could happen, decide first what you want to have here at all.",
        ),
    )


def can_hide() -> Point:
    return Point(
        "shield-check",
        translate("Hiding", "What it can hide"),
        translate(
            "Hiding",
            "While it is closed, nobody can read what you wrote without your passphrase: not from this disk, "
            "not from a lost stick, not from a stolen computer.",
        ),
    )


def cannot_hide() -> Point:
    return Point(
        "eye",
        translate("Hiding", "What it cannot hide"),
        translate(
            "Hiding",
            "That this program is on the computer, and when it was last used. Anything at all from spyware, from a screen recording, "
            "or from someone who administers the computer. And backups may keep older copies of the folder after you deleted it.",
        ),
    )


def where_kept(folder: str) -> Point:
    return Point(
        "folder",
        translate("Hiding", "Where everything is kept"),
        translate("Hiding", "In one folder, and nowhere else: {folder}").format(folder=folder),
    )
