"""JSON from elsewhere: every limit from both sides, and no more time than its length asks for."""

from __future__ import annotations

import contextlib
import json
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import strictjson
from app.packs.note import MOST_BYTES
from app.packs.refusal import Reason, Refused
from app.packs.strictjson import LONGEST, MOST_DEPTH, MOST_DIGITS, MOST_VALUES, clean, read

SECONDS = 1.0
BYTES = 256 << 20


def refused(data: bytes | str) -> tuple[Reason, str]:
    with pytest.raises(Refused) as caught:
        read(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return caught.value.reason, caught.value.where


def nested(depth: int, inside: str = "0") -> str:
    """An object with so many brackets around what is inside, its own among them."""
    return '{"a":' + "[" * (depth - 1) + inside + "]" * (depth - 1) + "}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        (' \n{ "a" : 1 }\n ', {"a": 1}),
        ('{"a":"\\u00e9\\n\\ud83d\\ude00"}', {"a": "é\n😀"}),
        ('{"a":-0}', {"a": 0}),
        ('{"a":[true,false,null]}', {"a": [True, False, None]}),
        ('{"a":"[[[[[[[[[[[[[[[[{{{{{{{{{{\\"]"}', {"a": '[[[[[[[[[[[[[[[[{{{{{{{{{{"]'}),
    ],
)
def test_what_is_well_formed_is_read(text: str, value: dict[str, Any]) -> None:
    assert read(text.encode()) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "[]", "1", '"a"', "null", "{", "}", '{"a"}', '{"a":}', '{"a":1,}', "{'a':1}", '{"a":1}x', '{"a":01}', '{"a":+1}',
     '{"a":"\\x41"}', '{"a":"\\u12"}', '{"a":"', '{"a":"\\', '{"a":"\n"}', '{"a":1}{}', "{a:1}", '{"a":1/**/}', '{"a":0x10}', "]", "{]}",
     '{"a":[}]}'],
)  # fmt: skip
def test_what_is_not_json_is_refused(text: str) -> None:
    assert refused(text) == (Reason.NOT_JSON, "$")


@pytest.mark.parametrize(
    "data",
    [b'{"a":"\xff"}', b'{"a":"\xc0\xaf"}', b'{"a":"\xed\xa0\x80"}', b'{"a":"\xf4\x90\x80\x80"}', b"\xef\xbb\xbf{}"],
)
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    assert refused(data) == (Reason.NOT_UTF8, "$")


def test_depth_is_settled_before_parsing() -> None:
    assert read(nested(MOST_DEPTH).encode())
    assert refused(nested(MOST_DEPTH + 1)) == (Reason.TOO_DEEP, "$")
    assert refused('{"a":' + "[" * 100_000) == (Reason.TOO_DEEP, "$")
    assert refused('{"a":' * 50_000) == (Reason.TOO_DEEP, "$")
    assert refused('{"a":0' + "]" * 20 + "[" * 1000) == (Reason.NOT_JSON, "$")


def test_values_are_counted_wherever_they_stand() -> None:
    """The object itself is one, and every member and element is one."""
    for text in ('{"a":[%s]}', '{"a":{"b":[%s]}}', '{"a":[[%s]]}'):
        around = text.count("{") + text.count("[")
        for one in ("0", '""', "null", "{}", "[]"):
            fits = ",".join([one] * (MOST_VALUES - around))
            assert read((text % fits).encode())
            assert refused(text % (fits + "," + one)) == (Reason.TOO_MANY, "$")


def test_too_many_names_are_seen_while_reading() -> None:
    """Three letters each, so that the names differ."""
    names = (
        f'"{chr(97 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{"_" * (n // 17576)}":0'
        for n in range(30_000)
    )
    assert refused("{" + ",".join(names) + "}") == (Reason.TOO_MANY, "$")


@pytest.mark.parametrize("text", ['{"a":1,"a":1}', '{"b":[{"a":1,"c":2,"a":3}]}', '{"a":1,"\\u0061":2}'])
def test_a_name_stands_once_in_an_object(text: str) -> None:
    assert refused(text) == (Reason.NAME_TWICE, "$")


