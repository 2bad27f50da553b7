"""Deleting an entry: for ten minutes, or for good."""

from __future__ import annotations

from collections.abc import Callable

from ui.context import Context
from ui.i18n import translate
from ui.operations import journal as ops
from ui.operations.journal import Leaf
from ui.page import Page
from ui.pages.journal.finder import Finder


class Deleting:
    """``leave`` puts the pen down if it is on the entry, and gives its leaf; ``gone`` hears of what is there no more."""

    def __init__(
        self,
        ctx: Context,
        page: Page,
        finder: Finder,
        *,
        leave: Callable[[str], Leaf | None],
        gone: Callable[[str], None],
    ) -> None:
        self._ctx, self._page, self._finder = ctx, page, finder
        self._leave, self._gone = leave, gone

    def delete(self, entry_id: str) -> None:
        """Take an entry out of sight; for ten minutes it can be brought back."""

        def undo() -> None:
            self._ctx.run(ops.undo_delete_entry(entry_id), lambda _none: self._finder.reload(), owner=self._page)

        def then(_none: None) -> None:
            self._gone(entry_id)
            said = translate("Journal", "The entry was deleted. For ten minutes you can bring it back.")
            self._ctx.say(said, translate("Journal", "Undo"), undo)

        delete = ops.delete_entry(entry_id, self._leave(entry_id))
        self._ctx.run(delete, then, owner=self._page, once=("delete", entry_id))

    def purge(self, entry_id: str) -> None:
        """Remove it for good."""

        def then(_none: None) -> None:
            self._gone(entry_id)
            self._ctx.say(translate("Journal", "The entry is deleted for good."))

        purge = ops.purge_entry(entry_id, self._leave(entry_id))
        self._ctx.run(purge, then, owner=self._page, once=("purge", entry_id))
