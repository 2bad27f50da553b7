"""Writing what leaves: new files only, readable by the person alone, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.errors import Code, UserFixable
from app.vault.disk import force, force_folder, told


def write(files: Sequence[tuple[Path, bytes]], folder: Path | None = None) -> None:
    """Write these files; nothing that is there is ever written over.

    ``folder`` is made first, and must be new or empty; folders of files inside it are made as well.
    When something fails, what was written here is taken away again.  Raises `UserFixable`
    ``OUTPUT_EXISTS``, ``OUTPUT_NOWHERE`` where the folder around is missing; `WorldError`.
    """
    made: list[Path] = []
    folders: list[Path] = []
    with told():
        try:
            if folder is not None:
                _make(folder, folders)
            for path, data in files:
                if folder is not None and not path.parent.exists():
                    path.parent.mkdir(mode=0o700)
                    folders.append(path.parent)
                _write(path, data, made)
            for place in {path.parent for path, _ in files}:
                force_folder(place)
        except FileExistsError:
            _take_away(made, folders)
            raise UserFixable(Code.OUTPUT_EXISTS) from None
        except (FileNotFoundError, NotADirectoryError):
            _take_away(made, folders)
            raise UserFixable(Code.OUTPUT_NOWHERE) from None
        except BaseException:
            _take_away(made, folders)
            raise


def _make(folder: Path, made: list[Path]) -> None:
    if not folder.is_symlink() and folder.is_dir() and not any(folder.iterdir()):
        return
    folder.mkdir(mode=0o700)
    made.append(folder)


def _write(path: Path, data: bytes, made: list[Path]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o600)
    made.append(path)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        force(stream.fileno())


def _take_away(made: Sequence[Path], folders: Sequence[Path]) -> None:
    for path in made:
        with suppress(OSError):
            path.unlink()
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()  # only when nothing else has come into it
