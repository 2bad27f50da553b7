"""What is written, when the person asks for it: a note of a use, a tool put away, "do not ask again"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.practice.model import UseDraft
from app.strategies.model import Mark, Tool
from ui.context import Context, Operation
from ui.i18n import translate
from ui.navigation import PlayerStart
from ui.operations import tools as tool_ops
from ui.pages.player.after import Said

Numbers = tuple[int | None, int | None]


def use_of(start: PlayerStart, tool: Tool, before: Numbers, said: Said) -> UseDraft:
    """One use, in the words of the practice room.  Nothing that was written in a step is in it."""
    return UseDraft(
        tool_id=tool.id,
        tool_title=tool.title,
        state=start.state,
        before=before[0],
        numb_before=before[1],
        after=said.after,
        numb_after=said.numb_after,
        verdict=said.verdict,
        note=said.note,
        trigger_id=start.trigger_id,
    )


class Keeper:
    """Each of the three can be undone from the message bar."""

    def __init__(self, ctx: Context, owner: QWidget) -> None:
        self._ctx, self._owner = ctx, owner

    def note(self, use: UseDraft, then: Callable[[], None]) -> None:
        """Keep a note of a use."""

        def noted(kept: Any) -> None:
            self._tell(translate("Player", "Your note is kept."), tool_ops.delete_use(kept.id))
            then()

        self._ctx.run(tool_ops.note_use(use), noted, owner=self._owner)

    def put_away(self, tool: Tool) -> None:
        """Do not offer this tool again."""
        mark = Mark(favourite=False, not_for_me=True, own_note=tool.mark.own_note)

        def marked(_mark: Mark) -> None:
            back = tool_ops.mark_tool(tool.id, tool.mark)
            self._tell(translate("Player", "Put away. It will not be offered again."), back)

        self._ctx.run(tool_ops.mark_tool(tool.id, mark), marked, owner=self._owner)

    def never_ask(self, then: Callable[[], None]) -> None:
        """Do not ask again how it was."""

        def set_(_none: None) -> None:
            self._tell(translate("Player", "This will not be asked again."), tool_ops.ask_after(asks=True))
            then()

        self._ctx.run(tool_ops.ask_after(asks=False), set_, owner=self._owner)

    def _tell(self, words: str, undo: Operation[Any]) -> None:
        self._ctx.say(words, translate("Player", "Undo"), lambda: self._run(undo))

    def _run(self, operation: Operation[Any]) -> None:
        self._ctx.run(operation, owner=self._owner)
