"""The section about copies on a stick, with a stick and programs that are only told of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from app.portable.folders import FolderSource
from app.portable.ground import Ground
from app.portable.make import Made
from app.portable.plan import Notes, Notice, Plan, Wish
from app.portable.runtime import Item, Runtime, System
from tests.screens.studio import Scene, Studio
from ui.jobs import Lanes
from ui.navigation import Place, Room
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.portable import PortableSection

_STICK = Path("/media/anna/STICK")
_ROOT = _STICK / "Recipes"


def _program(system: System, megabytes: int) -> Runtime:
    items = (Item("Notes", megabytes * 1_000_000, ""),)
    return Runtime(system, "Notes", "1.2.0", items, FolderSource(Path("/nowhere")))


_LINUX, _WINDOWS = _program(System.LINUX, 127), _program(System.WINDOWS, 118)


def _plan(*notices: Notice) -> Plan:
    wish = Wish(_STICK, "Recipes", (_LINUX, _WINDOWS), Notes.NEW)
    ground = Ground("vfat", frozenset(), read_only=False, no_programs=False, free=14_300_000_000)
    return Plan(wish, _ROOT, True, 262_000_000, ground, (System.LINUX, System.WINDOWS), (), (), None, notices)


def _out_of_sight(studio: Studio) -> None:
    """Nobody has touched it for a while, and a copy is still being written."""
    from ui.windows.still_working import StillWorking

    program = studio.program
    assert program is not None
    view = StillWorking(_Busy())
    program.shell.cover_view(view)
    program.shell.keep_focus_visible(view.first_focus())


class _Busy(Lanes):
    """Something is always waited for."""

    def awaited(self) -> bool:
        return True


def _section(studio: Studio) -> PortableSection:
    page = studio.go(Place(Room.SETTINGS, "stick"))
    assert isinstance(page, SettingsPage)
    section = page.section()
    assert isinstance(section, PortableSection)
    section._show_here([_LINUX])
    return section


def _chosen(section: PortableSection) -> None:
    section.name.choice.choose("Recipes")
    section._programs.add(_WINDOWS)
    section._place.setText(f"Chosen: {_STICK}")
    section._place.show()
    section.choose.set_words("Choose another stick")


def _posed(pose: Callable[[PortableSection], None], *, end: bool = False) -> Callable[[Studio], None]:
    def whole(studio: Studio) -> None:
        section = _section(studio)
        pose(section)
        studio.settle()
        area: QWidget | None = section
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if end and isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    return whole


def _begin(section: PortableSection) -> None:
    section.choose.setFocus()


def _before(section: PortableSection) -> None:
    _chosen(section)
    section._show_plan(_plan(Notice.DOES_NOT_START))
    section.make.setFocus()


def _after(section: PortableSection) -> None:
    _chosen(section)
    starts = ((System.LINUX, _ROOT / "Linux" / "Recipes"), (System.WINDOWS, _ROOT / "Windows" / "Recipes.exe"))
    section._made(Made(_ROOT, starts, 312, 245_000_000))


PORTABLE_SCENES = (
    Scene("settings-stick", _posed(_begin)),
    Scene("settings-stick-before", _posed(_before, end=True)),
    Scene("settings-stick-done", _posed(_after)),
    Scene("still-working", _out_of_sight),
)
