"""Vectors made by others, read as their makers describe them, and what we make of each.

``python -m tests.vectors.others`` writes ``outcomes.md``: every figure in it comes out of a run; a test
holds it to be the present one. The vectors lie beside the repository (``where.py``).
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.packs import agefile
from app.packs.agefile import MOST_BYTES
from app.packs.keys import VerifierKey, good_key
from app.packs.refusal import Refused
from tests import edwards
from tests.vectors import where

OUTCOMES = Path(__file__).parent / "outcomes.md"


@dataclass(frozen=True)
class Signature:
    """A vector of Ed25519 and what came of it."""

    number: int
    key: bytes
    signature: bytes
    text: bytes
    flags: frozenset[str]
    expected: bool | None = None  # None: the maker says that it depends on the reader

    @property
    def holds(self) -> bool:
        """Whether the library beneath us takes the signature."""
        return VerifierKey("vector", self.key).verifies(self.signature, self.text)

    @property
    def accepted(self) -> bool:
        """Whether a pack with this signer would get past its signatures."""
        return good_key(self.key) and self.holds


def wycheproof() -> list[Signature]:
    """Project Wycheproof, ``ed25519_test.json``."""
    loaded = json.loads(where.path("wycheproof", "ed25519_test.json").read_text("utf-8"))
    found = [
        Signature(
            case["tcId"],
            bytes.fromhex(group["publicKey"]["pk"]),
            bytes.fromhex(case["sig"]),
            bytes.fromhex(case["msg"]),
            frozenset(case["flags"]),
            case["result"] == "valid",
        )
        for group in loaded["testGroups"]
        for case in group["tests"]
    ]
    assert len(found) == loaded["numberOfTests"]
    return found


def cctv() -> list[Signature]:
    """C2SP's edge cases of the points of Ed25519, ``ed25519vectors.json``."""
    loaded = json.loads(where.path("cctv-ed25519", "ed25519vectors.json").read_text("utf-8"))
    return [
        Signature(
            case["number"],
            bytes.fromhex(case["key"]),
            bytes.fromhex(case["sig"]),
            case["msg"].encode(),
            frozenset(case["flags"] or ()),
        )
        for case in loaded
    ]


def forged() -> Iterator[Signature]:
    """For every way to write a point of small order as key and as R: S = 0, and a text that makes it hold if one does.

    What anybody can make who knows no secret at all, from the definition of the curve.
    """
    points = sorted(edwards.small_order())
    number = 0
    for key in points:
        for key_form in sorted(edwards.encodings(key)):
            for first_form in sorted(form for point in points for form in edwards.encodings(point)):
                number += 1
                text = _fitting(key, key_form, first_form)
                yield Signature(number, key_form, first_form + bytes(32), text, frozenset(), expected=False)


def _fitting(key: edwards.Point, key_form: bytes, first_form: bytes) -> bytes:
    """A text with which 0 = R + kA, if one of the first forty does."""
    for count in range(40):
        text = b"%d" % count
        k = edwards.challenge(first_form, key_form, text) % edwards.L
        if edwards.encoded(edwards.times(-k % 8, key)) == first_form:
            return text
    return b"0"


@dataclass(frozen=True)
class AgeFile:
    """A file of the age test kit and what came of it."""

    name: str
    expected: str
    payload: str  # SHA-256, hexadecimal
    passphrases: tuple[str, ...]
    identities: tuple[str, ...]
    data: bytes
    file_key: bytes = b""

    @property
    def why_not(self) -> str:
        """Why we do not do what the kit expects, or empty: two things that we leave out on purpose."""
        if len(self.data) > MOST_BYTES:
            return "larger than we read"
        if any(identity.startswith("AGE-SECRET-KEY-PQ-") for identity in self.identities):
            return "a kind of key that we do not have"
        return ""

    @property
    def outcome(self) -> str:
        """``success``, ``another text``, or the reason of the refusal."""
        try:
            if self.passphrases:
                found = agefile.decrypt_with_words(self.data, self.passphrases[0])
            else:
                found = agefile.decrypt_as(self.data, self.identities)
        except Refused as error:
            return str(error.reason)
        return "success" if hashlib.sha256(found).hexdigest() == self.payload else "another text"


