"""``./dev build portable [--name NAME] [--key FILE] [--out DIR] [--commit REV] [--fast]``: the folder for a stick.

    --name NAME    what the folder, the programs and the window are called; neutral ("Notes" if nothing is said)
    --key FILE     sign the list of hashes with a secret key of minisign; its words are asked for
    --packs DIR    packs that are signed already (packs.py release KEY DIR); else those of a development build
    --out DIR      where to put it (build/portable)
    --commit REV   what to build; HEAD if nothing is said.  What is not committed is never in it
    --work DIR     where to work (build/work)
    --fast         leave the archive out

From one commit, one Python and one system come the same bytes, whatever the folders are called:
``packaging/verify_release.py`` builds again and compares.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import build_about
import build_env
import build_parts
import build_sbom
import build_seal
import build_tree
import build_trim
import dev_packs
import dev_venv

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "portable"
WORK = ROOT / "build" / "work"
ENV = ROOT / "build" / "env"
PACKS = ROOT / "build" / "packs"
NAME = "Notes"
SPEC = "packaging/portable/portable.spec"
_NAME = re.compile(r"[^\W_](?:[\w '’-]{0,38}[^\W_])?")
_TAKEN_BY_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


class NotBuilt(Exception):
    """It cannot go on; the message is for whoever builds."""


@dataclass(frozen=True)
class Plan:
    """What is asked for."""

    name: str
    out: Path
    work: Path
    commit: build_tree.Commit
    key: Path | None = None
    packs: Path | None = None
    archive: bool = True
    env: Path = ENV

    @property
    def folder(self) -> Path:
        """The built folder."""
        return self.out / self.name


def main(words: list[str]) -> int:
    """Build; the result is the exit code."""
    try:
        plan = _plan(words)
        left_out = build_tree.changed()
        if left_out:
            print(f"Not in this build, because not committed: {', '.join(left_out[:8])}", file=sys.stderr)
        made = build(plan)
    except (NotBuilt, build_tree.NoTree, build_seal.NotSigned, dev_venv.SetupError) as error:
        print(error, file=sys.stderr)
        return 1
    print(made)
    return 0


def _plan(words: list[str]) -> Plan:
    parser = argparse.ArgumentParser(prog="dev build portable", allow_abbrev=False)
    parser.add_argument("--name", default=NAME)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--packs", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--fast", action="store_true")
    told = parser.parse_args(words)
    name = checked_name(told.name)
    commit = build_tree.commit(told.commit)
    return Plan(name, told.out.resolve(), told.work.resolve(), commit, told.key, told.packs, not told.fast)


def checked_name(name: str) -> str:
    """A name that a folder may have on Linux, Windows and macOS.  Raises `NotBuilt`."""
    if not _NAME.fullmatch(name) or _TAKEN_BY_WINDOWS.fullmatch(name):
        raise NotBuilt(
            "A name has 1 to 40 letters, digits, spaces, apostrophes or hyphens, a letter or digit at both ends."
        )
    return name


def build(plan: Plan) -> str:
    """The folder, and its archive; what was made, in words.  Raises `NotBuilt`, `NoTree`, `SetupError`."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(plan.work)
    tree = plan.work / "tree"
    build_tree.copy(plan.commit, tree)
    python = build_env.ensure(tree, plan.env)
    version = build_tree.version(tree)
    _packs(plan, tree, python)
    _zones(build_env.packages(plan.env), plan.work / "zones.zip")
    _bundle(plan, tree, python, version)
    shutil.copytree(plan.work / "made" / plan.name, plan.work / "folder")
    folder = plan.work / "folder"
    _settle(folder, plan.name)
    taken = build_parts.taken(plan.work / "pyinstaller" / Path(SPEC).stem)
    if left := sorted(name for name in taken.modules if not build_trim.module_stays(name)):
        raise NotBuilt(f"Modules that are to be left out were taken: {left}")
    told = build_parts.versions(python)
    parts = build_parts.parts(taken, build_env.packages(plan.env), told, tree)
    tools = [
        ("PyInstaller", _version_of(parts, "pyinstaller")),
        ("Python", platform.python_version()),
        ("strip", _strip()),
    ]
    about = build_about.About(plan.name, version, plan.commit, _system(), tools)
    sbom = build_sbom.sbom(plan.name, version, plan.commit, parts, tools)
    build_about.lay(folder, about, parts, taken.modules, sbom, tree)
    build_seal.settle(folder, plan.commit.epoch, programs={plan.name, f"{plan.name}-cli"})
    build_seal.list_hashes(folder, plan.commit.epoch)
    if plan.key is not None:
        build_seal.sign(folder, plan.key, f"{plan.name} {version} {plan.commit.id}", plan.commit.epoch)
    _put(folder, plan.folder)
    archive = plan.out / f"{plan.name}-{version}-{_platform()}.tar.xz"
    with contextlib.suppress(FileNotFoundError):
        archive.unlink()
    said = [f"{plan.folder}: {build_seal.size(plan.folder) / 1e6:.1f} MB in {build_seal.count(plan.folder)} files"]
    if plan.archive:
        build_seal.archive(plan.folder, archive, plan.commit.epoch)
        said.append(f"{archive}: {archive.stat().st_size / 1e6:.1f} MB")
    bundle = plan.work / "made" / f"{plan.name}.app"
    if bundle.is_dir():  # macOS; build_macos.py signs it and makes an image of it
        shutil.rmtree(plan.out / bundle.name, ignore_errors=True)
        shutil.move(bundle, plan.out / bundle.name)
    shutil.rmtree(plan.work / "made")
    return "\n".join(said)


