"""Files in and out by our own picker, read and written off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Code, UntrustedInput
from app.handover import newfiles
from app.jobs import CancelToken, Progress
from app.packs import agefile
from app.packs.refusal import Reason, Refused
from app.vault.disk import read_whole
from ui.context import Context
from ui.i18n import translate
from ui.jobs import Job
from ui.widgets.file_picker import FilePicker, Want


def read(path: Path, most: int = agefile.MOST_BYTES) -> bytes:
    """The bytes of a file, at most so many.  Raises `UntrustedInput` INPUT_UNREADABLE, `Refused` ``too-big``, `WorldError`."""
    data = read_whole(path, most)
    if data is None:
        raise UntrustedInput(Code.INPUT_UNREADABLE)
    if len(data) > most:
        raise Refused(Reason.TOO_BIG)
    return data


def choose_new(
    over: QWidget, ctx: Context, name: str, suffix: str, data: bytes, then: Callable[[Path], None]
) -> FilePicker:
    """Ask where something shall lie, and write it there; nothing is ever written over."""
    picker = FilePicker(
        over,
        ctx.lanes,
        translate("Ways", "Where shall it lie?"),
        want=Want.NEW,
        yes=translate("Ways", "Save it here"),
        name=name,
        suffix=suffix,
    )
    picker.chosen.connect(lambda path: write_files(over, ctx, [(path, data)], lambda: then(path)))
    picker.show_sheet(picker.name.edit)
    return picker


def write_files(
    owner: QObject,
    ctx: Context,
    files: Sequence[tuple[Path, bytes]],
    then: Callable[[], None],
    folder: Path | None = None,
) -> Job:
    """Write new files in the free lane, all or none."""

    def work(_token: CancelToken, _progress: Progress) -> None:
        newfiles.write(files, folder)

    return ctx.lanes.free(work, lambda _none: then(), owner=owner, failed=ctx.show_error)
