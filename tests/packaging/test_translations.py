"""Sentences reach the translators, and what they write cannot break a screen."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def words() -> ModuleType:
    return importlib.import_module("translations")


def test_counted_sentences_are_found_whatever_the_number_is(words: ModuleType) -> None:
    source = (
        'translate("Journal", "%n entry(ies)", "", len(found) + 1)\nQCoreApplication.translate("A", "Lock", "a verb")'
    )
    assert sorted(words.sentences_of(source, "a.py")) == [
        words.Sentence("A", "Lock", "a verb"),
        words.Sentence("Journal", "%n entry(ies)", "", counted=True),
    ]


@pytest.mark.parametrize(
    "source",
    [
        'translate("A", f"Hello {name}")',
        'translate(self.context, "Hello")',
        'translate("A", "Hello", remark)',
        'translate("A", "%n hour(s)")',
        'translate("A", "Hours", "", 3)',
        'translate("", "Hello")',
    ],
)
def test_what_nobody_could_translate_is_refused(words: ModuleType, source: str) -> None:
    with pytest.raises(words.Fault, match=r"a\.py:1"):
        list(words.sentences_of(source, "a.py"))


def test_other_calls_are_left_alone(words: ModuleType) -> None:
    source = '"abc".translate(table)\npainter.translate(self.width(), 0)'
    assert list(words.sentences_of(source, "a.py")) == []


@pytest.mark.parametrize(
    ("text", "one", "many"),
    [
        ("%n minute(s)", "%n minute", "%n minutes"),
        ("%n entry(ies) kept", "%n entry kept", "%n entries kept"),
        ("%n box(es)", "%n box", "%n boxes"),
        ("%n day(s)", "%n day", "%n days"),
    ],
)
def test_english_forms_come_from_the_sentence(words: ModuleType, text: str, one: str, many: str) -> None:
    assert (words.one(text), words.many(text)) == (one, many)


def test_translations_stay_and_stale_ones_go(words: ModuleType) -> None:
    stay, go = words.Sentence("A", "Lock"), words.Sentence("A", "Shut")
    first = words.merged([stay, go], "", "de").replace(
        '<translation type="unfinished" />', "<translation>Sperren</translation>", 1
    )
    assert words.progress(first) == (2, 1)
    second = words.merged([stay, words.Sentence("B", "Lock")], first, "de")
    assert second.count("Sperren") == 1
    assert "Shut" not in second
    assert words.merged([stay, words.Sentence("B", "Lock")], second, "de") == second


def test_english_keeps_only_counted_sentences_and_a_hand_written_form(words: ModuleType) -> None:
    counted = words.Sentence("A", "%n person(s)", "", counted=True)
    text = words.merged([words.Sentence("A", "Lock"), counted], "", "en")
    assert "Lock" not in text
    by_hand = text.replace("%n persons", "%n people")
    assert words.merged([counted], by_hand, "en") == by_hand


def test_a_slot_that_a_translation_changes_is_found(words: ModuleType) -> None:
    text = words.merged([words.Sentence("A", "{least} to {most} minutes")], "", "de")
    good = text.replace('<translation type="unfinished" />', "<translation>{least} bis {most} Minuten</translation>")
    assert words.slots_that_differ(good) == []
    assert words.slots_that_differ(good.replace("{most} Min", "{meist} Min")) == ["{least} to {most} minutes"]
