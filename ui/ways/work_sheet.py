"""A sheet that does something before it closes, and says inside what stood in the way.

It stays until that is done, also on a slow disk: what was typed is not gone before it is kept.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.errors import AppError, Code
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.theme import tokens
from ui.widgets.fields import LineField, PassphraseField
from ui.widgets.message_bar import announce
from ui.widgets.progress import Calm
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class WorkSheet(Sheet):
    """Subclasses fill ``column``, give `operation`, and call `finish_building` last."""

    done = Signal(object)

    def __init__(
        self, over: QWidget, ctx: Context, title_text: str, *, yes: str, no: str = "", width: int = 620
    ) -> None:
        super().__init__(over, title_text, yes=yes, no=no, width=width)
        self.ctx = ctx
        self._busy = self._shut = False
        self._still: list[QLineEdit | QPlainTextEdit] = []  # fields that wait with the sheet
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        self._calm = Calm()

    def finish_building(self) -> None:
        """Put what is said about the work below everything else."""
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._calm)

    def operation(self) -> Operation[Any] | None:
        """What to do, or None when a field already says what is missing."""
        return None

    def working_words(self) -> str:
        return translate("Settings", "One moment.")

    def asked_of(self) -> LineField | None:
        """The field that a secret which does not fit belongs to."""
        return None

    def trouble(self) -> str:
        """What stood in the way, or ""."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def close_sheet(self) -> None:
        if self._shut:
            self.ctx.lock()
        elif not self._busy:
            super().close_sheet()

    def shut(self, error: AppError) -> None:
        """It did not go well and the vault is closed already: say so; all that is left is to lock."""
        self.refused(error)
        self._shut = True
        self.no.hide()
        self.yes.setText(translate("Settings", "Lock and open again"))
        self.yes.setAccessibleName(self.yes.text())
        self.yes.updateGeometry()

    def _accept(self) -> None:
        if self._shut:
            self.ctx.lock()
            return
        if not self._busy:
            self._trouble.hide()
            self.begin()

    def begin(self) -> None:
        """Have it done."""
        work = self.operation()
        if work is not None:
            self.set_busy(busy=True)
            self.ctx.run(work, self.succeeded, owner=self, failed=self.refused)

    def finished(self, error: AppError | None) -> None:
        """Work that closes the vault is over."""
        if error is None:
            self.succeeded(None)
        else:
            self.shut(error)

    def succeeded(self, value: object) -> None:
        """Close and tell."""
        self.set_busy(busy=False)
        super()._accept()
        self.done.emit(value)

    def refused(self, error: AppError) -> None:
        """Stay and say what stood in the way."""
        self.set_busy(busy=False)
        field = self.asked_of()
        if field is not None and error.code in (Code.WRONG_PASSPHRASE, Code.PASSPHRASE_EMPTY, Code.RECOVERY_CODE_TYPO):
            field.wipe()
            field.show_problem(sentence(error))
            return
        self._trouble.setText(sentence(error))
        self._trouble.show()
        announce(self, self._trouble.text())

    def set_busy(self, *, busy: bool) -> None:
        """While something is done nothing can be pressed or typed; the sheet stays, and the keyboard where it is."""
        self._busy = busy
        for button in (self.yes, self.no):
            button.set_resting(busy)
        if busy:
            fields: list[QLineEdit | QPlainTextEdit] = [
                *self.findChildren(QLineEdit),
                *self.findChildren(QPlainTextEdit),
            ]
            self._still = [field for field in fields if not field.isReadOnly()]
            self._calm.begin(self.working_words())
        else:
            self._calm.end()
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in self._still:
            field.setReadOnly(busy)


def passphrase_field(name: str, help_text: str = "") -> PassphraseField:
    """A field for a secret, with its eye."""
    return PassphraseField(
        name,
        show=translate("Passphrase", "Show what I type"),
        hide=translate("Passphrase", "Hide what I type"),
        help_text=help_text,
    )
