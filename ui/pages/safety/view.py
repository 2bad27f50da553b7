"""Whom to call, and what may help in this moment: everything that the page shows, and nothing that it keeps.

The same view stands on the page of an opened vault and, if the person allowed it, on the unlock
window, where nothing can be kept and so nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.circle.board import Board, Shown
from app.circle.resources import read
from ui.i18n import translate
from ui.i18n.countries import OTHER, country_name
from ui.pages.safety.before import Before
from ui.pages.safety.cards import LineCard, LineDoors, OwnCard
from ui.pages.safety.chooser import CountryChooser
from ui.pages.safety.emergency import EmergencyCard
from ui.pages.safety.moment import Danger, Pain
from ui.widgets import focus
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.text import Text, body, heading

FIRST = 3
"""So many lines are shown at once (content research 4.2.L); the rest is one press away."""
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Doors:
    """What leads out of the view."""

    choose: Callable[[str], None]
    kept: str  # where the country is kept, in words
    now: Callable[[], datetime]
    lines: LineDoors | None = None  # None: nothing can be kept here
    add: Callable[[], None] | None = None
    unhide: Callable[[str], None] | None = None
    steady: Callable[[], None] | None = None
    here: tzinfo | None = field(default=None)  # None: the zone of this computer


class HelpView(Stack):
    """``show_board`` builds it anew; ``open_chooser`` asks for the country again."""

    def __init__(self, doors: Doors) -> None:
        super().__init__(spacing=0)
        self._doors = doors
        self._board = Board()
        self._own_pain = False
        self._all = False  # every line is shown
        self._choosing = False
        self._built = False
        self.cards: list[LineCard] = []
        self.own: list[OwnCard] = []
        self.chooser: CountryChooser | None = None
        self.moment: QWidget | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def show_board(self, board: Board, *, own_pain: bool = False) -> None:
        """Show these lines.  What was unfolded stays so while the country is the same."""
        wanted = board.own_pain_first() if own_pain else board
        if self._built and wanted == self._board and own_pain == self._own_pain:
            self._tick()
            return
        if board.country != self._board.country:
            self._all = self._choosing = False
        self._board, self._own_pain = wanted, own_pain
        self._build()

    def open_chooser(self) -> None:
        """Ask where the person is."""
        self._choosing = True
        self._build()
        if self.chooser is not None:
            self.chooser.first_focus().setFocus()

    # parts, from top to bottom

    def _build(self) -> None:
        """Everything anew; the keyboard stays on what is called the same."""
        before = self.window().focusWidget()
        pressed = focus.name_of_focus(self.window()) if before is not None and self.isAncestorOf(before) else None
        self._built = True
        self.clear()
        self.cards, self.own, self.chooser = [], [], None
        self._add(EmergencyCard(self._board))
        self._country()
        self._lines()
        self._moment()
        if pressed is not None and not focus.give_back(focus.find_again(self, pressed)):
            focus.give_back(self.change if not self.change.isHidden() else self.add)

    def _add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)
        widget.show()

    def _country(self) -> None:
        board = self._board
        if self._choosing or not board.country:
            close = self._close_chooser if board.country else None
            codes = read.codes()
            self.chooser = CountryChooser(
                codes, self._doors.choose, chosen=board.country, kept=self._doors.kept, close=close
            )
            self._add(self.chooser)

    def _close_chooser(self) -> None:
        self._choosing = False
        self._build()
        self.change.setFocus()

    def _lines(self) -> None:
        board = self._board
        there = board.lines or board.wide or board.own
        head = Stack(heading(self._heading()), spacing=0)
        self.change = Button(translate("Safety", "Change the country"), Kind.LINK, icon="map-pin", do=self.open_chooser)
        self.change.setVisible(bool(board.country) and self.chooser is None)
        self.add = Button(translate("Safety", "Add a line of my own"), Kind.LINK, icon="plus", do=self._doors.add)
        self.add.setVisible(self._doors.add is not None)
        head.column.addWidget(FlowBox(self.change, self.add, bleed=GUTTER))
        for sentence in self._sentences():
            head.column.addWidget(body(sentence))
        if there:
            head.column.addWidget(Before())
        self._add(head)
        if self._doors.lines is not None:
            for line in board.own:
                self.own.append(OwnCard(line, self._doors.lines, board.checked.get(line.id or "")))
                self._add(self.own[-1])
        self._built_in((*board.lines, *board.wide))
        self._left_out()

    def _heading(self) -> str:
        country = self._board.country
        if country in read.codes():
            return translate("Safety", "Lines: {country}").format(country=country_name(country))
        return translate("Safety", "Lines to call or write to")

    def _sentences(self) -> list[str]:
        """What is to be said in the place of lines."""
        board = self._board
        if board.unreadable:
            return [translate("Safety", "We could not read the lines that come with the program. That is our fault.")]
        if not board.country:
            return [translate("Safety", "Choose a country above, and its lines come here.")]
        if not (board.lines or board.wide or board.put_away or board.too_old):
            return [
                translate("Safety", "We have no checked lines for your country yet. A line of your own can stand here.")
            ]
        return []

    def _built_in(self, lines: tuple[Shown, ...]) -> None:
        now = self._doors.now()
        shown = lines if self._all or len(lines) <= FIRST + 1 else lines[:FIRST]
        for line in shown:
            card = LineCard(line, now, self._doors.here, self._doors.lines)
            self.cards.append(card)
            self._add(card)
        rest = len(lines) - len(shown)
        self.more = Button(translate("Safety", "Show %n more line(s)", "", rest), Kind.OUTLINE, do=self._show_all)
        self.more.setVisible(bool(rest))
        if rest:
            self._add(FlowBox(self.more, bleed=GUTTER))

    def _show_all(self) -> None:
        first = len(self.cards)
        self._all = True
        self._build()
        self.cards[first].contacts.numbers[0].setFocus()

    def _left_out(self) -> None:
        """Say what is not shown, so that nothing is missing in silence."""
        old, away = self._board.too_old, self._board.put_away
        texts = []
        if old:
            texts.append(
                translate(
                    "Safety", "Not shown, because they were checked more than two years ago: %n line(s).", "", old
                )
            )
        if away:
            texts.append(translate("Safety", "Put away by you: %n line(s).", "", len(away)))
        if not texts:
            return
        part = Stack(spacing=0)
        for text in texts:
            part.column.addWidget(Text(text))
        self.back_again: list[Button] = []
        unhide = self._doors.unhide
        if unhide is not None:
            for shown in away:
                words = translate("Safety", "Show again: {name}").format(name=shown.name)
                self.back_again.append(Button(words, Kind.LINK, do=lambda i=shown.line.id: unhide(i)))  # type: ignore[misc]
        if self.back_again:
            part.column.addWidget(FlowBox(*self.back_again, bleed=GUTTER))
        self._add(part)

    def _moment(self) -> None:
        steady = None
        self.steady = None
        if self._doors.steady is not None:
            self.steady = Button(
                translate("Safety", "Something for the next minutes"), Kind.OUTLINE, do=self._doors.steady
            )
            steady = FlowBox(self.steady, bleed=GUTTER)
        danger, pain = Danger(silent=self._board.country in ("", OTHER)), Pain(steady)
        head = Stack(heading(translate("Safety", "In this moment")), spacing=0)
        self.moment = head
        self._add(head)
        for card in (pain, danger) if self._own_pain else (danger, pain):
            self._add(card)

    def _tick(self) -> None:
        """The hours of lines go on while the page is open."""
        if self.isVisible():
            now = self._doors.now()
            for card in self.cards:
                card.set_time(now)
