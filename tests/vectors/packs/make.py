"""Makes the vectors of the pack format for other implementations.

    python -m tests.vectors.packs.make

Everything in them is made from fixed keys, so a run gives the same bytes again; a test holds the files to be what this
makes, and our own reader to read them as they say.  What was released is never changed: new cases are added
at the end.  How to read them is in ``README.md``.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from app.packs import agefile, armor, frames, note, reading
from app.packs.keys import SigningKey, fingerprint_digits, fingerprint_words
from app.packs.model import Contact, Revocation, Rotation, Why
from tests.packs import AUTHOR, REVIEWER, STRANGER, pack, plain, signed_text
from tests.vectors.packs.cases import SMALL, Case, refused, taken
from tests.vectors.packs.refusals import bodies, notes

HERE = Path(__file__).parent
WORDS = "correct horse battery staple linden gate"

# what is read


def good() -> Iterator[Case]:
    key, other = AUTHOR.verifier, STRANGER.verifier
    yield taken("one item of every kind", reading.sign(pack(), [AUTHOR]))
    yield taken("the smallest item", reading.sign(pack(SMALL), [AUTHOR]))
    two = [AUTHOR, REVIEWER]
    yield taken("two signers", reading.sign(pack(SMALL, keys=two), two))
    yield taken("the signatures in another order", note.seal(_text(pack(SMALL, keys=two), two), [REVIEWER, AUTHOR]))
    named = note.seal(_text(pack(SMALL, keys=two), two), [AUTHOR])
    yield taken("the reviewer has not signed yet", named, lacking=[REVIEWER])
    yield taken("the reviewer has not signed, and somebody else has", note.cosign(named, STRANGER), lacking=[REVIEWER])
    yield taken("a bystander signed too", note.cosign(reading.sign(pack(SMALL), [AUTHOR]), STRANGER))
    late = f"— later.example/é {base64.b64encode(bytes(4 + 2420)).decode()}\n".encode()
    yield taken("a bystander with a longer signature", reading.sign(pack(SMALL), [AUTHOR]) + late)
    yield taken("JSON on one line", signed_text(json.dumps(plain(pack(SMALL)), ensure_ascii=False)))
    yield taken("escapes", signed_text(json.dumps(plain(pack(SMALL, title="Schritte – 日本 😀")), ensure_ascii=True)))
    yield taken(
        "empty lines in the JSON", signed_text(json.dumps(plain(pack(SMALL)), indent=1).replace(",\n", ",\n\n"))
    )
    yield taken("a title of 80 code points", reading.sign(pack(SMALL, title="日" * 80), [AUTHOR]))
    yield taken("joiners and selectors", reading.sign(pack(SMALL, title="👩‍🚀 ❤️ می‌خواهم"), [AUTHOR]))
    yield taken("a character that Unicode has not assigned", reading.sign(pack(SMALL, title="a\u0378"), [AUTHOR]))
    yield taken("no month, no region", reading.sign(pack(SMALL, made="", region=()), [AUTHOR]))
    card = Contact(format=1, name=AUTHOR.name, shown="Riverside", about="", made="2026-11", age="")
    yield taken("a card", reading.sign(card, [AUTHOR]))
    rotation = Rotation(format=1, old=key.line, new=other.line, seq=1, made="2026-11")
    yield taken("a rotation", reading.sign(rotation, [AUTHOR, STRANGER]))
    gone = Revocation(format=1, key=key.line, reason=Why.STOLEN, made="2026-11")
    yield taken("a revocation", reading.sign(gone, [AUTHOR]))
    passed_on = (reading.sign(rotation, [AUTHOR, STRANGER]).decode(), reading.sign(gone, [AUTHOR]).decode())
    yield taken(
        "a pack that passes both on", reading.sign(pack(SMALL, keys=(REVIEWER,), carried=passed_on), [REVIEWER])
    )


def _text(what: Any, keys: Sequence[SigningKey]) -> bytes:
    return reading.write(what, [key.verifier for key in keys])


# ways over, secrecy, fingerprints


def texts() -> Iterator[Case]:
    data = reading.sign(pack(SMALL), [AUTHOR])
    block = armor.wrap(data)
    inside = base64.b64encode(data).decode()
    for name, text in {
        "as it is written": block,
        "quoted in mail": "On Monday, you wrote:\n"
        + "".join(f"> {line}\n" for line in block.splitlines())
        + "Thank you!\n",
        "other ends of lines, spaces": block.replace("\n", "  \r\n"),
        "in one line": f"{armor.BEGIN}\n{inside}\n{armor.END}",
    }.items():
        yield {"name": name, "text": text, "expect": {"sha256_of_file": _sha256(data)}}
    for name, text in {
        "no block": "hello",
        "no end": block.replace(armor.END, ""),
        "nothing inside": f"{armor.BEGIN}\n{armor.END}\n",
        "not base64": block.replace(inside[:4], "!!!!"),
        "not canonical": f"{armor.BEGIN}\nQR==\n{armor.END}\n",
    }.items():
        yield refused(name, {"text": text}, "not-text")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def symbols() -> Iterator[Case]:
    data = reading.sign(pack(SMALL), [AUTHOR])
    split = list(frames.split(data))
    fine = {"sha256_of_file": _sha256(data)}
    yield {"name": "as they are written", "symbols": split, "expect": fine}
    yield {"name": "shuffled, repeated, others between", "symbols": [*split[::-1], "hello", split[0]], "expect": fine}
    lacking = {"refuse": "frames-missing", "missing": [2, len(split)]}
    yield {"name": "two are missing", "symbols": [split[0], *split[2:-1]], "expect": lacking}
    head = split[1][: split[1].index(":", 20) + 1]
    forged = head + frames.base45(b"forged")
    yield {"name": "one is forged", "symbols": [split[0], forged, *split[2:]], "expect": {"refuse": "frames-differ"}}
    yield {"name": "one number with two contents", "symbols": [*split, forged], "expect": {"refuse": "frames-differ"}}
    yield {"name": "none", "symbols": ["hello", "YPK1:00/01:000000000000:BB8"], "expect": {"refuse": "not-text"}}


def fingerprints() -> Iterator[Case]:
    for name, key in {
        "zeros": bytes(32),
        "ones": b"\xff" * 32,
        "the author": AUTHOR.verifier.key,
        "the reviewer": REVIEWER.verifier.key,
    }.items():
        yield {
            "name": name,
            "key": key.hex(),
            "words": list(fingerprint_words(key)),
            "digits": fingerprint_digits(key),
        }


def encrypted() -> Iterator[Case]:
    """Sealed with words, with a cost that is cheap to test; what is random comes from a counter."""
    data = reading.sign(pack(SMALL), [AUTHOR])
    counter = iter(range(1, 100))
    with mock.patch.object(agefile.os, "urandom", lambda count: bytes([next(counter)]) * count):
        sealed = agefile.encrypt_with_words(data, WORDS, 12)
        accents = agefile.encrypt_with_words(data, "café linden", 12)
    fine = {"sha256_of_file": _sha256(data)}

    def case(name: str, file: bytes, words: str, expect: Case) -> Case:
        return {"name": name, "words": words, "base64": base64.b64encode(file).decode(), "expect": expect}

    yield case("with words", sealed, WORDS, fine)
    yield case("armored", agefile.armored(sealed).encode(), WORDS, fine)
    yield case("the same letters, written otherwise", accents, "cafe\u0301\u3000linden", fine)
    yield case("other words", sealed, WORDS + "s", {"refuse": "not-opened"})
    yield case("a bit of the text", sealed[:-1] + bytes([sealed[-1] ^ 1]), WORDS, {"refuse": "not-opened"})
    for factor in ("21", "63"):
        yield case(
            f"a cost of {factor}", sealed.replace(b" 12\n", f" {factor}\n".encode()), WORDS, {"refuse": "too-costly"}
        )
    yield case("a cost of 012", sealed.replace(b" 12\n", b" 012\n"), WORDS, {"refuse": "not-opened"})
    yield case("a later version", sealed.replace(b"/v1\n", b"/v2\n"), WORDS, {"refuse": "newer"})


FILES = {
    "read": good,
    "notes": notes,
    "bodies": bodies,
    "texts": texts,
    "symbols": symbols,
    "fingerprints": fingerprints,
    "encrypted": encrypted,
}


def render(name: str) -> str:
    """The file of this name: ASCII only, so that nothing in it can turn round what is seen of it."""
    return json.dumps({"format": "yarrow.pack/v1", "cases": list(FILES[name]())}, indent=1) + "\n"


if __name__ == "__main__":
    for each in FILES:
        (HERE / f"{each}.json").write_text(render(each), "utf-8")
