"""For Windows: the icon, the words of the version resource, the installer, and signing."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from tests.packaging import built

HERE = built.PACKAGING / "windows"
TELLING = r"surviv|abus|harm|trauma|violen|trigger|coping|therap|counsel|assault|safe|heal|journal|yarrow"


@pytest.fixture
def maker() -> ModuleType:
    return importlib.import_module("build_windows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = built.make(tmp_path / "Notes")
    for name in ("Notes", "Notes-cli"):
        (made / name).rename(made / f"{name}.exe")
    (made / "lib" / "deep er").mkdir()
    (made / "lib" / "deep er" / "x.dll").write_bytes(b"MZ")
    return made


# the icon


def test_the_icon_holds_every_size_and_shows_the_mark(qapp: QApplication) -> None:
    icons = importlib.import_module("build_system_icons")
    sizes = {*icons.BITMAPS, *icons.PNGS}
    reader = QImageReader(str(icons.ICO))
    found: dict[int, QImage] = {}
    for at in range(reader.imageCount()):
        reader.jumpToImage(at)
        image = reader.read()
        found[image.width()] = image
    assert set(found) == sizes
    mark = QImage(str(built.ROOT / "ui/theme/icons/app/app-48.png"))
    seen = found[48]
    for x, y in ((24, 6), (30, 24), (9, 24), (1, 1)):
        a, b = mark.pixelColor(x, y), seen.pixelColor(x, y)
        assert a.alpha() == b.alpha()
        assert not a.alpha() or max(abs(a.red() - b.red()), abs(a.green() - b.green())) <= 2


def test_a_bitmap_of_an_icon_is_laid_out_as_windows_wants_it() -> None:
    icons = importlib.import_module("build_system_icons")
    rows = [bytes([n, n, n, 255 * (n % 2)]) * 2 for n in range(2)]  # above: nothing drawn; below: drawn
    content = icons.ico(lambda size: b"".join(rows), lambda size: b"PNG", (2,), (256,))
    (reserved, kind, count) = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, 2)
    width, _, _, _, _, bits, length, at = struct.unpack_from("<BBBBHHII", content, 6)
    assert (width, bits) == (2, 32)
    bitmap = content[at : at + length]
    assert struct.unpack_from("<Iii", bitmap) == (40, 2, 4)  # twice as high: colours and mask
    assert bitmap[40:56] == rows[1] + rows[0]
    assert bitmap[56:] == bytes([0, 0, 0, 0, 0b11000000, 0, 0, 0])
    assert struct.unpack_from("<B", content, 22) == (0,)  # 256 is written as 0


# the words of the version resource


def test_the_version_resource_is_what_pyinstaller_reads_and_says_nothing() -> None:
    importlib.import_module("system_parts")
    info = importlib.import_module("version_info")
    text = info.text("Recipes", "0.1.0", "Recipes-cli.exe")
    names = {
        node.func.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    known = {
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    }
    assert names == known
    said = dict(re.findall(r"StringStruct\('(\w+)', '(.*)'\)", text))
    assert said == info.strings("Recipes", "0.1.0", "Recipes-cli.exe")
    assert {said[key] for key in ("CompanyName", "FileDescription", "ProductName")} == {"Recipes"}
    assert "filevers=(0, 1, 0, 0)" in text
    assert not re.search(TELLING, text, re.IGNORECASE)


@pytest.mark.parametrize(("version", "four"), [("0.1.0", "0.1.0.0"), ("12.3", "12.3.0.0"), ("1.2.3rc4", "1.2.3.0")])
def test_versions_become_four_numbers(version: str, four: str) -> None:
    assert importlib.import_module("system_parts").four_numbers(version) == four


def test_every_system_gets_its_parts_and_linux_none(tmp_path: Path) -> None:
    parts = importlib.import_module("system_parts")
    windows = parts.program("Notes", "Notes-cli", "0.1.0", tmp_path, "win32")
    assert "Notes-cli.exe" in Path(windows["version"]).read_text("utf-8")
    assert Path(windows["icon"]).is_file()
    assert windows["uac_admin"] is False
    assert Path(parts.program("Notes", "Notes", "0.1.0", tmp_path, "darwin")["icon"]).is_file()
    assert parts.program("Notes", "Notes", "0.1.0", tmp_path, "linux") == {}


# the installer


def test_it_needs_no_administrator_and_tells_nobody() -> None:
    script = (HERE / "installer.nsi").read_text("utf-8")
    code = "\n".join(line for line in script.splitlines() if not line.startswith(";"))
    assert "RequestExecutionLevel user" in code
    assert not re.search(r"HKLM|HKCR|\$PROGRAMFILES|SetShellVarContext all|inetc|NSISdl|http|ExecShell", code)
    assert not re.search(r"CurrentVersion\\Run\b|\$SMSTARTUP|FileAssoc", code)  # it does not start by itself
    assert not re.search(TELLING.replace("|yarrow", ""), code, re.IGNORECASE)
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', code))
    removed = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', code))
    assert all(any(key == gone or key.startswith(f"{gone}\\") for gone in removed) for key in written)


def test_what_is_laid_down_is_taken_away_and_nothing_else(maker: ModuleType, folder: Path) -> None:
    files = importlib.import_module("built_folder").find(folder).files()
    down = maker.to_install(folder, files)
    assert re.findall('^File "(.+)"$', down, re.MULTILINE) == [str(folder / path) for path in files]
    away = maker.to_remove(files)
    assert len(re.findall("^Delete ", away, re.MULTILINE)) == len(files)
    assert re.findall('^RMDir "(.+)"$', away, re.MULTILINE) == [
        r"$INSTDIR\lib\about",
        r"$INSTDIR\lib\deep er",
        r"$INSTDIR\lib\ui",
        r"$INSTDIR\lib",
    ]
    assert "RMDir /r" not in away
    assert "data" not in away


def test_a_name_with_a_sign_of_the_script_stays_a_name(maker: ModuleType) -> None:
    assert maker.to_remove([Path("a $b") / 'c"d']).splitlines()[0] == 'Delete "$INSTDIR\\a $$b\\c$\\"d"'


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not on this computer")
def test_the_installer_is_made_twice_the_same(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    found = importlib.import_module("built_folder").find(folder)
    made = [maker.installer(found, tmp_path / out) for out in ("a", "b")]
    assert made[0].name == "Notes-0.1.0-windows-x86_64-setup.exe"
    assert [path.name for path in made[0].parent.iterdir()] == [made[0].name]
    contents = [path.read_bytes() for path in made]
    assert contents[0][:2] == b"MZ"
    assert contents[0] == contents[1]


# signing


def test_without_a_key_it_says_so_and_goes_on(
    maker: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert maker.sign(maker.to_sign(folder), {}) is False
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 1
    assert "Not signed" in said


def test_programs_and_libraries_are_signed_and_no_words_are_on_a_command_line(
    maker: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(maker, "run", lambda *words: asked.append([str(word) for word in words]))
    monkeypatch.setattr(maker, "tool", lambda name, *places: name)
    files = maker.to_sign(folder)
    assert {path.name for path in files} == {"Notes.exe", "Notes-cli.exe", "x.dll"}
    assert maker.sign(files, {"YARROW_CERTIFICATE_SHA1": "ab" * 20, "YARROW_TIME_SERVER": "there"})
    (words,) = asked
    assert words[:6] == ["signtool", "sign", "/sha1", "ab" * 20, "/fd", "sha256"]
    assert words[-3:] == [str(path) for path in files]
    with pytest.raises(importlib.import_module("built_folder").NotBuilt):
        maker.sign(files, {"YARROW_CERTIFICATE_SHA1": "no; thumbprint"})


def test_after_signing_the_list_of_hashes_fits_again(
    maker: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = importlib.import_module("build_seal")
    seal.list_hashes(folder, built.EPOCH)

    def sign(*words: object) -> None:
        for path in maker.to_sign(folder):
            path.write_bytes(path.read_bytes() + b"signature")

    monkeypatch.setattr(maker, "run", sign)
    monkeypatch.setattr(maker, "tool", lambda name, *places: name)
    assert maker.sign_folder(
        importlib.import_module("built_folder").find(folder), {"YARROW_CERTIFICATE_SHA1": "ab" * 20}
    )
    assert list(seal.differing(folder)) == []


def test_the_zip_holds_the_program_without_the_notes_and_twice_the_same(
    maker: ModuleType, folder: Path, tmp_path: Path
) -> None:
    found = importlib.import_module("built_folder").find(folder)
    made = [maker.zipped(found, tmp_path / out) for out in ("a", "b")]
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        names = archive.namelist()
        assert archive.read("Notes/lib/ui/page.txt") == b"words"
    assert {"Notes/Notes.exe", "Notes/portable.txt", "Notes/READ ME.txt"} <= set(names)
    assert not any("data" in name for name in names)
    assert names == sorted(names)


@pytest.mark.skipif(
    not all(map(shutil.which, ("makensis", "osslsigncode", "openssl"))), reason="the tools are not on this computer"
)
def test_a_signature_with_a_key_of_our_own_can_be_checked(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("told apart\n")
    subject = ["-subj", "/CN=Notes", "-addext", "extendedKeyUsage=codeSigning"]
    new = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "key", "-out", "cert", *subject]
    subprocess.run(["openssl", *new], cwd=tmp_path, check=True, capture_output=True)
    pack = ["pkcs12", "-export", "-inkey", "key", "-in", "cert", "-out", "both", "-passout", "file:words"]
    subprocess.run(["openssl", *pack], cwd=tmp_path, check=True, capture_output=True)
    made = maker.installer(importlib.import_module("built_folder").find(folder), tmp_path / "out")
    keys = {"YARROW_CERTIFICATE_FILE": str(tmp_path / "both"), "YARROW_CERTIFICATE_WORDS": str(tmp_path / "words")}
    assert maker.sign([made], keys) is True
    verify = ["osslsigncode", "verify", "-CAfile", tmp_path / "cert", "-in", made]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    made.write_bytes(made.read_bytes().replace(b"Nullsoft", b"nullsoft", 1))
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0
