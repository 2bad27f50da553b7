"""Mutated packs by the hundred thousand: what came of them, how long the longest took, how much memory all of it.

    python -m tests.fuzz.packs [--seed N] [--packs N] [--bodies N] [--texts N] [--ages N]

prints one line of JSON for each kind.  It fails if something was taken that nobody signed or wrote, if anything
but a refusal came out, if one case took more than a second of the processor, or if all needed more than
256 MiB beyond what the program needs before it begins.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from app.packs import agefile, armor, frames, note, reading
from app.packs.keys import SigningKey
from app.packs.model import Contact, Pack, Revocation, Role, Rotation, Signer, Why
from app.packs.note import MOST_BYTES, Type
from app.packs.refusal import Refused
from app.packs.strictjson import clean
from tests.packs import AUTHOR, REVIEWER, STRANGER, every_kind, pack, plain, signed_text

SECONDS = 1.0  # of the processor, for one case
MEMORY = 256 << 20
WORDS = "correct horse battery staple"
CHEAP = 4  # log2 of the work in the samples
COSTLY = 10  # from here on a mutated cost is not carried out: it is allowed, and would only make the hunt slow

NASTY = [
    b"[" * 5000, b"{" * 5000, b'{"a":' * 500, b"]" * 100, b'"', b"\\", b'\\"' * 2000, b"\\ud800", b"\\u202e", b"\\u0000", b"\x00", b"\t", b"\r\n",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), "\u200b".encode(), "\U000e0041".encode(), b"\n\n", "\n\n— ".encode(),
    "— riverside-counselling ".encode(), b"yarrow.pack/v1\n", b"yarrow.pack/v2\n", b"0" * 400, b"1" * 10_000, b"1e400", b"-1e400", b"NaN",
    b"Infinity", b"1.0", b"-0", b"99999999999999999999", b",", b":", b"null", b"true", b'"a":1,"a":2,', b"=", b"==", b"A" * 300, b"+", b"-> ",
    b"--- ", b"-> scrypt ", b"-> X25519 ", b"-> grease a b\n\n", b" 20\n", b" 63\n", b"YPK1:01/01:", b":", b"%", b"> ", b"-----END",
]  # fmt: skip
VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 2, 15, 10**14, 10**15, -(10**15), 10**40, 0.5, 1e300, float("nan"), float("inf"), "", " ", "\n", "a", "a\n", "\u202e",
    "\u200b", "\x00", "\ud800", "é" * 300, "a" * 20_001, [], {}, [[]], [{}], [0] * 400, {"kind": "words"}, {"": 0}, {"a" * 50: 0}, "🏴" * 100,
]  # fmt: skip


@dataclass
class Report:
    """What came of one kind of case."""

    kind: str
    cases: int = 0
    unchanged: int = 0  # the mutation came out where it began
    harmless: int = 0  # what it says is what was signed or sealed; only what is around that differs
    taken: int = 0  # read, and nothing wrong with it: a body can be changed and still be right
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def same(self, *, bytes_too: bool) -> None:
        """A case that is read and says what it said before."""
        self.unchanged += bytes_too
        self.harmless += not bytes_too

    def line(self) -> str:
        told = {
            "kind": self.kind,
            "cases": self.cases,
            "unchanged": self.unchanged,
            "harmless": self.harmless,
            "taken": self.taken,
        }
        told |= {"refused": dict(self.refused.most_common()), "slowest_ms": round(1000 * self.slowest, 1)}
        return json.dumps(told)


class Forged(AssertionError):
    """Something was taken that nobody signed or wrote.  ``data`` is what did it."""

    def __init__(self, data: bytes) -> None:
        super().__init__("taken")
        self.data = data


def mutate(data: bytes, others: list[bytes], draw: random.Random) -> bytes:
    """One to six changes: bits, bytes, stretches cut, doubled, moved, something nasty, a piece of another sample."""
    found = bytearray(data)
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        at = draw.randrange(len(found) + 1)
        length = draw.choice((1, 1, 2, 4, 16, 60, 300))
        match draw.randrange(9):
            case 0 | 1 if found:
                found[at % len(found)] ^= 1 << draw.randrange(8)
            case 2 if found:
                found[at % len(found)] = draw.randrange(256)
            case 3:
                found[at:at] = draw.choice(NASTY)
            case 4:
                del found[at : at + length]
            case 5:
                found[at:at] = found[at : at + length]
            case 6:
                other = draw.choice(others)
                start = draw.randrange(len(other))
                found[at : at + length] = other[start : start + length]
            case 7:
                piece = found[at : at + length]
                del found[at : at + length]
                to = draw.randrange(len(found) + 1)
                found[to:to] = piece
            case _:
                lines = bytes(found).split(b"\n")
                one, two = draw.randrange(len(lines)), draw.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one] if draw.random() < 0.5 else lines[two]
                found = bytearray(b"\n".join(lines))
    return bytes(found)


def samples() -> list[bytes]:
    """Notes of every type, signed by one and by two, short and long."""
    keys = [AUTHOR, REVIEWER]
    rotation = Rotation(format=1, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="2026-11")
    revocation = Revocation(format=1, key=AUTHOR.verifier.line, reason=Why.STOLEN, made="2026-11")
    card = Contact(format=1, name=AUTHOR.name, shown="Riverside", about="", made="", age="")
    said = [reading.sign(rotation, [AUTHOR, STRANGER]), reading.sign(revocation, [AUTHOR])]
    return [
        *said,
        reading.sign(card, [AUTHOR]),
        reading.sign(pack(), [AUTHOR]),
        reading.sign(pack(every_kind()[2:4]), [AUTHOR]),
        reading.sign(pack(every_kind()[:1], keys=keys, carried=tuple(data.decode() for data in said)), keys),
        reading.sign(pack(every_kind()[3:4], keys=keys, signers=_authors(keys)), keys),
        note.seal(reading.write(pack(every_kind()[3:4], keys=keys), [key.verifier for key in keys]), [AUTHOR]),
    ]


def _authors(keys: Sequence[SigningKey]) -> tuple[Signer, ...]:
    return tuple(Signer(name=key.name, shown=key.name, role=Role.AUTHOR) for key in keys)


def timed(report: Report, do: Callable[[], Any]) -> Any:
    """What comes of one case; None if it was refused.  Anything else that comes out is not caught."""
    report.cases += 1
    began = time.process_time()
    try:
        found = do()
    except Refused as error:
        report.refused[error.reason] += 1
        found = None
    report.slowest = max(report.slowest, time.process_time() - began)
    return found


def packs(count: int, draw: random.Random) -> Report:
    """Whole files, changed anywhere: taken is only a text that was signed as it is."""
    report, all_of_them = Report("packs"), samples()
    texts = {note.verify(data).text for data in all_of_them}
    for _ in range(count):
        data = mutate(draw.choice(all_of_them), all_of_them, draw)
        found = timed(report, lambda data=data: reading.read(data))  # type: ignore[misc]
        if found is not None:
            if found.note.text not in texts or not _authors_signed(found):
                raise Forged(data)
            report.same(bytes_too=data in all_of_them)
    return report


def _authors_signed(found: reading.Signed[Any]) -> bool:
    """Whether nobody is missing but reviewers of a pack: a line that was spoilt is one that is not there."""
    roles = [one.role for one in found.what.signers] if isinstance(found.what, Pack) else []
    missing = [found.signers.index(key) for key in found.note.lacking]
    return all(place < len(roles) and roles[place] is Role.REVIEWER for place in missing)


def bodies(count: int, draw: random.Random) -> Report:
    """JSON, changed anywhere and signed again: taken is only what a writer could have written."""
    report = Report("bodies")
    small = [pack([item]) for item in every_kind()]
    objects = [plain(one) for one in (*small, *small, pack())]
    raw = [json.dumps(one, ensure_ascii=False, indent=draw.choice((None, 2))).encode() for one in objects]
    while report.cases < count:
        if draw.random() < 0.5:
            body = mutate(draw.choice(raw), raw, draw).strip(b"\n")
        else:
            body = bend(draw.choice(objects), draw)
        kind = Type.PACK if draw.random() < 0.95 else draw.choice(list(Type))
        data = signed_text(body, (AUTHOR,), kind)
        if len(data) > MOST_BYTES:
            continue
        found = timed(report, lambda data=data: reading.read(data))  # type: ignore[misc]
        if found is not None:
            report.taken += 1
            if not writable(found.what, body):
                raise Forged(data)
    return report


def writable(what: Any, body: bytes) -> bool:
    """Whether a writer would have written this, and the reader has read what stands there and nothing else."""
    told = json.loads(body)
    ours = plain(what)
    return (
        reading.read(reading.sign(what, [AUTHOR])).what == what
        and all(clean(text) for text in _strings(told))
        and {name: ours[name] for name in told} == told | {"signers": ours["signers"], "items": ours["items"]}
        and all(_within(mine, theirs) for mine, theirs in zip(ours["items"], told["items"], strict=True))
    )


def _within(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Whether everything that stood there is there, as it stood."""
    return all(ours[name] == value or isinstance(value, list) for name, value in theirs.items())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def bend(what: dict[str, Any], draw: random.Random) -> bytes:
    """The object with one to three places in it replaced, removed, doubled, renamed or wrapped up, as JSON."""
    found = json.loads(json.dumps(what))
    for _ in range(draw.choice((1, 1, 2, 3))):
        holder = draw.choice(list(_holders(found)))
        places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not places:
            continue
        place = draw.choice(places)
        match draw.randrange(7):
            case 0 | 1:
                holder[place] = draw.choice(VALUES)
            case 2:
                del holder[place]
            case 3 if isinstance(holder, dict):
                holder[draw.choice(("more", "kind", "id", "title", "Ä", "a" * 41, ""))] = holder.pop(place)
            case 4:
                for _ in range(draw.choice((1, 13))):
                    holder[place] = [holder[place]]
            case 5 if isinstance(holder, list):
                holder.extend([holder[place]] * draw.choice((1, 30, 300)))
            case _:
                other = draw.choice(list(_holders(found)))
                holder[place] = json.loads(json.dumps(other))
    text = json.dumps(found, ensure_ascii=draw.random() < 0.3)
    return text.encode("utf-8", "surrogatepass")


