"""The short texts: read strictly, worded with care, in an order that begins and ends lightly."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.load import MAX_BYTES, ExerciseError
from exercises.readings import FORMAT, Basis, Reading, Shelf, fitting, in_turn, path, read, readings
from exercises.readings_lint import lint, lint_readings
from exercises.topics import Topic

ONE: dict[str, Any] = {
    "id": "rain", "title": "Rain", "text": ["It rains. That is all."], "keep": "It rains.", "topics": [],
    "content_note": "About rain.", "basis": "common", "sources": [{"cite": "us", "seen": False}],
}  # fmt: skip


def shelf(*changes: dict[str, Any], **more: Any) -> bytes:
    found = [{**ONE, **change} for change in changes] or [ONE]
    return json.dumps({"format": FORMAT, "lang": "en", "readings": found, **more}).encode()


def test_ours_are_whole_and_nothing_stands_against_their_words() -> None:
    assert 16 <= len(readings()) <= 24
    assert [finding for finding in lint_readings() if finding[2].error] == []


def test_every_topic_that_can_be_left_out_for_texts_leaves_enough_to_read() -> None:
    for topic in Topic:
        left = fitting(readings(), [topic])
        assert len(left) >= 10
        assert all(topic not in one.topics for one in left)
    assert fitting(readings(), Topic)  # and somebody who leaves out everything still finds some


def test_a_language_without_texts_comes_in_english() -> None:
    assert readings("eo") == readings("en-GB") == readings("../../etc") == readings()


@pytest.mark.parametrize(
    ("change", "where", "reason"),
    [
        ({"title": ""}, "$.readings[0].title", "wrong-length"),
        ({"text": []}, "$.readings[0].text", "wrong-length"),
        ({"text": ["x" * 241]}, "$.readings[0].text[0]", "wrong-length"),
        ({"topics": ["T-NEW"]}, "$.readings[0].topics[0]", "unknown-value"),
        ({"topics": ["T-LAW", "T-LAW"]}, "$.readings[0].topics", "inconsistent:twice"),
        ({"basis": "rumour"}, "$.readings[0].basis", "unknown-value"),
        ({"basis": "research"}, "$.readings[0].sources", "inconsistent:source-not-read"),
        ({"sources": []}, "$.readings[0].sources", "wrong-length"),
        ({"keep": "It snows."}, "$.readings[0].keep", "inconsistent:sentence-not-there"),
        ({"title": "Ra\u202ein"}, "$.readings[0]", "bad-character"),
        ({"title": "Rain "}, "$.readings[0]", "inconsistent:stray-space"),
        ({"script": "x"}, "$.readings[0]", "unknown-field"),
        ({"id": "Rain"}, "$.readings[0].id", "wrong-form"),
    ],
)
def test_what_does_not_fit_is_refused_and_located(change: dict[str, Any], where: str, reason: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(shelf(change), "x.json")
    assert (refused.value.file, refused.value.where, refused.value.reason) == ("x.json", where, reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-json"),
        (b"\xff", "not-json"),
        (b'{"x":' + b"[" * 100_000, "unknown-field"),
        (b" " * (MAX_BYTES * 8), "too-large"),
        (shelf(format=FORMAT + 1), "newer-format"),
        (shelf().replace(b'"keep"', b'"title": "R", "keep"', 1), "duplicate-field"),
        (shelf({}, {}), "inconsistent:reading-id-twice"),
    ],
)
def test_a_broken_file_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(data, "x.json")
    assert refused.value.reason == reason


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_nothing_but_a_refusal_comes_of_any_bytes(data: bytes) -> None:
    with pytest.raises(ExerciseError):
        read(data, "x.json")


# words


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"text": ["You should rest."]}, "word-to-avoid"),
        ({"text": ["Breathe slowly now."]}, "command"),
        ({"said": "He did it."}, "word-to-avoid"),
        ({"text": ["It was me."]}, "first-person"),
        ({"text": ["Rain! More rain."]}, "exclamation-mark"),
        ({"text": ["word " * 30 + "end."]}, "sentence-too-long"),
        ({"text": ["Institutional considerations necessitate organisational deliberation."] * 6}, "reading-level"),
        ({"text": ["It rains."]}, "length"),
    ],
)
def test_the_words_are_looked_at(change: dict[str, Any], rule: str) -> None:
    values = {**ONE, **change}
    values["keep"] = str(values["text"][0]).split(".", maxsplit=1)[0].strip()
    reading = read(shelf(values), "x.json").readings[0] if "  " not in values["text"][0] else None
    assert reading is not None
    assert rule in {finding.rule for finding in lint(reading, "en") if finding.error}


def test_belief_is_said_once(tmp_path: Path) -> None:
    twice = [{"id": key, "text": ["It rains. We believe you."]} for key in ("a", "b")]
    (tmp_path / "readings.en.json").write_bytes(shelf(*twice))
    assert "belief-twice" in {finding[2].rule for finding in lint_readings(tmp_path)}


def test_a_file_that_is_refused_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "readings.en.json").write_bytes(b"{}")
    assert [finding[2].rule for finding in lint_readings(tmp_path)] == ["refused:missing-field"]
    (tmp_path / "readings.en.json").write_bytes(shelf(lang="de"))
    assert "wrong-name" in {finding[2].rule for finding in lint_readings(tmp_path)}


# in what order

TEXTS = st.lists(st.sampled_from([[], ["T-LAW"], ["T-DEATH", "T-LAW"]]), max_size=12).map(
    lambda found: [
        Reading(
            id=f"r-{n}", title="t", text=("x",), keep="x", topics=tuple(Topic(t) for t in topics), content_note="n",
            basis=Basis.COMMON, sources=(),
        )
        for n, topics in enumerate(found)
    ]
)  # fmt: skip


@given(TEXTS, st.integers(0, 1000))
def test_every_text_comes_once_and_the_first_and_last_are_light(found: list[Reading], seed: int) -> None:
    order = in_turn(found, seed)
    assert sorted(one.id for one in order) == sorted(one.id for one in found)
    assert order == in_turn(found, seed)
    light = [one for one in found if not one.topics]
    if light:
        assert not order[0].topics
    if len(light) > 1:
        assert not order[-1].topics
    heavy = len(found) - len(light)
    if heavy < len(light):  # room for a light one between any two
        assert not any(a.topics and b.topics for a, b in itertools.pairwise(order))


def test_the_file_says_its_language() -> None:
    data = path("en").read_bytes()
    assert isinstance(read(data, "readings.en.json"), Shelf)
    assert read(data, "readings.en.json").lang == "en"
