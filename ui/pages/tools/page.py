"""The tools: all of them, one to be read, and an editor for one's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes, Outcome
from app.errors import AppError
from app.practice.model import Use
from app.session import Session
from app.strategies.model import Mark, Occasion, State, Strategy, StrategyDraft, Tool, ToolFilter
from app.strategies.suggest import straight_in
from ui.context import Context, Operation
from ui.i18n import translate
from ui.keeping import Keeping, Words, again
from ui.navigation import NEW, CardsOf, PackItem, Place, PlayerStart, Room
from ui.operations import tools as ops
from ui.page import Page
from ui.pages.tools.editor import StrategyEditor
from ui.pages.tools.listing import ToolList
from ui.pages.tools.reading import ToolReading, Ways
from ui.pages.tools.reads import CameWith, EditorData, ToolData, editor_data, tool_data
from ui.widgets.for_good import ask_for_good


class ToolsPage(Page):
    """The tools.

    ``open``: a `State`, an `Occasion` or a `ToolFilter` to show what fits, `NEW` for the editor, a
    tool's id to read it, None for all.
    """

    watches = Changes.STRATEGIES | Changes.PRACTICE | Changes.PREFERENCES | Changes.CARDS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.listing = ToolList(ctx, lambda tool: self._open_id(tool.id), self._new, self._to_safety)
        self.reading = ToolReading(
            Ways(
                back=self._to_list,
                start=self._start,
                mark=self._mark,
                open_tool=self._open_id,
                unsafe=self._to_safety,
                cautions=lambda: ctx.go(Place(Room.CAUTIONS)),
                look_back=lambda: ctx.go(Place(Room.LOOKING_BACK)),
                cards=lambda tool_id: ctx.go(Place(Room.CARDS, CardsOf(tool_id))),
                edit=self._edit,
                delete=self._delete,
                for_good=self._ask_for_good,
                delete_use=self._delete_use,
                pack=self._to_pack,
            )
        )
        self._views = QStackedLayout(self)
        for view in (self.listing, self.reading):
            self._views.addWidget(view)
        self._editor: StrategyEditor | None = None
        self._keeping = Keeping(ctx, self, ops.save_strategy)

    @property
    def editor(self) -> StrategyEditor:
        """The editor, made when it is first wanted."""
        if self._editor is None:
            self._editor = StrategyEditor(self._save, self._cancel)
            self._views.addWidget(self._editor)
        return self._editor

    def refresh(self) -> None:
        self.listing.refresh()
        if self.view() is self.reading and self.reading.data is not None:
            self._open_id(self.reading.data.tool.id)

    def open(self, what: object) -> None:
        wanted = _filter_of(what)
        if wanted is not None:
            self._to_list()
            self.listing.narrow(wanted)
        elif what == NEW:
            self._new()
        elif isinstance(what, str):
            self._open_id(what)
        elif self._typed() is not None:
            self._show(self.editor)
        else:
            self._to_list()

    def here(self) -> object:
        return self.reading.data.tool.id if self.view() is self.reading and self.reading.data is not None else None

    def first_focus(self) -> QWidget | None:
        view = self.view()
        return view.first_focus() if isinstance(view, ToolList | ToolReading | StrategyEditor) else None

    def leaving(self) -> None:
        self.reading.keep_note()

    def unsaved(self) -> Operation[Any] | None:
        typed, note = self._keeping.unsaved(self._typed()), self.reading.pending()
        if typed is None and note is None:
            return None
        return lambda session: _write(session, typed, note)

    def view(self) -> QWidget:
        """What is shown inside the page."""
        return self._views.currentWidget() or self.listing

    # ways

    def _show(self, view: QWidget) -> None:
        if view is not self.reading:
            self.reading.keep_note()
        self._views.setCurrentWidget(view)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def _to_list(self) -> None:
        self._show(self.listing)
        self.listing.refresh()

    def _to_safety(self) -> None:
        self.ctx.go(Place(Room.SAFETY))

    def _to_pack(self, came: CameWith) -> None:
        what = PackItem(came.pack_id, came.item_id) if came.item_id else came.pack_id
        self.ctx.go(Place(Room.PACKS, what))

    def _start(self, tool: Tool) -> None:
        wanted = self.listing.wanted()
        state = wanted.state.value if wanted.state else ""
        calm = not straight_in(wanted.state or wanted.occasion)
        self.ctx.go(Place(Room.PLAYER, PlayerStart(tool.id, state=state, calm=calm)))

    def _open_id(self, tool_id: str) -> None:
        def keep_note() -> None:
            if self.reading.data is not None and self.reading.data.tool.id != tool_id:
                self.reading.keep_note()

        def show(data: ToolData) -> None:
            keep_note()  # written on since, or refused
            self.reading.show_tool(data)
            if self.view() is not self.reading:
                self._show(self.reading)

        def gone(error: AppError) -> None:
            self._to_list()
            self.ctx.show_error(error)

        keep_note()
        self.ctx.query(lambda s: tool_data(s, tool_id), show, owner=self, failed=gone)

    def _mark(self, tool_id: str, mark: Mark) -> None:
        def refused(error: AppError) -> None:
            if self.reading.not_kept(tool_id):
                self.ctx.show_error(error)
            else:  # the note stands nowhere any more
                again(self.ctx, lambda: self._mark(tool_id, mark))(error)

        self.ctx.run(
            ops.mark_tool(tool_id, mark), lambda _m: self.reading.kept(tool_id, mark), owner=self, failed=refused
        )

    # own tools

    def _new(self) -> None:
        if self._typed() is not None:
            self._show(self.editor)
        else:
            self._to_editor(None)

    def _typed(self) -> StrategyDraft | None:
        """What is in the editor and not kept yet."""
        return self._editor.unsaved() if self._editor else None

    def _edit(self) -> None:
        if self.reading.data is not None:
            self._to_editor(self.reading.data.tool.id)

    def _to_editor(self, strategy_id: str | None) -> None:
        def show(data: EditorData) -> None:
            def lay() -> None:
                self._keeping.begin()
                self.editor.load(data)
                self._show(self.editor)

            if self._typed() is None:
                lay()
            else:  # of another one, that was left as it was
                self._keeping.let_go(self.editor, lay, _let_go(), self._kept_after_all)

        self.ctx.query(lambda s: editor_data(s, strategy_id), show, owner=self, once=("edit", strategy_id))

    def _save(self) -> None:
        if self.editor.is_named():
            self._keeping.keep(self.editor, self._kept)

    def _cancel(self) -> None:
        """Leave the editor; what was typed can be brought back."""
        self._keeping.let_go(self.editor, self._to_list, _let_go(), self._kept_after_all)

    def _kept(self, strategy: Strategy) -> None:
        """Read what was written, unless the person has gone on to something else."""
        self._open_from(self.editor, strategy)

    def _kept_after_all(self, strategy: Strategy) -> None:
        self._open_from(self.listing, strategy)

    def _open_from(self, view: QWidget, strategy: Strategy) -> None:
        if self.view() is view:
            self._open_id(strategy.id or "")
        else:
            self.listing.refresh()

    # deleting

    def _delete(self) -> None:
        if self.reading.data is None:
            return
        tool_id = self.reading.data.tool.id

        def deleted(_nothing: None) -> None:
            self._forget(tool_id)
            self.ctx.say(
                translate("Tools", "The tool is deleted."),
                translate("Tools", "Undo"),
                lambda: self._back_again(tool_id),
            )

        self.ctx.run(ops.delete_strategy(tool_id), deleted, owner=self, once=("delete", tool_id))

    def _back_again(self, tool_id: str) -> None:
        self.ctx.run(ops.undo_delete_strategy(tool_id), lambda _nothing: self.listing.refresh(), owner=self)

    def _ask_for_good(self) -> None:
        if self.reading.data is not None:
            tool_id = self.reading.data.tool.id
            self.sheet = ask_for_good(
                self, translate("Tools", "Delete this tool for good?"), lambda: self._for_good(tool_id)
            )

    def _for_good(self, tool_id: str) -> None:
        def gone(_nothing: None) -> None:
            self._forget(tool_id)
            self.ctx.say(translate("Tools", "The tool is gone for good."))

        self.ctx.run(ops.purge_strategy(tool_id), gone, owner=self, once=("purge", tool_id))

    def _forget(self, tool_id: str) -> None:
        """A tool is not there any more: leave it, where it is the one that is read."""
        if self.reading.data is None or self.reading.data.tool.id != tool_id:
            self.listing.refresh()
            return
        self.reading.data = None
        if self.view() is self.reading:
            self._to_list()

    def _read_again(self, tool_id: str) -> None:
        """Show what changed of a tool, if it is still the one that is read."""
        if self.view() is self.reading and self.reading.data is not None and self.reading.data.tool.id == tool_id:
            self._open_id(tool_id)

    def _delete_use(self, use: Use) -> None:
        assert use.id is not None
        use_id, tool_id = use.id, use.tool_id

        def deleted(_nothing: None) -> None:
            self._read_again(tool_id)
            self.ctx.say(translate("Tools", "The noted use is deleted."), translate("Tools", "Undo"), undo)

        def undo() -> None:
            self.ctx.run(ops.undo_delete_use(use_id), lambda _nothing: self._read_again(tool_id), owner=self)

        self.ctx.run(ops.delete_use(use_id), deleted, owner=self, once=("delete", use_id))


def _let_go() -> Words:
    return Words(translate("Tools", "Not kept."), translate("Tools", "Keep it after all"))


def _filter_of(what: object) -> ToolFilter | None:
    """The filter that a place asks for, if it asks for one."""
    if isinstance(what, State):
        return ToolFilter(state=what)
    if isinstance(what, Occasion):
        return ToolFilter(occasion=what)
    return what if isinstance(what, ToolFilter) else None


def _write(session: Session, typed: Operation[Strategy] | None, note: tuple[str, Mark] | None) -> Outcome[None]:
    """Whatever is still to be written when the program locks."""
    changes = Changes.NONE
    if note is not None:
        changes |= ops.mark_tool(*note)(session).changes
    if typed is not None:
        changes |= typed(session).changes
    return Outcome(None, changes)
