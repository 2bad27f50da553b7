"""What leaves is what was meant to leave: words, and nothing of the vault or the machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cards.model import CardDraft, Section
from app.circle.model import HelpLineDraft
from app.handover import building, reviewing
from app.handover.building import SignAs
from app.handover.model import Standing
from app.packs import note, reading
from app.packs.drafts import PackDraft, as_draft
from app.packs.kept import same
from app.packs.model import FORMAT, PageItem, Revocation, Role, StrategyItem, Why
from app.packs.own import OwnKey
from app.packs.reading import of_json
from app.packs.refusal import Reason, Refused
from app.session import Session
from app.strategies.model import Discreet, Mark, State, StrategyDraft
from app.strategies.strategies import as_draft as strategy_draft
from app.strategies.strategies import tidy
from tests.handover import add, file, memory_session
from tests.packs import AUTHOR, EXERCISE, PACK_ID, STRANGER, every_kind, pack


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def draft_of(*items: building.Item) -> PackDraft:
    return PackDraft(title="From me", licence="CC0-1.0", items=items)


def key_of(session: Session) -> OwnKey:
    return session.packs.own.new("Somebody").value


def test_a_tool_becomes_words_and_comes_back_as_it_was(session: Session) -> None:
    draft = StrategyDraft(
        None, "Ud til åen", ("Sko på.", "Gå."), "Det er for meget.", "Det er nat.", 5, Discreet.YES, ("sko",), ("ude",),
        ("C-EXERT",), (State.TOO_MUCH,),
    )  # fmt: skip
    mine = session.strategies.save(draft).value
    session.strategies.mark(mine.id or "", Mark(favourite=True, own_note="private"))
    data = _signed(session, building.of_strategy(mine))
    assert mine.id is not None
    for told in (mine.id, "private", str(mine.created_at), "2026", "+01:00"):
        assert told.encode() not in data
    session.packs.own.delete(session.packs.own.all()[0].id)
    add(session, data)
    back = next(strategy for strategy in session.strategies.each() if strategy.source)
    assert replace(strategy_draft(back), id=None) == tidy(draft)


def _signed(session: Session, *items: building.Item) -> bytes:
    draft = session.packs.drafts.save(draft_of(*items)).value
    return building.sign_draft(session, draft.id or "", [SignAs(key_of(session))]).value.data


def test_a_card_becomes_words_or_a_page(session: Session) -> None:
    short = session.cards.save(CardDraft(title="Night", parts=(Section("Here", ("the lamp", "the door")),))).value
    item = building.of_card(short)
    assert item == {"kind": "words", "id": "night", "title": "Night", "text": "Here\nthe lamp\nthe door"}
    long = session.cards.save(CardDraft(title="Night", parts=(Section("", ("x" * 300, "y" * 300)),))).value
    assert building.of_card(long, {"night"})["kind"] == "page"
    assert building.of_card(long, {"night"})["id"] == "night-2"
    of_json({**_told(), "items": [item, building.of_card(long, {"night"})]})


def test_a_line_of_ones_own_is_not_passed_off_as_checked(session: Session) -> None:
    line = session.circle.save(HelpLineDraft(name="Aunt R.", contact="079 11 22", note="evenings")).value
    item = building.of_line(line)
    assert (item["kind"], item["text"]) == ("page", "079 11 22\n\nevenings")
    assert isinstance(of_json({**_told(), "items": [item]}).items[0], PageItem)


def test_an_exercise_gets_a_name_of_its_own() -> None:
    item = building.of_exercise({**EXERCISE, "reviewed_by": ["Dr. X"]}, {"push-and-rest"})
    assert (item["id"], item["exercise"]["id"], item["exercise"]["reviewed_by"]) == (
        "push-and-rest-2",
        "push-and-rest-2",
        [],
    )
    reading.sign(of_json({**_told(), "items": [item]}), [AUTHOR])


def _told() -> dict[str, object]:
    told: dict[str, object] = json.loads(note.verify(file()).body)
    return told


@given(st.text(max_size=90), st.sets(st.sampled_from(["item", "item-2", "a"])))
def test_names_of_items_fit_the_format_and_are_free(title: str, taken: set[str]) -> None:
    found = building.new_id(title, taken)
    assert found not in taken
    reading.of_json({**_told(), "items": [{"kind": "note", "id": found, "title": "t", "text": "t"}]})


def test_a_draft_can_be_made_of_a_pack_and_says_the_same() -> None:
    made = pack(
        tuple(every_kind()),
        summary="s",
        region=("GB",),
        reviewed_by=("R",),
        changes="c",
        reading_level=5,
        content_note="Mentions.",
    )
    draft = building.of_pack(made)
    again = building.to_pack(draft, [SignAs(OwnKey("", AUTHOR.name, made.signers[0].shown, ""))], made=made.made)
    assert again == made
    assert all(same(one, other) for one, other in zip(again.items, made.items, strict=True))
    assert "topics" not in draft.items[0]


def test_the_number_rises_when_something_else_is_said(session: Session) -> None:
    drafts, signers = session.packs.drafts, [SignAs(key_of(session))]
    kept = drafts.save(draft_of({"kind": "note", "id": "n", "title": "t", "text": "one"})).value
    draft_id = kept.id or ""
    first = building.sign_draft(session, draft_id, signers).value
    assert building.sign_draft(session, draft_id, signers).value == first
    assert first.seq == 1
    drafts.save(replace(as_draft(drafts.get(draft_id)), changes="now two"))
    second = building.sign_draft(session, draft_id, signers).value
    assert (second.seq, drafts.get(draft_id).seq) == (2, 2)
    drafts.save(replace(as_draft(drafts.get(draft_id)), seq=7))
    assert building.sign_draft(session, draft_id, signers).value.seq == 7
    drafts.save(replace(as_draft(drafts.get(draft_id)), seq=1, title="three"))
    assert building.sign_draft(session, draft_id, signers).value.seq == 8  # never lower than what was signed
    other = memory_session()
    add(other, first.data)
    assert reviewing.review(other, second.data).standing is Standing.NEWER
    other.close()


def test_what_is_missing_is_named_by_its_place(session: Session) -> None:
    for items, where in (((), "$.items"), (({"kind": "words", "id": "w", "title": "t"},), "$.items[0]")):
        draft = session.packs.drafts.save(draft_of(*items)).value
        with pytest.raises(Refused) as caught:
            building.sign_draft(session, draft.id or "", [SignAs(key_of(session))])
        assert (caught.value.reason, caught.value.where) == (Reason.SCHEMA, where)
        assert session.packs.drafts.get(draft.id or "").signed_seq == 0


def test_rotations_of_ones_own_go_along_and_others_only_if_asked(session: Session) -> None:
    own = session.packs.own
    old = key_of(session)
    rotated = own.rotate(old.id).value
    what = reading.read(rotated.note)
    session.packs.signers.know(STRANGER.verifier, "Somebody else")
    gone = Revocation(format=FORMAT, key=STRANGER.verifier.line, reason=Why.LOST, made="")
    session.packs.signers.take(reading.read(reading.sign(gone, [STRANGER])))
    draft = session.packs.drafts.save(draft_of({"kind": "note", "id": "n", "title": "t", "text": "one"})).value
    signers = [SignAs(rotated.key)]
    plain = reading.read_pack(building.sign_draft(session, draft.id or "", signers).value.data).what
    assert plain.carried == (what.whole,)
    carrying = reading.read_pack(building.sign_draft(session, draft.id or "", signers, carry=True).value.data).what
    assert carrying.carried == (what.whole, *session.packs.signers.carried())


def test_a_co_signer_and_a_recipient_stand_in_the_file(session: Session) -> None:
    draft = session.packs.drafts.save(draft_of({"kind": "note", "id": "n", "title": "t", "text": "one"})).value
    signers = [SignAs(key_of(session), contact="Tuesdays"), SignAs(key_of(session), Role.REVIEWER)]
    digits = signers[0].key.digits
    built = building.sign_draft(session, draft.id or "", signers, made="2026-11", recipient=digits).value
    said = reading.read_pack(built.data).what
    assert [(one.role, one.contact) for one in said.signers] == [(Role.AUTHOR, "Tuesdays"), (Role.REVIEWER, "")]
    assert (said.recipient, said.made) == (digits, "2026-11")


def test_everything_that_leaves_is_named(session: Session) -> None:
    data = file(carried=())
    said = building.what_leaves(data)
    told = json.loads(note.verify(data).body)
    assert [one.text for one in said[:2]] == ["yarrow.pack/v1", AUTHOR.verifier.line]
    assert said[-1].text.startswith(f"— {AUTHOR.name} ")
    inside = [one for one in said if one.where]
    assert [(one.where, one.text) for one in inside if one.where.startswith("$.items[0]")][:3] == [
        ("$.items[0].kind", "strategy"), ("$.items[0].id", "feet"), ("$.items[0].title", "Feet on the floor"),
    ]  # fmt: skip
    left = data.decode("utf-8")
    for one in said:  # in the order of the file, and nothing in between but the marks of JSON and the names of fields
        shown = one.text if not one.where else json.dumps(one.text, ensure_ascii=False)
        if one.where and shown not in left:
            shown = one.text
        before, found, left = left.partition(shown)
        assert found
        words = [word for word in before.replace('"', " ").split() if word.strip("{}[],:")]
        assert {word.strip(",:") for word in words} <= _names(told) | {"null"}
    assert left.strip() == ""


def _names(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def test_a_file_name_says_nothing() -> None:
    assert building.neutral_name(pack(title="After harm")) == f"{PACK_ID[:4]}-1.yarrow"


def test_a_strategy_of_a_pack_says_what_its_item_said(session: Session) -> None:
    item = next(one for one in every_kind() if isinstance(one, StrategyItem))
    add(session, file([item]))
    (strategy,) = session.strategies.each()
    told = building.of_strategy(strategy)
    again = of_json({**_told(), "items": [{**told, "id": item.id}]}).items[0]
    assert same(again, item)
