"""Squares from pictures: chosen or pasted one after the other, in any order, until none is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.handover import symbols
from app.handover.png import Grey
from app.jobs import CancelToken, Progress
from app.packs.frames import Collector
from app.packs.refusal import Reason, Refused
from ui import clipboard
from ui.context import Context
from ui.i18n import translate
from ui.i18n.dates import number_words
from ui.i18n.labels import listed
from ui.ways import drop, file, pictures
from ui.ways.way_sheet import WaySheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.layout import FlowBox
from ui.widgets.message_bar import announce
from ui.widgets.text import body

Source = Callable[[], Grey]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was on one picture."""

    texts: tuple[str, ...]


class PicturesSheet(WaySheet):
    """Emits ``came`` with the joined bytes of a note or of an age file, nothing of them checked yet."""

    came = Signal(object)

    def __init__(self, over: QWidget, ctx: Context) -> None:
        super().__init__(
            over, ctx, translate("Pictures", "Squares from pictures"), yes=translate("Pictures", "Look into it")
        )
        self._texts: list[str] = []
        self._waiting: list[Source] = []
        self._data: bytes | None = None
        self.say(
            translate(
                "Pictures",
                "Add photographs, scans or screenshots of the squares, one after the other. The order does not matter, and several squares on one picture are fine.",
            )
        )
        self.say(
            translate(
                "Pictures",
                "The pictures are only looked at, and nothing of them is kept here. They stay where they are now, on a telephone for example.",
            )
        )
        self.choose = Button(translate("Pictures", "Choose a picture"), Kind.SOFT, icon="folder-open", do=self._choose)
        self.paste = Button(translate("Pictures", "Paste a picture"), Kind.SOFT, icon="copy", do=self.paste_picture)
        self.again = Button(translate("Pictures", "Begin again"), Kind.LINK, icon="undo-2", do=self.begin_again)
        buttons = FlowBox(bleed=Button.bleed)
        for button in (self.choose, self.paste, self.again):
            buttons.flow.addWidget(button)
        self.column.addWidget(buttons)
        self.found = body("")
        self.column.addWidget(self.found)
        self.finish_building()
        self.setAcceptDrops(True)
        self._tell()

    def add_file(self, path: Path) -> None:
        """Look at a picture file."""
        self._add(lambda: pictures.read(file.read(path, pictures.MOST_BYTES)))

    def add_picture(self, data: bytes | QImage) -> None:
        """Look at a picture, packed or not."""
        self._add(lambda: pictures.of_image(data) if isinstance(data, QImage) else pictures.read(data))

    def paste_picture(self) -> None:
        """Look at what was copied: a picture, or picture files."""
        picture, paths = clipboard.picture(), clipboard.files()
        if picture is None and not paths:
            self.say_trouble(
                translate("Pictures", "There is no picture to paste. Please copy one in another program first.")
            )
            return
        if picture is not None:
            self.add_picture(picture)
        else:
            for path in paths:
                self.add_file(path)

    def begin_again(self) -> None:
        """Forget what was found."""
        self._stop()
        self._texts, self._data = [], None
        self._waiting.clear()
        self.say_trouble("")
        self.yes.setEnabled(self.ready())
        self._tell()

    def ready(self) -> bool:
        return self._data is not None

    def close_sheet(self) -> None:
        self._waiting.clear()
        super().close_sheet()

    def _choose(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("Pictures", "Choose a picture"),
            want=Want.FILE,
            yes=translate("Pictures", "Look at this picture"),
        )
        picker.chosen.connect(self.add_file)
        picker.show_sheet(picker.files)

    def _add(self, source: Source) -> None:
        self._waiting.append(source)
        if not self.busy():
            self.say_trouble("")
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        source = self._waiting.pop(0)

        def look(token: CancelToken, _progress: Progress) -> _Looked:
            grey = source()
            token.check()
            return _Looked(tuple(symbols.texts(grey)))

        self.work(look, self._looked, translate("Pictures", "Looking for squares."))

    def _looked(self, looked: _Looked) -> None:
        texts = [*self._texts, *(text for text in looked.texts if text not in self._texts)]
        collector, known = Collector(), 0
        try:
            for text in texts:
                known += collector.take(text)
            if not any(Collector().take(text) for text in looked.texts):
                self.say_trouble(
                    translate(
                        "Pictures",
                        "No square could be read on this picture. A straight, sharp photograph in good light works best, from close by.",
                    )
                )
            else:
                self._texts = texts
                self._data = None if collector.missing() else collector.joined()
        except Refused as refused:
            self._failed(refused)
            if refused.reason is not Reason.FRAMES_DIFFER:
                self._waiting.clear()
        self._tell(collector, known)
        self.yes.setEnabled(self.ready())
        if self.ready() and not self._waiting:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._next()

    def _failed(self, error: object) -> None:
        super()._failed(error)  # type: ignore[arg-type]
        self._next()

    def _tell(self, collector: Collector | None = None, known: int = 0) -> None:
        missing = collector.missing() if collector is not None else ()
        if self._data is not None:
            words = translate("Pictures", "Every square is here.")
        elif not known:
            words = translate("Pictures", "No square has been read yet.")
        else:
            words = translate("Pictures", "%n square(s) read.", "", known) + " "
            words += translate("Pictures", "Still missing: {numbers}.").format(
                numbers=listed(number_words(number) for number in missing)
            )
        self.found.setText(words)
        self.again.setVisible(bool(self._texts))
        announce(self, words)

    def _accept(self) -> None:
        if self._data is None:
            return
        data = self._data
        super()._accept()
        self.came.emit(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_picture()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if drop.local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        for path in drop.local_files(event.mimeData()):
            self.add_file(path)
        event.acceptProposedAction()
