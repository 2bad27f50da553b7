"""A file that is handed over: always a new one, readable by its owner alone until it is given away."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import Code, UserFixable
from app.vault.disk import force_folder, told


def put(path: Path, data: bytes) -> Path:
    """Write a new file; nothing is ever written over.  Raises `UserFixable` OUTPUT_EXISTS, `WorldError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with told():
        try:
            descriptor = os.open(path, flags, 0o600)
        except FileExistsError:
            raise UserFixable(Code.OUTPUT_EXISTS) from None
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        force_folder(path.parent)
    return path
