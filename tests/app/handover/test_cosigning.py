"""Several sign one pack: who is named and has not signed is told apart from who has, everywhere, and counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest

from app.handover import building, planning, reviewing, undoing
from app.handover.building import AlsoSigns, SignAs
from app.handover.model import Review, Standing
from app.packs import note, reading
from app.packs.compare import parts
from app.packs.drafts import PackDraft
from app.packs.keys import SigningKey, VerifierKey
from app.packs.model import Role, Signer, WordsItem
from app.packs.refusal import Reason, Refused
from app.packs.release import comes_with_yarrow
from app.packs.trust import Trust
from app.session import Session
from tests.handover import add, holds, memory_session
from tests.packs import AUTHOR, PACK_ID, REVIEWER, STRANGER, pack

WORDS = [WordsItem(id="w", title="w", text="w")]
CLINIC = AlsoSigns(REVIEWER.verifier, "The clinic")


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def asked(*others: SigningKey, seq: int = 1, by: SigningKey = AUTHOR) -> bytes:
    """A pack that names others as reviewers, signed by its author alone."""
    keys = [by, *others]
    return note.seal(reading.write(pack(WORDS, keys, seq=seq), [key.verifier for key in keys]), [by])


def verify(session: Session, key: VerifierKey) -> None:
    drawn = session.packs.signers.challenge(key.key.hex())
    session.packs.signers.compare(key, drawn, [parts(key.key)[place - 1] for place in drawn.places])


def states(review: Review) -> list[tuple[bool, Trust]]:
    return [(one.missing, one.state) for one in review.signers]


# making


def draft_in(session: Session) -> tuple[str, SignAs]:
    item = {"kind": "words", "id": "w", "title": "w", "text": "w"}
    draft = session.packs.drafts.save(PackDraft(title="First steps", licence="CC0-1.0", items=(item,))).value
    return draft.id or "", SignAs(session.packs.own.new("Riverside").value)


def test_a_counsellor_names_the_clinic_and_the_clinic_signs_the_same_text(session: Session) -> None:
    draft_id, own = draft_in(session)
    built = building.sign_draft(session, draft_id, [own], others=[CLINIC]).value
    assert built.lacking == (CLINIC,)
    begun = reading.read_pack(built.data)
    assert begun.signers == (own.verifier, REVIEWER.verifier)
    assert begun.note.signed == (own.verifier,)
    assert [(one.shown, one.role) for one in begun.what.signers] == [
        ("Riverside", Role.AUTHOR),
        ("The clinic", Role.REVIEWER),
    ]
    done = reading.read_pack(reading.cosign(built.data, REVIEWER))
    assert (done.note.lacking, done.note.text) == ((), begun.note.text)


def test_asking_somebody_else_is_another_text_and_gets_another_number(session: Session) -> None:
    draft_id, own = draft_in(session)
    first = building.sign_draft(session, draft_id, [own]).value
    second = building.sign_draft(session, draft_id, [own], others=[CLINIC]).value
    assert (first.seq, second.seq) == (1, 2)
    assert building.sign_draft(session, draft_id, [own], others=[CLINIC]).value == second


def test_nobody_is_named_twice_and_no_more_than_four(session: Session) -> None:
    draft_id, own = draft_in(session)
    for others in ([AlsoSigns(own.verifier, "Me again")], [CLINIC, CLINIC], [CLINIC] * 4):
        expected = Reason.SCHEMA if len(others) == 4 else Reason.SIGNER
        with pytest.raises(Refused) as caught:
            building.sign_draft(session, draft_id, [own], others=others)
        assert caught.value.reason is expected


def test_a_second_author_must_have_signed_before_anybody_reads_it(session: Session) -> None:
    draft_id, own = draft_in(session)
    second = AlsoSigns(REVIEWER.verifier, "The group", Role.AUTHOR)
    data = building.sign_draft(session, draft_id, [own], others=[second]).value.data
    with pytest.raises(Refused) as caught:
        reviewing.review(session, data)
    assert (caught.value.reason, caught.value.where) == (Reason.SIGNATURE, "$.signers[1]")
    assert reviewing.review(session, reading.cosign(data, REVIEWER)).pack.title == "First steps"


# receiving


def test_both_are_shown_each_with_a_state_of_their_own(session: Session) -> None:
    verify(session, REVIEWER.verifier)
    done = reading.cosign(asked(REVIEWER), REVIEWER)
    assert states(reviewing.review(session, done)) == [(False, Trust.UNKNOWN), (False, Trust.VERIFIED)]


def test_a_name_whose_signature_is_not_here_is_worth_nothing(session: Session) -> None:
    """Anybody can write a known clinic's key into their own pack."""
    verify(session, REVIEWER.verifier)
    review = reviewing.review(session, asked(REVIEWER))
    assert states(review) == [(False, Trust.UNKNOWN), (True, Trust.UNKNOWN)]
    assert planning.plan(review, planning.usual(review)).needs_author


