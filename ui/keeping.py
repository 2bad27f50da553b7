"""What is written on a form becomes one thing in the vault, however often it is asked for.

A disk may take seconds for one note.  Meanwhile the person can leave, and the program asks every page what is not
kept yet; or they write on.  Saves run one after another in the vault lane, so a later one finds here what the one
before it made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from app.changes import Changes, Outcome
from app.errors import AppError
from app.session import Session
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.widgets.focus import RingedButton

D = TypeVar("D")  # a draft: a dataclass with ``id``, None for something new
D_co = TypeVar("D_co", covariant=True)  # the drafts of a form
K = TypeVar("K")  # what it is once it is kept; it has an ``id``, too


class Form(Protocol[D_co]):
    """What can be kept."""

    @property
    def save(self) -> RingedButton:
        """Its button."""

    def draft(self) -> D_co:
        """What the form says now."""

    def unsaved(self) -> D_co | None:
        """The same, if it is not kept yet and says something."""

    def settled(self) -> None:
        """What the form says now is kept."""


class Piece(Generic[D, K]):
    """One thing on its way into the vault."""

    def __init__(self, save: Callable[[D], Operation[K]]) -> None:
        self._save = save
        self._kept: tuple[D, K] | None = None  # touched in the vault lane only

    def operation(self, draft: D) -> Operation[K]:
        """Keep this state of it; nothing is written where it is kept so already."""

        def run(session: Session) -> Outcome[K]:
            if self._kept is None:
                done = self._save(draft)(session)
            elif self._kept[0] == draft:
                return Outcome(self._kept[1], Changes.NONE)
            else:
                done = self._save(replace(draft, id=self._kept[1].id))(session)  # type: ignore[type-var,attr-defined]
            self._kept = draft, done.value
            return done

        return run


@dataclass(frozen=True, slots=True)
class Words:
    """What is said when a form was left."""

    not_kept: str
    after_all: str  # the button that keeps it


class Keeping(Generic[D, K]):
    """Keeps what is on the form of a page."""

    def __init__(self, ctx: Context, page: QWidget, save: Callable[[D], Operation[K]]) -> None:
        self._ctx, self._page, self._save = ctx, page, save
        self._piece = Piece(save)
        self._asked: RingedButton | None = None  # rests until what it asked for is answered

    @property
    def busy(self) -> bool:
        """Whether it was asked for and is not answered yet."""
        return self._asked is not None

    def begin(self) -> None:
        """Something else is on the form from now on."""
        self._piece = Piece(self._save)
        self._rest(None)

    def unsaved(self, draft: D | None) -> Operation[K] | None:
        """What a page answers that is asked for what is not kept yet."""
        return None if draft is None else self._piece.operation(draft)

    def keep(self, form: Form[D], kept: Callable[[K], None]) -> None:
        """Keep what the form says; ``kept`` is called once it is, with whatever was written on meanwhile."""
        if not self.busy:
            self._rest(form.save)
            self._keep(form, kept)

    def _keep(self, form: Form[D], kept: Callable[[K], None]) -> None:
        piece, draft = self._piece, form.draft()

        def done(value: K) -> None:
            if piece is not self._piece:  # the form holds something else by now
                return
            if form.draft() != draft:
                self._keep(form, kept)
                return
            form.settled()
            self.begin()
            kept(value)

        def refused(error: AppError) -> None:
            if piece is self._piece:
                self._rest(None)
                self._ctx.show_error(error)
            else:  # the words stand nowhere any more
                again(self._ctx, run)(error)

        def run() -> None:
            self._ctx.run(piece.operation(draft), done, owner=self._page, failed=refused)

        run()

    def let_go(self, form: Form[D], leave: Callable[[], None], words: Words, kept: Callable[[K], None]) -> None:
        """Leave the form; what was written can be kept after all.  What is being kept just now is not let go any more."""
        if self.busy:
            return
        draft = form.unsaved()
        form.settled()
        self.begin()
        leave()
        if draft is None:
            return
        operation = Piece(self._save).operation(draft)

        def keep_it() -> None:
            self._ctx.run(operation, kept, owner=self._page, failed=again(self._ctx, keep_it))

        self._ctx.say(words.not_kept, words.after_all, keep_it)

    def _rest(self, button: RingedButton | None) -> None:
        if self._asked is not None:
            self._asked.set_resting(False)
        self._asked = button
        if button is not None:
            button.set_resting(True)


def again(ctx: Context, do: Callable[[], None]) -> Callable[[AppError], None]:
    """What to do when words were refused that stand on no form any more: say why, and stay ready to try again."""
    return lambda error: ctx.say(sentence(error), translate("Keeping", "Try again"), do, stay=True)
