"""Both copies of the slots file, and what the vault remembers about its own slots.

The file is written twice, `slots` then `slots.bak`.  After a power cut in between, the secret
that is used first decides: what it opened is written back to both.
"""

from __future__ import annotations

import json
import secrets as system_random
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.clock import SystemClock
from app.errors import Code, UserFixable, WorldError
from app.vault import disk, kdf, slots
from app.vault.database import Database
from app.vault.folder import SLOTS, SLOTS_AGAIN
from app.vault.secrets import RecoveryCode, Secret, key_file_digest, material, wipe
from app.vault.slots import Contents, Head, SlotRole

FILE, SECOND = SLOTS, SLOTS_AGAIN


@dataclass(slots=True)
class Opened:
    """A slot that opened: the image it is in, and what it held.  Secret: never shown."""

    image: bytes = field(repr=False)
    index: int
    contents: Contents
    wiped: bool = False

    def raw_key(self) -> str:
        """Key and salt as SQLCipher takes them: 96 hex digits."""
        return self.contents.data_key.hex() + self.contents.database_salt.hex()

    def wipe(self) -> None:
        """Overwrite the data key."""
        wipe(self.contents.data_key)
        self.wiped = True


def write(folder: Path, image: bytes) -> bytes:
    """Replace both copies; the image, for whoever keeps it.  Raises `WorldError`; then the old ones still open."""
    disk.replace_all([(folder / FILE, image), (folder / SECOND, image)])
    return image


def unlock(folder: Path, secret: Secret) -> Opened:
    """Open one slot.  Changes nothing on the disk.

    Raises `UserFixable` ``WRONG_PASSPHRASE`` if the file is whole and nothing opens, and what the
    secret's own check raises; `WorldError`: ``HEADER_DAMAGED``, ``NEWER_VERSION``, ``NOT_ENOUGH_MEMORY``.
    """
    images, damaged = _images(folder)
    typed = material(secret)
    digest = key_file_digest(secret)
    keys: list[bytearray] = []
    try:
        derived: dict[Head, bytearray] = {}
        for image in images:
            head = slots.read_head(image)
            if head not in derived:
                derived[head] = kdf.derive(typed, head.salt, head.cost)
                keys.append(derived[head])
            for key in _with_and_without(derived[head], digest, keys):
                found = slots.open_any(image, key)
                if found is not None:
                    return Opened(image, *found)
    finally:
        wipe(typed, *keys)
    if damaged:
        raise WorldError(Code.HEADER_DAMAGED)
    raise UserFixable(Code.WRONG_PASSPHRASE)


def key_for(secret: Secret, head: Head) -> tuple[bytearray, SlotRole]:
    """The wrapping key of a new slot, and its kind; the caller wipes the key."""
    typed = material(secret)
    digest = key_file_digest(secret)
    try:
        key = kdf.derive(typed, head.salt, head.cost)
    finally:
        wipe(typed)
    if isinstance(secret, RecoveryCode):
        return key, SlotRole.RECOVERY_CODE
    if digest is None:
        return key, SlotRole.PASSPHRASE
    both = slots.with_key_file(key, digest)
    wipe(key)
    return both, SlotRole.KEY_FILE


def repair(folder: Path, opened: Opened) -> None:
    """Bring both copies to the image that opened.  Writes nothing if they are that already.

    A disk that refuses does not keep anybody out: the next opening tries again.
    """
    image = slots.with_right_sum(opened.image)
    with suppress(WorldError):
        if any(disk.read_whole(folder / name, slots.SIZE) != image for name in (FILE, SECOND)):
            opened.image = write(folder, image)


def _images(folder: Path) -> tuple[list[bytes], bool]:
    """What to try, best first, and whether something that should be whole is not."""
    read = [disk.read_whole(folder / name, slots.SIZE) for name in (FILE, SECOND)]
    there = [image for image in read if image is not None and len(image) == slots.SIZE]
    whole = [image for image in there if slots.intact(image)]
    broken = [image for image in there if not slots.intact(image)]
    candidates = list(dict.fromkeys(whole + broken))
    usable: list[bytes] = []
    refusal: WorldError | None = None
    for image in candidates:
        try:
            slots.read_head(image)
            usable.append(image)
        except WorldError as error:
            if refusal is None or error.code is Code.NEWER_VERSION:
                refusal = error
    if not usable:
        raise refusal or WorldError(Code.HEADER_DAMAGED)
    return usable, not whole


def _with_and_without(key: bytearray, digest: bytes | None, keys: list[bytearray]) -> list[bytearray]:
    """A key file that is offered needlessly does no harm: the passphrase alone is tried as well."""
    if digest is None:
        return [key]
    both = slots.with_key_file(key, digest)
    keys.append(both)
    return [both, key]


# What the vault remembers.  The slots themselves look random, so the list of those in use is
# kept inside the database: announced before the file is written, confirmed after.


@dataclass(frozen=True, slots=True)
class Known:
    """A slot in use, as the vault remembers it."""

    index: int
    kind: SlotRole
    made_at: int
    generation: int
    sure: bool


def known(db: Database) -> list[Known]:
    """Every slot the vault knows of, by place."""
    stored = db.value("SELECT value FROM meta WHERE key = 'slots'")
    try:
        listed = [
            Known(int(s["index"]), SlotRole(s["kind"]), int(s["made_at"]), int(s["generation"]), bool(s["sure"]))
            for s in json.loads(stored or "[]")
        ]
    except (ValueError, KeyError, TypeError):
        return []  # forgotten is better than locked out: the slot that opened is noted again
    return sorted(listed, key=lambda slot: slot.index)


def announce(db: Database, index: int, kind: SlotRole) -> int:
    """Remember that a slot is about to be written; its generation."""
    before = {slot.index: slot for slot in known(db)}
    old = before.get(index)
    generation = (old.generation if old else 0) + 1
    before[index] = Known(index, kind, SystemClock().now_ms(), generation, old.sure if old else False)
    remember(db, before.values())
    return generation


def confirm(db: Database, index: int) -> None:
    """Remember that a slot is written."""
    remember(db, [Known(s.index, s.kind, s.made_at, s.generation, s.sure or s.index == index) for s in known(db)])


def forget(db: Database, index: int) -> None:
    """Remember that a slot is free again."""
    remember(db, [slot for slot in known(db) if slot.index != index])


def note_opened(db: Database, opened: Opened) -> None:
    """Remember the slot that opened, if a power cut or damage made the vault forget it."""
    inside = opened.contents
    listed = {slot.index: slot for slot in known(db)}
    found = listed.get(opened.index)
    if found is None or not found.sure or found.kind is not inside.role:
        made_at = found.made_at if found else 0
        listed[opened.index] = Known(opened.index, inside.role, made_at, inside.generation, True)
        remember(db, listed.values())


def free_index(db: Database, opened: Opened) -> int:
    """A place for a new slot, drawn among the free ones of this space.  Raises `UserFixable` ``SLOTS_FULL``."""
    first = opened.contents.container * slots.OF_EACH
    taken = {slot.index for slot in known(db) if slot.sure}
    free = [index for index in range(first, first + slots.OF_EACH) if index not in taken]
    if not free:
        raise UserFixable(Code.SLOTS_FULL)
    return system_random.choice(free)


def remember(db: Database, listed: Iterable[Known]) -> None:
    """Keep this list of slots in the place of the one before."""
    value = json.dumps(
        [
            {"index": s.index, "kind": int(s.kind), "made_at": s.made_at, "generation": s.generation, "sure": s.sure}
            for s in listed
        ]
    )
    with db.transaction():
        db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('slots', ?)", (value,))
