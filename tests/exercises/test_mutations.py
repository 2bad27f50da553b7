"""Every file of ours, damaged: each damage is refused with its file, its place and its reason, never with another error."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from exercises.load import CONTENT, MAX_BYTES, ExerciseError, Reason, read, read_folder
from tests.exercises.mutate import CANARY, changed, cut, is_located, nested, outcome
from tests.exercises.support import encoded

FILES = sorted((CONTENT / "en").glob("*.json"))
RANDOM_CHANGES = 12  # of each file; ten thousand and more in tests/fuzz

pytestmark = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def loaded(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(path.read_bytes())
    return made


def refused(data: bytes) -> tuple[str, str]:
    error = outcome(data)
    assert error is not None
    assert is_located(error)
    return error.where, error.reason


def test_it_is_read_as_it_stands_and_has_room(path: Path) -> None:
    data = path.read_bytes()
    assert outcome(data) is None
    assert len(data) * 2 < MAX_BYTES


def test_no_way_out_can_be_missing(path: Path) -> None:
    for name in ("something_else", "worse"):
        made = loaded(path)
        del made["exits"][name]
        assert refused(encoded(made)) == (f"$.exits.{name}", Reason.MISSING_FIELD)
        made["exits"][name] = []
        assert refused(encoded(made)) == (f"$.exits.{name}", Reason.WRONG_LENGTH)
        made["exits"][name] = [made["id"], "five-senses"]
        assert refused(encoded(made)) == (f"$.exits.{name}", "inconsistent:exit-to-itself")
    made = loaded(path)
    made["exits"]["worse"] = ["name-it" if made["id"] != "name-it" else "unhooking"]
    assert refused(encoded(made)) == ("$.exits.worse", "inconsistent:exit-worse")
    del made["exits"]
    assert refused(encoded(made)) == ("$.exits", Reason.MISSING_FIELD)


def test_no_caution_can_be_unknown_or_dropped_where_the_tool_leans_on_it(path: Path) -> None:
    made = loaded(path)
    made["cautions"].append(f"C-{CANARY}")
    assert refused(encoded(made)) == (f"$.cautions[{len(made['cautions']) - 1}]", Reason.UNKNOWN_CAUTION)
    for code, field in (("C-BREATH", "breath_focus"), ("C-BODY", "body_focus"), ("C-WRITE", "writing")):
        made = loaded(path)
        if made[field] == "central":
            made["cautions"].remove(code)
            made["mild"] = []
            assert refused(encoded(made)) == (f"$.{field}", "inconsistent:caution-missing")


def test_a_megabyte_is_refused_unread(path: Path) -> None:
    made = loaded(path)
    made["long"]["steps"][0]["text"] = ["a" * 1_000_000]
    assert refused(encoded(made)) == ("$", Reason.TOO_LARGE)
    made["long"]["steps"][0]["text"] = ["a" * 241]
    assert refused(encoded(made)) == ("$.long.steps[0].text[0]", Reason.WRONG_LENGTH)


def test_a_megabyte_on_disk_is_refused_beside_the_others(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / path.name).write_bytes(path.read_bytes() + b" " * 1_000_000)
    (folder / "five-senses.json" if path.stem != "five-senses" else folder / "orienting.json").write_bytes(b"{}")
    shelf, errors = read_folder(folder)
    assert shelf == {}
    assert {error.file: error.reason for error in errors}[path.name] == Reason.TOO_LARGE
    assert len(errors) == 2


WRONG: tuple[tuple[str, Any], ...] = (
    ("number", "1"), ("number", 1.0), ("number", True), ("title", 5), ("title", None), ("helps_when", {}), ("cautions", "C-BREATH"),
    ("not_if_in_danger", 0), ("exits", []), ("long", "long"), ("minutes_min", [1]), ("evidence", None),
)  # fmt: skip


def test_a_wrong_type_is_refused_where_it_stands(path: Path) -> None:
    for field, value in WRONG:
        where, reason = refused(encoded(loaded(path) | {field: value}))
        assert where == f"$.{field}"
        assert reason in {Reason.WRONG_TYPE, Reason.MISSING_FIELD}


def objects(document: Any, struct: Any, where: str) -> Iterator[tuple[dict[str, Any], msgspec.Struct, str]]:
    """Every object of a document beside what it was read as."""
    if isinstance(document, dict):
        yield document, struct, where
        for key, value in document.items():
            if key != "kind":
                yield from objects(value, getattr(struct, key), f"{where}.{key}")
    elif isinstance(document, list):
        for index, value in enumerate(document):
            yield from objects(value, struct[index], f"{where}[{index}]")


def test_a_field_that_is_missing_is_named_and_one_with_a_default_is_not_missed(path: Path) -> None:
    made = loaded(path)
    tried: set[tuple[type, str]] = set()
    for found, struct, where in objects(made, read(path.read_bytes(), path.name), "$"):
        required = {field.name for field in msgspec.structs.fields(struct) if field.required}
        for key in list(found):
            if (type(struct), key) in tried:
                continue
            tried.add((type(struct), key))
            value = found.pop(key)
            error = outcome(encoded(made))
            assert is_located(error)
            if key in required or key == "kind":
                assert error is not None
                assert (error.where, error.reason) == (f"{where}.{key}", Reason.MISSING_FIELD)
            else:
                assert error is None or error.reason.startswith(Reason.INCONSISTENT)
            found[key] = value  # last now; the order of fields has no meaning


def test_a_field_twice_is_refused_wherever_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in ("title", "exits", "kind", "seconds", "cite"):
        field = list(re.finditer(rf'"{name}"\s*:\s*', text))[-1]
        _, end = json.JSONDecoder().raw_decode(text, field.end())
        doubled = f"{text[:end]}, {text[field.start() : end]}{text[end:]}"
        assert refused(doubled.encode()) == ("$", Reason.DUPLICATE_FIELD)


def test_a_source_that_is_not_there_is_refused(path: Path) -> None:
    made = loaded(path)
    for name in ("long", "short"):
        for index, step in enumerate(made[name]["steps"]):
            where = f"$.{name}.steps[{index}]"
            if "source" in step:
                kept, step["source"] = step["source"], step["id"]
                assert refused(encoded(made)) == (f"{where}.source", "inconsistent:source-not-before")
                step["source"] = kept
            for place, kept in enumerate(step.get("sources", ())):
                step["sources"][place] = "nowhere"
                assert refused(encoded(made)) == (f"{where}.sources[{place}]", "inconsistent:source-not-before")
                step["sources"][place] = kept
    asking = {
        "kind": "recall",
        "id": "read-before-it-is-written",
        "text": ["A line."],
        "sources": [made["long"]["steps"][-1]["id"]],
    }
    made["long"]["steps"].insert(0, asking)
    assert refused(encoded(made)) == ("$.long.steps[0].sources[0]", "inconsistent:source-not-before")
    keep = loaded(path) | {"keep": {"what": "card", "title": "A card", "steps": ["nowhere"]}}
    assert refused(encoded(keep)) == ("$.keep.steps[0]", "inconsistent:keep-step-unknown")


def test_what_is_no_utf8_is_refused(path: Path) -> None:
    data = path.read_bytes()
    at = data.index(b'"aim"') + 9
    assert refused(data[:at] + b"\xff" + data[at:]) == ("$", Reason.NOT_JSON)
    assert refused(data.decode().encode("utf-16")) == ("$", Reason.NOT_JSON)
    assert refused(b"\xef\xbb\xbf" + data) == ("$", Reason.NOT_JSON)
    assert refused(data[:-3]) == ("$", Reason.NOT_JSON)


def test_deep_nesting_is_refused(path: Path) -> None:
    made = loaded(path)
    made["long"]["steps"][0]["text"] = 0
    data = encoded(made).replace(b'"text": 0', b'"text": ' + b"[" * 20_000 + b"]" * 20_000, 1)
    assert outcome(data) is not None
    assert is_located(outcome(data))
    assert is_located(outcome(nested(30_000)))


def test_any_change_is_read_or_refused(path: Path) -> None:
    chance = random.Random(path.stem)
    made = loaded(path)
    data = path.read_bytes()
    refusals: list[ExerciseError | None] = []
    for _ in range(RANDOM_CHANGES):
        refusals += [outcome(changed(made, chance)), outcome(cut(data, chance))]
    assert all(is_located(error) for error in refusals)
    assert any(refusals)
