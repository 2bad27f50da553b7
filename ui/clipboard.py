"""What leaves through the clipboard says that it is private; what is only selected does not leave.

Clipboard histories of desktops keep what is copied.  Each system has a mark that asks them not
to; the names are those that password managers use (KeePassXC ``Clipboard.cpp``; Microsoft,
*Clipboard Formats*; nspasteboard.org).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

_NO = bytes(4)  # a DWORD of 0
PRIVATE_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": _NO,
    "CanUploadToCloudClipboard": _NO,
    "org.nspasteboard.ConcealedType": b"",
}
_MARK = next(iter(PRIVATE_MARKS))


class PrivateClipboard(QObject):
    """Watches the clipboard for what this program puts there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._board.dataChanged.connect(self._on_copied)
        self._board.selectionChanged.connect(self._on_selected)

    def _on_copied(self) -> None:
        """Mark what was copied here.  Plain words only: rich text would tell of this program's fonts."""
        if not self._board.ownsClipboard() or self._board.mimeData().hasFormat(_MARK) or not self._board.text():
            return
        data = QMimeData()
        data.setText(self._board.text())
        for name, value in PRIVATE_MARKS.items():
            data.setData(name, value)
        self._board.setMimeData(data)

    def _on_selected(self) -> None:
        """Take back what a single line hands to X11's PRIMARY when words are selected in it."""
        if self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)


def forget() -> None:
    """Empty the clipboards that still hold something of ours."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def picture() -> bytes | QImage | None:
    """A picture that somebody copied, packed as PNG or JPEG where the other program offers that; None if there is none."""
    data = QGuiApplication.clipboard().mimeData()
    for kind in ("image/png", "image/jpeg"):
        if data is not None and data.hasFormat(kind):
            return bytes(data.data(kind).data())
    if data is None or not data.hasFormat("application/x-qt-image"):
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def files() -> tuple[Path, ...]:
    """Local files that somebody copied in a file manager."""
    data = QGuiApplication.clipboard().mimeData()
    urls = data.urls() if data is not None and data.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host())
