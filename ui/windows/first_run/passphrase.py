"""Choosing the passphrase, and making the vault with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.errors import AppError
from app.jobs import CancelToken, Progress
from app.session import Session
from app.vault.secrets import Passphrase
from app.vault.vault import Vault, create
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Stack
from ui.widgets.message_bar import announce
from ui.widgets.new_passphrase import NewPassphrase, no_recovery_note
from ui.widgets.progress import Calm
from ui.widgets.text import Text, body
from ui.windows.first_run.step import Shared, Step


class PassphraseStep(Step):
    """Continue makes the vault.  Coming back here offers to choose another passphrase."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "A passphrase"),
            translate("FirstRun", "It locks what you write. You type it each time you open the program."),
        )
        self.choice = NewPassphrase(shared.lanes)
        self.choice.submitted.connect(self.go_on)
        self._another = Button(
            translate("FirstRun", "Choose another passphrase"), Kind.OUTLINE, icon="key-round", do=self._choose_another
        )
        self._there = Stack(
            body(translate("FirstRun", "Your passphrase is set. You can keep it and go on.")), self._another
        )
        self._there.hide()
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        self.calm = Calm()
        for widget in (no_recovery_note(), self._there, self.choice, self._trouble, self.calm):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self.choice.first_focus() if self.choice.isVisibleTo(self) else None

    def entered(self) -> None:
        made = self.shared.session is not None
        self._there.setVisible(made)
        self.choice.setHidden(made)
        self._trouble.hide()

    def trouble(self) -> str:
        """What stood in the way, or ""."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def go_on(self) -> None:
        if self.calm.words():
            return
        if self.choice.isHidden():
            self.moved.emit()
            return
        text = self.choice.take()
        if text is None:
            return
        self._trouble.hide()
        self.busy.emit(True)
        self.choice.setEnabled(False)
        self.calm.begin(translate("FirstRun", "Making it ready. This takes a few seconds."))
        self.paper.ensureWidgetVisible(self.calm)
        session, folder = self.shared.session, self.shared.folder
        if session is None:

            def make(_token: CancelToken, _progress: Progress) -> Vault:
                return create(folder, Passphrase(text))

            self.shared.lanes.free(make, self._made, owner=self, failed=self._refused)
        else:

            def change(_token: CancelToken, _progress: Progress) -> Outcome[None]:
                return session.vault.change_passphrase(Passphrase(text))

            self.shared.lanes.vault(change, self._changed, owner=self, failed=self._refused, essential=True)

    def _made(self, vault: Vault) -> None:
        self.shared.session = Session(vault)
        self._done()

    def _changed(self, _outcome: Outcome[None]) -> None:
        self._done()

    def _done(self) -> None:
        self._rest()
        self.choice.wipe()
        self.moved.emit()

    def _refused(self, error: AppError) -> None:
        self._rest()
        self._trouble.setText(sentence(error))
        self._trouble.show()
        announce(self, self._trouble.text())
        self.choice.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self.calm.end()
        self.choice.setEnabled(True)
        self.busy.emit(False)

    def _choose_another(self) -> None:
        self._there.hide()
        self.choice.other_words()
        self.choice.show()
        self.choice.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
