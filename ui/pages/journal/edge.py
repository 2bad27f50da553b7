"""Words stand where the visible edges of the controls around them stand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.focus import GUTTER

EDGE = GUTTER


def inset(widget: QWidget) -> QHBoxLayout:
    """A line with one widget on that edge.  A layout, because a new style sheet of the application resets a label's own margins."""
    line = QHBoxLayout()
    line.setContentsMargins(EDGE, 0, EDGE, 0)
    line.addWidget(widget)
    return line
