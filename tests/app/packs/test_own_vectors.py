"""The vectors for other implementations: they are what the script makes, and our reader does what they say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.packs import agefile, armor, frames, keys, note, reading, strictjson
from app.packs.refusal import Reason, Refused
from tests.vectors.packs.cases import data_of
from tests.vectors.packs.make import FILES, HERE, render

SPEC = (Path(__file__).parents[3] / "docs" / "specs" / "pack.md").read_text("utf-8")


def cases(name: str) -> list[dict[str, Any]]:
    loaded = json.loads((HERE / f"{name}.json").read_text("ascii"))
    assert loaded["format"] == "yarrow.pack/v1"
    found: list[dict[str, Any]] = loaded["cases"]
    return found


def of(*names: str) -> pytest.MarkDecorator:
    found = [pytest.param(case, id=f"{name}-{case['name']}") for name in names for case in cases(name)]
    return pytest.mark.parametrize("case", found)


def outcome(do: Any, *arguments: Any) -> dict[str, Any]:
    """What came of it, in the words of the vectors."""
    try:
        found = do(*arguments)
    except Refused as error:
        said: dict[str, Any] = {"refuse": str(error.reason), "where": error.where}
        if error.reason is Reason.FRAMES_MISSING:
            said["missing"] = [int(number) for number in error.detail.split(",")]
        return said
    return {"sha256_of_file": hashlib.sha256(found).hexdigest()} if isinstance(found, bytes) else {"read": found}


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_what_the_script_makes(name: str) -> None:
    assert (HERE / f"{name}.json").read_text("ascii") == render(name)


@pytest.mark.parametrize("name", FILES)
def test_every_case_has_a_name_of_its_own(name: str) -> None:
    names = [case["name"] for case in cases(name)]
    assert len(set(names)) == len(names) > 3


@of("read", "notes", "bodies")
def test_a_whole_file(case: dict[str, Any]) -> None:
    found, expected = outcome(reading.read, data_of(case)), case["expect"]
    if "refuse" in expected:
        assert found == expected
        return
    read = found["read"]
    assert read.note.type == expected["read"]["type"]
    assert [key.line for key in read.signers] == expected["read"]["signers"]
    assert [key.line for key in read.note.lacking] == expected["read"].get("lacking", [])
    assert read.what == msgspec.convert(expected["read"]["object"], type(read.what), strict=True)


@of("texts")
def test_a_pasted_text(case: dict[str, Any]) -> None:
    assert outcome(armor.unwrap, case["text"]) == case["expect"]


@of("symbols")
def test_symbols(case: dict[str, Any]) -> None:
    found = outcome(frames.join, case["symbols"])
    assert {name: found.get(name) for name in case["expect"]} == case["expect"]


@of("fingerprints")
def test_a_fingerprint(case: dict[str, Any]) -> None:
    key = bytes.fromhex(case["key"])
    assert list(keys.fingerprint_words(key)) == case["words"]
    assert keys.fingerprint_digits(key) == case["digits"]


@of("encrypted")
def test_an_age_file(case: dict[str, Any]) -> None:
    found = outcome(agefile.decrypt_with_words, base64.b64decode(case["base64"]), case["words"])
    assert {name: found.get(name) for name in case["expect"]} == case["expect"]


def test_every_reason_of_reading_has_a_case() -> None:
    section = SPEC[SPEC.index("## 3.") : SPEC.index("## 4.")]
    reasons = {
        reason
        for row in re.findall(r"^\| \d+ \|.*\| (.*) \|$", section, re.MULTILINE)
        for reason in re.findall(r"`([a-z0-9-]+)`", row)
    }
    shown = {case["expect"].get("refuse") for name in ("notes", "bodies") for case in cases(name)}
    assert reasons - shown == set()
    assert shown - reasons - {None} == set()


def test_the_limits_are_those_of_the_specification() -> None:
    said = [
        f"at most {note.MOST_BYTES:,} bytes",
        f"1 to {note.MOST_SIGNATURES} signature lines",
        f"depth at most {strictjson.MOST_DEPTH},",
        f"at most {strictjson.MOST_VALUES:,} values",
        f"at most {strictjson.MOST_DIGITS} digits",
        f"strings of at most {strictjson.LONGEST:,} code points",
        f"more than {armor.MOST_CHARACTERS:,} characters",
        f"at most {frames.MOST_BYTES:,} bytes can go as QR",
        f"up to {frames.FRAME_BYTES} bytes",
        f"01 to {frames.MOST_FRAMES}.",
        f"a work factor of {agefile.WORK_FACTOR};",
        f"MUST refuse more than {agefile.MOST_WORK_FACTOR} before any work",
        f"more than {agefile.MOST_STANZAS} stanzas or {agefile.MOST_HEADER >> 10} KiB",
        f"more than {agefile.MOST_BYTES >> 10} KiB",
    ]
    assert [sentence for sentence in said if sentence not in SPEC] == []
    assert "one to four" in SPEC
    assert note.MOST_SIGNERS == 4
