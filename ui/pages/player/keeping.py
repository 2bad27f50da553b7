"""What is written, when the person asks for it: a card, an entry, a note of a use, a mark on the tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.cards.model import Card, CardDraft, Section
from app.errors import AppError
from app.journal.model import Entry, EntryDraft
from app.practice.model import Use, UseDraft
from app.strategies.model import Mark, Tool
from exercises.keepsake import Part
from ui.context import Context, Operation
from ui.i18n import translate
from ui.keeping import Piece, again
from ui.navigation import PlayerStart
from ui.operations import cards as card_ops
from ui.operations import journal as journal_ops
from ui.operations import tools as tool_ops
from ui.pages.player.after import Said

Numbers = tuple[int | None, int | None]


def use_of(start: PlayerStart, tool: Tool, before: Numbers, said: Said) -> UseDraft:
    """One use, in the words of the practice room.  Nothing that was written in a step is in it."""
    return UseDraft(
        tool_id=tool.id,
        tool_title=tool.title,
        state=start.state,
        before=before[0],
        numb_before=before[1],
        after=said.after,
        numb_after=said.numb_after,
        verdict=said.verdict,
        note=said.note,
        trigger_id=start.trigger_id,
        in_words=said.in_words,
    )


def card_of(tool: Tool, title: str, parts: Iterable[Part]) -> CardDraft:
    """The lines as a card that names its tool."""
    return CardDraft(tool_id=tool.id, title=title, parts=tuple(Section(part.heading, part.lines) for part in parts))


def entry_of(title: str, parts: Iterable[Part]) -> EntryDraft:
    """The lines as an entry: its headings are headings, short lines a list, a text a text."""
    return EntryDraft(title=title, body="\n\n".join(_paragraphs(part) for part in parts))


def _paragraphs(part: Part) -> str:
    head = f"## {part.heading}\n\n" if part.heading else ""
    listed = len(part.lines) > 1 and all(0 < len(line) <= _SHORT for line in part.lines)
    return head + "\n".join(f"- {line}" if listed else line for line in part.lines)


_SHORT = 160  # letters of a line that is still an item of a list


@dataclass(frozen=True, slots=True)
class Then:
    """What happens on the screen once something is kept, and once it is not any more."""

    kept: Callable[[], None]
    undone: Callable[[], None]
    lost: Callable[[], bool]  # whether the page does not have it any more


@dataclass(slots=True)
class Note:
    """A note on its way."""

    draft: Callable[[], UseDraft | None]  # what is said of the use now; None: nothing, or the page is another one
    kept: Callable[[], None]
    refused: Callable[[], None]
    last: UseDraft  # what was said last
    piece: Piece[UseDraft, Use]


class Keeper:
    """Each of these can be undone from the message bar."""

    def __init__(self, ctx: Context, owner: QWidget) -> None:
        self._ctx, self._owner = ctx, owner

    def note(self, note: Note) -> None:
        """Keep a note of a use, with whatever is said while that takes its time."""

        def noted(use: Use) -> None:
            if note.draft() not in (None, draft):
                self.note(note)
                return
            self._tell(translate("Player", "Your note is kept."), tool_ops.delete_use(use.id or ""))
            note.kept()

        def refused(error: AppError) -> None:
            self._say_no(error, lambda: self.note(note), lost=note.draft() is None)
            note.refused()

        draft = note.draft() or note.last
        note.last = draft
        self._ctx.run(note.piece.operation(draft), noted, owner=self._owner, failed=refused)

    def card(self, draft: CardDraft, then: Then) -> None:
        """Keep the lines as a card."""

        def kept(card: Card) -> None:
            then.kept()
            self._tell(translate("Player", "The card is kept."), card_ops.delete_card(card.id or ""), then.undone)

        failed = self._refused(then, lambda: self.card(draft, then))
        self._ctx.run(card_ops.save_card(draft), kept, owner=self._owner, failed=failed)

    def entry(self, draft: EntryDraft, then: Then) -> None:
        """Keep the lines as an entry of the journal."""

        def kept(entry: Entry | None) -> None:
            assert entry is not None  # a new leaf cannot be deleted yet
            then.kept()
            self._tell(translate("Player", "It is in your journal."), journal_ops.delete_entry(entry.id), then.undone)

        leaf = journal_ops.Leaf()
        failed = self._refused(then, lambda: self.entry(draft, then))
        self._ctx.run(journal_ops.save_entry(draft, leaf), kept, owner=self._owner, failed=failed)

    def _refused(self, then: Then, keep: Callable[[], None]) -> Callable[[AppError], None]:
        def refused(error: AppError) -> None:
            lost = then.lost()
            then.undone()
            self._say_no(error, keep, lost=lost)

        return refused

    def _say_no(self, error: AppError, keep: Callable[[], None], *, lost: bool) -> None:
        """``lost``: the page does not have the words any more."""
        if lost:
            again(self._ctx, keep)(error)
        else:
            self._ctx.show_error(error)

    def put_away(self, tool: Tool) -> None:
        """Do not offer this tool again."""
        mark = Mark(favourite=False, not_for_me=True, own_note=tool.mark.own_note)

        def marked(_mark: Mark) -> None:
            back = tool_ops.mark_tool(tool.id, tool.mark)
            self._tell(translate("Player", "Put away. It will not be offered again."), back)

        self._ctx.run(tool_ops.mark_tool(tool.id, mark), marked, owner=self._owner, once=("put away", tool.id))

    def never_ask(self, then: Callable[[], None]) -> None:
        """Do not ask again how it was."""

        def set_(_none: None) -> None:
            self._tell(translate("Player", "This will not be asked again."), tool_ops.ask_after(asks=True))
            then()

        self._ctx.run(tool_ops.ask_after(asks=False), set_, owner=self._owner, once="never ask")

    def _tell(self, words: str, undo: Operation[Any], undone: Callable[[], None] | None = None) -> None:
        def go_back() -> None:
            self._ctx.run(undo, lambda _done: undone() if undone else None, owner=self._owner)

        self._ctx.say(words, translate("Player", "Undo"), go_back)
