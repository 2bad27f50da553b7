"""How it looks, when it locks."""

from __future__ import annotations

from typing import Any

import pytest

from app.settings import Settings
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui.context import Context


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> SettingsScreen:
    told.settings = Settings(theme="light")
    return SettingsScreen(qtbot, ctx, told)


def test_a_look_is_tried_out_before_it_is_put_on(screen: SettingsScreen, told: Told) -> None:
    look = screen.section
    before = look.preview.heightForWidth(500)
    screen.press("\u2068200 %\u2069")
    screen.press("Dark")
    screen.press("Easier to tell apart")
    screen.press("Nothing moves")
    screen.press("From right to left")
    assert told.settings == Settings(theme="light")
    assert look.preview.heightForWidth(500) > before
    assert look.preview._theme.colours.dark
    screen.press("Use this look")
    assert told.settings == Settings(text_scale=200, theme="dark", legible_font=True, motion="reduced", direction="rtl")
    assert not screen.offers("Back to how it was")


def test_trying_out_can_be_taken_back(screen: SettingsScreen, told: Told) -> None:
    screen.press("High contrast")
    screen.press("Back to how it was")
    assert screen.section.wish() == told.settings
    assert not screen.section.use.isEnabled()


def test_locking_is_kept_at_once(screen: SettingsScreen, told: Told) -> None:
    screen.open("Locking")
    screen.section.idle.choose("15")
    assert told.settings.idle_minutes == 15
    screen.press("Nothing: the program is closed")
    assert told.settings.leave_to == "closed"
    screen.press("Recipes")
    assert told.settings.window_title == "Recipes"


def test_a_name_of_ones_own_is_kept_on_leaving_the_section(screen: SettingsScreen, told: Told) -> None:
    screen.open("Locking")
    screen.press("Another name")
    screen.section.name.own.set_text("Garden")
    screen.open("About")
    assert told.settings.window_title == "Garden"


def test_an_empty_name_changes_nothing(screen: SettingsScreen, told: Told) -> None:
    screen.open("Locking")
    before = told.settings.window_title
    screen.press("Another name")
    screen.section.name.own.set_text("   ")
    screen.open("About")
    assert told.settings.window_title == before


def test_help_before_opening_is_off_and_says_what_it_shows(screen: SettingsScreen, told: Told) -> None:
    screen.open("Locking")
    assert not told.settings.help_while_locked
    assert screen.section.before.value() == "nothing"
    assert "sees that it is a program for help" in screen.words()


def test_the_country_goes_out_with_the_permission_and_comes_back_in_with_it(screen: SettingsScreen, told: Told) -> None:
    screen.ask(lambda s: s.circle.choose_country("IE"))
    screen.open("Locking")
    screen.press("Get help now, and a few tools")
    assert (told.settings.help_while_locked, told.settings.help_country) == (True, "IE")
    screen.press("Nothing but the passphrase")
    assert (told.settings.help_while_locked, told.settings.help_country) == (False, "")
