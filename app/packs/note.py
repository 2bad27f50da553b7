"""The signed note: text, an empty line, signature lines.

The signers stand in the text before the JSON, so that every signature is settled before anything
of it is parsed.  Order of work and reasons: ``docs/specs/pack.md``, sections 2 and 3.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.packs.keys import NAME, SIGNATURE_BYTES, SigningKey, VerifierKey, exactly, good_key, read_line
from app.packs.refusal import Reason, Refused

MOST_BYTES: Final = 256 * 1024
MOST_SIGNERS: Final = 4
MOST_SIGNATURES: Final = 16

_DASH = "— ".encode()
_TYPE = re.compile(rb"yarrow\.(pack|contact|key-rotation|key-revocation)/v([1-9][0-9]{0,3})")
_LONGEST_LINE = 200  # bytes: of a signer or a signature, with room


class Type(StrEnum):
    """What a note is."""

    PACK = "yarrow.pack/v1"
    CONTACT = "yarrow.contact/v1"
    ROTATION = "yarrow.key-rotation/v1"
    REVOCATION = "yarrow.key-revocation/v1"


@dataclass(frozen=True, slots=True)
class Note:
    """A note whose signatures hold.  ``body`` is the JSON, not looked at yet."""

    type: Type
    signers: tuple[VerifierKey, ...]
    body: bytes
    text: bytes  # what was signed


def verify(data: bytes) -> Note:
    """The note in these bytes, if every signer of it signed exactly this text.

    Raises `Refused` for anything else, and nothing but that.
    """
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    text, lines = _parts(data)
    kind, rest = _type(text)
    signers, body = _signers(rest)
    signatures = [_signature(line) for line in lines]
    for place, signer in enumerate(signers):
        own = [raw for name, key_id, raw in signatures if (name, key_id) == (signer.name, signer.id)]
        if len(own) != 1 or not signer.verifies(own[0], text):
            raise Refused(Reason.SIGNATURE, f"$.signers[{place}]")
    return Note(kind, signers, body, text)


def compose(kind: Type, body: str, signers: Sequence[VerifierKey]) -> bytes:
    """The text that the signers sign.  Raises `Refused` for a signer or a length that no reader would take."""
    if not 1 <= len(signers) <= MOST_SIGNERS or len({s.name for s in signers}) != len(signers):
        raise Refused(Reason.SIGNER)
    lines = [str(kind), *(signer.line for signer in signers), body.rstrip("\n")]
    text = ("\n".join(lines) + "\n").encode("utf-8")
    if len(text) > MOST_BYTES - (len(signers) + 1) * _LONGEST_LINE:
        raise Refused(Reason.TOO_BIG)
    return text


def seal(text: bytes, keys: Sequence[SigningKey]) -> bytes:
    """The text with the signatures of these keys."""
    return text + b"\n" + b"".join(_line(key, text) for key in keys)


def cosign(data: bytes, key: SigningKey) -> bytes:
    """The same note with one more signature line, of a signer that the text names already or of a bystander.

    A note that lacks a signer's line does not verify; it can still be handed round for signing.
    Raises `Refused` for what is not a note.
    """
    text, lines = _parts(data)
    kept = [line + b"\n" for line in lines if _signature(line)[:2] != (key.name, key.verifier.id)]
    return text + b"\n" + b"".join(kept) + _line(key, text)


def _line(key: SigningKey, text: bytes) -> bytes:
    raw = base64.b64encode(key.verifier.id + key.sign(text))
    return _DASH + key.name.encode("ascii") + b" " + raw + b"\n"


def _parts(data: bytes) -> tuple[bytes, list[bytes]]:
    """The text, and the signature lines."""
    cut = data.rfind(b"\n\n")
    if cut < 0 or not data.endswith(b"\n") or b"\r" in data:
        raise Refused(Reason.NOT_A_NOTE)
    text, lines = data[: cut + 1], data[cut + 2 :].split(b"\n")[:-1]
    if not 1 <= len(lines) <= MOST_SIGNATURES or any(
        not line.startswith(_DASH) or len(line) > _LONGEST_LINE for line in lines
    ):
        raise Refused(Reason.NOT_A_NOTE)
    return text, lines


def _type(text: bytes) -> tuple[Type, bytes]:
    first, _, rest = text.partition(b"\n")
    found = _TYPE.fullmatch(first)
    if found is None:
        raise Refused(Reason.NOT_A_PACK)
    if found[2] != b"1":
        raise Refused(Reason.NEWER)
    return Type(first.decode("ascii")), rest


def _signers(rest: bytes) -> tuple[tuple[VerifierKey, ...], bytes]:
    signers: list[VerifierKey] = []
    while not rest.startswith(b"{"):
        where = f"$.signers[{len(signers)}]"
        line, _, rest = rest.partition(b"\n")
        key = read_line(line.decode("latin-1")) if len(line) <= _LONGEST_LINE else None
        if key is None or len(signers) == MOST_SIGNERS:
            raise Refused(Reason.SIGNER, where)
        if not good_key(key.key):
            raise Refused(Reason.WEAK_KEY, where)
        if any(key.name == other.name or key.key == other.key for other in signers):
            raise Refused(Reason.SIGNER, where)
        signers.append(key)
    if not signers:
        raise Refused(Reason.SIGNER)
    return tuple(signers), rest


def _signature(line: bytes) -> tuple[str, bytes, bytes]:
    """Name, key id and signature of a line."""
    parts = line[len(_DASH) :].decode("latin-1").split(" ")
    raw = exactly(parts[1], 4 + SIGNATURE_BYTES) if len(parts) == 2 else None
    if raw is None or not (NAME.fullmatch(parts[0]) or parts[0].isprintable()):
        raise Refused(Reason.NOT_A_NOTE)
    return parts[0], raw[:4], raw[4:]
