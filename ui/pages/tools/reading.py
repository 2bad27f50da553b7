"""One tool, to be read before it is begun: what it is for, when not, and what the person says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.practice.model import Use
from app.strategies.model import Mark, Tool
from ui.i18n import labels, tool_words, translate
from ui.pages.tools.details import exercise_parts, strategy_parts
from ui.pages.tools.reads import CameWith, ToolData
from ui.pages.tools.uses import Uses
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.fields import TextField
from ui.widgets.layout import Column, Flow, FlowBox, Scroll
from ui.widgets.nesting import empty
from ui.widgets.plate import Plate
from ui.widgets.text import Text, hint, lead, title
from ui.widgets.tool_cards import facts
from ui.widgets.unsafe import Head

KEEP_AFTER_MS = 800
_LARGE = 160  # letters; a longer title is read more easily in the size of a text


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    start: Callable[[Tool], None]
    mark: Callable[[str, Mark], None]
    open_tool: Callable[[str], None]
    unsafe: Callable[[], None]
    cautions: Callable[[], None]
    look_back: Callable[[], None]
    cards: Callable[[str], None]
    edit: Callable[[], None]
    delete: Callable[[], None]
    for_good: Callable[[], None]
    delete_use: Callable[[Use], None]
    pack: Callable[[CameWith], None]


class ToolReading(QWidget):
    """Title, facts, Start; favourite, "not for me" and an own note; everything else that is known."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.data: ToolData | None = None
        self._mark = self._in_vault = Mark()
        scroll = Scroll(measure=860)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Tools", "All tools"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(Head(self.back, ways.unsafe))
        self._title, self._line, self._facts = title(""), lead(""), Text("", tokens.LABEL, quiet=True)
        for part in (self._title, self._line, self._facts):
            column.addWidget(part)
        self.came_with = Button("", Kind.LINK, icon="package", do=self._to_pack)
        column.addWidget(FlowBox(self.came_with, bleed=Button.bleed))
        column.addWidget(self._actions())
        self._left_out = hint("")
        self.cautions = Button(translate("Tools", "Cautions about me"), Kind.LINK, do=ways.cautions)
        self._out = Plate("sand")
        self._out.column.addWidget(self._left_out)
        self._out.column.addWidget(self.cautions)
        column.addWidget(self._out)
        self._parts = QWidget()
        self._parts.bleed = SHADOW  # type: ignore[attr-defined]
        self._parts_column = Column(self._parts)
        column.addWidget(self._parts)
        self.note = TextField(
            translate("Tools", "Your own note"),
            lines=3,
            help_text=translate("Tools", "Kept as you type. Only you see it."),
        )
        column.addWidget(self.note)
        self.uses = Uses(ways.delete_use, ways.look_back)
        column.addWidget(self.uses)
        column.addWidget(self._own_actions())
        column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_note)
        self.note.changed.connect(self._on_note)

    def show_tool(self, data: ToolData) -> None:
        """Show everything of a tool."""
        same = self.data is not None and self.data.tool.id == data.tool.id
        unkept = same and self.note.text() != self._mark.own_note
        self.data = data
        self._mark = self._in_vault = data.tool.mark
        self._title.setText(data.tool.title)
        self._title.setFont(theme().font(tokens.TITLE if len(data.tool.title) <= _LARGE else tokens.READING))
        summary = data.tool.summary if data.exercise else ""
        self._line.setText(summary)
        self._line.setVisible(bool(summary))
        self.came_with.setVisible(data.came_with is not None)
        if data.came_with is not None:
            self.came_with.set_words(_from_pack(data.came_with))
        self._show_mark()
        self._out.setVisible(bool(data.tool.left_out))
        why = labels.listed(tool_words.caution_short(code) for code in sorted(data.tool.left_out))
        self._left_out.setText(
            translate(
                "Tools", "You leave this one out, so it is never offered: {why}. You can use it all the same."
            ).format(why=why)
        )
        if not unkept:
            self._timer.stop()
            self.note.blockSignals(True)
            self.note.set_text(data.tool.mark.own_note)
            self.note.blockSignals(False)
        self._show_parts(data)
        self.uses.show_uses(data.uses, same=same)
        self.cards.setVisible(data.cards > 0)
        own = data.strategy is not None
        for button in (self.edit, self.delete, self.for_good):
            button.setVisible(own)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def pending(self) -> tuple[str, Mark] | None:
        """The tool and its mark while the note on the screen is not kept yet."""
        if self.data is None or self.note.text() == self._mark.own_note:
            return None
        return self.data.tool.id, replace(self._mark, own_note=self.note.text())

    def keep_note(self) -> None:
        """Hand over the note if it is not kept yet."""
        self._timer.stop()
        pending = self.pending()
        if pending is not None:
            self._mark = pending[1]
            self._ways.mark(*pending)

    def kept(self, tool_id: str, mark: Mark) -> None:
        """A mark was written."""
        if self.data is not None and self.data.tool.id == tool_id:
            self._in_vault = mark

    def not_kept(self, tool_id: str) -> bool:
        """A mark was refused: show how things are.  False where another tool is shown; else the note is kept later."""
        if self.data is None or self.data.tool.id != tool_id:
            return False
        self._mark = self._in_vault
        self._show_mark()
        return True

    def first_focus(self) -> QWidget:
        return self.start

    # parts

    def _actions(self) -> QWidget:
        holder = QWidget()
        holder.bleed = Button.bleed  # type: ignore[attr-defined]
        flow = Flow(holder, spacing=4)
        self.start = Button(translate("Tools", "Begin"), Kind.PRIMARY, icon="play", do=self._start)
        self.favourite = Chip(translate("Tools", "Favourite"))
        self.not_for_me = Chip(translate("Tools", "Not for me"))
        self.favourite.clicked.connect(
            lambda on: self._change(replace(self._mark, favourite=on, not_for_me=self._mark.not_for_me and not on))
        )
        self.not_for_me.clicked.connect(
            lambda on: self._change(replace(self._mark, not_for_me=on, favourite=self._mark.favourite and not on))
        )
        self.cards = Button(
            translate("Tools", "Cards I keep from this"), Kind.LINK, icon="sticky-note", do=self._to_cards
        )
        for button in (self.start, self.favourite, self.not_for_me, self.cards):
            flow.addWidget(button)
        return holder

    def _own_actions(self) -> QWidget:
        holder = QWidget()
        holder.bleed = Button.bleed  # type: ignore[attr-defined]
        flow = Flow(holder, spacing=4)
        self.edit = Button(translate("Tools", "Change"), Kind.OUTLINE, icon="pencil", do=self._ways.edit)
        self.delete = Button(translate("Tools", "Delete"), Kind.LINK, icon="trash-2", do=self._ways.delete)
        self.for_good = Button(translate("Tools", "Delete for good"), Kind.LINK, do=self._ways.for_good)
        for button in (self.edit, self.delete, self.for_good):
            flow.addWidget(button)
        return holder

    def _show_parts(self, data: ToolData) -> None:
        empty(self._parts_column)
        if data.exercise is not None:
            made = exercise_parts(data.exercise, data.titles, self._ways.open_tool, self._ways.unsafe)
        else:
            made = strategy_parts(data.strategy) if data.strategy else []
        for part in made:
            self._parts_column.addWidget(part)
        self._parts.setVisible(bool(made))

    # what happens

    def _start(self) -> None:
        self.keep_note()
        if self.data is not None:
            self._ways.start(self.data.tool)

    def _to_pack(self) -> None:
        if self.data is not None and self.data.came_with is not None:
            self._ways.pack(self.data.came_with)

    def _to_cards(self) -> None:
        if self.data is not None:
            self._ways.cards(self.data.tool.id)

    def _change(self, mark: Mark) -> None:
        self._timer.stop()
        self._mark = replace(mark, own_note=self.note.text())
        self._show_mark()
        if self.data is not None:
            self._ways.mark(self.data.tool.id, self._mark)

    def _show_mark(self) -> None:
        self.favourite.setChecked(self._mark.favourite)
        self.not_for_me.setChecked(self._mark.not_for_me)
        if self.data is not None:
            said = facts(replace(self.data.tool, mark=Mark(), left_out=frozenset()))
            self._facts.setText(said)
            self._facts.setVisible(bool(said))

    def _on_note(self) -> None:
        self._timer.start()


def _from_pack(came: CameWith) -> str:
    """Where a tool came from; a name that nobody vouched for is not passed off as one."""
    if not came.known:
        return translate("Tools", "From the pack “{title}”, which says that it is by {name}").format(
            title=came.title, name=came.shown
        )
    return translate("Tools", "From the pack “{title}” by {name}").format(title=came.title, name=came.shown)
