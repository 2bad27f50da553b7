"""The window on the whole screen, and back to what it was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_full(widget: QWidget) -> bool:
    """Whether the window of this widget fills the screen."""
    return bool(widget.window().windowState() & Qt.WindowState.WindowFullScreen)


def toggle(widget: QWidget) -> None:
    """Fill the screen, or go back: a window that was maximised is maximised again."""
    window = widget.window()
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def leave(widget: QWidget) -> bool:
    """Go back if the screen is filled; whether it was."""
    if not is_full(widget):
        return False
    toggle(widget)
    return True
