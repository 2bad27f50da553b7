"""A file that was double-clicked while the notes are locked, or open in another window already."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.packs import agefile, reading
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import lock, unlock
from tests.packs import AUTHOR, every_kind, pack

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]

WORDS = "otter lantern maple harbour quilt ember"
ONE = every_kind()[0]  # a tool


def sealed() -> bytes:
    """A pack with one tool in it."""
    return reading.sign(pack([ONE]), [AUTHOR])


def add(desk: Desk) -> None:
    """From the review of one thing: nobody is known, and it is added all the same."""
    # past who made it, what it is, the thing itself and looking inside
    desk.press("No, and I want to add it all the same", otherwise=9, by="space", then=0.06)
    desk.press("Add", otherwise=2, then=3.0)  # past what adding does
    desk.until_shown("1 added.")


def shelf(desk: Desk) -> list[dict[str, Any]]:
    done = desk.cli("pack", "list", str(desk.data), "--json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture
def other(kept: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The same person, who opens the same notes a second time."""
    made = Desk(tmp_path / "other")
    made.data = kept.data
    yield made
    made.close()


def test_it_waits_until_the_notes_are_open_and_is_forgotten_with_the_lock(kept: Desk) -> None:
    file = kept.home / "for-you.yarrow"
    file.write_bytes(agefile.encrypt_with_words(sealed(), WORDS, 10))
    kept.start(file)
    kept.key("ctrl+7", pause=0.2, to="Passphrase")  # leads nowhere while locked
    kept.write("not the passphrase")
    kept.key("Return", pause=1.5)
    kept.until_shown("This passphrase did not open it.")
    assert not any(kept.data.glob("c?-wal"))
    unlock(kept)
    kept.rest(4.0)
    kept.until_at("The words")
    kept.write("not these words")
    kept.key("Return", pause=3.0)  # opening takes a second or two
    kept.until_shown("These words did not open it.")
    kept.key("ctrl+a")
    kept.write(WORDS)
    kept.key("Return", pause=3.0)
    add(kept)
    lock(kept)
    assert str(file).encode() not in Path(f"/proc/{kept.pid}/cmdline").read_bytes()
    assert [item["title"] for (found,) in [shelf(kept)] for item in found["items"]] == [ONE.title]
    outside = {path for path in kept.files() if kept.data not in path.parents}
    assert outside == {file}


def test_a_second_window_is_told_and_the_first_one_opens_it(kept: Desk, other: Desk) -> None:
    file = kept.home / "for-you.yarrow"
    file.write_bytes(sealed())
    kept.start()
    unlock(kept)
    other.start(file)
    unlocked = sorted(path.name for path in kept.data.glob("c?-wal"))
    other.write(PASSPHRASE)
    other.key("Return", pause=2.5)
    other.until_shown("These notes are open in another window")
    assert sorted(path.name for path in kept.data.glob("c?-wal")) == unlocked
    assert other.running()
    other.leave()
    assert kept.running()

    kept.wait_for_window()
    kept.key("ctrl+7", pause=1.0, to="Open a pack")
    kept.key("Return", pause=1.0, to="What is in this folder")  # which is the home
    kept.key("f", "Return", then=4.0)  # the only thing that begins with an f
    add(kept)
    kept.leave()
    assert [item["title"] for (found,) in [shelf(kept)] for item in found["items"]] == [ONE.title]
