"""A pack goes from hand to hand: written, looked through and signed at one desk, reviewed, added and taken back at another.

By keyboard only, in the real window, from two empty homes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.handover.checklist import Mark
from app.handover.draftlook import look
from app.packs.drafts import PackDraft, as_draft
from app.session import Session
from app.strategies.model import Kind
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import SEARCHED_S, Desk
from tests.e2e.test_evening import first_run, lock, unlock
from tests.support import CHEAP
from ui.pages.studio import specs

pytestmark = [pytest.mark.window, pytest.mark.timeout(400)]

OWN = "The long way home"
STEPS = ["A cup of anything warm, held with both hands.", "First its warmth, then its weight."]
CUP = {
    "kind": "strategy",
    "id": "cup",
    "title": "A warm cup",
    "steps": STEPS,
    "helps_when": "The hands are cold, or far away.",
    "content_note": "Mentions nothing of what happened.",
}
PACK = PackDraft(
    title="First days",
    summary="Two small things that others found useful.",
    content_note="Mentions that harm was done. No details.",
    not_this="No therapy, no legal advice.",
    reviewed_by=("AB", "CD"),
    licence="CC-BY-4.0",
    items=(CUP, {"kind": "strategy", "id": "own", "title": OWN, "steps": ["Slowly."]}),
)


# at the desk of somebody who makes a pack


def own_tool(desk: Desk) -> None:
    desk.key("ctrl+4", pause=1.0)
    desk.key("Tab", "Tab", "Return", pause=0.6)  # a tool of my own
    desk.write(OWN)
    desk.key("Tab", pause=0.2)
    desk.write("Slowly.")
    desk.key("ctrl+Return", pause=0.8)


def head(desk: Desk) -> None:
    """What holds for the whole pack; the keyboard is on its title."""
    desk.write(PACK.title)
    for words in (PACK.summary, PACK.content_note):
        desk.key("Tab")
        desk.write(words)
    desk.key("Tab", "Return", pause=0.4)  # what it is not, who read it
    for words in (PACK.not_this, ", ".join(PACK.reviewed_by)):
        desk.key("Tab")
        desk.write(words)
    desk.key("Tab", "Return", pause=0.4)  # language, country, licence
    desk.key(*["Tab"] * 6, "space")  # past language, two directions, countries and the first licence


def put_in_both(desk: Desk) -> None:
    """A tool typed here, and one out of the person's own; from the licence that was chosen."""
    desk.key("Tab", "Tab", "Tab", "Return", pause=0.6)  # past the last licence and one of one's own: put something in
    desk.key("Return", pause=0.8)  # a tool
    desk.write(str(CUP["title"]))
    desk.key("Tab")
    desk.write(STEPS[0])
    desk.key("Return")
    desk.write(STEPS[1])
    desk.key("Tab")
    desk.write(str(CUP["helps_when"]))
    desk.key("Tab", "Tab", "Tab")  # when to leave it out; what it touches on
    desk.write(str(CUP["content_note"]))
    desk.key("alt+Left", pause=0.8)  # one step back: to the pack, the keyboard on what was written
    desk.key("Tab", "Tab", "Return", pause=0.6)  # take out; put something in
    desk.key(*["Tab"] * (len(specs.TYPED) + 2), "space")  # past the kinds, a file, and the heading of my tools
    desk.key("Tab", "Return", pause=0.8)  # put these in: the keyboard is on what came


def tick_everything(desk: Desk) -> None:
    """The whole checklist, from the tool that was put in; what is folded up is opened on the way."""
    desk.key(*["Tab"] * 4, "Return", then=1.0)  # move up, take out, put something in; the checklist
    asked = sum(row.point.asks for row in look(PACK, _today()).rows)
    for _ in range(asked + len(PACK.items)):
        desk.key("space", "Tab")
    desk.key("Return", pause=0.8)  # done


def sign(desk: Desk, name: str) -> None:
    """With a key made for it; from the checklist on the desk."""
    desk.key("Tab", "Tab", "Tab", "Return", then=0.9)
    desk.write(name)
    desk.key(
        *["Tab"] * 6, "Return", then=1.7
    )  # for this pack only, for whom, who else signs, what else it says; sign it


def into_the_folder(desk: Desk, name: str) -> None:
    """Into ``stick``, which is the only folder that begins with an s; the picker is open, the keyboard on the name."""
    desk.key("ctrl+a")
    desk.write(name)
    desk.key("shift+Tab", "shift+Tab", "s", "Return", pause=0.4)
    desk.key("Tab", "Tab", "Return", pause=0.3)
    desk.until((desk.home / "stick" / name).exists, "nothing was saved")
    desk.rest(0.6)


