"""Every stored word has words on screen, and what the person wrote is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from app.journal.moods import FAMILIES, FAMILY_OF, Family
from app.practice.model import Verdict
from app.strategies.model import Discreet, State
from app.triggers.model import BODY, CHANNELS, PLACES, URGES, WORD_STRENGTHS, Danger, DayPart, Helped
from exercises.model import Caution, Evidence
from ui.i18n import labels, moods, tool_words

CHIPS: list[tuple[Callable[[str], str], Iterable[str]]] = [
    (labels.channel, CHANNELS), (labels.place, PLACES), (labels.body, BODY), (labels.urge, URGES), (labels.strength, WORD_STRENGTHS),
]  # fmt: skip


@pytest.mark.parametrize(("words", "values"), CHIPS)
def test_every_chip_has_its_own_words(words: Callable[[str], str], values: Iterable[str]) -> None:
    said = [words(value) for value in values]
    assert all(said)
    assert len(set(said)) == len(said)
    assert not any("-" in label for label in said)  # a code would have shown through


@pytest.mark.parametrize(
    "words", [words for words, _ in CHIPS] + [moods.mood, tool_words.caution, tool_words.caution_short]
)
def test_what_the_person_wrote_is_its_own_label(words: Callable[[str], str]) -> None:
    assert words("the stairs at noon") == "the stairs at noon"


def test_every_answer_has_words() -> None:
    for function, values in (
        (labels.day_part, list(DayPart)), (labels.state, list(State)), (labels.state_hint, list(State)),
        (labels.danger, [d for d in Danger if d]), (labels.helped, [h for h in Helped if h]),
        (labels.verdict, [v for v in Verdict if v]), (labels.discreet, [d for d in Discreet if d]),
        (moods.family, list(Family)), (tool_words.evidence, list(Evidence)),
    ):  # fmt: skip
        said = [function(value) for value in values]  # type: ignore[operator]
        assert all(said)
        assert len(set(said)) == len(values)
    for function, nothing in (
        (labels.danger, Danger.UNASKED),
        (labels.helped, Helped.UNASKED),
        (labels.verdict, Verdict.UNSAID),
    ):
        assert function(nothing) == ""  # type: ignore[operator]


def test_every_caution_is_a_sentence_and_a_chip() -> None:
    for code in Caution:
        assert tool_words.caution(code).endswith(".")
        assert code.value not in tool_words.caution(code)
        assert code.value not in tool_words.caution_short(code)
        assert len(tool_words.caution_short(code)) < len(tool_words.caution(code))


def test_every_mood_word_has_a_translation_of_its_own() -> None:
    """In English a translation is the word itself, so the tables are asked, not the answer."""
    tables = [moods._high, moods._low, moods._pleasant, moods._other]
    for word in FAMILY_OF:
        assert sum(bool(table(word)) for table in tables) == 1, word
    assert sum(len(words) for words in FAMILIES.values()) == len(FAMILY_OF)


def test_the_persons_own_name_for_a_mood_goes_first() -> None:
    assert moods.mood("foggy", "cotton wool") == "cotton wool"


@pytest.mark.parametrize(
    ("least", "most", "said"), [(1, 1, "1"), (2, 5, "2 to 5"), (None, 3, "3"), (4, None, "4"), (None, None, "")]
)
def test_minutes(least: int | None, most: int | None, said: str) -> None:
    assert labels.minutes(least, most).startswith(said)
    assert bool(labels.minutes(least, most)) == bool(said)


def test_own_chips_come_before_something_else() -> None:
    values = [value for value, _ in labels.bodies(["jaw", "heart"])]
    assert values.count("heart") == 1
    assert values[-1] == "other"
    assert values.index("jaw") < values.index("other")


def test_no_word_that_needs_care() -> None:
    """Words that the content research leaves out (8.2, 4.2 G) stand on none of these labels."""
    said = " ".join(label for function, values in CHIPS for label in map(function, values)).lower()
    for word in (
        "trauma",
        "relapse",
        "failure",
        "abuser",
        "perpetrator",
        "flashback",
        "church",
        "priest",
        "father",
        "uncle",
    ):
        assert word not in said
