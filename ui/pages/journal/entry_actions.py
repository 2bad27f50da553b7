"""What can be done with an entry besides writing it: each asks by a sheet, then does it."""

from __future__ import annotations

from collections.abc import Callable

from shiboken6 import isValid

from app.clock import Moment
from app.errors import AppError
from app.handover.becoming import offered_prompts
from app.journal.model import Entry, EntryVersion, Template
from app.packs.model import JournalPrompt
from ui.context import Context
from ui.i18n import translate
from ui.operations import journal as ops
from ui.page import Page
from ui.pages.journal.begin_sheet import BeginSheet
from ui.pages.journal.deleting import Deleting
from ui.pages.journal.history_sheet import HistorySheet
from ui.pages.journal.rows import Telling
from ui.pages.journal.sheets import Choice, MoreSheet, NameSheet, PurgeSheet, WhenSheet


class EntryActions:
    """``changed`` is told of an entry that was changed here.  ``flush`` hands over what is written and not kept yet."""

    def __init__(
        self,
        ctx: Context,
        page: Page,
        telling: Telling,
        *,
        changed: Callable[[Entry], None],
        deleting: Deleting,
        move: Callable[[str, Moment], None],
        flush: Callable[[], None],
    ) -> None:
        self._ctx, self._page, self._telling = ctx, page, telling
        self._changed, self._deleting, self._move, self._flush = changed, deleting, move, flush

    def more(self, entry: Entry) -> None:
        """Everything else."""
        choices = [
            Choice("history", translate("Journal", "Earlier versions"), lambda: self.history(entry)),
            Choice(
                "calendar",
                translate("Journal", "Change date or time"),
                lambda: self.when(entry.at, lambda at: self._move(entry.id, at)),
            ),
            Choice("bookmark", translate("Journal", "Keep as a beginning"), lambda: self.keep_template(entry)),
            Choice(
                "undo-2",
                translate("Journal", "Delete (with ten minutes to undo)"),
                lambda: self._deleting.delete(entry.id),
            ),
            Choice("trash-2", translate("Journal", "Delete for good"), lambda: self.purge(entry.id)),
        ]
        sheet = MoreSheet(self._page, choices)
        sheet.show_sheet(sheet.buttons[0])

    def when(self, at: Moment, then: Callable[[Moment], None]) -> None:
        """Ask for another date and time."""
        sheet = WhenSheet(self._page, at, self._telling.today)
        sheet.accepted.connect(lambda: then(sheet.moment()))
        sheet.show_sheet(sheet.day.edit)

    def star(self, entry_id: str, starred: bool) -> None:
        self._ctx.run(ops.change_entry(entry_id, starred=starred), self._changed, owner=self._page)

    def purge(self, entry_id: str) -> None:
        """Say what goes and what remains, then remove it for good."""
        sheet = PurgeSheet(self._page)
        sheet.accepted.connect(lambda: self._deleting.purge(entry_id))
        sheet.show_sheet(sheet.no)

    def history(self, entry: Entry) -> None:
        self._ctx.query(
            lambda s: s.journal.versions(entry.id), self._show_history, owner=self._page, once=("history", entry.id)
        )

    def _show_history(self, versions: list[EntryVersion]) -> None:
        sheet = HistorySheet(self._page, self._ctx, versions, self._telling, self._flush)
        sheet.done.connect(self._restored)
        sheet.show_sheet(sheet.list if versions else sheet.no)

    def _restored(self, entry: Entry) -> None:
        self._changed(entry)
        self._ctx.say(
            translate("Journal", "The earlier version is back. What it replaced is among the earlier versions.")
        )

    def keep_template(self, entry: Entry) -> None:
        sheet = NameSheet(self._page, self._ctx, entry)
        said = translate("Journal", "Kept. You will find it under “Begin with…”.")
        sheet.done.connect(lambda _template: self._ctx.say(said))
        sheet.show_sheet(sheet.name.edit)

    def begin(self, insert: Callable[[str, str, tuple[str, ...]], None]) -> None:
        """Offer beginnings; ``insert`` gets title, text and tags of the one that was chosen."""
        self._ctx.query(
            lambda s: (s.journal.templates(), offered_prompts(s)),
            lambda found: self._show_beginnings(*found, insert),
            owner=self._page,
            once="begin",
        )

    def _show_beginnings(
        self,
        templates: list[Template],
        from_packs: list[JournalPrompt],
        insert: Callable[[str, str, tuple[str, ...]], None],
    ) -> None:
        sheet = BeginSheet(self._page, templates, from_packs)
        sheet.chosen.connect(insert)
        sheet.removed.connect(lambda template: self._remove_template(sheet, template, templates))
        sheet.show_sheet()

    def _remove_template(self, sheet: BeginSheet, template: Template, templates: list[Template]) -> None:
        place = templates.index(template)
        templates.remove(template)
        sheet.set_templates(templates)

        def refused(error: AppError) -> None:
            templates.insert(place, template)
            if isValid(sheet):
                sheet.set_templates(templates)
            self._ctx.show_error(error)

        def undo() -> None:
            self._ctx.run(ops.undo_delete_template(template.id), owner=self._page)

        said = translate("Journal", "The beginning was deleted.")
        self._ctx.run(
            ops.delete_template(template.id),
            lambda _none: self._ctx.say(said, translate("Journal", "Undo"), undo),
            owner=self._page,
            failed=refused,
        )
