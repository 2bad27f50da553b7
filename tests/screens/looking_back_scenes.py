"""The screens of *Looking back*: answers are asked for as a person asks for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea

from app.insights.fair_model import FairTest, FairTurn
from app.practice.model import Use, Verdict
from tests.screens.studio import Scene, Studio
from tests.support import FakeClock
from ui.navigation import Place, Room


def _front(studio: Studio) -> None:
    studio.go(Place(Room.LOOKING_BACK))


def _asked(topic: str, *presses: str, down: int = 0) -> Callable[[Studio], None]:
    """Ask a question of *Looking back*, and look further down."""

    def pose(studio: Studio) -> None:
        from ui.pages.looking_back.topics import Topic

        studio.go(Place(Room.LOOKING_BACK, Topic(topic)))
        studio.press(*presses)
        for scroll in _scrolls(studio):
            scroll.verticalScrollBar().setValue(down)

    return pose


def _scrolls(studio: Studio) -> list[QScrollArea]:
    """The page's column, not the rail."""
    from ui.widgets.layout import Scroll

    assert studio.program is not None
    return [scroll for scroll in studio.program.shell.findChildren(Scroll) if scroll.isVisible()]


_SENSES = "Five, four, three, two, one"
_DAY = 24 * 60 * 60 * 1000  # ms
_AFTER = (4, 5, 3, 6, 4, 4, 2, 5, 6, 3, 4, 5, 5, 4, 7, 3, 4, 6, 5)


def _fair_test(turns: int, *presses: str, down: int = 0) -> Callable[[Studio], None]:
    """A fair test with so many turns that were noted, shown; afterwards it is gone again."""

    def pose(studio: Studio) -> None:
        session = studio.session
        tools, now = ("five-senses", "finger-trace"), session.clock.now_ms()
        thrown = [FairTurn(now - (turns - i) * _DAY, tools[i * 7 % 5 % 2], f"use-{i}") for i in range(turns)]
        uses = [
            Use(
                turn.tool_id, session.strategies.tool(turn.tool_id).title, id=turn.practice_id, after=_AFTER[i % len(_AFTER)],
                numb_after=i % 3, verdict=Verdict.HELPED if i % 4 else Verdict.WORSE, created_at=turn.thrown_at + 1,
            )
            for i, turn in enumerate(thrown)
        ]  # fmt: skip
        test = FairTest(
            "fair", now - turns * _DAY, now, *tools, "When the street is loud and I am at home",
            "If the number afterwards were two lower, most times.", None, tuple(thrown),
        )  # fmt: skip
        session.practice.add_exported(uses)
        session.insights.fair_tests.add_exported([test])
        assert isinstance(session.clock, FakeClock)
        session.clock.tick(1)  # what was noted before is not what follows a throw
        _asked("fair", f"“{_SENSES}” and “A slow rhythm, no breath”", *presses)(studio)
        for scroll in _scrolls(studio):
            scroll.verticalScrollBar().setValue(down)
        session.insights.fair_tests.purge_all()
        session.practice.purge_these([turn.practice_id for turn in thrown])

    return pose


LOOKING_BACK_SCENES = (
    Scene("looking-back", _front),
    Scene("looking-back-tool", _asked("tool", _SENSES, "Ask")),
    Scene("looking-back-tool-dots", _asked("tool", _SENSES, "Ask", "Show the dots", down=560)),
    Scene("looking-back-word", _asked("word", "What kind of word: Kind of place", "a shop", "Ask", "Show the dots")),
    Scene("looking-back-few", _asked("word", "What kind of word: Kind of place", "on the phone", "Ask")),
    Scene("looking-back-weeks", _asked("strengths", "Ask", "Show the dots", down=1000)),
    Scene("looking-back-table", _asked("strengths", "Ask", "Show the table", down=420)),
    Scene("looking-back-times", _asked("times", "Ask", "Show the dots", down=380)),
    Scene("looking-back-beside", _asked("beside", "Which two: Weekdays and weekends", "Ask", "Show the dots")),
    Scene("looking-back-period", _asked("period", "Ask")),
    Scene("looking-back-notes", _asked("strengths", "Ask", "Show the notes")),
    Scene("looking-back-fair", _asked("fair")),
    Scene("looking-back-fair-form", _asked("fair", "Yes, set one up")),
    Scene("looking-back-fair-coin", _fair_test(5, "Throw the coin")),
    Scene("looking-back-fair-result", _fair_test(21, "Show the dots", down=420)),
)
