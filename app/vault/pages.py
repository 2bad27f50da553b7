"""SQLCipher's pages, opened one by one without SQL: for salvage, when the database no longer opens.

Format: SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC, then HMAC-SHA512 over the
ciphertext, the IV and the page's number.  A page whose seal does not hold is not read at all.
SQLite's log of writes that were not yet moved into the file is read as well (sqlite.org/fileformat2, section 4).
"""

from __future__ import annotations

import errno
import hmac
import struct
from pathlib import Path
from types import TracebackType

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from app.vault import disk

PAGE = 4096
_IV, _SEAL = 16, 64
USABLE = PAGE - _IV - _SEAL
_SALT = 16
_SEAL_MASK = 0x3A  # HMAC_SALT_MASK in SQLCipher's sources
_SEAL_ROUNDS = 2  # FAST_PBKDF2_ITER
_MOST_PAGES = 262_144  # 1 GiB
_LOG_HEAD, _FRAME_HEAD = 32, 24


class Pages:
    """The readable pages of a container and its log.  A context manager; raises `WorldError` if it cannot be read."""

    def __init__(self, path: Path, data_key: bytes | bytearray, database_salt: bytes) -> None:
        self._key = bytes(data_key)
        masked = bytes(byte ^ _SEAL_MASK for byte in database_salt)
        self._seal_key = PBKDF2HMAC(SHA512(), 32, masked, _SEAL_ROUNDS).derive(self._key)
        with disk.told():
            self._file = path.open("rb")
            self._count = min(path.stat().st_size // PAGE, _MOST_PAGES)
        self._newer = _read_log(path.with_name(path.name + "-wal"))

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def last(self) -> int:
        """The highest page number there may be; padding behind the database counts, and is not readable."""
        return max([self._count, *self._newer])

    def page(self, number: int) -> bytes | None:
        """The plain content of a page, without what SQLCipher reserves; None if it is not there or damaged."""
        if number in self._newer:
            plain = self._unseal(number, self._newer[number])
            if plain is not None:
                return plain
        if not 1 <= number <= self._count:
            return None
        with disk.told():
            try:
                self._file.seek((number - 1) * PAGE)
                return self._unseal(number, self._file.read(PAGE))
            except OSError as error:
                if error.errno == errno.EIO:  # a bad sector: this page is lost, others may not be
                    return None
                raise

    def _unseal(self, number: int, sealed: bytes) -> bytes | None:
        if len(sealed) != PAGE:
            return None
        start = _SALT if number == 1 else 0
        body, seal = sealed[start : PAGE - _SEAL], sealed[PAGE - _SEAL :]
        expected = hmac.digest(self._seal_key, body + struct.pack("<I", number), "sha512")
        if not hmac.compare_digest(seal, expected):
            return None
        cipher = Cipher(AES(self._key), CBC(body[-_IV:])).decryptor()
        return bytes(start) + cipher.update(body[:-_IV]) + cipher.finalize()


def _read_log(path: Path) -> dict[int, bytes]:
    """The newest committed state of each page in the log."""
    log = disk.read_whole(path, _MOST_PAGES * PAGE) or b""
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - PAGE + 1, _FRAME_HEAD + PAGE):
        number, size = struct.unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != log[16:24] or not 1 <= number <= _MOST_PAGES:
            break  # a frame of an earlier round
        pending[number] = log[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
        if size:
            committed.update(pending)
            pending.clear()
    return committed
