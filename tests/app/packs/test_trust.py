"""What cards, rotations and revocations do to what is known of keys: nothing more than their signers may."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import reading, trust
from app.packs.keys import SigningKey, from_seed
from app.packs.model import FORMAT, Contact, Revocation, Rotation, Why
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from app.packs.trust import Book, CameBy, Effect, Signer, Trust

KEYS = [from_seed(f"key-{number}", bytes([number]) * 32) for number in range(4)]
A, B, C, D = KEYS


def hexed(key: SigningKey) -> str:
    return key.verifier.key.hex()


def card(key: SigningKey, shown: str = "Somebody") -> Signed[Any]:
    what = Contact(format=FORMAT, name=key.name, shown=shown, about="", made="", age="")
    return reading.read(reading.sign(what, [key]))


def rotation(old: SigningKey, new: SigningKey, seq: int = 1) -> Signed[Any]:
    what = Rotation(format=FORMAT, old=old.verifier.line, new=new.verifier.line, seq=seq, made="")
    return reading.read(reading.sign(what, [old, new]))


def revocation(key: SigningKey, reason: Why = Why.STOLEN) -> Signed[Any]:
    return reading.read(reading.sign(Revocation(format=FORMAT, key=key.verifier.line, reason=reason, made=""), [key]))


def after(book: Book, *notes: Signed[Any], roots: frozenset[str] = frozenset()) -> Book:
    for signed in notes:
        book, _ = trust.after(book, signed, signed.whole, roots)
    return book


def met(key: SigningKey, state: Trust, came_by: CameBy = CameBy.NOTHING) -> Book:
    return {hexed(key): Signer(hexed(key), key.name, "Somebody", state=state, came_by=came_by, root=hexed(key))}


def state(book: Book, key: SigningKey) -> Trust:
    return trust.of_key(book, key.verifier).state


def refused(book: Book, signed: Signed[Any]) -> Reason:
    with pytest.raises(Refused) as caught:
        after(book, signed)
    return caught.value.reason


def test_a_card_says_a_name_and_no_more() -> None:
    book = after({}, card(A, "Riverside"))
    assert (book[hexed(A)].shown, state(book, A)) == ("Riverside", Trust.UNKNOWN)
    book = after(met(A, Trust.VERIFIED, CameBy.WORDS), card(A, "Another name"))
    assert (book[hexed(A)].shown, state(book, A)) == ("Another name", Trust.VERIFIED)


def test_the_mark_moves_to_the_new_key() -> None:
    book = after(met(A, Trust.VERIFIED, CameBy.WORDS), rotation(A, B))
    assert (state(book, A), state(book, B)) == (Trust.UNKNOWN, Trust.VERIFIED)
    new, old = book[hexed(B)], book[hexed(A)]
    assert (new.came_by, new.root, new.shown, old.followed_by) == (CameBy.ROTATION, hexed(A), "Somebody", hexed(B))
    book = after(book, rotation(B, C, 2))
    assert (state(book, C), book[hexed(C)].root) == (Trust.VERIFIED, hexed(A))


def test_a_second_rotation_from_the_old_key_carries_nothing() -> None:
    """Whoever finds an old key later cannot make theirs look like its owner's."""
    book = after(met(A, Trust.VERIFIED, CameBy.WORDS), rotation(A, B))
    assert refused(book, rotation(A, D, 1)) is Reason.OLDER
    book = after(book, rotation(A, D, 2))
    assert state(book, D) is Trust.UNKNOWN
    assert state(book, B) is Trust.VERIFIED


def test_numbers_only_rise() -> None:
    book = after(met(A, Trust.KNOWN), rotation(A, B, 5))
    assert refused(book, rotation(B, C, 5)) is Reason.OLDER
    assert state(after(book, rotation(B, C, 6)), C) is Trust.KNOWN


