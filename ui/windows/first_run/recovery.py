"""A recovery code on paper, or not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.jobs import CancelToken, Progress
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.operations.vault import MadeCode, add_recovery_code, remove_way
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Stack, row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.progress import Calm
from ui.widgets.recovery_code import RecoveryCodePanel
from ui.widgets.text import Text, body
from ui.windows.first_run.step import Shared, Step


class RecoveryStep(Step):
    """Two equal ways: a code for paper, or not now."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "If you ever forget the passphrase"),
            translate("FirstRun", "A recovery code on paper can open what you write when the passphrase is gone."),
        )
        self._made: MadeCode | None = None
        self.panel: RecoveryCodePanel | None = None
        self.confirmed = False
        risk = body(
            translate(
                "FirstRun",
                "The risk: whoever finds the paper can open it too. Think of a place where nobody looks, outside your home "
                "if that is safer. If you know no such place, it is better not to have the paper.",
            )
        )
        self.make = Button(
            translate("FirstRun", "Make a code for paper"), Kind.OUTLINE, icon="file-text", do=self._make
        )
        self.later = Button(translate("FirstRun", "Not now"), Kind.OUTLINE, do=self._skip)
        self._choice = Stack(
            risk,
            Text(
                translate("FirstRun", "You can make one later, or take it away again, in Settings."),
                tokens.BODY,
                quiet=True,
            ),
        )
        nest(self._choice.column, row(self.make, self.later))
        self._done = body(
            translate("FirstRun", "The paper is right. Please put it in its place now; the code is not shown again.")
        )
        self._done.hide()
        self.calm = Calm()
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        for widget in (self._choice, self._done, self.calm, self._trouble):
            self.column.addWidget(widget)
        self._rest = Stack()
        self.column.addWidget(self._rest)
        self.column.addStretch(1)

    def go_words(self) -> str:
        if self._made is None and not self.confirmed:
            return ""
        return translate("FirstRun", "Continue")

    def first_focus(self) -> QWidget | None:
        return self.make if not self._choice.isHidden() else None

    def go_on(self) -> None:
        if self.panel is None or self.confirmed:
            self.moved.emit()
        else:
            self.panel.check()

    def left(self) -> None:
        """A code that was never confirmed is taken away again."""
        if self._made is not None and not self.confirmed:
            self._forget(self._made, lambda: None)

    def _make(self) -> None:
        self._work(add_recovery_code, self._show)

    def _skip(self) -> None:
        if self._made is not None:
            self._forget(self._made, self.moved.emit)
        else:
            self.moved.emit()

    def _show(self, made: MadeCode) -> None:
        self._made = made
        self._choice.hide()
        self.panel = RecoveryCodePanel(made.code)
        self.panel.confirmed.connect(self._on_confirmed)
        self._rest.column.addWidget(self.panel)
        self.not_now = Button(translate("FirstRun", "Rather not now"), Kind.LINK, do=self._skip)
        self._rest.column.addWidget(self.not_now)
        self.busy.emit(False)
        self.panel.shown.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_confirmed(self) -> None:
        self.confirmed = True
        self._close_panel()
        self._done.show()
        self.busy.emit(False)
        self.moved.emit()

    def _forget(self, made: MadeCode, then: Callable[[], None]) -> None:
        """It stays on the page until it is really gone."""

        def gone(_nothing: None) -> None:
            self._made = None
            self._close_panel()
            self._choice.show()
            then()

        self._work(remove_way(made.index), gone)

    def _close_panel(self) -> None:
        if self.panel is not None:
            for widget in (self.panel, self.not_now):
                widget.hide()
                widget.deleteLater()
            self.panel = None

    def _work(self, operation: Callable[..., object], then: Callable[..., None]) -> None:
        session = self.shared.session
        assert session is not None
        self._wait(on=True)
        self._trouble.hide()
        self.calm.begin(translate("FirstRun", "One moment."))

        def work(_token: CancelToken, _progress: Progress) -> object:
            return operation(session)

        def done(outcome: object) -> None:
            self.calm.end()
            self._wait(on=False)
            then(getattr(outcome, "value", None))

        self.shared.lanes.vault(work, done, owner=self, failed=self._refused, essential=True)

    def _wait(self, *, on: bool) -> None:
        """One code at a time: nothing here can be pressed until it is made, or gone."""
        for button in (self.make, self.later, *([self.not_now] if self.panel is not None else [])):
            button.set_resting(on)
        self.busy.emit(on)

    def _refused(self, error: AppError) -> None:
        self.calm.end()
        self._wait(on=False)
        self._trouble.setText(sentence(error))
        self._trouble.show()
        announce(self, self._trouble.text())
