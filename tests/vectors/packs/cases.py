"""One case of the vectors: a file as text, as base64 or in pieces, and what a reader makes of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from app.packs.keys import SigningKey
from tests.packs import AUTHOR, every_kind, signed_text

Case = dict[str, Any]

SMALL = [every_kind()[3]]  # one item with words


def as_bytes(data: bytes) -> Case:
    """How a file stands in a case: as text where it is text, else as base64."""
    try:
        return {"text": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def refused(name: str, data: bytes | Case, reason: str, where: str = "$") -> Case:
    source = as_bytes(data) if isinstance(data, bytes) else data
    return {"name": name, **source, "expect": {"refuse": reason, "where": where}}


def taken(name: str, data: bytes, lacking: Sequence[SigningKey] = ()) -> Case:
    """A note that is read; what it says is in the expectation, and who of its signers has not signed."""
    text = data[: data.rindex(b"\n\n") + 1]
    body = text[text.index(b"\n{") + 1 :]
    lines = text[: text.index(b"\n{")].decode().split("\n")
    expect = {"type": lines[0], "signers": lines[1:], "object": json.loads(body)}
    if lacking:
        expect["lacking"] = [key.verifier.line for key in lacking]
    return {"name": name, **as_bytes(data), "expect": {"read": expect}}


def padded(body: str, at: str, fill: str, times: int, keys: Sequence[SigningKey] = (AUTHOR,)) -> Case:
    """A signed note in which ``at`` stands for so many of ``fill``, told in pieces so that the file stays small."""
    whole = signed_text(body.replace(at, fill * times), keys).decode("utf-8")
    before = whole.index(fill * times)
    return {"pieces": [[whole[:before], 1], [fill, times], [whole[before + len(fill) * times :], 1]]}


def data_of(case: Case) -> bytes:
    """The file of a case."""
    if "pieces" in case:
        return b"".join(text.encode("utf-8") * times for text, times in case["pieces"])
    return case["text"].encode("utf-8") if "text" in case else base64.b64decode(case["base64"])
