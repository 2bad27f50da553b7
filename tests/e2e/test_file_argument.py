"""A file that was double-clicked while the notes are locked, or open in another window already."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.packs import agefile, reading
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import SEARCHED_S, Desk
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
    desk.key(*["Tab"] * 9, "space")  # past who made it, what it is, the thing itself and looking inside
    desk.key("Tab", "Tab", "Return", then=3.0)  # what adding does; add


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
    kept.key("ctrl+7", pause=0.2)  # leads nowhere while locked
    kept.write("not the passphrase")
    kept.key("Return", pause=1.5)
    assert not any(kept.data.glob("c?-wal"))
    unlock(kept)
    kept.rest(4.0, SEARCHED_S)
    kept.write("not these words")
    kept.key("Return", pause=3.0)  # opening takes a second or two
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
    assert sorted(path.name for path in kept.data.glob("c?-wal")) == unlocked
    assert other.running()
    other.shift_three_times()
    other.until(lambda: not other.running(), "the second one stayed")
    assert kept.running()

    kept.wait_for_window()
    kept.key("ctrl+7", pause=1.0)
    kept.key("Return", pause=1.0)  # open a pack: its folder is the home, the keyboard on the list
    kept.key("f", "Return", then=4.0)  # the only thing that begins with an f
    add(kept)
    kept.shift_three_times()
    kept.until(lambda: not kept.running(), "the process stayed")
    assert [item["title"] for (found,) in [shelf(kept)] for item in found["items"]] == [ONE.title]
