"""All tools: in groups, or, as soon as something narrows them, those that fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strategies.model import Occasion, State, Tool, ToolFilter
from ui.context import Context
from ui.i18n import labels, tool_words, translate
from ui.jobs import Job
from ui.navigation import NEW, Place, Room
from ui.pages.tools.filters import FilterSheet, narrowed, without_sheet
from ui.pages.tools.groups import Groups
from ui.pages.tools.reads import offered_tags
from ui.pages.tools.shelf import CardShelf
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import SearchField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox, Reflow, Scroll, Stack
from ui.widgets.text import Text, hint, lead, title
from ui.widgets.tool_cards import ToolCard
from ui.widgets.unsafe import Head

_FAVOURITES = "favourites"


class ToolList(QWidget):
    """The cards.  It reads by itself; opening is the page's."""

    def __init__(
        self, ctx: Context, opened: Callable[[Tool], None], new: Callable[[], None], unsafe: Callable[[], None]
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._wanted = ToolFilter()
        self._job: Job | None = None
        self._afresh = True
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(Head(title(translate("Tools", "Tools")), unsafe))
        column.addWidget(lead(translate("Tools", "Things that may help. You can stop any of them at any moment.")))
        column.addWidget(self._line(new))
        self.quick = ChipChoice(
            translate("Tools", "For when it is"),
            [
                *((s.value, labels.state(s)) for s in State),
                *((o.value, labels.occasion(o)) for o in Occasion),
                (_FAVOURITES, translate("Tools", "Favourites")),
            ],
            show_name=False,
        )
        self.quick.changed.connect(self._on_quick)
        column.addWidget(self.quick)
        column.addWidget(self._make_filtered())
        column.addWidget(self._make_left_out())
        self.groups = Groups(opened)
        self._found = CardShelf(opened)
        column.addWidget(self.groups)
        column.addWidget(self._found)
        self._nothing = lead(translate("Tools", "Nothing fits all of that. Fewer conditions may show more."))
        column.addWidget(self._nothing)
        column.addStretch(1)
        for part in (self._filtered, self._out_words, self.show_out, self._found, self._nothing):
            part.hide()

    def narrow(self, wanted: ToolFilter) -> None:
        """Show what fits; a search that is still running is dropped."""
        self._wanted = wanted
        self._afresh = True
        quick = [
            *([wanted.state.value] if wanted.state else []),
            *([wanted.occasion.value] if wanted.occasion else []),
            *([_FAVOURITES] if wanted.favourites else []),
        ]
        if list(self.quick.values()) != quick:
            self.quick.blockSignals(True)
            self.quick.set_values(quick)
            self.quick.blockSignals(False)
        said = narrowed(wanted)
        self._narrowed.setText(said)
        self._filtered.setVisible(bool(said))
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        if self._job is not None:
            self._job.cancel()
        wanted = replace(self._wanted, show_left_out=True)
        self._job = self._ctx.search(lambda s, _token: s.strategies.tools(wanted), self._show, owner=self)

    def wanted(self) -> ToolFilter:
        return self._wanted

    def first_focus(self) -> QWidget:
        return self.search

    def more(self) -> Button:
        """What shows the next cards of a long list."""
        return self._found.more

    def cards(self) -> list[ToolCard]:
        """The cards on the screen."""
        return self._found.cards() if self._is_narrow() else self.groups.cards()

    # parts

    def _line(self, new: Callable[[], None]) -> QWidget:
        self.search = SearchField(
            translate("Tools", "Search in tools"),
            translate("Tools", "Clear the search"),
            placeholder=translate("Tools", "Search"),
        )
        self.search.setMaximumWidth(theme().px(520))
        self.search.changed.connect(lambda text: self.narrow(replace(self._wanted, text=text)))
        self.search.down.connect(self._go_to_found)
        self.filter = Button(translate("Tools", "Show only …"), Kind.OUTLINE, icon="funnel", do=self._ask_filter)
        self.new = Button(translate("Tools", "A tool of my own"), Kind.OUTLINE, icon="plus", do=new)
        line = Reflow(720)
        line.box.addWidget(self.search, 1000)
        line.box.addStretch(1)
        line.box.addWidget(self.filter)
        line.box.addWidget(self.new)
        return line

    def _make_filtered(self) -> QWidget:
        self._narrowed = Text("", tokens.LABEL, quiet=True)
        self.all = Button(
            translate("Tools", "Show everything"), Kind.LINK, do=lambda: self.narrow(without_sheet(self._wanted))
        )
        self._filtered = Reflow(420)
        self._filtered.bleed = GUTTER
        self._narrowed.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self._filtered.box.addWidget(self._narrowed)
        self._filtered.box.addWidget(self.all)
        self._filtered.box.addStretch(1)
        return self._filtered

    def _make_left_out(self) -> QWidget:
        """The pages beside the tools; how many tools are left out by what the person said of themselves, and why."""
        self._out_words = hint("")
        self.show_out = Button("", Kind.LINK, icon="eye", do=self._turn_left_out)
        self.cautions = Button(
            translate("Tools", "Cautions about me"), Kind.LINK, icon="shield",
            do=lambda: self._ctx.go(Place(Room.CAUTIONS)),
        )  # fmt: skip
        self.kept = Button(
            translate("Tools", "Cards I keep"), Kind.LINK, icon="sticky-note",
            do=lambda: self._ctx.go(Place(Room.CARDS)),
        )  # fmt: skip
        self.read = Button(
            translate("Tools", "Something to read"), Kind.LINK, icon="book-open",
            do=lambda: self._ctx.go(Place(Room.READING, NEW)),
        )  # fmt: skip
        links = FlowBox(self.show_out, self.cautions, self.kept, self.read, bleed=GUTTER)
        return Stack(self._out_words, links, spacing=0)

    # what happens

    def _go_to_found(self) -> None:
        """To the first card, or to the first group where nothing narrows."""
        first: QWidget | None = next(iter(self.cards()), None)
        if not self._is_narrow():
            first = next(iter(self.groups.folds.values())).header
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _is_narrow(self) -> bool:
        """Whether anything but what the person leaves out decides what is shown."""
        return replace(self._wanted, show_left_out=False, show_not_for_me=False) != ToolFilter()

    def _show(self, tools: list[Tool]) -> None:
        out = [tool for tool in tools if tool.left_out]
        shown = tools if self._wanted.show_left_out else [tool for tool in tools if not tool.left_out]
        narrow = self._is_narrow()
        self.groups.setVisible(not narrow and bool(shown))
        self._found.setVisible(narrow and bool(shown))
        if narrow:
            self._found.show_tools(shown, afresh=self._afresh)
        else:
            self.groups.show_tools(shown)
        self._afresh = False
        self._nothing.setVisible(not shown)
        self._tell_left_out(out)

    def _tell_left_out(self, out: list[Tool]) -> None:
        self._out_words.setVisible(bool(out))
        self.show_out.setVisible(bool(out))
        if not out:
            return
        why = labels.listed(tool_words.caution_short(code) for code in sorted({c for t in out for c in t.left_out}))
        if self._wanted.show_left_out:
            said = translate("Tools", "Shown with %n tool(s) that you leave out: {why}.", "", len(out))
            self.show_out.set_words(translate("Tools", "Leave them out again"), "eye-off")
        else:
            said = translate("Tools", "%n tool(s) left out, as you wished: {why}.", "", len(out))
            self.show_out.set_words(translate("Tools", "Show them all the same"), "eye")
        self._out_words.setText(said.format(why=why))

    def _turn_left_out(self) -> None:
        self.narrow(replace(self._wanted, show_left_out=not self._wanted.show_left_out))

    def _on_quick(self) -> None:
        """One state or one occasion at a time: the one that is new."""
        chosen = list(self.quick.values())
        was = {self._wanted.state, self._wanted.occasion}
        states = [State(value) for value in chosen if value in set(State)]
        occasions = [Occasion(value) for value in chosen if value in set(Occasion)]
        new = [one for one in (*states, *occasions) if one not in was] or [*states, *occasions]
        now = new[0] if new else None
        self.narrow(
            replace(
                self._wanted,
                state=now if isinstance(now, State) else None,
                occasion=now if isinstance(now, Occasion) else None,
                favourites=_FAVOURITES in chosen,
            )
        )

    def _ask_filter(self) -> None:
        chosen = self._wanted.tag
        self._ctx.query(lambda s: offered_tags(s, chosen), self._show_sheet, owner=self)

    def _show_sheet(self, tags: list[str]) -> None:
        sheet = FilterSheet(self, self._wanted, tags)
        self.sheet = sheet
        sheet.accepted.connect(lambda: self.narrow(replace(sheet.wanted(), text=self._wanted.text)))
        sheet.show_sheet()
