"""``yarrow-cli pack`` as processes of their own, as people and scripts start them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.vault.vault import create
from tests.exchange import SECRET
from tests.support import CHEAP

ROOT = Path(__file__).parents[3]
VOICE = """\
+++
kind = "words"
title = "Grüße 日本"
+++

It rained, and the roof held.
"""


def _start(folder: Path, *words: object, **options: object) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "app", "pack", *map(str, words)]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.Popen(line, cwd=folder, env=environment, **streams)  # type: ignore[call-overload,no-any-return]


def _run(folder: Path, *words: object, stdin: bytes = b"") -> tuple[int, str, str]:
    process = _start(folder, *words)
    out, err = process.communicate(stdin, timeout=100)
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


def _done(folder: Path, *words: object, stdin: bytes = b"") -> str:
    code, out, err = _run(folder, *words, stdin=stdin)
    assert code == 0, err
    assert "Traceback" not in err
    return out


@pytest.mark.timeout(300)
def test_from_a_text_editor_to_somebodys_notes(tmp_path: Path) -> None:
    """A counselor with files and a key; a stick; words on the phone; a person with notes."""
    (tmp_path / "pw").write_text(SECRET.text + "\n")
    (tmp_path / "words").write_text("said on the phone\n")
    create(tmp_path / "notes", SECRET, cost=CHEAP).close()
    opens = ("--passphrase-file", "pw")
    _done(tmp_path, "new-key", "river.key", "--shown", "Riverside", *opens)
    _done(tmp_path, "start", "src", "--title", "First steps", "--licence", "CC0-1.0", "--with", "river.key", *opens)
    (tmp_path / "src" / "01-rain.md").write_text(VOICE, "utf-8")
    assert re.search(r"pack\.toml:\d+: \$\.not_this: rule", _done(tmp_path, "lint", "src"))
    _done(tmp_path, "sign", "src", "a.yarrow", "--with", "river.key", *opens)
    _done(tmp_path, "encrypt", "a.yarrow", "a.age", "--words-file", "words")
    said = _done(tmp_path, "install", "notes", "a.age", "--author", "known", "--words-file", "words", *opens)
    assert "Grüße 日本" in said  # whatever the locale
    (here,) = json.loads(_done(tmp_path, "list", "notes", "--json", *opens))
    assert [item["id"] for item in here["items"]] == ["rain"]
    assert "removed" in json.loads(_done(tmp_path, "remove", "notes", here["id"], "--json", *opens))
    assert _done(tmp_path, "list", "notes", *opens) == ""
    done = subprocess.run(
        [sys.executable, "-m", "app", "check", "notes", *opens], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_a_passphrase_on_standard_input(tmp_path: Path) -> None:
    said = _done(
        tmp_path, "new-key", "k", "--shown", "A", "--json", "--passphrase-file", "-", stdin=SECRET.text.encode() + b"\n"
    )
    assert json.loads(said)["made"]
    code, _, err = _run(tmp_path, "contact", "card", "--with", "k", "--passphrase-file", "-", stdin=b"another\n")
    assert code == 5
    assert "(not-opened at $)" in err


def test_without_a_terminal_nothing_is_taken_for_words(tmp_path: Path) -> None:
    process = _start(tmp_path, "new-key", "k", "--shown", "A", start_new_session=True)
    _, err = process.communicate(b"words\nwords\n", timeout=100)
    assert process.returncode == 2
    assert b"no terminal" in err
    assert not (tmp_path / "k").exists()


def test_what_was_not_understood_ends_with_two(tmp_path: Path) -> None:
    for words in (["pack"], ["nothing"], ["qr", "a", "b", "--scale", "100"], ["new-key", "k"], ["verify"]):
        assert _run(tmp_path, *words)[0] == 2
    assert "COMMAND" in _done(tmp_path, "--help")


def test_refused_with_reason_and_place_and_nothing_of_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"yarrow.pack/v1\nsecret words\n\n\xe2\x80\x94 a b\n")
    code, out, err = _run(tmp_path, "verify", "x")
    assert (code, out) == (5, "")
    assert re.search(r"\(not-a-note at \$\)", err)
    assert "secret" not in err


def test_whoever_reads_only_the_beginning_gets_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    for number in range(900):
        (tmp_path / "src" / f"no name {number} {'x' * 80}").touch()
    with _start(tmp_path, "lint", "src") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        process.wait(100)
        assert process.stderr.read() == b""
