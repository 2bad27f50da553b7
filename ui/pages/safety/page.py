"""Get help now: the one page behind "I am not safe right now" and "Get help now".

It calls nobody, sends nothing and does not keep that anybody was here.  What can be kept, only
because the person wants it, is a country, lines of their own, and which lines they do not want to
see.  No method is named on this page.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.circle.board import Board
from app.circle.model import HelpLine
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.line_words import instant
from ui.navigation import OWN_PAIN, Place, PlayerStart, Room
from ui.operations import circle
from ui.page import Page
from ui.pages.safety.cards import LineDoors
from ui.pages.safety.editor import LineSheet
from ui.pages.safety.scroll import HelpScroll
from ui.pages.safety.view import Doors

STEADYING = "five-senses"


class SafetyPage(Page):
    """`open` with `OWN_PAIN` puts first what is for danger from oneself."""

    watches = Changes.CIRCLE

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._what: object = None
        self._board = Board()
        self._sheet: LineSheet | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        doors = Doors(
            choose=self._choose,
            kept=translate(
                "Safety", "If you like: its lines then stand here. It is kept inside your notes, and only there."
            ),
            now=self._now,
            lines=LineDoors(edit=self._edit, hide=self._hide, delete=self._delete),
            add=lambda: self._edit(""),
            unhide=self._unhide,
            steady=lambda: self.ctx.go(Place(Room.PLAYER, PlayerStart(STEADYING, calm=False))),
        )
        self.paper = HelpScroll(doors, ctx.back)
        self.view, self.back = self.paper.view, self.paper.back
        outer.addWidget(self.paper)
        self.open(None)

    # the page

    def open(self, what: object) -> None:
        self._what = OWN_PAIN if what == OWN_PAIN else None
        self._show(self._board)
        self.paper.to_top()

    def here(self) -> object:
        return self._what

    def first_focus(self) -> QWidget | None:
        return self.back

    def refresh(self) -> None:
        self.ctx.query(circle.read_board, self._show, owner=self)

    def entered(self) -> None:
        """Lines age and open by the clock, so they are read each time."""
        self._stale = False
        self.refresh()

    def unsaved(self) -> Operation[Any] | None:
        return self._sheet.unsaved() if self._sheet is not None and isValid(self._sheet) else None

    def _show(self, board: Board) -> None:
        self._board = board
        self.paper.show_board(board, own_pain=self._what == OWN_PAIN)

    def _now(self) -> datetime:
        return instant(self.ctx.session.clock.now_ms())

    # what the person does

    def _choose(self, code: str) -> None:
        self.ctx.run(circle.choose_country(code), lambda _: self._chosen(code), owner=self)

    def _chosen(self, code: str) -> None:
        settings = self.ctx.settings()
        if settings.help_while_locked and settings.help_country != code:
            self.ctx.change_settings(settings.with_(help_country=code))
        self.refresh()

    def _edit(self, line_id: str) -> None:
        own = next((line for line in self._board.own if line.id == line_id), None)
        built_in = next((s for s in (*self._board.lines, *self._board.wide) if s.line.id == line_id), None)
        sheet = LineSheet(self, self.ctx, own, built_in)
        self._sheet = sheet
        sheet.done.connect(lambda was: self._saved(line_id, was, built_in=built_in is not None))
        sheet.put_back.connect(lambda: self._put_back(line_id))
        sheet.closed.connect(self._sheet_gone)
        sheet.show_sheet(sheet.name.edit)

    def _sheet_gone(self) -> None:
        self._sheet = None

    def _saved(self, line_id: str, was: HelpLine | None, *, built_in: bool) -> None:
        self._sheet = None
        if built_in:
            self._changed(line_id, was, translate("Lines", "Changed."))
        else:
            self.refresh()

    def _hide(self, line_id: str) -> None:
        done = translate("Lines", "This line is not shown any more.")
        hide = circle.hide_line(line_id)
        self.ctx.run(hide, lambda was: self._changed(line_id, was, done), owner=self, once=("hide", line_id))

    def _put_back(self, line_id: str) -> None:
        change = next((s.change for s in (*self._board.lines, *self._board.wide) if s.line.id == line_id), None)
        done = translate("Lines", "It is as it came.")
        back = circle.put_back_line(line_id, None)
        self.ctx.run(back, lambda _: self._changed(line_id, change, done), owner=self, once=("put back", line_id))

    def _changed(self, line_id: str, before: HelpLine | None, words: str) -> None:
        """Say what was done, with the way back."""

        def undo() -> None:
            self.ctx.run(circle.put_back_line(line_id, before), lambda _: self.refresh(), owner=self)

        self.ctx.say(words, translate("Safety", "Undo"), undo)
        self.refresh()

    def _unhide(self, line_id: str) -> None:
        self.ctx.run(circle.unhide_line(line_id), lambda _: self.refresh(), owner=self)

    def _delete(self, line_id: str) -> None:
        def undo() -> None:
            self.ctx.run(circle.undo_delete_line(line_id), lambda _: self.refresh(), owner=self)

        def deleted(_: None) -> None:
            self.ctx.say(translate("Lines", "The line was deleted."), translate("Safety", "Undo"), undo)
            self.refresh()

        self.ctx.run(circle.delete_line(line_id), deleted, owner=self, once=("delete", line_id))
