"""A picture of numbers: as wide as a text, as high as what is in it needs, and said in words to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.needed_height import NeededHeight


class Figure(NeededHeight, QWidget):
    """Subclasses draw it, and say in `heightForWidth` how high it is."""

    def __init__(self, name: str, described: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme().px(tokens.MEASURE))

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.hinted(min(theme().px(560), self.maximumWidth()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), 60)
