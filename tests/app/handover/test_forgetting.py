"""Nothing of a pack that was removed lies in the file any more: no word, no key, no id, also in no gap of a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.handover import undoing
from app.handover.model import Met
from app.journal.model import EntryDraft
from app.packs.model import Item, LineItem, PageItem, StrategyItem
from app.session import Session
from app.vault import containers
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.handover import add, file
from tests.packs import AUTHOR, LINE, PACK_ID
from tests.raw_pages import decrypted
from tests.support import CHEAP

SECRET = Passphrase("a quiet room")
CANARY = "qxzj"  # no other word has these letters
TRACES = {
    "words": CANARY,
    "the key": AUTHOR.verifier.key.hex(),
    "the line of the key": AUTHOR.verifier.line,
    "the name": "Riverside",
    "the pack": PACK_ID,
}


def items(count: int = 40) -> list[Item]:
    """Enough that the rows do not lie side by side."""
    found: list[Item] = []
    for number in range(count):
        words = f"{CANARY} number {number} of many words that lie here and there in the file"
        found += [
            StrategyItem(id=f"s{number}", title=f"{CANARY} {number}", steps=(words,) * 5),
            PageItem(id=f"p{number}", title=f"{CANARY} {number}", text=words * 3),
            LineItem(id=f"l{number}", title=CANARY, country="GB", line={**LINE, "note": words}),
        ]
    return found


def _removed(session: Session) -> None:
    undoing.remove(session, PACK_ID)


def _undone(session: Session) -> None:
    for adding in undoing.addings(session, PACK_ID):
        undoing.undo(session, adding.id)


@pytest.mark.parametrize("away", [_removed, _undone])
def test_no_trace_is_left(tmp_path: Path, away: Callable[[Session], None]) -> None:
    folder = tmp_path / "vault"
    with create(folder, SECRET, cost=CHEAP) as vault:
        session = Session(vault)
        for number in range(30):
            session.journal.save(EntryDraft(body=f"Something of one's own, {number}."))
            if number == 15:
                add(session, file(items()), author=Met.KNOWN)
        add(session, file(items(30), seq=2), author=Met.KNOWN)
    assert _pages(folder, lambda _session: None)["words"] > 0
    assert _pages(folder, away) == dict.fromkeys(TRACES, 0)


def _pages(folder: Path, do: Callable[[Session], None]) -> dict[str, int]:
    """How often each trace stands in the used container once ``do`` is done and the vault is closed."""
    vault = open_vault(folder, SECRET)
    do(Session(vault))
    raw_key, used = vault._opened.raw_key(), vault._opened.contents.container
    vault.close()
    found = decrypted(containers.path_of(folder, used), raw_key)
    return {name: found.count(trace.encode()) for name, trace in TRACES.items()}
