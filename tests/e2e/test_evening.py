"""The first whole evening, by keyboard only, in the real window."""

from __future__ import annotations

import json

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]


def first_run(desk: Desk) -> None:
    """Through every screen of the first run, with a passphrase of one's own and no recovery code."""
    up_to_the_recovery_code(desk)
    desk.press("Not now", otherwise=1, to="Begin")  # a recovery code
    desk.key("Return", then=1.0)  # it is ready
    desk.until_shown("How is it right now?")


def up_to_the_recovery_code(desk: Desk) -> None:
    """Through the first run until a recovery code is offered; the vault is made, and open."""
    desk.start()
    desk.until_at("Continue")  # before you begin
    desk.key("Return", then=0.5, to="Try it")  # leaving fast
    desk.key("Return", then=0.4)
    desk.shift_three_times()  # only tried out here
    desk.until_shown("That was it.")
    desk.rest()
    assert desk.running()
    assert desk.has_window()
    desk.press("Continue", otherwise=3, to="Name on the window: Notes")  # past what it says, and Back
    desk.press("Continue", otherwise=6)  # the name on the window stays
    desk.press("How to choose: My own words", otherwise=1)
    desk.tab_to("Passphrase", otherwise=1)
    desk.write(PASSPHRASE)
    desk.tab_to("The same once more", otherwise=2)
    desk.write(PASSPHRASE)
    desk.key("Return")
    desk.until((desk.data / "slots.bak").exists, "no vault was made")
    desk.rest(3.0)
    desk.until_at("Make a code for paper")


def unlock(desk: Desk) -> None:
    """Type the passphrase and wait for the rooms."""
    desk.until_at("Passphrase")
    desk.write(PASSPHRASE)
    desk.key("Return")
    desk.until(lambda: any(desk.data.glob("c?-wal")), "it did not open")
    desk.until_shown("Get help now")
    desk.rest(2.0)


def write_entry(desk: Desk, text: str) -> None:
    """A new entry in the journal, kept by itself."""
    desk.key("ctrl+2", pause=0.8, to="Your text")
    desk.write(text)
    desk.until_kept()


def lock(desk: Desk) -> None:
    """Lock, and wait for the unlock window, which is a new program in the same process."""
    desk.key("ctrl+l")
    desk.until(lambda: not any(desk.data.glob("c?-wal")), "the vault stayed open")
    desk.wait_for_window()


def note_a_reminder(desk: Desk) -> None:
    """Up to the first number of a note on something that set off old pain; not saved yet."""
    desk.key("ctrl+3", pause=0.8, to="Something is unsafe now")
    desk.press("A reminder", otherwise=2, to="How strong at the peak, no number")
    desk.write("7")
    desk.until_at("How strong at the peak")


def own_tool(desk: Desk, name: str) -> None:
    """A tool of one's own with a name, the keyboard on it; not saved yet."""
    desk.key("ctrl+4", pause=1.0, to="Search in tools")
    desk.press("A tool of my own", otherwise=2, then=0.8, to="Name")
    desk.write(name)


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
    desk.key("ctrl+f", pause=0.3, to="Search the journal")
    desk.write("her")  # found while typing, by its beginning
    desk.rest(0.8)
    desk.until_shown("1 entry found")
    desk.key("Down", pause=0.7, to="Entries, newest first")
    desk.key("Return", pause=0.7, to="The entry")  # the first found opens for reading
    desk.press("Edit", otherwise=1, then=0.7, to="Your text")
    desk.write(" It did not mind me.")
    desk.until_kept()

    note_a_reminder(desk)
    desk.key("ctrl+Return", pause=0.8)
    desk.until_shown("It is noted")

    own_tool(desk, "The long way home")
    desk.key("ctrl+Return", pause=0.8, to="Begin")

    desk.shift_three_times()
    desk.until(lambda: not desk.has_window(), "the window stayed")  # how fast: tests/bench/leaving.py
    desk.until(lambda: not desk.running(), "the process stayed")

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
    kept.leave()
    kept.start()
    kept.key("ctrl+2", "ctrl+f", pause=0.2, to="Passphrase")  # leads nowhere while locked
    assert not any(kept.data.glob("c?-wal"))
    kept.write("not the passphrase")
    kept.key("Return", pause=1.5)
    kept.until_shown("This passphrase did not open it.")
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
    kept.key("ctrl+2", pause=0.8, to="Your text")
    kept.write("Half a sentence")
    assert kept.process is not None
    kept.process.terminate()  # the session ends while typing
    kept.until(lambda: not kept.running(), "it did not end")
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == ["Half a sentence"]
