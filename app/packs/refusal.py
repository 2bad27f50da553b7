"""Why something from elsewhere was not taken: a stable reason and a place, and never what stood there."""

from __future__ import annotations

from enum import StrEnum

from app.errors import Code, UntrustedInput


class Reason(StrEnum):
    """The reasons of ``docs/specs/pack.md``.  Stable: scripts may rely on the values."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    NOT_A_NOTE = "not-a-note"
    NOT_A_PACK = "not-a-pack"
    NEWER = "newer"
    SIGNER = "signer"
    WEAK_KEY = "weak-key"
    SIGNATURE = "signature"
    NOT_UTF8 = "not-utf8"
    TOO_DEEP = "too-deep"
    NOT_JSON = "not-json"
    TOO_MANY = "too-many"
    NAME_TWICE = "name-twice"
    BAD_NUMBER = "bad-number"
    BAD_CHARACTER = "bad-character"
    SCHEMA = "schema"
    INCONSISTENT = "inconsistent"
    # ways over
    NOT_TEXT = "not-text"
    PICTURE = "picture"  # no picture, or not of a kind that is read
    FRAMES_MISSING = "frames-missing"
    FRAMES_DIFFER = "frames-differ"
    # secrecy
    ENCRYPTED = "encrypted"
    TOO_COSTLY = "too-costly"
    NOT_OPENED = "not-opened"
    NOT_FOR_YOU = "not-for-you"
    # trust
    OLDER = "older"
    TWO_VERSIONS = "two-versions"
    REVOKED = "revoked"
    OTHER_AUTHOR = "other-author"  # a pack of this name is here, from somebody else
    NOT_ACCEPTED = "not-accepted"  # nobody said what to think of an author never met
    # keys
    NOT_A_KEY = "not-a-key"


class Refused(UntrustedInput):
    """Something was refused.  ``where`` is a path inside the text, ``$`` being the whole; ``detail`` is a finer code."""

    def __init__(self, reason: Reason, where: str = "$", detail: str = "") -> None:
        super().__init__(Code.PACK_REFUSED, reason=str(reason), where=where, detail=detail)
        self.reason = reason
        self.where = where
        self.detail = detail
