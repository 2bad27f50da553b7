"""What is shown when a tool has been left or has ended, and what may be kept there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.practice.model import UseDraft
from app.strategies.suggest import instead
from exercises import keepsake
from exercises.answers import Again, Back, Exit
from exercises.engine import FormName, View
from exercises.keepsake import Part
from exercises.model import Keeps
from exercises.steps import Leave
from ui.keeping import Piece
from ui.navigation import CardsOf, Place, Room
from ui.operations.tools import note_use
from ui.pages.player.after import After
from ui.pages.player.keeping import Keeper, Note, Then, card_of, entry_of, use_of
from ui.pages.player.offer import Offer
from ui.pages.player.out import Out
from ui.pages.player.today import parts as with_day

if TYPE_CHECKING:
    from ui.pages.player.page import PlayerPage


@dataclass(eq=False, slots=True)
class _Kept:
    """Lines that are kept already, and as what; or on their way."""

    what: Keeps
    parts: tuple[Part, ...]
    there: bool = False


class Ends:
    """The pages behind the last step of one run of a tool."""

    def __init__(self, page: PlayerPage) -> None:
        self._page = page
        self._keeper = Keeper(page.ctx, page)
        self._kept: _Kept | None = None

    def forget(self) -> None:
        """Another tool begins."""
        self._kept = None

    def out(self, seen: View) -> Out:
        """Where "something else" and "I feel worse" lead, or the one tool a gate or an answer named."""
        page, reading = self._page, self._page.reading
        assert reading is not None
        assert seen.left is not None
        alone = len(seen.tools) == 1 and seen.left is Leave.ELSE
        few = 1 if alone else 2
        return Out(
            seen.left,
            instead(reading.tools.values(), seen.tools, besides=reading.tool.id, n=few),
            start=page.to_tool,
            people=lambda: page.ctx.go(Place(Room.SAFETY)),
            every=lambda: page.ctx.go(Place(Room.TOOLS)),
            again=lambda: page.answer(Back()),
            away=self._put_away,
            done=page.done,
        )

    def after(self, *, stopped: bool) -> After:
        """The last page.  Whoever presses nothing but "Done" has kept nothing."""
        page, reading = self._page, self._page.reading
        assert reading is not None
        assert page.state is not None
        exercise = reading.exercise
        longer = page.state.form is FormName.SHORT and exercise.long != exercise.short
        after = After(
            stopped=stopped, asks=reading.asks, in_words=reading.in_words, longer=longer,
            offer=self._offer(), cards=reading.cards,
        )  # fmt: skip
        after.done.connect(page.done)
        after.kept.connect(lambda _said: self._note(after))
        after.again.connect(lambda: page.answer(Back() if stopped else Again()))
        after.longer.connect(lambda: page.begin(FormName.LONG))
        after.other.connect(lambda: page.answer(Exit(Leave.ELSE)))
        after.put_away.connect(self._put_away)
        after.never.connect(lambda: self._keeper.never_ask(lambda: self._done_with(after)))
        after.cards.connect(lambda: page.ctx.go(Place(Room.CARDS, CardsOf(reading.tool.id))))
        return after

    # what is kept

    def _offer(self) -> Offer | None:
        """The lines of this run, if there are any of the person's own."""
        page, reading = self._page, self._page.reading
        assert reading is not None
        assert page.state is not None
        keep = reading.exercise.keep
        parts = with_day(keepsake.parts(reading.exercise, page.state), reading.today)
        if keep is None or not parts:
            return None
        offer = Offer(keep, parts)
        self._show_kept(offer)
        offer.kept.connect(lambda what: self._keep(what, keep.title, parts))
        offer.read.connect(lambda: page.ctx.go(Place(Room.CARDS, CardsOf(reading.tool.id))))
        return offer

    def _show_kept(self, offer: Offer) -> None:
        """What has become of these lines; while they are on their way they are not offered again."""
        kept = self._kept if self._kept is not None and self._kept.parts == offer.parts else None
        under_way = kept is not None and not kept.there
        if not under_way:
            offer.show_kept(kept.what if kept is not None else None)
        offer.set_resting(under_way)

    def _keep(self, what: Keeps, title: str, parts: tuple[Part, ...]) -> None:
        page, reading = self._page, self._page.reading
        assert reading is not None
        kept = self._kept = _Kept(what, parts)

        def now(*, there: bool) -> None:
            kept.there = there
            if self._kept is not kept:
                return
            if not there:
                self._kept = None
            show()

        def show() -> None:
            if isinstance(page.shown, After) and page.shown.offer is not None:
                self._show_kept(page.shown.offer)

        show()
        then = Then(
            kept=lambda: now(there=True),
            undone=lambda: now(there=False),
            lost=lambda: self._kept is not kept or page.state is None,
        )
        if what is Keeps.CARD:
            self._keeper.card(card_of(reading.tool, title, parts), then)
        else:
            self._keeper.entry(entry_of(title, parts), then)

    def _note(self, after: After) -> None:
        page, reading = self._page, self._page.reading
        assert reading is not None
        start, tool, before = page.started, reading.tool, page.before

        def draft() -> UseDraft | None:
            if page.shown is not after or not after.said().anything():
                return None
            return use_of(start, tool, before, after.said())

        def refused() -> None:
            if page.shown is after:
                after.keep.set_resting(False)

        after.keep.set_resting(True)  # one press, one note
        last = use_of(start, tool, before, after.said())
        self._keeper.note(Note(draft, lambda: self._done_with(after), refused, last, Piece(note_use)))

    def _done_with(self, after: After) -> None:
        """The tool is done with, unless the person has gone on to another meanwhile."""
        if self._page.shown is after:
            self._page.done()

    def _put_away(self) -> None:
        reading = self._page.reading
        assert reading is not None
        self._keeper.put_away(reading.tool)
