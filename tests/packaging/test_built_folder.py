"""What lies in a built folder: everything that is needed, nothing that connects, a licence for each part.

Run by ``./dev build check``; without a built folder (``YARROW_PROGRAM``) there is nothing to look at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.packs import reading
from tests.packaging.cyclonedx import faults
from tests.packs import AUTHOR, every_kind, pack

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("YARROW_PROGRAM", "/nowhere"))
FOLDER = PROGRAM.parent
LIB = FOLDER / "lib"
MOST_BYTES = 130 * 1024 * 1024

pytestmark = pytest.mark.skipif(not PROGRAM.is_file(), reason="no built folder: ./dev build check")

NETWORK = re.compile(
    r"(?i)(Qt6?Network|libssl|libcrypto|libcurl|libnss3|libgnutls|networkinformation|/tls/|_socket\.|_ssl\.|webengine|qml|quick"
    r"|virtualkeyboard|qt6?pdf|gtk|vnc|eglfs|linuxfb|qtuio)"
)
NETWORK_MODULES = {
    "socket", "_socket", "ssl", "_ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "imaplib", "poplib",
    "socketserver", "asyncio", "multiprocessing", "xmlrpc", "webbrowser", "PySide6.QtNetwork", "email", "sqlite3", "tkinter",
}  # fmt: skip
CONNECTS = {"connect", "socket", "getaddrinfo", "gethostbyname", "SSL_connect"}
# Both carry OpenSSL's libcrypto in themselves, whose file and socket code comes with it; nothing of ours calls it.
WITH_A_LIBCRYPTO = {"_sqlite3", "_rust"}
SOMEBODY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def names() -> list[str]:
    return sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if not path.is_dir())


def told(*words: str | Path, cwd: Path = ROOT) -> str:
    """What a command says; it must succeed."""
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=True).stdout


def about() -> dict[str, str]:
    return tomllib.loads((LIB / "about" / "build.toml").read_text("utf-8"))


def sources() -> list[str]:
    """Every file of the three layers in the commit that was built."""
    return told("git", "ls-tree", "-r", "--name-only", about()["commit"], "app", "ui", "exercises").splitlines()


def parts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((LIB / "about" / "sbom.cdx.json").read_text("utf-8"))
    return found


def test_no_file_in_it_is_there_to_connect() -> None:
    assert [name for name in names() if NETWORK.search(name) and not name.startswith("lib/about/")] == []


def test_no_module_in_it_is_there_to_connect() -> None:
    modules = set((LIB / "about" / "modules.txt").read_text("utf-8").split())
    assert {"app.vault.vault", "ui.pages.now.page", "exercises.engine"} <= modules, (
        "the list is not that of the program"
    )
    assert {
        name for name in modules if any(name == one or name.startswith(f"{one}.") for one in NETWORK_MODULES)
    } == set()


@pytest.mark.skipif(shutil.which("nm") is None, reason="needs nm")
def test_only_two_known_libraries_could_connect_at_all() -> None:
    """Asked of the files themselves: which of them call on the system to make a connection."""
    able = set()
    for path in FOLDER.rglob("*"):
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            lines = told("nm", "-D", "--undefined-only", path).splitlines()
            wanted = {line.split()[-1].split("@")[0] for line in lines if line.strip()}
            if wanted & CONNECTS:
                able.add(path.name.split(".")[0])
    assert able == WITH_A_LIBCRYPTO


def test_every_file_that_is_not_source_came_along() -> None:
    """Fonts, pictures, exercises, lines to call, schemas, word lists, translations, the consent form, guides, packs."""
    wanted = {name for name in sources() if not name.endswith((".py", ".ts"))}
    there = {name.removeprefix("lib/") for name in names()}
    assert len(wanted) > 200
    assert wanted - there == set()
    assert "xkcdpass/static/eff-long" in there
    packs = {name for name in there if name.startswith("app/handover/shipped_packs/")}
    assert len(packs) == len(list((ROOT / "packs").glob("*/pack.toml")))


def test_every_module_of_ours_came_along() -> None:
    modules = set((LIB / "about" / "modules.txt").read_text("utf-8").split())
    wanted = [name for name in sources() if name.endswith(".py") and not name.endswith("__main__.py")]
    assert {name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in wanted} - modules == set()


def test_there_are_no_links_and_no_bytecode_and_few_may_be_started() -> None:
    assert [path for path in FOLDER.rglob("*") if path.is_symlink()] == []
    assert [name for name in names() if name.endswith((".pyc", ".pyo", ".py"))] == []
    started = {path.name for path in FOLDER.rglob("*") if path.is_file() and path.stat().st_mode & 0o111}
    assert started == {PROGRAM.name, f"{PROGRAM.name}-cli"}


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < MOST_BYTES


def test_the_list_of_hashes_fits() -> None:
    assert told("sha256sum", "--check", "--quiet", "SHA256SUMS", cwd=FOLDER) == ""
    listed = {line.split("  ", 1)[1] for line in (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines()}
    own = {name for name in names() if not name.startswith("data/")} - {"SHA256SUMS", "SHA256SUMS.minisig"}
    assert listed == own


def test_the_parts_are_told_in_the_form_of_cyclonedx() -> None:
    assert faults(parts()) == []
    found = {part["name"] for part in parts()["components"]}
    assert {
        "Python",
        "Qt",
        "SQLCipher",
        "OpenSSL",
        "ICU",
        "cryptography",
        "PySide6_Essentials",
        "Literata",
        "tzdata",
    } <= found


def test_every_part_has_its_licence() -> None:
    lacking = [part["name"] for part in parts()["components"] if not part.get("licenses")]
    assert lacking == []
    without_text = [part["name"] for part in parts()["components"] if not any((LIB / "about" / part["name"]).glob("*"))]
    assert without_text == []


def test_the_second_front_end_says_which_version_it_is() -> None:
    assert told(f"{PROGRAM}-cli", "--version").split()[-1] == about()["version"]


def test_the_read_me_names_the_program_and_nothing_telling() -> None:
    text = (FOLDER / "READ ME.txt").read_text("utf-8")
    assert PROGRAM.name in text
    assert "{" not in text
    for word in ("yarrow", "journal", "abuse", "trauma", "harm", "survivor", "diary"):
        assert word not in text.lower()


def line(*words: str | Path, cwd: Path) -> str:
    """What the built command line says, on a computer that has no time zones of its own."""
    env = {"HOME": str(cwd), "PATH": "/nowhere", "TZ": "Pacific/Auckland", "PYTHONTZPATH": ""}
    done = subprocess.run([f"{PROGRAM}-cli", *words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_symbols_are_drawn_and_read_without_any_network_module(tmp_path: Path) -> None:
    """The library that draws them asks for one, and gets an empty one."""
    small = tmp_path / "small.yarrow"
    small.write_bytes(reading.sign(pack(every_kind()[:1]), [AUTHOR]))
    line("pack", "qr", small, tmp_path / "symbols", cwd=tmp_path)
    pictures = sorted((tmp_path / "symbols").glob("*.png"))
    line("pack", "unqr", "--out", tmp_path / "back.yarrow", *pictures, cwd=tmp_path)
    assert (tmp_path / "back.yarrow").read_bytes() == small.read_bytes()


def test_a_pack_is_encrypted_to_people_and_with_words(tmp_path: Path) -> None:
    shipped = LIB / "app" / "handover" / "shipped_packs" / "first-steps.yarrow"
    (tmp_path / "words").write_text("six words for the telephone here\n")
    line("pack", "encrypt", "--words-file", tmp_path / "words", shipped, tmp_path / "a.age", cwd=tmp_path)
    line("pack", "decrypt", "--words-file", tmp_path / "words", tmp_path / "a.age", tmp_path / "b.yarrow", cwd=tmp_path)
    assert (tmp_path / "b.yarrow").read_bytes() == shipped.read_bytes()
    line("pack", "encrypt", "--to", SOMEBODY, shipped, tmp_path / "c.age", cwd=tmp_path)
    assert (tmp_path / "c.age").read_bytes().startswith(b"age-encryption.org/v1\n-> X25519 ")


def test_what_others_wrote_comes_in(tmp_path: Path) -> None:
    """YAML, and JSON in a zip with a time zone: each by a library of its own."""
    (tmp_path / "words").write_text("six words that nobody else has\n")
    secret = ("--passphrase-file", tmp_path / "words")
    line("new", "notes", *secret, cwd=tmp_path)
    (tmp_path / "months").mkdir()
    (tmp_path / "months" / "2024-05.txt").write_text('1:\n  text: "We walked"\n2: {text: "Rain"}\n')
    line("import", "--format", "rednotebook", "notes", tmp_path / "months", *secret, cwd=tmp_path)
    entry = {"uuid": "A" * 32, "text": "Sun", "creationDate": "2024-05-03T10:00:00Z", "timeZone": "Europe/Lisbon"}
    with zipfile.ZipFile(tmp_path / "day.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}))
    line("import", "--format", "dayone", "notes", tmp_path / "day.zip", *secret, cwd=tmp_path)
    listed = line("list", "notes", *secret, cwd=tmp_path)
    assert [word in listed for word in ("We walked", "Rain", "Sun")] == [True] * 3
    line("export", "notes", tmp_path / "all.json", "--format", "json", *secret, cwd=tmp_path)
    assert "Europe/Lisbon" in (tmp_path / "all.json").read_text("utf-8")
