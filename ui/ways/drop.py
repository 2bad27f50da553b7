"""A file dropped on the window: wherever it falls, it is opened and never typed as a path.

Listens at the window's handle, before any field inside could take the drop for words.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

_OURS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The plain local files that are being dragged or were copied; addresses of anything else are none."""
    if not data.hasUrls():
        return ()
    found = []
    for url in data.urls():
        path = url.toLocalFile() if url.isLocalFile() and not url.host() else ""
        if path and Path(path).is_file():
            found.append(Path(path))
    return tuple(found)


class Drops(QObject):
    """Takes one local file at a time; what is not one goes where it would have gone."""

    def __init__(self, window: QWidget, take: Callable[[Path], None], wanted: Callable[[], bool]) -> None:
        """``wanted``: whether a file can be taken now."""
        super().__init__(window)
        self._window, self._take, self._wanted = window, take, wanted
        window.setAcceptDrops(True)
        window.winId()  # makes the handle
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() not in _OURS:
            return False
        dropped = cast("QDropEvent | QDragEnterEvent", event)
        if not dropped.mimeData().hasUrls() or self._covered():
            return False
        paths = local_files(dropped.mimeData())
        if len(paths) != 1 or len(dropped.mimeData().urls()) != 1 or not self._wanted():
            dropped.setAccepted(False)
            return True
        dropped.setDropAction(Qt.DropAction.CopyAction)  # a move would have the other program delete it
        dropped.accept()
        if event.type() == QEvent.Type.Drop:
            self._take(paths[0])
        return True

    def _covered(self) -> bool:
        """Whether a sheet lies over the page: it decides for itself."""
        from ui.widgets.sheet import Sheet  # not needed for the first window

        return any(sheet.isVisible() for sheet in self._window.findChildren(Sheet))
