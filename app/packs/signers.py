"""Keys that were met: kept in the vault, compared by people, rotated and revoked by their owners."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.packs import compare, trust
from app.packs.compare import Challenge, Form
from app.packs.keys import VerifierKey
from app.packs.model import Contact
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from app.packs.trust import Book, CameBy, Effect, Signer, Trust
from app.vault import sweeping
from app.vault.database import Database, Row
from app.vault.shelf import either
from app.vault.words import clean_line

_COLUMNS = (
    "key, name, shown, about, age, state, came_by, root, seq, followed_by, notes, created_at, modified_at"  # of Signer
)
_LONGEST = 80  # characters of a name that is shown


class Signers:
    """What the vault knows of other people's keys.  Methods raise `UserFixable` NOT_FOUND for a key not met."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def all(self) -> list[Signer]:
        """Every key that was met, by the name that is shown."""
        return sorted(self.book().values(), key=lambda signer: (signer.shown.casefold(), signer.key))

    def book(self) -> Book:
        """Everything that is known, by key."""
        return {row[0]: _signer(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM pack_signer")}  # noqa: S608

    def get(self, key: str) -> Signer:
        """The one with this key (hexadecimal)."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM pack_signer WHERE key = ?", (key,))  # noqa: S608
        if row is None:
            raise UserFixable(Code.NOT_FOUND)
        return _signer(row)

    # what people say

    def know(self, key: VerifierKey, shown: str) -> Outcome[Signer]:
        """The person says that they know whose key this is.  Raises `Refused` ``revoked``."""
        found = trust.of_key(self.book(), key)
        if found.state is Trust.REVOKED:
            raise Refused(Reason.REVOKED)
        if found.state is not Trust.VERIFIED:
            found = replace(found, state=Trust.KNOWN, came_by=CameBy.NOTHING)
        return self._kept(replace(found, shown=_name(shown) or found.shown))

    def rename(self, key: str, shown: str) -> Outcome[Signer]:
        """Show it under another name.  Raises `UserFixable` EMPTY, TOO_LONG."""
        name = _name(shown)
        if not name:
            raise UserFixable(Code.EMPTY)
        return self._kept(replace(self.get(key), shown=name))

    def challenge(self, key: str, form: Form = Form.WORDS) -> Challenge:
        """Three parts of its fingerprint to ask for; draw anew for every try."""
        return compare.draw(bytes.fromhex(key), form)

    def compare(self, key: VerifierKey, challenge: Challenge, answers: Sequence[str]) -> Outcome[bool]:
        """Whether the answers are right; then the key is verified from now on, also one never met before.

        Raises `Refused` ``revoked``.
        """
        found = trust.of_key(self.book(), key)
        if found.state is Trust.REVOKED:
            raise Refused(Reason.REVOKED)
        if not compare.right(key.key, challenge, answers):
            return Outcome(False, Changes.NONE)
        told = self._kept(replace(found, state=Trust.VERIFIED, came_by=CameBy.WORDS))
        return Outcome(True, told.changes)

    def doubt(self, key: str) -> Outcome[Signer]:
        """Take back what was said: it is unknown again.  Raises `Refused` ``revoked``."""
        found = self.get(key)
        if found.state is Trust.REVOKED:
            raise Refused(Reason.REVOKED)
        return self._kept(replace(found, state=Trust.UNKNOWN, came_by=CameBy.NOTHING))

    def forget(self, key: str) -> Outcome[None]:
        """Leave nothing of it.  Raises `Refused` ``revoked``: a revocation is permanent."""
        if self.get(key).state is Trust.REVOKED:
            raise Refused(Reason.REVOKED)
        with self._db.transaction():
            self._db.execute("DELETE FROM pack_signer WHERE key = ?", (key,))
            sweeping.owe(self._db)
        return Outcome(None, Changes.PACKS)

    # what keys say of themselves

    def foresee(self, signed: Signed[Any], book: Book | None = None) -> tuple[Book, Effect]:
        """What taking in a card, a rotation or a revocation would do; nothing is written.  Raises `Refused`."""
        return trust.after(self.book() if book is None else book, signed, signed.whole, self._roots())

    def take(self, signed: Signed[Any], *, know: bool = False) -> Outcome[Effect]:
        """Take in a card, a rotation or a revocation.  Raises `Refused`.

        ``know`` is for cards: the person says that they know whose it is.
        """
        with self._db.transaction():
            book, effect = self.foresee(signed)
            self.write(book)
            if know and isinstance(signed.what, Contact):
                self.know(signed.signers[0], signed.what.shown)
        return Outcome(effect, Changes.PACKS)

    def carried(self, most: int = 8) -> tuple[str, ...]:
        """Rotations and revocations to pass on inside a pack of one's own, the latest first."""
        notes = self._db.rows("SELECT notes FROM pack_signer WHERE notes <> '[]' ORDER BY modified_at DESC, key")
        return tuple(dict.fromkeys(text for (stored,) in notes for text in reversed(json.loads(stored))))[:most]

    # rows

    def write(self, book: Book) -> None:
        """Keep what differs from what is kept.  Part of the transaction around it."""
        before = self.book()
        for key, signer in book.items():
            if before.get(key) != signer:
                self._put(signer)
                if signer.root != key:  # what was taken under the new key belongs to the row from now on
                    self._db.execute("UPDATE pack SET root = ? WHERE root = ?", (signer.root, key))

    def _kept(self, signer: Signer) -> Outcome[Signer]:
        with self._db.transaction():
            self._put(signer)
        return Outcome(self.get(signer.key), Changes.PACKS)

    def _put(self, signer: Signer) -> None:
        now = self._clock.now_ms()
        self._db.execute(
            f"INSERT OR REPLACE INTO pack_signer({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                signer.key, signer.name, signer.shown, signer.about, signer.age, signer.state, signer.came_by,
                signer.root or signer.key, signer.seq, signer.followed_by,
                json.dumps(signer.notes, ensure_ascii=False), signer.created_at or now, now,
            ),
        )  # fmt: skip

    def _roots(self) -> frozenset[str]:
        return frozenset(root for (root,) in self._db.rows("SELECT root FROM pack"))


def _signer(row: Row) -> Signer:
    key, name, shown, about, age, state, came_by, root, seq, followed_by, notes, created_at, modified_at = row
    return Signer(
        key, name, shown, about, age, either(Trust, state, Trust.UNKNOWN), either(CameBy, came_by, CameBy.NOTHING),
        root, seq, followed_by, tuple(json.loads(notes)), created_at, modified_at,
    )  # fmt: skip


def _name(shown: str) -> str:
    name = " ".join(clean_line(shown).split())
    if len(name) > _LONGEST:
        raise UserFixable(Code.TOO_LONG, most=_LONGEST)
    return name
