"""When something of ours broke: a kind page, and a report that holds nothing of the person.

The report names the kind of error and the lines of our own program that led there.  It never
holds the error's own words, values, names of files of the person or anything that was typed.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.version import VERSION
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import body, lead, title

_HOME = Path(__file__).parents[2]
_OURS = ("app", "ui", "exercises")
_MOST_FRAMES, _MOST_CAUSES = 40, 4


def report(error: BaseException) -> str:
    """The report of an error: versions, kinds of error, places in our own code."""
    system = f"{platform.system()} {platform.machine()}"
    lines = [f"Yarrow {VERSION}", f"Python {platform.python_version()}, Qt {qVersion()}, {system}"]
    seen: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if seen is None:
            break
        lines.append(_kind(seen))
        lines.extend(f"  {place}" for place in _places(seen.__traceback__))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    name = type(error).__name__ if type(error).__module__.split(".")[0] in (*_OURS, *sys.stdlib_module_names) else "Exception"
    return f"{name} {error.code}" if isinstance(error, AppError) else name


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_HOME) and path.relative_to(_HOME).parts[0] in _OURS:
            found.append(f"{path.relative_to(_HOME).as_posix()}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
        trace = trace.tb_next
    return found[-_MOST_FRAMES:]


class CrashView(QWidget):
    """``again`` opens the program anew, ``leave`` ends it."""

    again = Signal()
    leave = Signal()

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(measure=760)
        outer.addWidget(scroll)
        column = scroll.column
        column.addStretch(1)
        column.addWidget(title(translate("Crash", "Something in the program broke")))
        column.addWidget(lead(translate("Crash", "That is our fault, not yours. What you wrote until a second ago is kept.")))
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
