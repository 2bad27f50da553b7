"""Ten tools of different kinds, from the list to the end and noted, by keyboard only, in the real window."""

from __future__ import annotations

import json

import pytest

from exercises import keepsake
from exercises.answers import Answer, Choice, Clear, Next, Write
from exercises.engine import FormName, start, step, view
from exercises.load import library
from exercises.model import Exercise, Keeps
from exercises.steps import Choose, Columns, Fill, FreeText, Gate, Listing, Step, Timed
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import unlock

pytestmark = [pytest.mark.window, pytest.mark.timeout(400)]

ON = "alt+Right"

TEN = (
    "orienting",  # things to name
    "finger-trace",  # a rhythm
    "longer-out-breath",  # breath
    "wall-push",  # pressing and resting
    "small-steps",  # answers, cards
    "cold-on-face",  # a gate before it
    "urge-surfing",  # a clock
    "night-plan-card",  # blanks
    "then-and-now-statement",  # two columns
    "writing-it-out",  # a page to write on
)


WRITTEN = "a lamp"
_WRITING = (Fill, Columns, FreeText, Listing)


def walk(exercise: Exercise) -> tuple[list[tuple[Step, Answer]], bool]:
    """What a person meets who fits no reason to leave it out, writes a line wherever there is one, and takes the
    first way that leads on; and whether there is something to keep at the end.
    """
    state = start(exercise, FormName.SHORT)
    way: list[tuple[Step, Answer]] = []
    while not state.ended:
        here = view(exercise, state).step
        assert here is not None
        answer: Answer = Next()
        if isinstance(here, Gate):
            answer = Clear(True)
        elif isinstance(here, Choose):
            answer = Choice(next(n for n, o in enumerate(here.options) if not o.tool and o.leave is None))
        elif isinstance(here, _WRITING):
            state = step(exercise, state, Write(WRITTEN))
        way.append((here, answer))
        state = step(exercise, state, answer)
    return way, bool(keepsake.parts(exercise, state))


def press(desk: Desk, here: Step, answer: Answer) -> None:
    """The keys for a step."""
    if isinstance(answer, Clear):
        desk.key("Return", pause=0.5)
        return
    if isinstance(answer, Choice):
        desk.key(*["Tab"] * answer.index, "Return", pause=0.5)
        return
    if isinstance(here, Timed):
        desk.key("Return", pause=0.4)  # the clock runs only once it is started
    if isinstance(here, _WRITING):
        desk.write(WRITTEN)
    desk.key(ON, pause=0.5)


def open_tool(desk: Desk, tool_id: str) -> None:
    """Find it by its name and begin the short form."""
    title = library()[tool_id].title
    open_page(desk, title)
    desk.key("Return", pause=0.7)
    desk.key("Return", pause=0.7)  # the short one


def open_page(desk: Desk, title: str) -> None:
    """Find a tool by its name; the keyboard is on Begin."""
    desk.key("ctrl+4", pause=0.8, to="Search in tools")
    desk.key("ctrl+a", pause=0.1)
    desk.write(title)
    desk.rest(0.8)
    desk.key("Down", pause=0.7, to=title)
    desk.key("Return", pause=0.7, to="Begin")  # the first that was found: its page


def note(desk: Desk, past: int = 0) -> None:
    """After a tool: it helped, keep this note.  ``past``: so many more things stand before the questions."""
    desk.until_shown("That was all of it")
    desk.rest(2.0)
    desk.press("It helped", otherwise=6 + past, by="space", then=0.06)
    desk.press("Keep this note", otherwise=5)
    desk.until_shown("Your note is kept.")


def everything(desk: Desk) -> str:
    """The whole vault, as the command line takes it out."""
    target = desk.home / "all.json"
    done = desk.cli("export", str(desk.data), str(target), "--format", "json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    return target.read_text("utf-8")


@pytest.mark.parametrize("some", [TEN[:5], TEN[5:]], ids=["five", "and five more"])
def test_ten_tools_are_used_to_their_end_and_noted(kept: Desk, some: tuple[str, ...]) -> None:
    kept.start()
    unlock(kept)
    tools = library()
    for tool_id in some:
        open_tool(kept, tool_id)
        way, something_to_keep = walk(tools[tool_id])
        for here, answer in way:
            press(kept, here, answer)
        ways_to_keep = {Keeps.CARD: 2, Keeps.ENTRY: 1}  # as a card or in the journal; in the journal
        keep = tools[tool_id].keep if something_to_keep else None
        note(kept, past=1 + ways_to_keep[keep.what] if keep else 0)
    kept.leave()

    kept_all = everything(kept)
    uses = json.loads(kept_all)["practice"]
    assert [(use["tool_id"], use["verdict"]) for use in uses] == [(tool_id, "helped") for tool_id in some]
    assert WRITTEN not in kept_all  # nothing that was written on the way is kept by itself


def test_a_card_is_kept_at_the_end_and_only_that(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    open_tool(kept, "night-plan-card")
    way, something_to_keep = walk(library()["night-plan-card"])
    assert something_to_keep
    for here, answer in way:
        press(kept, here, answer)
    kept.until_shown("That was all of it")
    kept.press("Keep as a card", otherwise=5, then=0.8)  # past the four ways on and the card itself
    kept.until_shown("The card is kept.")
    kept.leave()
    found = json.loads(everything(kept))
    assert [[line for part in card["parts"] for line in part["lines"]] for card in found["cards"]] == [[WRITTEN]]
    assert found["practice"] == []


def test_too_much_is_two_presses_away_from_a_first_step(kept: Desk) -> None:
    """From the first screen, without typing: a state, a tool."""
    kept.start()
    unlock(kept)
    kept.until_at("Too much")
    kept.key("space", pause=0.6)
    first = "A slow look around"
    kept.press(f"Begin: {first}", otherwise=4, then=0.7)  # past the other sizes
    kept.until_shown("Next")
    kept.key(*[ON] * 3, pause=0.5)
    note(kept)
    kept.leave()
    assert [use["tool_id"] for use in json.loads(everything(kept))["practice"]] == ["orienting"]