@pytest.mark.parametrize(
    "number",
    ["1.0", "1e2", "1E2", "1e400", "-1e400", "0.1", "NaN", "Infinity", "-Infinity", "1" + "0" * MOST_DIGITS, "-1" + "0" * MOST_DIGITS,
     "9" * 200_000],
)  # fmt: skip
def test_a_number_is_whole_and_short(number: str) -> None:
    assert refused(f'{{"a":{number}}}') == (Reason.BAD_NUMBER, "$")


@pytest.mark.parametrize("sign", ["", "-"])
def test_the_longest_numbers_are_read(sign: str) -> None:
    number = sign + "9" * MOST_DIGITS
    assert read(f'{{"a":{number}}}'.encode()) == {"a": int(number)}


@pytest.mark.parametrize("name", ["", "A", "a1", "a-b", "é", "a b", "a\\n", "_" * 41, "\\ud800", "$"])
def test_a_name_that_no_field_has_stays_unsaid(name: str) -> None:
    assert refused(f'{{"a":[0,{{"{name}":1}}]}}') == (Reason.SCHEMA, "$.a[1]")


def test_one_string_is_not_longer_than_the_longest() -> None:
    assert read(json.dumps({"a": "é" * LONGEST}).encode())
    assert refused(json.dumps({"b": ["", "é" * (LONGEST + 1)]})) == (Reason.SCHEMA, "$.b[1]")


# characters

HIDDEN = [0x00, 0x07, 0x09, 0x0B, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
    *range(0x2060, 0x2070), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xF8FF, 0xFDD0, 0xFDEF, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF, 0x1FFFE,
    0xE0001, 0xE0041, 0xE007F, 0xF0000, 0x10FFFD, 0x10FFFF]  # fmt: skip
SEEN = [0x0A, 0x20, 0x7E, 0xA0, 0xAD, 0x0300, 0x05D0, 0x0627, 0x0903, 0x0E01, 0x200B, 0x200C, 0x200D, 0x2010, 0x2030, 0x3042, 0x4E00, 0xAC00,
    0xFE0F, 0xFFFC, 0xFFFD, 0x1F600, 0x1F9D1, 0x20000, 0xE0100]  # fmt: skip


@pytest.mark.parametrize("point", HIDDEN, ids=hex)
def test_what_hides_or_turns_text_is_refused_raw_and_escaped(point: int) -> None:
    assert not clean(f"a{chr(point)}b")
    escaped = json.dumps({"a": [f"a{chr(point)}b"]})
    assert refused(escaped) == (Reason.BAD_CHARACTER, "$.a[0]")
    raw = json.dumps({"a": [f"a{chr(point)}b"]}, ensure_ascii=False)
    if 0xD800 <= point <= 0xDFFF:
        assert refused(raw) == (Reason.NOT_UTF8, "$")
    else:
        assert refused(raw) == (Reason.BAD_CHARACTER, "$.a[0]")


@pytest.mark.parametrize("point", SEEN, ids=hex)
def test_what_people_write_is_read(point: int) -> None:
    text = f"a{chr(point)}b"
    assert clean(text)
    assert read(json.dumps({"a": text}, ensure_ascii=False).encode()) == {"a": text}


def test_every_character_by_its_kind() -> None:
    """Controls, surrogates, private ones and noncharacters, and what hides: against Unicode's own table."""
    for point in range(0x110000):
        character = chr(point)
        category = unicodedata.category(character)
        nobodys = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
        hidden = point in HIDDEN or 0xE0000 <= point <= 0xE007F
        expected = category in ("Cc", "Cs", "Co") and point != 0x0A
        assert clean(character) != (expected or nobodys or hidden), hex(point)


@given(st.text())
def test_clean_is_said_of_the_whole_and_of_each(text: str) -> None:
    assert clean(text) == all(map(clean, text))


# time

