"""Adding is exact, whole or not at all, and can be taken back to the last row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled
from app.handover import applying, opening, planning, reviewing, undoing
from app.handover.model import Choices, Fate, Met, Standing, Why
from app.jobs import CancelToken
from app.packs import agefile
from app.packs.kept import Policy, same
from app.packs.model import (
    ExerciseItem,
    Item,
    JournalPrompt,
    NoteItem,
    PageItem,
    StrategyItem,
    WordsItem,
)
from app.packs.refusal import Reason, Refused
from app.packs.trust import Trust
from app.session import Session
from app.strategies.model import Mark, StrategyDraft
from app.strategies.strategies import as_draft
from app.vault.secrets import offer_words
from tests.handover import add, file, holds, memory_session, mentions
from tests.packs import AUTHOR, EXERCISE, PACK_ID, STRANGER, every_kind
from tests.support import FakeClock

LETTERS = st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\u061c\u200e\u200f\ufeff")
SOME = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: f"a{text}z")
ONE = st.one_of(
    st.builds(StrategyItem, id=st.just(""), title=SOME, steps=st.lists(SOME, min_size=1, max_size=3).map(tuple), minutes=st.integers(0, 600), helps_when=SOME),
    st.builds(WordsItem, id=st.just(""), title=SOME, text=SOME, answer=SOME),
    st.builds(PageItem, id=st.just(""), title=SOME, text=SOME),
    st.builds(NoteItem, id=st.just(""), title=SOME, text=SOME),
    st.builds(JournalPrompt, id=st.just(""), title=SOME, text=SOME),
)  # fmt: skip
IDS = ("a", "b", "c", "d", "e")


@st.composite
def some_items(draw: st.DrawFn) -> tuple[Item, ...]:
    """A few items; an id may be another kind of thing in another version."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    extra = tuple(item for item in every_kind() if draw(st.booleans()) and item.id in ("line", EXERCISE["id"]))
    return tuple(_named(draw(ONE), item_id) for item_id in ids) + extra


def _named(item: Item, item_id: str) -> Item:
    import msgspec

    return msgspec.structs.replace(item, id=item_id)


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


@given(some_items(), st.sampled_from(["open", "pasted", "words", "person"]))
def test_what_was_signed_is_what_is_here(items: tuple[Item, ...], way: str) -> None:
    session = memory_session()
    data = file(items)
    if way == "pasted":
        source: bytes | str = "> " + "\r\n> ".join(opening.armor.wrap(data).splitlines())
        opened = opening.open_any(source)
    elif way == "words":
        words = " ".join(offer_words())
        opened = opening.open_any(agefile.encrypt_with_words(data, words, work_factor=2), words=words)
    elif way == "person":
        own = session.packs.own
        sealed = agefile.armored(agefile.encrypt_to(data, [own.recipient().value]))
        opened = opening.open_any(sealed, identities=own.identities())
    else:
        opened = opening.open_any(data)
    add(session, opened.data)
    kept = session.packs.items(PACK_ID)
    assert [one.id for one in kept] == [item.id for item in items]
    assert all(same(one.item, item) for one, item in zip(kept, items, strict=True))
    assert not undoing.edited_items(session, PACK_ID)
    session.close()


def test_every_kind_lands_where_it_belongs(session: Session) -> None:
    applied = add(session, file())
    assert applied.counts[Fate.ADDED] == len(every_kind())
    (strategy,) = session.strategies.each()
    assert (strategy.title, strategy.minutes, strategy.source) == ("Feet on the floor", 2, PACK_ID)
    tool_id = f"{PACK_ID}.{EXERCISE['id']}"
    assert session.strategies.exercise(tool_id).title == EXERCISE["title"]
    assert {tool.id for tool in session.strategies.tools() if tool.source} == {tool_id, strategy.id}
    assert session.strategies.tool(tool_id).source == PACK_ID
    (line,) = session.circle.each()
    assert (line.name, line.contact, line.hours, line.own) == (
        "A line that was invented",
        "01632 960 000",
        "24/7",
        True,
    )
    assert "2026-11-22" in line.note
    assert [prompt.text for prompt in session.packs.prompts()] == ["What was a little easier today?"]
    assert {kept.kind for kept in session.packs.items()} == {
        "strategy", "exercise", "voice", "words", "line", "question-card", "plan-template", "journal-prompt", "page",
        "note", "check-in",
    }  # fmt: skip


def test_only_what_was_picked_comes(session: Session) -> None:
    applied = add(session, file(), Choices(frozenset({"words"})))
    assert applied.counts[Fate.ADDED] == 1
    assert [kept.id for kept in session.packs.items()] == ["words"]
    assert not list(session.strategies.each())


