"""What can be read from memory and disk before and after locking, by the strongest reader: root."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk, forms, memory_holds
from tests.e2e.test_evening import lock, unlock, write_entry

pytestmark = [pytest.mark.window, pytest.mark.timeout(240)]
CANARY = "violet marmalade weather"


def _keys(data: Path) -> list[bytes]:
    """The database key of the vault, as bytes and as the hex digits that SQLCipher is given."""
    with open_vault(data, Passphrase(PASSPHRASE)) as vault:
        raw = vault._opened.raw_key()
    return [bytes.fromhex(raw[:64]), raw[:64].encode()]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may read the memory of a hardened process")
def test_after_locking_nothing_is_in_memory_or_on_disk(kept: Desk) -> None:
    needles = [*forms(CANARY), *forms(PASSPHRASE), *_keys(kept.data)]
    kept.start()
    unlock(kept)
    write_entry(kept, CANARY)
    open_counts = memory_holds(kept.pid, needles)
    assert sum(open_counts[n] for n in forms(CANARY)) > 0, "the reader finds nothing: this test could not fail"
    _no_trace_on_disk(kept)

    lock(kept)
    time.sleep(0.3)
    assert memory_holds(kept.pid, needles) == dict.fromkeys(needles, 0)
    _no_trace_on_disk(kept)
    assert [e["text"] for e in kept.entries(PASSPHRASE)] == [CANARY]


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
