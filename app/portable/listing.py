"""``SHA256SUMS``: what a built program consists of, in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import re

from app.errors import Code, UntrustedInput
from app.paths import PORTABLE_FOLDER, PORTABLE_MARK
from app.portable import names

FILE = "SHA256SUMS"
MOST_BYTES = 4 * 1024 * 1024
_MOST_FILES = 20_000
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def read(data: bytes) -> dict[str, str]:
    """Path to hash, of every file that belongs to the program: not the notes, not ``portable.txt``.

    Raises `UntrustedInput` ``PROGRAM_UNKNOWN`` for anything that is no such list, or a path that no stick could keep.
    """
    found: dict[str, str] = {}
    folded: set[str] = set()
    try:
        lines = data.decode("utf-8").splitlines() if len(data) <= MOST_BYTES else []
    except UnicodeDecodeError:
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=FILE) from None
    for line in lines:
        entry = _LINE.fullmatch(line)
        path = entry[2].removeprefix("./") if entry else ""
        if entry is None or not names.is_safe(path) or names.folded(path) in folded or len(found) >= _MOST_FILES:
            raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=FILE)
        folded.add(names.folded(path))
        if path != PORTABLE_MARK and not names.same(path.split("/")[0], PORTABLE_FOLDER):
            found[path] = entry[1]
    if not found or FILE in found:
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=FILE)
    return found
