"""Building the packs that come with Yarrow: nothing is called a release that is none, and nothing is built unseen."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from app.handover.shipped import ENDING, ORDER, shipped
from app.packs import keyfile, reading, release
from app.packs.keyfile import KeyFile
from app.packs.keys import SigningKey, from_seed

ROOT = Path(__file__).resolve().parents[2]
KEY = from_seed("yarrow", bytes(range(96, 128)))
WORDS = "six words that nobody would guess"


@pytest.fixture
def packs() -> ModuleType:
    return importlib.import_module("packs")


@pytest.fixture
def dev() -> ModuleType:
    return importlib.import_module("dev_packs")


@pytest.fixture
def sources(packs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sources once more, to be broken."""
    folder = tmp_path / "packs"
    shutil.copytree(ROOT / "packs", folder)
    monkeypatch.setattr(packs, "SOURCES", folder)
    return folder


@pytest.fixture
def pinned(packs: ModuleType, monkeypatch: pytest.MonkeyPatch) -> SigningKey:
    """A key as if it were that of the releases."""
    monkeypatch.setattr(release, "RELEASE_KEYS", (KEY.verifier.line,))
    monkeypatch.setattr(packs, "RELEASE_KEYS", (KEY.verifier.line,))
    return KEY


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packs: ModuleType) -> Path:
    """The key as it leaves a vault, and somebody who knows its words."""
    path = tmp_path / "yarrow.key"
    made = KeyFile(type=keyfile.TYPE, name="yarrow", shown="Yarrow", pack="", seq=0, seed=KEY.seed().hex(), notes=())
    path.write_bytes(keyfile.seal(made, WORDS))
    monkeypatch.setattr(packs.getpass, "getpass", lambda *_, **__: WORDS)
    return path


def test_the_sources_hold_to_the_rules(packs: ModuleType) -> None:
    assert tuple(sorted(packs.folders())) == tuple(sorted(ORDER))
    assert {name: packs.faults(path) for name, path in packs.folders().items()} == {name: [] for name in ORDER}


def test_every_exception_has_a_reason(packs: ModuleType) -> None:
    reasons = [why for path in packs.folders().values() for why in packs.ticks.read(path).leave.values()]
    assert reasons
    assert all(len(why.split()) >= 8 for why in reasons)


