"""One file that runs on most Linux desktops: ``./dev build appimage --runtime FILE --runtime-sha256 HEX``.

An AppImage is a small program (the runtime) with a squashfs picture of a folder (the AppDir) behind it.  The AppDir and
the picture are made here, of the built folder; the runtime is a program of others that no package index carries.  So it
is given by its path, and its hash by whoever looked at it: without both nothing is put together, and ``--app-dir-only``
stops before.  The hash stands in the release's notes, so that anybody can put the same file together again.

Every library that is not on each desktop is put in, libxcb-cursor above all; the rest is in `ON_EVERY_DESKTOP`.
There are no links in the AppDir, and the same folder gives the same bytes.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import build_deb
import built_folder
import elf
import package_command
from built_folder import Built, NotBuilt, run

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "appimage"
APP_RUN = ROOT / "packaging" / "appimage" / "AppRun"
IDENTIFIER = "local.yarrow.notes"

# What is never put in: the C library's own parts, what belongs to the graphics driver and the display, and what must
# fit the desktop's fonts and bus.  Each is on every desktop with a window, by the rules that AppImages go by.
ON_EVERY_DESKTOP = build_deb.GLIBC | {
    "libEGL.so.1",
    "libGL.so.1",
    "libX11-xcb.so.1",
    "libX11.so.6",
    "libdbus-1.so.3",
    "libdrm.so.2",
    "libexpat.so.1",
    "libfontconfig.so.1",
    "libfreetype.so.6",
    "libgcc_s.so.1",
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
    "libstdc++.so.6",
    "libuuid.so.1",
    "libwayland-client.so.0",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
    "libxcb.so.1",
    "libz.so.1",
}
_MAGIC = b"AI\x02"  # at the eighth byte of a runtime of the second kind, which is an ELF file besides


def app_dir(built: Built, target: Path, name: str, find: Callable[[str], Path | None] | None = None) -> list[str]:
    """Make the AppDir at ``target``; the libraries that were put in.  ``find`` looks for one on this computer.

    Raises `NotBuilt` for a library that is neither on every desktop nor here.
    """
    words = {"@VERSION@": built.version, "@DATE@": build_deb.date(built)}
    program = target / build_deb.PROGRAM
    built.copy(program)
    added = add_libraries(program, find or on_this_computer)
    start = target / "AppRun"
    start.write_text(APP_RUN.read_text("utf-8").replace("@NAME@", built.name), "utf-8")
    share = target / "usr" / "share"
    entry = build_deb.desktop_entry(name, built.name)
    for place in (target / "yarrow.desktop", share / "applications" / "yarrow.desktop"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(entry, "utf-8")
    # The readers of AppImages look for the description under this older ending.
    (share / "metainfo").mkdir()
    (share / "metainfo" / f"{IDENTIFIER}.appdata.xml").write_text(build_deb.metainfo(name, words), "utf-8")
    for goal in (target / "yarrow.png", target / ".DirIcon", share / "icons/hicolor/256x256/apps/yarrow.png"):
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(build_deb.ICONS / "app-256.png", goal)
    for path in target.rglob("*"):
        if path.is_file() and program not in path.parents:
            path.chmod(0o644)
    start.chmod(0o755)
    built_folder.settle_times(target, built.epoch)
    return added


def add_libraries(program: Path, find: Callable[[str], Path | None]) -> list[str]:
    """Put in what is wanted and not on every desktop, and what that wants in turn."""
    added: list[str] = []
    while True:
        wanted = elf.wanted(path for path in program.rglob("*") if path.is_file()).libraries
        lacking = sorted(
            name for name in wanted - ON_EVERY_DESKTOP - build_deb.OPTIONAL.keys() if not name.startswith("ld-linux")
        )
        if not lacking:
            return added
        for name in lacking:
            found = find(name)
            if found is None:
                raise NotBuilt(f"{name} is neither on every desktop nor on this computer.")
            goal = program / "lib" / name
            shutil.copyfile(found, goal)
            goal.chmod(0o644)
            added.append(name)
            _add_licence(program, name)


def _add_licence(program: Path, library: str) -> None:
    package = build_deb.PACKAGES.get(library, "").split(" | ", maxsplit=1)[0]
    paper = Path("/usr/share/doc") / package / "copyright"
    if package and paper.is_file():
        goal = program / "lib" / "about" / package / "copyright"
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(paper, goal)


def on_this_computer(library: str) -> Path | None:
    """Where the loader of this computer finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return None
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        path = Path(line.split(maxsplit=5)[-1])
        if path.is_absolute() and (path.name == library or path.name.startswith(f"{library}.")):
            return path.resolve()
    return None


def picture(folder: Path, target: Path, epoch: int) -> None:
    """The squashfs picture of the AppDir, the same bytes for the same folder.  Raises `NotBuilt`."""
    if shutil.which("mksquashfs") is None:
        raise NotBuilt("mksquashfs is not on this computer (package squashfs-tools).")
    target.unlink(missing_ok=True)
    words = ("-noappend", "-quiet", "-no-progress", "-all-root", "-no-xattrs", "-comp", "zstd", "-b", "1M")
    run("mksquashfs", folder, target, *words, epoch=epoch)


def runtime(file: Path | None, digest: str | None) -> bytes:
    """The runtime's bytes, once they are those that the hash promises.  Raises `NotBuilt`."""
    if file is None or digest is None:
        raise NotBuilt("Say which runtime to put in front: --runtime FILE --runtime-sha256 HEX.")
    content = file.read_bytes()
    if not re.fullmatch(r"[0-9a-f]{64}", digest) or hashlib.sha256(content).hexdigest() != digest:
        raise NotBuilt(f"{file} is not the file with this hash.")
    if content[:4] != b"\x7fELF" or content[8:11] != _MAGIC:
        raise NotBuilt(f"{file} is no runtime of an AppImage of the second kind.")
    return content


def build(built: Built, out: Path, name: str, front: bytes | None) -> Path:
    """The AppImage, or without a runtime in ``front`` the picture alone; its path."""
    folder = out / f"{built.name}.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    added = app_dir(built, folder, name)
    print(f"{folder}: put in {', '.join(added) or 'nothing'}")
    squashed = out / f"{built.name}.squashfs"
    picture(folder, squashed, built.epoch)
    if front is None:
        return squashed
    import platform

    goal = out / f"{built.name}-{built.version}-{platform.machine()}.AppImage"
    with goal.open("wb") as file:
        file.write(front)
        file.write(squashed.read_bytes())
    goal.chmod(0o755)
    squashed.unlink()
    return goal


def main(words: list[str]) -> int:
    """Build it, or as much as can be built without the runtime."""
    parser = package_command.words_of("appimage", __doc__, OUT)
    parser.add_argument("--runtime", type=Path, help="the runtime's file")
    parser.add_argument("--runtime-sha256", help="its hash, from where you trust it")
    parser.add_argument("--app-dir-only", action="store_true", help="stop before the runtime is put in front")
    parser.add_argument("--check", action="store_true", help="try the AppDir in a bare system afterwards (needs root)")
    options = parser.parse_args(words)
    try:
        front = None if options.app_dir_only else runtime(options.runtime, options.runtime_sha256)
        built = built_folder.find(options.folder, options.name)
        options.out.mkdir(parents=True, exist_ok=True)
        made = build(built, options.out, options.name, front)
    except (NotBuilt, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    package_command.tell(made)
    if options.check:
        import check_appimage

        return check_appimage.main([str(options.out / f"{built.name}.AppDir")])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
