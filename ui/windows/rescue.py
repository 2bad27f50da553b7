"""Going back to a kept copy when the file with the notes is damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, Code
from app.jobs import CancelToken, Progress
from app.vault.copies import Copy
from app.vault.restore import kept_copies, restore_copy
from app.vault.secrets import Secret
from ui.i18n import translate
from ui.i18n.dates import stamp_words
from ui.i18n.messages import sentence
from ui.i18n.vault_words import copy_words
from ui.jobs import Lanes
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import PassphraseField
from ui.widgets.layout import Stack
from ui.widgets.progress import Calm
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, body, hint


class RescueSheet(Sheet):
    """Asks once more for what opens the vault, shows the copies it opens, and puts one in place."""

    restored = Signal()

    def __init__(self, over: QWidget, lanes: Lanes, folder: Path, secret: Callable[[str], Secret]) -> None:
        super().__init__(
            over, translate("Rescue", "Go back to a kept copy"), yes=translate("Rescue", "Look for copies")
        )
        self._lanes, self._folder, self._make = lanes, folder, secret
        self._busy = False
        self.copies: list[Button] = []
        self.say(
            translate(
                "Rescue",
                "Before anything risky, the program keeps an encrypted copy of all notes. We can look for them and put one in the place of the damaged file.",
            )
        )
        self.say(translate("Rescue", "The damaged file is not thrown away: it is put aside in the folder “backups”."))
        self.field = PassphraseField(
            translate("Rescue", "What opens it, once more"),
            show=translate("Unlock", "Show what I type"),
            hide=translate("Unlock", "Hide what I type"),
        )
        self.field.submitted.connect(self._accept)
        self.column.addWidget(self.field)
        self._found = Stack(spacing=tokens.SPACE_4)
        self.column.addWidget(self._found)
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        self.column.addWidget(self._trouble)
        self._calm = Calm()
        self.column.addWidget(self._calm)

    def words(self) -> str:
        """Everything that the sheet says about what it found or what stood in the way."""
        return "\n".join(text.text() for text in self.findChildren(Text) if text.isVisible())

    def close_sheet(self) -> None:
        if not self._busy:
            super().close_sheet()

    def _accept(self) -> None:
        if self._busy:
            return
        text, folder = self.field.text(), self._folder
        self.field.wipe()

        def look(_token: CancelToken, _progress: Progress) -> tuple[list[Copy], Secret]:
            secret = self._make(text)
            return kept_copies(folder, secret), secret

        self._begin(translate("Rescue", "Looking for copies."))
        self._lanes.free(look, self._show, owner=self, failed=self._refused)

    def _show(self, found: tuple[list[Copy], Secret]) -> None:
        self._rest()
        copies, secret = found
        self._found.clear()
        self.copies = []
        self.field.hide()
        self.yes.hide()
        if not copies:
            self._found.column.addWidget(
                body(
                    translate(
                        "Rescue",
                        "There is no copy here. If you have a backup of the folder, the files in it may still be whole.",
                    )
                )
            )
            return
        self._found.column.addWidget(hint(translate("Rescue", "The newest first. Everything will be as it was then.")))
        for copy in copies:
            words = f"{stamp_words(copy.made_at)}. {copy_words(copy.reason)}"
            button = Button(
                stamp_words(copy.made_at), Kind.SOFT, icon="archive", do=partial(self._restore, copy, secret)
            )
            button.setAccessibleName(words)
            button.setToolTip(words)
            self.copies.append(button)
            self._found.column.addWidget(button)
        self.copies[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _restore(self, copy: Copy, secret: Secret) -> None:
        if self._busy:
            return
        folder = self._folder

        def work(_token: CancelToken, progress: Progress) -> None:
            restore_copy(folder, secret, copy.path, progress)

        self._begin(translate("Rescue", "Putting it in place. Please leave the disk connected."))
        self._lanes.free(work, self._done, owner=self, failed=self._refused)

    def _done(self, _none: None) -> None:
        self._rest()
        self.close_sheet()
        self.restored.emit()

    def _refused(self, error: AppError) -> None:
        self._rest()
        if (
            error.code in (Code.WRONG_PASSPHRASE, Code.PASSPHRASE_EMPTY, Code.RECOVERY_CODE_TYPO)
            and self.field.isVisible()
        ):
            self.field.show_problem(sentence(error))
            return
        self._trouble.setText(sentence(error))
        self._trouble.show()

    def _begin(self, words: str) -> None:
        self._busy = True
        self._trouble.hide()
        for button in (self.yes, self.no, *self.copies):
            button.setEnabled(False)
        self._calm.begin(words)

    def _rest(self) -> None:
        self._busy = False
        for button in (self.yes, self.no, *self.copies):
            button.setEnabled(True)
        self._calm.end()
