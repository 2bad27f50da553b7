"""The guide for people who prepare packs: its commands, typed one after the other in a fresh folder, do what it says."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from app.cli import main, terminal
from app.cli.stop import Exit
from app.packs import agefile, reading
from tests.exchange import SECRET

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "packs.md"
_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)\n\1```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(first-steps/[\w.-]+)`")  # named in the paragraph before what stands in it
_ASKS = {"new-key", "contact", "start", "sign", "cosign"}


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the least work that age allows."""
    monkeypatch.setattr(terminal, "prepare", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    default = agefile.encrypt_with_words.__defaults__
    monkeypatch.setattr(agefile.encrypt_with_words, "__defaults__", (4, *(default or ())[1:]))
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")
    folder = tmp_path / "fresh"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_every_command_of_the_guide_works_as_it_stands_there(fresh: Path) -> None:
    text = GUIDE.read_text("utf-8")
    commands = 0
    for block in _BLOCK.finditer(text):
        indent, form, inside = block.groups()
        lines = [line.removeprefix(indent) for line in inside.split("\n")]
        if form == "":
            for line in lines:
                _type(line, fresh)
                commands += 1
        elif named := _FILE.search(text[: block.start()].rstrip().rpartition("\n\n")[2]):
            _write(fresh / named[1], "\n".join(lines))
    assert commands >= 12
    signed = reading.read_pack((fresh / "6h1p-2.yarrow").read_bytes())
    assert (signed.what.seq, len(signed.note.lacking), signed.what.items[0].id) == (2, 0, "a-warm-cup")
    assert agefile.is_encrypted((fresh / "6h1p-2.age").read_bytes())
    assert list((fresh / "squares").iterdir())


def _type(line: str, fresh: Path) -> None:
    program, *words = shlex.split(line)
    assert program == "yarrow-cli"
    asks = ["--passphrase-file", str(fresh.parent / "pw")] if words[1] in _ASKS else []
    assert main([*words, *asks]) == Exit.DONE, line


def _write(path: Path, text: str) -> None:
    """A file as the guide has it.  What is there already is added to, under the next number, as the guide says."""
    if not path.exists():
        path.write_text(text + "\n", "utf-8")
        return
    was = path.read_text("utf-8")
    assert "\nseq = 1\n" in was
    path.write_text(was.replace("\nseq = 1\n", "\nseq = 2\n") + "\n" + text + "\n", "utf-8")
