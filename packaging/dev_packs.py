"""Whether the packs beside the program are those of the sources, and building them where they are not.

Only the standard library: ``./run`` asks at every start.  The building is done by ``packs.py``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import dev_venv

SOURCES = "packs"
BUILT = "app/handover/shipped_packs"
STAMP = ".stamp"
LAYOUT = "1"  # raise it to have every development build made anew


def stamp(root: Path) -> str:
    """The hash over all that decides what the packs say."""
    digest = hashlib.sha256(LAYOUT.encode())
    for path in sorted((root / SOURCES).glob("*/**/*")):
        if path.is_file() and not path.name.startswith((".", "_")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def fits(root: Path) -> bool:
    """Whether the packs were built from these sources, with whatever key."""
    try:
        return (root / BUILT / STAMP).read_text("ascii") == stamp(root)
    except OSError:
        return False


def ensure(root: Path) -> None:
    """Have a development build where there is none, or an old one.  Without it the program lacks its packs, and no more."""
    if fits(root):
        return
    command = [str(dev_venv.python(root)), "packaging/packs.py", "build"]
    if subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=False).returncode:
        print(
            "The packs that come with Yarrow could not be built. Everything else works without them.", file=sys.stderr
        )
