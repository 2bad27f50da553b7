"""Reading: ours are read, and whatever else comes is refused with its place."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import catalogue
from exercises.load import MAX_BYTES, ExerciseError, Reason, languages, library, read, read_folder
from exercises.model import Arousal, Caution, Exercise
from tests.exercises.support import document, encoded, step_of


def refused(data: bytes) -> ExerciseError:
    with pytest.raises(ExerciseError) as caught:
        read(data, "test.json")
    assert caught.value.file == "test.json"
    assert caught.value.where.startswith("$")
    return caught.value


def outcome(data: bytes) -> Exercise | ExerciseError:
    """What comes of these bytes: an exercise or a refusal with its place, never anything else."""
    try:
        return read(data, "test.json")
    except ExerciseError as error:
        return error


def located(what: Exercise | ExerciseError) -> bool:
    return isinstance(what, Exercise) or what.where.startswith("$")


def test_the_library_holds_the_first_twelve_and_refuses_none() -> None:
    shelf = library("en")
    assert shelf.refused == ()
    assert {1, 2, 3, 7, 8, 11, 13, 16, 20, 36, 42, 56} <= {one.number for one in shelf.values()}
    assert [one.number for one in shelf.values()] == sorted(one.number for one in shelf.values())
    assert all(shelf[key].id == key for key in shelf)


def test_the_library_is_read_once() -> None:
    assert library("en") is library("en")


@pytest.mark.parametrize("lang", ["eo", "pt-BR", "../en", "", "EN"])
def test_a_language_that_is_missing_comes_in_english(lang: str) -> None:
    shelf = library(lang)
    assert set(shelf) == set(library("en"))
    assert {one.lang for one in shelf.values()} == {"en"}


def test_english_is_among_the_languages() -> None:
    assert "en" in languages()


def test_starting_sets_name_tools_of_the_catalogue_and_offer_what_there_is() -> None:
    shelf = library("en")
    assert set(Arousal) <= set(shelf.sets)
    assert {key for ids in shelf.sets.values() for key in ids} <= set(catalogue.IDS)
    for state in Arousal:
        offered = shelf.starting_set(state)
        assert offered
        assert all(one.front_page for one in offered)
    assert shelf.starting_set("no such moment") == ()


def test_the_catalogue_has_sixty_three_different_ids() -> None:
    assert len(catalogue.IDS) == len(set(catalogue.IDS)) == 63


def test_the_small_document_is_read() -> None:
    made = read(encoded(document()), "test.json")
    assert isinstance(made, Exercise)
    assert made.cautions == (Caution.BREATH,)
    assert made.summary == made.aim


BROKEN: list[tuple[str, Callable[[dict[str, Any]], object], str, str]] = [
    ("no exits", lambda d: d.pop("exits"), "$.exits", Reason.MISSING_FIELD),
    ("an empty exit", lambda d: d["exits"].update(worse=[]), "$.exits.worse", Reason.WRONG_LENGTH),
    ("one thing else", lambda d: d["exits"].update(something_else=["orienting"]), "$.exits.something_else", Reason.WRONG_LENGTH),
    ("worse leads to a form", lambda d: d["exits"].update(worse=["name-it"]), "$.exits.worse", "inconsistent:exit-worse"),
    ("exit to itself", lambda d: d["exits"].update(something_else=["feet-and-chair", "orienting"]), "$.exits.something_else", "inconsistent:exit-to-itself"),
    ("a caution nobody knows", lambda d: d.update(cautions=["C-BREATH", "C-MOON"]), "$.cautions[1]", Reason.UNKNOWN_CAUTION),
    ("a mild caution nobody knows", lambda d: d.update(mild=["C-MOON"]), "$.mild[0]", Reason.UNKNOWN_CAUTION),
    ("mild without caution", lambda d: d.update(mild=["C-COLD"]), "$.mild", "inconsistent:mild-without-caution"),
    ("a field nobody knows", lambda d: d.update(colour="red"), "$", Reason.UNKNOWN_FIELD),
    ("text for a number", lambda d: d.update(minutes_min="1"), "$.minutes_min", Reason.WRONG_TYPE),
    ("a yes for a number", lambda d: d.update(minutes_min=True), "$.minutes_min", Reason.WRONG_TYPE),
    ("a number for a list", lambda d: d.update(helps_when=3), "$.helps_when", Reason.WRONG_TYPE),
    ("an hour and a half", lambda d: d.update(minutes_max=90), "$.minutes_max", Reason.OUT_OF_RANGE),
    ("least above most", lambda d: d.update(minutes_min=5, minutes_max=2), "$.minutes_min", "inconsistent:minutes"),
    ("closed eyes", lambda d: d.update(eyes="closed"), "$.eyes", Reason.UNKNOWN_VALUE),
    ("an id with a path", lambda d: d.update(id="../x"), "$.id", Reason.WRONG_FORM),
    ("an endless line", lambda d: d.update(aim="a" * 241), "$.aim", Reason.WRONG_LENGTH),
    ("a later format", lambda d: d.update(format=2, colour="red"), "$.format", Reason.NEWER_FORMAT),
    ("format nought", lambda d: d.update(format=0), "$.format", Reason.OUT_OF_RANGE),
    ("a kind nobody knows", lambda d: d["long"]["steps"][0].update(kind="dance"), "$.long.steps[0].kind", Reason.UNKNOWN_KIND),
    ("no steps", lambda d: d["long"].update(steps=[]), "$.long.steps", Reason.WRONG_LENGTH),
    ("a long short form", lambda d: d["short"].update(seconds=100), "$.short.seconds", "inconsistent:short-is-long"),
    ("a long form shorter than the short", lambda d: d["long"].update(seconds=30), "$.long.seconds", "inconsistent:long-is-short"),
    ("a direction override", lambda d: d.update(aim="A\u202e aim."), "$.aim", Reason.BAD_CHARACTER),
    ("a zero-width space", lambda d: d.update(tags=["a\u200bb"]), "$.tags[0]", Reason.BAD_CHARACTER),
    ("a line break", lambda d: d.update(aim="An\naim."), "$.aim", Reason.BAD_CHARACTER),
    ("two spaces", lambda d: d.update(aim="An  aim."), "$.aim", "inconsistent:stray-space"),
    ("a token nobody knows", lambda d: d.update(aim="{name}"), "$.aim", "inconsistent:unknown-token"),
    ("breath without its caution", lambda d: d.update(cautions=[]), "$.cautions", "inconsistent:caution-missing"),
    ("central writing without its caution", lambda d: d.update(writing="central"), "$.writing", "inconsistent:caution-missing"),
    ("danger without its caution", lambda d: d.update(not_if_in_danger=True), "$.not_if_in_danger", "inconsistent:danger"),
    ("a caution twice", lambda d: d.update(cautions=["C-BREATH", "C-BREATH"]), "$.cautions", "inconsistent:twice"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "where", "reason"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_broken_document_is_refused_at_its_place(
    change: Callable[[dict[str, Any]], object], where: str, reason: str
) -> None:
    broken = document()
    change(broken)
    error = refused(encoded(broken))
    assert (error.where, error.reason) == (where, reason)


STEPS_BROKEN: list[tuple[str, list[dict[str, Any]], str, str]] = [
    ("a step to itself", [step_of("text", next="text")], "$.long.steps[0].next", "inconsistent:step-not-ahead"),
    ("a step back", [step_of("text", "a"), step_of("text", "b", next="a")], "$.long.steps[1].next", "inconsistent:step-not-ahead"),
    ("a step nowhere", [step_of("text", next="moon")], "$.long.steps[0].next", "inconsistent:step-not-ahead"),
    ("a step never reached", [step_of("text", "a", next="end"), step_of("text", "b")], "$.long.steps[1]", "inconsistent:step-never-reached"),
    ("one id twice", [step_of("text"), step_of("text")], "$.long.steps", "inconsistent:step-id-twice"),
    ("an id that is taken", [step_of("text", "end")], "$.long.steps", "inconsistent:step-id-taken"),
    ("an option with two ways", [step_of("choose", options=[{"label": "A", "tool": "orienting", "leave": "stop"}, {"label": "B"}])], "$.long.steps[0].options[0]", "inconsistent:option-two-ways"),
    ("an option to itself", [step_of("choose", options=[{"label": "A", "tool": "feet-and-chair"}, {"label": "B"}])], "$.long.steps[0].options[0].tool", "inconsistent:exit-to-itself"),
    ("a gate to itself", [step_of("gate", instead="feet-and-chair")], "$.long.steps[0].instead", "inconsistent:exit-to-itself"),
    ("a short breath out", [step_of("breathe", breath_out=3)], "$.long.steps[0].breath_out", "inconsistent:out-shorter-than-in"),
    ("a hold without a word", [step_of("breathe", cue_hold="")], "$.long.steps[0].cue_hold", "inconsistent:cue-missing"),
    ("a sip without a word", [step_of("breathe", cue_sip="")], "$.long.steps[0].cue_sip", "inconsistent:cue-missing"),
    ("a column of nothing", [step_of("columns", first={"label": "A", "prompt": "A", "most": 0})], "$.long.steps[0].first", "inconsistent:column-empty"),
    ("columns to read only", [step_of("columns", first={"label": "A", "prompt": "A", "most": 0, "given": ["a"]}, second={"label": "A", "prompt": "A", "most": 0, "given": ["a"]})], "$.long.steps[0]", "inconsistent:nothing-to-write"),
    ("a blank too small", [step_of("fill", blanks=[{"label": "A", "given": "a" * 21, "longest": 20}])], "$.long.steps[0].blanks[0].given", "inconsistent:given-too-long"),
    ("an offer too long", [step_of("fill", blanks=[{"label": "A", "offers": ["a", "a" * 21], "longest": 20}])], "$.long.steps[0].blanks[0].offers[1]", "inconsistent:given-too-long"),
    ("an offer twice", [step_of("fill", blanks=[{"label": "A", "offers": ["a", "a"]}])], "$.long.steps[0].blanks[0].offers", "inconsistent:twice"),
    ("nothing to sort", [step_of("sort", cards=[], source="")], "$.long.steps[0]", "inconsistent:nothing-to-sort"),
    ("a pile twice", [step_of("sort", piles=["A", "A"], source="")], "$.long.steps[0].piles", "inconsistent:twice"),
    ("a card to sort twice", [step_of("sort", cards=["A", "A"], source="")], "$.long.steps[0].cards", "inconsistent:twice"),
    ("one pile", [step_of("sort", piles=["A"], source="")], "$.long.steps[0].piles", Reason.WRONG_LENGTH),
    ("nothing to share", [step_of("share", parts=["A"], source="")], "$.long.steps[0]", "inconsistent:nothing-to-share"),
    ("a part twice", [step_of("share", parts=["A", "A"], source="")], "$.long.steps[0].parts", "inconsistent:twice"),
    ("a source that comes later", [step_of("sort", source="list"), step_of("list")], "$.long.steps[0].source", "inconsistent:source-not-before"),
    ("its own source", [step_of("share", source="share")], "$.long.steps[0].source", "inconsistent:source-not-before"),
    ("a source without lines", [step_of("free-text"), step_of("share", source="free-text")], "$.long.steps[1].source", "inconsistent:source-keeps-nothing"),
    ("a source to read only", [step_of("text"), step_of("recall", sources=["text"])], "$.long.steps[1].sources[0]", "inconsistent:source-keeps-nothing"),
    ("a card of a card", [step_of("list"), step_of("recall", "one", sources=["list"]), step_of("recall", "two", sources=["list", "one"])], "$.long.steps[2].sources[1]", "inconsistent:source-keeps-nothing"),
    ("a source twice", [step_of("list"), step_of("recall", sources=["list", "list"])], "$.long.steps[1].sources", "inconsistent:twice"),
    ("a wave of nought minutes", [step_of("wave", minutes=0)], "$.long.steps[0].minutes", Reason.OUT_OF_RANGE),
    ("one card", [step_of("cards", cards=[{"text": "One."}])], "$.long.steps[0].cards", Reason.WRONG_LENGTH),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "where", "reason"), [one[1:] for one in STEPS_BROKEN], ids=[one[0] for one in STEPS_BROKEN]
)
def test_steps_that_do_not_agree_are_refused(steps: list[dict[str, Any]], where: str, reason: str) -> None:
    error = refused(encoded(document(*steps)))
    assert (error.where, error.reason) == (where, reason)


KEEPS: list[tuple[str, list[str], str, str]] = [
    ("a step nobody knows", ["list", "moon"], "$.keep.steps[1]", "inconsistent:keep-step-unknown"),
    ("a step to read", ["list", "text"], "$.keep.steps[1]", "inconsistent:keep-step-keeps-nothing"),
    ("a step that shows another", ["recall"], "$.keep.steps[0]", "inconsistent:keep-step-keeps-nothing"),
    ("nothing but an answer", ["choose"], "$.keep.steps", "inconsistent:keep-step-keeps-nothing"),
    ("a step twice", ["list", "list"], "$.keep.steps", "inconsistent:twice"),
    ("no step", [], "$.keep.steps", Reason.WRONG_LENGTH),
]


@pytest.mark.parametrize(("steps", "where", "reason"), [one[1:] for one in KEEPS], ids=[one[0] for one in KEEPS])
def test_what_cannot_be_kept_is_not_offered_for_keeping(steps: list[str], where: str, reason: str) -> None:
    error = refused(encoded(document(keep={"what": "card", "title": "A card", "steps": steps})))
    assert (error.where, error.reason) == (where, reason)


def test_a_step_that_only_one_form_has_can_be_kept() -> None:
    short = {"seconds": 60, "steps": [step_of("list", "brief")]}
    keep = {"what": "entry", "title": "An entry", "steps": ["brief", "free-text", "choose"]}
    assert isinstance(outcome(encoded(document(short=short, keep=keep))), Exercise)


def test_breathing_without_its_twin_is_refused() -> None:
    lonely = step_of("breathe")
    del lonely["without"]
    error = refused(encoded(document(lonely)))
    assert (error.where, error.reason) == ("$.long.steps[0].without", Reason.MISSING_FIELD)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.NOT_JSON),
        (b"{", Reason.NOT_JSON),
        (b"\xff\xfe{}", Reason.NOT_JSON),
        (b'\xef\xbb\xbf{"format": 1}', Reason.NOT_JSON),
        (b"[]", Reason.WRONG_TYPE),
        (b"null", Reason.WRONG_TYPE),
        (b"[" * 60_000, Reason.WRONG_TYPE),
        (b'{"id":' + b"[" * 60_000, Reason.WRONG_TYPE),
        (b'{"nobody":' + b"[" * 60_000, Reason.UNKNOWN_FIELD),
        (b'{"long":{"steps":' + b'[{"steps":' * 6_000, Reason.WRONG_TYPE),
        (b'{"aim":"\\ud800"}', Reason.NOT_JSON),
        (b" " * (MAX_BYTES + 1), Reason.TOO_LARGE),
        (b'{"format": 99999999999999999999999999}', Reason.NEWER_FORMAT),
    ],
    ids=["empty", "cut", "utf-16", "bom", "array", "null", "deep", "deep-known", "deep-unknown", "deep-steps", "surrogate", "large", "huge-number"],
)  # fmt: skip
def test_what_is_no_document_is_refused(data: bytes, reason: Reason) -> None:
    assert refused(data).reason in {reason, Reason.NESTED}


def test_a_megabyte_of_text_is_refused_unread() -> None:
    assert refused(encoded(document(aim="a" * 1_000_000))).reason == Reason.TOO_LARGE


def test_a_field_twice_is_refused() -> None:
    data = encoded(document())
    twice = data.replace(b'"tags"', b'"aim": "Another.", "tags"', 1)
    assert refused(twice).reason == Reason.DUPLICATE_FIELD


def test_a_refusal_never_quotes_what_stood_there() -> None:
    canary = "kanarienvogel"
    for change in (
        {"cautions": [canary]},
        {"eyes": canary},
        {"id": f"{canary} "},
        {canary: 1},
        {"aim": f"{canary}\u202e"},
    ):
        assert canary not in str(refused(encoded(document(**change))))  # type: ignore[arg-type]


_CHARACTERS = st.characters(codec="utf-8")
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(_CHARACTERS, max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(_CHARACTERS, max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_change_of_a_document_is_read_or_refused(data: st.DataObject) -> None:
    whole = document()
    here: Any = whole
    while True:
        key: Any = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else list(range(len(here)))))
        if isinstance(here[key], dict | list) and here[key] and data.draw(st.booleans()):
            here = here[key]
            continue
        here[key] = data.draw(_JUNK)
        break
    assert located(outcome(encoded(whole)))


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32), cuts=st.integers(1, 12))
def test_any_bytes_are_read_or_refused(seed: int, cuts: int) -> None:
    chance = random.Random(seed)
    data = bytearray(encoded(document()))
    for _ in range(cuts):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    assert located(outcome(bytes(data)))


_NASTY = st.sampled_from(list(" \n\t{}a\u00a0\u00ad\u200b\u200c\u200d\u202e\u2028\u3000\ue000\u0378é\u0301\U0001f33f"))


@settings(max_examples=500, deadline=None)
@given(text=st.lists(_NASTY | st.just("{today}"), min_size=1, max_size=6).map("".join), place=st.integers(0, 1))
def test_the_quick_look_at_characters_sees_what_the_slow_one_does(text: str, place: int) -> None:
    bad = any(
        unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and c not in "\u00ad\u200c\u200d" for c in text
    )
    stray = text != text.strip() or "  " in text
    token = set("{}") & set(text.replace("{today}", ""))
    expected = "bad-character" if bad else "inconsistent:stray-space" if stray else "inconsistent:unknown-token"
    found = outcome(encoded(document(**({"aim": text} if place else {"tags": ["calm", text, "night"]}))))  # type: ignore[arg-type]
    if bad or stray or token:
        assert isinstance(found, ExerciseError)
        assert (found.where, found.reason) == ("$.aim" if place else "$.tags[1]", expected)
    else:
        assert isinstance(found, Exercise)


def test_one_refused_file_keeps_no_other_away(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "feet-and-chair.json").write_bytes(encoded(document()))
    (folder / "other.json").write_bytes(encoded(document()))
    (folder / "broken.json").write_bytes(b"{")
    (folder / "large.json").write_bytes(b" " * (MAX_BYTES * 2))
    (folder / "strange.json").write_bytes(encoded(document(id="strange", lang="de")))
    shelf, errors = read_folder(folder)
    assert set(shelf) == {"feet-and-chair"}
    assert {(error.file, error.where, error.reason) for error in errors} == {
        ("other.json", "$.id", Reason.WRONG_NAME),
        ("broken.json", "$", Reason.NOT_JSON),
        ("large.json", "$", Reason.TOO_LARGE),
        ("strange.json", "$.lang", Reason.WRONG_NAME),
    }
