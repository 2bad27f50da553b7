"""A recovery code on its way to paper: shown large, printed or copied by hand, and checked.

It is never saved, never put on the clipboard.  The printed page holds the code and nothing else,
so that the paper does not say what it opens.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.sheet import Sheet
from ui.widgets.text import body, hint

_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


class RecoveryCodePanel(Stack):
    """Shows one code until its last two groups have been typed from the paper."""

    confirmed = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._code = code
        self.column.addWidget(
            body(translate("Recovery", "Copy it by hand or print it. It is shown only now and kept nowhere."))
        )
        plate = Plate("sand")
        self.shown = Reading(code.replace("-", " - "), tokens.HEADING, exact=True)
        self.shown.setAccessibleName(translate("Recovery", "The code: {code}").format(code=spelled(code)))
        plate.column.addWidget(self.shown)
        self.column.addWidget(plate)
        self.print_button = Button(translate("Recovery", "Print it"), Kind.OUTLINE, icon="printer", do=self._print)
        nest(self.column, row(self.print_button))
        self.said = hint(
            translate(
                "Recovery",
                "The printed page shows the code and nothing else, not even what it is for. A shared printer may keep a copy of what it prints.",
            )
        )
        self.column.addWidget(self.said)
        self.last = LineField(
            translate("Recovery", "Type the last two groups from your paper"),
            help_text=translate(
                "Recovery", "So that we both know the paper is right. O and 0 count as the same, and so do I, L and 1."
            ),
        )
        self.last.submitted.connect(self.check)
        self.column.addWidget(self.last)

    def check(self) -> bool:
        """Whether the last two groups were typed as they are; says so under the field if not."""
        if plain(self.last.text()) != plain("".join(self._code.split("-")[-2:])):
            self.last.show_problem(
                translate(
                    "Recovery",
                    "This is not quite the same as the end of the code. Please compare your paper with the screen once more.",
                )
            )
            return False
        self.shown.setText("")
        self.confirmed.emit()
        return True

    def _print(self) -> None:
        sheet = PrintSheet(self, self._code)
        sheet.told.connect(self.said.setText)
        sheet.show_sheet()


class PrintSheet(Sheet):
    """Which printer.  Our own, because the system's dialog is a window that leaving would not cover."""

    told = Signal(str)

    def __init__(self, over: QWidget, code: str) -> None:
        super().__init__(over, translate("Recovery", "Print the code"))
        self._code = code
        names = printers()
        if not names:
            self.say(translate("Recovery", "We found no printer. Please copy the code by hand."))
            return
        self.say(translate("Recovery", "Use a printer that nobody else uses, if you can, and wait beside it."))
        self.buttons = [Button(name, Kind.SOFT, icon="printer", do=lambda n=name: self._use(n)) for name in names]  # type: ignore[misc]
        for button in self.buttons:
            self.column.addWidget(button)

    def _use(self, name: str) -> None:
        done = print_code(self._code, name)
        self.told.emit(
            translate("Recovery", "The page was sent to the printer. Please take the paper at once.")
            if done
            else translate("Recovery", "The printer did not take the page. Please copy the code by hand.")
        )
        self.close_sheet()


def printers() -> list[str]:
    """The names of the printers that this computer knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def print_code(code: str, printer_name: str) -> bool:
    """Print one page with the code in the middle.  The job has a neutral name."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter(QPrinterInfo.printerInfo(printer_name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName("1")
    printer.setCreator("")
    layout = QPageLayout(printer.pageLayout())
    layout.setOrientation(QPageLayout.Orientation.Portrait)
    layout.setMargins(QMarginsF(15, 15, 15, 15))
    if not layout.pageSize().isValid():
        layout.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paint_page(painter, QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)), code)
    return painter.end()


def paint_page(painter: QPainter, page: QRectF, code: str) -> None:
    """Draw the code, two groups a line, as large as the page's width allows."""
    groups = code.split("-")
    lines = [" - ".join(groups[at : at + 2]) for at in range(0, len(groups), 2)]
    font = QFont(tokens.LEGIBLE)
    font.setPixelSize(max(12, round(page.width() / 14)))
    painter.setFont(font)
    height = page.width() / 8
    for number, line in enumerate(lines):
        spot = QRectF(0, page.height() / 6 + number * height, page.width(), height)
        painter.drawText(spot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, line)


def plain(typed: str) -> str:
    """Only letters and digits, with what looks alike made the same."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_FORGIVEN)


def spelled(code: str) -> str:
    """The code sign by sign, so that a screen reader does not try to say it as words."""
    return ". ".join(" ".join(group) for group in code.split("-"))
