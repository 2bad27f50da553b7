"""What this computer keeps anyway, found on this computer as far as it can be found."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.traces import Fact
from ui.context import Context
from ui.i18n import translate
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet
from ui.widgets.text import body, hint, subheading
from ui.widgets.trace_list import TraceList, looking

CAN_CUT = sys.platform == "linux"  # elsewhere screen readers come by no bus that a program can leave
_CONNECTED, _CUT = "connected", "cut"


class TracesSection(Section):
    """Looks each time it is opened."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Traces"),
            translate(
                "Traces",
                "This program writes to its own folder and nowhere else, starts nothing and connects to nothing. What the computer notes by itself is another matter.",
            ),
        )
        self.body.addWidget(
            body(
                translate(
                    "Traces",
                    "None of this shows what you wrote, except where it says so. It can show that you have this program, and when you used it.",
                )
            )
        )
        self.again = Button(translate("Traces", "Look again"), Kind.OUTLINE, icon="refresh-cw", do=self.refresh)
        nest(self.body, row(self.again))
        self.body.addSpacing(tokens.SPACE_8)
        self.list = TraceList()
        self.body.addWidget(self.list)
        if CAN_CUT:
            self._add_bus()

    def _add_bus(self) -> None:
        self.bus = Segments(
            translate("Traces", "Screen readers and the desktop"),
            (
                (_CONNECTED, translate("Traces", "Connected, as usual")),
                (_CUT, translate("Traces", "Cut off")),
            ),
            self._bus_now(),
            on=self._choose_bus,
        )
        self.body.addSpacing(tokens.SPACE_8)
        for widget in (
            subheading(translate("Traces", "What other programs can read")),
            body(
                translate(
                    "Traces",
                    "Screen readers read by a connection of your desktop. Any program of your account can read by it, too. If you use no screen reader, you can cut it off.",
                )
            ),
            self.bus,
            hint(
                translate(
                    "Traces",
                    "Cut off: no screen reader can read this window, and some keyboards for Chinese, Japanese or Korean do not work in it. What you choose counts from the next time you open the program, and can be read without your passphrase.",
                )
            ),
        ):
            self.body.addWidget(widget)

    def _choose_bus(self, value: str) -> None:
        if value == _CUT and QAccessible.isActive():
            self._ask_first()
        else:
            self._keep(value)

    def _ask_first(self) -> None:
        """Something reads along just now: whoever needs it could not find the way back by themselves."""
        sheet = Sheet(
            self,
            translate("Traces", "Cut off screen readers?"),
            yes=translate("Traces", "Cut off"),
            no=translate("Traces", "Leave it connected"),
        )
        sheet.say(
            translate(
                "Traces",
                "Something on this computer reads this window just now, as a screen reader does. From the next time on it will hear nothing from here, not even this choice.",
            )
        )
        sheet.say(
            translate("Traces", "The way back without seeing: start the program from a terminal with --screen-reader.")
        )
        sheet.accepted.connect(lambda: self._keep(_CUT))
        sheet.closed.connect(self._show_bus)
        self.sheet = sheet
        sheet.show_sheet()

    def _keep(self, value: str) -> None:
        settings = self.ctx.settings().with_(session_bus=value == _CONNECTED)
        if settings != self.ctx.settings():
            self.ctx.change_settings(settings)
        self._show_bus()

    def _show_bus(self) -> None:
        """What is kept stands there, whatever was pressed."""
        self.bus.choose(self._bus_now(), tell=False)

    def _bus_now(self) -> str:
        return _CONNECTED if self.ctx.settings().session_bus else _CUT

    def refresh(self) -> None:
        self.ctx.query(lambda session: looking(session.vault.folder), self._show, owner=self)

    def first_focus(self) -> QWidget:
        return self.again

    def _show(self, facts: tuple[Fact, ...]) -> None:
        self.list.show_facts(facts)
