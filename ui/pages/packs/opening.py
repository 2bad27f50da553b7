"""Opening what was handed over: unpacking, asking for words, and saying why when it does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.handover.model import KeyNews, Review
from app.handover.opening import Opened, Sealed
from app.packs.refusal import Reason, Refused
from ui.context import Context
from ui.i18n import translate
from ui.i18n.messages import message
from ui.operations import packs as ops
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import PassphraseField
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.progress import Working
from ui.widgets.text import body, hint, lead, title


class Opening(QWidget):
    """Asks for words where they are needed.  ``looked`` gets what it is, and the bytes of the note."""

    def __init__(
        self, ctx: Context, back: Callable[[], None], looked: Callable[[Review | KeyNews, bytes], None]
    ) -> None:
        super().__init__()
        self._ctx, self._looked = ctx, looked
        self._locked = b""
        self._round = 0
        scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Packs", "All packs"), Kind.LINK, icon="arrow-left", do=self._leave(back))
        column.addWidget(FlowBox(self.back, bleed=Button.bleed))
        self._title = title("")
        column.addWidget(self._title)
        self._asking = Stack(
            lead(
                translate(
                    "Packs",
                    "This is locked with words. Whoever gave it to you can tell you them, by telephone or in person.",
                )
            )
        )
        self.words = PassphraseField(
            translate("Packs", "The words"),
            show=translate("Packs", "Show the words"),
            hide=translate("Packs", "Hide the words"),
        )
        self.words.submitted.connect(self._try)
        self._asking.column.addWidget(self.words)
        self.open_it = Button(translate("Packs", "Open it"), Kind.PRIMARY, icon="lock-open", do=self._try)
        self._asking.column.addWidget(
            FlowBox(
                self.open_it,
                Button(translate("Packs", "Not now"), Kind.OUTLINE, do=self._leave(back)),
                bleed=Button.bleed,
            )
        )
        self._asking.column.addWidget(
            hint(translate("Packs", "Opening takes a second or two. The words are not kept."))
        )
        self.working = Working()
        self._refused = Plate("sand")
        self.problem = Reading("", tokens.STRONG)
        self._safe, self._do = body(""), body("")
        for words in (self.problem, self._safe, self._do):
            self._refused.column.addWidget(words)
        for part in (self._asking, self.working, self._refused):
            column.addWidget(part)
        column.addStretch(1)

    def start(self, source: ops.Source) -> None:
        """Unpack; then open, or ask for words."""
        self._fresh(translate("Packs", "Opening"))
        number = self._round

        def unpacked(data: bytes) -> None:
            if number == self._round:
                self._unpacked(data)

        job = self._ctx.lanes.free(
            lambda _token, _progress: ops.unpacked(source), unpacked, owner=self, failed=self._failed_in(number)
        )
        self.working.watch(job, translate("Packs", "Reading it. Nothing is added."), self._stopped)

    def look_again(self, work: ops.Long, data: bytes) -> None:
        """Look at something that was opened before."""
        self._fresh(translate("Packs", "Opening"))
        self._look(work, data)

    def first_focus(self) -> QWidget:
        if not self._asking.isHidden():
            return self.words
        return self.problem if not self._refused.isHidden() else self.back

    def let_go(self) -> None:
        """Forget what was being opened."""
        self._round += 1
        self._locked = b""
        self.words.wipe()
        self.working.end()

    # steps

    def _fresh(self, words: str) -> None:
        self.let_go()
        self._title.setText(words)
        self._asking.hide()
        self._refused.hide()

    def _unpacked(self, data: bytes) -> None:
        try:
            sealed = ops.sealed(data)
        except Refused as refused:
            self._failed(refused)
            return
        if sealed is Sealed.WORDS:
            self.working.end()
            self._locked = data
            self._title.setText(translate("Packs", "Locked with words"))
            self._asking.show()
            self._allow(allowed=True)
            self.words.setFocus()
        elif sealed is Sealed.PERSON:
            number = self._round

            def open_it(keys: tuple[str, ...]) -> None:
                if number == self._round:
                    self._open(data, None, keys)

            self._ctx.query(ops.identities, open_it, owner=self)
        else:
            self._look(ops.look(data), data)

    def _try(self) -> None:
        words = self.words.text()
        if not words.strip():
            self.words.show_problem(translate("Packs", "Please type the words that you were told."))
            return
        if self._locked and not self.open_it.resting():
            self._allow(allowed=False)
            self._open(self._locked, words, ())

    def _open(self, data: bytes, words: str | None, keys: tuple[str, ...]) -> None:
        number = self._round

        def opened(found: Opened) -> None:
            if number == self._round:
                self.words.wipe()
                self._look(ops.look(found.data), found.data)

        job = self._ctx.lanes.free(
            lambda _token, _progress: ops.opened(data, words=words, identities=keys),
            opened,
            owner=self,
            failed=self._failed_in(number),
        )
        self.working.watch(job, translate("Packs", "Opening it. That takes a second or two."), self._stopped)

    def _look(self, work: ops.Long, data: bytes) -> None:
        number = self._round

        def looked(found: Review | KeyNews) -> None:
            if number == self._round:
                self.let_go()
                self._looked(found, data)

        job = self._ctx.long(work, looked, owner=self, failed=self._failed_in(number))
        self.working.watch(job, translate("Packs", "Looking at who signed it. Nothing is added."), self._stopped)

    # what can happen

    def _failed_in(self, number: int) -> Callable[[AppError], None]:
        """What is said of something that nobody opens any more is said to nobody."""
        return lambda error: self._failed(error) if number == self._round else None

    def _failed(self, error: AppError) -> None:
        self.working.end()
        self._allow(allowed=True)
        if self._locked and isinstance(error, Refused) and error.reason is Reason.NOT_OPENED:
            told = message(error)
            self.words.show_problem(f"{told.happened} {told.do}")
            return
        told = message(error)
        self._asking.hide()
        self._title.setText(translate("Packs", "This was not opened"))
        self.problem.setText(told.happened)
        self._safe.setText(told.safe)
        self._do.setText(told.do)
        self._refused.show()
        if self.isVisible():
            self.problem.setFocus()

    def _stopped(self) -> None:
        """Cancel was pressed."""
        self._round += 1
        self._allow(allowed=True)
        if not self._locked:
            self._title.setText(translate("Packs", "Stopped. Nothing was added."))
            self.back.setFocus()

    def _allow(self, *, allowed: bool) -> None:
        """While it is opened the words stay as they are, and so does the keyboard."""
        self.open_it.set_resting(not allowed)
        self.words.edit.setReadOnly(not allowed)

    def _leave(self, back: Callable[[], None]) -> Callable[[], None]:
        def leave() -> None:
            self.let_go()
            back()

        return leave


def is_source(what: object) -> bool:
    """Whether this is something to open, and no place inside the page."""
    return isinstance(what, Path | bytes | tuple)
