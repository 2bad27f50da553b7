"""One program at a time in a vault's folder.

The lock leaves no file behind and ends with the process, whatever ends it: on POSIX an
advisory lock on the folder itself, on Windows a named mutex.  A file system that knows no such
lock (some network shares) is allowed; there SQLCipher's own exclusive lock on the container
still refuses the second program that has the right passphrase.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from pathlib import Path

from app.errors import Code, WorldError
from app.vault import disk

_HELD_ELSEWHERE = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)


class FolderLock:
    """Held from construction to `release`.  Raises `WorldError` ``IN_USE``, ``NO_VAULT``, ``PERMISSION``."""

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = None
        self._mutex: int | None = None
        if sys.platform == "win32":  # pragma: no cover  (needs Windows)
            self._mutex = _take_mutex(folder)
        else:
            self._descriptor = _take_folder(folder)

    def release(self) -> None:
        """Let the next one in; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        if sys.platform == "win32" and self._mutex is not None:  # pragma: no cover  (needs Windows)
            _drop_mutex(self._mutex)
            self._mutex = None


if sys.platform == "win32":  # pragma: no cover  (needs Windows)
    import ctypes

    _ERROR_ALREADY_EXISTS = 183

    def _take_mutex(folder: Path) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateMutexW.restype = ctypes.c_void_p
        name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
        handle = kernel.CreateMutexW(None, False, f"Global\\{name}")
        if ctypes.get_last_error() == _ERROR_ALREADY_EXISTS or not handle:
            if handle:
                _drop_mutex(handle)
            raise WorldError(Code.IN_USE)
        return int(handle)

    def _drop_mutex(handle: int) -> None:
        ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(handle))

else:
    import fcntl

    def _take_folder(folder: Path) -> int:
        with disk.told():
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD_ELSEWHERE:
                os.close(descriptor)
                raise WorldError(Code.IN_USE) from None
        return descriptor
