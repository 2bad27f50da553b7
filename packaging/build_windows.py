"""For Windows: ``./dev build windows [--sign] [--zip] [--installer]``, from what ``./dev build portable`` made there.

``--sign`` signs every program and library of the folder, and the installer, if a key is at hand; without one it says so
in one line and goes on.  Keys, in the environment:

* ``YARROW_CERTIFICATE_SHA1``: the thumbprint of a certificate in the person's store (a token, or one brought in before):
  Windows' own ``signtool``;
* ``YARROW_CERTIFICATE_FILE`` and ``YARROW_CERTIFICATE_WORDS``: a PKCS #12 file and a file with its words:
  ``osslsigncode``, on any system;
* ``YARROW_TIME_SERVER``: who confirms the time of signing, for both; without it a signature ends with its certificate.

``--zip`` packs the folder for a stick as ``NAME-VERSION-windows-ARCH.zip``, which Windows opens by itself.
``--installer`` makes ``NAME-VERSION-windows-ARCH-setup.exe`` with NSIS (``makensis``, on any system).
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PureWindowsPath

import build_seal
import built_folder
import package_command
import system_parts
from built_folder import Built, NotBuilt, run

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "windows"
SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"
_PLATFORM = "windows-x86_64"  # pyrage has no ready-made file for Windows on ARM64
SIGNED = (".exe", ".dll", ".pyd")


def quoted(text: str | PureWindowsPath | Path) -> str:
    """A string of NSIS."""
    return '"' + str(text).replace("$", "$$").replace('"', '$\\"') + '"'


def to_install(folder: Path, files: Iterable[Path]) -> str:
    """The lines that lay down ``files``, which lie in ``folder``."""
    lines, now = [], None
    for path in files:
        inside = PureWindowsPath(*path.parent.parts)
        if inside != now:
            lines.append(f"SetOutPath {_installed(inside)}")
            now = inside
        lines.append(f'File "{folder / path}"')  # read while the installer is made: nothing in it is replaced
    return "\n".join(lines) + "\n"


def to_remove(files: Iterable[Path]) -> str:
    """The lines that take ``files`` away again, and the folders that are empty then."""
    paths = list(files)
    folders = {parent for path in paths for parent in path.parents if parent.parts}
    lines = [f"Delete {_installed(PureWindowsPath(*path.parts))}" for path in paths]
    deepest = sorted(folders, key=lambda folder: (-len(folder.parts), folder.as_posix()))
    lines += [f"RMDir {_installed(PureWindowsPath(*folder.parts))}" for folder in deepest]
    return "\n".join(lines) + "\n"


def _installed(path: PureWindowsPath) -> str:
    inside = quoted(path)[1:-1]
    return f'"$INSTDIR\\{inside}"' if path.parts else '"$INSTDIR"'


def installer(built: Built, out: Path = OUT) -> Path:
    """Make the installer; its path.  Raises `NotBuilt`."""
    maker = tool("makensis", "NSIS/makensis.exe")
    out.mkdir(parents=True, exist_ok=True)
    files = built.files()
    lists = {"INSTALL": out / "install.nsh", "REMOVE": out / "remove.nsh"}
    lists["INSTALL"].write_text(to_install(built.folder.resolve(), files), "utf-8-sig")
    lists["REMOVE"].write_text(to_remove(files), "utf-8-sig")
    goal = out.resolve() / f"{built.name}-{built.version}-{_PLATFORM}-setup.exe"
    values = {
        "NAME": built.name,
        "VERSION": built.version,
        "FOUR": system_parts.four_numbers(built.version),
        "OUT": str(goal),
        "ICON": str(system_parts.ICONS["win32"]),
    } | {key: str(path.resolve()) for key, path in lists.items()}
    dash = "/" if os.name == "nt" else "-"
    words = [f"{dash}D{key}={value}" for key, value in values.items()]
    run(maker, f"{dash}V2", f"{dash}WX", *words, SCRIPT, epoch=built.epoch)
    for path in lists.values():
        path.unlink()
    return goal


def zipped(built: Built, out: Path = OUT) -> Path:
    """Pack the whole folder, in order and with one time; the path of the file."""
    out.mkdir(parents=True, exist_ok=True)
    goal = out / f"{built.name}-{built.version}-{_PLATFORM}.zip"
    time = dt.datetime.fromtimestamp(built.epoch, dt.UTC).timetuple()[:6]
    with zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in build_seal.files(built.folder):
            inside = path.relative_to(built.folder.parent).as_posix()
            entry = zipfile.ZipInfo(inside, time)
            entry.create_system = 0  # as Windows writes it: no rights
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return goal


def tool(name: str, *places: str) -> str:
    """The path of a program that Windows keeps off the path, below the folder for programs of 32 bit.

    Raises `NotBuilt`.
    """
    found = shutil.which(name)
    programs = Path(os.environ.get("PROGRAMFILES(X86)", "/none"))
    others = sorted(path for place in places for path in programs.glob(place))
    if found is None and not others:
        raise NotBuilt(f"{name} is not on this computer.")
    return found or str(others[-1])


def to_sign(folder: Path) -> list[Path]:
    """Everything below ``folder`` that Windows looks for a signature in."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SIGNED)


