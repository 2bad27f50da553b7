"""A draft as the file that it would become now: to be read whole before anything is signed."""

from __future__ import annotations

from dataclasses import dataclass

from app.handover.building import Said, SignAs, to_pack, what_leaves
from app.handover.draftlook import levelled
from app.handover.traces import Trace, traces
from app.packs import reading
from app.packs.drafts import PackDraft
from app.packs.keys import new_key
from app.packs.model import Pack
from app.packs.own import OwnKey
from app.session import Session

NOBODY = "key"
"""What stands for the key, where none has been made yet."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """``said`` is everything in the file, ``traces`` what of it speaks of its makers; ``key`` None: still to be made."""

    pack: Pack
    said: tuple[Said, ...]
    traces: tuple[Trace, ...]
    key: OwnKey | None
    size: int  # bytes


def leaving(session: Session, draft: PackDraft) -> Leaving:
    """The file as it would be with the key that is proposed.  Nothing is kept.  Raises `Refused`."""
    own = session.packs.own
    key = own.proposed(draft.pack_id, peer=draft.unnamed)
    signing = own.signing_key(key.id) if key is not None else new_key(NOBODY)
    shown = key or OwnKey("", NOBODY, NOBODY, signing.verifier.key.hex())
    pack = to_pack(levelled(draft), [SignAs(shown)], carried=shown.notes[:8])
    data = reading.sign(pack, [signing])
    used = [signing.verifier.key] if key is not None and _signed_others(session, draft, key) else []
    return Leaving(pack, what_leaves(data), tuple(traces(pack, [signing.verifier], used)), key, len(data))


def _signed_others(session: Session, draft: PackDraft, key: OwnKey) -> bool:
    """Whether a key that is open to all packs may have signed another."""
    return not key.pack_id and any(one.signed_seq for one in session.packs.drafts.each() if one.id != draft.id)
