"""Encrypted packs: age files (C2SP, ``age.md``, version 1), for words said on the phone or for one person.

The passphrase form is read and written here, on `cryptography`'s scrypt and ChaCha20-Poly1305:
the library that does the other form takes any work factor up to minutes and gigabytes, and holds
every other thread meanwhile (security design 6.4).  Here a factor above 20 is refused before any
work.  To people (X25519) it is the library, after the header was looked at.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.packs.note import MOST_BYTES as MOST_NOTE_BYTES
from app.packs.refusal import Reason, Refused
from app.vault.secrets import normalise

WORK_FACTOR: Final = 18
"""log2 of scrypt's N when writing: 0.7 s and 256 MiB (security design 6.4)."""
MOST_WORK_FACTOR: Final = 20
MOST_STANZAS: Final = 16
MOST_HEADER: Final = 16 * 1024
MOST_BYTES: Final = 2 * MOST_NOTE_BYTES
"""Of a whole age file, armored or not: a pack, its overhead, a third for base64, and room."""

_VERSION: Final = b"age-encryption.org/v1\n"
_BEGIN: Final = "-----BEGIN AGE ENCRYPTED FILE-----"
_END: Final = "-----END AGE ENCRYPTED FILE-----"
_OTHER_VERSION = re.compile(rb"age-encryption\.org/[!-~]{1,100}\n")
_CHUNK: Final = 64 * 1024
_TAG: Final = 16
_WIDTH: Final = 64
_ARGUMENT = re.compile(rb"[!-~]+")
_FACTOR = re.compile(rb"[1-9][0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One way to the file key."""

    kind: bytes
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the payload, nothing of it checked against a key yet."""

    stanzas: tuple[Stanza, ...]
    signed: bytes  # what the MAC covers
    mac: bytes
    payload: bytes

    @property
    def by_passphrase(self) -> bool:
        return self.stanzas[0].kind == b"scrypt"


def is_encrypted(data: bytes) -> bool:
    """Whether these bytes begin as an age file, armored or not; space may stand before armor, and before nothing else."""
    return data.startswith(b"age-encryption.org/") or _is_armored(data)


def read_header(data: bytes) -> Header:
    """The header of an age file.  Raises `Refused` for whatever the format does not allow, before any work."""
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    data = _unarmored(data)
    if not data.startswith(_VERSION):
        raise Refused(Reason.NEWER if _OTHER_VERSION.match(data) else Reason.NOT_OPENED)
    place = len(_VERSION)
    stanzas: list[Stanza] = []
    while not data.startswith(b"---", place):
        if len(stanzas) == MOST_STANZAS:
            raise Refused(Reason.TOO_BIG)
        stanza, place = _stanza(data, place)
        stanzas.append(stanza)
    line, after = _line(data, place)
    mac = _base64(line[4:], 32) if line.startswith(b"--- ") else None
    if mac is None or not stanzas:
        raise Refused(Reason.NOT_OPENED)
    if any(one.kind == b"scrypt" for one in stanzas) and len(stanzas) > 1:
        raise Refused(Reason.NOT_OPENED)
    return Header(tuple(stanzas), data[: place + 3], mac, data[after:])


def encrypt_with_words(data: bytes, passphrase: str, work_factor: int = WORK_FACTOR) -> bytes:
    """An age file that opens with the passphrase.  Raises `UserFixable` for an empty or impossible one."""
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_stretched(normalise(passphrase), salt, work_factor)).encrypt(bytes(12), file_key, None)
    head = _VERSION + b"-> scrypt " + _text(salt) + b" %d\n" % work_factor + _text(wrapped) + b"\n---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    stream = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    return b"".join([head, b" ", _text(mac), b"\n", nonce, *_sealed(stream, data)])


def decrypt_with_words(data: bytes, passphrase: str) -> bytes:
    """The file inside.  Takes a second, and lets other threads work meanwhile.

    Raises `Refused` ``too-costly`` before any work and where the memory for it is not to be had,
    ``not-opened`` for other words or damage: the two look alike, as they must.  `UserFixable` for a
    passphrase that cannot be one.
    """
    header = read_header(data)
    if not header.by_passphrase:
        raise Refused(Reason.NOT_FOR_YOU)
    arguments, body = header.stanzas[0].arguments, header.stanzas[0].body
    salt = _base64(arguments[0], 16) if len(arguments) == 2 else None
    if salt is None or not _FACTOR.fullmatch(arguments[1]) or len(body) != 32:
        raise Refused(Reason.NOT_OPENED)
    if int(arguments[1]) > MOST_WORK_FACTOR:
        raise Refused(Reason.TOO_COSTLY)
    file_key = _file_key(body, passphrase, salt, int(arguments[1]))
    if not hmac.compare_digest(hmac.digest(_derived(file_key, b"", b"header"), header.signed, "sha256"), header.mac):
        raise Refused(Reason.NOT_OPENED)
    if len(header.payload) < 16:
        raise Refused(Reason.NOT_OPENED)
    return _opened(ChaCha20Poly1305(_derived(file_key, header.payload[:16], b"payload")), header.payload[16:])


def new_identity() -> tuple[str, str]:
    """A secret identity and the recipient that goes with it, both as age writes them."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def is_recipient(text: str) -> bool:
    """Whether this is a recipient that can be encrypted to."""
    import pyrage

    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt_to(data: bytes, recipients: Sequence[str]) -> bytes:
    """An age file for these people.  Raises `Refused` for what is not a recipient."""
    import pyrage

    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(text) for text in recipients]))
    except (pyrage.RecipientError, pyrage.EncryptError):
        raise Refused(Reason.NOT_FOR_YOU) from None


