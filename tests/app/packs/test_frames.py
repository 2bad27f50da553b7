"""Symbols: base45 by its own document, any order, what is missing by number, and no two packs mixed."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import frames
from app.packs.frames import FRAME_BYTES, MOST_BYTES, MOST_FRAMES, Collector, base45, join, split, unbase45
from app.packs.refusal import Reason, Refused

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # of QR, ISO/IEC 18004
ROOM = 970  # characters that version 20 holds at level M in alphanumeric mode, ISO/IEC 18004, table 7


def refused(texts: list[str]) -> Refused:
    with pytest.raises(Refused) as caught:
        join(texts)
    return caught.value


# RFC 9285, 4.3 and 4.4.
@pytest.mark.parametrize(
    ("data", "text"),
    [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0"), (b"", "")],
)
def test_the_documents_own_examples(data: bytes, text: str) -> None:
    assert base45(data) == text
    assert unbase45(text) == data


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "AAAA", "::", "bb8", "BB8\n", "BB_", "BBÄ", "٠٠٠", "BB8A"])
def test_what_the_document_forbids_is_refused(text: str) -> None:
    assert unbase45(text) is None


def test_no_text_stands_for_two_and_no_bytes_have_two_texts() -> None:
    """All pairs of bytes, and all texts of two and three characters."""
    seen = {base45(number.to_bytes(2, "big")): number for number in range(1 << 16)}
    assert len(seen) == 1 << 16
    letters = sorted(ALPHANUMERIC)
    three = [a + b + c for a in letters for b in letters for c in letters]
    assert {text for text in three if unbase45(text) is not None} == set(seen)
    assert sum(unbase45(a + b) is not None for a in letters for b in letters) == 256


@given(st.binary(min_size=1, max_size=MOST_BYTES), st.randoms(use_true_random=False))
def test_any_order_and_repeats_do_no_harm(data: bytes, chance: random.Random) -> None:
    texts = list(split(data))
    assert all(set(text) <= ALPHANUMERIC and len(text) < 600 < ROOM for text in texts)
    assert not any(text != text.strip() for text in texts)  # telephones cut spaces at the ends
    mixed = texts + chance.choices(texts, k=3) + ["https://example.org", "YPK1:", ""]
    chance.shuffle(mixed)
    assert join(mixed) == data


def test_each_frame_is_what_the_specification_says() -> None:
    data = bytes(range(256)) * 4
    texts = split(data)
    mark = hashlib.sha256(data).hexdigest()[:12].upper()
    assert [text.split(":", 3)[:3] for text in texts] == [["YPK1", f"0{n}/03", mark] for n in (1, 2, 3)]
    assert b"".join(unbase45(text.split(":", 3)[3]) or b"" for text in texts) == data
    assert len(split(bytes(MOST_BYTES))) == -(-MOST_BYTES // FRAME_BYTES) <= MOST_FRAMES


def test_what_is_missing_is_named() -> None:
    texts = split(bytes(3000))
    error = refused([texts[0], texts[3], texts[7]])
    assert (error.reason, error.detail) == (Reason.FRAMES_MISSING, "2,3,5,6,7")
    collector = Collector()
    assert collector.missing() == ()
    assert collector.take(texts[1])
    assert collector.missing() == (1, 3, 4, 5, 6, 7, 8)
    assert refused([]).reason is Reason.NOT_TEXT
    assert refused(["hello"]).reason is Reason.NOT_TEXT


def test_frames_of_two_packs_are_kept_apart() -> None:
    one, two = split(b"a" * 2000), split(b"b" * 2000)
    assert join([*one, *two[:3]]) == b"a" * 2000
    assert join([*one[:3], *two]) == b"b" * 2000
    assert refused([*one[:2], *two[:3]]).detail == "4,5,6"


def test_bytes_that_are_not_those_of_the_mark_are_refused() -> None:
    texts = list(split(b"a" * 1000))
    head = texts[1][: len("YPK1:02/03:") + 12 + 1]
    forged = head + base45(b"b" * FRAME_BYTES)
    assert refused([texts[0], forged, texts[2]]).reason is Reason.FRAMES_DIFFER
    assert refused([*texts, forged]).reason is Reason.FRAMES_DIFFER  # one number with two contents


def test_too_much_is_refused_both_ways() -> None:
    with pytest.raises(Refused) as caught:
        split(bytes(MOST_BYTES + 1))
    assert caught.value.reason is Reason.TOO_BIG
    with pytest.raises(Refused) as caught:
        split(b"")
    assert caught.value.reason is Reason.EMPTY
    data = bytes(MOST_FRAMES * FRAME_BYTES)
    mark = hashlib.sha256(data).hexdigest()[:12].upper()
    texts = [f"YPK1:{n:02d}/{MOST_FRAMES}:{mark}:{base45(bytes(FRAME_BYTES))}" for n in range(1, MOST_FRAMES + 1)]
    assert refused(texts).reason is Reason.TOO_BIG


@pytest.mark.parametrize(
    "text",
    [
        "YPK1:00/01:000000000000:BB8",
        "YPK1:02/01:000000000000:BB8",
        "YPK1:01/41:000000000000:BB8",
        "YPK1:1/1:000000000000:BB8",
        "YPK1:01/01:00000000000a:BB8",
        "YPK1:01/01:0000000000000:BB8",
        "YPK1:01/01:000000000000:",
        "YPK1:01/01:000000000000:GGW",
        "YPK2:01/01:000000000000:BB8",
        "ypk1:01/01:000000000000:BB8",
        "YPK1:\u0660\u0661/\u0660\u0661:000000000000:BB8",
        " YPK1:01/01:000000000000:BB8",
        "YPK1:01/01:000000000000:" + base45(bytes(FRAME_BYTES + 1)),
    ],
)
def test_what_is_no_frame_is_let_be(text: str) -> None:
    collector = Collector()
    assert not collector.take(text)
    assert collector.missing() == ()


@given(st.lists(st.text(alphabet=sorted(ALPHANUMERIC | set("\n\u0660")), max_size=40), max_size=6))
def test_any_texts_are_joined_or_refused(texts: list[str]) -> None:
    with pytest.raises(Refused):
        frames.join([*texts, *(f"YPK1:01/02:000000000000:{text}" for text in texts)])
