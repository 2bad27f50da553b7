"""What the ELF files of a built folder take from the system: shared libraries, and the oldest glibc that will do.

Reads only what the loader reads (the dynamic section and the versions it needs); 64 bit, little endian, as all builds are.
Layout: System V ABI, chapter 5; ``.gnu.version_r``: Linux Standard Base, 10.7.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_DYNAMIC = 2  # the program header of the dynamic section
_LOAD = 1
_NEEDED, _STRTAB, _SONAME, _VERNEED, _VERNEEDNUM = 1, 5, 14, 0x6FFFFFFE, 0x6FFFFFFF


@dataclass(frozen=True)
class Elf:
    """One program or library."""

    needed: frozenset[str]
    soname: str | None
    versions: frozenset[str]  # e.g. GLIBC_2.34


def read(content: bytes) -> Elf | None:
    """What ``content`` asks for; None where it is no ELF file, or one that loads nothing.

    Raises `ValueError` for another word length or byte order, and for a file that is cut short.
    """
    if content[:4] != b"\x7fELF":
        return None
    if content[4:6] != b"\x02\x01":
        raise ValueError("not a 64 bit, little endian file")
    try:
        return _read(content)
    except (struct.error, KeyError, OverflowError) as error:
        raise ValueError("cut short") from error


def _read(content: bytes) -> Elf | None:
    offset, size, count = struct.unpack_from("<Q", content, 32)[0], *struct.unpack_from("<HH", content, 54)
    headers = [struct.unpack_from("<IIQQQQQQ", content, offset + size * i) for i in range(count)]
    loaded = [(address, at, length) for kind, _, at, address, _, length, *_ in headers if kind == _LOAD]

    def place(address: int) -> int:
        for start, at, length in loaded:
            if start <= address < start + length:
                return int(at + address - start)
        raise ValueError("an address outside the file")

    dynamic = next(((at, length) for kind, _, at, _, _, length, *_ in headers if kind == _DYNAMIC), None)
    if dynamic is None:
        return None
    entries = list(_entries(content, *dynamic))
    table = place(dict(entries)[_STRTAB])

    def word(at: int) -> str:
        end = content.index(b"\0", table + at)
        return content[table + at : end].decode("utf-8")

    single = dict(entries)
    versions = set()
    if _VERNEED in single:
        versions = {word(at) for at in _version_names(content, place(single[_VERNEED]), single[_VERNEEDNUM])}
    return Elf(
        needed=frozenset(word(value) for tag, value in entries if tag == _NEEDED),
        soname=word(single[_SONAME]) if _SONAME in single else None,
        versions=frozenset(versions),
    )


def _entries(content: bytes, at: int, length: int) -> Iterator[tuple[int, int]]:
    for i in range(at, at + length, 16):
        tag, value = struct.unpack_from("<qQ", content, i)
        if tag == 0:
            return
        yield tag, value


def _version_names(content: bytes, at: int, count: int) -> Iterator[int]:
    for _ in range(count):
        _, inner, _, first, following = struct.unpack_from("<HHIII", content, at)
        inside = at + first
        for _ in range(inner):
            _, _, _, name, after = struct.unpack_from("<IHHII", content, inside)
            yield name
            inside += after
        if not following:
            return
        at += following


@dataclass(frozen=True)
class Wanted:
    """What a whole folder takes from the system."""

    libraries: frozenset[str]
    glibc: tuple[int, ...]


def wanted(files: Iterable[Path]) -> Wanted:
    """The libraries that ``files`` load and that are not among them, and the newest glibc any of them asks for."""
    needed, inside, glibc = set[str](), set[str](), (2, 0)
    for path in files:
        inside.add(path.name)
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        found = read(path.read_bytes())
        if found is None:
            continue
        needed |= found.needed
        if found.soname:
            inside.add(found.soname)
        for version in found.versions:
            if match := re.fullmatch(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?", version):
                glibc = max(glibc, (int(match[1]), int(match[2])))
    return Wanted(frozenset(needed - inside), glibc)
