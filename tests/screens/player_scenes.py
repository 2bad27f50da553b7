"""One picture of each kind of step, and of what comes before and after them."""

from __future__ import annotations

from collections.abc import Callable

from exercises.answers import Answer, Give, Put, Rating, Start, Tick, Write
from exercises.engine import FormName
from tests.exercises.support import everywhere
from tests.screens.studio import Scene, Studio
from ui.navigation import Place, PlayerStart, Room
from ui.pages.player.page import PlayerPage

_MINUTE = Tick(60_000)


def _player(tool: str, at: str = "", *answers: Answer, form: FormName = FormName.LONG) -> Callable[[Studio], None]:
    """At a step of a tool, with these answers given there; "" is the page behind its last step."""

    def pose(studio: Studio) -> None:
        page = studio.go(Place(Room.PLAYER, PlayerStart(tool)))
        assert isinstance(page, PlayerPage)
        assert page.reading is not None
        page.begin(form)
        ways = everywhere(page.reading.exercise, form)
        page.state = next(state for way in ways for state in way if state.at == at or (not at and state.ended))
        page._show(fresh=True)
        for answer in answers:
            page.answer(answer)
        page.leaving()  # a clock that was started stands still for the picture

    return pose


def _night(at: str) -> Callable[[Studio], None]:
    """The night card, filled in on the way, at a step of its short form or behind it."""

    def pose(studio: Studio) -> None:
        _player("night-plan-card", "card", form=FormName.SHORT)(studio)
        page = studio.program.main.page()  # type: ignore[union-attr]
        assert isinstance(page, PlayerPage)
        for line, text in enumerate(("I lie and listen", "the chair by the window", "plain words, from A to Z")):
            page.answer(Write(text, line))
        while page.state is not None and page.state.at != at and not page.state.ended:
            page.foot.next.click()
            studio.settle()

    return pose


PLAYER_SCENES = (
    Scene("player-before", lambda studio: studio.go(Place(Room.PLAYER, PlayerStart("longer-out-breath"))) and None),
    Scene("player-choose", _player("five-senses", "place")),
    Scene("player-gate", _player("wall-push", "ask")),
    Scene("player-columns", _player("check-the-facts", "two")),
    Scene("player-fill", _player("night-plan-card", "card", form=FormName.SHORT)),
    Scene("player-free-text", _player("kind-reader-letter", "letter")),
    Scene("player-sort", _player("reminder-plan", "sort", Put(0, 0), Put(1, 1), Put(2, 0), Put(3, 3))),
    Scene("player-share", _player("whose-responsibility", "points", Give(0, 45), Give(1, 20), Give(2, 10))),
    Scene("player-recall", _night("see")),
    Scene(
        "player-wave",
        _player(
            "urge-surfing", "wave", Start(), Rating(4), _MINUTE, Rating(6), _MINUTE, Rating(8), _MINUTE, _MINUTE,
            Rating(7), _MINUTE, Rating(5),
        ),
        moves=True,
    ),
    Scene("player-kept", _night("end")),
)  # fmt: skip
