"""What goes into a built program and what does not: modules, Qt's plugins, libraries of the system.

The spec files ask here, so that the rules are in one place and can be tested without a build.  Qt's
plugins are named one by one; of the libraries only those stay that something that stays is linked to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import elf

LEFT_OUT_MODULES = (
    # connections, and what brings them along
    "socket",
    "_socket",
    "ssl",
    "_ssl",
    "asyncio",
    "http",
    "urllib.request",
    "urllib.error",
    "urllib.response",
    "urllib.robotparser",
    "email",
    "ftplib",
    "imaplib",
    "poplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "webbrowser",
    "wsgiref",
    "multiprocessing",
    "PySide6.QtNetwork",
    # what nothing here needs
    "_hashlib",  # OpenSSL once more; Python has its own code for every hash that is used
    "_bz2",  # archives are opened only if they are packed in the one common way
    "_lzma",
    "bz2",
    "lzma",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "pyexpat",
    "plistlib",
    "xml.dom",
    "xml.etree",
    "xml.parsers",
    "xml.sax.expatreader",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.scripts",
    "_uuid",
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "idlelib",
    "importlib.metadata",
    "lib2to3",
    "pdb",
    "pip",
    "pkg_resources",
    "pydoc",
    "setuptools",
    "sqlite3",
    "_sqlite3",
    "test",
    "tkinter",
    "turtle",
    "unittest",
    "venv",
)
"""Left out with everything below them; tests/packaging/test_build_trim.py looks that nothing of ours imports one."""

ENCODINGS = frozenset(
    {"aliases", "ascii", "charmap", "cp1252", "cp437", "idna", "latin_1", "mbcs", "oem", "punycode", "raw_unicode_escape",
     "undefined", "unicode_escape", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7", "utf_8",
     "utf_8_sig"}
)  # fmt: skip
"""Of ``encodings``, on Linux, where the program speaks UTF-8 whatever the system is set to; the first one is a table."""

QT_PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "imageformats": frozenset({"qjpeg"}),  # pictures of codes; PNG is in QtGui itself
    "platforminputcontexts": frozenset({"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}),
    "printsupport": frozenset({"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"}),
    "wayland-decoration-client": frozenset({"adwaita", "bradient"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
}
"""The plugins that are taken along, by folder, without ``lib`` and ending.  offscreen is for trying a build."""

OF_THE_HOST = re.compile(
    r"lib("
    r"GL|EGL|GLX|OpenGL|GLdispatch|gbm|drm"  # belong to the driver
    r"|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|wayland-\w+"  # belong to the display; drivers are linked to the same
    r"|dbus-1|cups"  # belong to a service that runs there; without it there is nothing to talk to
    r"|fontconfig|freetype|png16|brotli\w+|expat|uuid"  # read what lies on that computer, and are mended there
    r"|glib-2\.0|gthread-2\.0|pcre2-8"  # every toolkit is linked to it
    r"|stdc\+\+|gcc_s|z|zstd"  # the compiler's; drivers need the newest, and the start program is linked to libz itself
    r")\.so\.\d+"
)
"""Libraries that every Linux desktop has and that are to be its own.  docs/packaging.md names their packages."""

NEVER = re.compile(
    r"(?i)(lib)?Qt6?(Network|Qml|Quick|VirtualKeyboard|Pdf|WebEngine|WebSockets|Bluetooth|Nfc|Positioning)\w*"
    r"(\.framework.*|\.abi3\.so|\.so[.\d]*|\.dll|\.pyd|\.dylib)?|opengl32sw\.dll|d3dcompiler_\d+\.dll"
)
"""Parts of Qt that are in no build, on whatever system, also where something else asks for them."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)$")
_QT_WORDS = re.compile(r"PySide6/(?:Qt/)?translations/(.+)$")
_START = re.compile(r"(^|/)libpython|PySide6/(Qt/)?plugins/")  # loaded by name
_LIBRARY = re.compile(r"(^|/)lib[^/]*\.so(\.\d+)*$")


def left_out_encodings(present: Iterable[str]) -> list[str]:
    """Of the modules below ``encodings`` those that are left out."""
    return sorted(f"encodings.{name}" for name in present if name not in ENCODINGS)


def module_stays(name: str) -> bool:
    """Whether a module of Python may be in the program."""
    return not any(name == left or name.startswith(left + ".") for left in LEFT_OUT_MODULES)


def file_stays(target: str, languages: Iterable[str] = ()) -> bool:
    """Whether a file of Qt or of another library may be in the program.

    ``target`` is where it would lie below ``lib``; ``languages`` are those the program speaks beside English.
    """
    name = target.replace("\\", "/")
    if plugin := _PLUGIN.search(name):
        return plugin[2] in QT_PLUGINS.get(plugin[1], frozenset())
    if words := _QT_WORDS.search(name):
        return words[1] in {f"qtbase_{language}.qm" for language in languages}
    if name.startswith("xkcdpass/"):
        return PurePosixPath(name).name == "eff-long"
    if ".dist-info/" in name or name.startswith(("tzdata/", "PySide6/Qt/qml", "PySide6/qml")):
        return False  # who made what is in lib/about; the zones go into one file
    parts = PurePosixPath(name).parts
    return not OF_THE_HOST.fullmatch(parts[-1]) and not any(NEVER.fullmatch(part) for part in parts)


def linked(files: dict[str, Path], needs: Callable[[Path], set[str]] | None = None) -> set[str]:
    """Of ``files`` (target to source) those that stay: every extension and plugin, Python, and each library they are linked to.

    Linux only.  ``needs`` says which names a file is linked to.
    """
    ask = needs or needed
    by_name = {PurePosixPath(target).name: target for target in files}
    open_ones = [target for target in files if not _LIBRARY.search(target) or _START.search(target)]
    stay: set[str] = set()
    while open_ones:
        target = open_ones.pop()
        if target in stay:
            continue
        stay.add(target)
        open_ones += [by_name[name] for name in ask(files[target]) if name in by_name]
    return stay


def needed(file: Path) -> set[str]:
    """The names of the libraries that a file of the ELF format is linked to."""
    found = elf.read(file.read_bytes())
    return set(found.needed) if found is not None else set()
