"""The groups of the form: each closed until it is wanted, each saying what is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.clock import Moment
from app.journal.moods import Family
from app.triggers.model import CRISIS_URGES, MAX_NOTE, DayPart, Helped
from ui.i18n import dates, labels, moods, translate
from ui.i18n.labels import Option
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField
from ui.widgets.fold import Fold
from ui.widgets.layout import Reflow, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate
from ui.widgets.text import Text, hint
from ui.widgets.when_fields import ClockField, DayField

MINUTES_AFTER = (5, 15, 30, 60, 120, 24 * 60)


class When(Fold):
    """When it was, as exactly as the person knows, and what kind of place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Triggers", "When and where"))
        self._kept: Moment | None = None
        self._touched = False
        self.day = DayField(translate("Triggers", "Day"))
        self.clock = ClockField(translate("Triggers", "Time"))
        self.part = ChipChoice(
            translate("Triggers", "How exactly"), [(part.value, labels.day_part(part)) for part in DayPart], single=True
        )  # fmt: skip
        self.places = ChipChoice(
            translate("Triggers", "What kind of place"), own=translate("Triggers", "Another kind of place")
        )
        line = Reflow(420)
        line.box.addWidget(self.day, 1)
        line.box.addWidget(self.clock, 1)
        for part in (line, self.part, self.places):
            self.column.addWidget(part)
        self.day.changed.connect(lambda _text: self._on_time())
        self.clock.changed.connect(lambda _text: self._on_time())
        self.part.changed.connect(self._on_time)
        self.places.changed.connect(self._tell)

    def load(self, here: Moment, at: Moment | None, part: DayPart, places: tuple[str, ...], own: list[str]) -> None:
        """``at`` None: a new note, which is about now until something else is said."""
        self._kept = at
        shown = at or here
        self.day.today = here.day
        self.day.set_day(shown.day)
        self.clock.set_clock(shown.clock)
        self.part.set_values([part.value])
        self.places.set_options(labels.places(own))
        self.places.set_values(places)
        self._touched = False
        self._tell()

    def part_of_day(self) -> DayPart:
        return DayPart(self.part.value() or DayPart.UNKNOWN)

    def at(self, here: Moment) -> Moment | None:
        """When it was; None means now.  What cannot be read leaves the time as it was."""
        if not self._touched:
            return self._kept
        base = self._kept or here
        clock = self.clock.clock() or base.clock
        return Moment(f"{self.day.day() or base.day}T{clock}:00", base.zone)

    def unreadable(self) -> LineField | None:
        """A field that cannot be read as it stands."""
        if self.day.day() is None:
            return self.day
        return self.clock if self.clock.isVisibleTo(self) and self.clock.clock() is None else None

    def _on_time(self) -> None:
        self._touched = True
        self._tell()

    def _tell(self) -> None:
        exact = self.part_of_day() is DayPart.CLOCK
        self.clock.setVisible(exact)
        day = self.day.day()
        when = dates.short_day(Moment(f"{day}T00:00:00")) if day else ""
        how = self.clock.text() if exact else labels.day_part(self.part_of_day())
        if not self._touched and self._kept is None:
            when, how = translate("Triggers", "now"), ""
        self.set_summary(
            labels.join((labels.listed((when, how)), labels.listed(map(labels.place, self.places.values()))))
        )
        self.changed.emit()


