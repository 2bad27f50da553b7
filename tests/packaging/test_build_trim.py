"""What goes into a build: nothing that is needed is left out, nothing that is left out is needed."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def trim() -> ModuleType:
    return importlib.import_module("build_trim")


def imported() -> set[str]:
    """Every module that a line of ours imports, wherever it stands."""
    found: set[str] = set()
    for layer in ("app", "exercises", "ui"):
        for file in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_nothing_that_we_import_is_left_out(trim: ModuleType) -> None:
    names = imported()
    assert {"hashlib", "app.vault.vault", "PySide6.QtWidgets"} <= names, "the reader of imports finds nothing"
    assert {name for name in names if not trim.module_stays(name)} == set()


@pytest.mark.parametrize("name", ["socket", "ssl", "http.client", "urllib.request", "asyncio.events", "email.utils", "PySide6.QtNetwork"])  # fmt: skip
def test_what_connects_is_left_out(trim: ModuleType, name: str) -> None:
    assert not trim.module_stays(name)


@pytest.mark.parametrize("name", ["urllib.parse", "sockets", "app.http", "importlib.resources", "xml.sax.saxutils"])
def test_what_only_looks_like_it_stays(trim: ModuleType, name: str) -> None:
    assert trim.module_stays(name)


def test_every_hash_that_we_ask_for_is_pythons_own(trim: ModuleType) -> None:
    """`_hashlib` is OpenSSL's and is left out: without it Python has no PBKDF2 and no scrypt, and only its own hashes."""
    asked = set()
    for layer in ("app", "exercises", "ui"):
        for file in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "hashlib":
                    asked.add(node.attr)
    assert asked
    assert asked <= {"sha256", "sha512", "sha3_256", "blake2b", "blake2s"}


@pytest.mark.parametrize(
    ("target", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", False),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qt_es.qm", False),
        ("libGL.so.1", False),
        ("libX11.so.6", False),
        ("libxcb.so.1", False),
        ("libxcb-cursor.so.0", True),
        ("libstdc++.so.6", False),
        ("xkcdpass/static/eff-long", True),
        ("xkcdpass/static/legacy", False),
        ("tzdata/zoneinfo/Europe/Rome", False),
        ("cryptography-50.0.2.dist-info/METADATA", False),
    ],
)
def test_each_file_has_its_answer(trim: ModuleType, target: str, stays: bool) -> None:
    assert trim.file_stays(target, ["es"]) is stays


def test_a_library_stays_only_with_something_that_is_linked_to_it(trim: ModuleType) -> None:
    files = {
        "PySide6/QtGui.abi3.so": {"libQt6Gui.so.6"},
        "PySide6/Qt/lib/libQt6Gui.so.6": {"libGL.so.1", "libQt6Core.so.6"},
        "PySide6/Qt/lib/libQt6Core.so.6": {"libicudata.so.73"},
        "PySide6/Qt/lib/libicudata.so.73": set(),
        "PySide6/Qt/plugins/platforms/libqxcb.so": {"libxcb-cursor.so.0"},
        "libxcb-cursor.so.0": set(),
        "libgtk-3.so.0": {"libpango-1.0.so.0"},
        "libpango-1.0.so.0": set(),
        "libpython3.11.so.1.0": set(),
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so": {"libffi.so.8"},
        "libffi.so.8": set(),
    }
    needs = {Path(name): wanted for name, wanted in files.items()}
    stay = trim.linked({name: Path(name) for name in files}, needs.__getitem__)
    assert set(files) - stay == {"libgtk-3.so.0", "libpango-1.0.so.0"}


def test_the_encodings_that_the_importers_read_stay(trim: ModuleType) -> None:
    present = ["utf_8", "utf_8_sig", "utf_16", "cp1252", "latin_1", "ascii", "cp437", "cp866", "koi8_r", "bz2_codec"]
    assert trim.left_out_encodings(present) == ["encodings.bz2_codec", "encodings.cp866", "encodings.koi8_r"]
