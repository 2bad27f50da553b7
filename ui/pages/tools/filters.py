"""Narrowing the tools.  A sheet, which returns a filter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.strategies.model import Kind, ToolFilter
from exercises.model import Caution
from ui.i18n import labels, tool_words, translate
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Loudness
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet

MINUTES = (1, 3, 5, 10)
_DISCREET, _NOTHING, _HIDDEN = "discreet", "needs-nothing", "not-for-me"


def narrowed(wanted: ToolFilter) -> str:
    """What of a filter only the sheet shows, in words; "" when that narrows nothing."""
    parts = [
        translate("Tools", "up to {minutes}").format(minutes=labels.minutes(wanted.minutes, wanted.minutes))
        if wanted.minutes
        else "",
        translate("Tools", "nobody notices") if wanted.discreet else "",
        translate("Tools", "needs nothing") if wanted.needs_nothing else "",
        {None: "", Kind.OWN: translate("Tools", "my own"), Kind.EXERCISE: translate("Tools", "built in")}[wanted.kind],
        wanted.tag,
        *(
            translate("Tools", "without {thing}").format(thing=tool_words.caution_short(code))
            for code in sorted(wanted.without_cautions)
        ),
        translate("Tools", "also what is not for me") if wanted.show_not_for_me else "",
    ]
    return labels.join(parts)


class FilterSheet(Sheet):
    """Read `wanted` when it is accepted."""

    def __init__(self, over: QWidget, wanted: ToolFilter, tags: list[str]) -> None:
        super().__init__(over, translate("Tools", "Show only"), yes=translate("Tools", "Show"))
        self._start_with = wanted
        self.minutes = ChipChoice(
            translate("Tools", "How long"),
            [(str(m), translate("Tools", "up to {minutes}").format(minutes=labels.minutes(m, m))) for m in MINUTES],
            single=True,
        )
        self.where = ChipChoice(
            translate("Tools", "What fits"),
            [(_DISCREET, translate("Tools", "nobody notices")), (_NOTHING, translate("Tools", "needs nothing"))],
        )
        self.kind = ChipChoice(
            translate("Tools", "Whose"),
            [(Kind.OWN.value, translate("Tools", "my own")), (Kind.EXERCISE.value, translate("Tools", "built in"))],
            single=True,
        )
        self.tag = ChipChoice(translate("Tools", "About"), [(tag, tag) for tag in tags], single=True)
        self.without = ChipChoice(
            translate("Tools", "Leave out what has"), [(code.value, tool_words.caution_short(code)) for code in Caution]
        )
        self.hidden = ChipChoice(
            translate("Tools", "What you put aside"), [(_HIDDEN, translate("Tools", "show what is not for me, too"))]
        )
        for choice in (self.minutes, self.where, self.kind, self.tag, self.without, self.hidden):
            self.column.addWidget(choice)
        self.tag.setVisible(bool(tags))
        self.everything = Button(
            translate("Tools", "Show everything"), Loudness.LINK, do=lambda: self._set(ToolFilter())
        )
        nest(self.column, row(self.everything))
        self._set(wanted)

    def wanted(self) -> ToolFilter:
        """The filter that was chosen; what the sheet does not show is as it was."""
        return replace(
            self._start_with,
            minutes=int(self.minutes.value()) if self.minutes.value() else None,
            discreet=_DISCREET in self.where.values(),
            needs_nothing=_NOTHING in self.where.values(),
            kind=Kind(self.kind.value()) if self.kind.value() else None,
            tag=self.tag.value(),
            without_cautions=frozenset(self.without.values()),
            show_not_for_me=bool(self.hidden.values()),
        )

    def _set(self, wanted: ToolFilter) -> None:
        where = [value for value, on in ((_DISCREET, wanted.discreet), (_NOTHING, wanted.needs_nothing)) if on]
        self.minutes.set_values([str(wanted.minutes)] if wanted.minutes else [])
        self.where.set_values(where)
        self.kind.set_values([wanted.kind.value] if wanted.kind else [])
        self.tag.set_values([wanted.tag] if wanted.tag else [])
        self.without.set_values(sorted(wanted.without_cautions))
        self.hidden.set_values([_HIDDEN] if wanted.show_not_for_me else [])


def without_sheet(wanted: ToolFilter) -> ToolFilter:
    """Only what the page itself shows is left: text, state, occasion, favourites, what is left out."""
    return ToolFilter(
        text=wanted.text,
        state=wanted.state,
        occasion=wanted.occasion,
        favourites=wanted.favourites,
        show_left_out=wanted.show_left_out,
    )
