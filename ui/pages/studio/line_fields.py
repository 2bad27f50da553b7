"""What is told of a line: how it is reached, when somebody answers, where it was seen and what it leaves behind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.circle.resources.model import Bill, Confidence, Day, Kind, Method
from ui.i18n import line_words, translate
from ui.i18n.dates import weekday
from ui.pages.studio.fields import Field, line, listed, one_of, text
from ui.pages.studio.parts import Part, Parts, parts
from ui.theme import tokens
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.when_fields import ClockField, DayField

ALWAYS, SOME = "always", "some"
_MIDNIGHT, _END_OF_DAY = "00:00", "24:00"


class ContactPart(Part):
    """One number or address.  What is not asked for here stays as it was."""

    def __init__(self, value: dict[str, Any], number: int) -> None:
        super().__init__(number)
        self._kept = value
        self.kind = ChipChoice(
            translate("Studio", "How it is reached"), ((one.value, line_words.kind_words(one)) for one in Kind), single=True
        )  # fmt: skip
        self.kind.set_values([str(value["kind"])] if value.get("kind") else [])
        self.kind.changed.connect(self._show)
        self.kind.changed.connect(self.changed)
        self._column.addWidget(self.kind)
        self.value_field = LineField(
            translate("Studio", "Number or address"),
            help_text=translate("Studio", "Exactly as its own page has it. Please read it aloud once."),
        )
        self.write = LineField(translate("Studio", "Word to send"))
        self.press = LineField(translate("Studio", "Key to press after the answer"))
        self.served = LineField(translate("Studio", "If it is not for everybody: for whom"))
        self._named = {"value": self.value_field, "write": self.write, "press": self.press, "served": self.served}
        for name, field in self._named.items():
            self._put(field, str(value.get(name, "")))
        nest(self._column, row(self.remove))
        self._show()

    def first(self) -> QWidget:
        return self.kind.chips()[0]

    def value(self) -> dict[str, Any]:
        told = {"kind": self.kind.value(), **{name: field.text().strip() for name, field in self._named.items()}}
        said = {name: value for name, value in told.items() if value}
        kept = {name: value for name, value in self._kept.items() if name not in told}
        return {"kind": "", "value": "", **kept, **said} if said else {}

    def _show(self) -> None:
        """Only what belongs to the way is asked for; what was filled in stays in sight."""
        kind = self.kind.value()
        self.write.setVisible(kind in {Kind.TEXT, Kind.WHATSAPP} or bool(self.write.text()))
        self.press.setVisible(kind == Kind.VOICE or bool(self.press.text()))


class SpanPart(Part):
    """From when to when, and on which days."""

    def __init__(self, value: dict[str, Any], number: int) -> None:
        super().__init__(number)
        self.days = ChipChoice(
            translate("Studio", "Days"), ((day.value, weekday(place)) for place, day in enumerate(Day, start=1))
        )
        self.days.set_values([str(day) for day in value.get("days", ())])
        self.days.changed.connect(self.changed)
        self._column.addWidget(self.days)
        self.opens = ClockField(translate("Studio", "From"))
        self.closes = ClockField(translate("Studio", "To; midnight is 0:00"))
        self._put(self.opens, str(value.get("opens", "")))
        closes = str(value.get("closes", ""))
        self._put(self.closes, _MIDNIGHT if closes == _END_OF_DAY else closes)
        nest(self._column, row(self.remove))

    def first(self) -> QWidget:
        return self.days.chips()[0]

    def value(self) -> dict[str, Any]:
        """Nothing until all of it can be read: half a time is no time."""
        days, opens, closes = list(self.days.values()), self.opens.clock(), self.closes.clock()
        if not (days and opens and closes):
            return {}
        return {"days": days, "opens": opens, "closes": _END_OF_DAY if closes == _MIDNIGHT else closes}


class HoursField(QWidget):
    """When somebody answers.  Nothing chosen: it is not known."""

    changed = Signal()
    bleed = GUTTER

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, Any] = {}
        self.kind = ChipChoice(
            translate("Studio", "When somebody answers"),
            (
                (ALWAYS, translate("Studio", "Day and night")),
                (SOME, translate("Studio", "At certain times")),
            ),
            single=True,
            help_text=translate("Studio", "If you choose nothing, it says: we do not know."),
        )
        self.words = LineField(
            translate("Studio", "The times in words"), help_text=translate("Studio", "Such as: weekdays, 9 to 17.")
        )
        self.zone = LineField(
            translate("Studio", "Time zone"),
            help_text=translate(
                "Studio", "Such as Europe/Berlin. With it and the times below it can be said whether it is open now."
            ),
        )
        self.spans = Parts(SpanPart, translate("Studio", "More times"))
        self._some = QWidget()
        some = QVBoxLayout(self._some)
        some.setContentsMargins(0, 0, 0, 0)
        some.setSpacing(tokens.SPACE_8)
        for part in (self.words, self.zone, self.spans):
            some.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.kind)
        column.addWidget(self._some)
        self.setFocusProxy(self.kind.chips()[0])
        self.kind.changed.connect(self._on_changed)
        for field in (self.words, self.zone):
            field.changed.connect(lambda *_: self.changed.emit())
        self.spans.changed.connect(self.changed)

    def value(self) -> dict[str, Any]:
        if self.kind.value() == ALWAYS:
            return {**self._kept, "always": True}
        if self.kind.value() != SOME:
            return {}
        told = {"words": self.words.text().strip(), "zone": self.zone.text().strip(), "spans": self.spans.value()}
        said = {name: value for name, value in told.items() if value}
        return {**self._kept, **said} if said else {}

    def put(self, value: dict[str, Any] | None) -> None:
        told = value or {}
        self._kept = {"sure": told["sure"]} if "sure" in told else {}
        some = any(told.get(name) for name in ("words", "zone", "spans"))
        self.kind.set_values([ALWAYS] if told.get("always") else [SOME] if some else [])
        self.words.set_text(str(told.get("words", "")))
        self.zone.set_text(str(told.get("zone", "")))
        self.spans.put(told.get("spans"))
        self._show()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._some.setVisible(self.kind.value() == SOME)


def first() -> list[Field]:
    """What a line cannot do without, and for whom it is."""
    return [
        line("country", translate("Studio", "Country"), translate("Studio", "A code of two letters, such as NZ.")),
        parts("line.contacts", ContactPart, translate("Studio", "Another number or address")),
        _hours(),
        line("line.languages", translate("Studio", "Languages"), translate("Studio", "As its page says. Empty: we do not know.")),
        text("line.served", translate("Studio", "For whom it is"), 2),
        text("line.not_served", translate("Studio", "Who may be turned away"), 2,
             translate("Studio", "Said plainly, nobody is turned away at the worst moment.")),
        line("line.source", translate("Studio", "Where you saw it"), translate("Studio", "The address of the page, and its date if it has one.")),
        one_of("line.confidence", translate("Studio", "Whose page that is"), [
            (Confidence.A.value, translate("Studio", "The line's own, or a government's")),
            (Confidence.B.value, translate("Studio", "Somebody else's")),
            (Confidence.A_AND_B.value, translate("Studio", "Both")),
        ], translate("Studio", "What is known from memory or hearsay only is left out.")),
        one_of("line.method", translate("Studio", "What you did to check it"), [
            (Method.PHONED.value, translate("Studio", "I called or wrote, and it was right")),
            (Method.SEEN.value, translate("Studio", "I saw it on the page")),
        ]),
        _checked(),
    ]  # fmt: skip


def more() -> list[Field]:
    """What is good to know before one calls."""
    return [
        text("line.note", translate("Studio", "Before the numbers stands"), 2),
        one_of("line.bill", translate("Studio", "On the telephone bill"), [
            (Bill.NOT_SHOWN.value, translate("Studio", "Not shown, as its page says")),
            (Bill.MAY_SHOW.value, translate("Studio", "May show")),
        ]),
        text("line.log", translate("Studio", "In the phone's own list of calls"), 2),
        text("line.police", translate("Studio", "Whether it calls the police or others"), 2,
             translate("Studio", "If its page says so. Empty: we do not know.")),
        line("line.cost", translate("Studio", "What it costs")),
        line("line.operator", translate("Studio", "Who runs it")),
        text("line.about", translate("Studio", "What it is about"), 2),
        line("line.region", translate("Studio", "The part of the country it is for")),
        listed("line.not_in", translate("Studio", "Countries where it does not reach"), translate("Studio", "Codes of two letters, with commas between.")),
        _for_pain(),
    ]  # fmt: skip


def _hours() -> Field:
    made = HoursField()
    return Field("line.hours", made, made.value, made.put, made.changed.connect)


def _checked() -> Field:
    made = DayField(
        translate("Studio", "The day on which you checked it"),
        help_text=translate("Studio", "After a year it says that the number may have changed; after two it is not shown."),
    )  # fmt: skip
    return Field("line.checked", made, lambda: made.day() or "", lambda v: made.set_day(v or ""), made.changed.connect)


def _for_pain() -> Field:
    made = ChipChoice(
        translate("Studio", "For thoughts of not wanting to live, or any crisis"),
        [("yes", translate("Studio", "It says so of itself"))],
    )
    return Field(
        "line.for_pain", made, lambda: bool(made.values()), lambda v: made.set_values(["yes"] if v else []), made.changed.connect
    )  # fmt: skip
