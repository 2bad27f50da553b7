"""What was built on this computer, in one folder, with its hashes: ``./dev build release``.

Puts every archive, package and image below ``build`` into ``build/release`` and writes ``SHA256SUMS-SYSTEM`` beside
them, as ``sha256sum --check`` reads it.  The list is signed by a person, on a computer of theirs, with a key that no
machine of others has seen (docs/packaging.md).
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = (
    "portable/*.tar.xz",
    "deb/*.deb",
    "appimage/*.AppImage",
    "windows/*.zip",
    "windows/*-setup.exe",
    "macos/*.dmg",
)


def collect(build: Path, system: str = sys.platform) -> list[Path]:
    """Copy all of it; the files, in order, the list last."""
    out = build / "release"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    found = sorted((path for kind in KINDS for path in build.glob(kind)), key=lambda path: path.name)
    copies = [Path(shutil.copy2(path, out / path.name)) for path in found]
    name = {"win32": "windows", "darwin": "macos"}.get(system, system)
    sums = out / f"SHA256SUMS-{name}"
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in copies]
    sums.write_text("".join(lines), "utf-8", newline="\n")
    return [*copies, sums]


def main(words: list[str]) -> int:
    """Collect, and say what; 1 where nothing was built yet."""
    if words:
        print(__doc__)
        return 2
    *found, sums = collect(ROOT / "build")
    print(sums.read_text("utf-8"), end="")
    if not found:
        print("Nothing was built yet.", file=sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
