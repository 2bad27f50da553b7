"""What can be read from memory and disk before and after locking, by the strongest reader: root."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from app import begin
from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.memory import forms, memory_finds, memory_holds
from tests.e2e.test_evening import lock, unlock, up_to_the_recovery_code, write_entry

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]
CANARY = "violet marmalade weather"
WRONG = "nine violet lanterns over marmalade"
# A recovery code as Python holds it, from its first dash on: with a sign to look for it is found fifty times as fast.
_CODE = re.compile(rb"-(?!XXXXX)(?:[0-9A-Z]{5}-){4}[0-9A-Z](?![0-9A-Z-])")  # X stands in our own description
only_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root may read the memory of a hardened process"
)


def _keys(data: Path) -> list[bytes]:
    """The database key of the vault, as bytes and as the hex digits that SQLCipher is given."""
    with open_vault(data, Passphrase(PASSPHRASE)) as vault:
        raw = vault._opened.raw_key()
    return [bytes.fromhex(raw[:64]), raw[:64].encode()]


@only_root
def test_after_locking_nothing_is_in_memory_or_on_disk(kept: Desk) -> None:
    needles = [*forms(CANARY), *forms(PASSPHRASE), *_keys(kept.data)]
    kept.start()
    unlock(kept)
    write_entry(kept, CANARY)
    open_counts = memory_holds(kept.pid, needles)
    assert sum(open_counts[n] for n in forms(CANARY)) > 0, "the reader finds nothing: this test could not fail"
    if begin.on_glibc():  # elsewhere more of it may stand in freed memory
        assert [open_counts[key] for key in needles[-2:]] == [1, 0], "the key stands in memory once, and not as a text"
    _no_trace_on_disk(kept)

    lock(kept)
    assert memory_holds(kept.pid, needles) == dict.fromkeys(needles, 0)
    _no_trace_on_disk(kept)
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == [CANARY]


@only_root
@pytest.mark.skipif(not begin.on_glibc(), reason="elsewhere freed memory is not overwritten")
def test_what_was_deleted_for_good_is_in_no_memory_while_the_notes_are_open(kept: Desk) -> None:
    """Neither in what was freed nor in what a library keeps for its own use."""
    kept.start()
    unlock(kept)
    write_entry(kept, CANARY)
    kept.key("ctrl+n", pause=1.0)
    write_entry(kept, "Only rain today.")
    kept.key("ctrl+f", pause=0.5, to="Search the journal")
    kept.write(CANARY.partition(" ")[0])
    kept.rest(1.5)
    kept.until_shown("1 entry found")
    kept.key("Down", pause=0.8, to="Entries, newest first")
    kept.key("Return", pause=0.8, to="The entry")
    read = memory_holds(kept.pid, forms(CANARY))
    assert read[CANARY.encode()] > 0, "this test could not fail"
    assert read[CANARY.encode("utf-16-le")] > 0, "it is not on the screen: this test could not fail"
    kept.press("More", otherwise=3)
    kept.press("Delete for good", otherwise=4)
    kept.press("Delete for good", otherwise=1, then=1.0)
    # Until the program has tidied up, and the library has let go of what it was given.
    kept.until(lambda: not any(memory_holds(kept.pid, forms(CANARY)).values()), "it is still in memory")
    lock(kept)
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == ["Only rain today."]


def _no_trace_on_disk(desk: Desk) -> None:
    words = [form for text in (CANARY, PASSPHRASE) for form in forms(text)]
    for path, content in desk.files().items():
        assert not any(word in content for word in words), path.name
    outside = {p for p in desk.files() if desk.data not in p.parents}
    assert outside == set(), "files outside the data folder"


def test_the_command_line_of_the_process_says_nothing(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    write_entry(kept, CANARY)
    lock(kept)
    for name in ("cmdline", "environ"):
        content = Path(f"/proc/{kept.pid}/{name}").read_bytes() if os.geteuid() == 0 or name == "cmdline" else b""
        assert CANARY.encode() not in content
        assert PASSPHRASE.encode() not in content


@only_root
def test_locking_right_after_the_last_key_keeps_it_on_disk_and_not_in_memory(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    kept.key("ctrl+2", pause=0.8, to="Your text")
    kept.write(CANARY)
    lock(kept)
    assert memory_holds(kept.pid, forms(CANARY)) == dict.fromkeys(forms(CANARY), 0)
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == [CANARY]


@only_root
def test_a_passphrase_that_was_only_typed_is_gone_with_the_window(kept: Desk) -> None:
    kept.start()
    kept.write(WRONG)
    assert sum(memory_holds(kept.pid, forms(WRONG)).values()) > 0, "this test could not fail"
    kept.leave()
    kept.start()
    assert memory_holds(kept.pid, forms(WRONG)) == dict.fromkeys(forms(WRONG), 0)


@only_root
def test_a_wrong_passphrase_does_not_stay_in_the_field(kept: Desk) -> None:
    """On glibc freed memory is overwritten; elsewhere it may hold it until it is used again, or until locking or leaving."""
    kept.start()
    kept.write(WRONG)
    typed = sum(memory_holds(kept.pid, forms(WRONG)).values())
    kept.key("Return", pause=2.0)
    kept.until_shown("This passphrase did not open it.")
    assert not any(kept.data.glob("c?-wal"))
    left = sum(memory_holds(kept.pid, forms(WRONG)).values())
    assert left == 0 if begin.on_glibc() else left < typed, (left, typed)
    kept.leave()


@only_root
def test_locking_while_a_recovery_code_is_shown_leaves_nothing_of_it(desk: Desk) -> None:
    """In the middle of the first run: the vault that was made is closed, and the code is nowhere."""
    up_to_the_recovery_code(desk)
    desk.key("Return")  # make a code for paper
    desk.until(lambda: bool(memory_finds(desk.pid, _CODE)), "no code was shown: this test could not fail")
    codes = memory_finds(desk.pid, _CODE)
    lock(desk)
    assert memory_finds(desk.pid, _CODE) == set()
    words = [form for code in codes for form in forms(code.decode())]
    assert memory_holds(desk.pid, words) == dict.fromkeys(words, 0)
    for path, content in desk.files().items():
        assert not any(word in content for word in words), path.name
    assert desk.entries(PASSPHRASE) == []  # it is closed, and opens
