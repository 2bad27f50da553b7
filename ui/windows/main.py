"""The opened vault in the window: the rooms in the rail, the pages beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from app import log
from ui.context import Context, Operation
from ui.i18n import translate
from ui.navigation import Place, Room
from ui.page import Page
from ui.widgets import focus
from ui.widgets.rail import Rail, RailItem

# Where each page lives; a module is imported on its first visit, so that the start stays short.
_PAGES = {
    Room.NOW: ("ui.pages.now.page", "NowPage"),
    Room.JOURNAL: ("ui.pages.journal.page", "JournalPage"),
    Room.TRIGGERS: ("ui.pages.triggers.page", "TriggersPage"),
    Room.TOOLS: ("ui.pages.tools.page", "ToolsPage"),
    Room.PACKS: ("ui.pages.packs.page", "PacksPage"),
    Room.STUDIO: ("ui.pages.studio.page", "StudioPage"),
    Room.LOOKING_BACK: ("ui.pages.looking_back.page", "LookingBackPage"),
    Room.PLAYER: ("ui.pages.player.page", "PlayerPage"),
    Room.CARDS: ("ui.pages.cards.page", "CardsPage"),
    Room.CAUTIONS: ("ui.pages.cautions.page", "CautionsPage"),
    Room.READING: ("ui.pages.reading.page", "ReadingPage"),
    Room.SAFETY: ("ui.pages.safety.page", "SafetyPage"),
    Room.SETTINGS: ("ui.pages.settings.page", "SettingsPage"),
    Room.GUIDE: ("ui.pages.guide.page", "GuidePage"),
}
_SHOWN_UNDER = {
    Room.PLAYER: Room.TOOLS,
    Room.CARDS: Room.TOOLS,
    Room.CAUTIONS: Room.SETTINGS,
    Room.READING: Room.NOW,
    Room.STUDIO: Room.PACKS,
    Room.GUIDE: Room.SETTINGS,
}  # which rail item is marked for pages that have none


@dataclass(frozen=True, slots=True)
class _Past:
    """A place that was left, and what had the keyboard there."""

    place: Place
    pressed: QWidget | None


class MainView(QWidget):
    """Keeps the pages that were visited and goes between them."""

    def __init__(self, ctx: Callable[[MainView], Context]) -> None:
        super().__init__()
        self.setAccessibleName(translate("Window", "Page"))
        self._stack = QStackedLayout(self)
        self._pages: dict[Room, Page] = {}
        self._items: dict[Room, RailItem] = {}
        self._past: list[_Past] = []
        self._here: Place | None = None
        self.ctx = ctx(self)

    def fill_rail(self, rail: Rail) -> None:
        """Put the rooms into the rail, and below them what is always there."""
        for room, icon, name in (
            (Room.NOW, "house", translate("Rooms", "Now")),
            (Room.JOURNAL, "book-open", translate("Rooms", "Journal")),
            (Room.TRIGGERS, "cloud-sun", translate("Rooms", "Triggers")),
            (Room.TOOLS, "heart-handshake", translate("Rooms", "Tools")),
            (Room.PACKS, "package", translate("Rooms", "Packs")),
            (Room.LOOKING_BACK, "history", translate("Rooms", "Looking back")),
        ):
            item = self._item(room, icon, name)
            rail.add_room(item)
        rail.add_foot(self._item(Room.SAFETY, "life-buoy", translate("Rooms", "Get help now")))
        rail.add_foot(self._item(Room.SETTINGS, "settings", translate("Rooms", "Settings")))
        lock = RailItem("lock", translate("Window", "Lock"), do=self.ctx.lock)
        lock.setToolTip(translate("Window", "Lock (Ctrl+L)"))
        rail.add_foot(lock)

    def go(self, place: Place) -> None:
        """Show a place; the page there is built on its first visit."""
        current = self.page()
        if current is not None:
            current.leaving()
        if current is not None and self._here is not None and self._here.room is not place.room:
            self._past = [*self._past[-19:], self._way_back(current, self._here.room)]
        self._here = place
        page = self._pages.get(place.room)
        if page is None:
            page = self._build(place.room)
        page.open(place.what)
        self._stack.setCurrentWidget(page)
        marked = _SHOWN_UNDER.get(place.room, place.room)
        for room, item in self._items.items():
            item.set_current(room is marked)
        page.entered()
        self._focus(page)

    def back(self) -> None:
        """Show the place before this one as it was, the keyboard on what led away from it."""
        page = self.page()
        if page is not None and page.back_inside():
            return
        if not self._past:
            return
        past = self._past.pop()
        self._here = None
        self.go(past.place)
        focus.give_back(past.pressed)

    def help(self) -> None:
        """What the guides say about the place that is shown; from the guides, all of them."""
        from ui.pages.guide.fits import fitting

        here = self.place()
        self.go(Place(Room.GUIDE, None if here.room is Room.GUIDE else fitting(here)))

    def page(self) -> Page | None:
        """The page that is shown."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def place(self) -> Place:
        """Where one is, with what the page shows."""
        page = self.page()
        return Place(self._here.room, page.here()) if self._here is not None and page is not None else Place(Room.NOW)

    def unsaved(self) -> Iterator[Operation[Any]]:
        """What the pages must still write.  A page that breaks takes no other with it."""
        for page in self._pages.values():
            try:
                operation = page.unsaved()
            except Exception as error:  # noqa: BLE001  asked while locking, when nothing may stand in the way
                log.note_error(error)
                continue
            if operation is not None:
                yield operation

    def _item(self, room: Room, icon: str, name: str) -> RailItem:
        item = RailItem(icon, name, do=lambda: self.go(Place(room)))
        self._items[room] = item
        return item

    def _build(self, room: Room) -> Page:
        module, name = _PAGES[room]
        page: Page = getattr(import_module(module), name)(self.ctx)
        self._pages[room] = page
        self._stack.addWidget(page)
        return page

    def _way_back(self, page: Page, room: Room) -> _Past:
        pressed = self.window().focusWidget()
        return _Past(Place(room, page.here()), pressed if pressed is not None and page.isAncestorOf(pressed) else None)

    def _focus(self, page: Page) -> None:
        wanted = page.first_focus()
        if wanted is not None:
            wanted.setFocus()
