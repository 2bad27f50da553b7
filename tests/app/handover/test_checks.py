"""What a machine sees in a pack that is being made, and what it leaves to people."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from app.handover import checklist, checks, signs, texts, traces
from app.handover.checklist import Mark, Stage
from app.handover.finding import Finding, Level
from app.handover.itemchecks import count_words
from app.packs import model
from app.packs.drafts import PackDraft
from app.packs.keys import new_key
from app.packs.model import Origin, Pack, Signer, Tone
from exercises.load import CONTENT
from exercises.model import Caution
from exercises.topics import Topic
from tests.app.handover import made

TODAY = date(2026, 11, 23)

_PLAIN = (
    "For a long time I slept with the light on. I thought that I was the only one who did. "
    "What made a difference was small. A neighbour gave me a lamp with a warm bulb, and said that it was a spare one. "
    "I put it on the floor, behind a chair, so that the room was soft and not bright. "
    "Some nights it is enough. Other nights I get up and make tea, and I look at the street until it grows grey. "
    "I am not done with any of this. There are weeks in which I am angry from morning on, and weeks in which I forget. "
    "I used to count the good days, and then I stopped counting. That was better for me. It may be different for you. "
    "Wherever you read this, I hope that there is a lamp near you, and that it is yours to turn on and off."
)

VOICE = model.VoiceItem(
    id="lamp", title="The lamp", text=_PLAIN, tone=Tone.QUIET, origin=Origin.AUTHORS,
    content_note="Mentions nights without sleep. Nothing is described.", topics=(Topic.VIOLENCE,),
)  # fmt: skip
STEPS = model.StrategyItem(
    id="cup", title="A warm cup", steps=("A cup, held with both hands.", "Its warmth, for a while.")
)
NOTE = model.NoteItem(id="hello", title="Hello", text="These are small things. Any of them can be left.")
LINE = model.LineItem(
    id="duty", title="Duty line", country="GB",
    line={
        "id": "gb-duty", "name": "Duty line", "contacts": [{"kind": "voice", "value": "0800 000 0000"}], "source": "our own",
        "method": "phoned", "checked": "2026-11-01", "confidence": "A",
    },
)  # fmt: skip
CHECK_IN = model.CheckIn(
    id="week", title="The week", content_note="Asks about sleep.", licence="CC0-1.0", intro="Any of these can be left out.",
    questions=(model.Question(text="How was sleep?", answers=("Mostly there", "Hardly any")),), source="Our own words",
)  # fmt: skip


def _pack(*items: model.Item, **changed: Any) -> Pack:
    fields: dict[str, Any] = {
        "format": 1, "id": "0" * 26, "seq": 1, "made": "2026-11", "title": "First steps", "summary": "Small things.",
        "content_note": "Mentions that harm was done.", "lang": "en", "dir": model.Dir.LTR, "region": (), "licence": "CC0-1.0",
        "reading_level": 0, "reviewed_by": ("A. B.", "C. D."), "not_this": "Not treatment.",
        "signers": (Signer(name="riverside", shown="Riverside", role=model.Role.AUTHOR),), "recipient": "", "changes": "",
        "carried": (), "items": items or (NOTE, STEPS), **changed,
    }  # fmt: skip
    pack = Pack(**fields)
    if "reading_level" not in changed:
        pack = msgspec.structs.replace(pack, reading_level=checks.measured_level(pack.lang, pack.items) or 0)
    return pack


def _found(pack: Pack) -> list[Finding]:
    return checks.check(pack, pack.items, TODAY)


def _codes(pack: Pack) -> set[tuple[str, str, str]]:
    return {(one.item, one.where, one.code) for one in _found(pack)}


def _of(item: model.Item, lang: str = "en") -> dict[str, Finding]:
    return {one.code: one for one in checks.check_item(item, lang, TODAY)}


def _but(item: model.Item, **changed: Any) -> model.Item:
    return msgspec.structs.replace(item, **changed)


def test_a_careful_pack_has_nothing_against_it() -> None:
    assert _codes(_pack(NOTE, VOICE, STEPS, CHECK_IN, LINE, region=("GB",))) == set()


def test_an_unfinished_draft_can_be_looked_at() -> None:
    draft = PackDraft(title="First steps")
    codes = {one.code for one in checks.check(draft, [STEPS], TODAY)}
    assert {"licence-missing", "not-this-missing", "content-note-missing"} <= codes


OF_THE_PACK: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "title": ({"title": " "}, ("", "$.title", "title-missing")),
    "licence": ({"licence": " "}, ("", "$.licence", "licence-missing")),
    "unclear licence": ({"licence": "free use"}, ("", "$.licence", "licence-unclear")),
    "note": ({"content_note": ""}, ("", "$.content_note", "content-note-missing")),
    "not this": ({"not_this": " "}, ("", "$.not_this", "not-this-missing")),
    "summary": ({"summary": ""}, ("", "$.summary", "summary-missing")),
    "reviewers": ({"reviewed_by": ("A. B.",)}, ("", "$.reviewed_by", "few-reviewers")),
    "changes": ({"seq": 2}, ("", "$.changes", "changes-missing")),
    "telling title": ({"title": "After abuse"}, ("", "$.title", "title-not-neutral")),
    "telling summary": ({"summary": "For survivors."}, ("", "$.summary", "title-not-neutral")),
    "level": ({"reading_level": 9}, ("", "$.reading_level", "reading-level-differs")),
    "no level": ({"lang": "es", "reading_level": 0}, ("", "$.reading_level", "reading-level-not-measured")),
    "no line": ({"region": ("IE",)}, ("", "$.region", "no-line-for-region")),
}


@pytest.mark.parametrize("case", OF_THE_PACK)
def test_of_the_pack(case: str) -> None:
    changed, expected = OF_THE_PACK[case]
    assert expected in _codes(_pack(**changed))
    assert expected not in _codes(_pack())


def test_hard_to_read() -> None:
    hard = _but(
        NOTE, text="Institutional accountability necessitates comprehensive multidisciplinary considerations. " * 6
    )
    assert ("", "$.reading_level", "reading-level") in _codes(_pack(hard))
    assert "reading-level" in _of(hard)
    assert (checks.measured_level("en-GB", [hard]) or 0) > 12
    assert checks.measured_level("es", [hard]) is None
    assert checks.measured_level("en", []) is None


HEAVY = _but(VOICE, topics=(Topic.SEXUAL,))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((NOTE, HEAVY, STEPS), set()),
        ((NOTE, HEAVY, _but(HEAVY, id="two"), STEPS), {"too-many-heavy"}),
        ((HEAVY, NOTE, STEPS), {"begins-heavy"}),
        ((NOTE, STEPS, HEAVY), {"no-steady-end"}),
        ((NOTE, STEPS, CHECK_IN), {"no-steady-end"}),
        ((), {"no-items"}),
    ],
)
def test_the_order_of_reading(items: tuple[model.Item, ...], expected: set[str]) -> None:
    draft = PackDraft(title="T", content_note="x", licence="CC0-1.0", not_this="x")
    found = {one.code for one in checks.check(draft, items, TODAY)}
    assert found & {"too-many-heavy", "begins-heavy", "no-steady-end", "no-items"} == expected


def test_belief_once_and_not_more() -> None:
    believed = _but(NOTE, text="I believe you. That is all.")
    codes = _codes(_pack(believed, _but(believed, id="again"), STEPS))
    assert ("again", "$.text", "belief-twice") in codes
    assert ("hello", "$.text", "belief-twice") not in codes


OF_ITEMS: dict[str, tuple[model.Item, str, Level, str]] = {
    "pressure": (_but(STEPS, steps=("You should hold a cup.",)), "word-pressure", Level.RULE, "should"),
    "promise": (_but(NOTE, text="It will help you."), "word-promise", Level.RULE, "will help"),
    "gender in a voice": (_but(VOICE, text=_PLAIN + " He was gone."), "word-gender", Level.LOOK, "He"),
    "gender in steps": (_but(STEPS, steps=("A cup for him.",)), "word-gender", Level.RULE, "him"),
    "a myth": (
        model.WordsItem(id="x", title="T", text="You should have said no.", answer="Nobody has to."),
        "word-pressure", Level.LOOK, "should",
    ),
    "command": (_but(STEPS, steps=("A cup. Then hold it.",)), "command", Level.RULE, "hold"),
    "command on a page": (model.PageItem(id="x", title="T", text="Take a coat."), "command", Level.LOOK, "take"),
    "exclamation": (_but(NOTE, text="Well now!"), "exclamation-mark", Level.RULE, "!"),
    "capitals": (_but(NOTE, text="This is NEVER yours."), "capitals", Level.LOOK, "NEVER"),
    "html": (_but(NOTE, text="<b>soft</b>"), "markup", Level.RULE, "<b>"),
    "a link": (_but(NOTE, text="See [this](there)."), "markup", Level.RULE, "[this](there)"),
    "an address": (_but(NOTE, text="More on riverside.org.uk"), "link", Level.RULE, "riverside.org.uk"),
    "mail": (_but(NOTE, text="Mine is ann.b@example.net, mostly."), "contact-data", Level.RULE, "ann.b@example.net"),
    "number": (_but(NOTE, text="Mine is +44 (0)20 7946-0018."), "contact-data", Level.RULE, "+44 (0)20 7946-0018"),
    "handle": (_but(NOTE, text="I am @annb there."), "contact-data", Level.RULE, "@annb"),
    "asks back": (_but(NOTE, text="Please write to me when you can."), "asks-back", Level.RULE, "write to me"),
    "graphic": (_but(VOICE, text=_PLAIN + " There was a knife."), "graphic", Level.LOOK, "knife"),
    "a name": (_but(VOICE, text=_PLAIN + " Then Maria came."), "name-hint", Level.LOOK, "Maria"),
    "a date": (_but(VOICE, text=_PLAIN + " It was in June."), "date-hint", Level.LOOK, "in June"),
    "a year": (_but(VOICE, text=_PLAIN + " It was 1998."), "date-hint", Level.LOOK, "1998"),
    "a day": (_but(VOICE, text=_PLAIN + " It was 3.4.98."), "date-hint", Level.LOOK, "3.4.98"),
    "an age": (_but(VOICE, text=_PLAIN + " When I was nine, it began."), "age-hint", Level.LOOK, "When I was nine"),
    "a place": (_but(VOICE, text=_PLAIN + " It was the village of reeds."), "place-hint", Level.LOOK, "the village of reeds"),
    "a rare trade": (_but(VOICE, text=_PLAIN + " I was the only surgeon."), "work-hint", Level.LOOK, "I was the only surgeon"),
    "topic": (_but(VOICE, text=_PLAIN + " The police came."), "topic-missing", Level.LOOK, "T-LAW: police"),
    "caution": (_but(STEPS, steps=("A breath, a slow one.",)), "caution-missing", Level.RULE, "C-BREATH: breath"),
    "no note": (_but(STEPS, topics=(Topic.DEATH,)), "content-note-missing", Level.RULE, ""),
    "no note on a voice": (_but(VOICE, content_note=" "), "content-note-missing", Level.REFUSED, ""),
    "short voice": (_but(VOICE, text="I am here."), "voice-short", Level.RULE, "3"),
    "long voice": (_but(VOICE, text=(_PLAIN + " ") * 3), "voice-long", Level.RULE, str(3 * (count_words(_PLAIN, "en") or 0))),
    "advice": (_but(VOICE, text=_PLAIN + " My advice is tea."), "advice", Level.RULE, "My advice"),
    "never leave": (_but(VOICE, text=_PLAIN + " Never go back."), "advice", Level.RULE, "Never go back"),
    "about others": (
        _but(VOICE, text="They slept with the light on. " * 26), "no-first-person", Level.RULE, "",
    ),
    "no topics": (_but(VOICE, topics=()), "no-topics", Level.LOOK, ""),
    "severity": (
        _but(CHECK_IN, questions=(model.Question(text="How was it?", answers=("mild", "severe")),)),
        "severity-word", Level.RULE, "severe",
    ),
    "instrument": (_but(CHECK_IN, source="PHQ-9"), "instrument", Level.LOOK, "PHQ-9"),
    "no licence": (_but(CHECK_IN, licence=""), "licence-missing", Level.RULE, ""),
    "no help": (
        _but(CHECK_IN, questions=(model.Question(text="Were there thoughts of not wanting to live?", answers=("yes", "no")),)),
        "help-not-opened", Level.RULE, "",
    ),
    "no such answer": (
        _but(CHECK_IN, questions=(model.Question(text="How?", answers=("yes", "no"), opens_help=(2,)),)),
        "no-such-answer", Level.RULE, "",
    ),
    "old line": (_but(LINE, line={**LINE.line, "checked": "2026-10-23"}), "line-old", Level.RULE, "31"),
    "line of tomorrow": (_but(LINE, line={**LINE.line, "checked": "2026-12-23"}), "line-from-tomorrow", Level.RULE, ""),
    "seen only": (_but(LINE, line={**LINE.line, "method": "seen"}), "line-not-phoned", Level.LOOK, ""),
    "no word list": (_but(NOTE, lang="xx"), "no-word-list", Level.LOOK, "xx"),
    "not measured": (_but(VOICE, lang="ja"), "length-not-measured", Level.LOOK, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", OF_ITEMS)
def test_of_items(case: str) -> None:
    item, code, level, detail = OF_ITEMS[case]
    found = [one for one in checks.check_item(item, "en", TODAY) if (one.code, one.level) == (code, level)]
    assert found, _of(item)
    assert detail in {one.detail for one in found}
    for one in found:
        if one.end:
            text = next(piece.text for piece in texts.pieces(item) if piece.where == one.where)
            assert one.detail.lower() in text[one.start : one.end].lower()


def test_thirty_days_are_not_old_yet() -> None:
    assert "line-old" not in _of(_but(LINE, line={**LINE.line, "checked": "2026-10-24"}))


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"checked": 20261101}, "$.line.checked"),
        ({"checked": "20261101"}, "$.line.checked"),
        ({"checked": "2026-02-30"}, "$.line.checked"),
        ({"source": "x" * 241}, "$.line.source"),
        ({"id": "ie-duty"}, "$.line.id"),
        ({"contacts": [{"kind": "voice", "value": "ring us"}]}, "$.line.contacts[0].value"),
        ({"fax": "1"}, "$.line"),
        ({"name": None}, "$.line.name"),
        ({"hours": {"always": True, "words": "x", "zone": "London"}}, "$.line.hours"),
    ],
)
def test_lines_that_no_reader_takes(changed: dict[str, Any], where: str) -> None:
    found = _of(_but(LINE, line={**LINE.line, **changed}))["line-refused"]
    assert (found.where, found.level) == (where, Level.REFUSED)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"source": ""}, "$.line.source"),
        ({"contacts": []}, "$.line.contacts"),
        ({"contacts": [{"kind": "voice", "value": ""}]}, "$.line.contacts[0].value"),
        ({"checked": None}, "$.line.checked"),
    ],
)
def test_what_a_line_lacks_is_said_at_its_place(changed: dict[str, Any], where: str) -> None:
    found = _of(_but(LINE, line={**LINE.line, **changed}))
    assert found.keys() == {"missing"}
    assert (found["missing"].where, found["missing"].level) == (where, Level.REFUSED)


def test_quoted_words_are_not_said_to_the_reader() -> None:
    assert _of(_but(STEPS, steps=("A friend, and a sentence: “Ring me. Take a coat.”",))) == {}


def test_exercises_are_held_to_their_own_rules() -> None:
    ours = json.loads((CONTENT / "en" / "feet-and-chair.json").read_bytes())
    good = model.ExerciseItem(id="feet-and-chair", title="T", exercise=ours)
    assert "exercise-refused" not in _of(good)
    bad = _of(_but(good, exercise={**ours, "aim": "You should do this."}))["exercise-refused"]
    assert (bad.where, bad.level, bad.detail) == ("$.exercise.aim", Level.REFUSED, "word-to-avoid")
    assert list(checks.refused([bad, Finding("", "$", "x")])) == [bad]


@settings(max_examples=100, deadline=None)
@given(made.packs)
def test_nothing_that_can_be_read_brings_it_down(pack: Pack) -> None:
    found = checks.check(pack, pack.items, TODAY)
    rows = list(checklist.checklist(pack.items, found))
    assert {one.item for one in found} <= {"", *(item.id for item in pack.items)}
    assert len({row.key for row in rows}) == len(rows)
    list(traces.traces(pack))


def test_every_kind_has_its_texts() -> None:
    """A text that is not looked at is one that nobody looks at: every string of an item is among the pieces."""
    plain = {"id", "lang", "dir", "licence", "tone", "origin", "kind", "country", "line", "exercise", "region", "reviewed_by",
        "topics", "cautions", "states", "discreet", "minutes", "reading_level", "opens_help"}  # fmt: skip

    def strings(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value] if value else []
        if isinstance(value, dict):
            return [text for name, inner in value.items() if name not in plain for text in strings(inner)]
        return [text for inner in value for text in strings(inner)] if isinstance(value, list | tuple) else []

    @given(made.items)
    @settings(max_examples=150, deadline=None)
    def holds(item: model.Item) -> None:
        assert sorted(piece.text for piece in texts.pieces(item)) == sorted(strings(msgspec.to_builtins(item)))

    holds()


def test_the_signs_of_every_language_are_whole() -> None:
    known = signs.signs("en-GB")
    assert known is not None
    assert set(known.topics) == set(Topic)
    assert set(known.cautions) < set(Caution)
    assert signs.signs("xx") is None


# the checklist


def _rows(pack: Pack, ticks: set[str] = frozenset()) -> dict[str, checklist.Row]:  # type: ignore[assignment]
    return {row.key: row for row in checklist.checklist(pack.items, _found(pack), ticks)}


def test_the_checklist_asks_what_only_people_can_say() -> None:
    rows = _rows(_pack(NOTE, VOICE, STEPS))
    assert rows["purpose"].mark is Mark.ASK
    assert rows["consent-given:lamp"].mark is Mark.ASK
    assert "consent-given:cup" not in rows
    assert rows["no-promise:lamp"].mark is Mark.DONE
    assert rows["one-in-three"].mark is Mark.DONE


def test_ticks_settle_what_is_worth_a_look_and_never_a_rule() -> None:
    pack = _pack(NOTE, _but(VOICE, text=_PLAIN + " Then Maria came. You should rest."), STEPS)
    ticks = {"identifiers:lamp", "no-advice:lamp", "purpose"}
    rows = _rows(pack, ticks)
    assert rows["purpose"].mark is Mark.DONE
    assert rows["identifiers:lamp"].mark is Mark.DONE
    assert _rows(pack)["identifiers:lamp"].mark is Mark.OPEN
    assert rows["no-advice:lamp"].mark is Mark.OPEN
    assert {one.code for one in rows["no-advice:lamp"].findings} == {"word-pressure"}


def test_points_are_stable_and_speak_of_findings_that_exist() -> None:
    ids = [point.id for point in checklist.POINTS]
    assert len(set(ids)) == len(ids)
    assert [point.stage for point in checklist.POINTS] == sorted(
        (p.stage for p in checklist.POINTS), key=list(Stage).index
    )
    from app.packs.kept import kind_of

    kinds = {kind_of(item) for item in (NOTE, VOICE, STEPS, LINE, CHECK_IN)} | {
        "exercise", "words", "page", "plan-template", "question-card", "journal-prompt",
    }  # fmt: skip
    assert {kind for point in checklist.POINTS for kind in point.kinds} <= kinds


# what a pack says of its makers


def test_everything_that_is_said_of_the_makers_is_listed_and_can_be_left_out() -> None:
    key = new_key("riverside").verifier
    pack = _pack(
        NOTE, _but(VOICE, byline="A.", time_since="ten years", reviewed_by=("E. F.",), region=("IE",)), region=("GB",), seq=3,
        recipient="0001 0002 0003 0004 0005 0006 0007 8191", carried=("x",),
        signers=(Signer(name="riverside", shown="Riverside", role=model.Role.AUTHOR, contact="Room 4"),),
    )  # fmt: skip
    found = list(traces.traces(pack, [key], {key.key}))
    assert {one.kind for one in found} == set(traces.Kind)
    bare = traces.without(pack, traces.Kind)
    left = {one.kind for one in traces.traces(bare)}
    assert left == set(traces.Kind) - traces.OPTIONAL - {traces.Kind.KEY_USED}
    assert traces.without(pack, []) == pack
    assert bare.items[1].id == "lamp"
