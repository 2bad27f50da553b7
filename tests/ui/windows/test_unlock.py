"""Coming in, and every way in which that may not go."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, WorldError
from app.vault import containers, slots, vault
from app.vault.secrets import Passphrase
from app.vault.slots import SlotRole
from app.vault.vault import create, open_vault
from tests.pages.unlock import UnlockScreen
from tests.support import CHEAP
from tests.vaults import note, notes, snapshot
from ui.windows import unlock
from ui.windows.unlock import pause_ms

WORDS = "a quiet room"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "vault", Passphrase(WORDS), cost=CHEAP).close()
    return tmp_path / "vault"


@pytest.fixture
def screen(app: Any, qtbot: Any, folder: Path) -> Iterator[UnlockScreen]:
    made = UnlockScreen(qtbot, folder)
    yield made
    made.close()


def test_the_right_passphrase_opens(screen: UnlockScreen) -> None:
    screen.open_with(WORDS)
    assert len(screen.opened) == 1
    assert screen.opened[0].journal.page() == []


def test_what_was_typed_is_gone_at_once(screen: UnlockScreen) -> None:
    screen.type("something")
    screen.press_open()
    assert screen.typed() == ""
    assert screen.busy()
    screen.wait_for_answer()
    assert screen.typed() == ""


def test_a_passphrase_that_does_not_fit_changes_nothing(screen: UnlockScreen, folder: Path) -> None:
    before = snapshot(folder)
    screen.open_with("another room")
    assert "did not open" in screen.problem()
    assert "damaged" not in screen.problem()
    assert snapshot(folder) == before
    assert not screen.opened


def test_trying_again_after_that_opens(screen: UnlockScreen) -> None:
    screen.open_with("another room")
    screen.open_with(WORDS)
    assert len(screen.opened) == 1


def test_a_second_press_while_opening_does_nothing(screen: UnlockScreen) -> None:
    screen.type(WORDS)
    screen.press_open()
    screen.press_open()
    screen.view._submit()
    screen.wait_for_answer()
    assert len(screen.opened) == 1


def test_the_wait_grows_after_several_tries_and_stays_bearable() -> None:
    pauses = [pause_ms(tries) for tries in range(40)]
    assert pauses[0] == pauses[2] == 0
    assert pauses == sorted(pauses)
    assert pauses[3] > 0
    assert max(pauses) <= 30_000


def test_only_what_did_not_open_counts_as_a_try(screen: UnlockScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(unlock, "pause_ms", lambda tries: asked.append(tries) or 0)  # type: ignore[func-returns-value]
    screen.press_open()  # nothing typed
    screen.wait_for_answer()
    screen.open_with("no")
    screen.open_with("no")
    screen.open_with(WORDS)
    assert asked == [0, 0, 1, 2]


def test_an_empty_field_is_said_kindly(screen: UnlockScreen) -> None:
    screen.press_open()
    screen.wait_for_answer()
    assert "nothing in the field" in screen.problem()


@pytest.mark.parametrize(
    "forgiving", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O").replace("1", "l")]
)
def test_the_recovery_code_opens_however_it_is_written(
    screen: UnlockScreen, folder: Path, forgiving: Callable[[str], str]
) -> None:
    with open_vault(folder, Passphrase(WORDS)) as vault:
        code = vault.add_recovery_code().value
    screen.choose_way("With my recovery code")
    screen.open_with(forgiving(code))
    assert screen.opened[0].vault.role is SlotRole.RECOVERY_CODE
    assert any("new passphrase" in words for words in screen.said)


def test_a_slip_in_the_code_is_told_from_another_code(screen: UnlockScreen) -> None:
    screen.choose_way("With my recovery code")
    screen.open_with("AAAAA-BBBBB")
    slip = screen.problem()
    assert "different from the sheet" in slip


def test_a_key_file_belongs_to_its_passphrase(screen: UnlockScreen, folder: Path, tmp_path: Path) -> None:
    key = tmp_path / "photo.bin"
    key.write_bytes(b"never changes")
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else")
    with open_vault(folder, Passphrase(WORDS)) as vault:
        vault.add_key_file("with a file", key.read_bytes())
    screen.choose_way("With a passphrase and a key file")
    screen.type("with a file")
    screen.press_open()
    assert not screen.busy()
    assert "choose the key file" in screen.words()
    screen.view._wipe()
    screen.choose_key_file(other)
    screen.open_with("with a file")
    assert "together did not open" in screen.problem()
    screen.choose_key_file(key)
    screen.open_with("with a file")
    assert screen.opened[0].vault.role is SlotRole.KEY_FILE


def test_a_key_file_that_went_away_is_said_as_such(screen: UnlockScreen, tmp_path: Path) -> None:
    key = tmp_path / "photo.bin"
    key.write_bytes(b"never changes")
    screen.choose_way("With a passphrase and a key file")
    screen.choose_key_file(key)
    key.unlink()
    screen.open_with("with a file")
    assert "key file could not be read" in screen.problem()


def _ruin_slots(folder: Path) -> None:
    for name in ("slots", "slots.bak"):
        (folder / name).write_bytes(os.urandom(slots.SIZE))


def _ruin_database(folder: Path) -> None:
    for container in (0, 1):
        path = containers.path_of(folder, container)
        with path.open("r+b") as file:
            file.write(os.urandom(64 * 1024))


def _from_the_future(folder: Path) -> None:
    for name in ("slots", "slots.bak"):
        image = (folder / name).read_bytes()
        (folder / name).write_bytes(slots.with_right_sum(bytes([slots.VERSION + 1]) + image[1:]))


@pytest.mark.parametrize(
    ("ruin", "words"),
    [
        (_ruin_slots, "small file that leads to your notes"),
        (_ruin_database, "passphrase is right, but the file"),
        (_from_the_future, "newer version"),
        (shutil.rmtree, "cannot be found"),
    ],
)
def test_damage_is_never_called_a_wrong_passphrase(
    screen: UnlockScreen, folder: Path, ruin: Callable[[Path], None], words: str
) -> None:
    ruin(folder)
    screen.open_with(WORDS)
    assert words in screen.problem()
    assert "did not open it" not in screen.problem()


def test_in_use_elsewhere(screen: UnlockScreen, folder: Path) -> None:
    with open_vault(folder, Passphrase(WORDS)):
        screen.open_with(WORDS)
        assert "open in another window" in screen.problem()
    screen.open_with(WORDS)
    assert len(screen.opened) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "can only be read"), (errno.EACCES, "not allowed"), (errno.EIO, "answered with an error")],
)
def test_a_place_that_cannot_be_written(
    screen: UnlockScreen, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    real = os.open

    def refuse(path: Any, flags: int, *args: Any, **named: Any) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *args, **named)

    monkeypatch.setattr(os, "open", refuse)
    screen.open_with(WORDS)
    assert words in screen.problem()


def test_a_full_disk(screen: UnlockScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise WorldError(Code.DISK_FULL)

    monkeypatch.setattr(vault, "open_vault", full)
    screen.open_with(WORDS)
    assert "disk is full" in screen.problem()


def test_the_screen_says_nothing_about_what_is_inside(app: Any, qtbot: Any, folder: Path) -> None:
    empty = UnlockScreen(qtbot, folder)
    before = empty.words()
    empty.close()
    with open_vault(folder, Passphrase(WORDS)) as vault:
        for number in range(50):
            note(vault, f"canary{number}", '"' + "x" * 1000 + '"')
    full = UnlockScreen(qtbot, folder)
    assert full.words() == before
    full.close()


def test_a_damaged_file_leads_to_the_kept_copies(screen: UnlockScreen, folder: Path, qtbot: Any) -> None:
    with open_vault(folder, Passphrase(WORDS)) as vault:
        note(vault, "kept")
        vault.keep_copy("asked")
    assert not screen.rescue_offered()
    _ruin_database(folder)
    screen.open_with(WORDS)
    assert screen.rescue_offered()
    sheet = screen.rescue()
    sheet.field.set_text("something else")
    sheet.yes.click()
    qtbot.waitUntil(lambda: "did not open" in sheet.words())
    sheet.field.set_text(WORDS)
    sheet.yes.click()
    qtbot.waitUntil(lambda: len(sheet.copies) == 1)
    with qtbot.waitSignal(sheet.restored):
        sheet.copies[0].click()
    screen.open_with(WORDS)
    assert notes(screen.opened[0].vault) == ["kept"]


def test_without_a_copy_it_says_so(screen: UnlockScreen, folder: Path, qtbot: Any) -> None:
    _ruin_database(folder)
    screen.open_with(WORDS)
    sheet = screen.rescue()
    sheet.field.set_text(WORDS)
    sheet.yes.click()
    qtbot.waitUntil(lambda: "no copy here" in sheet.words())
