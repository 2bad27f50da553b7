"""F1 by keyboard in a real window."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import first_run, lock, unlock

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]


def test_look_something_up_while_writing(desk: Desk) -> None:
    first_run(desk)
    desk.key("ctrl+2", pause=0.8, to="Your text")
    desk.write("the street was lou")
    desk.key("F1", pause=1.0, to="Writing")
    desk.key("F1", pause=0.6, to="Find in the guides")  # once more: all guides
    desk.write("forgot password")
    desk.key("Return", pause=0.6, to="If you forget the passphrase")
    desk.key("Next", "alt+Left", pause=0.8, to="Your text")
    desk.write("d at six")
    desk.until_kept()
    lock(desk)
    desk.leave()
    assert [entry["text"] for entry in desk.entries(PASSPHRASE)] == ["the street was loud at six"]


def test_help_before_the_passphrase_and_back_to_the_field(kept: Desk) -> None:
    kept.start()
    kept.key("F1", pause=0.8, to="If it does not open")
    kept.key("Next", "Escape", pause=0.4, to="Passphrase")
    unlock(kept)
