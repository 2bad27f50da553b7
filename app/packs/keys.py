"""Keys that sign: their form, their sanity, and how people compare them.

Ed25519 is RFC 8032; the textual form of a key and its id are those of the C2SP note format
(github.com/C2SP/C2SP, ``signed-note.md``).  A key never says who somebody is: that is for people.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from app.vault.secrets import WORDS_IN_LIST, word_list

KEY_BYTES: Final = 32
KEY_ID_BYTES: Final = 4
SIGNATURE_BYTES: Final = 64
FINGERPRINT_WORDS: Final = 7  # 7776^7 > 2^90
NAME: Final = re.compile(r"[a-z0-9-]{1,60}")

_ED25519 = b"\x01"  # the algorithm byte of the note format
_PRIME: Final = 2**255 - 19

# The y of the eight points whose order divides eight (RFC 8032, 5.1.3), little-endian: whoever uses one as a key makes
# signatures that hold for any text.  The last two are those of the points of order eight.
SMALL_ORDER_Y: Final = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
        int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
    }
)


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under a name."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """Four bytes by which a signature line finds its key; not a fingerprint."""
        return hashlib.sha256(self.name.encode("ascii") + b"\n" + _ED25519 + self.key).digest()[:KEY_ID_BYTES]

    @property
    def line(self) -> str:
        """The form that stands in a note: ``name+id+key``."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.key).decode('ascii')}"

    def verifies(self, signature: bytes, text: bytes) -> bool:
        """Whether this key signed exactly this text."""
        if len(signature) != SIGNATURE_BYTES:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, text)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that signs.  It lives in the vault, and leaves it only encrypted."""

    name: str
    _secret: Ed25519PrivateKey

    @property
    def verifier(self) -> VerifierKey:
        """Its public half."""
        public = self._secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return VerifierKey(self.name, public)

    def sign(self, text: bytes) -> bytes:
        """Sixty-four bytes."""
        return self._secret.sign(text)

    def seed(self) -> bytes:
        """The 32 bytes that are kept in the vault."""
        return self._secret.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())


def new_key(name: str) -> SigningKey:
    """A key drawn by the system's random source.  Raises ValueError for a name the format does not allow."""
    if not NAME.fullmatch(name):
        raise ValueError
    return SigningKey(name, Ed25519PrivateKey.generate())


def from_seed(name: str, seed: bytes) -> SigningKey:
    """The key that was kept.  Raises ValueError for a seed of another length or a bad name."""
    if not NAME.fullmatch(name):
        raise ValueError
    return SigningKey(name, Ed25519PrivateKey.from_private_bytes(seed))


def good_key(key: bytes) -> bool:
    """Whether a public key is one that an honest signer can have.

    Refuses a y that is not reduced, and the points of small order, for which others can make
    signatures (security design 6.3).
    """
    if len(key) != KEY_BYTES:
        return False
    y = int.from_bytes(key, "little") & ((1 << 255) - 1)
    return y < _PRIME and y not in SMALL_ORDER_Y


def read_line(line: str) -> VerifierKey | None:
    """The key of a ``name+id+key`` line, None if it is not exactly one.  Sanity is asked for apart."""
    parts = line.split("+", maxsplit=2)
    if len(parts) != 3 or not NAME.fullmatch(parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
        return None
    raw = exactly(parts[2], 1 + KEY_BYTES)
    if raw is None or raw[:1] != _ED25519:
        return None
    found = VerifierKey(parts[0], raw[1:])
    return found if found.id.hex() == parts[1] else None


def exactly(text: str, length: int | None = None) -> bytes | None:
    """The bytes of canonical base64, so many of them if it is said how many; None for anything else."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return raw if length in (None, len(raw)) and base64.b64encode(raw).decode("ascii") == text else None


def fingerprint_words(key: bytes) -> tuple[str, ...]:
    """Seven words of the EFF long list, for people to compare: 90 bits of the key's hash."""
    number = int.from_bytes(_digest(key), "big") >> (256 - 90)
    words = word_list()
    found = []
    for _ in range(FINGERPRINT_WORDS):
        number, place = divmod(number, WORDS_IN_LIST)
        found.append(words[place])
    return tuple(reversed(found))


def fingerprint_digits(key: bytes) -> str:
    """Eight groups of four digits, each of 13 bits: for languages without a word list of their own."""
    bits = int.from_bytes(_digest(key), "big") >> (256 - 8 * 13)
    return " ".join(f"{(bits >> (13 * place)) & 0x1FFF:04d}" for place in reversed(range(8)))


def _digest(key: bytes) -> bytes:
    return hashlib.sha256(b"yarrow-fp-v1" + key).digest()
