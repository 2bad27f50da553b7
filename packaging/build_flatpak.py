"""What ``flatpak-builder`` builds from: ``./dev build flatpak [--out DIR] [--name NAME]``.

Lays into ``build/flatpak`` the manifest, the libraries as ready-made files for the runtime's Python (each with a hash of
``requirements.txt``, or it is refused), and the program of the last commit with its packs.  After that the building
itself needs no network but for the runtime.

The permissions of the manifest are held by tests/packaging/test_flatpak.py: no network, no files, no bus.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import build_deb
import build_tree
import dev_packs
import dev_venv
from built_folder import NAME, NotBuilt

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging" / "flatpak"
OUT = ROOT / "build" / "flatpak"
MANIFEST = "local.yarrow.notes.yml"
LIST = "packaging/requirements.txt"
PYTHON = "3.13"  # that of the runtime in the manifest
# The newest C library first: the runtime has all of them.
PLATFORMS = ("manylinux_2_35", "manylinux_2_34", "manylinux_2_28", "manylinux_2_24", "manylinux_2_17", "manylinux2014")


def gather(target: Path, root: Path = ROOT, machine: str | None = None) -> None:
    """Fetch the libraries into the folder ``target``, with the list that names their hashes.  Raises `NotBuilt`."""
    machine = machine or platform.machine()
    target.mkdir(parents=True)
    shutil.copyfile(root / LIST, target / "requirements.txt")
    words = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    words += ["--only-binary", ":all:", "--python-version", PYTHON, "--implementation", "cp", "--dest", str(target)]
    words += ["--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none"]
    words += [word for name in PLATFORMS for word in ("--platform", f"{name}_{machine}")]
    command = [str(dev_venv.python(root)), *words, "--requirement", str(root / LIST)]
    if subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, check=False).returncode:
        raise NotBuilt("Not every library could be gathered.  What was said stands above.")


def program(target: Path, commit: build_tree.Commit, name: str, root: Path = ROOT) -> None:
    """Lay the program of ``commit``, with its packs, and what the desktop needs, into the folder ``target``."""
    tree = target.parent / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    build_tree.copy(commit, tree, root)
    dev_packs.ensure(root)
    if dev_packs.stamp(tree) != dev_packs.stamp(root):
        raise NotBuilt("The packs beside the program are not those of the commit: commit them, or put them back.")
    target.mkdir(parents=True)
    for layer in ("app", "exercises", "ui"):
        shutil.copytree(tree / layer, target / layer)
    shutil.copytree(root / dev_packs.BUILT, target / dev_packs.BUILT, dirs_exist_ok=True)
    words = {"@VERSION@": build_tree.version(tree), "@DATE@": commit.date[:10]}
    texts = {
        "local.yarrow.notes.metainfo.xml": build_deb.metainfo(name, words),
        "yarrow.desktop": re.sub("(?m)^StartupWMClass=.*\n", "", build_deb.desktop_entry(name, name)),
    }
    for file, text in texts.items():
        (target / file).write_text(text, "utf-8")
    copies = {
        "yarrow": HERE / "yarrow",
        "yarrow-cli": HERE / "yarrow-cli",
        "yarrow-pack.xml": build_deb.LINUX / "yarrow-pack.xml",
        "yarrow.svg": build_deb.ICONS / "app.svg",
        "yarrow.png": build_deb.ICONS / "app-256.png",
        "LICENSE": tree / "LICENSE",
        "CC-BY-SA-4.0.txt": tree / "LICENSES" / "CC-BY-SA-4.0.txt",
    }
    for file, source in copies.items():
        shutil.copyfile(source, target / file)
    shutil.rmtree(tree)


def main(words: list[str]) -> int:
    """Lay everything ready."""
    parser = argparse.ArgumentParser(prog="./dev build flatpak", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--name", default=NAME, help="the neutral name that menus show")
    options = parser.parse_args(words)
    out: Path = options.out
    for part in ("libraries", "program"):
        shutil.rmtree(out / part, ignore_errors=True)
    try:
        dev_venv.ensure(ROOT, dev_venv.DEV)
        gather(out / "libraries")
        program(out / "program", build_tree.commit(), options.name)
    except (NotBuilt, build_tree.NoTree, dev_venv.SetupError) as error:
        print(error, file=sys.stderr)
        return 1
    shutil.copyfile(HERE / MANIFEST, out / MANIFEST)
    print(f"Now: flatpak-builder --user --install --force-clean {out / 'made'} {out / MANIFEST}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
