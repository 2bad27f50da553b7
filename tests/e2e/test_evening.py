"""The first whole evening, by keyboard only, in the real window."""

from __future__ import annotations

import json
import time

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import SEARCHED_S, Desk

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]


def first_run(desk: Desk) -> None:
    """Through every screen of the first run, with a passphrase of one's own and no recovery code."""
    up_to_the_recovery_code(desk)
    desk.key("Tab", "Return", pause=0.6)  # a recovery code: not now
    desk.key("Return", pause=1.0)  # it is ready: Begin


def up_to_the_recovery_code(desk: Desk) -> None:
    """Through the first run until a recovery code is offered; the vault is made, and open."""
    desk.start()
    desk.key("Return", pause=0.5)  # before you begin: Continue has the keyboard
    desk.key("Return", pause=0.4)  # leaving fast: Try it
    desk.shift_three_times()  # only tried out here
    time.sleep(0.4)
    assert desk.running()
    assert desk.has_window()
    desk.key("Tab", "Tab", "Tab", "Return", pause=0.4)  # what it says, Back, Continue
    desk.key(*["Tab"] * 6, "Return", pause=0.25)  # the name on the window stays
    desk.key("Tab", "Return", "Tab", pause=0.4)  # my own words
    desk.write(PASSPHRASE)
    desk.key("Tab", "Tab", pause=0.2)
    desk.write(PASSPHRASE)
    desk.key("Return")
    desk.until((desk.data / "slots.bak").exists, "no vault was made")
    desk.rest(3.0, SEARCHED_S)


def unlock(desk: Desk) -> None:
    """Type the passphrase and wait for the rooms."""
    desk.write(PASSPHRASE)
    desk.key("Return")
    desk.until(lambda: any(desk.data.glob("c?-wal")), "it did not open")
    desk.rest(2.0, SEARCHED_S)


def write_entry(desk: Desk, text: str) -> None:
    """A new entry in the journal, kept by itself."""
    desk.key("ctrl+2", pause=0.8)
    desk.write(text)
    time.sleep(1.2)


def lock(desk: Desk) -> None:
    """Lock, and wait for the unlock window, which is a new program in the same process."""
    desk.key("ctrl+l")
    desk.until(lambda: not any(desk.data.glob("c?-wal")), "the vault stayed open")
    desk.until(desk.has_window, "no unlock window came")
    desk.wait_for_window()


def test_an_evening_from_an_empty_home(desk: Desk) -> None:
    first_run(desk)
    write_entry(desk, "The heron stood in the reeds all morning.")
    pid = desk.pid
    lock(desk)
    assert desk.running()
    assert desk.pid == pid
    assert [e["text"] for e in desk.entries(PASSPHRASE)] == ["The heron stood in the reeds all morning."]
    desk.wait_for_window()
    unlock(desk)

    desk.key("ctrl+2", pause=0.8)
    desk.key("ctrl+f", pause=0.3)
    desk.write("her")  # found while typing, by its beginning
    desk.rest(0.8, SEARCHED_S)
    desk.key("Down", "Return", pause=0.7)  # the first found opens for reading
    desk.key("Tab", "Return", pause=0.7)  # Edit
    desk.write(" It did not mind me.")
    time.sleep(1.2)

    desk.key("ctrl+3", pause=0.8)
    desk.key("Tab", "Tab", "Return", pause=0.6)  # a reminder of something past
    desk.write("7")
    desk.key("ctrl+Return", pause=0.8)

    desk.key("ctrl+4", pause=1.0)
    desk.key("Tab", "Tab", "Return", pause=0.8)  # a tool of my own
    desk.write("The long way home")
    desk.key("ctrl+Return", pause=0.8)

    before = time.monotonic()
    desk.shift_three_times()
    desk.until(lambda: not desk.has_window(), "the window stayed")
    gone_after = time.monotonic() - before
    desk.until(lambda: not desk.running(), "the process stayed")
    assert gone_after < 5  # the figure itself is measured in tests/bench; here: it does go

    texts = [e["text"] for e in desk.entries(PASSPHRASE)]
    assert texts == ["The heron stood in the reeds all morning. It did not mind me."]
    done = desk.cli("export", str(desk.data), str(desk.home / "all.json"), "--format", "json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    everything = json.loads((desk.home / "all.json").read_text("utf-8"))
    assert [note["peak"] for note in everything["triggers"]] == [7]
    assert [tool["title"] for tool in everything["strategies"]] == ["The long way home"]


def test_coming_back_shows_only_the_unlock_window(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    write_entry(kept, "Only mine.")
    kept.shift_three_times()
    kept.until(lambda: not kept.running(), "the process stayed")
    kept.start()
    kept.key("ctrl+2", "ctrl+f", pause=0.2)  # leads nowhere while locked
    assert not any(kept.data.glob("c?-wal"))
    kept.write("not the passphrase")
    kept.key("Return", pause=1.5)
    assert not any(kept.data.glob("c?-wal"))
    assert kept.running()


def test_a_second_window_on_the_same_vault_is_told_kindly(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    done = kept.cli("list", str(kept.data), passphrase=PASSPHRASE)
    assert done.returncode == 6
    assert done.stdout == ""


def test_being_asked_to_end_keeps_what_was_typed(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    kept.key("ctrl+2", pause=0.8)
    kept.write("Half a sentence")
    assert kept.process is not None
    kept.process.terminate()  # the session ends while typing
    kept.process.wait(20)
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == ["Half a sentence"]
