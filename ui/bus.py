"""One signal for "something was written", so that pages show it again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Carries `app.changes.Changes` and the widget that began the write (or None)."""

    changed = Signal(object, object)
