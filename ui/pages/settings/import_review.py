"""The dry run of an import, for reading before deciding: counts, days, and every single item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.exchange.model import Fate
from app.exchange.planning import ImportPlan, PlannedItem
from ui.i18n import translate
from ui.i18n.dates import number_words, short_day
from ui.i18n.exchange_words import fate_words, format_words, kind_words, reason_words
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.listing import Listing, Rows, RowView
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import body, hint

_ICONS = {
    Fate.KEPT: "check",
    Fate.CHANGED: "pencil",
    Fate.KNOWN: "circle-check",
    Fate.SKIPPED: "minus",
    Fate.UNREADABLE: "circle-help",
}


class ImportReview(Stack):
    """``accepted`` brings it in, ``refused`` leaves everything as it is."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._plan = plan
        plate = Plate("sky")
        self.summary = Reading(_summary(plan), tokens.STRONG)
        plate.column.addWidget(self.summary)
        for line in _lines(plan):
            plate.column.addWidget(body(line))
        self.column.addWidget(plate)
        self._shown: list[PlannedItem] = list(plan.items)
        counts = plan.counts
        options = [("", translate("BringIn", "All {count}").format(count=number_words(len(plan.items))))]
        options += [(fate.value, f"{fate_words(fate)} {number_words(counts[fate])}") for fate in Fate if counts[fate]]
        self.filter = Segments(translate("BringIn", "Show"), options, "", on=self._narrow)
        self.column.addWidget(self.filter)
        self.rows = Rows(item_view, lambda _last: None, self)
        self.list = Listing(translate("BringIn", "What was found"), self)
        self.list.setModel(self.rows)
        self.list.setMinimumHeight(min(theme().px(330), 420))
        self.rows.restart(self._shown, whole=True)
        self.column.addWidget(self.list)
        self.column.addWidget(
            hint(
                translate(
                    "BringIn",
                    "Before anything comes in, a copy of all your notes is kept here. You can also take the whole import back later.",
                )
            )
        )
        self.yes = Button(_yes_words(plan), Kind.PRIMARY, icon="import", do=self.accepted.emit)
        self.yes.setVisible(plan.adds > 0)
        self.no = Button(
            translate("BringIn", "Not now") if plan.adds else translate("BringIn", "Back"),
            Kind.OUTLINE,
            do=self.refused.emit,
        )
        self.column.addWidget(FlowBox(self.yes, self.no, bleed=Button.bleed))

    def first_focus(self) -> QWidget:
        return self.summary

    def set_busy(self, *, busy: bool) -> None:
        """Whether it is brought in just now."""
        for button in (self.yes, self.no):
            button.set_resting(busy)

    def _narrow(self, value: str) -> None:
        self.rows.restart([item for item in self._plan.items if not value or item.fate.value == value], whole=True)


def item_view(item: PlannedItem) -> RowView:
    """One item as a row: what it is, when it was, what becomes of it and why."""
    title = item.title or kind_words(item.kind) or item.where
    when = short_day(date.fromisoformat(item.at[:10])) if item.at else ""
    excerpt = " · ".join(
        part
        for part in (when, kind_words(item.kind) if item.title else "", item.where if title != item.where else "")
        if part
    )
    reasons: Sequence[str] = [reason_words(reason) for reason in item.reasons]
    small = fate_words(item.fate) + (
        ": " + ", ".join(reasons) if reasons and reasons != [fate_words(item.fate)] else ""
    )
    return RowView(title, excerpt, small, _ICONS[item.fate])


def _summary(plan: ImportPlan) -> str:
    if not plan.adds:
        return translate("BringIn", "{format}: there is nothing new in it.").format(format=format_words(plan.format))
    words = translate("BringIn", "%n new thing(s) would come in.", "", plan.adds)
    return f"{format_words(plan.format)}: {words}"


def _lines(plan: ImportPlan) -> list[str]:
    lines = []
    if plan.days is not None:
        first, last = (date.fromisoformat(day) for day in plan.days)
        lines.append(
            translate("BringIn", "Written between {first} and {last}.").format(
                first=short_day(first), last=short_day(last)
            )
        )
    counts = plan.counts
    parts = [f"{number_words(counts[fate])} {fate_words(fate)}" for fate in Fate if counts[fate]]
    if parts:
        lines.append(", ".join(parts) + ".")
    if plan.attachments:
        lines.append(
            translate(
                "BringIn",
                "Cannot be kept yet, and stays where it is: %n photo(s) or other file(s).",
                "",
                len(plan.attachments),
            )
        )
    return lines


def _yes_words(plan: ImportPlan) -> str:
    return translate("BringIn", "Bring in %n thing(s)", "", plan.adds)
