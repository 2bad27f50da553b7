"""Bytes to text, and text that a vault can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import text


@pytest.mark.parametrize(
    ("data", "value", "guessed"),
    [
        ("é".encode(), "é", False),
        ("é".encode("utf-8-sig"), "é", False),
        ("é".encode("utf-16"), "é", False),
        ("é €".encode("cp1252"), "é €", True),
        (b"", "", False),
    ],
)
def test_decoding(data: bytes, value: str, guessed: bool) -> None:
    assert text.decode(data) == text.Text(value, guessed)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80\x00\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_text(data: bytes) -> None:
    assert text.decode(data) is None


@given(st.text(st.characters()))
def test_cleaned_text_can_be_kept(value: str) -> None:
    kept, _ = text.clean(value)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert "\r" not in kept
    assert text.clean(kept) == (kept, False)


def test_halves_are_joined_or_replaced() -> None:
    assert text.clean("\ud83d\ude00") == ("😀", False)
    assert text.clean("\ud83d!") == ("\ufffd!", True)
    assert text.clean("\ufffd") == ("\ufffd", False)
    assert text.clean("a\r\nb\rc\u2028d") == ("a\nb\nc\nd", False)
    assert text.clean("a\x00\x1bb") == ("ab", True)


def test_json_values_can_be_stored() -> None:
    assert text.storable({"\ud800": ["\x00", 1, None, {"a": "\ud83d\ude00"}]}) == {
        "\ufffd": ["\ufffd", 1, None, {"a": "😀"}]
    }
