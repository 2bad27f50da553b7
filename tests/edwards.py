"""The curve of Ed25519 from its definition (RFC 8032, 5.1), slow and plain, so that nothing about it is typed in.

For tests only: it takes no care of time or secrets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
NEUTRAL: Point = (0, 1)


def add(one: Point, other: Point) -> Point:
    (a, b), (c, d) = one, other
    cross = D * a * b * c * d % P
    return (a * d + b * c) * pow(1 + cross, -1, P) % P, (b * d + a * c) * pow(1 - cross, -1, P) % P


def times(scalar: int, point: Point) -> Point:
    found = NEUTRAL
    while scalar:
        if scalar & 1:
            found = add(found, point)
        point, scalar = add(point, point), scalar >> 1
    return found


def with_y(y: int) -> Iterator[Point]:
    """The points of the curve with this y: none, one or two."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P == square:
        yield from {(x, y % P), (-x % P, y % P)}


BASE = next(point for point in with_y(4 * pow(5, -1, P) % P) if point[0] % 2 == 0)


def encoded(point: Point) -> bytes:
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def small_order() -> set[Point]:
    """The eight points whose order divides eight: a point of every kind, freed of its large part."""
    y = 2
    while True:
        for point in with_y(y):
            corner = times(L, point)
            found = {times(scalar, corner) for scalar in range(8)}
            if len(found) == 8:
                return found
        y += 1


def encodings(point: Point) -> set[bytes]:
    """Every string of 32 bytes that a lenient reader takes for this point."""
    x, y = point
    signs = {0, 1} if x == 0 else {x & 1}
    heights = {y, y + P} if y + P < 1 << 255 else {y}
    return {(height | sign << 255).to_bytes(32, "little") for height in heights for sign in signs}


def challenge(first: bytes, key: bytes, text: bytes) -> int:
    """The number that ties a signature to its key and text."""
    return int.from_bytes(hashlib.sha512(first + key + text).digest(), "little")
