"""Damaged exercise files: the same document with something changed, by chance but repeatably."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from exercises.load import ExerciseError, read
from tests.exercises.support import encoded

CANARY = "kanarienvogel"

_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**30, 0.5, 1e308, "", " ", "a", CANARY, "end", "..", "a" * 300, "{today}", "{", "\u202e", "\x00", "\ud800",
    [], {}, [[]], [{}], [None], ["a"] * 40, {"kind": "text"}, {CANARY: 1}, "orienting", "C-MOON", "C-BREATH", "free-text", "share",
)  # fmt: skip


def outcome(data: bytes) -> ExerciseError | None:
    """The refusal of these bytes, None if they are read.  Whatever else comes out is the test's failure."""
    try:
        read(data, "test.json")
    except ExerciseError as error:
        return error
    return None


def is_located(error: ExerciseError | None) -> bool:
    """Does a refusal say the file, the place and the reason, and nothing of what stood there?"""
    if error is None:
        return True
    said = str(error) == f"test.json: {error.where}: {error.reason}"
    return said and error.where.startswith("$") and bool(error.reason) and CANARY not in str(error)


def changed(document: dict[str, Any], chance: random.Random) -> bytes:
    """One to three places set to something odd, taken out, doubled, or exchanged with another place."""
    made = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        places = list(_places(made))
        where, key = chance.choice(places)
        match chance.randrange(6):
            case 0 | 1:
                where[key] = copy.deepcopy(chance.choice(_ODD))
            case 2:
                del where[key]
            case 3 if isinstance(where, list):
                where.insert(key, copy.deepcopy(where[key]))
            case 4:
                other, there = chance.choice(places)
                where[key] = copy.deepcopy(other[there])
            case _ if isinstance(where, dict):
                where[chance.choice([CANARY, "kind", "source", "next", "most", "given"])] = where.pop(key)
    return json.dumps(made).encode()  # with escapes, so that lone surrogates travel too


def cut(data: bytes, chance: random.Random) -> bytes:
    """A few bytes replaced, taken out or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made))
        made[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
    return bytes(made)


def _places(value: Any) -> list[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in ((value, key), *_places(value[key]))]


def nested(depth: int) -> bytes:
    return encoded({"long": 0}).replace(b"0", b"[" * depth + b"]" * depth)
