"""From bytes to what they say, and back.

Reading does the whole order of work of ``docs/specs/pack.md``, section 3; whatever the bytes are,
nothing but `Refused` comes out, and nothing is shown of what was not signed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import msgspec

from app.jobs import Progress, silent
from app.packs import inner, note, strictjson
from app.packs.keys import SigningKey, VerifierKey, read_line
from app.packs.model import FORMAT, NEEDS_A_NOTE, Contact, Pack, Revocation, Role, Rotation
from app.packs.note import Note, Type
from app.packs.refusal import Reason, Refused

T = TypeVar("T", Pack, Contact, Rotation, Revocation)

_MODELS: Final[dict[Type, type[Any]]] = {
    Type.PACK: Pack,
    Type.CONTACT: Contact,
    Type.ROTATION: Rotation,
    Type.REVOCATION: Revocation,
}
_PATH = re.compile(r" - at `(\$[A-Za-z_.\[\]0-9]*)`$")


@dataclass(frozen=True, slots=True)
class Signed(Generic[T]):
    """Something that was said, and who signed it."""

    what: T
    note: Note

    @property
    def signers(self) -> tuple[VerifierKey, ...]:
        """All whom it names, in its order; ``note.lacking`` are those of them who have not signed."""
        return self.note.signers

    @property
    def whole(self) -> str:
        """The file with the signatures of its signers, as text; no line of anybody else."""
        return self.note.whole.decode("utf-8")

    @property
    def hash(self) -> str:
        """SHA-256 of what was signed, hexadecimal."""
        return hashlib.sha256(self.note.text).hexdigest()


def read(data: bytes, progress: Progress = silent) -> Signed[Any]:
    """Whatever kind of note these bytes are.  Raises `Refused`, and what ``progress`` raises."""
    found = _shaped(note.verify(data))
    _refuse_without_authors(found)
    _agree(found.what, found.note, progress)
    return found


def reread(text: str) -> Signed[Pack]:
    """A pack that was read before and kept: its signatures and its form, not its exercises again.  Raises `Refused`."""
    found = _shaped(note.verify(text.encode("utf-8")))
    if not isinstance(found.what, Pack):
        raise Refused(Reason.NOT_A_PACK)
    _refuse_without_authors(found)
    return found


def unfinished(data: bytes) -> Signed[Pack]:
    """A pack that goes round to be signed: authors, too, may not have signed yet (`Note.lacking`).

    Everything else must hold.  It is for those who are asked to sign, and for nobody to take anything
    from.  Raises `Refused`.
    """
    found = _shaped(note.verify(data))
    if not isinstance(found.what, Pack):
        raise Refused(Reason.NOT_A_PACK)
    _agree(found.what, found.note)
    return found


def _shaped(found: Note) -> Signed[Any]:
    """Steps 6 to 10 but for what the schema of one field cannot say."""
    body = strictjson.read(found.body)
    version = body.get("format")
    if type(version) is int and version > FORMAT:
        raise Refused(Reason.NEWER, "$.format")
    return Signed(_converted(body, _MODELS[found.type]), found)


def _refuse_without_authors(found: Signed[Any]) -> None:
    """Only a reviewer's signature may still be on its way: nothing is read that an author of it has not signed."""
    if not isinstance(found.what, Pack) or not found.note.lacking:
        return
    for place, (said, key) in enumerate(zip(found.what.signers, found.signers, strict=False)):
        if said.role is Role.AUTHOR and key in found.note.lacking:
            raise Refused(Reason.SIGNATURE, f"$.signers[{place}]")


def of_json(told: Mapping[str, Any]) -> Pack:
    """The pack that an object says that is not signed yet.  Raises `Refused` ``schema``; `write` looks at the rest."""
    pack: Pack = _converted(told, Pack)
    return pack


def _converted(told: Mapping[str, Any], model: type[Any]) -> Any:
    try:
        return msgspec.convert(told, model, strict=True)
    except msgspec.ValidationError as error:
        at = _PATH.search(str(error))
        raise Refused(Reason.SCHEMA, at[1] if at else "$") from None


