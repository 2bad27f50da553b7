"""The lint: ours pass, and each thing it claims to catch is caught where it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from exercises import wording
from exercises.__main__ import main
from exercises.lint import Finding, lint, lint_folder
from exercises.load import library, read
from exercises.model import Exercise
from exercises.readability import grade, sentences, syllables
from exercises.shape import MAX_GRADE, longest_way, reading_grade
from exercises.texts import Role, pieces
from exercises.wording import Exceptions, avoided, exceptions, needless_exceptions, word_list
from tests.exercises.support import STEPS, document, encoded, exercise, step_of


def found(*steps: dict[str, Any], **changes: Any) -> set[tuple[str, str]]:
    """Place and rule of every error in a document."""
    if "long_seconds" in changes:
        changes |= {"long": {"seconds": changes.pop("long_seconds"), "steps": list(steps)}, "minutes_max": 60}
    return {(one.where, one.rule) for one in lint(exercise(*(steps or (step_of("text"),)), **changes)) if one.error}


def test_ours_have_no_errors() -> None:
    assert [one for one in lint_folder() if one.error] == []


def test_a_plain_document_has_no_errors() -> None:
    assert found() == set()


HARD = "Notwithstanding physiological considerations, individuals experiencing overwhelming emotionality may contemplate alternatives."

CAUGHT: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
    ("reading level", {"helps_when": [HARD] * 3, "adapt": [HARD] * 3}, ("$", "reading-level")),
    ("exclamation mark", {"aim": "You can do it!"}, ("$.aim", "exclamation-mark")),
    ("capitals", {"aim": "You CAN do it. VERY well."}, ("$.aim", "capitals")),
    ("a long sentence", {"adapt": ["you and " * 12]}, ("$.adapt[0]", "sentence-too-long")),
    ("E1 without a source", {"evidence": ["E1"]}, ("$.sources", "source-missing")),
    ("danger not asked", {"cautions": ["C-BREATH", "C-DANGER"], "not_if_in_danger": True}, ("$.not_when", "danger-not-named")),
    ("another number", {"number": 4}, ("$.number", "number-differs")),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [one[1:] for one in CAUGHT], ids=[one[0] for one in CAUGHT])
def test_what_is_said_of_an_exercise_is_looked_at(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    changes = {key: [text.strip() for text in value] if key == "adapt" else value for key, value in changes.items()}
    assert expected in found(**changes)


def test_present_danger_must_be_asked_about() -> None:
    danger = {"cautions": ["C-DANGER"], "not_if_in_danger": True, "not_when": [{"text": "Not now.", "leave": "unsafe"}]}
    assert ("$.long.steps", "danger-not-asked") in found(step_of("text"), **danger)
    assert found(step_of("choose"), **danger) == set()


GATED = [
    {"cautions": ["C-BREATH", "C-COLD"]},
    {"cautions": ["C-BREATH", "C-EXERT"]},
]


@pytest.mark.parametrize("changes", GATED)
def test_cold_and_effort_are_asked_about_first_on_every_way(changes: dict[str, Any]) -> None:
    gated = {"seconds": 60, "steps": [step_of("gate"), step_of("text")]}
    missing = ("$.long.steps[0]", "gate-missing")
    assert found(step_of("text"), short=gated, **changes) == {missing}
    assert found(step_of("gate"), step_of("timer"), short=gated, **changes) == set()
    assert ("$.short.steps[0]", "gate-missing") in found(step_of("gate"), **changes)
    assert found(step_of("text"), mild=changes["cautions"][1:], **changes) == set()
    fork = step_of("choose", options=[{"label": "Ask", "to": "gate"}, {"label": "Round it", "to": "text"}])
    steps = (fork, step_of("gate", next="end"), step_of("text"))
    assert found(*steps, short=gated, **changes) == {("$.long.steps[2]", "gate-missing")}
    before = (step_of("timer"), step_of("gate"))
    assert found(*before, short=gated, **changes) == {missing}


@pytest.mark.parametrize("kind", ["list", "columns", "fill", "free-text"])
def test_writing_at_the_heart_is_asked_about_first(kind: str) -> None:
    central = {"writing": "central", "cautions": ["C-BREATH", "C-WRITE"]}
    assert found(step_of("text"), step_of(kind), **central) == {("$.long.steps[1]", "gate-missing")}
    assert found(step_of("gate"), step_of(kind), **central) == set()
    assert found(step_of("text"), step_of(kind), **central | {"writing": "light"}) == set()
    assert ("$.long.steps[0]", "use-not-said") in found(step_of(kind))


def test_what_is_left_out_on_purpose_is_found() -> None:
    fast = step_of("breathe", breath_in=2, breath_out=2, sip=0)
    assert ("$.long.steps[0]", "breath-too-fast") in found(fast)
    long_taps = step_of("pace", motion="tap", there=5, back=5, rounds=13)
    assert ("$.long.steps[0]", "taps-too-long") in found(long_taps, long_seconds=200)
    assert found(step_of("pace", motion="finger", there=5, back=5, rounds=13), long_seconds=200) == set()
    cold = {"cautions": ["C-BREATH", "C-COLD"], "short": {"seconds": 60, "steps": [step_of("gate")]}}
    assert found(step_of("gate"), step_of("timer", seconds=31), **cold) == {
        ("$.long.steps[1].seconds", "cold-too-long")
    }


def test_nothing_takes_longer_than_is_said() -> None:
    assert ("$.long.seconds", "longer-than-said") in found(minutes_max=1)
    assert ("$.long.seconds", "longer-than-said") in found(step_of("timer", seconds=121))
    assert ("$.short.seconds", "longer-than-said") in found(
        short={"seconds": 60, "steps": [step_of("wave", minutes=2)]}
    )
    fork = step_of("choose", options=[{"label": "A", "to": "a"}, {"label": "B", "to": "b"}], next="b")
    either = (fork, step_of("timer", "a", seconds=100, next="end"), step_of("timer", "b", seconds=100))
    assert found(*either) == set()


def test_belief_is_said_once_and_is_then_no_slogan() -> None:
    once, again = step_of("text", "one", text=["We believe you."]), step_of("text", "two", note="We believe you.")
    assert found(once) == set()
    assert found(once, again) == {("$.long.steps[1].note", "belief-twice")}


NAMED = """
    survivor victim; your abuser; perpetrator; alleged; claims; why didn't you; should; just; at least; everything happens for a reason;
    stay strong; move on; toxic; closure; healing; you are safe now; he; she; forgive; confront; report; leave him; diagnosis;
    abuse; rape; consent; trigger; flashback; dissociation; grounding; trauma; mental health; therapy; counselling; lose your shame; honour;
    self-compassion; kindness to yourself; mindfulness; meditation; yoga; mantra; healer; shaman; medicine; ceremony; family; mother; father;
    home; bed; church; priest; uncle; coach; the case; evidence; allegation; complaint; tick; score; normal; safe place; so strong; brave;
    warrior; disclosure; coming forward; relax; let go; surrender; trust; be a good; obey; don't tell; close your eyes; lie down; belly; thigh