def sign(files: list[Path], environment: Mapping[str, str] = os.environ) -> bool:
    """Sign ``files`` in place; False, after one line that says so, where there is no key."""
    if thumbprint := environment.get("YARROW_CERTIFICATE_SHA1"):
        if not re.fullmatch(r"[0-9A-Fa-f]{40}", thumbprint):
            raise NotBuilt("YARROW_CERTIFICATE_SHA1 is no thumbprint.")
        _signtool(files, thumbprint, environment.get("YARROW_TIME_SERVER"))
    elif key := environment.get("YARROW_CERTIFICATE_FILE"):
        _osslsigncode(files, key, environment["YARROW_CERTIFICATE_WORDS"], environment.get("YARROW_TIME_SERVER"))
    else:
        print("Not signed: no key is at hand.  Whoever installs this will be told that its maker is not known.")
        return False
    print(f"Signed: {len(files)} files.")
    return True


def sign_folder(built: Built, environment: Mapping[str, str] = os.environ) -> bool:
    """Sign what is in the built folder, and make its list of hashes anew."""
    if not sign(to_sign(built.folder), environment):
        return False
    build_seal.list_hashes(built.folder, built.epoch)
    return True


def _signtool(files: list[Path], thumbprint: str, times: str | None) -> None:
    words = [tool("signtool", "Windows Kits/10/bin/*/x64/signtool.exe"), "sign", "/sha1", thumbprint, "/fd", "sha256"]
    words += ["/tr", times, "/td", "sha256"] if times else []
    for at in range(0, len(files), 50):  # a command line has an end
        run(*words, *files[at : at + 50])


def _osslsigncode(files: list[Path], key: str, words_file: str, times: str | None) -> None:
    for file in files:
        part = file.with_name(file.name + ".part")
        words = ["osslsigncode", "sign", "-h", "sha256", "-pkcs12", key, "-readpass", words_file]
        words += ["-ts", times] if times else []
        run(*words, "-in", file, "-out", part)
        part.replace(file)


def main(words: list[str]) -> int:
    """Sign the folder, make the installer, sign it; each only if asked for."""
    parser = package_command.words_of("windows", __doc__, OUT)
    parser.add_argument("--sign", action="store_true")
    parser.add_argument("--zip", action="store_true")
    parser.add_argument("--installer", action="store_true")
    return package_command.done(_make, parser.parse_args(words))


def _make(options: argparse.Namespace) -> int:
    built = built_folder.find(options.folder, options.name)
    if options.sign:
        sign_folder(built)
    if options.zip:
        package_command.tell(zipped(built, options.out))
    if options.installer:
        made = installer(built, options.out)
        if options.sign:
            sign([made])
        package_command.tell(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