def test_nothing_picked_leaves_nothing(session: Session) -> None:
    before = holds(session.vault.db)
    assert add(session, file(), Choices()).apply_id == ""
    assert holds(session.vault.db) == before


def test_an_author_never_met_is_never_added_silently(session: Session) -> None:
    review = reviewing.review(session, file())
    plan = planning.plan(review, planning.usual(review))
    assert plan.needs_author
    before = holds(session.vault.db)
    with pytest.raises(Refused) as caught:
        applying.apply(session, plan)
    assert caught.value.reason is Reason.NOT_ACCEPTED
    assert holds(session.vault.db) == before


def test_once_remembers_nobody_and_known_does(session: Session) -> None:
    add(session, file(), author=Met.ONCE)
    assert session.packs.signers.all() == []
    undoing.remove(session, PACK_ID)
    applied = add(session, file(), author=Met.KNOWN)
    (signer,) = session.packs.signers.all()
    assert (signer.key, signer.state) == (AUTHOR.verifier.key.hex(), Trust.KNOWN)
    undoing.undo(session, applied.apply_id)
    assert session.packs.signers.all() == []


def test_a_newer_version_of_somebody_accepted_needs_no_second_word(session: Session) -> None:
    add(session, file())
    review = reviewing.review(session, file(seq=2))
    assert (review.standing, review.state) == (Standing.NEWER, Trust.UNKNOWN)
    assert not planning.plan(review, planning.usual(review)).needs_author


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (file(seq=1), Reason.OLDER),
        (file(seq=2, title="Another"), Reason.TWO_VERSIONS),
        (file(seq=3, keys=(STRANGER,)), Reason.OTHER_AUTHOR),
    ],
)
def test_what_is_refused_once_a_version_is_here(session: Session, data: bytes, reason: Reason) -> None:
    add(session, file(seq=2))
    before = holds(session.vault.db)
    with pytest.raises(Refused) as caught:
        reviewing.review(session, data)
    assert caught.value.reason is reason
    assert holds(session.vault.db) == before


def test_the_same_again_changes_nothing(session: Session) -> None:
    add(session, file())
    before = holds(session.vault.db)
    review = reviewing.review(session, file())
    plan = planning.plan(review, planning.usual(review))
    assert not plan.does
    assert applying.apply(session, plan).value.apply_id == ""
    assert holds(session.vault.db) == before


def test_more_can_be_taken_later_without_the_file(session: Session) -> None:
    add(session, file(), Choices(frozenset({"words"})))
    review = reviewing.review_kept(session, PACK_ID)
    applying.apply(session, planning.plan(review, Choices(frozenset({"words", "feet"}))))
    assert {kept.id for kept in session.packs.items()} == {"words", "feet"}


def _strategy(text: str, item_id: str = "s") -> StrategyItem:
    return StrategyItem(id=item_id, title=text, steps=(text,))


def _edit(session: Session, title: str) -> None:
    (strategy,) = session.strategies.each()
    session.strategies.save(replace(as_draft(strategy), title=title))


@pytest.mark.parametrize(
    ("policy", "edit", "fate", "why", "title"),
    [
        (Policy.NEWER, False, Fate.UPDATED, Why.NONE, "two"),
        (Policy.NEWER, True, Fate.KEPT, Why.EDITED, "mine"),
        (Policy.ALWAYS, True, Fate.UPDATED, Why.NONE, "two"),
        (Policy.NEVER, False, Fate.KEPT, Why.NEVER, "one"),
        (Policy.NEVER, True, Fate.KEPT, Why.NEVER, "mine"),
    ],
)
def test_policies(session: Session, policy: Policy, edit: bool, fate: Fate, why: Why, title: str) -> None:
    add(session, file([_strategy("one")]))
    session.packs.set_policy(PACK_ID, "s", policy)
    if edit:
        _edit(session, "mine")
    (line,) = add(session, file([_strategy("two")], seq=2)).items
    assert (line.fate, line.why) == (fate, why)
    assert [strategy.title for strategy in session.strategies.each()] == [title]
    (kept,) = session.packs.items()
    assert kept.policy is policy


def test_both_are_shown_where_the_person_changed_theirs(session: Session) -> None:
    add(session, file([_strategy("one")]))
    _edit(session, "mine")
    second = file([_strategy("two")], seq=2)
    for data in (second, second):  # the clash stays in sight until it is settled
        review = reviewing.review(session, data)
        (clash,) = review.clashes
        assert (clash.item.title, clash.mine["title"]) == ("two", "mine")
        applying.apply(session, planning.plan(review, planning.usual(review)))
    review = reviewing.review(session, second)
    chosen = replace(planning.usual(review), replace=frozenset({"s"}))
    applying.apply(session, planning.plan(review, chosen))
    assert [strategy.title for strategy in session.strategies.each()] == ["two"]
    assert not reviewing.review(session, second).clashes


