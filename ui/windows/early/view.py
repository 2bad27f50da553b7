"""The unlock window with two more doors, for a person who allowed them.

Nothing here knows a vault.  A country is the only thing of the person's that may be known, and only
because they allowed it to stand in the settings.  Whatever is done here is kept nowhere, and going
back to the field forgets it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.settings import Settings
from ui.i18n import translate
from ui.jobs import Lanes
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox
from ui.windows.unlock import UnlockView

if TYPE_CHECKING:  # loaded only where somebody asks for them: the start is short
    from ui.context import Say
    from ui.windows.early.help import EarlyHelp
    from ui.windows.early.tools import EarlyTools


class EarlyView(QWidget):
    """The unlock view, and in its place, while they are wanted, help or tools.  Emits ``unlocked`` with a `Session`."""

    unlocked = Signal(object)

    def __init__(self, folder: Path, lanes: Lanes, say: Say, settings: Settings) -> None:
        super().__init__()
        self._country = settings.help_country
        self._help: EarlyHelp | None = None
        self._tools: EarlyTools | None = None
        self.to_help = Button(translate("Early", "Get help now"), Kind.LINK, icon="life-buoy", do=self.get_help)
        self.to_tools = Button(translate("Early", "A few tools"), Kind.LINK, icon="heart-handshake", do=self.show_tools)
        doors = FlowBox(self.to_help, self.to_tools, bleed=GUTTER)
        self.unlock = UnlockView(folder, lanes, say, settings, below=doors)
        self.unlock.unlocked.connect(self.unlocked)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.unlock)

    def first_focus(self) -> QWidget:
        return self.unlock.first_focus()

    def shown(self) -> QWidget:
        """The unlock view, or what stands in its place."""
        return self._help or self._tools or self.unlock

    def get_help(self) -> None:
        """Whom to call, and ideas for this moment.  A tool that was being used waits."""
        from ui.windows.early.help import EarlyHelp

        if self._help is None:
            self._help = EarlyHelp(self._country, back=self._leave_help, steady=self._steady)
            self._show(self._help)
        self._focus(self._help.first_focus())

    def show_tools(self) -> None:
        """The few tools, from their beginning."""
        from ui.windows.early.tools import EarlyTools

        self._forget()
        self._tools = EarlyTools(back=self._leave_tools, unsafe=self.get_help)
        self._show(self._tools)
        self._focus(self._tools.first_focus())

    def rest(self) -> None:
        """Only the unlock view; what stood in its place is forgotten."""
        if self.shown() is not self.unlock:
            self._forget()
            self._focus(self.first_focus())

    def back(self) -> None:
        """One step back, as the key for it does."""
        page = self._help or self._tools
        if page is not None:
            page.step_back()

    def _steady(self) -> None:
        """The first of the few tools, at once."""
        self.show_tools()
        if self._tools is not None:
            self._tools.begin_first()

    def _leave_help(self) -> None:
        help_, self._help = self._help, None
        self._drop(help_)
        self._focus(self._tools.first_focus() if self._tools is not None else self.to_help)

    def _leave_tools(self) -> None:
        self._forget()
        self._focus(self.to_tools)

    def _forget(self) -> None:
        pages = (self._help, self._tools)
        self._help = self._tools = None
        for page in pages:
            self._drop(page)

    def _drop(self, page: QWidget | None) -> None:
        """Free a page, and show what is there without it."""
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._stack.setCurrentWidget(self.shown())

    def _show(self, page: QWidget) -> None:
        self.unlock.forget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
