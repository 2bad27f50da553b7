"""Narrowing the list: channel, kind of place, feeling, days.  A sheet, which returns a filter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from app.clock import Moment
from app.session import Session
from app.triggers.model import CHANNELS, PLACES, TriggerFilter
from ui.i18n import dates, labels, moods, translate
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import Reflow, row
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet
from ui.widgets.when_fields import DayField


@dataclass(frozen=True, slots=True)
class Used:
    """What there is to choose from: only chips that some note has."""

    channels: list[str]
    places: list[str]
    feelings: list[str]
    today: str


def used(session: Session) -> Used:
    log = session.triggers
    channels, places, feelings = (
        [value for value, _ in log.counts(field)] for field in ("channels", "places", "feelings")
    )
    return Used(_in_order(channels, CHANNELS), _in_order(places, PLACES), feelings, session.clock.here().day)


def _in_order(values: list[str], built_in: tuple[str, ...]) -> list[str]:
    return [value for value in built_in if value in values] + [value for value in values if value not in built_in]


def narrowed(wanted: TriggerFilter) -> str:
    """The filter in words, "" when nothing is narrowed."""
    parts = [labels.channel(wanted.channel), labels.place(wanted.place), moods.mood(wanted.feeling)]
    if wanted.after:
        parts.append(translate("Triggers", "from {day}").format(day=_day(wanted.after)))
    if wanted.before:
        parts.append(translate("Triggers", "until {day}").format(day=_day(wanted.before)))
    return labels.join(parts)


def _day(day: str) -> str:
    return dates.short_day(Moment(f"{day}T00:00:00"))


class FilterSheet(Sheet):
    """Read `wanted` when it is accepted."""

    def __init__(self, over: QWidget, wanted: TriggerFilter, there: Used) -> None:
        super().__init__(over, translate("Triggers", "Show only"), yes=translate("Triggers", "Show"))
        self._text = wanted.text
        self.channel = ChipChoice(
            translate("Triggers", "What set it off"), labels.options(there.channels, labels.channel), single=True
        )
        self.place = ChipChoice(
            translate("Triggers", "What kind of place"), labels.options(there.places, labels.place), single=True
        )
        self.feeling = ChipChoice(
            translate("Triggers", "Feeling"), labels.options(there.feelings, moods.mood), single=True
        )
        for choice, value, options in (
            (self.channel, wanted.channel, there.channels),
            (self.place, wanted.place, there.places),
            (self.feeling, wanted.feeling, there.feelings),
        ):
            choice.set_values([value] if value else [])
            choice.setVisible(bool(options))
            self.column.addWidget(choice)
        self.after = DayField(translate("Triggers", "From this day"))
        self.before = DayField(translate("Triggers", "Until this day"))
        line = Reflow(420)
        for field, value in ((self.after, wanted.after), (self.before, wanted.before)):
            field.today = there.today
            field.set_day(value)
            line.box.addWidget(field, 1)
        self.column.addWidget(line)
        self.everything = Button(translate("Triggers", "Show everything"), Kind.LINK, do=self._clear)
        nest(self.column, row(self.everything))

    def wanted(self) -> TriggerFilter:
        """The filter that was chosen; a day that cannot be read does not narrow."""
        return TriggerFilter(
            text=self._text,
            channel=self.channel.value(),
            place=self.place.value(),
            feeling=self.feeling.value(),
            after=self.after.day() or "",
            before=self.before.day() or "",
        )

    def _clear(self) -> None:
        for choice in (self.channel, self.place, self.feeling):
            choice.set_values([])
        for field in (self.after, self.before):
            field.set_day("")


def everything(wanted: TriggerFilter) -> TriggerFilter:
    """Only the searched words are left."""
    return replace(TriggerFilter(), text=wanted.text)
