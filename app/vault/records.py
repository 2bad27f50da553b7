"""Rows out of SQLite's pages (sqlite.org/fileformat2, sections 1.6 and 2.1), as far as the pages can be read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from app.vault.pages import USABLE, Pages

INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
KINDS = frozenset({INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF})
_INNER = frozenset({INDEX_INNER, TABLE_INNER})

_MOST_LOCAL_OF_TABLE = USABLE - 35
_MOST_LOCAL_OF_INDEX = (USABLE - 12) * 64 // 255 - 23
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_FIRST_PAGE_HEAD = 100
_WHOLE_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_PAYLOAD = 1 << 28

Value = int | float | str | bytes | None


class Unreadable(Exception):
    """This is not what it should be; nothing is said of what it is."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it lies on the disk: its rowid (0 in an index), its values, and whether its end is missing.

    Of a cut row, a text may be shortened, and what came behind it is None.
    """

    rowid: int
    values: tuple[Value, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One page of a tree: its kind, the pages below it, the rows on it."""

    kind: int
    below: tuple[int, ...]
    records: tuple[Record, ...]


def read_node(pages: Pages, number: int) -> Node | None:
    """A page as part of a tree, or None if it cannot be read or is no such page."""
    page = pages.page(number)
    if page is None:
        return None
    head = _FIRST_PAGE_HEAD if number == 1 else 0
    kind = page[head]
    if kind not in KINDS:
        return None
    try:
        count = struct.unpack_from(">H", page, head + 3)[0]
        first_cell = head + (12 if kind in _INNER else 8)
        cells = struct.unpack_from(f">{count}H", page, first_cell)
        below = [struct.unpack_from(">I", page, cell)[0] for cell in cells] if kind in _INNER else []
        if kind in _INNER:
            below.append(struct.unpack_from(">I", page, head + 8)[0])
        return Node(kind, tuple(below), tuple(_records(pages, page, kind, cells)))
    except (struct.error, IndexError, Unreadable):
        return None


def _records(pages: Pages, page: bytes, kind: int, cells: tuple[int, ...]) -> Iterator[Record]:
    if kind == TABLE_INNER:
        return
    for cell in cells:
        at = cell + (4 if kind == INDEX_INNER else 0)
        size, at = _varint(page, at)
        rowid = 0
        if kind == TABLE_LEAF:
            rowid, at = _varint(page, at)
        if size > _MOST_PAYLOAD:
            raise Unreadable
        payload = _payload(pages, page, at, size, _MOST_LOCAL_OF_TABLE if kind == TABLE_LEAF else _MOST_LOCAL_OF_INDEX)
        yield Record(_signed(rowid), *_values(payload, size))


def _payload(pages: Pages, page: bytes, at: int, size: int, most_local: int) -> bytes:
    """The bytes of a row, from its page and the pages it flows over to; shorter where one of those is lost."""
    if size <= most_local:
        return page[at : at + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
    if local > most_local:
        local = _LEAST_LOCAL
    parts = [page[at : at + local]]
    missing = size - local
    following = struct.unpack_from(">I", page, at + local)[0]
    while missing > 0:
        more = pages.page(following)
        if more is None:
            break
        following = struct.unpack_from(">I", more)[0]
        parts.append(more[4 : 4 + min(missing, USABLE - 4)])
        missing -= USABLE - 4
    return b"".join(parts)


def _values(payload: bytes, size: int) -> tuple[tuple[Value, ...], bool]:
    head, at = _varint(payload, 0)
    if not 1 <= head <= len(payload):
        raise Unreadable
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != size:
        raise Unreadable
    return tuple(values), len(payload) < size


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in _WHOLE_BYTES:
        end = at + _WHOLE_BYTES[kind]
        return (int.from_bytes(payload[at:end], "big", signed=True) if end <= len(payload) else None), end
    if kind == 7:
        return (struct.unpack_from(">d", payload, at)[0] if at + 8 <= len(payload) else None), at + 8
    if kind < 12:
        raise Unreadable
    end = at + (kind - 12) // 2
    if at >= len(payload) and end > at:
        return None, end
    raw = payload[at:end]
    if kind % 2 == 0:
        return raw, end
    try:
        return raw.decode("utf-8"), end
    except UnicodeDecodeError:
        if end <= len(payload):
            raise Unreadable from None
        return raw.decode("utf-8", "ignore"), end  # cut in the middle of a character


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    raise Unreadable


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
