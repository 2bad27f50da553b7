"""JSON is bounded before it is built."""

from __future__ import annotations

import dataclasses
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Code, UntrustedInput
from app.exchange import jsontext
from app.exchange.limits import LIMITS

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**60), 10**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_what_json_says_is_read(value: object) -> None:
    assert jsontext.load(json.dumps(value)) == value
    assert jsontext.load(json.dumps(value, ensure_ascii=False)) == value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[" * 100_000, Code.INPUT_NESTED),
        ('{"a":' * 100 + "1" + "}" * 100, Code.INPUT_NESTED),
        ("[NaN]", Code.INPUT_UNREADABLE),
        ("[Infinity]", Code.INPUT_UNREADABLE),
        ("1" * 65, Code.INPUT_TOO_LARGE),
        ("-" + "1" * 100_000, Code.INPUT_TOO_LARGE),
        ('"open', Code.INPUT_UNREADABLE),
        ("", Code.INPUT_UNREADABLE),
        ("[1,]", Code.INPUT_UNREADABLE),
    ],
)
def test_refused(value: str, code: Code) -> None:
    with pytest.raises(UntrustedInput) as refused:
        jsontext.load(value)
    assert refused.value.code is code


def test_too_many_values() -> None:
    with pytest.raises(UntrustedInput) as refused:
        jsontext.load("[" + "0," * 100 + "0]", dataclasses.replace(LIMITS, json_values=50))
    assert refused.value.code is Code.INPUT_TOO_LARGE


def test_brackets_in_words_are_words() -> None:
    value = '[{\\"' * 100
    assert jsontext.load(json.dumps([value])) == [value]


def test_numbers_beyond_all_bounds_become_words() -> None:
    assert jsontext.load("[1e999, -1e999, 1.5]") == ["1e999", "-1e999", 1.5]


@pytest.mark.parametrize("value", ['"' + '\\"' * 200_000, '"' + "\\a" * 200_000, '"a' * 200_001])
def test_broken_quotes_take_no_time(value: str) -> None:
    began = time.process_time()
    with pytest.raises(UntrustedInput):
        jsontext.load(value)
    assert time.process_time() - began < 2
