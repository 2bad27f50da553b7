"""Hostile packs: nothing is taken that nobody signed, nothing but a refusal comes out, a second and 256 MiB at most.

The short run takes seconds; ``./dev fuzz --long`` does 200,000 packs, 50,000 bodies that were signed again, 20,000
texts and sets of symbols and 20,000 age files, in a process that may not have more memory.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import agefile, frames, inner, keys, reading, strictjson
from app.packs.model import Rotation
from app.packs.note import MOST_BYTES
from app.packs.refusal import Refused
from app.packs.strictjson import MOST_DEPTH, MOST_VALUES
from tests.fuzz import packs as hunt
from tests.packs import AUTHOR, EXERCISE, STRANGER, every_kind, pack, plain, signed_text

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


# the largest that a reader takes, made to cost the most


def _filled(text: str) -> dict[str, Any]:
    """The sample exercise with as much as its lines hold, as a rule of the lint would still let it pass."""
    return json.loads(
        json.dumps(EXERCISE),
        object_hook=lambda found: {name: _hostile(name, value, text) for name, value in found.items()},
    )


def _hostile(name: str, value: Any, text: str) -> Any:
    if name in ("text", "note") and isinstance(value, str):
        return (text * 160)[: min(len(value), 159)] + "x"
    if name == "text" and isinstance(value, list):
        return [(text * 160)[:159] + "x" for _ in range(6)]
    return value


def _exercises(text: str) -> dict[str, Any]:
    """As many of them as fit."""
    made = _filled(text) if text else EXERCISE
    size = len(json.dumps(made))
    names = [f"item-{number}" for number in range((MOST_BYTES - 4000) // (size + 200))]
    items = [{"kind": "exercise", "id": name, "title": "T", "exercise": made | {"id": name}} for name in names]
    return plain(items=items)


def _noted(texts: int) -> dict[str, Any]:
    rotation = Rotation(format=1, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="")
    return plain(carried=[reading.sign(rotation, [AUTHOR, STRANGER]).decode()] * texts)


LARGE = {
    "exercises": lambda: _exercises(""),
    "exercises of dots": lambda: _exercises("."),
    "exercises of letters": lambda: _exercises("a "),
    "exercises of short sentences": lambda: _exercises("a. "),
    "small items": lambda: plain(
        items=[{"kind": "words", "id": f"w{n}", "title": "T", "text": "é" * 300} for n in range(300)]
    ),
    "long pages": lambda: plain(
        items=[{"kind": "page", "id": f"p{n}", "title": "T", "text": "# *a* " * 3333} for n in range(12)]
    ),
    "many values": lambda: plain(
        items=[
            {
                "kind": "strategy",
                "id": f"s{n}",
                "title": "T",
                "steps": ["a"] * 20,
                "tags": ["a"] * 8,
                "needs": ["a"] * 6,
            }
            for n in range(300)
        ]
    ),
    "notes that are carried": lambda: _noted(8),
}


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_packs_are_read_within_a_second(name: str) -> None:
    data = signed_text(json.dumps(LARGE[name](), ensure_ascii=False))
    assert len(data) <= MOST_BYTES
    spent = []
    for _ in range(3):
        inner._read.cache_clear()
        inner._linted.cache_clear()
        began = time.process_time()
        with contextlib.suppress(Refused):
            reading.read(data)
        spent.append(time.process_time() - began)
    assert min(spent) < hunt.SECONDS
    tracemalloc.start()
    with contextlib.suppress(Refused):
        reading.read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < hunt.MEMORY


def test_many_long_lines_of_bystanders_take_no_time() -> None:
    whole = reading.sign(pack(every_kind()[3:4]), [AUTHOR])
    line = f"— nobody {base64.b64encode(bytes(6000)).decode()}\n".encode()
    began = time.process_time()
    assert reading.read(whole + line * 15)
    assert time.process_time() - began < hunt.SECONDS / 4


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
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(each)


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
