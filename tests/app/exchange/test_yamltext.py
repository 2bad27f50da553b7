"""YAML constructs nothing and swells to nothing."""

from __future__ import annotations

import pytest

from app.errors import Code, UntrustedInput
from app.exchange import yamltext


def test_only_words_lists_and_maps_come_out() -> None:
    assert yamltext.load("a: 12:30\nb: 2024-01-01\nc: [1, null, '', ~]\nd: {e: yes}\n1: 0x10") == {
        "a": "12:30", "b": "2024-01-01", "c": ["1", None, "", None], "d": {"e": "yes"}, "1": "0x10",
    }  # fmt: skip


def test_typed_reads_json_s_numbers_and_no_others() -> None:
    assert yamltext.load("[1, -2.5, 1e3, true, false, yes, 010, 12:30, '1', 1_000]", typed=True) == [
        1, -2.5, 1000.0, True, False, "yes", "010", "12:30", "1", "1_000",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["!!python/unicode", "!!python/str", "!!python/name:os.system", "!mine", "!!str"])
def test_a_tag_on_a_word_yields_the_word(tag: str) -> None:
    assert yamltext.load(f"a: {tag} 'word'") == {"a": "word"}


def test_words_of_python_2() -> None:
    assert yamltext.load("a: !!binary Y2Fmw6k=") == {"a": "café"}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a: &a [1]\nb: *a", Code.INPUT_UNREADABLE),
        ("&a [*a]", Code.INPUT_UNREADABLE),
        ("[" * 10_000, Code.INPUT_NESTED),
        ("a: 1\na: 2", Code.INPUT_UNREADABLE),
        ("? [a]\n: b", Code.INPUT_UNREADABLE),
        ("a: [", Code.INPUT_UNREADABLE),
        ("a: !!binary '////'", Code.INPUT_UNREADABLE),
        ("\x00", Code.INPUT_UNREADABLE),
        ("x" * 9_000_000, Code.INPUT_TOO_LARGE),
        ("- a\n" * 200_001, Code.INPUT_TOO_LARGE),
    ],
)
def test_refused(value: str, code: Code) -> None:
    with pytest.raises(UntrustedInput) as refused:
        yamltext.load(value)
    assert refused.value.code is code


def test_nothing_is_none() -> None:
    assert yamltext.load("") is None
    assert yamltext.load("# only a comment") is None
