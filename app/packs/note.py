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

from app.packs.keys import KEY_ID_BYTES, SigningKey, VerifierKey, exactly, good_key, read_line
from app.packs.refusal import Reason, Refused

MOST_BYTES: Final = 256 * 1024
MOST_SIGNERS: Final = 4
MOST_SIGNATURES: Final = 16

_DASH = "— ".encode()
_TYPE = re.compile(rb"yarrow\.(pack|contact|key-rotation|key-revocation)/v([1-9][0-9]{0,3})")
_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f]")
_BYSTANDER = re.compile(r"[^\s+]+")
_LONGEST_LINE = 200  # bytes: of a signer or of a signer's signature, with room
_LONGEST_SIGNATURE = 8 * 1024  # bytes of any signature's line: those of other algorithms are longer, and not for us


class Type(StrEnum):
    """What a note is."""

    PACK = "yarrow.pack/v1"
    CONTACT = "yarrow.contact/v1"
    ROTATION = "yarrow.key-rotation/v1"
    REVOCATION = "yarrow.key-revocation/v1"


@dataclass(frozen=True, slots=True)
class _Line:
    """A signature line, whoever's it is."""

    name: str
    key_id: bytes
    signature: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A note whose signatures hold.  ``body`` is the JSON, not looked at yet.

    ``signers`` are all whom the text names.  Those of them in ``lacking`` have not signed: nothing here is
    said by them.
    """

    type: Type
    signers: tuple[VerifierKey, ...]
    body: bytes
    text: bytes  # what was signed
    whole: bytes = b""  # the text and the lines of its signers, without those of bystanders
    lacking: tuple[VerifierKey, ...] = ()

    @property
    def signed(self) -> tuple[VerifierKey, ...]:
        """Those who signed, in the order of ``signers``."""
        return tuple(key for key in self.signers if key not in self.lacking)


def verify(data: bytes) -> Note:
    """The note in these bytes, if every line of a signer of it is a signature of exactly this text.

    Every signer must have such a line; of a pack some may not have signed yet, though not all: who of
    them may not be missing is for `app.packs.reading` to know, for it stands in the JSON.
    Raises `Refused` for anything else, and nothing but that.
    """
    text, lines = _parts(data)
    kind, rest = _type(text)
    signers, body = _signers(rest)
    kept: list[bytes] = []
    lacking: list[VerifierKey] = []
    for place, signer in enumerate(signers):
        own = [line for line in lines if (line.name, line.key_id) == (signer.name, signer.id)]
        if not own and kind is Type.PACK:
            lacking.append(signer)
            continue
        if len(own) != 1 or not signer.verifies(own[0].signature, text):
            raise Refused(Reason.SIGNATURE, f"$.signers[{place}]")
        kept.append(own[0].whole)
    if not kept:
        raise Refused(Reason.SIGNATURE, "$.signers[0]")
    return Note(kind, signers, body, text, text + b"\n" + b"".join(kept), tuple(lacking))


def compose(kind: Type, body: str, signers: Sequence[VerifierKey]) -> bytes:
    """The text that the signers sign.  Raises `Refused` for a signer or a length that no reader would take."""
    different = min(len({signer.name for signer in signers}), len({signer.key for signer in signers}))
    if not 1 <= len(signers) <= MOST_SIGNERS or different != len(signers):
        raise Refused(Reason.SIGNER)
    lines = [str(kind), *(signer.line for signer in signers), body.rstrip("\n")]
    try:
        text = ("\n".join(lines) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(Reason.NOT_UTF8) from None
    if len(text) > MOST_BYTES - (len(signers) + 1) * _LONGEST_LINE:
        raise Refused(Reason.TOO_BIG)
    return text


def seal(text: bytes, keys: Sequence[SigningKey]) -> bytes:
    """The text with the signatures of these keys."""
    return text + b"\n" + b"".join(_line(key, text) for key in keys)


def united(one: Note, other: Note) -> Note:
    """The same text with the signatures of both; ``one`` as it is where the text is another."""
    fresh = [key for key in one.lacking if key not in other.lacking]
    if one.text != other.text or not fresh:
        return one
    lines = _lines_by_name(one) | _lines_by_name(other)
    kept = [lines[key.name] for key in one.signers if key.name in lines]
    lacking = tuple(key for key in one.lacking if key not in fresh)
    return Note(one.type, one.signers, one.body, one.text, one.text + b"\n" + b"".join(kept), lacking)


def _lines_by_name(found: Note) -> dict[str, bytes]:
    """The signature lines of a note that holds: no name comes twice among its signers."""
    return {line.name: line.whole for line in _parts(found.whole)[1]}


def cosign(data: bytes, key: SigningKey) -> bytes:
    """The same note with one more signature line, of a signer that the text names already or of a bystander.

    What is signed is not looked at here: `app.packs.reading.cosign` does that first.  Raises `Refused`
    for what is not a note, and for what would be none with one line more.
    """
    text, lines = _parts(data)
    kept = [line.whole for line in lines if (line.name, line.key_id) != (key.name, key.verifier.id)]
    signed = text + b"\n" + b"".join(kept) + _line(key, text)
    _parts(signed)
    return signed


def _line(key: SigningKey, text: bytes) -> bytes:
    raw = base64.b64encode(key.verifier.id + key.sign(text))
    return _DASH + key.name.encode("ascii") + b" " + raw + b"\n"


def _parts(data: bytes) -> tuple[bytes, list[_Line]]:
    """The text, and the signature lines (steps 1 and 2)."""
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    cut = data.rfind(b"\n\n")
    if cut < 0 or not data.endswith(b"\n") or _CONTROL.search(data):
        raise Refused(Reason.NOT_A_NOTE)
    text, lines = data[: cut + 1], data[cut + 2 :].split(b"\n")[:-1]
    if not 1 <= len(lines) <= MOST_SIGNATURES or any(
        not line.startswith(_DASH) or len(line) > _LONGEST_SIGNATURE for line in lines
    ):
        raise Refused(Reason.NOT_A_NOTE)
    return text, [_signature(line) for line in lines]


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


def _signature(line: bytes) -> _Line:
    """What a line says; of a bystander's, the note format alone says what it looks like."""
    try:
        name, _, text = line[len(_DASH) :].decode("utf-8").partition(" ")
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_A_NOTE) from None
    raw = exactly(text)
    if raw is None or len(raw) <= KEY_ID_BYTES or not _BYSTANDER.fullmatch(name):
        raise Refused(Reason.NOT_A_NOTE)
    return _Line(name, raw[:KEY_ID_BYTES], raw[KEY_ID_BYTES:], line + b"\n")
