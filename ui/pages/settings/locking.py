"""When it locks by itself, what leaving does, what the window is called."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui import capture
from ui.context import Context
from ui.i18n import translate
from ui.operations.circle import country
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.chips import Segments
from ui.widgets.text import body, hint, subheading
from ui.widgets.window_name import WindowName

_NOTHING, _HELP = "nothing", "help"
_HIDDEN, _SHOWN = "hidden", "shown"


class LockingSection(Section):
    """Each choice is kept at once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx, translate("Settings", "Locking"), translate("Locking", "Each choice here is kept at once.")
        )
        settings = ctx.settings()
        self.idle = Segments(
            translate("Locking", "Lock by itself"),
            [(str(n), translate("Locking", "after %n minute(s)", "", n)) for n in (1, 2, 5, 15)],
            str(settings.idle_minutes),
            on=lambda value: self._keep(idle_minutes=int(value)),
        )
        self.leave_to = Segments(
            translate("Locking", "After leaving"),
            (
                ("closed", translate("Locking", "Nothing: the program is closed")),
                ("locked", translate("Locking", "The place for the passphrase")),
            ),
            settings.leave_to,
            on=lambda value: self._keep(leave_to=value),
        )
        self.name = WindowName(settings.window_title)
        self.name.chosen.connect(lambda name: self._keep(window_title=name))
        self._part(
            translate("Locking", "When nobody touches it"),
            translate(
                "Locking",
                "Without a key or a movement of the mouse, it locks by itself. What you were writing is kept.",
            ),
            self.idle,
        )
        self._part(
            translate("Locking", "Leaving"),
            translate(
                "Locking",
                "Shift three times, or the Leave button. The window is gone at once. What should be there afterwards?",
            ),
            self.leave_to,
        )
        self.before = Segments(
            translate("Locking", "Before it is open"),
            (
                (_NOTHING, translate("Locking", "Nothing but the passphrase")),
                (_HELP, translate("Locking", "Get help now, and a few tools")),
            ),
            _HELP if settings.help_while_locked else _NOTHING,
            on=self._keep_before,
        )
        self._part(
            translate("Locking", "On the window for the passphrase"),
            translate(
                "Locking",
                "Help and a few tools can stand there, for a moment when typing a passphrase is too much. "
                "Then whoever opens the program at this computer sees that it is a program for help.",
            ),
            self.before,
            hint(
                translate(
                    "Locking",
                    "None of your notes, lines or favourites is there. Only the country that you chose for “Get help now” is then kept where it can be read without your passphrase. It goes away when you turn this off.",
                )
            ),
        )
        self._part(
            translate("Locking", "The name on the window"),
            translate("Locking", "Anyone who sees the window, or the list of open programs, can read it."),
            self.name,
        )
        if capture.CAN_ASK:
            self._part(*self._recordings(settings.in_recordings))
        self.body.addWidget(
            hint(
                translate(
                    "Locking",
                    "These choices can be read without your passphrase. They say nothing about what you write.",
                )
            )
        )

    def first_focus(self) -> QWidget:
        return self.idle.current()

    def left(self) -> None:
        self.name.take_own()

    def _recordings(self, shown: bool) -> tuple[str, str, QWidget]:
        self.recordings = Segments(
            translate("Locking", "In pictures of the screen"),
            (
                (_HIDDEN, translate("Locking", "Left out, where the system does that")),
                (_SHOWN, translate("Locking", "Shown like every window")),
            ),
            _SHOWN if shown else _HIDDEN,
            on=lambda value: self._keep(in_recordings=value == _SHOWN),
        )
        about = translate(
            "Locking",
            "Pictures and recordings of the screen, also those that the system makes by itself, leave this window out if the system keeps to it. "
            "Some aids for seeing need it shown.",
        )
        return translate("Locking", "Pictures of the screen"), about, self.recordings

    def _part(self, name: str, about: str, *choice: QWidget) -> None:
        self.body.addSpacing(tokens.SPACE_8)
        for widget in (subheading(name), body(about), *choice):
            self.body.addWidget(widget)

    def _keep_before(self, what: str) -> None:
        """The country goes there only with the permission, and goes with it."""
        if what == _NOTHING:
            self._keep(help_while_locked=False)
            return
        self.ctx.query(country, lambda code: self._keep(help_while_locked=True, help_country=code), owner=self)

    def _keep(self, **changes: Any) -> None:
        settings = self.ctx.settings().with_(**changes)
        if settings != self.ctx.settings():
            self.ctx.change_settings(settings)
