"""A page with everything it is given, in a real window, on a real vault."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout, QWidget
from shiboken6 import getAllValidWrappers

from app.errors import AppError, Code, WorldError
from app.session import Session
from app.settings import Settings
from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.support import CHEAP, CountingIds, FakeClock, stays_open
from ui.bus import Bus
from ui.context import Context
from ui.jobs import Lanes
from ui.navigation import Place
from ui.page import Page
from ui.widgets import tab_order
from ui.widgets.held_items import HeldItems

if TYPE_CHECKING:
    from ui.application import Program


def held_items() -> list[QLayoutItem]:
    """What Python objects stand for an item of a layout, without those of layouts that hold their own.

    Layouts, which are items themselves, are left out: PySide is told when one of them goes.
    """
    known = [one for one in getAllValidWrappers() if isinstance(one, QLayoutItem)]
    items = _of_others([one for one in known if not isinstance(one, QLayout)], known)
    return _of_others(items, gc.get_objects()) if items else items  # such a layout may be gone, all but its list


def _of_others(items: list[QLayoutItem], layouts: Sequence[object]) -> list[QLayoutItem]:
    own = {id(item) for layout in layouts if isinstance(layout, HeldItems) for item in vars(layout)["_items"]}
    return [item for item in items if id(item) not in own]


def make_session(folder: Path, clock: FakeClock | None = None, *, again: bool = False) -> Session:
    """A fresh vault; ``again``: one that can be opened again once it is closed."""
    words = Passphrase("a quiet room")
    vault = create(folder, words, cost=CHEAP) if again else stays_open(folder, words)
    return Session(vault, clock or FakeClock(), CountingIds())


@dataclass
class Told:
    """What a page said and where it wanted to go."""

    said: list[tuple[str, str]] = field(default_factory=list)
    actions: list[Callable[[], None] | None] = field(default_factory=list)
    errors: list[AppError] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    left: int = 0
    locked: int = 0
    went_back: int = 0

    def do_last(self) -> None:
        """Press the action of the last message."""
        action = self.actions[-1]
        assert action is not None
        action()


def make_context(session: Session, told: Told, lanes: Lanes | None = None) -> Context:
    """A context that writes down what pages do with it."""

    def say(text: str, action: str = "", do: Callable[[], None] | None = None, *, stay: bool = False) -> None:
        told.said.append((text, action))
        told.actions.append(do)

    def count(name: str) -> Callable[[], None]:
        return lambda: setattr(told, name, getattr(told, name) + 1)

    def change(settings: Settings) -> None:
        told.settings = settings

    return Context(
        session=session,
        lanes=lanes or Lanes(),
        bus=Bus(),
        say=say,
        show_error=told.errors.append,
        go=told.places.append,
        back=count("went_back"),
        settings=lambda: told.settings,
        change_settings=change,
        leave=count("left"),
        lock=count("locked"),
    )


@contextmanager
def slow(ctx: Context) -> Iterator[None]:
    """Nothing reaches the disk in here."""
    hold = threading.Event()
    ctx.lanes.vault(lambda _token, _progress: hold.wait(20))
    try:
        yield
    finally:
        hold.set()


@contextmanager
def full(ctx: Context) -> Iterator[None]:
    """Everything that is asked to be written in here is refused: there is no room."""
    lanes, vault = ctx.lanes, ctx.lanes.vault

    def refuse(*_given: Any) -> None:
        raise WorldError(Code.DISK_FULL)

    def without_room(work: Any, *given: Any, essential: bool = False, **named: Any) -> Any:
        return vault(refuse if essential else work, *given, essential=essential, **named)

    lanes.vault = without_room  # type: ignore[method-assign]
    try:
        yield
    finally:
        del lanes.vault  # type: ignore[method-assign]


def settled(qtbot: Any, ctx: Context, look: Callable[[Session], Any] = lambda _session: True) -> Any:
    """What the vault holds once everything is written and told."""
    for _ in range(3):  # what is told may ask for more
        found: list[Any] = []
        ctx.lanes.vault(lambda _token, _progress: look(ctx.session), found.append)
        qtbot.waitUntil(lambda: bool(found))  # noqa: B023  called before the next round
    return found[0]


class MakeProgram(Protocol):
    """The fixture ``make_program`` (conftest.py)."""

    def __call__(
        self,
        folder: Path | None = None,
        settings: Settings | None = None,
        file: Path | None = None,
        *,
        takes_defects: bool = False,
    ) -> Program: ...


class Frame(QWidget):
    """A window around one page, as the shell would show it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.page = page

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's signature
        """Tab goes where the eye goes."""
        return tab_order.move(self, forward=forward)

    def paintEvent(self, event: Any) -> None:  # noqa: N802
        from PySide6.QtGui import QPainter

        from ui.theme import paint

        painter = QPainter(self)
        paint.wash(painter, self.rect())


def show(qtbot: Any, page: Page, what: object = None, size: tuple[int, int] = (1130, 840)) -> Frame:
    """Open a page and wait until it is on the screen."""
    frame = Frame(page)
    qtbot.addWidget(frame)
    frame.resize(*size)
    frame.show()
    qtbot.waitExposed(frame)
    page.open(what)
    page.entered()
    return frame