"""
"""The words that the research names (4.2 G, 8.2, and the house rules of 1.0), each in a form in which it is to be avoided."""


@pytest.mark.parametrize("words", [one.strip() for one in NAMED.split(";")])
def test_every_word_that_the_research_names_is_found(words: str) -> None:
    assert ("$.aim", "word-to-avoid") in found(aim=f"Here {words} stands.")


AVOIDED = [
    "You are safe now.", "Relax your hands.", "You let it go.", "You should stop.", "You just breathe.", "It is at least warm.",
    "A trigger.", "This will help you.", "Your abuser is gone.", "A survivor knows.", "Good for trauma.", "This is normal.",
    "Well done.", "Your mother is there.", "He is gone.", "A hand on your belly.", "Stay strong now.", "You need to stop.",
    "A mindful minute.", "Think of your bed.", "You’re safe here.", "Eyes closed, for a while.", "An EMDR set.",
    "A glass of wine.", "It will pass.", "You could leave him.", "A safe place.", "Kindness to yourself.",
]  # fmt: skip


@pytest.mark.parametrize("text", AVOIDED)
@pytest.mark.parametrize("place", ["aim", "line", "card", "option"])
def test_words_to_avoid_are_found_in_every_place(text: str, place: str) -> None:
    if place == "aim":
        assert ("$.aim", "word-to-avoid") in found(aim=text)
    elif place == "line":
        assert ("$.long.steps[0].text[0]", "word-to-avoid") in found(step_of("text", text=[text]))
    elif place == "card":
        cards = step_of("cards", cards=[{"text": "Fine."}, {"text": text}])
        assert ("$.long.steps[0].cards[1].text", "word-to-avoid") in found(cards)
    else:
        options = step_of("choose", options=[{"label": "Fine"}, {"label": text}])
        assert ("$.long.steps[0].options[1].label", "word-to-avoid") in found(options)


@pytest.mark.parametrize(
    "text",
    ["A saddle and the others.", "It is about three.", "Adjust nothing.", "In the street here.", "Thistle and shell."],
)
def test_words_that_only_hold_such_a_word_are_left_alone(text: str) -> None:
    assert found(aim=text) == set()


def test_an_exception_lets_one_exercise_say_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"text": ["A window by the bed."]}
    monkeypatch.setattr(wording, "exceptions", lambda: {"feet-and-chair": {"bed": "a reason that is long enough"}})
    assert found(step_of("text", **said)) == set()
    assert found(step_of("text", text=["Two beds."])) != set()
    assert found(step_of("text", **said), id="small-movements", number=12) != set()
    (pattern,) = [one.avoid.pattern for one in avoided(exercise(step_of("text", **said)))]
    monkeypatch.setattr(wording, "exceptions", lambda: {"feet-and-chair": {pattern: "a reason that is long enough"}})
    assert found(step_of("text", text=["Two beds."])) == set()


def test_an_exception_that_nobody_needs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = {
        "feet-and-chair": {"bed": "a reason that is long enough"},
        "nowhere": {"bed": "another reason, also long"},
    }
    monkeypatch.setattr(wording, "exceptions", lambda: allowed)
    said = exercise(step_of("text", text=["A window by the bed."]))
    assert {key for key, _ in needless_exceptions({said.id: said})} == {"nowhere"}
    assert {key for key, _ in needless_exceptions({said.id: exercise()})} == {"feet-and-chair", "nowhere"}
    assert {found.rule for _, found in needless_exceptions({})} == {"exception-not-needed"}


def test_every_exception_of_ours_gives_a_reason() -> None:
    reasons = [reason for allowed in exceptions().values() for reason in allowed.values()]
    assert all(len(reason.split()) > 2 for reason in reasons)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"a": {"bed": "so"}}', type=Exceptions)


def test_every_pattern_of_the_word_list_finds_something() -> None:
    """A pattern with a slip in it would guard nothing."""
    known = word_list("en")
    assert known is not None
    import re

    for avoid in known.avoid:
        plain = re.sub(r"\\w\*|\(\?<!.*?\)", "", avoid.pattern)
        plain = re.sub(r"\(([^()|]*)[^()]*\)\?", "", plain)
        while "(" in plain:
            plain = re.sub(r"\(([^()|]*)[^()]*\)", r"\1", plain)
        plain = plain.replace("?", "")
        assert re.fullmatch(avoid.pattern, plain, re.IGNORECASE), avoid.pattern
        assert ("$.aim", "word-to-avoid") in found(aim=f"Say {plain} here."), plain


@pytest.mark.parametrize(
    "text",
    [
        "Press your feet down.",
        "A chair. Look round slowly.",
        "Take your time.",
        "Then slowly press.",
        "Don’t look away.",
        "Never push.",
    ],
)
def test_a_command_is_found(text: str) -> None:
    assert ("$.long.steps[0].text[0]", "command") in found(step_of("text", text=[text]))
    assert ("$.long.steps[0].note", "command") in found(step_of("text", note=text))
    assert ("$.long.steps[0].title", "command") in found(step_of("text", title=text))


@pytest.mark.parametrize(
    "text", ["You could press your feet down.", "Look round, if you like.", "Where is the door?", "Do you see it? Yes."]
)
def test_an_invitation_is_none(text: str) -> None:
    assert found(step_of("text", text=[text])) == set()


def test_a_person_may_command() -> None:
    """Cards and cues are their words, or single beats."""
    assert found(step_of("cards", cards=[{"text": "Call me at six."}, {"text": "Come over."}])) == set()
    assert found(step_of("tense-release", cue_tense="Push", cue_release="Rest")) == set()


def test_lengths_are_found() -> None:
    line = "It is one of a few. " * 8 + "Yes."
    assert ("$.long.steps[0].text[0]", "line-too-long") in found(step_of("text", text=[line]))
    assert ("$.long.steps[0]", "step-too-long") in found(
        step_of(
            "text",
            text=["It is one of a few things here." for _ in range(6)],
            note="It is one of a few things here, and there are more of them. It is one of a few things here.",
        )
    )
    many = [step_of("text", f"step-{number}") for number in range(13)]
    assert ("$.long.steps", "too-many-steps") in found(*many)
    assert ("$.short.steps", "too-many-steps") in found(step_of("text"), short={"seconds": 60, "steps": many[:5]})


def test_one_hard_step_is_found_in_an_easy_tool() -> None:
    easy = [step_of("text", f"step-{number}", text=["You can see the door. It is red."] * 6) for number in range(5)]
    hard = step_of(
        "text", text=["Physiological sensations occasionally accompany overwhelming emotional experiences."] * 5
    )
    assert found(*easy, hard) == {("$.long.steps[5]", "reading-level")}


def test_the_longest_way_counts_branches_once() -> None:
    fork = step_of("choose", options=[{"label": "A", "to": "a"}, {"label": "B", "to": "b"}], next="b")
    of = exercise(fork, step_of("text", "a", next="c"), step_of("text", "b", next="c"), step_of("text", "c"))
    assert longest_way(of.long) == 3


def test_open_questions_are_notes() -> None:
    notes = {one.rule for one in lint(exercise()) if not one.error}
    assert {"source-not-checked", "not-reviewed"} <= notes
    assert "no-word-list" in {one.rule for one in lint(exercise(lang="eo"))}


def library_of(tmp_path: Path, **documents: dict[str, Any]) -> list[Finding]:
    for lang, made in documents.items():
        (tmp_path / lang).mkdir(exist_ok=True)
        (tmp_path / lang / "feet-and-chair.json").write_bytes(encoded(made))
    return lint_folder(tmp_path)


def test_tools_that_do_not_exist_are_found_wherever_they_are_named(tmp_path: Path) -> None:
    steps = (step_of("gate"), step_of("choose"))
    places = {one.where for one in library_of(tmp_path, en=document(*steps)) if one.rule == "tool-unknown"}
    assert places == {
        "$.exits.something_else[0]",
        "$.exits.something_else[1]",
        "$.exits.worse[0]",
        "$.not_when[0].tool",
        "$.long.steps[0].instead",
        "$.long.steps[1].options[2].tool",
    }


def test_a_refused_file_is_an_error(tmp_path: Path) -> None:
    assert "refused:missing-field" in {one.rule for one in library_of(tmp_path, en={"format": 1}) if one.error}


def test_a_translation_keeps_the_bones(tmp_path: Path) -> None:
    other = document(lang="de", title="Füße am Boden", aim="Ein Ziel.", tags=["ruhig"])
    rules = {(one.lang, one.rule) for one in library_of(tmp_path, en=document(), de=other)}
    assert ("de", "translation-differs") not in rules
    assert ("de", "no-word-list") in rules
    lost = document(lang="de", cautions=["C-BREATH", "C-BODY"])
    assert ("de", "translation-differs") in {
        (one.lang, one.rule) for one in library_of(tmp_path, en=document(), de=lost)
    }


def test_a_missing_translation_is_a_note(tmp_path: Path) -> None:
    library_of(tmp_path, en=document())
    (tmp_path / "de").mkdir()
    missing = [one for one in lint_folder(tmp_path) if one.rule == "language-missing"]
    assert [(one.lang, one.exercise, one.error) for one in missing] == [("de", "feet-and-chair", False)]


def test_every_text_of_ours_is_looked_at() -> None:
    """No string that a person reads escapes: every string of a file is a text, or one of the codes."""
    codes = {"id", "lang", "kind", "to", "next", "tool", "leave", "instead", "motion", "sense", "discreet", "eyes"}
    lists = {"arousal_fit", "postures", "cautions", "mild", "evidence", "something_else", "worse", "reviewed_by"}
    lists |= {"source", "sources", "what", "steps"}
    amounts = {"breath_focus", "body_focus", "imagery", "touch", "sound", "voice", "writing"}

    def strings(value: object, key: str) -> list[str]:
        if isinstance(value, dict):
            return [text for name, item in value.items() for text in strings(item, name)]
        if isinstance(value, list):
            return [text for item in value for text in strings(item, key)]
        return [value] if isinstance(value, str) and value and key not in codes | lists | amounts else []

    for name in (
        encoded(document()),
        *((Path("exercises/content/en") / f"{key}.json").read_bytes() for key in library()),
    ):
        made = json.loads(name)
        looked_at = [piece.text for piece in pieces(read(name, "test.json"))]
        assert sorted(strings(made, "")) == sorted(looked_at)


def test_a_card_is_said_by_the_person_and_a_line_to_them() -> None:
    roles = {piece.where: piece.role for piece in pieces(exercise(step_of("cards"), step_of("breathe")))}
    assert roles["$.long.steps[0].cards[0].text"] is Role.SAID
    assert roles["$.long.steps[0].text[0]"] is Role.TELLS
    assert roles["$.long.steps[1].without.text[0]"] is Role.TELLS
    assert roles["$.aim"] is Role.ABOUT


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("quiet", 1),
        ("table", 2),
        ("breathe", 1),
        ("colour", 2),
        ("animals", 3),
        ("pressed", 1),
        ("needed", 2),
        ("edges", 2),
    ],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert abs(syllables(word) - count) <= 1


def test_the_grade_rises_with_hard_words() -> None:
    easy = grade(["You can see the door. It is red."])
    assert easy < MAX_GRADE < grade([HARD])
    assert grade([]) == 0
    assert reading_grade(exercise()) < MAX_GRADE


def test_sentences_end_where_they_end() -> None:
    assert sentences("One. Two? “Three.” Four") == ["One", "Two", "“Three", "Four"]


def test_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == 0
    assert "0 errors" in capsys.readouterr().out
    assert main(["lint", "--json"]) == 0
    assert all(not one["error"] for one in json.loads(capsys.readouterr().out))
    assert main(["list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(library())
    assert all(row["grade"] <= MAX_GRADE and "en" in row["languages"] and row["errors"] == 0 for row in rows)
    assert {name for row in rows for kinds in row["kinds"].values() for name in kinds} == set(STEPS)
    fields = {field.encode_name for field in msgspec.structs.fields(Exercise)}
    shown = {*rows[0], *rows[0]["uses"], "minutes_min", "minutes_max", "long", "short"}
    about = {
        "format",
        "lang",
        "helps_when",
        "not_when",
        "adapt",
        "tags",
        "evidence_note",
        "content_note",
    }  # words, not figures
    assert fields - about <= shown
    assert main(["list"]) == 0
    assert "five-senses" in capsys.readouterr().out
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"].startswith("Yarrow exercise")
