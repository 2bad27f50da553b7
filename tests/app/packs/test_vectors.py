"""Vectors made by others: all of them, each with the outcome that is written down. Skipped where they are not."""

from __future__ import annotations

import hashlib

import pytest

from app.packs import agefile
from app.packs.keys import VerifierKey, good_key
from app.packs.refusal import Refused
from tests import edwards
from tests.vectors import others, where

KIT = others.age_kit()


@where.needed
def test_the_page_of_outcomes_is_what_a_run_gives() -> None:
    assert others.OUTCOMES.read_text("utf-8") == others.render()


@where.needed
def test_wycheproof_comes_out_as_its_makers_say() -> None:
    proofs = others.wycheproof()
    assert len(proofs) == 151
    assert {one.number for one in proofs if one.accepted != one.expected} == set()
    assert {one.expected for one in proofs} == {True, False}


@where.needed
def test_of_the_edge_cases_none_is_taken_that_somebody_else_could_have_made() -> None:
    edges = others.cctv()
    assert len(edges) == 914
    for one in edges:
        assert one.holds == (not one.flags & {"low_order_residue", "non_canonical_R"}), one.number
        assert good_key(one.key) == ("low_order_A" not in one.flags), one.number
        assert one.accepted == (one.holds and good_key(one.key)), one.number
    taken = [one for one in edges if one.accepted]
    assert 0 < len(taken) < sum(one.holds for one in edges)
    for one in taken:
        y = int.from_bytes(one.key, "little") & ((1 << 255) - 1)
        assert all(edwards.times(8, point) != edwards.NEUTRAL for point in edwards.with_y(y))
        assert not VerifierKey("a", one.key).verifies(one.signature, one.text + b".")


def test_what_needs_no_secret_is_never_taken() -> None:
    made = list(others.forged())
    assert not any(one.accepted for one in made)
    assert len({one.key for one in made if one.holds}) == 14  # or the forging would show nothing


@where.needed
@pytest.mark.parametrize("one", KIT, ids=lambda one: one.name)
def test_the_age_kit(one: others.AgeFile) -> None:
    if one.expected != "success":
        assert one.outcome not in ("success", "another text")
    elif one.why_not:
        assert one.outcome in ("too-big", "not-for-you")
    else:
        assert one.outcome == "success"


@where.needed
def test_the_kit_is_whole_and_shows_both() -> None:
    assert len(KIT) == 143
    assert sum(one.outcome == "success" for one in KIT) > 15
    assert {one.expected for one in KIT} == {
        "success", "no match", "HMAC failure", "header failure", "payload failure", "armor failure",
    }  # fmt: skip


STREAMS = [one for one in KIT if one.name.startswith("stream_") and not one.why_not and len(one.data) > 200]


@where.needed
@pytest.mark.parametrize("one", STREAMS, ids=lambda one: one.name)
def test_our_own_stream_with_the_key_that_the_kit_tells(one: others.AgeFile) -> None:
    """The kit seals its streams to people, whose files the library opens: so ours is given the key of the file."""
    payload = agefile.read_header(one.data).payload
    stream = agefile.ChaCha20Poly1305(agefile._derived(one.file_key, payload[:16], b"payload"))
    try:
        found = hashlib.sha256(agefile._opened(stream, payload[16:])).hexdigest()
    except Refused:
        found = ""
    assert found == (one.payload if one.expected == "success" else "")


@where.needed
def test_there_are_streams_that_open_and_such_that_do_not() -> None:
    assert len({one.expected for one in STREAMS}) > 1
    assert len(STREAMS) > 15


@where.needed
def test_armor_and_header_are_written_as_they_were_read() -> None:
    """For every file of the kit that opens: our armor of its bytes is read as the same, and its head is whole."""
    for one in KIT:
        if one.outcome == "success":
            header = agefile.read_header(one.data)
            plain = header.signed + b" " + agefile._text(header.mac) + b"\n" + header.payload
            again = agefile.read_header(agefile.armored(plain).encode())
            assert again == header, one.name
