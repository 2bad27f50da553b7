"""What undoing and removing leave: what the person made theirs, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.errors import Code, UserFixable
from app.handover import applying, planning, reviewing, undoing
from app.handover.model import Choices, Met
from app.packs import reading
from app.packs.compare import draw, parts
from app.packs.kept import UNDO_DAYS, Policy
from app.packs.model import FORMAT, Revocation, Rotation, StrategyItem, Why, WordsItem
from app.packs.refusal import Refused
from app.packs.trust import Trust
from app.session import Session
from app.strategies.model import StrategyDraft
from app.strategies.strategies import as_draft
from tests.handover import add, file, holds, memory_session, mentions
from tests.packs import AUTHOR, PACK_ID, STRANGER

KEY = AUTHOR.verifier.key.hex()


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def version(text: str, seq: int = 1) -> bytes:
    return file([StrategyItem(id="s", title=text, steps=(text,)), WordsItem(id="w", title=text, text=text)], seq=seq)


def titles(session: Session) -> list[tuple[str, str]]:
    return sorted((strategy.title, strategy.source) for strategy in session.strategies.each())


def edit(session: Session, title: str) -> None:
    (strategy,) = session.strategies.each()
    session.strategies.save(replace(as_draft(strategy), title=title))


def words(session: Session) -> list[str]:
    return [kept.item.text for kept in session.packs.items(kind="words") if isinstance(kept.item, WordsItem)]


def test_only_the_last_adding_can_be_undone_and_then_the_one_before(session: Session) -> None:
    first = add(session, version("one"))
    second = add(session, version("two", 2))
    assert [(one.id, one.seq, one.undoable) for one in undoing.addings(session, PACK_ID)] == [
        (second.apply_id, 2, True),
        (first.apply_id, 1, False),
    ]
    with pytest.raises(UserFixable) as caught:
        undoing.undo(session, first.apply_id)
    assert caught.value.code is Code.NOT_FOUND
    undoing.undo(session, second.apply_id)
    assert (titles(session), words(session)) == ([("one", PACK_ID)], ["one"])
    undoing.undo(session, first.apply_id)
    assert titles(session) == []
    assert mentions(session.vault.db, PACK_ID) == []


def test_what_was_added_and_changed_since_stays_as_own(session: Session) -> None:
    applied = add(session, version("one"))
    edit(session, "mine")
    undone = undoing.undo(session, applied.apply_id).value
    assert (undone.taken_back, undone.stayed) == (1, 1)
    assert titles(session) == [("mine", "")]
    assert mentions(session.vault.db, PACK_ID) == []


def test_unless_it_is_to_go_too(session: Session) -> None:
    applied = add(session, version("one"))
    edit(session, "mine")
    undoing.undo(session, applied.apply_id, also_edited=True)
    assert titles(session) == []


def test_what_was_updated_and_changed_since_stays(session: Session) -> None:
    add(session, version("one"))
    second = add(session, version("two", 2))
    edit(session, "mine")
    undone = undoing.undo(session, second.apply_id).value
    assert undone.stayed == 1
    assert (titles(session), words(session)) == ([("mine", PACK_ID)], ["one"])
    assert [kept.id for kept in undoing.edited_items(session, PACK_ID)] == ["s"]


def test_what_was_deleted_since_does_not_come_back(session: Session) -> None:
    add(session, version("one"))
    second = add(session, version("two", 2))
    (strategy,) = session.strategies.each()
    session.strategies.delete(strategy.id or "")
    session.packs.delete_item(PACK_ID, "w")
    undoing.undo(session, second.apply_id)
    assert (titles(session), words(session)) == ([], [])
    session.strategies.undo_delete(strategy.id or "")
    session.packs.undo_delete_item(PACK_ID, "w")
    assert (titles(session), words(session)) == ([("two", PACK_ID)], ["two"])


def test_what_an_update_removed_comes_back_with_its_star(session: Session) -> None:
    from app.strategies.model import Mark

    add(session, version("one"))
    (strategy,) = session.strategies.each()
    session.strategies.mark(strategy.id or "", Mark(favourite=True))
    review = reviewing.review_kept(session, PACK_ID)
    applied = applying.apply(session, planning.plan(review, Choices(drop=frozenset({"s", "w"})))).value
    assert (titles(session), words(session)) == ([], [])
    undoing.undo(session, applied.apply_id)
    assert session.strategies.tool(strategy.id or "").mark.favourite
    assert words(session) == ["one"]


def test_after_thirty_days_nothing_is_remembered_of_what_was_replaced(session: Session) -> None:
    add(session, version("one"))
    edit(session, "a secret of mine")
    session.packs.set_policy(PACK_ID, "s", Policy.ALWAYS)
    add(session, version("two", 2))
    assert mentions(session.vault.db, "a secret of mine") == ["pack_apply"]
    session.clock.tick(UNDO_DAYS * 24 * 3600)  # type: ignore[attr-defined]
    assert not any(one.undoable for one in undoing.addings(session))
    session.purge_expired()
    assert mentions(session.vault.db, "a secret of mine") == []


def test_words_that_were_removed_for_good_live_in_no_undo(session: Session) -> None:
    add(session, version("one"))
    edit(session, "a secret of mine")
    session.packs.set_policy(PACK_ID, "s", Policy.ALWAYS)
    second = add(session, version("two", 2))
    (strategy,) = session.strategies.each()
    session.strategies.purge(strategy.id or "")
    session.purge_expired()
    assert mentions(session.vault.db, "a secret of mine") == []
    with pytest.raises(UserFixable):
        undoing.undo(session, second.apply_id)


def test_one_item_can_be_made_own(session: Session) -> None:
    add(session, version("one"))
    undoing.keep_as_own(session, PACK_ID, "s")
    assert titles(session) == [("one", "")]
    assert [kept.id for kept in session.packs.items()] == ["w"]
    with pytest.raises(UserFixable):
        undoing.keep_as_own(session, PACK_ID, "w")
    undoing.remove(session, PACK_ID)
    assert titles(session) == [("one", "")]


def test_more_found_out_of_the_author_stays(session: Session) -> None:
    applied = add(session, version("one"), author=Met.KNOWN)
    asked = draw(AUTHOR.verifier.key)
    answers = [parts(AUTHOR.verifier.key)[place - 1] for place in asked.places]
    assert session.packs.signers.compare(AUTHOR.verifier, asked, answers).value
    undoing.undo(session, applied.apply_id)
    assert session.packs.signers.get(KEY).state is Trust.VERIFIED


def test_what_a_pack_said_of_keys_stays_said(session: Session) -> None:
    session.packs.signers.know(STRANGER.verifier, "Somebody")
    what = Revocation(format=FORMAT, key=STRANGER.verifier.line, reason=Why.STOLEN, made="")
    carried = reading.sign(what, [STRANGER]).decode("utf-8")
    applied = add(session, file([WordsItem(id="w", title="w", text="w")], carried=(carried,)))
    undoing.undo(session, applied.apply_id)
    assert session.packs.signers.get(STRANGER.verifier.key.hex()).state is Trust.REVOKED
    with pytest.raises(Refused):
        session.packs.signers.forget(STRANGER.verifier.key.hex())


def test_an_undo_after_a_rotation_keeps_the_row_of_keys(session: Session) -> None:
    add(session, version("one"), author=Met.KNOWN)
    second = add(session, version("two", 2))
    rotation = Rotation(format=FORMAT, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="")
    session.packs.signers.take(reading.read(reading.sign(rotation, [AUTHOR, STRANGER])))
    undoing.undo(session, second.apply_id)
    third = file([WordsItem(id="w", title="w", text="three")], seq=3, keys=(STRANGER,))
    assert reviewing.review(session, third).state is Trust.KNOWN


class Life(RuleBasedStateMachine):
    """Whatever is done with a pack, in whatever order: nothing hangs loose, and removing it leaves only what is own."""

    @initialize()
    def begin(self) -> None:
        self.session = memory_session()
        self.session.strategies.save(StrategyDraft(title="own"))
        self.seq = 0

    def here(self) -> bool:
        return bool(self.session.packs.all())

    @rule(data=st.data(), ids=st.sets(st.sampled_from("abcd"), min_size=1), word=st.sampled_from("xyz"))
    def hand_over(self, data: st.DataObject, ids: set[str], word: str) -> None:
        self.seq += 1
        items = [
            StrategyItem(id=one, title=word, steps=(word,)) if one in "ab" else WordsItem(id=one, title=word, text=word)
            for one in sorted(ids)
        ]
        review = reviewing.review(self.session, file(items, seq=self.seq))
        known = [item.id for item in review.items] + [kept.id for kept in review.gone]
        some = st.sets(st.sampled_from(known)).map(frozenset)
        choices = Choices(data.draw(some), data.draw(some), data.draw(some), {}, Met.ONCE)
        applying.apply(self.session, planning.plan(review, choices))

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        strategy = data.draw(st.sampled_from(list(self.session.strategies.each()) or [None]))
        if strategy:
            self.session.strategies.save(replace(as_draft(strategy), title=data.draw(st.sampled_from(["mine", "x"]))))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        strategy = data.draw(st.sampled_from([s for s in self.session.strategies.each() if s.source] or [None]))
        if strategy:
            self.session.strategies.delete(strategy.id or "")
        item = data.draw(st.sampled_from([kept for kept in self.session.packs.items() if not kept.row_id] or [None]))
        if item:
            self.session.packs.delete_item(item.pack_id, item.id)

    @rule(seconds=st.sampled_from([1, 700]))
    def wait(self, seconds: int) -> None:
        self.session.clock.tick(seconds)  # type: ignore[attr-defined]
        self.session.purge_expired()

    @rule(also=st.booleans())
    def undo(self, also: bool) -> None:
        for one in undoing.addings(self.session):
            if one.undoable:
                undoing.undo(self.session, one.id, also_edited=also)
                self.seq = max((pack.seq for pack in self.session.packs.all()), default=0)

    @precondition(here)
    @rule(keep=st.booleans())
    def remove(self, keep: bool) -> None:
        edited = {kept.id for kept in undoing.edited_items(self.session, PACK_ID)}
        undoing.remove(self.session, PACK_ID, keep=edited if keep else ())
        assert mentions(self.session.vault.db, PACK_ID) == []
        assert not {"pack", "pack_note", "pack_item", "pack_apply"} & set(holds(self.session.vault.db))
        self.seq = 0

    @invariant()
    def nothing_hangs_loose(self) -> None:
        db = self.session.vault.db
        assert db.rows("PRAGMA foreign_key_check") == []
        linked = {kept.row_id for kept in self.session.packs.items() if kept.row_id}
        sourced = {s.id for s in self.session.strategies.each() if s.source}
        assert sourced <= linked
        versions = {
            (kept.pack_id, kept.seq)
            for pack in self.session.packs.all()
            for kept in self.session.packs.everything(pack.id)
        }
        kept = {(pack.id, seq) for pack in self.session.packs.all() for seq in self.session.packs.notes(pack.id)}
        assert kept == versions | {(pack.id, pack.seq) for pack in self.session.packs.all()}
        assert "own" in [s.title for s in self.session.strategies.each()] or any(
            s.title in ("mine", "x") and not s.source for s in self.session.strategies.each()
        )

    def teardown(self) -> None:
        self.session.close()


TestLife = Life.TestCase
TestLife.settings = settings(stateful_step_count=12)
