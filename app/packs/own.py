"""Keys of the person's own: they sign what leaves, and open what is meant for them.

They are kept in the vault and nowhere else.  One key for each pack is offered first, so that two
packs of one person cannot be put together (``docs/specs/pack.md``, section 8.6).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.packs import agefile, keyfile
from app.packs.keys import NAME, SigningKey, fingerprint_digits, fingerprint_words, from_seed, new_key, read_line
from app.packs.model import FORMAT, Contact, Revocation, Rotation, Why
from app.packs.reading import carried, sign
from app.packs.refusal import Reason, Refused
from app.vault import sweeping
from app.vault.database import Database, Row
from app.vault.secrets import offer_words
from app.vault.shelf import either
from app.vault.words import clean_line

_COLUMNS = "id, name, shown, pack_id, secret, public, state, seq, notes, created_at, modified_at"
_SIGN, _AGE = "sign", "age"
_LONGEST: Final = 80  # characters of a name that is shown


class KeyState(StrEnum):
    """What has become of a key of one's own.  The values are stable: vaults hold them."""

    GOOD = "good"
    FOLLOWED = "followed"  # another one came in its place
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A signing key, as much of it as may be shown."""

    id: str
    name: str  # that of the note
    shown: str
    public: str  # hexadecimal
    pack_id: str = ""  # the one pack that it is for
    state: KeyState = KeyState.GOOD
    seq: int = 0
    notes: tuple[str, ...] = ()  # its rotations and its revocation, to be passed on
    created_at: int = 0
    modified_at: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """Its fingerprint, to be read out to somebody."""
        return fingerprint_words(bytes.fromhex(self.public))

    @property
    def digits(self) -> str:
        return fingerprint_digits(bytes.fromhex(self.public))


@dataclass(frozen=True, slots=True)
class Rotated:
    """A new key, and the note that says so."""

    key: OwnKey
    note: bytes = field(repr=False)


class OwnKeys:
    """Methods that take an identity raise `UserFixable` NOT_FOUND for one that is not there."""

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self._ids = ids

    def all(self) -> list[OwnKey]:
        """Signing keys, the newest first."""
        sql = f"SELECT {_COLUMNS} FROM own_key WHERE kind = ? ORDER BY created_at DESC, id DESC"  # noqa: S608
        return [_own(row) for row in self._db.rows(sql, (_SIGN,))]

    def get(self, key_id: str) -> OwnKey:
        return _own(self._row(key_id))

    def proposed(self, pack_id: str = "", *, peer: bool = True) -> OwnKey | None:
        """The key to offer first for a pack: the one that it had; for a peer else a new one (None).

        Somebody who wants to be known again (``peer`` False) is offered their newest key for all packs.
        """
        good = [key for key in self.all() if key.state is KeyState.GOOD]
        same = [key for key in good if pack_id and key.pack_id == pack_id]
        open_to_all = [] if peer else [key for key in good if not key.pack_id]
        return next(iter([*same, *open_to_all]), None)

    def offer_name(self) -> str:
        """A name for a key that says nothing of anybody: two words drawn by chance."""
        return "-".join(offer_words(2))

    def new(self, shown: str, name: str = "", pack_id: str = "") -> Outcome[OwnKey]:
        """A fresh key.  ``name`` stands in the file; empty draws one.

        Raises `UserFixable` EMPTY without a name to show, TOO_LONG, KEY_NAME for one that the format does not allow.
        """
        name = name or self.offer_name()
        if not NAME.fullmatch(name):
            raise UserFixable(Code.KEY_NAME)
        return self._add(new_key(name), _shown(shown), pack_id)

    def rename(self, key_id: str, shown: str) -> Outcome[OwnKey]:
        """How it is shown in packs from now on."""
        key = self.get(key_id)
        return self._write(replace(key, shown=_shown(shown)))

    def delete(self, key_id: str) -> Outcome[None]:
        """Leave nothing of it.  What it signed stays signed."""
        self._row(key_id)
        with self._db.transaction():
            self._db.execute("DELETE FROM own_key WHERE id = ?", (key_id,))
            sweeping.owe(self._db)
        return Outcome(None, Changes.PACKS)

    def signing_key(self, key_id: str) -> SigningKey:
        """What signs.  Raises `Refused` ``revoked``."""
        row = self._row(key_id)
        if _own(row).state is KeyState.REVOKED:
            raise Refused(Reason.REVOKED)
        return from_seed(row[1], bytes.fromhex(row[4]))

    def publics(self) -> frozenset[str]:
        """All public halves, hexadecimal: to know one's own hand again."""
        return frozenset(key.public for key in self.all())

    # what keys say of themselves

    def contact(self, key_id: str, about: str = "", made: str = "", *, with_age: bool = False) -> bytes:
        """A card to hand out.  ``with_age`` puts the recipient on it: the same one on every card of this vault."""
        key = self.get(key_id)
        age = self.recipient().value if with_age else ""
        card = Contact(format=FORMAT, name=key.name, shown=key.shown, about=about, made=made, age=age)
        return sign(card, [self.signing_key(key_id)])

    def rotate(self, key_id: str, made: str = "", name: str = "") -> Outcome[Rotated]:
        """A new key in the place of this one, and the note with both signatures.

        Raises `Refused` ``revoked``, ``older`` for a key that was followed already; `UserFixable` KEY_NAME.
        """
        old = self.get(key_id)
        if old.state is KeyState.FOLLOWED:
            raise Refused(Reason.OLDER)
        name = name or self.offer_name()
        if not NAME.fullmatch(name) or name == old.name:
            raise UserFixable(Code.KEY_NAME)
        before, fresh = self.signing_key(key_id), new_key(name)
        what = Rotation(format=FORMAT, old=before.verifier.line, new=fresh.verifier.line, seq=old.seq + 1, made=made)
        note = sign(what, [before, fresh])
        text = note.decode("utf-8")
        with self._db.transaction():
            new = self._add(fresh, old.shown, old.pack_id).value
            self._write(replace(old, state=KeyState.FOLLOWED, seq=what.seq, notes=(*old.notes, text)))
            new = self._write(replace(new, seq=what.seq, notes=(*old.notes, text))).value
        return Outcome(Rotated(new, note), Changes.PACKS)

    def revoke(self, key_id: str, reason: Why, made: str = "") -> Outcome[bytes]:
        """The note that says that this key is to be believed no longer.  Permanent."""
        key = self.get(key_id)
        signing = self.signing_key(key_id)
        note = sign(Revocation(format=FORMAT, key=signing.verifier.line, reason=reason, made=made), [signing])
        self._write(replace(key, state=KeyState.REVOKED, notes=(*key.notes, note.decode("utf-8"))))
        return Outcome(note, Changes.PACKS)

    # out and in

    def export_key(self, key_id: str, words: str) -> bytes:
        """The key as an age file that opens with these words: there is no other way out."""
        row = self._row(key_id)
        key = _own(row)
        file = keyfile.KeyFile(
            type=keyfile.TYPE,
            name=key.name,
            shown=key.shown,
            pack=key.pack_id,
            seq=key.seq,
            seed=row[4],
            notes=key.notes,
        )
        return keyfile.seal(file, words)

    def import_key(self, data: bytes, words: str) -> Outcome[OwnKey]:
        """Take in a key that was exported.  One that is here already stays as it is.  Raises `Refused`."""
        file = keyfile.unseal(data, words)
        public = file.key.verifier.key.hex()
        for there in self.all():
            if there.public == public:
                return Outcome(there, Changes.NONE)
        with self._db.transaction():
            key = self._add(file.key, file.shown or file.name, file.pack).value
            return self._write(replace(key, state=_state(key, file.notes), seq=file.seq, notes=file.notes))

    # age

    def recipient(self) -> Outcome[str]:
        """To whom others encrypt so that this vault can open it; made when it is first asked for."""
        found = self._db.value("SELECT public FROM own_key WHERE kind = ? ORDER BY created_at, id", (_AGE,))
        if found is not None:
            return Outcome(str(found), Changes.NONE)
        secret, public = agefile.new_identity()
        self._insert(_AGE, "", "", "", secret, public)
        return Outcome(public, Changes.PACKS)

    def identities(self) -> tuple[str, ...]:
        """The secret halves, for `app.packs.agefile.decrypt_as`."""
        return tuple(row[0] for row in self._db.rows("SELECT secret FROM own_key WHERE kind = ?", (_AGE,)))

    # rows

    def _row(self, key_id: str) -> Row:
        row = self._db.row(f"SELECT {_COLUMNS} FROM own_key WHERE id = ? AND kind = ?", (key_id, _SIGN))  # noqa: S608
        if row is None:
            raise UserFixable(Code.NOT_FOUND)
        return row

    def _add(self, key: SigningKey, shown: str, pack_id: str) -> Outcome[OwnKey]:
        key_id = self._insert(_SIGN, key.name, shown, pack_id, key.seed().hex(), key.verifier.key.hex())
        return Outcome(self.get(key_id), Changes.PACKS)

    def _insert(self, kind: str, name: str, shown: str, pack_id: str, secret: str, public: str) -> str:
        key_id, now = self._ids.new(), self._clock.now_ms()
        self._db.execute(
            "INSERT INTO own_key(kind, id, name, shown, pack_id, secret, public, state, seq, notes, created_at, modified_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', ?, ?)",
            (kind, key_id, name, shown, pack_id, secret, public, KeyState.GOOD.value, now, now),
        )
        return key_id

    def _write(self, key: OwnKey) -> Outcome[OwnKey]:
        self._db.execute(
            "UPDATE own_key SET shown = ?, state = ?, seq = ?, notes = ?, modified_at = ? WHERE id = ?",
            (key.shown, key.state.value, key.seq, _json(key.notes), self._clock.now_ms(), key.id),
        )
        return Outcome(self.get(key.id), Changes.PACKS)


def _state(key: OwnKey, notes: Sequence[str]) -> KeyState:
    """What its own notes say has become of a key."""
    said = [found.what for found in map(carried, notes) if found is not None]
    own = [read_line(what.old if isinstance(what, Rotation) else what.key) for what in said]
    mine = [what for what, line in zip(said, own, strict=True) if line is not None and line.key.hex() == key.public]
    if any(isinstance(what, Revocation) for what in mine):
        return KeyState.REVOKED
    return KeyState.FOLLOWED if mine else KeyState.GOOD


def _own(row: Row) -> OwnKey:
    key_id, name, shown, pack_id, _, public, state, seq, notes, created_at, modified_at = row
    return OwnKey(
        key_id, name, shown, public, pack_id, either(KeyState, state, KeyState.REVOKED), seq,
        tuple(json.loads(notes)), created_at, modified_at,
    )  # fmt: skip


def _json(notes: Sequence[str]) -> str:
    return json.dumps(list(notes), ensure_ascii=False)


def _shown(text: str) -> str:
    shown = " ".join(clean_line(text).split())
    if not shown:
        raise UserFixable(Code.EMPTY)
    if len(shown) > _LONGEST:
        raise UserFixable(Code.TOO_LONG, most=_LONGEST)
    return shown
