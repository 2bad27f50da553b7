"""When something of ours broke: a kind page, and a report that holds nothing of the person.

The report names the kind of error and the lines of our own program that led there.  It never
holds the error's own words, values, names of files of the person or anything that was typed.
"""

from __future__ import annotations

import platform

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import log
from app.version import VERSION
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import body, lead, title


def report(error: BaseException | None) -> str:
    """The report: versions, and the kind and places of ``error``; without one, of the defects that were noted since the start."""
    system = f"{platform.system()} {platform.machine()}"
    lines = [f"Yarrow {VERSION}", f"Python {platform.python_version()}, Qt {qVersion()}, {system}"]
    lines += (
        log.anatomy(error) if error is not None else [line.detail for line in log.lines() if line.event == "defect"]
    )
    return "\n".join(lines)


class CrashView(QWidget):
    """``again`` opens the program anew, ``leave`` ends it."""

    again = Signal()
    leave = Signal()

    def __init__(self, error: BaseException | None = None) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(measure=760)
        outer.addWidget(scroll)
        column = scroll.column
        column.addStretch(1)
        column.addWidget(title(translate("Crash", "Something in the program broke")))
        column.addWidget(
            lead(translate("Crash", "That is our fault, not yours. What you wrote until a second ago is kept."))
        )
        self.start = Button(translate("Crash", "Open it again"), Kind.PRIMARY, icon="lock-open", do=self.again.emit)
        self.end = Button(translate("Crash", "Close"), Kind.OUTLINE, do=self.leave.emit)
        column.addWidget(FlowBox(self.start, self.end, bleed=Button.bleed))
        self.show_report = Button(translate("Crash", "What could be told to the makers"), Kind.LINK, do=self._show)
        column.addWidget(self.show_report)
        plate = Plate()
        self.report = Reading(report(error), tokens.SMALL, exact=True)
        plate.column.addWidget(self.report)
        self._more = Stack(
            body(
                translate(
                    "Crash",
                    "This is everything such a report holds: no word of yours, no name of a file. "
                    "It stays on this screen and is sent nowhere. You can copy it by hand if you want to tell us.",
                )
            ),
            plate,
        )
        self._more.hide()
        column.addWidget(self._more)
        column.addStretch(2)

    def first_focus(self) -> QWidget:
        return self.start

    def _show(self) -> None:
        self.show_report.hide()
        self._more.show()
        self.report.setFocus()