def _holders(value: Any) -> Iterator[Any]:
    """Every object and list, the outermost first."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def texts(count: int, draw: random.Random) -> Report:
    """Pasted texts and the texts of symbols: what comes out of symbols is what went in, or nothing."""
    report, all_of_them = Report("texts and symbols"), samples()[:5]
    blocks = [armor.wrap(data).encode() for data in all_of_them]
    splits = [list(frames.split(data)) for data in all_of_them if len(data) <= frames.MOST_BYTES]
    whole = {b"".join(frames.unbase45(text.split(":", 3)[3]) or b"" for text in split) for split in splits}
    signed = {note.verify(data).text for data in all_of_them}
    for _ in range(count):
        if draw.random() < 0.5:
            text = mutate(draw.choice(blocks), blocks, draw).decode("utf-8", "replace")
            found = timed(report, lambda text=text: reading.read(armor.unwrap(text)))  # type: ignore[misc]
            if found is not None:
                if found.note.text not in signed:
                    raise Forged(text.encode())
                report.same(bytes_too=text.encode() in blocks)
            continue
        split = list(draw.choice(splits))
        raw = [text.encode() for text in split]
        for _ in range(draw.choice((1, 1, 2))):
            place = draw.randrange(len(split))
            split[place] = mutate(split[place].encode(), raw, draw).decode("utf-8", "replace")
        if draw.random() < 0.3:
            split += draw.choice(splits)[: draw.randrange(6)]
        draw.shuffle(split)
        found = timed(report, lambda split=split: frames.join(split))  # type: ignore[misc]
        if found is not None:
            if found not in whole:
                raise Forged("\n".join(split).encode())
            report.same(bytes_too=any(sorted(split) == sorted(one) for one in splits))
    return report


def ages(count: int, draw: random.Random) -> Report:
    """Age files, their heads above all: what comes out is what went in, or nothing."""
    report, text = Report("age files"), samples()[4]
    identity, recipient = agefile.new_identity()
    files = [
        agefile.encrypt_with_words(text, WORDS, CHEAP),
        agefile.encrypt_to(text, [recipient]),
        agefile.encrypt_to(text, [agefile.new_identity()[1], recipient]),
    ]
    files += [agefile.armored(file).encode() for file in files]
    stretched = agefile._stretched

    def bounded(words: str, salt: bytes, work_factor: int) -> bytes:
        return bytes(32) if work_factor > COSTLY else stretched(words, salt, work_factor)

    with mock.patch.object(agefile, "_stretched", bounded):
        for _ in range(count):
            data = draw.choice(files)
            head = data.find(b"\n---") + 60 if draw.random() < 0.8 and b"\n---" in data else len(data)
            data = mutate(data[:head], files, draw) + data[head:]
            found = timed(report, lambda data=data: _open(data, identity))  # type: ignore[misc]
            if found is not None:
                if found != text:
                    raise Forged(data)
                report.same(bytes_too=data in files)
    return report


def _open(data: bytes, identity: str) -> bytes:
    """Opened by the way that its head says, and tried by the other as well."""
    if agefile.read_header(data).by_passphrase:
        return agefile.decrypt_with_words(data, WORDS)
    return agefile.decrypt_as(data, [identity])


KINDS = {"packs": packs, "bodies": bodies, "texts": texts, "ages": ages}


def limit_memory() -> None:
    """From here on the process may have so much more and not a byte beyond: a case that wants it fails."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123  a file that the system makes up
        now = int(told.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))


def main(words: list[str]) -> int:
    """Hunt, and print a report for each kind.  The exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    for name in KINDS:
        parser.add_argument(f"--{name}", type=int, default=0)
    told = parser.parse_args(words)
    print(json.dumps({"seed": told.seed}), flush=True)
    samples()
    reading.read(signed_text(json.dumps(plain())))  # everything that is loaded once is loaded
    agefile.encrypt_to(b"", [agefile.new_identity()[1]])
    if sys.platform == "linux":
        limit_memory()
    status = 0
    for name, hunt in KINDS.items():
        try:
            report = hunt(getattr(told, name), random.Random(told.seed))
        except Forged as error:
            print(json.dumps({"kind": name, "forged": base64.b64encode(error.data).decode()}), flush=True)
            status = 1
            continue
        print(report.line(), flush=True)
        status = status or int(report.slowest > SECONDS)
    if sys.platform == "linux":
        import resource

        print(json.dumps({"peak_MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
