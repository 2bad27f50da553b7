"""Widgets that are as high as what is in them needs in the width they have got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:  # it stands beside a kind of widget
    _Widget = object


class NeededHeight(_Widget):
    """A layout keeps to the hinted height: where there is less width than hinted, this hints for that.

    To be named before the kind of widget; `heightForWidth` says what is needed.
    """

    _given = 0  # px

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def hinted(self, width: int) -> QSize:
        """What `sizeHint` is to be for a widget that likes to be so wide."""
        return QSize(width, self.heightForWidth(min(width, self._given or width)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if self.width() != self._given:
            self._given = self.width()
            self.updateGeometry()
        super().resizeEvent(event)