def test_a_change_that_is_taken_back_is_none(session: Session) -> None:
    add(session, file([_strategy("one")]))
    _edit(session, "mine")
    _edit(session, "one")
    assert not undoing.edited_items(session, PACK_ID)


def test_a_policy_can_be_set_while_adding(session: Session) -> None:
    add(session, file([_strategy("one")]), Choices(frozenset({"s"}), policies={"s": Policy.ALWAYS}))
    assert [kept.policy for kept in session.packs.items()] == [Policy.ALWAYS]


@pytest.mark.parametrize("item", [_strategy("one"), WordsItem(id="s", title="one", text="one")])
def test_deleting_never_affects_a_later_adding(session: Session, clock: FakeClock, item: Item) -> None:
    for wait in (0, 11 * 60):  # within the ten minutes, and after them
        add(session, file([item]))
        for strategy in session.strategies.each():
            session.strategies.delete(strategy.id or "")
        if not isinstance(item, StrategyItem):
            session.packs.delete_item(PACK_ID, "s")
        session.clock.tick(wait)  # type: ignore[attr-defined]
        session.purge_expired()
        review = reviewing.review(session, file([item]))
        assert [one.kept for one in review.items] == [None]
        applying.apply(session, planning.plan(review, Choices(frozenset({"s"}))))
        assert [same(kept.item, item) for kept in session.packs.items()] == [True]
        assert len(list(session.strategies.each())) == isinstance(item, StrategyItem)
        undoing.remove(session, PACK_ID)


def test_an_update_brings_what_is_new_and_not_what_was_left(session: Session) -> None:
    first = [WordsItem(id=key, title=key, text=key) for key in ("a", "b", "c")]
    add(session, file(first), Choices(frozenset({"a", "b"})))
    session.packs.delete_item(PACK_ID, "b")
    add(session, file([*first, WordsItem(id="d", title="d", text="d")], seq=2))
    assert [kept.id for kept in session.packs.items()] == ["a", "d"]


def test_what_a_version_has_no_more_stays_unless_dropped(session: Session) -> None:
    add(session, file([_strategy("one"), WordsItem(id="w", title="w", text="w")]))
    review = reviewing.review(session, file([WordsItem(id="w", title="w", text="v")], seq=2))
    assert [kept.id for kept in review.gone] == ["s"]
    usual = planning.usual(review)
    stays = planning.plan(review, usual)
    assert [(line.id, line.fate, line.why) for line in stays.items][-1] == ("s", Fate.KEPT, Why.GONE)
    applying.apply(session, planning.plan(review, replace(usual, drop=frozenset({"s"}))))
    assert [kept.id for kept in session.packs.items()] == ["w"]
    assert not list(session.strategies.each())
    assert "tombstone" not in holds(session.vault.db)


def test_what_the_person_leaves_out_is_not_picked_and_not_passed_over(session: Session) -> None:
    from app.cautions import Caution, Topic

    session.cautions.leave_out([Caution.EXERT], [Topic.LAW])
    law = WordsItem(id="law", title="law", text="law", topics=(Topic.LAW,))
    exercise = next(item for item in every_kind() if isinstance(item, ExerciseItem))
    review = reviewing.review(session, file([law, exercise, WordsItem(id="w", title="w", text="w")]))
    assert {item.id for item in review.hidden} == {"law", exercise.id}
    assert review.avoided == {"T-LAW": 1, "C-EXERT": 1}
    chosen = planning.usual(review)
    assert chosen.items == {"w"}
    lines = {line.id: line for line in planning.plan(review, chosen).items}
    assert (lines["law"].fate, lines["law"].why, lines["law"].touches) == (Fate.LEFT_OUT, Why.AVOIDED, {"T-LAW"})
    add(session, file([law]), Choices(frozenset({"law"})))  # leaving out is not forbidding
    assert session.packs.items()


@given(some_items(), st.sets(st.sampled_from(IDS)))
def test_adding_and_undoing_is_nothing(items: tuple[Item, ...], picked: set[str]) -> None:
    session = memory_session()
    session.strategies.save(StrategyDraft(title="own"))
    before = holds(session.vault.db)
    choices = Choices(frozenset(picked & {item.id for item in items}))
    applied = add(session, file(items), choices, Met.KNOWN if choices.items else Met.ONCE)
    if applied.apply_id:
        undoing.undo(session, applied.apply_id)
    assert holds(session.vault.db) == before
    session.close()


