"""What a person can do in the studio."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from app.changes import Changes, Outcome
from app.errors import UserFixable
from app.handover import building, draftlook
from app.handover.building import AlsoSigns, Built, SignAs
from app.packs import reading
from app.packs.drafts import KeptDraft, PackDraft
from app.packs.model import Role, Why
from app.packs.own import OwnKey, Rotated
from app.session import Session
from ui.context import Operation

# drafts


def begin(*, unnamed: bool, lang: str, licence: str) -> Operation[KeptDraft]:
    """A new pack, empty."""
    return lambda s: s.packs.drafts.save(PackDraft(lang=lang, licence=licence, unnamed=unnamed))


def save_draft(draft: PackDraft) -> Operation[KeptDraft]:
    """Keep a draft as it is."""
    return lambda s: s.packs.drafts.save(draft)


def save_drafts(drafts: Sequence[PackDraft]) -> Operation[None]:
    """Keep several; one that is not there any more, or too long, takes no other with it."""

    def do(session: Session) -> Outcome[None]:
        for draft in drafts:
            with contextlib.suppress(UserFixable):
                session.packs.drafts.save(draft)
        return Outcome(None, Changes.PACKS)

    return do


def delete_draft(draft_id: str) -> Operation[None]:
    """Put a draft aside for ten minutes, then it is gone."""
    return lambda s: s.packs.drafts.delete(draft_id)


def undo_delete_draft(draft_id: str) -> Operation[None]:
    return lambda s: s.packs.drafts.undo_delete(draft_id)


# signing


def sign(
    draft: PackDraft,
    signers: Sequence[SignAs],
    *,
    others: Sequence[AlsoSigns] = (),
    made: str,
    recipient: str,
    carry: bool,
) -> Operation[tuple[Built, KeptDraft, OwnKey]]:
    """Keep the draft, sign it with keys of one's own, and say how it is kept now.  ``others`` are asked to sign too."""

    def do(session: Session) -> Outcome[tuple[Built, KeptDraft, OwnKey]]:
        kept = session.packs.drafts.save(draftlook.levelled(draft)).value
        draft_id = kept.id or ""
        told = building.sign_draft(
            session, draft_id, signers, others=others, made=made, recipient=recipient, carry=carry
        )
        return Outcome((told.value, session.packs.drafts.get(draft_id), signers[0].key), told.changes)

    return do


def sign_with_new(
    draft: PackDraft,
    shown: str,
    contact: str,
    role: Role,
    *,
    own: bool,
    others: Sequence[AlsoSigns] = (),
    made: str,
    recipient: str,
    carry: bool,
) -> Operation[tuple[Built, KeptDraft, OwnKey]]:
    """Make a key and sign with it.  ``own``: a key for this pack and no other."""

    def do(session: Session) -> Outcome[tuple[Built, KeptDraft, OwnKey]]:
        key = session.packs.own.new(shown, pack_id=draft.pack_id if own else "").value
        try:
            signers = [SignAs(key, role, contact)]
            work = sign(draft, signers, others=others, made=made, recipient=recipient, carry=carry)
            return work(session)
        except BaseException:
            session.packs.own.delete(key.id)
            raise

    return do


def cosign(data: bytes, key_id: str) -> Operation[bytes]:
    """The same pack with one more signature."""
    return lambda s: Outcome(reading.cosign(data, s.packs.own.signing_key(key_id)), Changes.NONE)


# keys


def new_key(shown: str) -> Operation[OwnKey]:
    """A key to be known by, for all packs."""
    return lambda s: s.packs.own.new(shown)


def rename_key(key_id: str, shown: str) -> Operation[OwnKey]:
    return lambda s: s.packs.own.rename(key_id, shown)


def delete_key(key_id: str) -> Operation[None]:
    """Leave nothing of a key."""
    return lambda s: s.packs.own.delete(key_id)


def rotate_key(key_id: str, made: str) -> Operation[Rotated]:
    """A new key in the place of this one, and the note that says so."""
    return lambda s: s.packs.own.rotate(key_id, made)


def revoke_key(key_id: str, reason: Why, made: str) -> Operation[bytes]:
    """The note that says that a key is to be believed no longer."""
    return lambda s: s.packs.own.revoke(key_id, reason, made)


def contact_card(key_id: str, about: str, made: str, *, with_age: bool) -> Operation[bytes]:
    """A card to hand out.  With ``with_age`` it says how to lock a pack for the person."""
    return lambda s: Outcome(s.packs.own.contact(key_id, about, made, with_age=with_age), Changes.PACKS)


def export_key(key_id: str, words: str) -> Operation[bytes]:
    """A key as a file that opens with these words."""
    return lambda s: Outcome(s.packs.own.export_key(key_id, words), Changes.NONE)


def import_key(data: bytes, words: str) -> Operation[OwnKey]:
    return lambda s: s.packs.own.import_key(data, words)


def with_left(draft: PackDraft, name: str, why: str) -> PackDraft:
    """The draft with a finding left as it is for this reason; without a reason, not any more."""
    left = {key: reason for key, reason in draft.left.items() if key != name}
    return replace(draft, left={**left, name: why} if why else left)


def with_tick(draft: PackDraft, key: str, *, on: bool) -> PackDraft:
    """The draft with a point of the checklist ticked, or not."""
    left = tuple(one for one in draft.ticks if one != key)
    return replace(draft, ticks=(*left, key) if on else left)
