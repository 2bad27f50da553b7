"""The journal: opens on a blank page, keeps it while one writes, and finds what was written.

Nothing of what was written before is shown until it is asked for: the list has dates and titles,
a veiled entry only its date and content note.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.changes import Changes
from app.clock import Moment
from app.journal.entries import as_draft
from app.journal.model import Entry, EntryDraft
from ui.context import Context, Operation
from ui.i18n import translate
from ui.operations import journal as ops
from ui.operations.journal import Leaf
from ui.page import Page
from ui.pages.journal.autosave import Autosave
from ui.pages.journal.deleting import Deleting
from ui.pages.journal.entry_actions import EntryActions
from ui.pages.journal.finder import Finder
from ui.pages.journal.mood_desk import MoodDesk
from ui.pages.journal.paper import Paper
from ui.pages.journal.rows import Telling, line_of
from ui.pages.journal.sheets import SearchHelp
from ui.pages.journal.spread import Spread
from ui.pages.journal.write_pane import Part

_AS_LEFT = object()  # the way back to what was being written


class JournalPage(Page):
    """``open``: None a blank page, an entry's id, a day (`date`), or an `EntryDraft` to begin with."""

    watches = Changes.JOURNAL

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setAccessibleName(translate("Journal", "Journal"))
        self.telling = Telling(self._today())
        self.finder = Finder(ctx, self.telling)
        self.paper = Paper(self._now)
        self.write, self.read, self.veil = self.paper.write, self.paper.read, self.paper.veil
        self.autosave = Autosave(ctx, self, self.write.draft)
        self.deleting = Deleting(ctx, self, self.finder, leave=self._leave, gone=self._on_gone)
        self.entries = EntryActions(
            ctx, self, self.telling, changed=self._on_entry_changed, deleting=self.deleting, move=self._move,
            flush=self.autosave.flush,
        )  # fmt: skip
        self._entry: Entry | None = None  # what is open, as it was last read or kept
        self._last: Leaf | None = None  # what was written before the blank page that is shown
        self.moods = MoodDesk(ctx, self, self.write.moods, self.telling, self._on_names)
        self.spread = Spread(self.finder, self.paper)
        self.spread.arranged.connect(self._on_arranged)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.spread)
        self._connect()
        self._shortcut("Ctrl+N", lambda: self.open(None, focus=True))
        self._shortcut("Ctrl+F", self._search)
        self._fresh(EntryDraft())

    def _connect(self) -> None:
        self.write.changed.connect(self.autosave.touch)
        self.write.begin_asked.connect(lambda: self.entries.begin(self.write.insert))
        self.write.more_asked.connect(self._more)
        self.write.read_asked.connect(self._read_what_is_written)
        self.write.text.lines_broken.connect(
            lambda: self.ctx.say(
                translate(
                    "Journal", "Some lines were very long. They were broken into several, so that writing stays quick."
                )
            )
        )
        for part, pill in self.write.pills.items():
            pill.clicked.connect(lambda _on, p=part: self._on_part(p))
        self.autosave.kept.connect(self._on_kept)
        self.autosave.discarded.connect(self.finder.reload)
        self.autosave.failed.connect(self.write.kept.show_not_kept)
        self.read.edit_asked.connect(self._edit)
        self.read.star_asked.connect(self._star)
        self.read.more_asked.connect(self._more_of_read)
        self.read.link_asked.connect(self._on_link)
        self.veil.show_asked.connect(self._unveil)
        self.veil.not_now.connect(lambda: self.open(None, focus=True))
        self.finder.opened.connect(lambda line: self.open(line.id, focus=True))
        self.finder.delete_asked.connect(lambda line: self.deleting.delete(line.id))
        self.finder.new_asked.connect(lambda: self.open(None, focus=True))
        self.finder.close_asked.connect(lambda: self._show_list(False))
        self.finder.help_asked.connect(self._help)
        self.paper.list_asked.connect(lambda: self._show_list(True))
        self.paper.new_asked.connect(lambda: self.open(None, focus=True))
        self.paper.go_on_asked.connect(self._go_on)

    # what every page does

    def here(self) -> object:
        if self.paper.pane() is self.write:
            return None if self.write.draft().is_blank else _AS_LEFT
        return self._entry.id if self._entry is not None else None

    def open(self, what: object, *, focus: bool = False) -> None:
        if what is _AS_LEFT:
            return
        self._put_away()
        if isinstance(what, str):
            self.ctx.query(
                lambda s: s.journal.get(what), lambda entry: self._show_entry(entry, focus=focus), owner=self
            )
        elif isinstance(what, EntryDraft):
            self._fresh(what)
        else:
            self._fresh(EntryDraft())
            if isinstance(what, date):
                self._show_list(True)
                self.finder.show_day(what)
        if focus and not isinstance(what, str):
            self.write.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.telling.today = self._today()
        self.finder.calendar.set_today(self.telling.today)
        self.write.show_date()
        self.moods.read()
        self.finder.reload()
        if self._entry is not None and self.paper.pane() is not self.write:
            entry_id = self._entry.id
            self.ctx.query(
                lambda s: s.journal.get(entry_id),
                self._show_again,
                owner=self,
                failed=lambda _e: self._fresh(EntryDraft()),
            )

    def entered(self) -> None:
        if self.telling.today != self._today():
            self._stale = True
        super().entered()

    def first_focus(self) -> QWidget | None:
        pane = self.paper.pane()
        if pane is self.read:
            return self.read.reader()
        return self.write.text if pane is self.write else self.veil.leave_it

    def leaving(self) -> None:
        self.write.tags.take_typed()
        self.autosave.flush()

    def unsaved(self) -> Operation[Any] | None:
        self.write.tags.take_typed()
        return self.autosave.pending()

    # what is open

    def _put_away(self) -> None:
        """Be done with what is written: it is kept, or let go of if it is empty."""
        if self.paper.pane() is not self.write:
            return
        self.write.tags.take_typed()
        blank = self.write.draft().is_blank
        self.autosave.finish()
        if not blank:
            self._last = self.autosave.leaf

    def _fresh(self, draft: EntryDraft) -> None:
        """A blank page, or one that begins with a draft from elsewhere."""
        self._entry = None
        self._write(replace(draft, id=None), Leaf(draft.id))
        self.finder.mark(None)
        if not draft.is_blank:
            self.autosave.touch()

    def _write(self, draft: EntryDraft, leaf: Leaf) -> None:
        self.autosave.begin(leaf)
        self.write.show_draft(draft)
        self.read.clear()
        self.paper.show_pane(self.write)
        self.spread.to_paper()

    def _show_entry(self, entry: Entry, *, focus: bool = True) -> None:
        """Show an entry to read; a veiled one stays closed until it is opened."""
        self._put_away()  # what was written since this one was asked for
        self._entry = entry
        self.finder.mark(entry.id)
        if entry.veiled:
            self.read.clear()
            self.veil.show_entry(entry)
            self.paper.show_pane(self.veil)
        else:
            self._unveil()
        self.spread.to_paper()
        wanted = self.first_focus()
        if focus and wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self, entry: Entry) -> None:
        """The open entry after a change elsewhere; what was unveiled stays so."""
        if self._entry is None or self._entry.id != entry.id or self.paper.pane() is self.write:
            return
        if self.paper.pane() is self.read:
            if entry != self._entry:
                self.read.show_entry(entry, self.telling)
        else:
            self.veil.show_entry(entry)
        self._entry = entry

    def _unveil(self) -> None:
        if self._entry is not None:
            self.read.show_entry(self._entry, self.telling)
            self.paper.show_pane(self.read)
            self.read.reader().setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        if self._entry is not None:
            entry = self._entry
            self._write(as_draft(entry), Leaf(entry.id))
            self.write.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """Back to what was written before this blank page."""
        last = self._last
        self._put_away()
        self._last = None
        if last is None:
            return

        def show(entry: Entry) -> None:
            self._put_away()  # what was written since
            self._entry = entry
            self._edit()

        self.ctx.query(lambda s: s.journal.get(last.id or ""), show, owner=self)

    def _read_what_is_written(self, *, again: bool = True) -> None:
        """From writing to reading, of what is kept; whoever writes on is left to it."""
        self.write.tags.take_typed()
        self.autosave.flush()
        leaf = self.autosave.leaf

        def show(entry: Entry | None) -> None:
            if entry is None or self.autosave.leaf is not leaf:
                return
            if not self.autosave.is_dirty():
                self._entry = entry
                self.finder.mark(entry.id)
                self._unveil()
                self.spread.arrange()
            elif again:
                self._read_what_is_written(again=False)

        self.ctx.query(lambda s: s.journal.get(leaf.id) if leaf.id else None, show, owner=self)

    # keeping and changing

    def _on_kept(self, entry: Entry) -> None:
        if self.autosave.leaf.id == entry.id and self.paper.pane() is self.write:
            self._entry = entry
            if not self.autosave.is_dirty():
                self.write.kept.show_kept(self._now())
        else:
            self._show_again(entry)
        self.finder.note_kept(line_of(entry))

    def _on_entry_changed(self, entry: Entry) -> None:
        """An entry was changed by something else than the pen."""
        self.finder.note_kept(line_of(entry))
        if self._entry is None or self._entry.id != entry.id:
            return
        self._entry = entry
        if self.paper.pane() is self.write:
            self._write(as_draft(entry), Leaf(entry.id))
        elif self.paper.pane() is self.read:
            self.read.show_entry(entry, self.telling)

    def _more(self) -> None:
        """The other things to do, for what is being written."""
        self.write.tags.take_typed()
        self.autosave.flush()
        leaf = self.autosave.leaf

        def show(entry: Entry | None) -> None:
            if self.autosave.leaf is not leaf:
                return
            if entry is not None:
                self.entries.more(entry)
            else:
                self.entries.when(self.write.draft().at or self._now(), self._set_at)

        self.ctx.query(lambda s: s.journal.get(leaf.id) if leaf.id else None, show, owner=self, once="more")

    def _star(self, starred: bool) -> None:
        if self._entry is not None:
            self.entries.star(self._entry.id, starred)

    def _more_of_read(self) -> None:
        if self._entry is not None:
            self.entries.more(self._entry)

    def _move(self, entry_id: str, at: Moment) -> None:
        """Another date and time; of what is being written the pen takes it along."""
        if self.paper.pane() is self.write and self.autosave.leaf.id == entry_id:
            self._set_at(at)
        else:
            self.ctx.run(ops.move_entry(entry_id, at), self._on_entry_changed, owner=self)

    def _set_at(self, at: Moment) -> None:
        self.write.set_at(at)
        self.autosave.touch()

    def _leave(self, entry_id: str) -> Leaf | None:
        """Put the pen down if it is on this entry; its leaf, so that nothing late brings it back."""
        open_id = self.autosave.leaf.id if self.paper.pane() is self.write else self._entry.id if self._entry else None
        if open_id != entry_id:
            return self._last if self._last and self._last.id == entry_id else None
        leaf = self.autosave.leaf if self.paper.pane() is self.write else None
        self.autosave.flush()
        self._fresh(EntryDraft())
        return leaf

    def _on_gone(self, entry_id: str) -> None:
        self.finder.take_out(entry_id)
        if self._last is not None and self._last.id == entry_id:
            self._last = None
            self.spread.arrange()

    # the parts at the foot

    def _on_part(self, part: Part) -> None:
        if part is Part.TAGS:
            self.ctx.query(
                lambda s: s.journal.tags(), lambda tags: self.write.tags.set_known(tag for tag, _n in tags), owner=self
            )
        opened = self.write.part(self.write.opened_part())
        if opened is not None:
            self.paper.ensure_seen(opened)

    def _on_names(self) -> None:
        """Feelings are called otherwise."""
        self.write.set_names(self.telling.mood)
        self.finder.list.viewport().update()

    def _on_link(self, target: str) -> None:
        self.ctx.say(translate("Journal", "This is a link to {target}. Yarrow opens no links.").format(target=target))

    # the list beside the paper

    def _search(self) -> None:
        self._show_list(True)
        self.finder.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.search.edit.selectAll()

    def _help(self) -> None:
        sheet = SearchHelp(self)
        sheet.example.connect(self.finder.search.edit.setText)
        sheet.show_sheet()

    def _show_list(self, shown: bool) -> None:
        self.spread.show_list(shown)
        wanted = self.finder.search.edit if shown else self.first_focus()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_arranged(self, listed: bool) -> None:
        blank = self.paper.pane() is self.write and self._entry is None and self.autosave.leaf.id is None
        self.paper.set_bar(list_closed=not listed, go_on=blank and self._last is not None and not self._last.gone)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape: from the paper to the list, and from a list that lies over the paper back to it."""
        here = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.spread.narrow and self.finder.isVisible():
            self._show_list(False)
            return
        if event.key() == Qt.Key.Key_Escape and here is not None and self.paper.isAncestorOf(here):
            self.leaving()
            self._show_list(True)
            if self.finder.model.rows():
                self.finder.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _shortcut(self, keys: str, do: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _now(self) -> Moment:
        return self.ctx.session.clock.here()

    def _today(self) -> date:
        return self._now().as_date()