def test_the_same_note_twice_does_nothing() -> None:
    one = rotation(A, B)
    book = after(met(A, Trust.KNOWN), one)
    assert trust.after(book, one, one.whole) == (book, Effect.NOTHING)
    gone = revocation(B)
    book = after(book, gone)
    assert trust.after(book, gone, gone.whole) == (book, Effect.NOTHING)


def test_a_rotation_between_strangers_is_not_remembered() -> None:
    assert after({}, rotation(A, B)) == {}
    linked = after({}, rotation(A, B), roots=frozenset({hexed(A)}))  # something was taken under the old key
    assert (state(linked, B), linked[hexed(B)].root) == (Trust.UNKNOWN, hexed(A))


def test_no_rotation_lowers_or_raises_beyond_what_it_may() -> None:
    both = met(A, Trust.KNOWN) | met(B, Trust.VERIFIED, CameBy.WORDS)
    book = after(both, rotation(A, B))
    assert (state(book, B), book[hexed(B)].came_by) == (Trust.VERIFIED, CameBy.WORDS)


def test_a_revocation_is_permanent() -> None:
    book = after(met(A, Trust.VERIFIED, CameBy.WORDS), revocation(A))
    assert state(book, A) is Trust.REVOKED
    for note in (card(A), rotation(A, B), rotation(B, A)):
        assert refused(book, note) is Reason.REVOKED
    assert state(after({}, revocation(D)), D) is Trust.REVOKED  # also of somebody never met


@pytest.mark.parametrize(
    ("reason", "left"), [(Why.STOLEN, Trust.UNKNOWN), (Why.LOST, Trust.UNKNOWN), (Why.RETIRED, Trust.VERIFIED)]
)
def test_what_a_stolen_key_handed_on_is_worth_no_more_than_it(reason: Why, left: Trust) -> None:
    book = after(met(A, Trust.VERIFIED, CameBy.WORDS), rotation(A, B), rotation(B, C, 2), revocation(A, reason))
    assert (state(book, B), state(book, C)) == (Trust.UNKNOWN, left)


def test_a_row_of_keys_that_comes_back_to_its_beginning_has_an_end() -> None:
    book = after(met(A, Trust.KNOWN), rotation(A, B), rotation(B, A, 2), revocation(B))
    assert (state(book, A), state(book, B)) == (Trust.UNKNOWN, Trust.REVOKED)


def test_what_was_compared_since_stays() -> None:
    book = dict(after(met(A, Trust.VERIFIED, CameBy.WORDS), rotation(A, B)))
    book[hexed(B)] = Signer(hexed(B), B.name, state=Trust.VERIFIED, came_by=CameBy.WORDS, root=hexed(A), seq=1)
    assert state(after(book, revocation(A)), B) is Trust.VERIFIED


NOTES = st.one_of(
    st.builds(card, st.sampled_from(KEYS)),
    st.builds(rotation, st.sampled_from([A, B]), st.sampled_from([C, D]), st.integers(1, 4)),
    st.builds(rotation, st.sampled_from([C, D]), st.sampled_from([A, B]), st.integers(1, 4)),
    st.builds(revocation, st.sampled_from(KEYS), st.sampled_from(Why)),
)


@given(st.lists(NOTES, max_size=8), st.sampled_from(KEYS))
def test_nothing_becomes_verified_that_was_not_handed_on_by_what_was(
    notes: list[Signed[Any]], known: SigningKey
) -> None:
    """Never more verified keys than the person compared; never a revoked one that is anything else again."""
    book, gone = met(known, Trust.VERIFIED, CameBy.WORDS), set()
    for signed in notes:
        try:
            book = after(book, signed)
        except Refused:
            continue
        assert sum(signer.state is Trust.VERIFIED for signer in book.values()) <= 1
        assert sum(signer.state is Trust.KNOWN for signer in book.values()) == 0
        assert all(book[key].state is Trust.REVOKED for key in gone)
        gone = {key for key, signer in book.items() if signer.state is Trust.REVOKED}
        assert all(signer.root in book for signer in book.values())
