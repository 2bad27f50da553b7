"""Packs that the person is writing: kept as they are, finished or not, and nowhere but in the vault."""

from __future__ import annotations

import dataclasses
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

import msgspec

from app.changes import Changes, Outcome
from app.errors import Code, UserFixable
from app.vault.database import Row, Value
from app.vault.shelf import Shelf, only, stamps
from app.vault.words import clean, clean_line

_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32
_MOST_BYTES: Final = 1 << 20  # of one draft; a pack itself is at most a quarter of it


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A pack as it is being written.  ``id`` None makes a new one.

    ``items`` are objects with the fields of the format; what is not filled in yet may be missing.
    ``pack_id`` is drawn when it is first kept; ``seq`` is the number that it gets when it is signed.
    ``ticks`` are the keys of the checklist that the person ticked, ``left`` what is left as it is although it is
    against a rule, with the reason (`app.handover.ticks`), and ``unnamed`` says that its maker does not want to be
    known; none of them goes into the pack.
    """

    id: str | None = None
    pack_id: str = ""
    seq: int = 1
    title: str = ""
    summary: str = ""
    content_note: str = ""
    lang: str = "en"
    dir: str = "ltr"
    region: tuple[str, ...] = ()
    licence: str = ""
    reading_level: int = 0
    reviewed_by: tuple[str, ...] = ()
    not_this: str = ""
    changes: str = ""
    items: tuple[dict[str, Any], ...] = ()
    ticks: tuple[str, ...] = ()
    unnamed: bool = False
    left: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptDraft(PackDraft):
    """A draft as it is kept.  ``signed_seq`` is the number under which it was signed last, 0 for never."""

    created_at: int = 0
    modified_at: int = 0
    signed_seq: int = 0
    signed_hash: str = ""


class Drafts(Shelf[KeptDraft]):
    """Drafts in the order in which they were begun."""

    table: ClassVar[str] = "pack_draft"
    columns: ClassVar[str] = "id, created_at, modified_at, body, signed_seq, signed_hash"
    changes: ClassVar[Changes] = Changes.PACKS

    def save(self, draft: PackDraft) -> Outcome[KeptDraft]:
        """Keep a draft as it is.  Raises `UserFixable` TOO_LONG beyond one MiB, NOT_FOUND."""
        draft = _tidy(draft)
        with self._db.transaction():
            if draft.id is None:
                values = {**_values(draft), "signed_seq": 0, "signed_hash": ""}
                draft_id = self._insert(self._clock.here(), values)[1]
            else:
                draft_id = draft.id
                old = self.get(draft_id)
                if draft == as_draft(old):
                    return Outcome(old, Changes.NONE)
                self._write(draft_id, _values(draft))
            return Outcome(self.get(draft_id), self.changes)

    def signed(self, draft_id: str, seq: int, said: str) -> Outcome[KeptDraft]:
        """Remember under which number it was signed and, as a hash, what was said."""
        with self._db.transaction():
            draft = dataclasses.replace(as_draft(self.get(draft_id)), seq=seq)
            self._write(draft_id, {**_values(draft), "signed_seq": seq, "signed_hash": said})
            return Outcome(self.get(draft_id), self.changes)

    def add_exported(self, drafts: Iterable[KeptDraft]) -> Outcome[int]:
        """Add drafts of an export of ours with identities and stamps; those here already stay; how many."""
        return self._add_new(drafts, self._add_exported)

    def _add_exported(self, draft: KeptDraft) -> None:
        signed: dict[str, Value] = {"signed_seq": draft.signed_seq, "signed_hash": draft.signed_hash}
        self._insert(self._clock.here(), {**_values(_tidy(as_draft(draft))), **signed, **stamps(draft)}, draft.id)

    def _made(self, found: Sequence[Row]) -> list[KeptDraft]:
        return [_draft(row) for row in found]


def new_pack_id() -> str:
    """26 characters drawn by chance: 130 bits, and nothing of the moment or the machine."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(26))


def as_draft(kept: KeptDraft) -> PackDraft:
    """What the studio would say of it."""
    return only(PackDraft, kept)


def _tidy(draft: PackDraft) -> PackDraft:
    """As it can be kept: no half characters, line ends as line feeds.  Words are left as they are."""
    return dataclasses.replace(
        draft,
        pack_id=draft.pack_id or new_pack_id(),
        title=clean_line(draft.title),
        summary=clean(draft.summary),
        content_note=clean(draft.content_note),
        not_this=clean(draft.not_this),
        changes=clean(draft.changes),
        items=tuple(_cleaned(item) for item in draft.items),
        left=_cleaned(draft.left),
    )


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {str(key): _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner) for inner in value]
    return value


def _values(draft: PackDraft) -> dict[str, Value]:
    said = dataclasses.asdict(draft)
    del said["id"]
    body = json.dumps(said, ensure_ascii=False)
    if len(body.encode("utf-8")) > _MOST_BYTES:
        raise UserFixable(Code.TOO_LONG, most=_MOST_BYTES)
    return {"title": draft.title, "body": body}


def _draft(row: Row) -> KeptDraft:
    draft_id, created_at, modified_at, body, signed_seq, signed_hash = row
    try:
        said = msgspec.json.decode(body, type=PackDraft)
    except msgspec.MsgspecError:  # the rest of a damaged row: what is left of it is its place
        said = PackDraft(pack_id=new_pack_id())
    fields = {one.name: getattr(said, one.name) for one in dataclasses.fields(PackDraft)}
    return KeptDraft(
        **{**fields, "id": draft_id},
        created_at=created_at,
        modified_at=modified_at,
        signed_seq=signed_seq,
        signed_hash=signed_hash,
    )
