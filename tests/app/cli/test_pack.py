"""``yarrow-cli pack``, called in this process: what it does, what it says, with which code it ends."""

from __future__ import annotations

import ast
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main, terminal
from app.cli.arguments import parse, parser
from app.cli.pack import sentences
from app.cli.pack.run import _COMMANDS
from app.cli.stop import Exit
from app.clock import SystemClock
from app.handover import checklist, checks, sourcefiles, ticks
from app.handover.finding import Level
from app.handover.model import Fate, Meant, Why
from app.handover.source import read as read_source
from app.packs import agefile, armor, keyfile, reading
from app.packs.keys import from_seed
from app.packs.model import Role, Signer
from app.packs.refusal import Reason
from app.packs.trust import Trust
from app.session import Session
from app.vault.vault import create, open_vault
from exercises.load import CONTENT
from exercises.wording import word_list
from tests.exchange import SECRET
from tests.support import CHEAP

Run = Callable[..., int]
DOCS = Path(__file__).parents[3] / "docs" / "guide"
HANDOVER = Path(__file__).parents[3] / "app" / "handover"
RIVER = from_seed("riverside", bytes(range(32)))
HILL = from_seed("hillside", bytes(range(1, 33)))

HEAD = """\
id = "6h1pj9vq4s0c8mkw2xnt3rzb5e"
title = "First steps"
lang = "en"
licence = "CC-BY-SA-4.0"
content_note = "Mentions anger. Nothing is described."
not_this = "This is not treatment."

[[signers]]
name = "riverside"
shown = "Riverside"
role = "author"
"""
CUP = '+++\nkind = "strategy"\ntitle = "A warm cup"\n+++\n\n1. A cup, held with both hands.\n2. Its warmth,\n   for a while.\n'
SECOND = '\n[[signers]]\nname = "hillside"\nshown = "Hillside"\nrole = "reviewer"\n'


