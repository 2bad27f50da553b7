"""The file `slots`: one header and sixteen slots that each may wrap the data key.

Byte layout: docs/specs/vault.md, section 3.  A used slot cannot be told from an unused one, so
every attempt tries all sixteen, and what is in use is remembered inside the vault.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import Bug, Code, WorldError
from app.vault.kdf import SALT_BYTES, Cost

SIZE = 4096
HEADER = 64
SLOT = 128
COUNT = 16
OF_EACH = 8  # slots 0-7 belong to the first container, 8-15 to the second

VERSION = 1
ARGON2ID = 1

_HEAD = struct.Struct(">BBBBII32s20s")
_INSIDE = struct.Struct(">32s16sBBHI")
_NONCE, _COMMITMENT = 24, 32
_SUM = 32
_SUM_LABEL = b"yarrow slots v1"
_INFO = b"slot v1"


class SlotRole(IntEnum):
    """What opens a slot."""

    PASSPHRASE = 1
    RECOVERY_CODE = 2
    KEY_FILE = 3  # a passphrase and a key file, both needed


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way to open the vault: its place, its kind, since when (ms since 1970; 0 if not known)."""

    index: int
    kind: SlotRole
    made_at: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the clear: the same for every slot."""

    cost: Cost
    salt: bytes


@dataclass(slots=True)
class Contents:
    """What a slot wraps."""

    data_key: bytearray = field(repr=False)
    database_salt: bytes = field(repr=False)
    container: int
    role: SlotRole
    generation: int


def fresh(cost: Cost) -> bytes:
    """A new image: a header and nothing but random bytes."""
    head = _HEAD.pack(
        VERSION, ARGON2ID, cost.lanes, 0, cost.memory_kib, cost.passes, os.urandom(SALT_BYTES), os.urandom(20)
    )
    return with_right_sum(head + os.urandom(SIZE - HEADER))


def intact(image: bytes | None) -> bool:
    """Whether the image is complete and its sum is right."""
    return image is not None and len(image) == SIZE and hmac.compare_digest(image[-_SUM:], _sum(image))


def with_right_sum(image: bytes) -> bytes:
    """The image with the sum its bytes call for."""
    return image[:-_SUM] + _sum(image)


def read_head(image: bytes) -> Head:
    """The header, checked before any work is done with it.

    Raises `WorldError`: ``NEWER_VERSION`` if an intact image is of a later format, ``HEADER_DAMAGED`` otherwise.
    """
    if len(image) != SIZE:
        raise WorldError(Code.HEADER_DAMAGED)
    version, kdf, lanes, zero, memory, passes, salt, _ = _HEAD.unpack_from(image)
    if version > VERSION and intact(image):
        raise WorldError(Code.NEWER_VERSION)
    cost = Cost(memory, passes, lanes)
    if version != VERSION or kdf != ARGON2ID or zero != 0 or not cost.acceptable:
        raise WorldError(Code.HEADER_DAMAGED)
    return Head(cost, salt)


def with_key_file(key: bytes | bytearray, digest: bytes) -> bytearray:
    """The wrapping key of a slot that needs a key file as well."""
    return bytearray(hmac.digest(key, digest, "sha512"))


def seal(image: bytes, index: int, key: bytes | bytearray, contents: Contents) -> bytes:
    """The image with one slot written under ``key`` (64 bytes), with a fresh nonce."""
    if not 0 <= index < COUNT or index // OF_EACH != contents.container:
        raise Bug(where="slot index")
    nonce = os.urandom(_NONCE)
    once, commitment = _expand(image, index, key, nonce)
    inside = _INSIDE.pack(
        contents.data_key, contents.database_salt, contents.container, contents.role, 0, contents.generation
    )
    sealed = ChaCha20Poly1305(once).encrypt(bytes(12), inside, nonce + commitment)
    return _put(image, index, nonce + commitment + sealed)


def forget(image: bytes, index: int) -> bytes:
    """The image with one slot overwritten by random bytes."""
    return _put(image, index, os.urandom(SLOT))


def open_any(image: bytes, key: bytes | bytearray) -> tuple[int, Contents] | None:
    """The slot that ``key`` opens and what it holds, or None.

    The work is the same whichever slot opens, and whether one does.  Raises `WorldError`
    ``NEWER_VERSION`` if it opens but holds what only a later program knows.
    """
    found: tuple[int, bytes] | None = None
    for index in range(COUNT):
        inside = _open(image, index, key)
        if inside is not None and found is None:
            found = index, inside
    if found is None:
        return None
    index, inside = found
    data_key, salt, container, role, reserved, generation = _INSIDE.unpack(inside)
    if container != index // OF_EACH or reserved != 0 or role not in list(SlotRole):
        raise WorldError(Code.NEWER_VERSION)
    return index, Contents(bytearray(data_key), salt, container, SlotRole(role), generation)


def _open(image: bytes, index: int, key: bytes | bytearray) -> bytes | None:
    start = HEADER + index * SLOT
    slot = image[start : start + SLOT]
    nonce, commitment, sealed = slot[:_NONCE], slot[_NONCE : _NONCE + _COMMITMENT], slot[_NONCE + _COMMITMENT :]
    once, expected = _expand(image, index, key, nonce)
    committed = hmac.compare_digest(commitment, expected)
    try:
        inside = ChaCha20Poly1305(once).decrypt(bytes(12), sealed, nonce + commitment)
    except InvalidTag:
        return None
    return inside if committed else None


def _expand(image: bytes, index: int, key: bytes | bytearray, nonce: bytes) -> tuple[bytes, bytes]:
    """A key for one use, and the commitment to it."""
    info = _INFO + bytes([index]) + image[:HEADER]
    both = HKDF(algorithm=SHA512(), length=64, salt=nonce, info=info).derive(bytes(key))
    return both[:32], both[32:]


def _put(image: bytes, index: int, slot: bytes) -> bytes:
    start = HEADER + index * SLOT
    return with_right_sum(image[:start] + slot + image[start + SLOT :])


def _sum(image: bytes) -> bytes:
    return hashlib.sha512(_SUM_LABEL + image[:-_SUM]).digest()[:_SUM]