def age_kit() -> list[AgeFile]:
    """The test kit of the age format (C2SP/CCTV, ``age/testdata``); nothing if no vectors of others are here."""
    found: list[AgeFile] = []
    kit = where.folder("age")
    for path in sorted(kit.iterdir()) if kit else ():
        head, _, data = path.read_bytes().partition(b"\n\n")
        fields: defaultdict[str, list[str]] = defaultdict(list)
        for line in head.decode("utf-8").splitlines():
            name, _, value = line.partition(": ")
            fields[name].append(value)
        if fields["compressed"]:
            data = zlib.decompress(data)
        found.append(
            AgeFile(
                path.name,
                fields["expect"][0],
                "".join(fields["payload"]),
                tuple(fields["passphrase"]),
                tuple(fields["identity"]),
                data,
                bytes.fromhex("".join(fields["file key"])),
            )
        )
    return found


def render() -> str:
    """The page that says what we make of each."""
    return "\n".join([_HEAD, *_signatures(), *_age(), ""])


_HEAD = """# What we make of the vectors of others

Written by `python -m tests.vectors.others`; a test holds it to be what a run gives, where the vectors are (`where.py`).
"""


def _signatures() -> Iterator[str]:
    proofs = wycheproof()
    yield "## Ed25519: Project Wycheproof\n"
    yield "| flag | vectors | valid by the makers | taken by us |\n| --- | ---: | ---: | ---: |"
    for flag in sorted({flag for one in proofs for flag in one.flags}):
        some = [one for one in proofs if flag in one.flags]
        yield f"| {flag} | {len(some)} | {sum(bool(one.expected) for one in some)} | {sum(one.accepted for one in some)} |"
    different = sum(one.accepted != one.expected for one in proofs)
    yield f"| **all** | {len(proofs)} | {sum(bool(one.expected) for one in proofs)} | {sum(one.accepted for one in proofs)} |"
    yield f"\nDifferent from what the makers say: {different}.\n"
    edges = cctv()
    kinds: Counter[tuple[str, str]] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    held: Counter[tuple[str, str]] = Counter()
    for one in edges:
        kind = (_point(one.flags, "A"), _point(one.flags, "R"))
        kinds[kind] += 1
        held[kind] += one.holds
        taken[kind] += one.accepted
    yield "## Ed25519: edge cases of points (CCTV)\n"
    yield "| the key A | the first half R | vectors | hold in the library | taken by us |\n| --- | --- | ---: | ---: | ---: |"
    for kind in sorted(kinds):
        yield f"| {kind[0]} | {kind[1]} | {kinds[kind]} | {held[kind]} | {taken[kind]} |"
    yield f"| **all** | | {kinds.total()} | {held.total()} | {taken.total()} |"
    accepted = [one for one in edges if one.accepted]
    moved = sum(VerifierKey("vector", one.key).verifies(one.signature, one.text + b".") for one in accepted)
    yield f"""
The library refuses an R that is not canonical, as the standard asks, and a rest of small order, as it allows. Of what holds in it, every vector
whose key is itself of small order is refused by us before its signature is looked at (`weak-key`). {len(accepted)} are taken, all of them under a
key with a large part, with which only somebody who has its secret can sign; odd in them is R, or a small part of the key. That harms nobody else:
with another text, {moved} of these {len(accepted)} hold.
"""
    made = list(forged())
    yield "## Ed25519: signatures that need no secret\n"
    yield f"""Every way to write a point of small order as key and as R ({len(made)} pairs), with S = 0 and a text for which the sum comes out even if one of
the first forty does: {sum(one.holds for one in made)} hold in the library, {sum(one.accepted for one in made)} are taken by us.
"""


def _point(flags: frozenset[str], letter: str) -> str:
    if f"non_canonical_{letter}" in flags:
        return "small order, written oddly"
    if f"low_order_{letter}" in flags:
        return "small order"
    return "with a small part" if f"low_order_component_{letter}" in flags else "as it should be"


def _age() -> Iterator[str]:
    files = age_kit()
    table: Counter[tuple[str, str]] = Counter((one.expected, one.outcome) for one in files)
    yield "## age: the test kit\n"
    yield "| expected | what we say | files |\n| --- | --- | ---: |"
    for (expected, outcome), count in sorted(table.items()):
        yield f"| {expected} | {outcome} | {count} |"
    yield f"| **all** | | {len(files)} |"
    opened = sum(one.outcome == "success" and one.expected != "success" for one in files)
    left = [one for one in files if one.expected == "success" and one.outcome != "success"]
    yield f"\nOpened though the kit says that they must not be: {opened}. Not opened though the kit says that they could be: {len(left)}:\n"
    yield from (f"* `{one.name}` ({one.outcome}): {one.why_not}" for one in left)


if __name__ == "__main__":
    OUTCOMES.write_text(render(), "utf-8")
