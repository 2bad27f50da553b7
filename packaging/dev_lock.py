"""Make the lists of libraries, with the hash of every file that may be installed.  Run by hand: ./dev lock

The lists name no registry: they install from whichever one pip is set up for, and any file whose
hash is not here is refused.  They hold for Linux, Windows and macOS and for every Python that
``pyproject.toml`` allows.  ``uv`` is needed only for this.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

RUN = "packaging/requirements.txt"
DEV = "packaging/requirements-dev.txt"
BUILD = "packaging/requirements-build.txt"
_COMPILE = (
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
)


def lock(root: Path, words: list[str]) -> int:
    """Write the lists; ``--upgrade`` (or ``--upgrade-package NAME``) also takes newer versions."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path.home() / ".local" / "bin"))
    if uv is None:
        print("Locking needs uv: pip install uv")
        return 1
    for out, groups in ((RUN, ("build",)), (DEV, ("build", "dev")), (BUILD, ("bundle",))):
        chosen = [word for group in groups for word in ("--group", group)]
        extra = [] if out == RUN else ["--constraints", RUN]
        command = [uv, *_COMPILE, *chosen, *extra, *words, "--quiet", "--output-file", out]
        if subprocess.run(command, cwd=root, check=False).returncode:
            return 1
    return 0
