"""What the page of lines shows for one country on one day.  Pure; needs no vault.

Order: the emergency numbers, the person's own lines, the lines of the country, those of the whole
European Union where they reach.  What the person hid and what is too old to show is left out, and
counted, so that the page can say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.circle.model import HelpLine
from app.circle.resources import read
from app.circle.resources.ageing import Age, age
from app.circle.resources.model import EU, Country, Emergency, Line
from app.circle.resources.read import LinesError


@dataclass(frozen=True, slots=True)
class Shown:
    """A built-in line, how old the word about it is, and what the person changed of it."""

    line: Line
    age: Age
    change: HelpLine | None = None

    @property
    def name(self) -> str:
        return (self.change.name if self.change else "") or self.line.name

    @property
    def contact(self) -> str:
        """What the person put in the place of its numbers, or ""."""
        return self.change.contact if self.change else ""

    @property
    def hours(self) -> str:
        """What the person put in the place of its times, or ""."""
        return self.change.hours if self.change else ""

    @property
    def own_note(self) -> str:
        return self.change.note if self.change else ""


@dataclass(frozen=True, slots=True)
class Checked:
    """When somebody else checked a line that stands among the person's own; ``age`` on the day of the board."""

    day: date
    phoned: bool = False
    age: Age = Age.FRESH


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows, in order."""

    country: str = ""
    emergency: tuple[Emergency, ...] = ()
    own: tuple[HelpLine, ...] = ()
    checked: Mapping[str, Checked] = field(default_factory=dict)  # own lines that somebody else handed over
    lines: tuple[Shown, ...] = ()
    wide: tuple[Shown, ...] = ()  # of the whole European Union
    put_away: tuple[Shown, ...] = ()  # hidden by the person
    too_old: int = 0  # checked so long ago that they are not shown
    unreadable: bool = False  # what came with the program could not be read
    may_have_changed: frozenset[str] = field(default_factory=frozenset)  # emergency numbers checked over a year ago

    def own_pain_first(self) -> Board:
        """The same, with the lines first that say of themselves that they are for any crisis."""
        return replace(self, lines=tuple(sorted(self.lines, key=lambda shown: not shown.line.for_pain)))


def board(code: str, today: date, kept: Iterable[HelpLine] = (), checked: Mapping[str, Checked] | None = None) -> Board:
    """What to show for a country on a day.  ``code`` "" or unknown: no lines of any country.  Never raises.

    ``checked``: of own lines that came from somebody else, when they were checked; they age like built-in ones.
    """
    kept = list(kept)
    dated = {key: replace(one, age=age(one.day, today)) for key, one in (checked or {}).items()}
    mine = [line for line in kept if line.own]
    own = tuple(line for line in mine if line.id not in dated or dated[line.id].age is not Age.HIDDEN)
    old = len(mine) - len(own)
    changes = {line.id or "": line for line in kept if not line.own}
    try:
        there = read.country(code)
        europe = read.europe() if there is not None and there.in_eu else None
    except LinesError:
        return Board(code, own=own, checked=dated, too_old=old, unreadable=True)
    if there is None:
        return Board(code, own=own, checked=dated, too_old=old)
    emergency = there.emergency or (europe.emergency if europe else ())
    lines = [_shown(line, today, changes) for line in there.lines]
    wide = [_shown(line, today, changes) for line in _reaching(there, europe)]
    return Board(
        code,
        emergency,
        own,
        dated,
        tuple(filter(_in_sight, lines)),
        tuple(filter(_in_sight, wide)),
        tuple(
            shown for shown in (*lines, *wide) if shown.age is not Age.HIDDEN and shown.change and shown.change.hidden
        ),
        old + sum(shown.age is Age.HIDDEN for shown in (*lines, *wide)),
        may_have_changed=frozenset(e.number for e in emergency if age(e.checked, today) is not Age.FRESH),
    )


def _shown(line: Line, today: date, changes: dict[str, HelpLine]) -> Shown:
    """A number that the person wrote down themselves is theirs, and does not age with ours."""
    change = changes.get(line.id)
    old = Age.FRESH if change and change.contact else age(line.checked, today)
    return Shown(line, old, change)


def _in_sight(shown: Shown) -> bool:
    return shown.age is not Age.HIDDEN and not (shown.change and shown.change.hidden)


def _reaching(there: Country, europe: Country | None) -> Sequence[Line]:
    """Lines of the whole Union that reach this country and are not among its own already."""
    if europe is None or there.country == EU:
        return ()
    own = {_digits(contact.value) for line in there.lines for contact in line.contacts} - {""}
    return [
        line
        for line in europe.lines
        if there.country not in line.not_in and not any(_digits(contact.value) in own for contact in line.contacts)
    ]


def _digits(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit())
