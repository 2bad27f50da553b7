"""When Python looks for circles of objects that nobody needs any more: on the window's thread, between two events.

By itself Python looks whenever enough objects were made, in any thread and in the middle of anything.  A circle can
hold something of Qt's that goes with it: in another thread, or while Qt goes through what it holds, that ends the
program (docs/adr/0516).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class Collecting(QObject):
    """From when it is made, Python looks only while the window has nothing to do, as thoroughly as it would by itself.

    Made on the window's thread, once there is an application.  As long as a nested loop of events runs, a menu for
    instance, it also looks when that one has nothing to do.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self._look)

    @staticmethod
    def _look() -> None:
        """Look through the oldest generation that is due, and with it through the younger ones (`gc.set_threshold`)."""
        for generation, (count, due) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
            if 0 < due < count:
                gc.collect(generation)
                return
