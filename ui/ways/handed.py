"""The file that the desktop hands over at the start (a double click): kept until the notes are open, and no longer.

Its name is shown nowhere before that, and written nowhere.  Locking replaces the process, so it is forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from app.errors import Code, WorldError
from app.jobs import CancelToken, Progress
from app.vault.folder import exists
from ui.i18n import translate
from ui.jobs import Lanes


class _Say(Protocol):
    def __call__(self, text: str, *, stay: bool = False) -> None: ...


class Handed:
    """At most one file, given once."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def take(self) -> Path | None:
        """The file, the first time that it is asked for."""
        file, self._file = self._file, None
        return file

    def tell(self, folder: Path, lanes: Lanes, say: _Say, owner: QObject) -> None:
        """Say, where the notes are still closed, that it waits; or that they are open in another window."""
        if self._file is None:
            return

        def look(_token: CancelToken, _progress: Progress) -> bool:
            return _open_elsewhere(folder)

        def found(elsewhere: bool) -> None:
            if self._file is not None:
                say(_elsewhere_words() if elsewhere else _waiting_words(), stay=True)

        lanes.free(look, found, owner=owner)


def _open_elsewhere(folder: Path) -> bool:
    """Whether another program has these notes open.  Nothing is written to find out."""
    from app.vault.lock import FolderLock  # not needed where no file was handed over

    if not exists(folder):
        return False
    try:
        FolderLock(folder).release()
    except WorldError as error:
        return error.code is Code.IN_USE
    return False


def _waiting_words() -> str:
    return translate("Handed", "The file is looked at when you are in. Nothing of it is added by itself.")


def _elsewhere_words() -> str:
    return translate(
        "Handed",
        "Your notes are open in another window already. You can open the file there, under Packs, or drag it onto that window; this window can be closed.",
    )
