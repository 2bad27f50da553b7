"""Build a portable folder again from its commit, and say whether every byte is the same (docs/packaging.md).

    python packaging/verify_release.py FOLDER [--archive FILE] [--public-key KEY] [--work DIR]

FOLDER is the unpacked folder.  The commit that it names must be in this repository.  What the person wrote (``data``) and
the signature are not compared; the signed packs are taken from FOLDER, after a look at whether they say what the sources
say, because nobody else can sign them.  Bytes can be equal only where Python, the system and its tools are those of the
build: what differs there is said first.  Exit code 0 only if nothing differs.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_portable
import build_seal
import build_tree
import dev_packs
import dev_venv

_ABOUT = Path("lib/about/build.toml")
_PACKS = Path("lib") / dev_packs.BUILT


def main(words: list[str]) -> int:
    """Verify; the result is the exit code."""
    parser = argparse.ArgumentParser(prog="verify_release", description=__doc__, allow_abbrev=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("folder", type=Path)
    parser.add_argument("--archive", type=Path, help="the tar.xz it came in")
    parser.add_argument("--public-key", metavar="KEY", help="of minisign: the signature is checked as well")
    parser.add_argument("--work", type=Path, help="an empty folder to build in; else a temporary one")
    told = parser.parse_args(words)
    try:
        said = list(_said(told.folder.resolve(), told.archive, told.public_key, told.work))
    except (build_portable.NotBuilt, build_tree.NoTree, dev_venv.SetupError, OSError, KeyError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(said) if said else "Every byte is the same.")
    return 1 if said else 0


def _said(folder: Path, archive: Path | None, key: str | None, work: Path | None) -> Iterator[str]:
    about = tomllib.loads((folder / _ABOUT).read_text("utf-8"))
    yield from (f"list: {line}" for line in build_seal.differing(folder))
    if key is not None and not signed(folder, key):
        yield "signature: does not hold"
    with contextlib.ExitStack() as stack:
        place = work or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verify-")))
        plan = build_portable.Plan(
            name=build_portable.checked_name(about["name"]),
            out=place / "out",
            work=place / "work",
            commit=build_tree.commit(about["commit"]),
            packs=folder / _PACKS,
            archive=archive is not None,
            env=place / "env",
        )
        print(build_portable.build(plan))
        again = tomllib.loads((plan.folder / _ABOUT).read_text("utf-8"))
        found = list(differences(folder, plan.folder))
        if found:
            yield from (f"made with: {line}" for line in circumstances(about, again))
        yield from found
        if archive is not None:
            mine = next(plan.out.glob(f"{plan.name}-*.tar.xz"))
            at = first_difference(archive, mine)
            if at is not None:
                yield f"archive: differs from byte {at} on"


def signed(folder: Path, key: str) -> bool:
    """Whether the list of hashes carries a signature of this key; minisign says so."""
    words = ["minisign", "-V", "-q", "-m", build_seal.SUMS, "-x", build_seal.SIGNATURE, "-P", key]
    return subprocess.run(words, cwd=folder, check=False).returncode == 0


def circumstances(theirs: dict[str, Any], ours: dict[str, Any]) -> Iterator[str]:
    """What was different about the two builds, that the bytes can depend on."""
    flat = [{"system": one.get("system", ""), **one.get("tools", {})} for one in (theirs, ours)]
    for name in sorted({*flat[0], *flat[1]}):
        was, here = flat[0].get(name, "none"), flat[1].get(name, "none")
        if was != here:
            yield f"{name} {was}, here {here}"


def differences(theirs: Path, ours: Path) -> Iterator[str]:
    """Every file that is not the same in both folders, by name."""
    skipped = {build_seal.SIGNATURE}
    both = [
        {path.relative_to(folder).as_posix(): path for path in build_seal.files(folder)} for folder in (theirs, ours)
    ]
    for name in sorted({*both[0], *both[1]} - skipped):
        if name not in both[1]:
            yield f"only in the release: {name}"
        elif name not in both[0]:
            yield f"only in the rebuild: {name}"
        else:
            at = first_difference(both[0][name], both[1][name])
            if at is not None:
                yield f"differs: {name} from byte {at} on"
            elif (both[0][name].stat().st_mode ^ both[1][name].stat().st_mode) & 0o111:
                yield f"differs: {name} in who may start it"


def first_difference(one: Path, other: Path) -> int | None:
    """Where two files part; None if they are the same."""
    a, b = one.read_bytes(), other.read_bytes()
    if a == b:
        return None
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
