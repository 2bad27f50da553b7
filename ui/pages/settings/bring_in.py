"""Bringing in what was written elsewhere: look first, then decide."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.errors import AppError
from app.exchange.importing import ImportReport, UndoReport
from app.exchange.planning import ImportPlan
from app.exchange.store import ImportBatch
from ui.context import Context
from ui.i18n import translate
from ui.i18n.dates import number_words, stamp_words
from ui.i18n.exchange_words import format_words
from ui.jobs import Job
from ui.operations import exchange as exchange_ops
from ui.pages.settings.import_review import ImportReview
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.points import Point
from ui.widgets.progress import Working
from ui.widgets.sheet import Sheet
from ui.widgets.text import body, subheading


class BringInSection(Section):
    """Choose, look, bring in; and take an import back."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Bring in"),
            translate(
                "BringIn",
                "What you wrote in another program can come here. You see what would happen before anything does.",
            ),
        )
        self.review: ImportReview | None = None
        self.undoers: list[Button] = []
        self._looking: Job | None = None
        formats = translate(
            "BringIn",
            "We can read: Day One (JSON), jrnl, RedNotebook, Daylio (CSV), folders of Markdown or text files, and what this program took out.",
        )
        safe = translate(
            "BringIn",
            "The file you choose is only read. Photos and recordings cannot be kept yet: they are listed by name.",
        )
        self.choose = Button(
            translate("BringIn", "Choose a file or folder"), Kind.PRIMARY, icon="folder-open", do=self._choose
        )
        self._front = Stack(body(formats), body(safe))
        nest(self._front.column, row(self.choose))
        self._holder = Stack()
        self.working = Working()
        self._earlier = Stack(spacing=tokens.SPACE_16)
        for widget in (self._front, self.working, self._holder, self._earlier):
            self.body.addWidget(widget)

    def refresh(self) -> None:
        self.ctx.query(exchange_ops.list_imports, self._show_imports, owner=self)

    def first_focus(self) -> QWidget | None:
        return self.choose if self.review is None else None

    def left(self) -> None:
        """What was read from the file is let go, also if it is still being read."""
        if self._looking is not None and not self._looking.done:
            self._looking.cancel()
            self._rest()
        self._close_review()

    def look_into(self, path: Path) -> None:
        """The dry run."""
        self.choose.set_resting(True)
        job = self.ctx.long(exchange_ops.plan_import(path), self._show_plan, owner=self, failed=self._refused)
        self._looking = job
        self.working.watch(job, translate("BringIn", "Looking into it. Nothing is changed."), self._rest)

    def _choose(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("BringIn", "Choose what to bring in"),
            want=Want.EITHER,
            yes=translate("BringIn", "Look into this"),
        )
        picker.chosen.connect(self.look_into)
        picker.show_sheet(picker.files)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._rest()
        self._close_review()
        self._front.hide()
        self._earlier.hide()
        self.review = ImportReview(plan)
        self.review.accepted.connect(lambda: self._apply(plan))
        self.review.refused.connect(self._not_now)
        self._holder.column.addWidget(self.review)
        self.review.show()
        self.review.first_focus().setFocus()

    def _apply(self, plan: ImportPlan) -> None:
        assert self.review is not None
        self.review.set_busy(busy=True)
        landed: list[str] = []

        def stopped() -> None:
            if self.review is not None:
                self.review.set_busy(busy=False)
            self.ctx.run(exchange_ops.cancelled(landed), lambda _none: self.refresh(), owner=self)

        job = self.ctx.long(exchange_ops.apply_import(plan, landed), self._applied, owner=self, failed=self._refused)
        self.working.watch(job, translate("BringIn", "Bringing it in. Cancel leaves everything as it was."), stopped)

    def _applied(self, outcome: Outcome[ImportReport]) -> None:
        self._rest()
        self._close_review()
        self.ctx.bus.changed.emit(outcome.changes, self)
        report = outcome.value
        words = translate("BringIn", "Came in: %n thing(s).", "", report.entries + report.others)
        self.ctx.say(words, translate("BringIn", "Undo"), lambda: self._undo(report.import_id))
        self.refresh()
        self.choose.setFocus()

    def _not_now(self) -> None:
        self._close_review()
        self.choose.setFocus()

    def _refused(self, error: AppError) -> None:
        self._rest()
        if self.review is not None:
            self.review.set_busy(busy=False)
        self.ctx.show_error(error)

    def _rest(self) -> None:
        self.working.end()
        self.choose.set_resting(False)
        for button in self.undoers:
            button.set_resting(False)

    def _close_review(self) -> None:
        if self.review is not None:
            self.review = None
            self._holder.clear()
        self._front.show()
        self._earlier.show()

    # earlier imports

    def _show_imports(self, batches: list[ImportBatch]) -> None:
        self._earlier.clear()
        self.undoers = []
        if not batches:
            return
        self._earlier.column.addWidget(subheading(translate("BringIn", "What came in before")))
        for batch in batches:
            kept = batch.kept + batch.changed
            words = translate("BringIn", "Came in: %n thing(s).", "", kept)
            point = Point("import", format_words(batch.format), f"{stamp_words(batch.created_at)}. {words}")
            undo = Button(
                translate("BringIn", "Take it back"), Kind.LINK, icon="undo-2", do=partial(self._ask_undo, batch)
            )
            undo.setAccessibleName(
                translate("BringIn", "Take back: {name}, {when}").format(
                    name=format_words(batch.format), when=stamp_words(batch.created_at)
                )
            )
            self.undoers.append(undo)
            point.add(undo)
            self._earlier.column.addWidget(point)

    def _ask_undo(self, batch: ImportBatch) -> None:
        sheet = Sheet(
            self,
            translate("BringIn", "Take this import back?"),
            yes=translate("BringIn", "Take it back"),
            no=translate("BringIn", "Keep it"),
        )
        sheet.say(
            translate("BringIn", "What came in with it is deleted for good. What you have changed since then stays.")
        )
        sheet.say(translate("BringIn", "The file that it came from was never changed."))
        sheet.accepted.connect(lambda: self._undo(batch.id))
        sheet.show_sheet()

    def _undo(self, import_id: str) -> None:
        for button in (self.choose, *self.undoers):
            button.set_resting(True)

        def stopped() -> None:
            self._rest()
            self.refresh()  # it may have been done by then

        job = self.ctx.long(exchange_ops.undo_import(import_id), self._undone, owner=self, failed=self._refused)
        self.working.watch(job, translate("BringIn", "Taking it back. Cancel leaves everything as it was."), stopped)

    def _undone(self, outcome: Outcome[UndoReport]) -> None:
        self._rest()
        self.ctx.bus.changed.emit(outcome.changes, self)
        report = outcome.value
        words = translate("BringIn", "Taken back: %n thing(s).", "", report.removed)
        if report.stayed:
            words += " " + translate("BringIn", "Left, because you changed them since: {count}.").format(
                count=number_words(report.stayed)
            )
        self.ctx.say(words)
        self.refresh()
