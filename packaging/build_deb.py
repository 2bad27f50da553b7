"""The package for Debian, Ubuntu and what comes from them: ``./dev build deb [--folder DIR] [--name NAME] [--check]``.

Takes the built folder (``./dev build portable``) and lays it below ``/usr/lib/yarrow``, with the two commands, an entry
in the menu under a neutral name, and the kind of file it opens.  The package has no scripts: menus and kinds of file
are brought up to date by the triggers of the packages that keep them, nothing is fetched, and removing it removes
everything but the person's own notes.

What it depends on is read from the programs themselves: each shared library that is not in the folder must have its
package in `PACKAGES`, or the build stops.  The same folder gives the same bytes.

``--check`` installs, runs and removes it in a bare system (see check_deb.py).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import re
import shutil
import sys
import tempfile
from pathlib import Path

import built_folder
import elf
import package_command
from built_folder import Built, NotBuilt, run

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
ICONS = ROOT / "ui" / "theme" / "icons" / "app"
OUT = ROOT / "build" / "deb"
PACKAGE = "yarrow"
PROGRAM = f"usr/lib/{PACKAGE}"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)

# Shared library -> package of Debian and Ubuntu; a name after the bar is the one from 2024 on.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libpng16.so.16": "libpng16-16 | libpng16-16t64",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Loaded by a plugin that may as well be without it: no printers then, and everything else works.
OPTIONAL = {"libcups.so.2": "libcups2 | libcups2t64"}
# Parts of the C library: one package, whose version is read from the programs.
GLIBC = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2"}
_LOADER = re.compile(r"ld-linux-[\w-]+\.so\.\d")


def depends(wanted: elf.Wanted) -> list[str]:
    """The packages that hold what the programs load, each once, in order.

    Raises `NotBuilt` for a library that no package is known for: it belongs into the folder or into the table.
    """
    names = {f"libc6 (>= {'.'.join(str(part) for part in wanted.glibc)})"}
    for library in wanted.libraries:
        if library in GLIBC or library in OPTIONAL or _LOADER.fullmatch(library):
            continue
        if library not in PACKAGES:
            raise NotBuilt(f"The built programs load {library}, which no package is known for.")
        names.add(PACKAGES[library])
    return sorted(names)


def recommends(wanted: elf.Wanted) -> list[str]:
    """The packages without which only a part would not work."""
    return sorted(OPTIONAL[library] for library in wanted.libraries if library in OPTIONAL)


def control(built: Built, size: int, wanted: elf.Wanted, architecture: str) -> str:
    """The package's description: neutral words, because the list of installed packages is open to everybody."""
    besides = recommends(wanted)
    extra = f"Recommends: {', '.join(besides)}\n" if besides else ""
    return f"""Package: {PACKAGE}
Version: {built.version}
Architecture: {architecture}
Maintainer: {(LINUX / "maintainer").read_text("utf-8").strip()}
Installed-Size: {size}
Depends: {", ".join(depends(wanted))}
{extra}Section: utils
Priority: optional
Description: write and keep notes
 Notes for one person, with a calendar and a search that finds every word.
 Everything stays in one folder on this computer, locked with words of your
 choice. There is no account, and the program never uses a network.
"""


def lay(built: Built, target: Path, name: str) -> None:
    """Everything that the package installs, below ``target``."""
    words = {"@VERSION@": built.version, "@DATE@": date(built)}
    built.copy(target / PROGRAM)
    commands = target / "usr" / "bin"
    commands.mkdir(parents=True)
    (commands / "yarrow").symlink_to(f"../lib/{PACKAGE}/{built.program.name}")
    (commands / "yarrow-cli").symlink_to(f"../lib/{PACKAGE}/{built.command_line.name}")
    share = target / "usr" / "share"
    _write(share / "applications/yarrow.desktop", desktop_entry(name, built.name))
    _write(share / "metainfo/local.yarrow.notes.metainfo.xml", metainfo(name, words))
    _write(share / "mime/packages/yarrow-pack.xml", (LINUX / "yarrow-pack.xml").read_text("utf-8"))
    _write(share / f"lintian/overrides/{PACKAGE}", (LINUX / "lintian-overrides").read_text("utf-8"))
    for manual in ("yarrow.1", "yarrow-cli.1"):
        _squeeze(share / f"man/man1/{manual}.gz", fill((LINUX / manual).read_text("utf-8"), words))
    for size in SIZES:
        icon = share / f"icons/hicolor/{size}x{size}/apps/yarrow.png"
        icon.parent.mkdir(parents=True)
        shutil.copyfile(ICONS / f"app-{size}.png", icon)
    scalable = share / "icons/hicolor/scalable/apps/yarrow.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(ICONS / "app.svg", scalable)
    papers = share / "doc" / PACKAGE
    _write(papers / "copyright", (LINUX / "copyright").read_text("utf-8"))
    _squeeze(papers / "changelog.gz", changelog(built.version, built.epoch))
    for path in share.rglob("*"):
        if path.is_file():
            path.chmod(0o644)


