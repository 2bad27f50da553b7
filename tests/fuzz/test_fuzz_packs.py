"""Hostile packs: nothing is taken that nobody signed, nothing but a refusal comes out, a second and 256 MiB at most.

The short run takes seconds; ``./dev fuzz --long`` does 200,000 packs, 50,000 bodies that were signed again, 20,000
texts and sets of symbols and 20,000 age files, in a process that may not have more memory.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import agefile, frames, keys, reading, strictjson
from app.packs.refusal import Refused
from app.packs.strictjson import MOST_DEPTH, MOST_VALUES
from tests.fuzz import packs as hunt
from tests.packs import AUTHOR, plain, signed_text

ROOT = Path(__file__).parents[2]
SHORT = {"packs": 3_000, "bodies": 600, "texts": 1_000, "ages": 2_000}
LONG = {"packs": 200_000, "bodies": 50_000, "texts": 20_000, "ages": 20_000}


@pytest.mark.parametrize("name", hunt.KINDS)
def test_a_few(name: str) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    report = hunt.KINDS[name](SHORT[name], random.Random(seed))
    assert report.cases > SHORT[name] * 0.9
    assert sum(report.refused.values()) > report.cases / 2
    assert report.slowest < hunt.SECONDS, seed


@pytest.mark.long
@pytest.mark.timeout(0)
def test_many() -> None:
    words = [word for name, count in LONG.items() for word in (f"--{name}", str(count))]
    if "FUZZ_SEED" in os.environ:
        words += ["--seed", os.environ["FUZZ_SEED"]]
    done = subprocess.run([sys.executable, "-m", "tests.fuzz.packs", *words], cwd=ROOT, check=False)
    assert done.returncode == 0


# that the hunt finds what there is to find


def test_a_key_that_believes_everything_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys.VerifierKey, "verifies", lambda self, signature, text: True)
    with pytest.raises(hunt.Forged):
        hunt.packs(5_000, random.Random(1))


def test_a_reader_that_converts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strictjson, "clean", lambda text: True)
    with pytest.raises(hunt.Forged):
        hunt.bodies(5_000, random.Random(1))


def test_a_join_that_checks_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_mark", lambda data: "000000000000")
    with pytest.raises(hunt.Forged):
        hunt.texts(2_000, random.Random(1))


def test_a_head_that_nobody_checks_is_no_way_to_another_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its MAC the head can be changed, and is counted; what is inside is sealed all the same."""
    monkeypatch.setattr(agefile.hmac, "compare_digest", lambda one, other: True)
    assert hunt.ages(3_000, random.Random(1)).harmless > 0


def test_anything_but_a_refusal_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strictjson, "_refuse_depth", lambda data: None)
    monkeypatch.setattr(strictjson, "_count", lambda value: 0)
    monkeypatch.setattr(strictjson, "LONGEST", 10**9)
    monkeypatch.setattr(reading, "Refused", KeyError)
    with pytest.raises(KeyError):
        hunt.bodies(2_000, random.Random(1))


# JSON by its grammar, and against it

_LEAVES = st.one_of(
    st.sampled_from(["null", "true", "false", "0", "-0", "1", "-1", "1.0", "1e400", "-1e-400", "NaN", "Infinity", "-Infinity", "01", "+1", ".5"]),
    st.integers(0, 40).map(lambda count: "9" * (count + 1)),
    st.sampled_from([10**3, 10**5, 200_000]).map(lambda count: "1" * count),
    st.text(max_size=6).map(json.dumps),
    st.sampled_from(['"', '"\\', '"\\u12"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\u202e"', '"\u202e"', '"\u2028"', '"\t"', '"\\/"', "'a'", '"\\x"']),
    st.integers(0, 40_000).map(lambda count: '"' + '\\"' * count),
    st.sampled_from([19_990, 20_001, 60_000]).map(lambda count: '"' + "a" * count + '"'),
)  # fmt: skip
_NAMES = st.one_of(
    st.sampled_from(['"a"', '"b"', '"\\u0061"', '"title"', '""', '"A"', "a", '"a\\n"']),
    st.text(max_size=3).map(json.dumps),
)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: "[" + ",".join(parts) + "]"),
        st.lists(st.tuples(_NAMES, inner), max_size=4).map(
            lambda parts: "{" + ",".join(f"{a}:{b}" for a, b in parts) + "}"
        ),
        st.tuples(inner, st.integers(0, MOST_DEPTH + 2)).map(lambda pair: "[" * pair[1] + pair[0] + "]" * pair[1]),
        st.tuples(inner, st.sampled_from([2, MOST_VALUES // 2, MOST_VALUES])).map(
            lambda pair: "[" + ",".join([pair[0]] * (pair[1] if len(pair[0]) < 12 else 2)) + "]"
        ),
        st.tuples(inner, st.sampled_from(["]", "}", ",", ":", "[", "{", " ", "\n", "\ufeff", "//", "0"])).map("".join),
    )


_JSON = st.recursive(_LEAVES, _wrapped, max_leaves=8).map(lambda text: f'{{"a":{text}}}')


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


def _inside(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(inner)


@given(_JSON)
def test_what_is_read_is_what_python_reads_and_within_every_limit(text: str) -> None:
    try:
        found = strictjson.read(text.encode("utf-8", "surrogatepass"))
    except Refused:
        return
    assert found == json.loads(text)
    values = list(_inside(found))
    assert len(values) <= MOST_VALUES
    assert _depth(found) <= MOST_DEPTH
    for value in values:
        assert isinstance(value, str | int | list | dict | None)
        if isinstance(value, int):
            assert abs(value) < 10**15
        if isinstance(value, str):
            assert strictjson.clean(value)


@given(_JSON)
def test_the_same_inside_a_pack_is_refused_or_right(text: str) -> None:
    body = json.dumps(plain(title="@")).replace('"@"', text)
    try:
        reading.read(signed_text(body, (AUTHOR,)))
    except Refused:
        return
    raise AssertionError(text)  # no object is a title
