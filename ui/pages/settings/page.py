"""The settings: a list of sections, and one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from ui.context import Context
from ui.i18n import translate
from ui.page import Page
from ui.pages.settings.about import AboutSection
from ui.pages.settings.bring_in import BringInSection
from ui.pages.settings.copies import CopiesSection
from ui.pages.settings.deleting import DeletingSection
from ui.pages.settings.guides import GuidesSection
from ui.pages.settings.locking import LockingSection
from ui.pages.settings.look import LookSection
from ui.pages.settings.nav import Nav
from ui.pages.settings.portable import PortableSection
from ui.pages.settings.practice import PracticeSection
from ui.pages.settings.section import Section
from ui.pages.settings.take_out import TakeOutSection
from ui.pages.settings.traces import TracesSection
from ui.pages.settings.ways_in import WaysInSection
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.layout import Scroll
from ui.widgets.text import title

_BESIDE_FROM = 860  # px at 100 % text

LOOK = "look"
GUIDES = "guides"


def sections() -> tuple[tuple[str, str, str, Callable[[Context], Section]], ...]:
    """Key, icon, name and what it is made of, in the order of the list."""
    return (
        (LOOK, "palette", translate("Settings", "Look"), LookSection),
        ("locking", "lock", translate("Settings", "Locking"), LockingSection),
        ("tools", "heart-handshake", translate("Settings", "Tools"), PracticeSection),
        ("ways-in", "key-round", translate("Settings", "Ways in"), WaysInSection),
        ("bring-in", "import", translate("Settings", "Bring in"), BringInSection),
        ("take-out", "upload", translate("Settings", "Take out"), TakeOutSection),
        ("copies", "archive", translate("Settings", "Copies kept here"), CopiesSection),
        ("stick", "hard-drive", translate("Settings", "A copy on a stick"), PortableSection),
        ("delete", "trash-2", translate("Settings", "Delete"), DeletingSection),
        (GUIDES, "book-open", translate("Settings", "How it works"), GuidesSection),
        ("traces", "footprints", translate("Settings", "Traces"), TracesSection),
        ("about", "info", translate("Settings", "About"), AboutSection),
    )


class SettingsPage(Page):
    """``open`` takes the key of a section."""

    watches = Changes.VAULT | Changes.JOURNAL | Changes.TRIGGERS | Changes.PRACTICE | Changes.PREFERENCES

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._kinds = {key: kind for key, _icon, _name, kind in sections()}
        self._built: dict[str, Section] = {}
        self._key = LOOK
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._paper = Scroll(measure=1080)
        outer.addWidget(self._paper)
        self._paper.column.addWidget(title(translate("Settings", "Settings")))
        self.nav = Nav([(key, icon, name) for key, icon, name, _kind in sections()])
        self.nav.chosen.connect(self.show_section)
        self._across = _Across(self.nav)
        self._paper.column.addWidget(self._across)
        self._paper.column.addStretch(1)

    def open(self, what: object) -> None:
        if isinstance(what, str) and what in self._kinds:
            self._key = what
        self.show_section(self._key)

    def here(self) -> object:
        return self._key

    def section(self) -> Section:
        """The section that is shown."""
        return self._built[self._key]

    def refresh(self) -> None:
        if self._key in self._built:
            self._built[self._key].refresh()

    def first_focus(self) -> QWidget:
        return self.nav.items[self._key]

    def leaving(self) -> None:
        if self._key in self._built:
            self._built[self._key].left()

    def show_section(self, key: str) -> None:
        """Show one section in the place of the other."""
        before = self._built.get(self._key)
        if before is not None and key != self._key:
            before.left()
            before.hide()
        self._key = key
        section = self._built.get(key)
        if section is None:
            section = self._kinds[key](self.ctx)
            self._built[key] = section
            self._across.add(section)
        section.show()
        section.refresh()
        self.nav.mark(key)
        self._paper.verticalScrollBar().setValue(0)
        wanted = section.first_focus()
        if wanted is not None and self.nav.items[key].hasFocus() and wanted.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)


class _Across(QWidget):
    """The list and the section, side by side or one above the other."""

    bleed = SHADOW

    def __init__(self, nav: Nav) -> None:
        super().__init__()
        self._nav = nav
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SHADOW - 7 - 16, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(nav, 0, Qt.AlignmentFlag.AlignTop)
        self._beside: bool | None = None

    def add(self, section: Section) -> None:
        self._box.addWidget(section, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        beside = self.width() >= theme().px(_BESIDE_FROM)
        if beside != self._beside:
            self._beside = beside
            self._nav.set_beside(beside=beside)
            self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
