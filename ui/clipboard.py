"""What leaves through the clipboard says that it is private; what is only selected does not leave.

Clipboard histories of desktops keep what is copied.  Each system has a mark that asks them not
to; the names are those that password managers use (KeePassXC ``Clipboard.cpp``; Microsoft,
*Clipboard Formats*; nspasteboard.org).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
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


AWAY_S = 20
"""So long after the person went to another window what was copied here can still be pasted there."""


class PrivateClipboard(QObject):
    """Watches the clipboard for what this program puts there: marks it, and takes it back after a while.

    While this window is the one in use nothing is taken back: whoever cuts a paragraph to put it
    elsewhere in their notes must not lose it (docs/adr/0504-the-clipboard-is-emptied.md).
    """

    asked = Signal()
    """Something was copied and `ask_first` is on: it is kept back until `allow` or `refuse`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask_first = False
        self._held = ""
        self._board = QGuiApplication.clipboard()
        self._board.dataChanged.connect(self._on_copied)
        self._board.selectionChanged.connect(self._on_selected)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(AWAY_S * 1000)
        self._away.timeout.connect(take_back)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self.state_changed)

    def allow(self) -> None:
        """The person wants it on the clipboard, and is not asked again."""
        held, self._held = self._held, ""
        self.ask_first = False
        if held:
            self._board.setText(held)

    def refuse(self) -> None:
        """It is not put there, and the next time is asked about again."""
        self._held = ""

    def state_changed(self, state: Qt.ApplicationState) -> None:
        """The person went to another window, or came back."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif not self._away.isActive():
            self._away.start()

    def _on_copied(self) -> None:
        """Mark what was copied here.  Plain words only: rich text would tell of this program's fonts."""
        if not self._board.ownsClipboard() or self._board.mimeData().hasFormat(_MARK) or not self._board.text():
            return
        words = self._board.text()
        if self.ask_first:
            self._held = words
            self._board.clear()  # in the same breath: nobody was served yet
            self.asked.emit()
            return
        data = QMimeData()
        data.setText(words)
        for name, value in PRIVATE_MARKS.items():
            data.setData(name, value)
        self._board.setMimeData(data)

    def _on_selected(self) -> None:
        """Take back what a single line hands to X11's PRIMARY when words are selected in it."""
        if self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)


def take_back() -> None:
    """Empty the clipboard if it still holds something of ours."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear()


def forget() -> None:
    """Empty the clipboards that still hold something of ours."""
    take_back()
    board = QGuiApplication.clipboard()
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
