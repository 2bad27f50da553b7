"""The command line as a process of its own, as a person or a script starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import sentences
from app.vault.vault import create, open_vault
from tests.exchange import SAMPLES, SECRET
from tests.support import CHEAP

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "notes"
    create(path, SECRET, cost=CHEAP).close()
    (tmp_path / "pw").write_text(SECRET.text)
    return path


def _start(folder: Path, command: str, *words: str, **options: object) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "app", command, str(folder), *words, "--passphrase-file", str(folder.parent / "pw")]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.Popen(line, cwd=ROOT, env=environment, **streams)  # type: ignore[call-overload,no-any-return]


def _hear_ctrl_c() -> None:
    """A shell that starts the tests in the background lets everything below it ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run(folder: Path, command: str, *words: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    process = _start(folder, command, *words)
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out, err


def test_a_day_from_the_command_line(folder: Path, tmp_path: Path) -> None:
    code, _, err = _run(folder, "add", "--title", "Tag", stdin="Grüße 日本".encode())
    assert (code, err) == (0, b"")
    code, out, _ = _run(folder, "import", str(SAMPLES / "dayone" / "Journal.json"), "--json")
    assert code == 0
    added = json.loads(out)["added"]
    code, out, _ = _run(folder, "list", "--json")
    entries = json.loads(out.decode("utf-8"))
    assert len(entries) == added + 1
    assert entries[0]["text"] == "Grüße 日本"  # whatever the locale
    code, out, _ = _run(folder, "search", "日本")
    assert "Grüße 日本".encode() in out
    assert _run(folder, "export", str(tmp_path / "out"), "--format", "markdown")[0] == 0
    assert _run(folder, "check")[0] == 0


def test_whoever_reads_only_the_beginning_gets_it_quietly(folder: Path) -> None:
    for _ in range(3):
        _run(folder, "add", stdin=b"words " * 40_000)
    with _start(folder, "list") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_ctrl_c_while_writing_keeps_the_notes_whole(folder: Path) -> None:
    hand, terminal = os.openpty()
    try:
        with _start(folder, "add", stdin=terminal, preexec_fn=_hear_ctrl_c) as process:
            assert process.stderr is not None
            assert process.stderr.readline().decode().strip() == sentences.WRITE_NOW
            os.write(hand, b"half a thought")
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
            assert process.stderr.read().strip() == b""
    finally:
        os.close(hand)
        os.close(terminal)
    assert _run(folder, "check")[0] == 0


def test_open_elsewhere(folder: Path) -> None:
    with open_vault(folder, SECRET):
        code, _, err = _run(folder, "list")
    assert code == 6
    assert b"open in another window" in err


def test_without_a_terminal_nothing_is_taken_for_a_passphrase(folder: Path) -> None:
    line = [sys.executable, "-m", "app", "add", str(folder)]
    done = subprocess.run(
        line,
        cwd=ROOT,
        input=SECRET.text.encode() + b"\nwords",
        capture_output=True,
        timeout=60,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"no terminal" in done.stderr


def test_input_closed_from_the_start(folder: Path) -> None:
    pw = folder.parent / "pw"
    line = f'exec "{sys.executable}" -m app add "{folder}" --passphrase-file "{pw}" <&-'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_output_closed_from_the_start(folder: Path) -> None:
    pw = folder.parent / "pw"
    line = f'exec "{sys.executable}" -m app list "{folder}" --passphrase-file "{pw}" >&-'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_no_room_for_the_answer(folder: Path) -> None:
    _run(folder, "add", stdin=b"x")
    with Path("/dev/full").open("wb") as full, _start(folder, "list", stdout=full) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 7
    assert b"could not be written" in err
    assert b"Traceback" not in err
    assert b"Exception" not in err


def test_usage(folder: Path) -> None:
    code, _, err = _run(folder, "dance")
    assert code == 2
    assert b"invalid choice" in err
    assert _run(folder, "list", "--limit", "-1")[0] == 2


def test_a_folder_where_nothing_may_be_written(folder: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere")
    sealed = tmp_path / "sealed"
    sealed.mkdir(mode=0o500)
    assert _run(folder, "export", str(sealed / "out"), "--format", "json")[0] == 7
