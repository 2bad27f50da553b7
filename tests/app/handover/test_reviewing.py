"""What a review says is so: of the author, of age, of what is here, of what came along about keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.clock import Moment
from app.errors import Cancelled
from app.handover import applying, planning, reviewing, undoing
from app.handover.model import Change, Choices, KeyNews, Meant, Met, Review, Standing
from app.jobs import CancelToken
from app.packs import reading
from app.packs.compare import parts
from app.packs.keys import SigningKey, VerifierKey, fingerprint_digits
from app.packs.model import FORMAT, Contact, Revocation, Role, Rotation, Signer, StrategyItem, Why, WordsItem
from app.packs.refusal import Reason, Refused
from app.packs.trust import Effect, Trust
from app.session import Session
from tests.handover import add, file, holds, memory_session
from tests.packs import AUTHOR, PACK_ID, REVIEWER, STRANGER, every_kind

WORDS = [WordsItem(id="w", title="w", text="w")]


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def verify(session: Session, key: VerifierKey) -> None:
    asked = session.packs.signers.challenge(key.key.hex())
    assert session.packs.signers.compare(key, asked, [parts(key.key)[place - 1] for place in asked.places]).value


def rotation(old: SigningKey, new: SigningKey, seq: int = 1) -> str:
    what = Rotation(format=FORMAT, old=old.verifier.line, new=new.verifier.line, seq=seq, made="")
    return reading.sign(what, [old, new]).decode("utf-8")


def revocation(key: SigningKey, reason: Why = Why.STOLEN) -> str:
    what = Revocation(format=FORMAT, key=key.verifier.line, reason=reason, made="")
    return reading.sign(what, [key]).decode("utf-8")


def test_looking_writes_nothing(session: Session) -> None:
    before = holds(session.vault.db)
    review = reviewing.review(session, file(carried=(revocation(STRANGER),)))
    planning.plan(review, planning.usual(review))
    assert holds(session.vault.db) == before


@pytest.mark.parametrize(
    ("made", "months"),
    [("2026-03", 0), ("2026-02", 1), ("2025-03", 12), ("2019-12", 75), ("2026-04", -1), ("2031-01", -1), ("", None)],
)
def test_age_in_months(session: Session, made: str, months: int | None) -> None:
    assert reviewing.review(session, file(WORDS, made=made)).months == months
    assert reviewing.months_since(made, Moment("2026-03-31T23:59:59")) == months


def test_states_of_an_author(session: Session) -> None:
    def author() -> Review:
        return reviewing.review(session, file(WORDS, keys=(AUTHOR, REVIEWER)))

    assert author().state is Trust.UNKNOWN
    session.packs.signers.know(AUTHOR.verifier, "My counsellor")
    assert (author().state, author().author.known.shown) == (Trust.KNOWN, "My counsellor")
    verify(session, AUTHOR.verifier)
    assert author().state is Trust.VERIFIED
    assert [(one.role, one.state) for one in author().signers] == [
        (Role.AUTHOR, Trust.VERIFIED), (Role.REVIEWER, Trust.UNKNOWN),
    ]  # fmt: skip


def test_a_reviewer_that_is_verified_lends_the_author_nothing(session: Session) -> None:
    verify(session, REVIEWER.verifier)
    review = reviewing.review(session, file(WORDS, keys=(AUTHOR, REVIEWER)))
    assert review.state is Trust.UNKNOWN
    assert planning.plan(review, planning.usual(review)).needs_author


def test_one_own_key_is_known_again(session: Session) -> None:
    key = session.packs.own.new("Me").value
    data = file(WORDS, keys=(session.packs.own.signing_key(key.id),))
    review = reviewing.review(session, data)
    assert (review.author.own, review.state) == (True, Trust.VERIFIED)
    applying.apply(session, planning.plan(review, replace(planning.usual(review), author=Met.KNOWN)))
    assert session.packs.signers.all() == []  # one's own key is nobody that was met


def test_a_revoked_author_is_shown_and_never_added(session: Session) -> None:
    session.packs.signers.take(reading.read(revocation(AUTHOR).encode()))
    review = reviewing.review(session, file(WORDS))
    assert review.state is Trust.REVOKED
    with pytest.raises(Refused) as caught:
        planning.plan(review, planning.usual(review))
    assert caught.value.reason is Reason.REVOKED


def test_a_revoked_co_author_is_enough(session: Session) -> None:
    session.packs.signers.take(reading.read(revocation(REVIEWER).encode()))
    signers = tuple(Signer(name=key.name, shown="x", role=Role.AUTHOR) for key in (AUTHOR, REVIEWER))
    assert reviewing.review(session, file(WORDS, keys=(AUTHOR, REVIEWER), signers=signers)).state is Trust.REVOKED


def test_a_pack_that_revokes_its_own_author_is_not_added(session: Session) -> None:
    verify(session, AUTHOR.verifier)
    review = reviewing.review(session, file(WORDS, carried=(revocation(AUTHOR),)))
    assert review.state is Trust.REVOKED


def test_a_rotation_inside_the_pack_carries_the_mark_over(session: Session) -> None:
    add(session, file(WORDS))
    verify(session, AUTHOR.verifier)
    second = file(WORDS, seq=2, keys=(STRANGER,), carried=(rotation(AUTHOR, STRANGER),))
    review = reviewing.review(session, second)
    assert (review.standing, review.state, review.root) == (Standing.NEWER, Trust.VERIFIED, AUTHOR.verifier.key.hex())
    assert [(news.effect, news.about.key) for news in review.carried] == [
        (Effect.CARRIED_OVER, AUTHOR.verifier.key.hex())
    ]
    assert session.packs.signers.get(AUTHOR.verifier.key.hex()).state is Trust.VERIFIED  # until it is added
    applying.apply(session, planning.plan(review, planning.usual(review)))
    assert session.packs.signers.get(STRANGER.verifier.key.hex()).state is Trust.VERIFIED
    with pytest.raises(Refused):
        reviewing.review(session, file(WORDS, seq=1, keys=(STRANGER,)))


def test_a_key_that_was_replaced_must_be_accepted_anew(session: Session) -> None:
    """Somebody who finds an old key cannot push a new version in its name unseen."""
    add(session, file(WORDS), author=Met.KNOWN)
    session.packs.signers.take(reading.read(rotation(AUTHOR, STRANGER).encode()))
    review = reviewing.review(session, file(WORDS, seq=2))
    assert (review.author.replaced, review.state) == (True, Trust.UNKNOWN)
    assert planning.plan(review, planning.usual(review)).needs_author


def test_a_co_author_put_first_must_be_accepted(session: Session) -> None:
    add(session, file(WORDS))
    signers = tuple(Signer(name=key.name, shown="x", role=Role.AUTHOR) for key in (STRANGER, AUTHOR))
    review = reviewing.review(session, file(WORDS, seq=2, keys=(STRANGER, AUTHOR), signers=signers))
    assert review.author.key == STRANGER.verifier
    assert planning.plan(review, planning.usual(review)).needs_author


def test_for_whom_it_was_encrypted(session: Session) -> None:
    key = session.packs.own.new("Me").value
    other = fingerprint_digits(STRANGER.verifier.key)
    for recipient, meant in (("", Meant.ANYBODY), (key.digits, Meant.ME), (other, Meant.SOMEBODY_ELSE)):
        assert reviewing.review(session, file(WORDS, recipient=recipient)).meant is meant


def test_items_beside_what_is_here(session: Session) -> None:
    one, two, three = (WordsItem(id=key, title=key, text=key) for key in ("a", "b", "c"))
    add(session, file([one, two]), Choices(frozenset({"a"})))
    review = reviewing.review(session, file([WordsItem(id="a", title="a", text="other"), two, three], seq=2))
    assert [(item.id, item.change, item.is_new) for item in review.items] == [
        ("a", Change.CHANGED, False), ("b", Change.NEW, False), ("c", Change.NEW, True),
    ]  # fmt: skip
    again = reviewing.review_kept(session, PACK_ID)
    assert (again.standing, [item.change for item in again.items]) == (Standing.SAME, [Change.SAME, Change.NEW])


def test_keys_by_themselves(session: Session) -> None:
    what = Contact(format=FORMAT, name=AUTHOR.name, shown="Riverside", about="", made="", age="")
    news = reviewing.look(session, reading.sign(what, [AUTHOR]))
    assert isinstance(news, KeyNews)
    assert (news.effect, news.about[0].shown, news.after[0].shown) == (Effect.MET, "", "Riverside")
    verify(session, AUTHOR.verifier)
    news = reviewing.look(session, rotation(AUTHOR, STRANGER).encode())
    assert isinstance(news, KeyNews)
    assert [signer.state for signer in news.after] == [Trust.UNKNOWN, Trust.VERIFIED]
    session.packs.signers.take(news.signed)
    assert isinstance(reviewing.look(session, file(WORDS)), Review)
    for data in (rotation(AUTHOR, STRANGER), revocation(AUTHOR)):
        with pytest.raises(Refused) as caught:
            reviewing.review(session, data.encode())
        assert caught.value.reason is Reason.NOT_A_PACK


def test_reading_can_be_stopped(session: Session) -> None:
    token, told = CancelToken(), []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        token.cancel()

    with pytest.raises(Cancelled):
        reviewing.review(session, file(every_kind()), progress, token)
    assert told == [(0, len(every_kind()))]


def test_ids_that_are_not_in_the_pack_are_refused(session: Session) -> None:
    review = reviewing.review(session, file(WORDS))
    for choices in (Choices(frozenset({"x"})), Choices(drop=frozenset({"x"})), Choices(replace=frozenset({"x"}))):
        with pytest.raises(Refused) as caught:
            planning.plan(review, choices)
        assert caught.value.detail == "item-unknown"


def test_a_plan_that_came_too_late_respects_what_happened_since(session: Session) -> None:
    def version(text: str, seq: int) -> bytes:
        return file([StrategyItem(id="s", title=text, steps=(text,))], seq=seq)

    add(session, version("one", 1))
    review = reviewing.review(session, version("two", 2))
    plan = planning.plan(review, planning.usual(review))
    (strategy,) = session.strategies.each()
    from app.strategies.strategies import as_draft

    session.strategies.save(replace(as_draft(strategy), title="mine"))
    applied = applying.apply(session, plan).value
    assert [line.fate for line in applied.items] == ["kept"]
    assert [one.title for one in session.strategies.each()] == ["mine"]
    add(session, version("three", 3))
    with pytest.raises(Refused) as caught:
        applying.apply(session, plan)
    assert caught.value.reason is Reason.OLDER


def test_removing_forgets_how_far_it_had_come(session: Session) -> None:
    add(session, file(WORDS, seq=9))
    undoing.remove(session, PACK_ID)
    assert reviewing.review(session, file(WORDS, seq=1)).standing is Standing.NEW
