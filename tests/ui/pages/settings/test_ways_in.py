"""What opens the vault, changed from inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.session import Session
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.slots import SlotRole
from app.vault.vault import open_vault
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from tests.vaults import refusal
from ui.context import Context

NOW, NEW = "a quiet room", "another quiet room"


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> SettingsScreen:
    return SettingsScreen(qtbot, ctx, told, "ways-in")


def _kinds(screen: SettingsScreen) -> list[SlotRole]:
    return sorted(slot.kind for slot in screen.ask(lambda s: s.vault.slots()))


def _own(sheet: Any, text: str, again: str | None = None) -> None:
    sheet.new.way.choose("own")
    sheet.new.first.set_text(text)
    sheet.new.again.set_text(text if again is None else again)


def test_the_list_is_in_words(screen: SettingsScreen) -> None:
    assert "A passphrase" in screen.words()
    assert not screen.offers("Take away")


def test_the_passphrase_is_changed_only_with_the_one_of_now(
    screen: SettingsScreen, session: Session, told: Told
) -> None:
    screen.press("Change the passphrase")
    sheet = screen.sheet()
    _own(sheet, NEW)
    screen.press("Change it")
    assert "type it first" in screen.words()
    sheet.proof.field.set_text("not this one")
    screen.press("Change it")
    assert "did not open" in screen.words()
    session.vault.prove(Passphrase(NOW))
    sheet.proof.field.set_text(NOW)
    screen.press("Change it")
    assert screen.sheet() is None
    assert "new passphrase" in screen.said()
    session.vault.prove(Passphrase(NEW))
    folder = session.vault.folder
    session.close()
    assert refusal(folder, Passphrase(NOW)) is not None
    assert refusal(folder, Passphrase(NEW)) is None


def test_two_different_new_ones_change_nothing(screen: SettingsScreen, session: Session) -> None:
    screen.press("Change the passphrase")
    screen.sheet().proof.field.set_text(NOW)
    _own(screen.sheet(), NEW, "something else")
    screen.press("Change it")
    assert "not the same yet" in screen.words()
    session.vault.prove(Passphrase(NOW))


def test_a_recovery_code_is_made_confirmed_and_taken_away(screen: SettingsScreen, session: Session, told: Told) -> None:
    screen.press("Make a recovery code")
    sheet = screen.sheet()
    code = sheet.panel._code
    screen.press("My paper is right")
    assert screen.sheet() is sheet
    sheet.panel.last.set_text("".join(code.split("-")[-2:]))
    screen.press("My paper is right")
    assert screen.sheet() is None
    assert _kinds(screen) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    session.vault.prove(RecoveryCode(code))
    index = next(i for i, way in enumerate(screen.section.ways) if way.kind is SlotRole.RECOVERY_CODE)
    screen.section.removers[index].click()
    assert "What will still open" in screen.words()
    assert "A passphrase." in screen.words()
    screen.press("Take it away")
    assert _kinds(screen) == [SlotRole.PASSPHRASE]


def test_a_code_that_is_not_kept_opens_nothing(screen: SettingsScreen) -> None:
    screen.press("Make a recovery code")
    screen.press("Rather not now")
    screen.settle()
    assert _kinds(screen) == [SlotRole.PASSPHRASE]


def test_a_second_code_says_that_the_first_still_works(screen: SettingsScreen) -> None:
    for _ in range(2):
        screen.press("Make a recovery code")
        sheet = screen.sheet()
        sheet.panel.last.set_text("".join(sheet.panel._code.split("-")[-2:]))
        screen.press("My paper is right")
    assert "older code works too" in screen.said()


def test_a_key_file_is_chosen_or_made(screen: SettingsScreen, session: Session, tmp_path: Path) -> None:
    screen.press("Add a key file")
    sheet = screen.sheet()
    _own(sheet, NEW)
    screen.press("Add it")
    assert "make a file first" in screen.words()
    screen.press("Make a new file")
    screen.pick_new(tmp_path / "key.bin")
    assert "key.bin" in sheet.file_words()
    screen.press("Add it")
    assert _kinds(screen) == [SlotRole.PASSPHRASE, SlotRole.KEY_FILE]
    session.vault.prove(Passphrase(NEW, (tmp_path / "key.bin").read_bytes()))


def test_a_new_key_file_never_overwrites(screen: SettingsScreen, tmp_path: Path) -> None:
    (tmp_path / "key.bin").write_bytes(b"mine")
    screen.press("Add a key file")
    screen.press("Make a new file")
    screen.pick_new(tmp_path / "key.bin")
    assert "nothing is overwritten" in screen.words()
    assert (tmp_path / "key.bin").read_bytes() == b"mine"


def test_after_coming_in_with_the_code_the_code_is_what_is_asked(
    qtbot: Any, session: Session, told: Told, tmp_path: Path
) -> None:
    from tests.ui.harness import make_context

    code = session.vault.add_recovery_code().value
    folder = session.vault.folder
    session.close()
    again = Session(open_vault(folder, RecoveryCode(code)))
    ctx = make_context(again, told)
    screen = SettingsScreen(qtbot, ctx, told, "ways-in")
    screen.press("Change the passphrase")
    assert "recovery code" in screen.words()
    screen.sheet().proof.field.set_text(code)
    _own(screen.sheet(), NEW)
    screen.press("Change it")
    ctx.lanes.finish(again.close, 10)
    assert refusal(folder, Passphrase(NEW)) is None
    assert refusal(folder, Passphrase(NOW)) is not None
