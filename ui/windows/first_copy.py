"""The first time something is copied out of the notes, it is asked whether that is meant."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.session import Session
from ui.clipboard import AWAY_S, PrivateClipboard
from ui.context import Context
from ui.i18n import translate
from ui.widgets.sheet import Sheet

ALLOWED = "clipboard_allowed"
"""The private preference that remembers the answer."""


def remember(session: Session) -> Outcome[None]:
    """The operation that keeps the answer."""
    return session.preferences.set(ALLOWED, True)


class FirstCopy(QObject):
    """Holds a copy back until the person has answered; asks once, for good."""

    def __init__(self, ctx: Context, board: PrivateClipboard, over: QWidget) -> None:
        super().__init__(over)
        self._ctx, self._board, self._over = ctx, board, over
        self.sheet: Sheet | None = None
        board.asked.connect(self._ask)
        ctx.query(lambda session: session.preferences.get(ALLOWED, False), self._known, owner=over)

    def _known(self, allowed: bool) -> None:
        self._board.ask_first = not allowed

    def _ask(self) -> None:
        if self.sheet is not None:
            return
        self.sheet = sheet = Sheet(
            self._over,
            translate("Copying", "Copy this out of your notes?"),
            yes=translate("Copying", "Copy it"),
            no=translate("Copying", "Not now"),
        )
        sheet.say(
            translate(
                "Copying",
                "Other programs on this computer can read what is copied, and some keep it. It is marked as private, "
                "which most of them respect.",
            )
        )
        sheet.say(
            translate(
                "Copying",
                "It goes away when you lock, when you leave, and {seconds} seconds after you went to another window.",
            ).format(seconds=AWAY_S)
        )
        sheet.say(translate("Copying", "If you say no and had cut it out, Undo puts it back. You are asked only once."))
        sheet.accepted.connect(self._allow)
        sheet.closed.connect(self._refuse)
        sheet.show_sheet(sheet.yes)

    def _allow(self) -> None:
        self.sheet = None
        self._board.allow()
        self._ctx.run(remember, owner=self._over)

    def _refuse(self) -> None:
        self.sheet = None
        self._board.refuse()
        self._ctx.say(translate("Copying", "It was not copied."))
