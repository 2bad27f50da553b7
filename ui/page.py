"""What every page is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.changes import Changes
from ui.context import Context, Operation


class Page(QWidget):
    """One screen.  Built on its first visit, kept until the window closes."""

    watches = Changes.NONE  # what makes it stale

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._stale = True
        ctx.bus.changed.connect(self._on_changed)

    def open(self, what: object) -> None:
        """Go to something inside this page; None means its front."""

    def here(self) -> object:
        """What `open` must be given to come back to what is shown now; None: its front, or as it was left."""
        return None

    def back_inside(self) -> bool:
        """Go one step back inside this page.  False: there is none, and the window goes to the page before."""
        return False

    def refresh(self) -> None:
        """Read again and show."""

    def first_focus(self) -> QWidget | None:
        """The widget that gets the keyboard when the page is entered."""
        return None

    def leaving(self) -> None:
        """The page is about to be hidden: hand what is unsaved to `ctx.run`."""

    def unsaved(self) -> Operation[Any] | None:
        """What must still be written when the program locks this instant, or None."""
        return None

    def entered(self) -> None:
        """Called by the window each time the page is shown."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self or not changes & self.watches:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
