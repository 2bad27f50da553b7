"""The question before something is removed for good, with what remains of it elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.sheet import Sheet


def ask_for_good(over: QWidget, question: str, do: Callable[[], None]) -> Sheet:
    """Ask ``question``, say what remains, and call ``do`` only for "Delete for good"."""
    sheet = Sheet(
        over,
        question,
        yes=translate("ForGood", "Delete for good"),
        no=translate("ForGood", "Keep it"),
    )
    sheet.say(translate("ForGood", "It leaves these notes at once, also the search. We cannot bring it back."))
    sheet.say(
        translate(
            "ForGood",
            "What remains elsewhere: copies that were kept of these notes, files you took out of them,"
            " and, on some disks and sticks, encrypted remains that only the disk itself can wipe.",
        )
    )
    sheet.accepted.connect(do)
    sheet.show_sheet()
    return sheet
