"""A small folder that only looks like a built one, and the tooling, for the tests of packages made from it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
EPOCH = 1700000000
FILES = {
    "Notes": '#!/bin/sh\necho window "$@"\n',
    "Notes-cli": '#!/bin/sh\necho line "$@"\n',
    "lib/about/build.toml": f'version = "0.1.0"\nepoch = {EPOCH}\n',
    "lib/ui/page.txt": "words",
}
PORTABLE_ONLY = {"portable.txt": "Notes", "READ ME.txt": "hello", "SHA256SUMS": "", "data/slots": "private"}


def make(folder: Path) -> Path:
    """What a build leaves, in small, with what belongs to a portable copy only."""
    for path, text in (FILES | PORTABLE_ONLY).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "Notes").chmod(0o700)
    return folder