def _packs(plan: Plan, tree: Path, python: Path) -> None:
    """Lay the signed packs where the program looks for them, if they hold exactly what the sources say.

    Those of a development build are signed with a key that is thrown away, so they are made once and kept as long as
    the sources stay as they are.
    """
    kept = plan.packs.resolve() if plan.packs is not None else PACKS / dev_packs.stamp(tree)[:16]
    tool = [str(python), "-B", "packaging/packs.py"]
    commands = [] if kept.is_dir() else [[*tool, "build", str(kept)]]
    for command in (*commands, [*tool, "check", str(kept)]):
        if subprocess.run(command, cwd=tree, stdout=2, check=False).returncode:
            raise NotBuilt("The packs that come with it could not be built, or are not what the sources say.")
    target = tree / dev_packs.BUILT
    target.mkdir(parents=True)
    for pack in sorted(kept.glob("*.yarrow")):
        shutil.copyfile(pack, target / pack.name)


def _zones(site: Path, target: Path) -> None:
    """The time zones, as one file that Python can import from."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((site / "tzdata").rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                entry = zipfile.ZipInfo(file.relative_to(site).as_posix())  # its time is 1980, its rights none
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())


def _bundle(plan: Plan, tree: Path, python: Path, version: str) -> None:
    """Let PyInstaller do its work, with nothing of the person's environment, and no bytecode of other days."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "PYI", "_PYI"))}
    env |= {
        "SOURCE_DATE_EPOCH": str(plan.commit.epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": str(plan.work / "no-bytecode"),
        "PYINSTALLER_CONFIG_DIR": str(plan.work / "cache"),
        "LC_ALL": "C.UTF-8",
        "YARROW_TREE": str(tree),
        "YARROW_WORK": str(plan.work),
        "YARROW_NAME": plan.name,
        "YARROW_VERSION": version,
    }
    places = ["--distpath", str(plan.work / "made"), "--workpath", str(plan.work / "pyinstaller")]
    command = [str(python), "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(tree / SPEC)]
    log = plan.work / "pyinstaller.log"
    with log.open("wb") as out:
        done = subprocess.run(command, cwd=plan.work, env=env, stdout=out, stderr=out, check=False)
    if done.returncode:
        raise NotBuilt(log.read_text("utf-8", "replace")[-4000:])


def _settle(folder: Path, name: str) -> None:
    """What the spec cannot know: links would not survive a stick, and a program that is missing is noticed here."""
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    if links:
        raise NotBuilt(f"There are links in the folder: {links[0]}")
    for program in (name, f"{name}-cli"):
        if not any((folder / f"{program}{ending}").is_file() for ending in ("", ".exe")):
            raise NotBuilt(f"{program} was not made.")


def _put(made: Path, target: Path) -> None:
    """Replace what is there, but keep the notes that somebody wrote in it while trying it out."""
    kept = target / "data"
    aside = target.with_name(f".{target.name}.data")
    if kept.is_dir() and any(kept.iterdir()):
        kept.rename(aside)
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made.rename(target)
    if aside.exists():
        (target / "data").rmdir()
        aside.rename(target / "data")
        print(f"{target / 'data'} was kept as it was.", file=sys.stderr)


def _version_of(parts: list[build_parts.Part], name: str) -> str:
    return next((part.version for part in parts if part.name.lower() == name), "")


def _platform() -> str:
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    return f"{system}-{platform.machine().lower()}"


def _system() -> str:
    """What the build was made on, as far as the bytes depend on it."""
    if sys.platform != "linux":
        return f"{platform.system()} {platform.release()}"
    told = platform.freedesktop_os_release()
    return f"{told.get('ID', 'linux')} {told.get('VERSION_ID', '')}".strip()


def _strip() -> str:
    try:
        told = subprocess.run(["strip", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
    return told.splitlines()[0].rsplit(" ", 1)[-1] if told else ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
