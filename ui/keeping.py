"""What is written on a form becomes one thing in the vault, however often it is asked for.

A disk may take seconds for one note.  Meanwhile the person can leave, and the program asks every page what is not
kept yet; or they write on.  Saves run one after another in the vault lane, so a later one finds here what the one
before it made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from app.changes import Changes, Outcome
from app.errors import AppError
from app.session import Session
from ui.context import Context, Operation

D = TypeVar("D")  # a draft: a dataclass with ``id``, None for something new
D_co = TypeVar("D_co", covariant=True)  # the drafts of a form
K = TypeVar("K")  # what it is once it is kept; it has an ``id``, too


class Form(Protocol[D_co]):
    """What can be kept."""

    save: Any  # its button

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
        self.busy = False
        """Whether it was asked for and is not answered yet."""

    def begin(self) -> None:
        """Something else is on the form from now on."""
        self._piece = Piece(self._save)
        self.busy = False

    def unsaved(self, draft: D | None) -> Operation[K] | None:
        """What a page answers that is asked for what is not kept yet."""
        return None if draft is None else self._piece.operation(draft)

    def keep(self, form: Form[D], kept: Callable[[K], None]) -> None:
        """Keep what the form says; ``kept`` is called once it is, with whatever was written on meanwhile."""
        piece, draft = self._piece, form.draft()
        form.save.setEnabled(False)
        self.busy = True

        def done(value: K) -> None:
            if piece is not self._piece:  # the form holds something else by now
                return
            if form.draft() != draft:
                self.keep(form, kept)
                return
            form.settled()
            form.save.setEnabled(True)
            self.begin()
            kept(value)

        def refused(error: AppError) -> None:
            if piece is self._piece:
                form.save.setEnabled(True)
                self.busy = False
            self._ctx.show_error(error)

        self._ctx.run(piece.operation(draft), done, owner=self._page, failed=refused)

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
        operation = self._save(draft)

        def keep_it() -> None:
            self._ctx.run(operation, kept, owner=self._page)

        self._ctx.say(words.not_kept, words.after_all, keep_it)
