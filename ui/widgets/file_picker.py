"""Choosing a file or folder without the system's dialog, which would remember where we were.

Lies inside the window, so that leaving covers it.  Folders are read off the window's thread; no
watcher, no thumbnails, no history.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.jobs import CancelToken, Progress
from ui.i18n import translate
from ui.jobs import Job, Lanes
from ui.theme import tokens
from ui.widgets.buttons import Button, Chip, IconButton, Kind
from ui.widgets.fields import LineField
from ui.widgets.file_list import FileList
from ui.widgets.folder_look import FileItem, Look, PlaceKind, QuickPlace, Trouble, look_into, quick_places
from ui.widgets.layout import FlowBox
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, hint

_UNUSABLE = '/\\:*?"<>|'  # in a name, on one of the systems or the other


class Want(Enum):
    """What is to be chosen."""

    FILE = auto()
    FOLDER = auto()
    EITHER = auto()
    NEW = auto()  # a name that does not exist yet


class FilePicker(Sheet):
    """Emits ``chosen`` with a `Path`, then is gone.  Starts in the home folder each time."""

    chosen = Signal(object)

    def __init__(
        self,
        over: QWidget,
        lanes: Lanes,
        title_text: str,
        *,
        want: Want,
        yes: str,
        name: str = "",
        suffix: str = "",
        start: Path | None = None,
    ) -> None:
        """``name`` is offered for something new; ``suffix`` (with its dot) is put behind it if missing."""
        super().__init__(over, title_text, yes=yes, width=760)
        self._lanes, self._want, self._suffix = lanes, want, suffix
        self._folder = start or Path.home()
        self._asked: Path | None = None
        self._job: Job | None = None
        self._build(name)
        self._lanes.free(lambda _token, _progress: quick_places(), self._show_places, owner=self)
        self.go_to(self._folder)

    def go_to(self, folder: Path, *, mark: str = "") -> None:
        """Show another folder, with the item ``mark`` marked."""
        if self._job is not None:
            self._job.cancel()
        files, hidden = self._want is not Want.FOLDER, self._hidden.isChecked()

        def work(token: CancelToken, _progress: Progress) -> Look:
            return look_into(folder, files=files, hidden=hidden, token=token)

        self._job = self._lanes.free(work, lambda look: self._show(look, mark), owner=self)

    def folder(self) -> Path:
        """The folder that is shown."""
        return self._folder

    def target(self) -> Path | None:
        """What would be chosen now, or None."""
        item = self.files.item()
        if self._want is Want.NEW:
            name = self._typed_name()
            return self._folder / name if name else None
        if self._want is Want.FILE:
            return item.path if item is not None and not item.folder else None
        return item.path if item is not None else self._folder

    def _build(self, name: str) -> None:
        self._places = FlowBox(bleed=Button.bleed)
        self.column.addWidget(self._places)
        self.where = LineField(translate("FilePicker", "Folder"))
        self.where.edit.setToolTip(translate("FilePicker", "You can also type or paste a path here and press Return."))
        self.where.submitted.connect(self._on_typed)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.where, 1)
        across.addWidget(
            IconButton("arrow-up", translate("FilePicker", "Up one folder"), do=self._up),
            0,
            Qt.AlignmentFlag.AlignBottom,
        )
        nest(self.column, across)
        self._note = hint("")
        self._note.hide()
        self.column.addWidget(self._note)
        self.files = FileList(translate("FilePicker", "What is in this folder"))
        self.files.went_on.connect(self._go_on)
        self.files.went_up.connect(self._up)
        self.files.selected.connect(lambda _item: self._say_target())
        self.column.addWidget(self.files, 1)
        self._hidden = Chip(translate("FilePicker", "Show hidden files"))
        self._hidden.clicked.connect(lambda _on: self.go_to(self._folder))
        self.column.addWidget(self._hidden)
        self.name = LineField(translate("FilePicker", "Name"))
        self.name.set_text(name)
        self.name.setVisible(self._want is Want.NEW)
        self.name.changed.connect(lambda _text: self._say_target())
        self.name.submitted.connect(self._accept)
        self.column.addWidget(self.name)
        self._will = Text("", tokens.HINT)
        self.column.addWidget(self._will)

    def _show_places(self, places: list[QuickPlace]) -> None:
        self._places.flow.clear()
        for place in places:
            icon, words = _place_words(place)
            self._places.flow.addWidget(Button(words, Kind.SOFT, icon=icon, do=lambda p=place.path: self.go_to(p)))  # type: ignore[misc]
        self._places.updateGeometry()

    def _show(self, look: Look, mark: str) -> None:
        notes = {
            Trouble.GONE: translate("FilePicker", "This folder cannot be found."),
            Trouble.FORBIDDEN: translate("FilePicker", "This computer account may not look into this folder."),
        }
        note = notes.get(look.trouble, "")
        if not note and look.cut:
            note = translate(
                "FilePicker", "There are more things here than are shown. Type the path above to reach the others."
            )
        if not note and not look.items:
            note = translate("FilePicker", "Nothing to show in this folder.")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if look.trouble and look.folder != self._folder:
            return  # stay where one can see something
        self._folder = look.folder
        self.where.set_text(str(look.folder))
        self.files.rows.show_items(look.items)
        self.files.mark(mark)
        self._say_target()

    def _say_target(self) -> None:
        target = self.target()
        self._will.setText(translate("FilePicker", "Chosen: {path}").format(path=target) if target else "")
        self.yes.setEnabled(target is not None or self._folder_is_marked())

    def _folder_is_marked(self) -> bool:
        item = self.files.item()
        return item is not None and item.folder

    def _go_on(self, item: FileItem) -> None:
        if item.folder:
            self.go_to(item.path)
        elif self._want is not Want.NEW:
            self._accept()
        else:
            self.name.set_text(item.name)

    def _up(self) -> None:
        if self._folder.parent != self._folder:
            self.go_to(self._folder.parent, mark=self._folder.name)

    def _on_typed(self) -> None:
        path = Path(self.where.text().strip()).expanduser()
        if not path.is_absolute():
            path = self._folder / path
        if path.is_file():
            self.go_to(path.parent, mark=path.name)
            self.files.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to(path)

    def _typed_name(self) -> str:
        name = self.name.text().strip()
        if name and self._suffix and not name.casefold().endswith(self._suffix.casefold()):
            name += self._suffix
        return name

    def _accept(self) -> None:
        target = self.target()
        if target is None:
            item = self.files.item()
            if item is not None and item.folder:
                self.go_to(item.path)
            return
        if self._want is Want.NEW:
            problem = _name_problem(self.name.text().strip(), target)
            if problem:
                self.name.show_problem(problem)
                return
        super()._accept()
        self.chosen.emit(target)


def _name_problem(name: str, target: Path) -> str:
    if any(sign in _UNUSABLE or not sign.isprintable() for sign in name) or name.strip(".") == "":
        return translate(
            "FilePicker", "Some signs cannot be part of a name. Letters, numbers, spaces and dashes always work."
        )
    if target.exists() or target.is_symlink():
        return translate(
            "FilePicker",
            "There is already something with this name here. Please choose another name; nothing is overwritten.",
        )
    return ""


def _place_words(place: QuickPlace) -> tuple[str, str]:
    if place.kind is PlaceKind.HOME:
        return "house", translate("FilePicker", "Home")
    if place.kind is PlaceKind.DOCUMENTS:
        return "file-text", translate("FilePicker", "Documents")
    if place.kind is PlaceKind.DOWNLOADS:
        return "download", translate("FilePicker", "Downloads")
    return "hard-drive", place.path.name or str(place.path)
