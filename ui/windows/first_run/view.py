"""The first run: the screens one after another, with Back on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.context import Say
from ui.i18n import translate
from ui.i18n.load import languages
from ui.jobs import Lanes
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.windows.first_run.language import LanguageStep
from ui.windows.first_run.leaving import LeavingStep
from ui.windows.first_run.name import NameStep
from ui.windows.first_run.passphrase import PassphraseStep
from ui.windows.first_run.plain import PlainStep
from ui.windows.first_run.ready import ReadyStep
from ui.windows.first_run.recovery import RecoveryStep
from ui.windows.first_run.step import MEASURE, Shared, Step


class FirstRunView(QWidget):
    """Emits ``ready`` with a `Session` at the end.  A change of the look builds the whole view anew."""

    ready = Signal(object)

    def __init__(
        self, folder: Path, lanes: Lanes, say: Say, settings: Settings, change_settings: Callable[[Settings], None]
    ) -> None:
        super().__init__()
        self._shared = Shared(folder, lanes, say, settings, change_settings)
        kinds: list[type] = [PlainStep, LeavingStep, NameStep, PassphraseStep, RecoveryStep, ReadyStep]
        if len(languages()) > 1:
            kinds.insert(0, LanguageStep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        for kind in kinds:
            step: Step = kind(self._shared)
            step.moved.connect(self._next)
            step.busy.connect(self._on_busy)
            self._stack.addWidget(step)
        nest(column, self._build_foot())  # made last: Tab comes to it after what the screens hold
        self._show(0)

    @property
    def session(self) -> Session | None:
        """The vault that was made on the way here, if any: whoever ends the program closes it."""
        return self._shared.session

    def step(self) -> Step:
        """The screen that is shown."""
        found = self._stack.currentWidget()
        assert isinstance(found, Step)
        return found

    def first_focus(self) -> QWidget:
        return self.step().first_focus() or (self.go_on if not self.go_on.isHidden() else self.step().head)

    def practise_leaving(self) -> bool:
        """Called when leaving is asked for: True if it was only tried out."""
        return self.step().practise_leaving()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and not self.back.resting() and not self.back.isHidden():
            self._back()
            return
        super().keyPressEvent(event)

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.SPACE_24, tokens.SPACE_8, tokens.SPACE_24, tokens.SPACE_16)
        inner = QWidget()
        inner.setMaximumWidth(theme().px(MEASURE))
        across = QHBoxLayout(inner)
        across.setContentsMargins(15, 0, 15, 0)
        self.back = Button(translate("FirstRun", "Back"), Kind.OUTLINE, icon="arrow-left", do=self._back)
        self.go_on = Button(translate("FirstRun", "Continue"), Kind.PRIMARY, do=lambda: self.step().go_on())
        across.addWidget(self.back)
        across.addStretch(1)
        across.addWidget(self.go_on)
        foot.addWidget(inner, 1)
        return foot

    def _next(self) -> None:
        index = self._stack.currentIndex() + 1
        if index < self._stack.count():
            self._show(index)
            return
        session = self._shared.session
        assert session is not None
        self.ready.emit(session)

    def _back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def _show(self, index: int) -> None:
        before = self.step()
        if index != self._stack.currentIndex():
            before.left()
        self._stack.setCurrentIndex(index)
        step = self.step()
        step.entered()
        self.back.setVisible(index > 0)
        self._refresh_foot()
        announce(self, step.accessibleName())
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        if self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_busy(self, busy: bool) -> None:
        """Nothing leads on or back; the keyboard waits here, for the next stop after a disabled field may be Leave."""
        for button in (self.back, self.go_on):
            button.set_resting(busy)
        here = self.window().focusWidget()
        if busy and here is not None and self.step().isAncestorOf(here) and not self.go_on.isHidden():
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh_foot()

    def _refresh_foot(self) -> None:
        words = self.step().go_words()
        self.go_on.setVisible(bool(words))
        self.go_on.setText(words)
        self.go_on.setAccessibleName(words)
        self.go_on.updateGeometry()