@given(some_items(), some_items(), st.data())
def test_updating_and_undoing_is_nothing(
    first: tuple[Item, ...], second: tuple[Item, ...], data: st.DataObject
) -> None:
    session = memory_session()
    add(session, file(first))
    for strategy in list(session.strategies.each()):
        match data.draw(st.sampled_from(["", "edit", "delete", "mark"])):
            case "edit":
                session.strategies.save(replace(as_draft(strategy), title="mine"))
            case "delete":
                session.strategies.delete(strategy.id or "")
            case "mark":
                session.strategies.mark(strategy.id or "", Mark(favourite=True))
    review = reviewing.review(session, file(second, seq=2))
    ids = [item.id for item in review.items] + [kept.id for kept in review.gone]
    some = st.sets(st.sampled_from(ids)).map(frozenset)
    choices = Choices(
        data.draw(some),
        data.draw(some),
        data.draw(some),
        {key: data.draw(st.sampled_from(Policy)) for key in data.draw(some)},
    )
    before = holds(session.vault.db)
    applied = applying.apply(session, planning.plan(review, choices)).value
    after = holds(session.vault.db)
    undone = undoing.undo(session, applied.apply_id).value
    assert holds(session.vault.db) == before
    assert undone.stayed == 0
    again = applying.apply(session, planning.plan(reviewing.review(session, file(second, seq=2)), choices)).value
    assert [line.fate for line in again.items] == [line.fate for line in applied.items]
    assert holds(session.vault.db).keys() == after.keys()
    assert session.vault.db.rows("PRAGMA foreign_key_check") == []
    session.close()


@given(some_items(), st.integers(0, 6))
def test_cancelling_adds_nothing(items: tuple[Item, ...], at: int) -> None:
    session = memory_session()
    before = holds(session.vault.db)
    review = reviewing.review(session, file(items))
    plan = planning.plan(review, replace(planning.usual(review), author=Met.KNOWN))
    token, steps = CancelToken(), []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))
        if done > at:
            token.cancel()

    try:
        applying.apply(session, plan, progress, token)
    except Cancelled:
        assert holds(session.vault.db) == before
    else:
        assert steps[-1] == (len(items), len(items))
    session.close()


def test_as_large_as_a_pack_may_be(session: Session) -> None:
    """Every item is told on the way, and stopping late still adds nothing."""
    steps = tuple(f"s{number}" for number in range(20))
    made = [StrategyItem(id=f"i{number}", title=f"t{number}", steps=steps, needs=steps[:6]) for number in range(250)]
    data = file(made)
    assert len(data) > 200_000
    review = reviewing.review(session, data)
    plan = planning.plan(review, replace(planning.usual(review), author=Met.ONCE))
    before, token = holds(session.vault.db), CancelToken()
    with pytest.raises(Cancelled):
        applying.apply(session, plan, lambda done, total: token.cancel() if done == total - 1 else None, token)
    assert holds(session.vault.db) == before
    told: list[int] = []
    applied = applying.apply(session, plan, lambda done, _: told.append(done)).value
    assert told == list(range(1, 251))
    assert applied.counts[Fate.ADDED] == len(list(session.strategies.each())) == 250
    undoing.undo(session, applied.apply_id)
    assert holds(session.vault.db) == before


def test_removing_leaves_no_row_and_no_word(session: Session) -> None:
    before = holds(session.vault.db)
    add(session, file(), author=Met.KNOWN)
    tool_id = f"{PACK_ID}.{EXERCISE['id']}"
    session.strategies.mark(tool_id, Mark(favourite=True))
    add(session, file(seq=2, title="Second"), author=Met.KNOWN)
    for strategy in session.strategies.each():
        session.strategies.delete(strategy.id or "")
    session.packs.delete_item(PACK_ID, "words")
    removed = undoing.remove(session, PACK_ID).value
    assert (removed.removed, removed.kept_as_own) == (len(every_kind()), 0)
    assert holds(session.vault.db) == before
    assert mentions(session.vault.db, PACK_ID) == []


def test_what_was_edited_can_stay_as_own(session: Session) -> None:
    add(session, file())
    _edit(session, "mine")
    assert [kept.id for kept in undoing.edited_items(session, PACK_ID)] == ["feet"]
    assert undoing.remove(session, PACK_ID, keep={"feet"}).value.kept_as_own == 1
    (strategy,) = session.strategies.each()
    assert (strategy.title, strategy.source) == ("mine", "")
    assert mentions(session.vault.db, PACK_ID) == []
    add(session, file())  # and the pack can come again beside it
    assert sorted(s.title for s in session.strategies.each()) == ["Feet on the floor", "mine"]


def test_signers_stay_if_the_person_wants(session: Session) -> None:
    add(session, file(), author=Met.KNOWN)
    undoing.remove(session, PACK_ID, keep_signers=True)
    assert [signer.state for signer in session.packs.signers.all()] == [Trust.KNOWN]
    assert list(holds(session.vault.db)) == ["pack_signer"]
    assert reviewing.review(session, file()).state is Trust.KNOWN
