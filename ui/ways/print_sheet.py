"""Paper and pictures out: a handout, squares to photograph, the consent form.

Nothing is sent to a printer from here: a printer's queue and its own memory keep what was printed,
so a file is made, and the person prints it where and when they think it safe.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.handover import newfiles
from app.jobs import CancelToken, Progress
from app.packs import frames
from ui.context import Context
from ui.i18n import translate
from ui.theme.theme import theme
from ui.ways import consent_form, handout, squares
from ui.ways.paper import Paper
from ui.ways.way_sheet import WaySheet
from ui.widgets.chips import ChipChoice
from ui.widgets.file_picker import FilePicker, Want

_LETTER = ("US", "CA", "MX", "PH", "CL", "CO", "VE", "PR", "GT", "CR", "PA", "DO", "SV")


def usual_paper() -> Paper:
    """The paper of the region that the system is set to (CLDR, ``paperSize``)."""
    return Paper.LETTER if QLocale.territoryToCode(QLocale.system().territory()) in _LETTER else Paper.A4


class _PaperSheet(WaySheet):
    """Asks for the paper and the place, and writes a PDF.  Emits ``written`` with its path."""

    written = Signal(object)

    def __init__(self, over: QWidget, ctx: Context, title_text: str, name: str) -> None:
        super().__init__(over, ctx, title_text, yes=translate("Print", "Choose where it shall lie"))
        self._over, self._name = over, name
        self.tell()
        self.say(
            translate(
                "Print",
                "It becomes a PDF file, which you can print. Printing leaves copies: in the printer's queue, often in the printer itself, and the file stays until you delete it. Paper can be found and read by others.",
            )
        )
        self.paper = ChipChoice(
            translate("Print", "Paper"),
            [(Paper.A4.value, translate("Print", "A4")), (Paper.LETTER.value, translate("Print", "Letter"))],
            single=True,
        )
        self.paper.set_values([usual_paper().value])
        self.paper.changed.connect(self._keep_one)
        self.column.addWidget(self.paper)
        self.more()
        self.finish_building()

    def tell(self) -> None:
        """Say what it is."""

    def more(self) -> None:
        """Further choices."""

    def make(self, paper: Paper, family: str, token: CancelToken, progress: Progress) -> bytes:
        """The PDF.  Called in the free lane."""
        raise NotImplementedError

    def chosen_paper(self) -> Paper:
        return Paper(self.paper.value())

    def write_to(self, path: Path) -> None:
        """Make it and write it."""
        paper, family = self.chosen_paper(), theme().serif

        def work(token: CancelToken, progress: Progress) -> Path:
            data = self.make(paper, family, token, progress)
            token.check()
            newfiles.write([(path, data)])
            return path

        self.say_trouble("")
        self.work(work, self._done, translate("Print", "Writing the pages."))

    def _keep_one(self) -> None:
        if not self.paper.value():
            self.paper.set_values([usual_paper().value])

    def _accept(self) -> None:
        self._ask_where(self._name, ".pdf")

    def _ask_where(self, name: str, suffix: str) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("Print", "Where shall it lie?"),
            want=Want.NEW,
            yes=translate("Print", "Save it here"),
            name=name,
            suffix=suffix,
        )
        picker.chosen.connect(self.write_to)
        picker.show_sheet(picker.name.edit)

    def _done(self, path: Path) -> None:
        super()._accept()
        self.ctx.say(
            translate(
                "Print", "Saved: {path}. Whoever finds it can read it. Delete it when it is no longer needed."
            ).format(path=path)
        )
        self.written.emit(path)


class HandoutSheet(_PaperSheet):
    """A signed pack to be printed."""

    def __init__(self, over: QWidget, ctx: Context, data: bytes) -> None:
        """``data``: a signed pack that is not encrypted."""
        self._data = data
        super().__init__(over, ctx, translate("Print", "A handout on paper"), translate("Print", "pages"))

    def tell(self) -> None:
        self.say(
            translate(
                "Print",
                "Everything in the file, in black and white: who signed it with the seven words, what it mentions, every piece with its note before it, and the small print.",
            )
        )

    def make(self, paper: Paper, family: str, token: CancelToken, progress: Progress) -> bytes:
        return handout.pdf(self._data, paper, family, token)


class ConsentSheet(_PaperSheet):
    """The form for people whose words go into a pack."""

    def __init__(self, over: QWidget, ctx: Context) -> None:
        super().__init__(over, ctx, translate("Print", "The form of agreement on paper"), translate("Print", "form"))

    def tell(self) -> None:
        self.say(
            translate(
                "Print",
                "For somebody whose words you would like to put into a pack: what a pack is, what they decide, and how they take it back.",
            )
        )

    def make(self, paper: Paper, family: str, token: CancelToken, progress: Progress) -> bytes:
        return consent_form.pdf(QLocale().bcp47Name(), paper, family, token)


class SquaresSheet(_PaperSheet):
    """A small pack, open or encrypted, as squares to photograph: pages to print, or pictures in a new folder."""

    def __init__(self, over: QWidget, ctx: Context, data: bytes) -> None:
        self._data = data
        super().__init__(over, ctx, translate("Print", "Squares to photograph"), translate("Print", "squares"))
        if not self.fits():
            self.yes.setEnabled(False)

    def tell(self) -> None:
        if not self.fits():
            self.say(
                translate(
                    "Print", "This is too large for squares. A file on a stick holds it, or a pack with fewer pieces."
                )
            )
            return
        count = len(frames.split(self._data))
        self.say(
            translate("Print", "It becomes %n square(s), each with its number.", "", count)
            + " "
            + translate("Print", "Whoever opens it photographs them all, in any order.")
        )

    def more(self) -> None:
        self.form = ChipChoice(
            translate("Print", "As"),
            [
                ("pages", translate("Print", "Pages to print")),
                ("pictures", translate("Print", "Pictures in a new folder")),
            ],
            single=True,
        )
        self.form.set_values(["pages"])
        self.form.changed.connect(self._on_form)
        self.column.addWidget(self.form)

    def fits(self) -> bool:
        """Whether squares can hold it."""
        return 0 < len(self._data) <= frames.MOST_BYTES

    def ready(self) -> bool:
        return self.fits()

    def make(self, paper: Paper, family: str, token: CancelToken, progress: Progress) -> bytes:
        return squares.pdf(self._data, paper, family, token, progress)

    def write_to(self, path: Path) -> None:
        if self.form.value() != "pictures":
            super().write_to(path)
            return

        def work(token: CancelToken, progress: Progress) -> Path:
            found = squares.pictures(self._data, token, progress)
            token.check()
            newfiles.write([(path / name, data) for name, data in found], path)
            return path

        self.say_trouble("")
        self.work(work, self._done, translate("Print", "Drawing the squares."))

    def _on_form(self) -> None:
        if not self.form.value():
            self.form.set_values(["pages"])
        self.paper.setVisible(self.form.value() == "pages")

    def _accept(self) -> None:
        self._ask_where(self._name, "" if self.form.value() == "pictures" else ".pdf")
