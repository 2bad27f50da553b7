"""Damaged and hostile files: every reader refuses in one way only, in bounded time and memory.

The short run mutates each sample a few times; ``./dev fuzz --long`` does it ten thousand times,
in a process that may not have more than 1 GiB.
"""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UntrustedInput
from app.exchange import registry
from app.exchange.limits import LIMITS
from app.exchange.model import Found, FoundRecord
from app.exchange.records import understand
from app.exchange.source import open_source
from tests.exchange import SAMPLES, daylio_backup, zip_of

SECONDS = 5.0  # of processor time for one file; the aim is 1, on a machine that is not shared
BYTES = 96 << 20
MEMORY = 1 << 30  # address space of the long run
SHORT, LONG = 30, 10_000
LIMIT = dataclasses.replace(LIMITS, text=4 << 20, total=16 << 20)

_FILES = sorted(p for p in SAMPLES.rglob("*") if p.is_file())
_INTERESTING = [
    b"[" * 5000, b"{" * 5000, b'"', b"\\", b"\\ud800", b"\x00", b"\xff\xfe", b"---\n", b"&a *a", b"!!python/object/apply:os.system [x]",
    b"0" * 400, b"1e999", b"NaN", b"2023-02-29", b"9999-12-31T23:59:59-23:59", b"0001-01-01T00:00:00+14:00", b"`" * 3000, b"<b>" * 2000,
    b"](" * 2000, b"PK\x05\x06", b"PK\x06\x06", b"../", b"\n", b": ", b", ", b"../../../etc/passwd",
]  # fmt: skip


def mutate(data: bytes, rnd: random.Random) -> bytes:
    """A few bytes changed, cut, doubled, or replaced by something nasty."""
    found = bytearray(data)
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randrange(len(found) + 1)
        match rnd.randrange(6):
            case 0 if found:
                found[at % len(found)] = rnd.randrange(256)
            case 1:
                found[at:at] = rnd.choice(_INTERESTING)
            case 2:
                del found[at : at + rnd.randint(1, 40)]
            case 3:
                found[at:at] = found[at : at + rnd.randint(1, 200)]
            case 4:
                found = found[:at]
            case _:
                found[at:at] = rnd.randbytes(rnd.randint(1, 8))
    return bytes(found)


def _originals(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in _FILES:
        yield path.name, path.read_bytes()
    for name in ("dayone", "rednotebook", "markdown"):
        yield f"{name}.zip", zip_of(folder / f"{name}.zip", SAMPLES / name).read_bytes()
    yield "backup.daylio", daylio_backup(folder / "backup.daylio").read_bytes()
    yield "export.json", EXPORT
    yield (
        "export.md",
        b'---\nyarrow: 1\nkind: "entry"\nid: "a"\nat: "2024-01-01T00:00:00"\nzone: ""\nextra: {"a": [1]}\n---\n\nbody\n',
    )


EXPORT = (
    b'{"format": "yarrow-export", "version": "1.0",\n"entries": [\n{"id": "a", "at": "2024-01-01T00:00:00", "zone": "", "created": '
    b'"2024-01-01T00:00:00.000Z", "modified": "2024-01-01T00:00:00.000Z", "title": "t", "body": "b", "tags": ["x"], "moods": [], "veiled": false,'
    b' "veil_note": "", "starred": false, "source": "", "source_id": "", "extra": {}, "versions": [{"saved": "2024-01-01T00:00:00.000Z",'
    b' "title": "", "body": "", "tags": [], "moods": []}]}\n],\n"triggers": [{"id": "t", "at": "2024-01-01T00:00:00", "zone": "", "peak": 3}]\n}\n'
)


def read_all(path: Path) -> int:
    """Read with the reader that would be chosen, and with every other; the number of things that came out."""
    count = 0
    for name in (None, *registry.formats()):
        try:
            with open_source(path, LIMIT) as source:
                for item in registry.find(source, name).read(source):
                    count += 1
                    found = understand(item) if isinstance(item, FoundRecord) else item
                    if isinstance(found, Found):
                        found.entry.at.as_date()
                        found.entry.body.encode("utf-8", "surrogatepass")
        except UntrustedInput:
            continue
    return count


def _hunt(folder: Path, rounds: int, seed: int) -> None:
    rnd = random.Random(seed)
    for name, original in _originals(folder):
        for _ in range(rounds):
            data = mutate(original, rnd)
            path = folder / name
            path.write_bytes(data)
            began = time.process_time()
            try:
                read_all(path)
            except Exception:
                (folder / "found").write_bytes(data)
                raise
            took = time.process_time() - began
            assert took < SECONDS * len(registry.formats()), (name, took, seed)


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_files_are_refused_kindly(tmp_path: Path, seed: int) -> None:
    _hunt(tmp_path, SHORT, seed)


def test_memory_is_bounded(tmp_path: Path) -> None:
    """The worst of a few hundred kilobytes: nothing but brackets, nothing but fields, nothing but a zip's directory."""
    for name, data in {
        "a.json": b'{"entries":[' + b"[]," * 100_000 + b"[]]}",
        "b.json": b'{"metadata":{},"entries":[' + b'{"text":"x"},' * 20_000 + b"{}]}",
        "2024-01.txt": b"".join(b"%d: {text: x}\n" % n for n in range(10_000)),
        "c.md": b"---\n" + b"- a\n" * 30_000 + b"---\n",
        "d.csv": b"full_date,mood,activities,note\n" + b"2024-01-01,a," + b"x | " * 50_000 + b",n\n",
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        tracemalloc.start()
        try:
            with open_source(path, LIMIT) as source:
                for _ in registry.find(source, None).read(source):
                    pass
        except UntrustedInput:
            pass
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < BYTES, name


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="no address-space limit there")
def test_mutated_files_for_long(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from tests.fuzz.test_fuzz_importers import _hunt;"
        f" resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); _hunt(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))"
    )
    rounds, seed = str(LONG // len(_FILES)), os.environ.get("FUZZ_SEED", "7")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), rounds, seed], cwd=SAMPLES.parents[3], check=False
    )
    assert done.returncode == 0, "the file `found` in the folder of this test is the one"
