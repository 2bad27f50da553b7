"""From whatever somebody hands over to the bytes of a note: a file, pasted text, symbols; open or encrypted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.packs import agefile, armor, frames
from app.packs.refusal import Reason, Refused

_AGE_BEGIN: Final = "-----BEGIN AGE ENCRYPTED FILE-----"
_AGE_END: Final = "-----END AGE ENCRYPTED FILE-----"
_QUOTED = re.compile(r"^(?:[>\s]*)")
_NOTE: Final = "yarrow."


class Sealed(StrEnum):
    """How it was kept from others' eyes."""

    NO = ""
    WORDS = "words"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes of a note, nothing of them checked yet, and how they came."""

    data: bytes = field(repr=False)
    sealed: Sealed = Sealed.NO


def unpack(source: bytes | str | Sequence[str]) -> bytes:
    """A note or an age file out of a file, a pasted text, or the texts of symbols.  Raises `Refused`."""
    if isinstance(source, bytes):
        return _of_bytes(source)
    if isinstance(source, str):
        return _of_text(source)
    return frames.join(source)


def sealed_with(data: bytes) -> Sealed:
    """What is needed to open these bytes (from `unpack`).  Raises `Refused` for a broken age file."""
    if not agefile.is_encrypted(data):
        return Sealed.NO
    return Sealed.WORDS if agefile.read_header(data).by_passphrase else Sealed.PERSON


def open_any(
    source: bytes | str | Sequence[str], *, words: str | None = None, identities: Sequence[str] = ()
) -> Opened:
    """The note in whatever was handed over.

    ``words`` open what was encrypted with words, ``identities`` (`session.packs.own.identities`) what
    was encrypted to this person.  Raises `Refused` ``encrypted`` (``detail``: ``words`` or ``person``)
    while the right one of the two is missing, and for whatever cannot be read.  With words it takes a
    second; other threads go on meanwhile.
    """
    data = unpack(source)
    sealed = sealed_with(data)
    if sealed is Sealed.WORDS:
        if words is None:
            raise Refused(Reason.ENCRYPTED, detail=sealed.value)
        return Opened(agefile.decrypt_with_words(data, words), sealed)
    if sealed is Sealed.PERSON:
        if not identities:
            raise Refused(Reason.ENCRYPTED, detail=sealed.value)
        return Opened(agefile.decrypt_as(data, identities), sealed)
    return Opened(data)


def _of_bytes(data: bytes) -> bytes:
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > agefile.MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    if data.startswith(_NOTE.encode("ascii")) or agefile.is_encrypted(data):
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_A_PACK) from None
    return _of_text(text)


def _of_text(text: str) -> bytes:
    if not text.strip():
        raise Refused(Reason.EMPTY)
    if len(text) > max(armor.MOST_CHARACTERS, agefile.MOST_BYTES):
        raise Refused(Reason.TOO_BIG)
    if armor.is_armored(text):
        return armor.unwrap(text)
    if _AGE_BEGIN in text:
        return _age_block(text)
    if "YPK1:" in text:
        return frames.join(text.splitlines())
    if text.startswith(_NOTE):
        return text.encode("utf-8", "replace")
    raise Refused(Reason.NOT_A_PACK)


def _age_block(text: str) -> bytes:
    """The age file in a text, whatever mail put around it and before its lines."""
    lines = [_QUOTED.sub("", line).rstrip() for line in text.replace("\r", "\n").split("\n")]
    try:
        first = lines.index(_AGE_BEGIN)
        last = lines.index(_AGE_END, first)
    except ValueError:
        raise Refused(Reason.NOT_TEXT) from None
    block = "\n".join([line for line in lines[first : last + 1] if line]) + "\n"
    return block.encode("ascii", "replace")