def decrypt_as(data: bytes, identities: Sequence[str]) -> bytes:
    """The file inside, for somebody who holds one of these identities.

    Raises `Refused` ``not-for-you`` if none of them opens it, ``not-opened`` for damage, ``encrypted`` for words.
    """
    import pyrage

    header = read_header(data)
    if header.by_passphrase:
        raise Refused(Reason.ENCRYPTED)
    try:
        own = [pyrage.x25519.Identity.from_str(text) for text in identities]
        found = bytes(pyrage.decrypt(_unarmored(data), own))
    except pyrage.IdentityError:
        raise Refused(Reason.NOT_FOR_YOU) from None
    except pyrage.DecryptError as error:  # the library has one class for all, and says in words which it was
        nobody = "matching key" in str(error).lower()
        raise Refused(Reason.NOT_FOR_YOU if nobody else Reason.NOT_OPENED) from None
    if len(found) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    return found


def armored(data: bytes) -> str:
    """An age file as text to paste."""
    text = base64.b64encode(data).decode("ascii")
    lines = [text[place : place + _WIDTH] for place in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def _file_key(body: bytes, passphrase: str, salt: bytes, work_factor: int) -> bytes:
    """What a stanza wraps.  Other programs take words as they are typed, so these are tried where ours differ."""
    for words in dict.fromkeys((normalise(passphrase), passphrase)):
        try:
            return ChaCha20Poly1305(_stretched(words, salt, work_factor)).decrypt(bytes(12), body, None)
        except InvalidTag:
            continue
        except MemoryError:
            raise Refused(Reason.TOO_COSTLY) from None
    raise Refused(Reason.NOT_OPENED)


def _stretched(words: str, salt: bytes, work_factor: int) -> bytes:
    scrypt = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work_factor, r=8, p=1)
    return scrypt.derive(words.encode("utf-8"))


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _sealed(stream: ChaCha20Poly1305, data: bytes) -> Iterator[bytes]:
    pieces = [data[place : place + _CHUNK] for place in range(0, len(data), _CHUNK)] or [b""]
    for number, piece in enumerate(pieces):
        yield stream.encrypt(_nonce(number, last=number == len(pieces) - 1), piece, None)


def _opened(stream: ChaCha20Poly1305, data: bytes) -> bytes:
    pieces = [data[place : place + _CHUNK + _TAG] for place in range(0, len(data), _CHUNK + _TAG)]
    if not pieces or (len(pieces) > 1 and len(pieces[-1]) <= _TAG):
        raise Refused(Reason.NOT_OPENED)
    try:
        return b"".join(
            stream.decrypt(_nonce(number, last=number == len(pieces) - 1), piece, None)
            for number, piece in enumerate(pieces)
        )
    except InvalidTag:
        raise Refused(Reason.NOT_OPENED) from None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _stanza(data: bytes, place: int) -> tuple[Stanza, int]:
    line, place = _line(data, place)
    words = line.split(b" ")
    if words[0] != b"->" or len(words) < 2 or not all(_ARGUMENT.fullmatch(word) for word in words[1:]):
        raise Refused(Reason.NOT_OPENED)
    body = b""
    while True:
        if place > MOST_HEADER:
            raise Refused(Reason.TOO_BIG)
        line, place = _line(data, place)
        if len(line) > _WIDTH:
            raise Refused(Reason.NOT_OPENED)
        body += line
        if len(line) < _WIDTH:
            break
    raw = _base64(body, None)
    if raw is None:
        raise Refused(Reason.NOT_OPENED)
    return Stanza(words[1], tuple(words[2:]), raw), place


def _line(data: bytes, place: int) -> tuple[bytes, int]:
    end = data.find(b"\n", place, place + MOST_HEADER)
    if end < 0:
        raise Refused(Reason.NOT_OPENED)
    return data[place:end], end + 1


def _base64(text: bytes, length: int | None) -> bytes | None:
    """Bytes from base64 without padding, canonical; None for anything else."""
    if b"=" in text or len(text) % 4 == 1:
        return None
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        return None
    return raw if _text(raw) == text and length in (None, len(raw)) else None


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _is_armored(data: bytes) -> bool:
    return data.lstrip().startswith(_BEGIN.encode("ascii"))


def _unarmored(data: bytes) -> bytes:
    if not _is_armored(data):
        return data
    try:
        lines = data.decode("ascii").strip().replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_OPENED) from None
    body = lines[1:-1]
    if lines[0] != _BEGIN or lines[-1] != _END or any(len(line) != _WIDTH for line in body[:-1]):
        raise Refused(Reason.NOT_OPENED)
    text = "".join(body)
    if not body or not 0 < len(body[-1]) <= _WIDTH:
        raise Refused(Reason.NOT_OPENED)
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Refused(Reason.NOT_OPENED) from None
    if base64.b64encode(raw).decode("ascii") != text:
        raise Refused(Reason.NOT_OPENED)
    return raw