@pytest.fixture(scope="module", autouse=True)
def _quick_words() -> Iterator[None]:
    """The least work that age allows, for tests only; what is written for people is tested with `agefile`."""
    with pytest.MonkeyPatch.context() as patch:
        default = agefile.encrypt_with_words.__defaults__
        patch.setattr(agefile.encrypt_with_words, "__defaults__", (4, *(default or ())[1:]))
        yield


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command of ``pack`` with the passphrase of the tests where one can be said; its exit code."""
    monkeypatch.setattr(terminal, "prepare", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")

    def once(command: str, *words: object) -> int:
        said = ["pack", command, *map(str, words)]
        if command in {"new-key", "contact", "start", "sign", "cosign", "install", "list", "remove"}:
            said += ["--passphrase-file", str(tmp_path / "pw")]
        return main(said)

    return once


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return _key_file(tmp_path / "river.key", RIVER)


def _key_file(path: Path, key: Any) -> Path:
    file = keyfile.KeyFile(
        type=keyfile.TYPE, name=key.name, shown=key.name.title(), pack="", seq=0, seed=key.seed().hex(), notes=()
    )
    path.write_bytes(keyfile.seal(file, SECRET.text))
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "pack.toml").write_text(HEAD, "utf-8")
    (folder / "01-cup.md").write_text(CUP, "utf-8")
    shutil.copy(CONTENT / "en" / "wall-push.json", folder / "02-wall-push.json")
    return folder


@pytest.fixture
def signed(run: Run, source: Path, key: Path, tmp_path: Path) -> Path:
    assert run("sign", source, tmp_path / "a.yarrow", "--with", key) == Exit.DONE
    return tmp_path / "a.yarrow"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    create(tmp_path / "notes", SECRET, cost=CHEAP).close()
    return tmp_path / "notes"


def _out(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


# keys


def test_a_key_in_a_file_of_its_own(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "my.key"
    assert run("new-key", path, "--shown", " A  peer ", "--for", "0" * 26, "--json") == Exit.DONE
    said = _out(capsys)
    file = keyfile.unseal(path.read_bytes(), SECRET.text)
    assert (file.shown, file.pack) == ("A peer", "0" * 26)
    assert said["key"] == file.key.verifier.line
    assert len(said["words"]) == 7
    assert b"seed" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert run("new-key", path, "--shown", "Other") == Exit.USAGE  # never written over
    assert keyfile.unseal(path.read_bytes(), SECRET.text) == file


def test_words_can_be_drawn_and_are_shown_once(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "my.key"
    assert main(["pack", "new-key", str(path), "--shown", "A peer", "--draw-words"]) == Exit.DONE
    out, err = capsys.readouterr()
    drawn = err.strip().splitlines()[-1].strip()
    assert len(drawn.split(" ")) == 6
    assert drawn not in out
    assert keyfile.unseal(path.read_bytes(), drawn).shown == "A peer"


def test_a_key_in_notes(run: Run, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new-key", notes, "--shown", "Riverside", "--name", "riverside", "--json") == Exit.DONE
    said = _out(capsys)
    with open_vault(notes, SECRET) as vault:
        (own,) = Session(vault).packs.own.all()
    assert (own.name, own.shown) == ("riverside", "Riverside")
    assert tuple(said["words"]) == own.words
    assert (
        run("contact", tmp_path / "card", "--with", notes, "--age", "--about", "A clinic.", "--made", "2026-11")
        == Exit.DONE
    )
    card = reading.read((tmp_path / "card").read_bytes()).what
    assert (card.shown, card.about, card.made) == ("Riverside", "A clinic.", "2026-11")
    assert card.age.startswith("age1")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--shown", " "], Exit.USAGE),
        (["--shown", "x" * 81], Exit.USAGE),
        (["--shown", "x", "--name", "Großer"], Exit.USAGE),
    ],
)
def test_keys_that_cannot_be(run: Run, tmp_path: Path, words: list[str], code: Exit) -> None:
    assert run("new-key", tmp_path / "k", *words) == code
    assert not (tmp_path / "k").exists()


def test_a_folder_without_notes_gets_no_key(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("new-key", tmp_path / "empty", "--shown", "x") == Exit.USAGE
    assert run("contact", tmp_path / "c", "--with", tmp_path / "empty") == Exit.USAGE


def test_which_key(run: Run, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("contact", tmp_path / "c", "--with", notes) == Exit.USAGE
    assert sentences.NO_KEY_YET in capsys.readouterr().err
    for name in ("one", "two"):
        assert run("new-key", notes, "--shown", "x", "--name", name) == Exit.DONE
    assert run("contact", tmp_path / "c", "--with", notes) == Exit.USAGE
    assert "one, two" in capsys.readouterr().err
    assert run("contact", tmp_path / "c", "--with", notes, "--key", "three") == Exit.USAGE
    assert run("contact", tmp_path / "c", "--with", notes, "--key", "two") == Exit.DONE
    assert reading.read((tmp_path / "c").read_bytes()).what.name == "two"


def test_a_card_of_a_key_file(run: Run, key: Path, tmp_path: Path) -> None:
    assert run("contact", tmp_path / "card", "--with", key) == Exit.DONE
    assert reading.read((tmp_path / "card").read_bytes()).signers == (RIVER.verifier,)
    assert run("contact", tmp_path / "two", "--with", key, "--age") == Exit.USAGE
    assert run("contact", tmp_path / "two", "--with", key, "--made", "May") == Exit.REFUSED
    assert run("contact", tmp_path / "two", "--with", key, "--key", "other") == Exit.USAGE
    assert not (tmp_path / "two").exists()


def test_other_words_do_not_open_a_key(run: Run, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pw").write_text("something else\n")
    assert run("contact", tmp_path / "card", "--with", key) == Exit.REFUSED
    assert "not-opened" in capsys.readouterr().err


# making


def test_begin_write_look_sign(run: Run, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    assert run("start", folder, "--title", "First", "--licence", "CC0-1.0", "--with", key) == Exit.DONE
    assert run("lint", folder) == Exit.REFUSED
    assert "no-items" in capsys.readouterr().out
    (folder / "01-cup.md").write_text(CUP)
    assert run("lint", folder) == Exit.DONE
    assert run("sign", folder, tmp_path / "a.yarrow", "--with", key) == Exit.DONE
    found = reading.read_pack((tmp_path / "a.yarrow").read_bytes())
    assert found.signers == (RIVER.verifier,)
    assert found.what.signers == (Signer(name="riverside", shown="Riverside", role=Role.AUTHOR),)
    assert run("start", folder, "--title", "First", "--licence", "CC0-1.0", "--with", key) == Exit.USAGE


def test_two_signers_one_after_the_other(
    run: Run, source: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "pack.toml").write_text(HEAD + SECOND)
    hill = _key_file(tmp_path / "hill.key", HILL)
    text, first, both = tmp_path / "a.txt", tmp_path / "one", tmp_path / "both"
    assert run("build", source, text) == Exit.USAGE  # nobody said the keys
    assert "riverside" in capsys.readouterr().err
    for name, where in (("river", key), ("hill", hill)):
        assert run("contact", tmp_path / f"{name}.card", "--with", where) == Exit.DONE
    assert (
        run("build", source, text, "--contact", tmp_path / "river.card", "--contact", tmp_path / "hill.card")
        == Exit.DONE
    )
    assert run("sign", text, first, "--with", key) == Exit.DONE
    assert sentences.MAY_STILL_SIGN + "hillside" in capsys.readouterr().err
    assert run("verify", first, "--json") == Exit.DONE
    assert [one["signed"] for one in _out(capsys)["signers"]] == [True, False]
    assert run("inspect", first) == Exit.DONE
    assert f"[reviewer]  hillside  – {sentences.NOT_HERE}" in capsys.readouterr().out
    assert run("sign", first, tmp_path / "x", "--with", hill) == Exit.USAGE  # that is what cosign is for
    assert run("cosign", first, both, "--with", hill, "--json") == Exit.DONE
    capsys.readouterr()
    assert run("verify", both, "--json") == Exit.DONE
    assert [(one["name"], one["signed"]) for one in _out(capsys)["signers"]] == [
        ("riverside", True),
        ("hillside", True),
    ]


def test_a_second_author_must_have_signed_before_anybody_reads_it(
    run: Run, source: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "pack.toml").write_text(
        HEAD + SECOND.replace('"reviewer"', '"author"') + f'key = "{HILL.verifier.line}"\n'
    )
    first, both = tmp_path / "one", tmp_path / "both"
    assert run("sign", source, first, "--with", key) == Exit.DONE
    assert sentences.STILL_TO_SIGN + "hillside" in capsys.readouterr().err
    for command in (("verify", first), ("inspect", first), ("encrypt", first, tmp_path / "x", "--draw-words")):
        assert run(*command) == Exit.REFUSED
        assert "(signature at $.signers[1])" in capsys.readouterr().err
    assert run("lint", first) == Exit.DONE  # who is asked to sign can look it through
    assert run("cosign", first, both, "--with", _key_file(tmp_path / "hill.key", HILL)) == Exit.DONE
    assert run("verify", both) == Exit.DONE


def test_only_signers_sign(
    run: Run, source: Path, key: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hill = _key_file(tmp_path / "hill.key", HILL)
    assert run("sign", source, tmp_path / "x", "--with", hill) == Exit.USAGE
    (source / "pack.toml").write_text(HEAD + f'key = "{RIVER.verifier.line}"\n')
    assert run("build", source, tmp_path / "text") == Exit.DONE
    assert run("sign", tmp_path / "text", tmp_path / "x", "--with", hill) == Exit.USAGE
    assert sentences.NOT_A_SIGNER in capsys.readouterr().err
    assert run("cosign", signed, tmp_path / "x", "--with", hill) == Exit.USAGE
    assert not (tmp_path / "x").exists()


def test_what_a_reader_would_refuse_is_never_signed(
    run: Run, source: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exercise = json.loads((source / "02-wall-push.json").read_text())
    (source / "02-wall-push.json").write_text(json.dumps({**exercise, "aim": "You should do this."}))
    assert run("sign", source, tmp_path / "x", "--with", key) == Exit.REFUSED
    assert "02-wall-push.json: $.exercise.aim" in capsys.readouterr().err
    (source / "03-x.md").write_text("no head")
    (source / "pack.toml").write_text("= ")
    assert run("sign", source, tmp_path / "x", "--with", key) == Exit.REFUSED
    said = capsys.readouterr().err
    assert "pack.toml:1" in said
    assert "03-x.md:1" in said
    (tmp_path / "text").write_text("yarrow.pack/v1\n{\n")
    assert run("sign", tmp_path / "text", tmp_path / "x", "--with", key) == Exit.REFUSED
    assert not (tmp_path / "x").exists()


def test_a_contact_that_is_none(run: Run, source: Path, signed: Path, tmp_path: Path) -> None:
    assert run("build", source, tmp_path / "x", "--contact", signed) == Exit.USAGE


def test_unpacked_and_signed_again_it_is_the_same(run: Run, signed: Path, key: Path, tmp_path: Path) -> None:
    assert run("unpack", signed, tmp_path / "out") == Exit.DONE
    assert run("sign", tmp_path / "out", tmp_path / "b.yarrow", "--with", key) == Exit.DONE
    assert (tmp_path / "b.yarrow").read_bytes() == signed.read_bytes()
    assert run("unpack", signed, tmp_path / "out") == Exit.USAGE


def test_lint_says_file_and_line(run: Run, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "03-voice.md").write_text(
        '+++\nkind = "voice"\ntitle = "T"\ncontent_note = "x"\ntone = "quiet"\norigin = "authors"\n+++\n\n'
        "I was there.\n\nI stayed, and\nthen I should have\nslept.\n"
    )
    assert run("lint", source, "--json") == Exit.DONE
    said = _out(capsys)
    found = {(one["file"], one["line"], one["code"]) for one in said["findings"]}
    assert ("03-voice.md", 12, "word-pressure") in found
    assert ("03-voice.md", 9, "voice-short") in found
    assert ("pack.toml", 0, "summary-missing") in found
    assert said["problems"] == []
    assert isinstance(said["reading_level"], int)
    assert {"purpose", "consent-given:voice"} <= {row["key"] for row in said["checklist"]}
    assert run("lint", source, "--strict") == Exit.REFUSED
    assert "03-voice.md:12: $.text: rule:" in capsys.readouterr().out


def test_lint_of_what_is_broken(run: Run, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "03-x.md").write_text(CUP + "\nTwo lines without a number\n")
    assert run("lint", source) == Exit.REFUSED
    assert re.search(r"03-x\.md:10: .*\(body\)", capsys.readouterr().out)
    assert run("lint", source, "--json") == Exit.REFUSED
    assert _out(capsys)["problems"] == [{"file": "03-x.md", "line": 10, "where": "$", "reason": "body"}]


def test_what_is_settled_knowingly(run: Run, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "01-cup.md").write_text(CUP + "3. You should rest.\n")
    assert run("lint", source, "--strict") == Exit.REFUSED
    (source / "_checklist.toml").write_text(
        'done = ["purpose"]\n[leave]\n"word-pressure:cup" = "It is what the contributor said."\n"advice:cup" = "There is none, is there?"\n'
    )
    capsys.readouterr()
    assert run("lint", source, "--strict", "--checklist") == Exit.DONE
    said = capsys.readouterr().out
    assert "[x]" in next(line for line in said.splitlines() if line.endswith("  purpose"))
    assert "advice:cup (reason-not-needed)" in said
    for wrong, where in (("[leave]\nx = 'short'", "$.leave"), ("done = 1", "$.done"), ("more = 1", "$"), ("= 1", "$")):
        (source / "_checklist.toml").write_text(wrong)
        assert run("lint", source, "--json") == Exit.REFUSED
        assert (_out(capsys)["problems"][0]["file"], where) == ("_checklist.toml", where)


def test_lint_of_a_pack(run: Run, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lint", signed, "--checklist") == Exit.DONE
    assert "Handing over:" in capsys.readouterr().out
    assert run("lint", tmp_path / "missing") == Exit.REFUSED


# looking


def test_verify_and_inspect(run: Run, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", signed) == Exit.DONE
    out, err = capsys.readouterr()
    assert "Riverside" in out
    assert sentences.CLAIMED in err
    assert run("inspect", signed) == Exit.DONE
    said = capsys.readouterr().out
    assert "$.items[0].steps[0]: A cup, held with both hands." in said
    assert run("inspect", signed, "--json") == Exit.DONE
    whole = _out(capsys)
    assert whole["says"]["items"][0]["title"] == "A warm cup"
    assert whole["type"] == "yarrow.pack/v1"
    changed = signed.read_bytes().replace(b"warm", b"cold")
    (tmp_path / "changed").write_bytes(changed)
    for command in ("verify", "inspect", "lint"):
        assert run(command, tmp_path / "changed") == Exit.REFUSED
        out, err = capsys.readouterr()
        assert "cold" not in out + err
        assert "signature at $.signers[0]" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_no_name_of_a_file_steers_the_terminal(run: Run, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source / "03-\x1b[2J.md").write_text("x")
    assert run("lint", source) == Exit.REFUSED
    (source / "\x1b.png").write_bytes(b"x")
    assert run("unqr", source / "\x1b.png", "--out", source / "x") == Exit.REFUSED
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["verify", "inspect", "lint", "encrypt", "decrypt", "qr", "unpack", "cosign"])
@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x00" * 100, b"yarrow.pack/v1\n", b"yarrow.pack/v2\nx\n\n\xe2\x80\x94 a b\n"]
)
def test_what_is_no_pack_is_refused_with_a_reason(
    run: Run, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, data: bytes
) -> None:
    (tmp_path / "in").write_bytes(data)
    words: list[object] = [tmp_path / "in"]
    words += [tmp_path / "out"] if command not in {"verify", "inspect", "lint"} else []
    words += ["--with", key] if command == "cosign" else []
    words += ["--words-file", tmp_path / "pw"] if command == "encrypt" else []
    assert run(command, *words) == Exit.REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert re.search(r"\([a-z0-9-]+ at .+\)", err)
    assert not (tmp_path / "out").exists()


def test_too_big_and_missing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "big").write_bytes(bytes(agefile.MOST_BYTES + 1))
    assert run("verify", tmp_path / "big") == Exit.REFUSED
    assert "too-big" in capsys.readouterr().err
    assert run("verify", tmp_path / "none") == Exit.REFUSED
    assert run("verify", tmp_path) == Exit.REFUSED


# ways


def test_words_there_and_back(run: Run, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--words-file", tmp_path / "pw"]
    assert run("encrypt", signed, tmp_path / "a.age", *words) == Exit.DONE
    assert run("encrypt", signed, tmp_path / "a.txt", "--armor", *words) == Exit.DONE
    for name in ("a.age", "a.txt"):
        assert b"warm" not in (tmp_path / name).read_bytes()
        assert run("decrypt", tmp_path / name, tmp_path / f"{name}.out", *words) == Exit.DONE
        assert (tmp_path / f"{name}.out").read_bytes() == signed.read_bytes()
    (tmp_path / "other").write_text("other words\n")
    capsys.readouterr()
    assert run("decrypt", tmp_path / "a.age", tmp_path / "x", "--words-file", tmp_path / "other") == Exit.REFUSED
    assert "not-opened" in capsys.readouterr().err
    assert run("encrypt", signed, tmp_path / "a.age", *words) == Exit.USAGE  # never written over
    assert run("encrypt", tmp_path / "a.age", tmp_path / "x", *words) == Exit.REFUSED  # once is enough
    assert run("inspect", tmp_path / "a.age", *words) == Exit.DONE
    assert run("lint", tmp_path / "a.age") == Exit.REFUSED


def test_to_a_person(run: Run, signed: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new-key", notes, "--shown", "Ann") == Exit.DONE
    assert run("contact", tmp_path / "card", "--with", notes, "--age") == Exit.DONE
    sealed = tmp_path / "a.age"
    assert run("encrypt", signed, sealed, "--to-contact", tmp_path / "card") == Exit.DONE
    assert sentences.FOR_ONE_PERSON in capsys.readouterr().err
    assert run("decrypt", sealed, tmp_path / "x") == Exit.USAGE
    assert (
        main(
            [
                "pack",
                "decrypt",
                str(sealed),
                str(tmp_path / "b"),
                "--with",
                str(notes),
                "--passphrase-file",
                str(tmp_path / "pw"),
            ]
        )
        == 0
    )
    assert (tmp_path / "b").read_bytes() == signed.read_bytes()
    assert run("install", notes, sealed, "--author", "once") == Exit.DONE
    secret, public = agefile.new_identity()
    (tmp_path / "identity").write_text(f"# made today\n{secret}\n")
    assert run("decrypt", sealed, tmp_path / "x", "--identity", tmp_path / "identity") == Exit.REFUSED
    assert run("encrypt", signed, tmp_path / "c", "--to", public, "--to-contact", tmp_path / "card") == Exit.DONE
    assert run("decrypt", tmp_path / "c", tmp_path / "d", "--identity", tmp_path / "identity") == Exit.DONE
    assert (tmp_path / "d").read_bytes() == signed.read_bytes()


def test_to_whom_it_cannot_go(run: Run, signed: Path, key: Path, tmp_path: Path) -> None:
    assert run("encrypt", signed, tmp_path / "x", "--to", "age1nobody") == Exit.REFUSED
    assert run("encrypt", signed, tmp_path / "x", "--to-contact", signed) == Exit.USAGE
    assert run("contact", tmp_path / "card", "--with", key) == Exit.DONE
    assert run("encrypt", signed, tmp_path / "x", "--to-contact", tmp_path / "card") == Exit.USAGE
    assert run("encrypt", signed, tmp_path / "x", "--to", "age1x", "--draw-words") == Exit.USAGE
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
def test_the_program_age_opens_what_we_encrypt_and_we_what_it_does(run: Run, signed: Path, tmp_path: Path) -> None:
    identity = tmp_path / "identity"
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    public = next(line.split()[-1] for line in identity.read_text().splitlines() if "public key" in line)
    assert run("encrypt", signed, tmp_path / "a.age", "--to", public) == Exit.DONE
    opened = subprocess.run(["age", "-d", "-i", identity, tmp_path / "a.age"], check=True, capture_output=True)
    assert opened.stdout == signed.read_bytes()
    subprocess.run(["age", "-a", "-r", public, "-o", tmp_path / "b.age", signed], check=True)
    assert run("decrypt", tmp_path / "b.age", tmp_path / "b", "--identity", identity) == Exit.DONE
    assert (tmp_path / "b").read_bytes() == signed.read_bytes()


def test_symbols_there_and_back(run: Run, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("qr", signed, tmp_path / "qr", "--scale", "4", "--json") == Exit.DONE
    count = _out(capsys)["pictures"]
    pictures = sorted((tmp_path / "qr").iterdir(), reverse=True)
    assert len(pictures) == count > 5
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    out = tmp_path / "b.yarrow"
    assert run("unqr", *pictures[1:], "--out", out) == Exit.REFUSED
    assert "frames-missing at $" in capsys.readouterr().err
    assert run("unqr", *pictures, tmp_path / "photo.jpg", tmp_path / "none.png", "--out", out) == Exit.DONE
    assert "photo.jpg" in capsys.readouterr().err
    assert out.read_bytes() == signed.read_bytes()
    assert run("unqr", tmp_path / "photo.jpg", "--out", tmp_path / "x") == Exit.REFUSED
    assert run("qr", signed, tmp_path / "qr") == Exit.USAGE


def test_symbols_of_what_is_too_long(
    run: Run, source: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "04-page.md").write_text('+++\nkind = "page"\ntitle = "T"\n+++\n' + "Some words, and more. " * 800)
    assert run("sign", source, tmp_path / "long", "--with", key) == Exit.DONE
    assert run("qr", tmp_path / "long", tmp_path / "qr") == Exit.REFUSED
    assert "too-big" in capsys.readouterr().err
    assert not (tmp_path / "qr").exists()


# taking


def test_install_list_remove(run: Run, signed: Path, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("install", notes, signed, "--dry-run", "--json") == Exit.DONE
    plan = _out(capsys)
    assert plan["needs_author"]
    assert plan["counts"]["added"] == 2
    assert run("list", notes, "--json") == Exit.DONE
    assert _out(capsys) == []
    assert run("install", notes, signed) == Exit.REFUSED
    assert "not-accepted" in capsys.readouterr().err
    assert run("install", notes, signed, "--author", "known", "--items", "cup", "--json") == Exit.DONE
    added = _out(capsys)
    assert [(item["id"], item["fate"]) for item in added["items"]] == [("cup", "added"), ("wall-push", "left-out")]
    assert run("list", notes, "--json") == Exit.DONE
    (here,) = _out(capsys)
    assert [item["id"] for item in here["items"]] == ["cup"]
    assert here["state"] == "known"
    assert here["addings"][0]["apply_id"] == added["apply_id"]
    assert run("list", notes) == Exit.DONE
    assert "A warm cup" in capsys.readouterr().out
    assert run("install", notes, signed) == Exit.DONE  # known by now, and nothing new
    assert run("remove", notes, "zzzz") == Exit.USAGE
    assert run("remove", notes, here["id"][:3]) == Exit.USAGE
    assert run("remove", notes, here["id"][:4], "--json") == Exit.DONE
    assert run("list", notes, "--json") == Exit.DONE
    assert capsys.readouterr().out.endswith("[]\n")


def test_an_adding_is_taken_back(run: Run, signed: Path, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("install", notes, signed, "--author", "once", "--json") == Exit.DONE
    adding = _out(capsys)["apply_id"]
    assert run("install", notes, "--undo", adding, "--json") == Exit.DONE
    assert _out(capsys) == {"taken_back": 2, "stayed": 0}
    assert run("install", notes, "--undo", adding) == Exit.USAGE
    assert run("install", notes) == Exit.USAGE
    assert run("install", notes, signed, "--undo", adding) == Exit.USAGE
    assert run("install", notes, signed, "--author", "once", "--items", "nothing") == Exit.USAGE


def test_what_was_changed_can_be_kept(run: Run, signed: Path, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.strategies.model import StrategyDraft

    assert run("install", notes, signed, "--author", "once") == Exit.DONE
    with open_vault(notes, SECRET) as vault:
        session = Session(vault)
        (kept,) = session.strategies.each()
        fields = {name: getattr(kept, name) for name in StrategyDraft.__dataclass_fields__ if hasattr(kept, name)}
        session.strategies.save(StrategyDraft(**{**fields, "title": "My cup"}))
        (pack,) = session.packs.all()
    capsys.readouterr()
    assert run("remove", notes, pack.id, "--keep-edited", "--json") == Exit.DONE
    assert _out(capsys)["kept_as_own"] == 1
    with open_vault(notes, SECRET) as vault:
        assert [kept.title for kept in Session(vault).strategies.each()] == ["My cup"]


def test_installing_an_encrypted_one(run: Run, signed: Path, notes: Path, tmp_path: Path) -> None:
    assert run("encrypt", signed, tmp_path / "a.age", "--words-file", tmp_path / "pw") == Exit.DONE
    assert run("install", notes, tmp_path / "a.age", "--words-file", tmp_path / "pw", "--author", "once") == Exit.DONE


# words


def test_every_line_of_the_guide_is_understood_and_its_examples_are_read(tmp_path: Path) -> None:
    text = (DOCS / "packs.md").read_text("utf-8")
    lines = re.findall(r"^yarrow-cli (pack .*)$", text, re.MULTILINE)
    assert len(lines) > 8
    for line in lines:
        assert parse(shlex.split(line)).command == "pack"
    item = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    settled = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert item is not None
    assert settled is not None
    (tmp_path / "pack.toml").write_text(HEAD)
    (tmp_path / "01-cup.md").write_text(item[1])
    (tmp_path / "_checklist.toml").write_text(settled[1])
    pack = read_source(tmp_path)
    assert checks.check_item(pack.items[0], "en", SystemClock().here().as_date()) == []
    known = ticks.read(tmp_path)
    points = {point.id for point in checklist.POINTS}
    assert {key.split(":")[0] for key in known.done} <= points
    assert {key.split(":")[0] for key in known.leave} <= set(sentences.FINDINGS)


def test_the_guide_to_the_command_line_names_every_command() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    assert set(re.findall(r"^pack ([a-z-]+) ", text, re.MULTILINE)) == set(_COMMANDS)


def test_every_command_has_a_function_and_a_help() -> None:
    top = parser()._subparsers._group_actions[0].choices["pack"]  # type: ignore[union-attr, index]
    inner = top._subparsers._group_actions[0]
    assert set(inner.choices) == set(_COMMANDS)
    assert {action.dest for action in inner._choices_actions} == set(_COMMANDS)


def test_everything_has_its_sentence() -> None:
    assert {str(reason) for reason in Reason} | {str(fault) for fault in sourcefiles.Fault} <= set(sentences.REASONS)
    assert {point.id for point in checklist.POINTS} == set(sentences.POINTS)
    assert set(sentences.STAGES) == set(checklist.Stage)
    assert (set(sentences.LEVELS), set(sentences.TRUST)) == (set(Level), set(Trust))
    assert (set(sentences.FATES), set(sentences.WHYS), set(sentences.MEANT)) == (set(Fate), set(Why), set(Meant))


def _codes(name: str) -> Iterator[str]:
    """The codes of the findings that a module makes, as far as they are written out in it."""
    for call in ast.walk(ast.parse((HANDOVER / f"{name}.py").read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"Finding", "_found"}:
            for part in ast.walk(call.args[2]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def test_every_finding_has_its_sentence_and_every_sentence_its_finding() -> None:
    made = {code for name in ("itemchecks", "packchecks", "ticks") for code in _codes(name)}
    hints = {"name-hint", "date-hint", "age-hint", "place-hint", "work-hint"}  # by a loop
    made = (
        {code for code in made if re.fullmatch(r"[a-z]+(-[a-z]+)*", code)}
        | hints
        | {"exercise-refused", "line-refused", ticks.NOT_NEEDED}
    )
    known = word_list("en")
    assert known is not None
    made |= {f"word-{avoid.why}" for avoid in known.avoid}
    assert made == set(sentences.FINDINGS)
    assert {code for point in checklist.POINTS for code in point.codes} <= made


# standard input


def _pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_pack_comes_from_standard_input(
    run: Run, signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words"
    words.write_text("six words that nobody would guess")
    data = signed.read_bytes()
    for command in (
        ("verify", "-"),
        ("inspect", "-"),
        ("lint", "-"),
        ("encrypt", "-", tmp_path / "e", "--words-file", words),
    ):
        _pipe(monkeypatch, data)
        assert run(*command) == Exit.DONE
    _pipe(monkeypatch, (tmp_path / "e").read_bytes())
    assert run("decrypt", "-", tmp_path / "d", "--words-file", words) == Exit.DONE
    assert (tmp_path / "d").read_bytes() == data
    _pipe(monkeypatch, armor.wrap(data).encode())
    assert run("unpack", "-", tmp_path / "folder") == Exit.DONE
    capsys.readouterr()
    for wrong, reason in ((b"", "empty"), (b"x" * (agefile.MOST_BYTES + 1), "too-big"), (b"\xff\0", "not-a-pack")):
        _pipe(monkeypatch, wrong)
        assert run("verify", "-") == Exit.REFUSED
        assert f"({reason} at $)" in capsys.readouterr().err


def test_only_one_thing_comes_from_standard_input(
    run: Run, signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _pipe(monkeypatch, signed.read_bytes())
    assert run("verify", "-", "--words-file", "-") == Exit.USAGE
    assert sentences.ONE_INPUT in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", None)
    assert run("verify", "-") == Exit.USAGE


def test_a_recipient_that_is_none_is_said_as_such(
    run: Run, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in ("nobody", "age1qqqq", ""):
        assert run("encrypt", signed, tmp_path / "x", "--to", wrong) == Exit.REFUSED
        assert sentences.NO_RECIPIENT in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
