"""What a person can do with packs: look, add, undo, remove; know, compare and forget keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.cards.model import Card, CardDraft, Section
from app.changes import Changes, Outcome
from app.errors import Code, WorldError
from app.handover import applying, opening, reviewing, undoing
from app.handover.model import Applied, KeyNews, Plan, Removed, Review, Undone
from app.handover.opening import Opened, Sealed
from app.jobs import CancelToken, Progress
from app.packs import agefile
from app.packs.compare import Challenge, Form
from app.packs.kept import Policy
from app.packs.keys import VerifierKey
from app.packs.model import Item
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from app.packs.trust import Effect, Signer
from app.session import Session
from ui.context import Operation

Source = Path | bytes | str | tuple[str, ...]
"""What is handed over: a file, its bytes, a pasted text, the texts of symbols."""

Long = Callable[[Session, CancelToken, Progress], Any]


# opening: in the free lane, without the vault


def unpacked(source: Source) -> bytes:
    """A note or an age file.  Raises `Refused`; `WorldError` where a file cannot be read."""
    if isinstance(source, Path):
        return opening.unpack(_file(source))
    return opening.unpack(list(source) if isinstance(source, tuple) else source)


def sealed(data: bytes) -> Sealed:
    """What is needed to open it."""
    return opening.sealed_with(data)


def opened(data: bytes, *, words: str | None = None, identities: Sequence[str] = ()) -> Opened:
    """The note inside.  With words it takes a second."""
    return opening.open_any(data, words=words, identities=identities)


def identities(session: Session) -> tuple[str, ...]:
    """What opens that which was locked for this person."""
    return session.packs.own.identities()


def look(data: bytes) -> Long:
    """What it is, and how it stands to what is here; writes nothing."""

    def work(session: Session, token: CancelToken, progress: Progress) -> Review | KeyNews:
        return reviewing.look(session, data, progress, token)

    return work


def look_again(pack_id: str) -> Long:
    """The same of a pack that is here, as it was met last."""
    return lambda session, _token, _progress: reviewing.review_kept(session, pack_id)


# adding and taking back


def apply(plan: Plan, landed: list[str]) -> Long:
    """Add what was planned, all of it or nothing.  ``landed`` gets the name of the adding the moment it is there."""

    def work(session: Session, token: CancelToken, progress: Progress) -> Outcome[Applied]:
        outcome = applying.apply(session, plan, progress, token)
        landed.append(outcome.value.apply_id)
        return outcome

    return work


def cancelled(landed: list[str]) -> Operation[None]:
    """Cancel was pressed: an adding that had landed by then, although nobody had heard of it yet, is taken back.

    It waits behind that adding, so it sees what became of it.
    """

    def do(session: Session) -> Outcome[None]:
        changes = Changes.NONE
        for apply_id in filter(None, landed):
            changes |= undoing.undo(session, apply_id).changes
        return Outcome(None, changes)

    return do


def undo(apply_id: str) -> Operation[Undone]:
    """Have everything as it was before one adding; what was changed since stays."""
    return lambda s: undoing.undo(s, apply_id)


def remove(pack_id: str, keep: frozenset[str], *, keep_signers: bool) -> Operation[Removed]:
    """Remove a pack and what came from it, for good."""
    return lambda s: undoing.remove(s, pack_id, keep=keep, keep_signers=keep_signers)


def keep_as_own(pack_id: str, item_id: str) -> Operation[None]:
    """From now on no version of the pack touches it."""
    return lambda s: undoing.keep_as_own(s, pack_id, item_id)


def set_policy(pack_id: str, item_id: str, policy: Policy) -> Operation[None]:
    """What a newer version may do to an item."""
    return lambda s: s.packs.set_policy(pack_id, item_id, policy)


def delete_item(pack_id: str, item_id: str) -> Operation[None]:
    """Put an item aside for ten minutes, then it is gone."""
    return lambda s: s.packs.delete_item(pack_id, item_id)


def undo_delete_item(pack_id: str, item_id: str) -> Operation[None]:
    return lambda s: s.packs.undo_delete_item(pack_id, item_id)


def keep_words(item: Item, words: str) -> Operation[Card]:
    """Keep a sentence as a card, under the title that it came with."""
    draft = CardDraft(title=item.title, parts=(Section("", (words,)),))
    return lambda s: s.cards.save(draft)


def keep_card(draft: CardDraft) -> Operation[Card]:
    return lambda s: s.cards.save(draft)


def let_go(card_id: str) -> Operation[None]:
    """Take a card that was just kept out again."""
    return lambda s: s.cards.purge(card_id)


# keys of others


def know(key: VerifierKey, shown: str) -> Operation[Signer]:
    """The person says that they know whose key this is."""
    return lambda s: s.packs.signers.know(key, shown)


def doubt(key: str) -> Operation[Signer]:
    """Take that back."""
    return lambda s: s.packs.signers.doubt(key)


def rename(key: str, shown: str) -> Operation[Signer]:
    return lambda s: s.packs.signers.rename(key, shown)


def forget(key: str) -> Operation[None]:
    return lambda s: s.packs.signers.forget(key)


def challenge(key: str, form: Form) -> Callable[[Session], Challenge]:
    """Three parts of a key's fingerprint to ask for."""
    return lambda s: s.packs.signers.challenge(key, form)


def compare(key: VerifierKey, asked: Challenge, answers: Sequence[str], shown: str) -> Operation[bool]:
    """Whether the parts are right; then the key is compared from now on, under this name if it had none."""

    def work(session: Session) -> Outcome[bool]:
        signers = session.packs.signers
        told = signers.compare(key, asked, answers)
        if told.value and shown and not signers.get(key.key.hex()).shown:
            signers.know(key, shown)
        return told

    return work


def take(signed: Signed[Any], *, know: bool = False) -> Operation[Effect]:
    """Take in a card, a change of keys or a withdrawal."""
    return lambda s: s.packs.signers.take(signed, know=know)


def _file(path: Path) -> bytes:
    """The bytes of a file, no more than a pack can have."""
    try:
        with path.open("rb") as file:
            data = file.read(agefile.MOST_BYTES + 1)
    except FileNotFoundError:
        raise WorldError(Code.NOT_FOUND) from None
    except OSError:
        raise WorldError(Code.PERMISSION) from None
    if len(data) > agefile.MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    return data
