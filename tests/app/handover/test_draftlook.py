"""A draft as it stands: what is unfinished is named with its place, and nothing that a reader would refuse is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.handover import building, ticks
from app.handover.draftlook import levelled, look, read_item
from app.handover.finding import Level
from app.packs import reading
from app.packs.drafts import PackDraft
from app.packs.keys import new_key
from app.packs.own import OwnKey
from app.packs.refusal import Refused

TODAY = date(2026, 3, 14)
WORDS = {"kind": "words", "id": "words", "title": "For the door", "text": "You are here."}
DRAFT = PackDraft(
    pack_id="0" * 26, title="First steps", summary="Small things.", content_note="Mentions nothing hard.",
    licence="CC0-1.0", reviewed_by=("a", "b"), not_this="No therapy.", items=(WORDS,),
)  # fmt: skip


def _sign(draft: PackDraft) -> bytes:
    key = new_key("a")
    signer = building.SignAs(OwnKey("", "a", "A", key.verifier.key.hex()))
    return reading.sign(building.to_pack(levelled(draft), [signer]), [key])


def test_a_finished_draft_can_be_signed() -> None:
    looked = look(DRAFT, TODAY)
    assert looked.refused == ()
    assert looked.items[0] is not None
    assert _sign(DRAFT)


@pytest.mark.parametrize(
    ("item", "where", "code"),
    [
        ({"kind": "words", "id": "a", "title": "A"}, "$.text", "missing"),
        ({"kind": "words", "id": "a", "title": "", "text": "x"}, "$.title", "missing"),
        ({"kind": "words", "id": "a", "title": "A", "text": "x" * 401}, "$.text", "too-long"),
        ({"kind": "question-card", "id": "a", "title": "A", "for_whom": "B", "questions": ["?"] * 31}, "$.questions", "too-many"),
        ({"kind": "question-card", "id": "a", "title": "A", "for_whom": "B", "questions": ["x" * 241]}, "$.questions[0]", "too-long"),
        ({"kind": "voice", "id": "a", "title": "A", "text": "x", "tone": "loud", "origin": "composite"}, "$.tone", "bad-value"),
    ],
)  # fmt: skip
def test_what_an_item_lacks_is_said_with_its_place(item: dict[str, Any], where: str, code: str) -> None:
    read, found = read_item(item)
    assert read is None
    assert [(one.item, one.where, one.code, one.level) for one in found] == [("a", where, code, Level.REFUSED)]


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"licence": ""},
        {"lang": "English"},
        {"region": ("New Zealand",)},
        {"title": "two\nlines"},
        {"items": ()},
        {"items": ({**WORDS, "text": "a\u200eb"},)},
        {"items": ({**WORDS, "kind": "poem"},)},
        {"items": tuple({**WORDS, "id": f"w{n}", "kind": "page", "text": "x" * 19_000} for n in range(16))},
        {"items": (WORDS, WORDS)},
        {"content_note": "", "items": ({**WORDS, "content_note": "Mentions fear."},)},
    ],
)
def test_whatever_cannot_be_signed_is_found_before(change: dict[str, Any]) -> None:
    draft = replace(DRAFT, **change)
    assert look(draft, TODAY).refused
    with pytest.raises(Refused):
        _sign(draft)


def test_it_says_in_which_item_a_reader_would_stumble() -> None:
    looked = look(replace(DRAFT, items=(WORDS, {**WORDS, "id": "other", "text": "a\u200eb"})), TODAY)
    assert [(one.item, one.where) for one in looked.refused] == [("other", "$.text")]


def test_an_unfinished_item_does_not_hide_the_others() -> None:
    items = ({"kind": "words", "id": "half", "title": "H"}, {**WORDS, "text": "You should relax."})
    looked = look(replace(DRAFT, items=items), TODAY)
    assert looked.items[0] is None
    assert {one.code for one in looked.of_item("words")} >= {"word-pressure", "word-command"}
    assert {row.item for row in looked.rows if row.item} == {"words"}


def test_what_is_left_knowingly_is_no_longer_against_a_rule_and_never_leaves() -> None:
    shouted = replace(DRAFT, items=({**WORDS, "title": "Rest!"},))
    found = [one for one in look(shouted, TODAY).findings if one.code == "exclamation-mark"]
    assert [one.level for one in found] == [Level.RULE]
    settled = look(replace(shouted, left={ticks.name_of(found[0]): "It is the title of a song."}), TODAY)
    assert [one.level for one in settled.of_item("words") if one.code == "exclamation-mark"] == [Level.LEFT]
    needless = look(replace(DRAFT, left={"exclamation-mark:words": "It was needed once."}), TODAY)
    assert needless.findings == look(DRAFT, TODAY).findings


def test_ticks_count_and_never_leave() -> None:
    draft = replace(DRAFT, ticks=("purpose",), unnamed=True)
    assert next(row for row in look(draft, TODAY).rows if row.point.id == "purpose").mark == "done"
    assert b"purpose" not in _sign(draft)
    assert b"unnamed" not in _sign(draft)


def test_the_level_is_measured_where_it_can_be() -> None:
    text = "Administrative considerations notwithstanding, comprehensive documentation necessitates institutional cooperation."
    hard = replace(DRAFT, items=({**WORDS, "kind": "page", "text": text},))
    assert 0 < levelled(hard).reading_level <= 20
    assert levelled(replace(hard, lang="ar", reading_level=4)).reading_level == 4
