"""What opens a vault: a passphrase, a passphrase with a key file, a recovery code.

Passphrases are compared as RFC 8265 *OpaqueString*: other spaces become a plain space, letters
take their composed form (NFC); nothing is trimmed and no case is folded.  So a passphrase typed
on another system or keyboard is the same passphrase.
"""

from __future__ import annotations

import hashlib
import math
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from app.errors import Bug, Code, UserFixable, WorldError
from app.vault import disk
from app.vault.unoffered import UNOFFERED

MOST_CHARACTERS = 4096
WORDS_IN_LIST = 7776  # 6^5: the EFF long list, 12.9 bits a word


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What the person types, and the bytes of a key file if one belongs to it."""

    text: str = field(repr=False)
    key_file: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The code of the recovery sheet, as typed."""

    text: str = field(repr=False)


Secret = Passphrase | RecoveryCode


def material(secret: Secret) -> bytearray:
    """The bytes that go into the key derivation; the caller wipes them.

    Raises `UserFixable`: ``PASSPHRASE_EMPTY``, ``PASSPHRASE_CHARACTER``, ``TOO_LONG``, ``RECOVERY_CODE_TYPO``.
    """
    if isinstance(secret, RecoveryCode):
        return bytearray(read_code(secret.text).encode("ascii"))
    return bytearray(normalise(secret.text).encode("utf-8"))


def key_file_digest(secret: Secret) -> bytes | None:
    """SHA-512 of the key file, or None without one.  Raises `UserFixable` for an empty file."""
    if isinstance(secret, RecoveryCode) or secret.key_file is None:
        return None
    if not secret.key_file:
        raise UserFixable(Code.KEY_FILE_UNREADABLE)
    return hashlib.sha512(secret.key_file).digest()


def wipe(*buffers: bytearray) -> None:
    """Overwrite what Python lets us overwrite."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


def normalise(text: str) -> str:
    """RFC 8265 OpaqueString.

    Raises `UserFixable`: ``PASSPHRASE_EMPTY``; ``PASSPHRASE_CHARACTER`` for controls, lone
    surrogates, unassigned characters; ``TOO_LONG`` beyond 4096 characters.
    """
    if not text:
        raise UserFixable(Code.PASSPHRASE_EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise UserFixable(Code.TOO_LONG, most=MOST_CHARACTERS)
    from precis_i18n import get_profile

    try:
        return str(get_profile("OpaqueString").enforce(text))
    except UnicodeEncodeError:
        raise UserFixable(Code.PASSPHRASE_CHARACTER) from None


def offer_words(count: int = 6) -> list[str]:
    """Words drawn by the system's random source from `offered_words`: 76.5 bits for six."""
    words = offered_words()
    return [secrets.choice(words) for _ in range(count)]


def offered_words() -> list[str]:
    """The EFF long list without what nobody who was harmed should have to type or say (`UNOFFERED`)."""
    return [word for word in word_list() if word not in UNOFFERED]


def word_list() -> list[str]:
    """The EFF long list.  Raises `Bug` if it is not exactly the 7776 different words it must be."""
    text = resources.files("xkcdpass").joinpath("static", "eff-long").read_text("utf-8")
    words = text.split()
    if len(words) != WORDS_IN_LIST or len(set(words)) != WORDS_IN_LIST:
        raise Bug(where="word list")
    return words


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate, never a promise: bits a knowing guesser needs, and a level from 0 to 4."""

    bits: float
    level: int


_LEVELS = (30.0, 40.0, 52.0, 64.0)
"""Bits from which level 1, 2, 3, 4 begin.

At about 600 guesses a second on one large graphics card (security design 1.3) half the guesses
take 10 card-days for 30 bits, 29 card-years for 40, 10^5 for 52, 5 * 10^8 for 64.
"""

SCORED_CHARACTERS = 72  # zxcvbn is quadratic: 1000 characters took 57 s


def strength(text: str, own_words: Iterable[str] = ()) -> Strength:
    """How hard a passphrase is to guess, for somebody who knows ``own_words`` about the person.

    Only the first 72 characters count.  Takes tens of milliseconds: run it off the window's thread.
    """
    if not text:
        return Strength(0.0, 0)
    from zxcvbn import zxcvbn

    found = zxcvbn(text[:SCORED_CHARACTERS], user_inputs=[word for word in own_words if word])
    bits = math.log2(max(int(found["guesses"]), 1))
    return Strength(bits, sum(bits >= start for start in _LEVELS))


KEY_FILE_BYTES = 64
MOST_KEY_FILE_BYTES = 64 * 1024 * 1024


def read_key_file(path: Path) -> bytes:
    """The content of a key file: any file that never changes, of at most 64 MiB.

    Raises `UserFixable` ``KEY_FILE_UNREADABLE``.
    """
    try:
        content = disk.read_whole(path, MOST_KEY_FILE_BYTES)
    except WorldError:
        content = None
    if not content or len(content) > MOST_KEY_FILE_BYTES:
        raise UserFixable(Code.KEY_FILE_UNREADABLE)
    return content


def new_key_file() -> bytes:
    """Content for a new key file: 512 random bits."""
    return secrets.token_bytes(KEY_FILE_BYTES)


# The recovery code: 125 random bits as 25 characters of Crockford's base 32, and one to check.
# The check character is a weighted sum in the field of 32 elements, every place with a weight of
# its own, so one wrong character and two exchanged ones are always noticed.

CODE_CHARACTERS = 25
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u2010": "", "\u2011": "", "\u2013": "", "\u00a0": ""}
)


def new_code() -> str:
    """A fresh recovery code, as it is printed: ``XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-X``."""
    places = [secrets.randbelow(32) for _ in range(CODE_CHARACTERS)]
    return print_code("".join(_ALPHABET[p] for p in places))


def print_code(plain: str) -> str:
    """Twenty-five plain characters in groups of five, with the check character behind."""
    groups = [plain[at : at + 5] for at in range(0, CODE_CHARACTERS, 5)]
    return "-".join([*groups, _check(plain)])


def read_code(typed: str) -> str:
    """The 25 plain characters of a typed code; O, I and L are read as 0, 1 and 1.

    Raises `UserFixable` ``RECOVERY_CODE_TYPO``.
    """
    if len(typed) > MOST_CHARACTERS:
        raise UserFixable(Code.RECOVERY_CODE_TYPO)
    code = "".join(typed.split()).upper().translate(_FORGIVEN)
    plain, check = code[:-1], code[-1:]
    if len(plain) != CODE_CHARACTERS or any(c not in _ALPHABET for c in code) or _check(plain) != check:
        raise UserFixable(Code.RECOVERY_CODE_TYPO)
    return plain


def _check(plain: str) -> str:
    total, weight = 0, 1
    for character in plain:
        weight = _times(weight, 2)
        total ^= _times(weight, _ALPHABET.index(character))
    return _ALPHABET[total]


def _times(a: int, b: int) -> int:
    """Product in GF(2^5) with the polynomial x^5 + x^2 + 1, of which 2 is a generator."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return product
