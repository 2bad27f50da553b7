"""For macOS: ``./dev build macos [--sign] [--image]``, from the ``.app`` that ``./dev build portable`` made there.

``--sign`` signs the bundle from the inside out under the hardened runtime, with the entitlements beside this file, and
has it notarised, if keys are at hand; without one it says so in one line, and the bundle keeps the signature without a
name that Apple silicon demands.  Keys, in the environment:

* ``YARROW_IDENTITY``: the name of a Developer ID certificate in the keychain;
* ``YARROW_NOTARY_PROFILE``: a profile that ``notarytool store-credentials`` made; without it nothing is notarised.

``--image`` makes ``NAME-VERSION-macos-ARCH.dmg``: the bundle, a link to Applications, and the mark that keeps Spotlight
from looking inside.  A stick's file system has no links and would break the bundle's signature: so a stick carries the
image, and the program runs from there (docs/packaging-systems.md).
"""

from __future__ import annotations

import argparse
import os
import platform
import plistlib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import built_folder
import package_command
from built_folder import NotBuilt, run

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "macos"
ENTITLEMENTS = ROOT / "packaging" / "macos" / "entitlements.plist"
NO_INDEX = ".metadata_never_index"
_MAGIC = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")  # Mach-O of 64 bit, and of several processors


def bundle_version(bundle: Path) -> str:
    """What the bundle says it is.  Raises `NotBuilt` where there is none."""
    values = bundle / "Contents" / "Info.plist"
    if not values.is_file():
        raise NotBuilt(f"{bundle} is not there.  Run ./dev build portable first, on macOS.")
    return str(plistlib.loads(values.read_bytes())["CFBundleShortVersionString"])


def inside_out(bundle: Path) -> list[Path]:
    """Every program and library in the bundle, the deepest first; the bundle itself comes after them."""
    found = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and _is_code(path)]
    return sorted(found, key=lambda path: (-len(path.parts), path.as_posix()))


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _MAGIC


def signing(path: Path, identity: str, *, with_entitlements: bool) -> list[str]:
    """The words that sign ``path``: a time from Apple's server, and nothing weakened but what the entitlements name."""
    words = ["codesign", "--force", "--options", "runtime", "--timestamp", "--sign", identity]
    words += ["--entitlements", str(ENTITLEMENTS)] if with_entitlements else []
    return [*words, str(path)]


def sign(bundle: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Sign the bundle; False, after one line that says so, where there is no key."""
    identity = environment.get("YARROW_IDENTITY")
    if not identity:
        print("Not signed: no key is at hand.  macOS will ask whoever opens this to allow it in its settings.")
        return False
    programs = bundle / "Contents" / "MacOS"
    for path in inside_out(bundle):
        run(*signing(path, identity, with_entitlements=path.parent == programs))
    run(*signing(bundle, identity, with_entitlements=True))
    run("codesign", "--verify", "--deep", "--strict", bundle)
    print("Signed.")
    return True


def image(bundle: Path, out: Path, version: str) -> Path:
    """Make the disk image; its path."""
    out.mkdir(parents=True, exist_ok=True)
    goal = out / f"{bundle.stem}-{version}-macos-{platform.machine()}.dmg"
    goal.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        stage = Path(folder) / bundle.stem
        lay_image(bundle, stage)
        words = ["-volname", bundle.stem, "-srcfolder", str(stage), "-fs", "HFS+", "-format", "UDZO"]
        run("hdiutil", "create", "-quiet", *words, goal)
    return goal


def lay_image(bundle: Path, stage: Path) -> None:
    """What the image shows."""
    stage.mkdir()
    shutil.copytree(bundle, stage / bundle.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    (stage / NO_INDEX).touch()


def notarise(file: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Have Apple look at ``file`` and fix its answer to it; False where there is no key."""
    profile = environment.get("YARROW_NOTARY_PROFILE")
    if not profile:
        print("Not notarised: no key is at hand.")
        return False
    run("xcrun", "notarytool", "submit", file, "--keychain-profile", profile, "--wait")
    run("xcrun", "stapler", "staple", file)
    print("Notarised.")
    return True


def main(words: list[str]) -> int:
    """Sign the bundle, make the image, sign and notarise that; each only if asked for."""
    parser = package_command.words_of("macos", __doc__, OUT, "bundle")
    parser.add_argument("--sign", action="store_true")
    parser.add_argument("--image", action="store_true")
    return package_command.done(_make, parser.parse_args(words))


def _make(options: argparse.Namespace) -> int:
    bundle: Path = options.bundle or built_folder.PORTABLE / f"{options.name}.app"
    version = bundle_version(bundle)
    signed = options.sign and sign(bundle)
    if options.image:
        made = image(bundle, options.out, version)
        if signed:
            run("codesign", "--timestamp", "--sign", os.environ["YARROW_IDENTITY"], made)
            notarise(made)
        package_command.tell(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
