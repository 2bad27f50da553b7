"""Taking everything out, in open formats."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.exchange.leaving import ExportReport
from ui.context import Context
from ui.i18n import translate
from ui.operations import exchange as exchange_ops
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.plate import Plate, Reading
from ui.widgets.points import Point
from ui.widgets.progress import Working
from ui.widgets.text import Text, body


class TakeOutSection(Section):
    """Two formats, both complete."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Take out"),
            translate("TakeOut", "What you wrote is yours. You can take all of it with you at any time."),
        )
        plate = Plate("sand")
        plate.column.addWidget(Text(translate("TakeOut", "What leaves is not locked"), tokens.STRONG))
        plate.column.addWidget(
            body(
                translate(
                    "TakeOut",
                    "Anyone who finds the file or folder can read it: every entry with its earlier states, trigger notes, own tools, and what you used. "
                    "Put it where only you look, and remember that deleting a file does not wipe it from every disk.",
                )
            )
        )
        self.body.addWidget(plate)
        self.markdown = self._way(
            "folder",
            translate("TakeOut", "A folder of text files"),
            translate("TakeOut", "One Markdown file for each entry. Any text editor opens them."),
            translate("TakeOut", "Take out as a folder"),
            "markdown",
        )
        self.json = self._way(
            "file-text",
            translate("TakeOut", "One file"),
            translate("TakeOut", "Everything in one JSON file. This program can bring it in again without loss."),
            translate("TakeOut", "Take out as one file"),
            "json",
        )
        self.working = Working()
        self.body.addWidget(self.working)
        self._done = Plate("sage")
        self.done = Reading("", tokens.BODY)
        self._done.column.addWidget(self.done)
        self._done.hide()
        self.body.addWidget(self._done)

    def first_focus(self) -> QWidget:
        return self.markdown

    def left(self) -> None:
        self._done.hide()

    def write(self, out: Path, form: str) -> None:
        """Write to a place that does not exist yet."""
        self._done.hide()
        self._enable(on=False)
        job = self.ctx.long(
            exchange_ops.export(out, form), lambda report: self._written(report, out), owner=self, failed=self._refused
        )
        self.working.watch(
            job, translate("TakeOut", "Writing. Cancel takes away what was written."), lambda: self._enable(on=True)
        )

    def _way(self, icon: str, name: str, about: str, press: str, form: str) -> Button:
        point = Point(icon, name, about)
        button = Button(press, Kind.OUTLINE, icon="upload", do=lambda: self._choose(form))
        point.add(button)
        self.body.addWidget(point)
        return button

    def _choose(self, form: str) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("TakeOut", "Where to put it"),
            want=Want.NEW,
            yes=translate("TakeOut", "Put it here"),
            name=translate("TakeOut", "notes"),
            suffix=".json" if form == "json" else "",
        )
        picker.chosen.connect(lambda path: self.write(path, form))
        picker.show_sheet(picker.files)

    def _written(self, report: ExportReport, out: Path) -> None:
        self.working.end()
        self._enable(on=True)
        count = translate("TakeOut", "Written: %n thing(s).", "", report.entries + report.others)
        self.done.setText(count + " " + translate("TakeOut", "They are here, not locked: {path}").format(path=out))
        self._done.show()
        self.done.setFocus()

    def _refused(self, error: AppError) -> None:
        self.working.end()
        self._enable(on=True)
        self.ctx.show_error(error)

    def _enable(self, *, on: bool) -> None:
        self.markdown.set_resting(not on)
        self.json.set_resting(not on)
