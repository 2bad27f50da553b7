"""When it locks by itself, what leaving does, what the window is called."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.i18n import translate
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.chips import Segments
from ui.widgets.text import body, hint, subheading
from ui.widgets.window_name import WindowName


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
        self._part(
            translate("Locking", "The name on the window"),
            translate("Locking", "Anyone who sees the window, or the list of open programs, can read it."),
            self.name,
        )
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

    def _part(self, name: str, about: str, choice: QWidget) -> None:
        self.body.addSpacing(tokens.SPACE_8)
        self.body.addWidget(subheading(name))
        self.body.addWidget(body(about))
        self.body.addWidget(choice)

    def _keep(self, **changes: Any) -> None:
        settings = self.ctx.settings().with_(**changes)
        if settings != self.ctx.settings():
            self.ctx.change_settings(settings)