HOSTILE: dict[str, Callable[[int], bytes]] = {
    "a string that does not end, of escaped quotes": lambda n: b"{" + b'\\"' * (n // 2),
    "the same inside a string": lambda n: b'{"' + b'\\"' * (n // 2),
    "nothing but quotes": lambda n: b"{" + b'"' * n,
    "quotes and brackets": lambda n: b"{" + b'"]' * (n // 2),
    "backslashes": lambda n: b'{"' + b"\\" * n,
    "a backslash at the end": lambda n: b"{" + b'\\"' * (n // 2) + b"\\",
    "letters": lambda n: b'{"' + b"a" * n,
    "spaces": lambda n: b"{" + b" " * n,
    "line feeds in a string": lambda n: b'{"a":"' + b"\\n" * (n // 2) + b'"}',
    "escapes": lambda n: b'{"a":"' + b"\\u0041" * (n // 6) + b'"}',
    "half escapes": lambda n: b'{"a":"' + b"\\ud800" * (n // 6) + b'"}',
    "letters of four bytes": lambda n: b'{"a":"' + "😀".encode() * (n // 4) + b'"}',
    "strings of the longest": lambda n: (
        b'{"a":[' + b",".join([b'"' + b"a" * LONGEST + b'"'] * (n // (LONGEST + 3))) + b"]}"
    ),
    "zeros": lambda n: b'{"a":[' + b"0," * (n // 2) + b"0]}",
    "a long number": lambda n: b'{"a":' + b"1" * n + b"}",
    "a long fraction": lambda n: b'{"a":0.' + b"1" * n + b"}",
    "objects": lambda n: b'{"a":[' + b"{}," * (n // 3) + b"{}]}",
    "objects with one name": lambda n: b'{"a":[' + b'{"a":0},' * (n // 8) + b"{}]}",
    "names twice": lambda n: b"{" + b'"a":0,' * (n // 6) + b'"a":0}',
    "opened": lambda n: b'{"a":' + b"[" * n,
    "opened and closed": lambda n: b'{"a":[' + b"[]," * (n // 3) + b"[]]}",
    "closed": lambda n: b"{" + b"]" * n,
    "twelve deep": lambda n: b'{"a":' + b"[" * 11 + b"0," * min(n // 2, MOST_VALUES - 20) + b"0" + b"]" * 11 + b"}",
    "true": lambda n: b'{"a":[' + b"true," * (n // 5) + b"true]}",
    "not utf-8": lambda n: b'{"' + b"\xff" * n,
}


def spent(data: bytes) -> float:
    """The processor time of one reading, whatever comes of it."""
    began = time.process_time()
    with contextlib.suppress(Refused):
        read(data)
    return time.process_time() - began


@pytest.mark.parametrize("name", HOSTILE)
def test_the_largest_hostile_text_takes_less_than_a_second(name: str) -> None:
    data = HOSTILE[name](MOST_BYTES - 100)
    assert MOST_BYTES // 2 < len(data) <= MOST_BYTES or name == "twelve deep"
    assert min(spent(data) for _ in range(3)) < SECONDS


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_length_takes_no_more_than_a_few_times_the_time(name: str) -> None:
    """In proportion, that is; four times would be the square.  Far more than what is allowed, to see it."""
    short, long = HOSTILE[name](MOST_BYTES), HOSTILE[name](MOST_BYTES * 8)
    small = min(spent(short) for _ in range(3))
    assert min(spent(long) for _ in range(2)) < 8 * 4 * small + 0.05


@pytest.mark.parametrize("name", HOSTILE)
def test_memory_stays_small(name: str) -> None:
    data = HOSTILE[name](MOST_BYTES - 100)
    tracemalloc.start()
    try:
        spent(data)
        assert tracemalloc.get_traced_memory()[1] < BYTES // 4
    finally:
        tracemalloc.stop()


def test_the_measure_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an expression that gives up at the end and begins again at the next quote, the same text takes the square."""
    import re

    monkeypatch.setattr(strictjson, "_STRING", re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL))
    few = spent(HOSTILE["a string that does not end, of escaped quotes"](2_000))
    many = spent(HOSTILE["a string that does not end, of escaped quotes"](16_000))
    assert many > 8 * 3 * few
