"""Looking at what somebody handed over: who signed, how old it is, what is in it, what of it is here.

Nothing is written by looking.  What a pack carries of rotations and revocations counts already.
"""

from __future__ import annotations

from typing import Any

from app.clock import Moment
from app.handover import becoming
from app.handover.model import Carried, Change, KeyNews, Meant, Review, ReviewItem, SignerView, Standing
from app.jobs import CancelToken, Progress, silent
from app.packs import note, trust
from app.packs.kept import KeptItem, KeptPack, said, same
from app.packs.keys import VerifierKey, fingerprint_digits, read_line
from app.packs.model import Pack, Revocation, Role
from app.packs.reading import Signed, carried, read
from app.packs.refusal import Reason, Refused
from app.packs.trust import Book
from app.session import Session


def look(
    session: Session, data: bytes, progress: Progress = silent, token: CancelToken | None = None
) -> Review | KeyNews:
    """What these bytes (of `open_any`) are, whatever kind of note.  Raises `Refused`, `Cancelled`."""
    signed = read(data, _told(progress, token))
    return review_of(session, signed) if isinstance(signed.what, Pack) else key_news(session, signed)


def review(session: Session, data: bytes, progress: Progress = silent, token: CancelToken | None = None) -> Review:
    """A pack, beside what is here.  Raises `Refused`, also for another kind of note; `Cancelled`.

    ``older``: a later version was met; ``two-versions``: the author signed two different packs under one
    number; ``other-author``: a pack of this id is here, and none of its authors signed this one.
    """
    found = look(session, data, progress, token)
    if not isinstance(found, Review):
        raise Refused(Reason.NOT_A_PACK)
    return found


def review_kept(session: Session, pack_id: str) -> Review:
    """A pack that is here, as it was met last: to take more of it, or less.  Raises `UserFixable` NOT_FOUND, `Refused`."""
    return review(session, session.packs.get(pack_id).note.encode("utf-8"))


def review_of(session: Session, signed: Signed[Pack]) -> Review:
    """The same, of a pack that was read already."""
    pack, here = signed.what, session.packs.find(signed.what.id)
    signed, fresh = _with_kept(signed, here)
    book, news = _carried(session, pack)
    signers = _signers(session, signed, book)
    root = _root(signers, here)
    standing = _standing(signed, here)
    kept = {one.id: one for one in session.packs.items(pack.id)} if here else {}
    there = {key: one for key, one in kept.items() if becoming.is_here(session, one)}
    avoided = {str(code) for code in (*session.cautions.left_out(), *session.cautions.topics())}
    before = _ids_of(here)
    return Review(
        signed,
        standing,
        signers,
        root,
        months_since(pack.made, session.clock.here()),
        _meant(session, pack),
        tuple(_item(session, item, there.get(item.id), avoided, item.id not in before) for item in pack.items),
        tuple(one for key, one in there.items() if key not in {item.id for item in pack.items}),
        here,
        news,
        fresh,
    )


def key_news(session: Session, signed: Signed[Any]) -> KeyNews:
    """A card, a rotation or a revocation, and what it would change.  Raises `Refused`."""
    now = session.packs.signers.book()
    book, effect = session.packs.signers.foresee(signed, now)
    return KeyNews(
        signed,
        effect,
        tuple(trust.of_key(now, key) for key in signed.signers),
        tuple(trust.of_key(book, key) for key in signed.signers),
    )


def months_since(made: str, now: Moment) -> int | None:
    """How many months ago ``made`` (``YYYY-MM``) was; -1 for one to come, None where nothing is said."""
    if not made:
        return None
    year, month = int(made[:4]), int(made[5:])
    today = now.as_date()
    return max(-1, (today.year - year) * 12 + today.month - month)


def _told(progress: Progress, token: CancelToken | None) -> Progress:
    def told(done: int, total: int) -> None:
        if token is not None:
            token.check()
        progress(done, total)

    return told


def _carried(session: Session, pack: Pack) -> tuple[Book, tuple[Carried, ...]]:
    """What is known of keys once the notes inside the pack are taken in; one that changes nothing is left aside."""
    signers = session.packs.signers
    book, news = signers.book(), []
    for text in pack.carried:
        signed = carried(text)
        if signed is None:  # settled when the pack was read
            continue
        try:
            book, effect = signers.foresee(signed, book)
        except Refused:  # too late, or about a key that is revoked: it changes nothing
            continue
        if effect is not trust.Effect.NOTHING:
            about = signed.signers[0] if isinstance(signed.what, Revocation) else read_line(signed.what.old)
            news.append(Carried(signed, effect, trust.of_key(book, about or signed.signers[0])))
    return book, tuple(news)


def _with_kept(signed: Signed[Pack], here: KeptPack | None) -> tuple[Signed[Pack], tuple[VerifierKey, ...]]:
    """A version that is here with the signatures of both files, and those that are new."""
    try:
        kept = said(here.note).note if here is not None and here.hash == signed.hash else None
    except Refused:  # damaged since
        kept = None
    if kept is None:
        return signed, ()
    both = note.united(signed.note, kept)
    return Signed(signed.what, both), tuple(key for key in kept.lacking if key not in both.lacking)


def _signers(session: Session, signed: Signed[Pack], book: Book) -> tuple[SignerView, ...]:
    own = session.packs.own.publics()
    lacking = signed.note.lacking
    return tuple(
        SignerView(
            key,
            one.shown,
            one.role,
            one.contact,
            trust.of_key(book, key),
            key.key.hex() in own,
            key in lacking,
        )
        for one, key in zip(signed.what.signers, signed.signers, strict=True)
    )


def _root(signers: tuple[SignerView, ...], here: KeptPack | None) -> str:
    roots = [signer.known.root for signer in signers if signer.role is Role.AUTHOR]
    if here is None:
        return roots[0]
    if here.root not in roots:
        raise Refused(Reason.OTHER_AUTHOR)
    return here.root


def _standing(signed: Signed[Pack], here: KeptPack | None) -> Standing:
    if here is None:
        return Standing.NEW
    if signed.what.seq < here.seq:
        raise Refused(Reason.OLDER)
    if signed.what.seq > here.seq or not here.hash:  # a file that was damaged is healed by its like
        return Standing.NEWER
    if signed.hash != here.hash:
        raise Refused(Reason.TWO_VERSIONS)
    return Standing.SAME


def _ids_of(here: KeptPack | None) -> set[str]:
    """What stood in the version that was met before."""
    try:
        return {item.id for item in here.pack.items} if here else set()
    except Refused:  # damaged since
        return set()


def _meant(session: Session, pack: Pack) -> Meant:
    if not pack.recipient:
        return Meant.ANYBODY
    own = {fingerprint_digits(bytes.fromhex(public)) for public in session.packs.own.publics()}
    return Meant.ME if pack.recipient in own else Meant.SOMEBODY_ELSE


def _item(session: Session, item: Any, kept: KeptItem | None, avoided: set[str], is_new: bool) -> ReviewItem:
    touches = becoming.touched(item) & avoided
    if kept is None:
        return ReviewItem(item, Change.NEW, touches, is_new=is_new)
    mine = becoming.mine(session, kept)
    change = Change.SAME if same(item, kept.item) else Change.CHANGED
    return ReviewItem(item, change, touches, kept, bool(mine), mine, is_new)