def test_ones_own_key_is_not_ones_own_word_before_one_has_signed(session: Session) -> None:
    key = session.packs.own.new("Me").value
    mine = session.packs.own.signing_key(key.id)
    assert states(reviewing.review(session, asked(mine)))[1] == (True, Trust.UNKNOWN)
    done = reading.cosign(asked(mine), mine)
    assert states(reviewing.review(session, done))[1] == (False, Trust.VERIFIED)


def test_whoever_names_another_author_does_not_speak_in_their_place(session: Session) -> None:
    add(session, asked())
    signers = (
        Signer(name=STRANGER.name, shown="x", role=Role.AUTHOR),
        Signer(name=AUTHOR.name, shown="y", role=Role.REVIEWER),
    )
    named = pack(WORDS, [STRANGER, AUTHOR], seq=2, signers=signers)
    data = note.seal(reading.write(named, [STRANGER.verifier, AUTHOR.verifier]), [STRANGER])
    with pytest.raises(Refused) as caught:
        reviewing.review(session, data)
    assert caught.value.reason is Reason.OTHER_AUTHOR


def test_a_key_of_a_release_that_is_only_named_makes_nothing_ours() -> None:
    with mock.patch("app.packs.release.RELEASE_KEYS", (REVIEWER.verifier.line,)):
        signers = tuple(Signer(name=key.name, shown=key.name, role=Role.AUTHOR) for key in (AUTHOR, REVIEWER))
        both = pack(WORDS, [AUTHOR, REVIEWER], signers=signers)
        begun = note.seal(reading.write(both, [AUTHOR.verifier, REVIEWER.verifier]), [AUTHOR])
        assert not comes_with_yarrow(reading.unfinished(begun))
        assert comes_with_yarrow(reading.unfinished(note.cosign(begun, REVIEWER)))


# a signature that comes later


def test_a_signature_that_comes_later_is_kept_and_can_be_taken_back(session: Session) -> None:
    begun = asked(REVIEWER, STRANGER)
    add(session, begun)
    assert session.packs.get(PACK_ID).lacking == (REVIEWER.verifier, STRANGER.verifier)
    before = holds(session.vault.db)
    review = reviewing.review(session, reading.cosign(begun, REVIEWER))
    assert (review.standing, review.fresh) == (Standing.SAME, (REVIEWER.verifier,))
    plan = planning.plan(review, planning.usual(review))
    assert plan.does
    added = add(session, reading.cosign(begun, REVIEWER))
    assert session.packs.get(PACK_ID).lacking == (STRANGER.verifier,)
    again = add(session, reading.cosign(begun, STRANGER))  # a third copy, without the second's
    assert session.packs.get(PACK_ID).lacking == ()
    undoing.undo(session, again.apply_id)
    undoing.undo(session, added.apply_id)
    assert session.packs.get(PACK_ID).note.encode() == begun
    assert holds(session.vault.db) == before


def test_a_copy_with_fewer_signatures_takes_none_away(session: Session) -> None:
    begun = asked(REVIEWER)
    whole = reading.cosign(begun, REVIEWER)
    add(session, whole)
    review = reviewing.review(session, begun)
    assert [one.missing for one in review.signers] == [False, False]
    assert not planning.plan(review, planning.usual(review)).does
    assert add(session, begun).apply_id == ""
    assert session.packs.get(PACK_ID).note.encode() == whole


def test_removing_a_pack_forgets_nobody_whom_it_only_named(session: Session) -> None:
    verify(session, REVIEWER.verifier)
    add(session, asked(REVIEWER))
    undoing.remove(session, PACK_ID)
    assert session.packs.signers.get(REVIEWER.verifier.key.hex()).state is Trust.VERIFIED
    add(session, reading.cosign(asked(REVIEWER), REVIEWER))
    undoing.remove(session, PACK_ID)
    assert session.packs.signers.all() == []
