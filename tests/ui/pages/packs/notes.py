"""Cards, changes of keys and withdrawals, as files."""

from __future__ import annotations

from app.packs.keys import SigningKey
from app.packs.model import Contact, Revocation, Rotation, Why
from app.packs.reading import sign


def card(key: SigningKey, shown: str = "Riverside", about: str = "") -> bytes:
    return sign(Contact(format=1, name=key.name, shown=shown, about=about, made="2026-11", age=""), (key,))


def rotation(old: SigningKey, new: SigningKey, seq: int = 1) -> bytes:
    what = Rotation(format=1, old=old.verifier.line, new=new.verifier.line, seq=seq, made="2026-11")
    return sign(what, (old, new))


def revocation(key: SigningKey, reason: Why = Why.STOLEN) -> bytes:
    return sign(Revocation(format=1, key=key.verifier.line, reason=reason, made="2026-11"), (key,))