def read_pack(data: bytes, progress: Progress = silent) -> Signed[Pack]:
    """A pack.  Raises `Refused`, also for a note of another type."""
    found = read(data, progress)
    if not isinstance(found.what, Pack):
        raise Refused(Reason.NOT_A_PACK)
    return found


def write(what: Pack | Contact | Rotation | Revocation, signers: Sequence[VerifierKey]) -> bytes:
    """The text that is to be signed by ``signers``.

    Raises `Refused` for what a reader would refuse, so that nothing is handed out that does not open.
    """
    kind = next(name for name, model in _MODELS.items() if isinstance(what, model))
    body = json.dumps(msgspec.to_builtins(what), ensure_ascii=False, indent=2, allow_nan=False)
    text = note.compose(kind, body, signers)
    found = Note(kind, tuple(signers), body.encode("utf-8"), text)
    _agree(_shaped(found).what, found)
    return text


def sign(what: Pack | Contact | Rotation | Revocation, keys: Sequence[SigningKey]) -> bytes:
    """A whole file, signed by all of its signers."""
    data = note.seal(write(what, [key.verifier for key in keys]), keys)
    read(data)
    return data


def cosign(data: bytes, key: SigningKey) -> bytes:
    """The same pack with one more signature.

    Only a pack, and only one that could be read: who signs a rotation or a revocation that somebody
    else wrote down gives their key away.  Raises `Refused`.
    """
    unfinished(data)
    return note.cosign(data, key)


def _agree(what: Any, found: Note, progress: Progress = silent) -> None:
    """What the schema of one field cannot say."""
    if isinstance(what, Pack):
        _agree_pack(what, found)
        inner.check(what, progress)
    elif isinstance(what, Contact):
        _only(found, 1)
        if found.signers[0].name != what.name:
            raise Refused(Reason.INCONSISTENT, "$.name")
    elif isinstance(what, Rotation):
        _only(found, 2)
        old, new = read_line(what.old), read_line(what.new)
        if {old, new} != set(found.signers):
            raise Refused(Reason.INCONSISTENT, "$.old")
    elif isinstance(what, Revocation):
        _only(found, 1)
        if read_line(what.key) != found.signers[0]:
            raise Refused(Reason.INCONSISTENT, "$.key")


def _agree_pack(pack: Pack, found: Note) -> None:
    if tuple(signer.name for signer in pack.signers) != tuple(key.name for key in found.signers):
        raise Refused(Reason.INCONSISTENT, "$.signers")
    if not any(signer.role == "author" for signer in pack.signers):
        raise Refused(Reason.INCONSISTENT, "$.signers", "no-author")
    seen: set[str] = set()
    for place, item in enumerate(pack.items):
        if item.id in seen:
            raise Refused(Reason.INCONSISTENT, f"$.items[{place}].id", "id-twice")
        seen.add(item.id)
        if isinstance(item, NEEDS_A_NOTE) and not item.content_note.strip():
            raise Refused(Reason.INCONSISTENT, f"$.items[{place}].content_note", "note-missing")
    if not pack.content_note.strip() and any(item.content_note.strip() for item in pack.items):
        raise Refused(Reason.INCONSISTENT, "$.content_note", "note-missing")
    for place, text in enumerate(pack.carried):
        if carried(text) is None:
            raise Refused(Reason.INCONSISTENT, f"$.carried[{place}]")


def carried(text: str) -> Signed[Rotation] | Signed[Revocation] | None:
    """The rotation or revocation that a pack passes on, None for anything else."""
    if not text.startswith((Type.ROTATION, Type.REVOCATION)):
        return None
    try:
        found = read(text.encode("utf-8"))
    except (Refused, UnicodeEncodeError):
        return None
    return found if isinstance(found.what, Rotation | Revocation) else None


def _only(found: Note, count: int) -> None:
    if len(found.signers) != count:
        raise Refused(Reason.INCONSISTENT, "$.signers")
