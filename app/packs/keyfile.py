"""A signing key on its way out of a vault or into one: encrypted with words, and never otherwise.

Inside the age file stands one object of JSON (``docs/specs/pack.md``, section 12).
"""

from __future__ import annotations

import json
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from app.packs import agefile, strictjson
from app.packs.keys import SigningKey, from_seed
from app.packs.model import Name
from app.packs.refusal import Reason, Refused

TYPE = "yarrow.signing-key/v1"
_MOST_BYTES = 64 * 1024


class KeyFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands in it.  ``pack`` is the one pack that the key is for, or empty."""

    type: str
    name: Name
    shown: Annotated[str, Meta(max_length=80)]
    pack: Annotated[str, Meta(pattern=r"^([0-9a-hjkmnp-tv-z]{26})?\Z", max_length=26)]
    seq: Annotated[int, Meta(ge=0, le=9999)]  # of the last rotation
    seed: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    notes: Annotated[tuple[Annotated[str, Meta(max_length=4000)], ...], Meta(max_length=100)]

    @property
    def key(self) -> SigningKey:
        return from_seed(self.name, bytes.fromhex(self.seed))


def seal(file: KeyFile, words: str) -> bytes:
    """An age file that opens with these words.  Raises `UserFixable` for impossible ones."""
    text = json.dumps(msgspec.to_builtins(file), ensure_ascii=False, indent=2) + "\n"
    return agefile.encrypt_with_words(text.encode("utf-8"), words)


def unseal(data: bytes, words: str) -> KeyFile:
    """The key in an age file.  Raises `Refused`."""
    if len(data) > _MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    found = strictjson.read(agefile.decrypt_with_words(data, words))
    if found.get("type") != TYPE:
        raise Refused(Reason.NOT_A_KEY)
    try:
        return msgspec.convert(found, KeyFile, strict=True)
    except msgspec.ValidationError:
        raise Refused(Reason.SCHEMA) from None
