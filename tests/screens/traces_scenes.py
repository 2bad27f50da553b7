"""The page about traces, on a computer that is always the same."""

from __future__ import annotations

from app.traces import Fact, Found, Keeps
from tests.screens.studio import Scene, Studio
from ui.navigation import Place, Room
from ui.widgets.trace_list import TraceList

LAPTOP = tuple(
    Fact(keeps, found)
    for keeps, found in {
        Keeps.WATCHED: Found.UNSEEN,
        Keeps.PROGRAMS: Found.HERE,
        Keeps.READER: Found.FINE,
        Keeps.SWAP: Found.HERE,
        Keeps.SLEEP: Found.FINE,
        Keeps.STICK: Found.HERE,
        Keeps.BACKUPS: Found.UNSEEN,
        Keeps.RECENT: Found.HERE,
        Keeps.SEARCH: Found.FINE,
        Keeps.CLIPBOARD: Found.UNSEEN,
        Keeps.PRINTER: Found.UNSEEN,
        Keeps.CRASHES: Found.FINE,
    }.items()
)


def _page(studio: Studio) -> None:
    page = studio.go(Place(Room.SETTINGS, "traces"))
    page.findChildren(TraceList)[-1].show_facts(LAPTOP)


def _foot(studio: Studio) -> None:
    from PySide6.QtWidgets import QScrollArea

    _page(studio)
    for _ in range(3):  # the page grows once it knows how wide it is
        studio.settle()
        for area in studio.program.shell.findChildren(QScrollArea) if studio.program else ():
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _sheet(studio: Studio) -> None:
    from ui.windows.first_run.view import FirstRunView

    program = studio.program
    assert program is not None
    say = program.shell.messages.say
    studio.show(FirstRunView(studio.folder / "new", program.lanes, say, studio.settings, lambda _settings: None))
    studio.press("What this computer notes by itself")
    program.shell.findChildren(TraceList)[-1].show_facts(LAPTOP)


TRACES_SCENES = (
    Scene("settings-traces", _page),
    Scene("settings-traces-foot", _foot),
    Scene("first-run-traces", _sheet, locked=True),
)
