"""The checklist, point by point: what the program can see is marked with why, the rest is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.handover.checklist import Mark, Row, Stage
from app.handover.draftlook import Looked
from ui.i18n import checklist_words, finding_words, labels, translate
from ui.pages.studio.bench import Bench
from ui.pages.studio.left import Left
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fold import Fold
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.text import Text, heading, hint
from ui.widgets.toggle_row import ToggleRow

MOST_SHOWN = 3  # findings that are told under one point


@dataclass(slots=True)
class _Shown:
    """One point on the screen."""

    row: Row
    say: Callable[[Row], None]


class Seen(Stack):
    """A point that the program answers by itself."""

    def __init__(self, row: Row) -> None:
        super().__init__(spacing=2)
        self.words = Text(checklist_words.point(row.point.id), tokens.STRONG)
        self.why = Text("", tokens.HINT, quiet=True)
        self.column.addWidget(self.words)
        self.column.addWidget(self.why)
        self.say(row)

    def say(self, row: Row) -> None:
        self.why.setText(why(row))


class Checking(View):
    """Nobody has to tick anything: a pack can be signed with open points, and says nothing of them."""

    def __init__(self, bench: Bench, back: Callable[[], None]) -> None:
        super().__init__(
            translate("Studio", "Checklist"),
            translate("Studio", "Back to the pack"),
            back,
            translate("Studio", "What people who make packs look at. Ticks stay here; they do not go into the file."),
        )
        self._bench = bench
        self.count = Text("", tokens.STRONG)
        self.column.addWidget(self.count)
        self.left = Left(bench, self)
        self.column.addWidget(self.left)
        self._room = Stack()
        self.column.addWidget(self._room)
        self.done = Button(translate("Studio", "Done"), Kind.PRIMARY, icon="check", do=back)
        self.column.addWidget(FlowBox(self.done, bleed=Button.bleed))
        self.column.addStretch(1)
        self._shown: dict[str, _Shown] = {}
        self.toggles: dict[str, ToggleRow] = {}
        bench.looked.connect(self._on_looked)

    def show_rows(self) -> None:
        """Show the checklist of the draft on the bench."""
        self._shown, self.toggles = {}, {}
        self._room.clear()
        looks = self._bench.looks
        if looks is None:
            self.count.setText(translate("Studio", "Looking it through …"))
            return
        for stage in Stage:
            rows = [row for row in looks.rows if row.point.stage is stage]
            if not rows:
                continue
            self._room.column.addWidget(heading(checklist_words.stage(stage)))
            if stage is Stage.ITEM:
                self._items(rows)
            else:
                for row in rows:
                    self._room.column.addWidget(self._row(row))
        if any(item is None for item in looks.items):
            self._room.column.addWidget(hint(translate("Studio", "What is not finished yet has no points here.")))
        self.left.show_looks(looks)
        self._tell(looks)
        self.to_top()

    def first_focus(self) -> QWidget:
        return next(iter(self.toggles.values()), self.back)

    def _items(self, rows: Iterable[Row]) -> None:
        by_item: dict[str, list[Row]] = {}
        for row in rows:
            by_item.setdefault(row.item, []).append(row)
        for item_id, found in by_item.items():
            item = self._bench.item(item_id) or {}
            fold = Fold(str(item.get("title") or item_id), opened=len(by_item) == 1)
            open_points = sum(row.mark is not Mark.DONE for row in found)
            fold.set_summary(
                translate("Studio", "Open: %n point(s).", "", open_points)
                if open_points
                else translate("Studio", "Everything is done.")
            )
            for row in found:
                fold.column.addWidget(self._row(row))
            self._room.column.addWidget(fold)

    def _row(self, row: Row) -> QWidget:
        if not row.point.asks:
            seen = Seen(row)
            self._shown[row.key] = _Shown(row, seen.say)
            return seen
        toggle = ToggleRow(checklist_words.point(row.point.id), "", why(row))
        toggle.setChecked(row.key in self._bench.draft.ticks)
        toggle.toggled.connect(lambda on, k=row.key: self._bench.tick(k, on=on))
        self.toggles[row.key] = toggle
        self._shown[row.key] = _Shown(row, lambda new: toggle.set_small(why(new)))
        return toggle

    def _on_looked(self, looks: Looked) -> None:
        if not self.isVisible():
            return
        if {row.key for row in looks.rows} != set(self._shown):
            self.show_rows()
            return
        self.left.show_looks(looks)
        for row in looks.rows:
            self._shown[row.key].say(row)
        self._tell(looks)

    def _tell(self, looks: Looked) -> None:
        done = sum(row.mark is Mark.DONE for row in looks.rows)
        self.count.setText(
            translate("Studio", "{done} of {all} points are done.").format(done=done, all=len(looks.rows))
        )


def why(row: Row) -> str:
    """How a point stands, and why."""
    found = list(dict.fromkeys(map(finding_words.finding, row.findings)))
    if found:
        more = "" if len(found) <= MOST_SHOWN else translate("Studio", "And %n more.", "", len(found) - MOST_SHOWN)
        return " ".join(filter(None, (checklist_words.mark(row.mark) + ":", *found[:MOST_SHOWN], more)))
    if row.mark is Mark.DONE and not row.point.asks:
        return labels.join((checklist_words.mark(row.mark), checklist_words.seen_by_machine()))
    if row.mark is Mark.ASK and row.point.codes:
        return labels.join((checklist_words.mark(row.mark), checklist_words.seen_by_machine()))
    return checklist_words.mark(row.mark)