def test_what_breaks_a_rule_is_said_and_not_signed(
    packs: ModuleType,
    sources: Path,
    key_file: Path,
    pinned: SigningKey,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    voice = sources / "first-steps" / "08-blue-bowl.md"
    voice.write_text(voice.read_text("utf-8") + "\n\nYou should trust them!\n", "utf-8")
    assert packs.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "blue-bowl $.text word-pressure: should" in said
    assert "exclamation-mark" in said
    assert packs.main(["release", str(key_file), str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()


def test_an_exception_that_nothing_needs_is_said(packs: ModuleType, sources: Path) -> None:
    path = sources / "first-steps" / packs.ticks.FILE
    path.write_text(path.read_text("utf-8") + '"word-shock:blue-bowl:x" = "It was needed once."\n', "utf-8")
    assert packs.faults(path.parent) == ["pack $ reason-not-needed: word-shock:blue-bowl:x"]


def test_the_command_line_looks_with_the_same_eyes(packs: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """`yarrow-cli pack lint --strict` and the check of the build find the same, and leave the same."""
    from app.cli.main import main

    for folder in packs.folders().values():
        assert main(["pack", "lint", str(folder), "--strict"]) == 0
        assert "Against a rule: 0." in capsys.readouterr().out


def test_a_source_that_cannot_be_read_is_said_with_its_line(packs: ModuleType, sources: Path) -> None:
    (sources / "first-steps" / "08-blue-bowl.md").write_text("no head\n", "utf-8")
    assert packs.faults(sources / "first-steps") == ["08-blue-bowl.md:1 $ no-head"]


def test_a_development_build_says_so_and_is_nobody_elses_pack(packs: ModuleType, tmp_path: Path) -> None:
    assert packs.main(["build", str(tmp_path)]) == 0
    built = {one.name: reading.read_pack(one.data) for one in shipped(tmp_path)}
    assert tuple(built) == ORDER
    for name, pack in built.items():
        source = packs.source.read(ROOT / "packs" / name)
        assert pack.what.id != source.id
        assert pack.what.items == source.items
        assert [(one.name, one.shown) for one in pack.what.signers] == [(packs.DEVELOPMENT, packs.SHOWN)]
        assert not release.comes_with_yarrow(pack)
    assert len({pack.what.id for pack in built.values()}) == len(ORDER)
    assert packs.main(["check", str(tmp_path)]) == 0


def test_two_development_builds_share_neither_key_nor_id(packs: ModuleType, tmp_path: Path) -> None:
    for name in ("a", "b"):
        packs.build(tmp_path / name)
    first, second = ([reading.read_pack(one.data) for one in shipped(tmp_path / name)] for name in ("a", "b"))
    assert {pack.signers for pack in first}.isdisjoint({pack.signers for pack in second})
    assert {pack.what.id for pack in first}.isdisjoint({pack.what.id for pack in second})


def test_a_release_is_the_same_bytes_each_time_and_comes_with_yarrow(
    packs: ModuleType, key_file: Path, pinned: SigningKey, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        assert packs.main(["release", str(key_file), str(tmp_path / name)]) == 0
    assert shipped(tmp_path / "a") == shipped(tmp_path / "b")
    for one in shipped(tmp_path / "a"):
        pack = reading.read_pack(one.data)
        assert pack.what == packs.source.read(ROOT / "packs" / one.name)
        assert release.comes_with_yarrow(pack)
    assert packs.main(["check", str(tmp_path / "a")]) == 0


def test_no_key_but_a_pinned_one_signs_a_release(
    packs: ModuleType, key_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert packs.main(["release", str(key_file), str(tmp_path / "out")]) == 1
    assert KEY.verifier.line in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_wrong_words_open_no_key(
    packs: ModuleType, key_file: Path, pinned: SigningKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs.getpass, "getpass", lambda *_, **__: "other words")
    assert packs.main(["release", str(key_file), str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()


def test_a_co_signature_of_the_pinned_key_does_not_make_a_pack_ours(pinned: SigningKey) -> None:
    from tests.packs import AUTHOR, pack

    signed = reading.read_pack(reading.sign(pack(keys=(AUTHOR, KEY)), (AUTHOR, KEY)))
    assert [signer.role for signer in signed.what.signers] == ["author", "reviewer"]
    assert not release.comes_with_yarrow(signed)


def test_a_key_with_the_same_name_is_not_the_pinned_one(pinned: SigningKey, packs: ModuleType) -> None:
    other = from_seed("yarrow", bytes(range(128, 160)))
    pack = packs.source.read(ROOT / "packs" / "first-steps")
    assert release.comes_with_yarrow(reading.read_pack(reading.sign(pack, [KEY])))
    assert not release.comes_with_yarrow(reading.read_pack(reading.sign(pack, [other])))


def test_the_pinned_keys_are_keys() -> None:
    assert len(release.release_keys()) == len(release.RELEASE_KEYS)


def test_a_pack_that_differs_from_the_sources_is_seen(packs: ModuleType, sources: Path, tmp_path: Path) -> None:
    packs.build(tmp_path / "out")
    note = sources / "first-steps" / "34-words-resting.md"
    note.write_text(note.read_text("utf-8").replace("before anything", "after everything"), "utf-8")
    (tmp_path / "out" / f"after-harm-in-a-ceremony{ENDING}").unlink()
    assert packs.differing(tmp_path / "out") == ["after-harm-in-a-ceremony", "first-steps"]


def test_packs_beside_the_program_are_offered_in_order_and_strange_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("zz", *reversed(ORDER), "aa"):
        (tmp_path / f"{name}{ENDING}").write_bytes(name.encode())
    (tmp_path / f"big{ENDING}").write_bytes(bytes(300_000))
    (tmp_path / f"folder{ENDING}").mkdir()
    (tmp_path / "notes.txt").write_text("x")
    assert [one.name for one in shipped(tmp_path)] == [*ORDER, "aa", "zz"]
    assert shipped(tmp_path / "absent") == ()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    return tmp_path


def test_a_build_is_made_when_the_sources_have_changed_and_not_otherwise(
    dev: ModuleType, packs: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    done = dev.subprocess.CompletedProcess([], 0)

    def run(command: list[str], **_: object) -> object:
        calls.append(command)
        packs.build(tree / dev.BUILT)
        return done

    monkeypatch.setattr(packs, "ROOT", tree)
    monkeypatch.setattr(packs, "SOURCES", tree / "packs")
    monkeypatch.setattr(dev.subprocess, "run", run)
    for _ in range(2):
        dev.ensure(tree)
    assert len(calls) == 1
    (tree / "packs" / "README.md").write_text("another word")
    (tree / "packs" / "first-steps" / "_letters.txt").write_text("left out")
    dev.ensure(tree)
    assert len(calls) == 1
    (tree / "packs" / "first-steps" / "39-one-more.md").write_text(
        (tree / "packs" / "first-steps" / "02-first-words.md").read_text("utf-8"), "utf-8"
    )
    for _ in range(2):
        dev.ensure(tree)
    assert len(calls) == 2


def test_without_packs_the_program_still_starts(
    dev: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = dev.subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: done)
    dev.ensure(tree)
    assert "Everything else works without them." in capsys.readouterr().err