def desktop_entry(name: str, program: str) -> str:
    """The entry of the menu under ``name``; ``program`` is what the display calls the window."""
    text = (LINUX / "yarrow.desktop").read_text("utf-8")
    text = re.sub(r"(?m)^Name=.*$", lambda _: f"Name={name}", text)
    return re.sub(r"(?m)^StartupWMClass=.*$", lambda _: f"StartupWMClass={program}", text)


def metainfo(name: str, words: dict[str, str]) -> str:
    """What software centres show, under ``name``."""
    text = fill((LINUX / "yarrow.metainfo.xml").read_text("utf-8"), words)
    safe = name.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("<name>Notes</name>", f"<name>{safe}</name>")


def fill(text: str, words: dict[str, str]) -> str:
    """``text`` with the places that change with a build."""
    for place, word in words.items():
        text = text.replace(place, word)
    return text


def date(built: Built) -> str:
    """The day of the commit."""
    return f"{dt.datetime.fromtimestamp(built.epoch, dt.UTC):%Y-%m-%d}"


def changelog(version: str, epoch: int) -> str:
    """The packaging's own; what changed in the program stands in the program."""
    when = dt.datetime.fromtimestamp(epoch, dt.UTC)
    maintainer = (LINUX / "maintainer").read_text("utf-8").strip()
    return (
        f"{PACKAGE} ({version}) unstable; urgency=medium\n\n  * Built from the sources of this version.\n\n"
        f" -- {maintainer}  {when:%a, %d %b %Y %H:%M:%S +0000}\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _squeeze(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def sums(tree: Path) -> str:
    """``md5sums`` as dpkg keeps it for ``dpkg --verify``; it guards against broken disks, not against people."""
    import hashlib

    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in files
    )


def architecture() -> str:
    """What this build runs on, by Debian's name."""
    import platform

    return {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]


def build(built: Built, out: Path = OUT, name: str = built_folder.NAME) -> Path:
    """Make the package in ``out``; the path of the file.  Raises `NotBuilt`."""
    if shutil.which("dpkg-deb") is None:
        raise NotBuilt("dpkg-deb is not on this computer: packages for Debian are made on Debian or Ubuntu.")
    out.mkdir(parents=True, exist_ok=True)
    machine = architecture()
    goal = out / f"{PACKAGE}_{built.version}_{machine}.deb"
    with tempfile.TemporaryDirectory(dir=out) as folder:
        tree = Path(folder) / "tree"
        lay(built, tree, name)
        wanted = elf.wanted(built.folder / path for path in built.files())
        size = sum(-(-path.stat().st_size // 1024) for path in tree.rglob("*") if path.is_file())
        listing = sums(tree)
        _write(tree / "DEBIAN" / "md5sums", listing)
        _write(tree / "DEBIAN" / "control", control(built, size, wanted, machine))
        for path in (tree / "DEBIAN").iterdir():
            path.chmod(0o644)
        built_folder.settle_times(tree, built.epoch)
        made = Path(folder) / goal.name
        # One thread: the bytes of the compressed part must not depend on the machine's cores.
        words = ("--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", tree, made)
        run("dpkg-deb", *words, epoch=built.epoch)
        made.replace(goal)
    return goal


def main(words: list[str]) -> int:
    """Build the package, and try it where asked to."""
    parser = package_command.words_of("deb", __doc__, OUT)
    parser.add_argument("--check", action="store_true", help="try it in a bare system afterwards (needs root)")
    return package_command.done(_make, parser.parse_args(words))


def _make(options: argparse.Namespace) -> int:
    made = build(built_folder.find(options.folder, options.name), options.out, options.name)
    package_command.tell(made)
    if options.check:
        import check_deb

        return check_deb.main([str(made)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
