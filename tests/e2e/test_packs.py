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
from tests.e2e.desk import Desk
from tests.e2e.test_evening import first_run, lock, own_tool, unlock
from tests.e2e.test_tools import open_page
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


def head(desk: Desk) -> None:
    """What holds for the whole pack; the keyboard is on its title."""
    desk.write(PACK.title)
    write_at(desk, "What is inside, in a sentence or two", PACK.summary)
    write_at(desk, "Content note", PACK.content_note)
    desk.press("What it is not, who read it", otherwise=1, then=0.4)
    write_at(desk, "What this is not", PACK.not_this)
    write_at(desk, "Read by", ", ".join(PACK.reviewed_by))
    desk.press("Language, country, licence", otherwise=1, then=0.4)
    # past language, two directions, countries and the first licence
    desk.press("Free, with me named (CC-BY-4.0)", otherwise=6, by="space", then=0.06)


def write_at(desk: Desk, name: str, words: str, otherwise: int = 1) -> None:
    """Tab to a field and write there."""
    desk.tab_to(name, otherwise)
    desk.write(words)


def put_in_both(desk: Desk) -> None:
    """A tool typed here, and one out of the person's own; from the licence that was chosen."""
    desk.press("Put something in", otherwise=3, to="Tool")  # past the last licence and one of one's own
    desk.key("Return", pause=0.8, to="Title")
    desk.write(str(CUP["title"]))
    write_at(desk, "Steps", STEPS[0])
    desk.key("Return")
    desk.write(STEPS[1])
    write_at(desk, "When it helps", str(CUP["helps_when"]))
    write_at(desk, "Content note", str(CUP["content_note"]), otherwise=3)  # when to leave it out; what it touches on
    desk.key("alt+Left", pause=0.8, to=str(CUP["title"]))  # one step back: to the pack
    desk.press("Put something in", otherwise=2, to="Tool")  # past taking it out
    # past the kinds, a file, and the heading of my tools
    desk.press(OWN, otherwise=len(specs.TYPED) + 2, by="space", then=0.06)
    desk.press("Put these in", otherwise=1, then=0.8, to=OWN)  # the keyboard is on what came


def tick_everything(desk: Desk) -> None:
    """The whole checklist, from the tool that was put in; what is folded up is opened on the way."""
    desk.press("Checklist", otherwise=4, then=1.0)  # past moving it up, taking it out, putting something in
    asked = sum(row.point.asks for row in look(PACK, _today()).rows)
    for _ in range(asked + len(PACK.items)):
        desk.key("space", "Tab")
    desk.press("Done", otherwise=0, then=0.8, to="Checklist")


def sign(desk: Desk, name: str) -> None:
    """With a key made for it; from the checklist on the desk."""
    desk.press("Sign and hand over", otherwise=3, then=0.9, to="Name that is shown")
    desk.write(name)
    # past: for this pack only, for whom, who else signs, what else it says
    desk.press("Sign it", otherwise=6, then=1.7, to="Lock it with six words")


def into_the_folder(desk: Desk, name: str) -> None:
    """Into ``stick``, which is the only folder that begins with an s; the picker is open, the keyboard on the name."""
    target = desk.home / "stick" / name
    desk.until_at("Name")
    desk.key("ctrl+a")
    desk.write(name)
    desk.key("shift+Tab", "shift+Tab", pause=0.4, to="What is in this folder")
    desk.key("s", "Return", pause=0.4)
    desk.until_shown(f"Chosen: {target}")
    desk.press("Name", otherwise=2, then=0.3)
    desk.until(target.exists, "nothing was saved")
    desk.until_shown(f"Saved: {target}")
    desk.rest(0.6)


def add_the_first(desk: Desk) -> None:
    """From the review: the second thing is left out, nobody is known, and it is added all the same."""
    # past who made it, what it is, pick all or none, and the first thing
    desk.press(OWN, otherwise=10, by="space", then=0.06)
    desk.press("No, and I want to add it all the same", otherwise=3, by="space", then=0.06)  # past looking inside
    desk.press("Add", otherwise=2, then=3.0)  # past what adding does
    desk.until_shown("1 added.")


def favourite(desk: Desk, title: str) -> None:
    """Find a tool by its name and mark it."""
    open_page(desk, title)
    desk.press("Favourite", otherwise=1, by="space", then=0.8)


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
    own_tool(counselor, OWN)
    write_at(counselor, "Steps", "Slowly.")
    counselor.key("ctrl+Return", pause=0.8, to="Begin")
    counselor.key("ctrl+7", pause=0.8, to="Open a pack")
    counselor.press("Make a pack", otherwise=4, then=0.7, to="To hand out")
    counselor.key("Return", pause=0.8, to="Title")
    head(counselor)
    put_in_both(counselor)
    tick_everything(counselor)
    sign(counselor, "Riverside")
    counselor.press("Save to a file", otherwise=1)
    into_the_folder(counselor, "open.yarrow")
    counselor.key("shift+Tab", to="Lock it with six words")
    counselor.key("Return", pause=0.6)
    counselor.press("Lock it with these", otherwise=3, then=8.0)  # past other words, and not now
    into_the_folder(counselor, "locked.yarrow")
    counselor.leave()

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
    survivor.rest(4.0)
    survivor.until_at(PACK.title)
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
    survivor.key("Return", pause=0.8, to=PACK.title)
    survivor.press("Undo the last adding", otherwise=7, then=3.0)
    survivor.until_shown("The adding was taken back.")
    survivor.leave()
    assert shelf(survivor) == []
    assert _tools(survivor) == {}