def add_the_first(desk: Desk) -> None:
    """From the review: the second thing is left out, nobody is known, and it is added all the same."""
    desk.key(*["Tab"] * 10, "space")  # past who made it, what it is, pick all or none, and the first thing
    desk.key("Tab", "Tab", "Tab", "space")  # look inside; no, and I want to add it all the same
    desk.key("Tab", "Tab", "Return", then=3.0)  # what adding does; add


def favourite(desk: Desk, title: str) -> None:
    """Find a tool by its name and mark it."""
    desk.key("ctrl+4", pause=0.8)
    desk.key("ctrl+a", pause=0.1)
    desk.write(title)
    desk.rest(0.8, SEARCHED_S)
    desk.key("Down", "Return", pause=0.7)  # its page, the keyboard on Begin
    desk.key("Tab", "space", then=0.8)


def leave(desk: Desk) -> None:
    desk.shift_three_times()
    desk.until(lambda: not desk.running(), "the process stayed")


# what is told afterwards


def shelf(desk: Desk) -> list[dict[str, Any]]:
    """What came in packs, as the command line lists it."""
    done = desk.cli("pack", "list", str(desk.data), "--json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def inspected(desk: Desk, file: Path) -> dict[str, Any]:
    done = desk.cli("pack", "inspect", str(file), "--json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _today() -> date:
    return datetime.now(UTC).date()


def _drafts(desk: Desk) -> list[PackDraft]:
    with open_vault(desk.data, Passphrase(PASSPHRASE)) as vault:
        return [as_draft(kept) for kept in Session(vault).packs.drafts.each()]


def _tools(desk: Desk) -> dict[str, bool]:
    """Every tool that is no built-in one, and whether it is a favourite."""
    with open_vault(desk.data, Passphrase(PASSPHRASE)) as vault:
        return {tool.title: tool.mark.favourite for tool in Session(vault).strategies.tools() if tool.kind is Kind.OWN}


@pytest.fixture
def counselor(desk: Desk) -> Desk:
    """An empty home with a stick in it."""
    (desk.home / "stick").mkdir()
    return desk


@pytest.fixture
def survivor(tmp_path: Path) -> Iterator[Desk]:
    """Another home with a vault, on the same display."""
    made = Desk(tmp_path / "other")
    create(made.data, Passphrase(PASSPHRASE), cost=CHEAP).close()
    yield made
    made.close()


def test_from_an_empty_desk_into_somebody_elses_tools_and_out_again(counselor: Desk, survivor: Desk) -> None:
    stick = counselor.home / "stick"
    first_run(counselor)
    own_tool(counselor)
    counselor.key("ctrl+7", pause=0.8)
    counselor.key(*["Tab"] * 4, "Return", then=0.7)  # make a pack
    counselor.key("Return", pause=0.8)  # to hand out
    head(counselor)
    put_in_both(counselor)
    tick_everything(counselor)
    sign(counselor, "Riverside")
    counselor.key("Tab", "Return", pause=0.6)  # past locking it: save to a file
    into_the_folder(counselor, "open.yarrow")
    counselor.key("shift+Tab", "Return", pause=0.6)  # lock it with six words
    counselor.key("Tab", "Tab", "Tab", "Return", then=8.0)  # other words, not now; these
    into_the_folder(counselor, "locked.yarrow")
    leave(counselor)

    (draft,) = _drafts(counselor)
    for field in ("title", "summary", "content_note", "not_this", "reviewed_by", "licence"):
        assert getattr(draft, field) == getattr(PACK, field), field
    assert [{**item, "id": ""} for item in draft.items] == [{**item, "id": ""} for item in PACK.items]
    assert not [row.key for row in look(draft, _today()).rows if row.mark is Mark.ASK]

    told = inspected(counselor, stick / "open.yarrow")
    assert [(one["shown"], one["role"], one["signed"]) for one in told["signers"]] == [("Riverside", "author", True)]
    assert [item["title"] for item in told["says"]["items"]] == [CUP["title"], OWN]
    locked = (stick / "locked.yarrow").read_bytes()
    assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert str(CUP["title"]).encode() not in locked

    survivor.start(stick / "open.yarrow")
    unlock(survivor)
    survivor.rest(4.0, SEARCHED_S)
    add_the_first(survivor)
    favourite(survivor, str(CUP["title"]))
    lock(survivor)
    (pack,) = shelf(survivor)
    assert (pack["title"], pack["author"], pack["state"]) == (PACK.title, "Riverside", "never met")
    assert [item["title"] for item in pack["items"]] == [CUP["title"]]
    assert _tools(survivor) == {CUP["title"]: True}

    survivor.wait_for_window()
    unlock(survivor)
    survivor.key("ctrl+7", pause=1.0)
    survivor.key("Return", pause=0.8)  # the pack, the keyboard on its title
    survivor.key(*["Tab"] * 7, "Return", then=3.0)  # take the last adding back
    leave(survivor)
    assert shelf(survivor) == []
    assert _tools(survivor) == {}