class Feelings(Fold):
    """Body and feeling words.  One's own word goes to the last family."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Triggers", "Body and feelings"))
        self.body = ChipChoice(translate("Triggers", "Body"), own=translate("Triggers", "Something else in the body"))
        self.column.addWidget(self.body)
        self.families: dict[Family, ChipChoice] = {}
        for family in Family:
            own = translate("Triggers", "A word of your own") if family is Family.OTHER else ""
            self.families[family] = ChipChoice(moods.family(family), own=own)
            self.column.addWidget(self.families[family])
        for choice in (self.body, *self.families.values()):
            choice.changed.connect(self._tell)

    def load(
        self,
        body: tuple[str, ...],
        own_body: list[str],
        feelings: tuple[str, ...],
        offered: dict[Family, list[Option]],
        own: list[str],
    ) -> None:
        self.body.set_options(labels.bodies(own_body))
        self.body.set_values(body)
        known = {value for options in offered.values() for value, _ in options}
        extra = [value for value in dict.fromkeys((*own, *feelings)) if value not in known]
        for family, choice in self.families.items():
            options = offered.get(family, [])
            if family is Family.OTHER:
                options = [*options, *((value, moods.mood(value)) for value in extra)]
            here = {value for value, _ in options}
            choice.set_options(options)
            choice.set_values([value for value in feelings if value in here])
        self._tell()

    def values(self) -> tuple[str, ...]:
        return tuple(value for choice in self.families.values() for value in choice.values())

    def _tell(self) -> None:
        self.set_summary(
            labels.join(
                (labels.listed(map(labels.body, self.body.values())), labels.listed(map(moods.mood, self.values())))
            )
        )
        self.changed.emit()


class Thought(Fold):
    """What it was in one line, a thought, and what one felt pulled to do."""

    changed = Signal()
    crisis_shown = Signal()

    def __init__(self, to_safety: Callable[[], None]) -> None:
        super().__init__(translate("Triggers", "A few words, a thought, urges"))
        self.note = LineField(
            translate("Triggers", "What it was, in a few words"), help_text=translate("Triggers", "A title is enough.")
        )
        self.note.edit.setMaxLength(MAX_NOTE)
        self.thought = LineField(translate("Triggers", "A thought, in one line"))
        self.urges = ChipChoice(
            translate("Triggers", "What I felt pulled to do"), own=translate("Triggers", "Another urge")
        )
        self.crisis = _crisis(to_safety)
        for part in (self.note, self.thought, self.urges, self.crisis):
            self.column.addWidget(part)
        self.crisis.hide()
        self.note.changed.connect(lambda _text: self._tell())
        self.thought.changed.connect(lambda _text: self._tell())
        self.urges.changed.connect(self._tell)

    def load(self, note: str, thought: str, urges: tuple[str, ...], own: list[str]) -> None:
        self.note.set_text(note)
        self.thought.set_text(thought)
        self.urges.set_options(labels.urges(own))
        self.urges.set_values(urges)
        self._tell()

    def _tell(self) -> None:
        crisis = not CRISIS_URGES.isdisjoint(self.urges.values())
        if crisis and self.crisis.isHidden():
            self.crisis.show()
            self.crisis_shown.emit()
        self.crisis.setVisible(crisis)
        urges = labels.listed(map(labels.urge, self.urges.values()))
        self.set_summary(labels.join((self.note.text().strip(), self.thought.text().strip(), urges)))
        self.changed.emit()


class Did(Fold):
    """What one did and whether it helped; the strengths after it are put in by the form."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Triggers", "What I did, and after"))
        self._titles: dict[str, str] = {}
        self.did = ChipChoice(
            translate("Triggers", "What I did"), own=translate("Triggers", "Something else I did, or somebody who was there")
        )  # fmt: skip
        self.helped = ChipChoice(
            translate("Triggers", "Did it help"), [(h.value, labels.helped(h)) for h in Helped if h is not Helped.UNASKED], single=True
        )  # fmt: skip
        self.minutes = ChipChoice(translate("Triggers", "How long after"), single=True)
        for part in (self.did, self.helped, self.minutes):
            self.column.addWidget(part)
            part.changed.connect(self._tell)

    def load(
        self, did: tuple[str, ...], tools: list[Option], own: list[str], helped: Helped, minutes: int | None
    ) -> None:
        self._titles = dict(tools)
        self.did.set_options([*tools, *((value, value) for value in own)])
        self.did.set_values(did)
        self.helped.set_values([helped.value] if helped is not Helped.UNASKED else [])
        steps = sorted({*MINUTES_AFTER, *([minutes] if minutes is not None else [])})
        self.minutes.set_options([(str(step), _span(step)) for step in steps])
        self.minutes.set_values([str(minutes)] if minutes is not None else [])
        self._tell()

    def after_minutes(self) -> int | None:
        return int(self.minutes.value()) if self.minutes.value() else None

    def help(self) -> Helped:
        return Helped(self.helped.value())

    def _tell(self) -> None:
        did = labels.listed(self._titles.get(value, value) for value in self.did.values())
        self.set_summary(labels.join((did, labels.helped(self.help()))))
        self.changed.emit()


class Next(Fold):
    """One line for the next time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Triggers", "Next time"))
        self.line = LineField(translate("Triggers", "Something for next time, if there is anything"))
        self.column.addWidget(self.line)
        self.line.changed.connect(lambda _text: self._tell())

    def load(self, text: str) -> None:
        self.line.set_text(text)
        self._tell()

    def _tell(self) -> None:
        self.set_summary(self.line.text().strip())
        self.changed.emit()


def _span(minutes: int) -> str:
    if minutes >= 24 * 60 and minutes % (24 * 60) == 0:
        return translate("Triggers", "%n day(s)", "", minutes // (24 * 60))
    if minutes >= 60 and minutes % 60 == 0:
        return translate("Triggers", "%n hour(s)", "", minutes // 60)
    return labels.minutes(minutes, minutes)


def _crisis(to_safety: Callable[[], None]) -> Plate:
    """Quiet and direct: there is a page for this, and what was typed stays."""
    plate = Plate("sand")
    plate.column.addWidget(Text(translate("Triggers", "That is a lot to carry alone."), tokens.STRONG))
    plate.column.addWidget(hint(translate("Triggers", "There is a page for exactly this. What you typed here stays.")))
    go = Button(translate("Triggers", "Go there now"), Kind.OUTLINE, icon="life-buoy", do=to_safety)
    nest(plate.column, row(go))
    return plate
