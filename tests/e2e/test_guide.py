"""F1 by keyboard in a real window."""

from __future__ import annotations

import time

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import first_run, lock, unlock

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]


def test_look_something_up_while_writing(desk: Desk) -> None:
    first_run(desk)
    desk.key("ctrl+2", pause=0.8)
    desk.write("the street was lou")
    desk.key("F1", pause=1.0)
    desk.key("F1", pause=0.6)  # once more: all guides, the keyboard in the field for finding
    desk.write("forgot password")
    desk.key("Return", pause=0.6)
    desk.key("Next", "alt+Left", pause=0.8)
    desk.write("d at six")
    time.sleep(1.5)  # the pause after which it is kept
    lock(desk)
    desk.shift_three_times()
    desk.until(lambda: not desk.running(), "it did not leave")
    assert [entry["text"] for entry in desk.entries(PASSPHRASE)] == ["the street was loud at six"]


def test_help_before_the_passphrase_and_back_to_the_field(kept: Desk) -> None:
    kept.start()
    kept.key("F1", pause=0.8)
    kept.key("Next", "Escape", pause=0.4)
    unlock(kept)  # the keyboard is in the field again
