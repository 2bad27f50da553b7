"""The first time: one idea a screen, Back always, nothing saved by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code, WorldError
from app.settings import Settings
from app.vault.secrets import Passphrase, RecoveryCode, word_list
from app.vault.slots import SlotRole
from app.vault.vault import Vault, create, exists, open_vault
from tests.pages.first_run import FirstRunScreen
from tests.support import CHEAP
from ui.windows.first_run import passphrase, view

PASSPHRASE, RECOVERY, READY = "A passphrase", "If you ever forget the passphrase", "It is ready"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "create", lambda folder, secret: create(folder, secret, cost=CHEAP))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def screen(app: Any, qtbot: Any, folder: Path) -> Iterator[FirstRunScreen]:
    made = FirstRunScreen(qtbot, folder)
    yield made
    made.close()


def _with_a_vault(screen: FirstRunScreen) -> str:
    screen.go_to(PASSPHRASE)
    words = screen.offered()
    screen.passphrase.choice.copied.set_text(words)
    screen.go_on()
    assert screen.head() == RECOVERY
    return words


def test_the_first_screen_says_plainly_what_cannot_be_hidden(screen: FirstRunScreen, folder: Path) -> None:
    words = screen.words()
    for said in ("spyware", "screen recording", "administers", "backups", "makes you type it", str(folder), "Leave"):
        assert said in words
    assert not folder.exists()
    assert not screen.can_go_back()


def test_everything_by_keyboard(screen: FirstRunScreen, folder: Path, qtbot: Any) -> None:
    screen.press(Qt.Key.Key_Return)  # Continue has the keyboard
    screen.settle()
    assert screen.focused() == "Try it"
    for head in ("The name on the window", PASSPHRASE):
        while screen.focused() != "Continue":
            screen.press(Qt.Key.Key_Tab)
        screen.press(Qt.Key.Key_Return)
        screen.settle()
        assert screen.head() == head
    words = screen.offered()
    while screen.focused() != "Type the six words, with a space between them":
        screen.press(Qt.Key.Key_Tab)
    screen.type(words)
    screen.press(Qt.Key.Key_Return)
    screen.settle()
    assert screen.head() == RECOVERY
    while screen.focused() != "Not now":
        screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Return)
    screen.settle()
    assert screen.focused() == "Begin"
    screen.press(Qt.Key.Key_Return)
    assert len(screen.began) == 1
    screen.began[0].close()
    open_vault(folder, Passphrase(words)).close()


def test_back_works_from_every_screen(screen: FirstRunScreen) -> None:
    _with_a_vault(screen)
    screen.recovery.later.click()
    assert screen.head() == READY
    heads = [screen.head()]
    while screen.can_go_back():
        screen.back()
        heads.append(screen.head())
    assert heads == [READY, RECOVERY, PASSPHRASE, "The name on the window", "Leaving fast", "Before you begin"]


def test_leaving_is_only_practised_after_try_it(screen: FirstRunScreen) -> None:
    assert not screen.view.practise_leaving()
    screen.go_on()
    assert not screen.view.practise_leaving()
    screen.leaving.try_it.click()
    assert "three times" in screen.leaving.words()
    assert screen.view.practise_leaving()
    assert "would be gone" in screen.leaving.words()
    screen.go_on()
    assert not screen.view.practise_leaving()
    screen.back()
    assert not screen.view.practise_leaving()


def test_six_words_of_the_list_are_offered_and_others_on_request(screen: FirstRunScreen) -> None:
    screen.go_to(PASSPHRASE)
    first = screen.offered()
    assert len(first.split()) == 6
    assert set(first.split()) <= set(word_list())
    screen.passphrase.choice.other_words()
    screen.settle()
    assert screen.offered() != first


def test_the_offered_words_must_have_arrived_on_the_other_side(screen: FirstRunScreen, folder: Path) -> None:
    screen.go_to(PASSPHRASE)
    screen.offered()
    screen.go_on()
    assert screen.head() == PASSPHRASE
    assert "type the six words here once" in screen.words()
    screen.passphrase.choice.copied.set_text("six other words")
    screen.go_on()
    assert "not quite the same" in screen.words()
    assert not exists(folder)


def test_copied_words_are_taken_with_capitals_and_wide_spaces(screen: FirstRunScreen, folder: Path) -> None:
    screen.go_to(PASSPHRASE)
    words = screen.offered()
    screen.passphrase.choice.copied.set_text("  " + words.upper().replace(" ", "   "))
    screen.go_on()
    assert screen.view.session is not None
    screen.view.session.close()
    open_vault(folder, Passphrase(words)).close()


def test_own_words_are_typed_twice(screen: FirstRunScreen, folder: Path) -> None:
    screen.go_to(PASSPHRASE)
    screen.choose_own("several words that fit", "")
    screen.go_on()
    assert "once more" in screen.words()
    screen.choose_own("several words that fit", "several words that fil")
    screen.go_on()
    assert "not the same yet" in screen.words()
    assert not exists(folder)
    screen.choose_own("several words that fit", "several words that fit")
    screen.go_on()
    assert screen.head() == RECOVERY
    assert screen.view.session is not None
    screen.view.session.close()
    open_vault(folder, Passphrase("several words that fit")).close()


def test_own_words_get_an_honest_line(screen: FirstRunScreen, qtbot: Any) -> None:
    screen.go_to(PASSPHRASE)
    screen.choose_own("password", "")
    line = screen.passphrase.choice.strength
    qtbot.waitUntil(lambda: bool(line.words()))
    assert "Easy to guess" in line.words()
    screen.choose_own("", "")
    qtbot.waitUntil(lambda: not line.words())


def test_nothing_typed_or_offered_stays_on_the_screen_behind(screen: FirstRunScreen) -> None:
    words = _with_a_vault(screen)
    screen.back()
    choice = screen.passphrase.choice
    assert choice.shown.text() == ""
    assert choice.copied.text() == choice.first.text() == choice.again.text() == ""
    assert words not in screen.words()


def test_coming_back_keeps_or_changes_the_passphrase(screen: FirstRunScreen, folder: Path) -> None:
    _with_a_vault(screen)
    screen.back()
    assert "passphrase is set" in screen.words()
    screen.go_on()
    assert screen.head() == RECOVERY
    screen.back()
    screen.passphrase._another.click()
    screen.settle()
    screen.choose_own("quite another one", "quite another one")
    screen.go_on()
    assert screen.head() == RECOVERY
    assert screen.view.session is not None
    screen.view.session.close()
    open_vault(folder, Passphrase("quite another one")).close()


def test_no_recovery_code_is_made_unless_asked(screen: FirstRunScreen) -> None:
    _with_a_vault(screen)
    screen.recovery.later.click()
    assert screen.view.session is not None
    assert [slot.kind for slot in screen.view.session.vault.slots()] == [SlotRole.PASSPHRASE]


def test_the_code_counts_once_its_end_was_typed(screen: FirstRunScreen, folder: Path) -> None:
    _with_a_vault(screen)
    code = screen.make_code()
    panel = screen.recovery.panel
    assert panel is not None
    screen.go_on()
    assert screen.head() == RECOVERY
    panel.last.set_text("AAAAA A")
    screen.go_on()
    assert "not quite the same" in screen.words()
    panel.last.set_text(" ".join(code.split("-")[-2:]).lower())
    screen.go_on()
    assert screen.head() == READY
    assert code not in screen.words()
    assert screen.view.session is not None
    screen.view.session.close()
    open_vault(folder, RecoveryCode(code)).close()


@pytest.mark.parametrize("way", ["rather not", "back"])
def test_a_code_that_was_not_confirmed_opens_nothing(screen: FirstRunScreen, way: str) -> None:
    _with_a_vault(screen)
    screen.make_code()
    if way == "back":
        screen.back()
    else:
        screen.recovery.not_now.click()
        screen.settle()
    screen.settle()
    assert screen.view.session is not None
    assert [slot.kind for slot in screen.view.session.vault.slots()] == [SlotRole.PASSPHRASE]


def test_the_code_is_never_written_to_a_file(screen: FirstRunScreen, tmp_path: Path) -> None:
    _with_a_vault(screen)
    code = screen.make_code()
    assert screen.view.session is not None
    found = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file()
        and (code.encode() in path.read_bytes() or code.replace("-", "").encode() in path.read_bytes())
    ]
    assert not found


def test_what_stands_in_the_way_is_said_and_can_be_tried_again(
    screen: FirstRunScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, secret: Passphrase) -> Vault:
        raise WorldError(Code.DISK_FULL)

    working = passphrase.create
    monkeypatch.setattr(passphrase, "create", full)
    screen.go_to(PASSPHRASE)
    screen.choose_own("several words that fit", "several words that fit")
    screen.go_on()
    assert "disk is full" in screen.passphrase.trouble()
    assert screen.view.go_on.isEnabled()
    monkeypatch.setattr(passphrase, "create", working)
    screen.go_on()
    assert screen.head() == RECOVERY


def test_the_name_of_the_window_is_kept(screen: FirstRunScreen) -> None:
    screen.go_to("The name on the window")
    step: Any = screen.view.step()
    step.name.choice.choose("Lists")
    assert screen.settings.window_title == "Lists"
    step.name.choice.choose("own")
    step.name.own.set_text("  Garden   plan ")
    screen.go_on()
    assert screen.settings.window_title == "Garden plan"


def test_the_look_is_chosen_on_the_first_screen_and_keeps_the_keyboard(app: Any, qtbot: Any, folder: Path) -> None:
    screen = FirstRunScreen(qtbot, folder)
    step: Any = screen.view.step()
    step.sizes.choose("150")
    step.themes.choose("dark")
    assert (screen.settings.text_scale, screen.settings.theme) == (150, "dark")
    screen.close()
    again = FirstRunScreen(qtbot, folder, screen.settings)
    assert again.focused() == "Text size: \u2068150 %\u2069"
    again.close()


def test_with_a_vault_open_the_window_is_not_built_anew(screen: FirstRunScreen) -> None:
    _with_a_vault(screen)
    while screen.can_go_back():
        screen.back()
    step: Any = screen.view.step()
    assert not step.look.isVisible()


def test_the_language_comes_first_only_when_there_are_two(
    app: Any, qtbot: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.windows.first_run import language

    for module in (view, language):
        monkeypatch.setattr(module, "languages", lambda: ["en", "es"])
    screen = FirstRunScreen(qtbot, folder, Settings(theme="light"))
    assert screen.head() == "Language"
    step: Any = screen.view.step()
    step.choice.choose("es")
    assert screen.settings.language == "es"
    screen.close()
