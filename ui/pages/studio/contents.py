"""The items of a draft in their order: to open, to move, to take out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.handover.building import Item
from app.handover.draftlook import Looked
from ui.i18n import labels, pack_words, translate
from ui.pages.studio.bench import Bench
from ui.widgets.buttons import IconButton
from ui.widgets.cards import PressCard
from ui.widgets.layout import Reflow, Stack, row
from ui.widgets.message_bar import announce
from ui.widgets.text import hint

_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ItemRow(Reflow):
    """One item.  Alt and an arrow key move it, from anywhere in the row."""

    def __init__(
        self,
        item: Item,
        place: int,
        count: int,
        ways: tuple[Callable[[str], None], Callable[[str, int], None], Callable[[str], None]],
    ) -> None:
        super().__init__(520)
        self.bleed = PressCard.bleed
        self.item_id = str(item.get("id"))
        self._open, self._move, self._take_out = ways
        kind = str(item.get("kind"))
        self._kind = pack_words.kind(kind)
        name = str(item.get("title") or "") or translate("Studio", "Without a title")
        self.card = PressCard(
            pack_words.kind_icon(kind), name, self._kind, tint="sand", do=lambda: self._open(self.item_id)
        )
        self.box.addWidget(self.card, 1)
        self.up = IconButton(
            "arrow-up",
            translate("Studio", "Move up: {title}").format(title=name),
            do=lambda: self._move(self.item_id, -1),
        )
        self.down = IconButton(
            "arrow-down",
            translate("Studio", "Move down: {title}").format(title=name),
            do=lambda: self._move(self.item_id, 1),
        )
        self.out = IconButton(
            "trash-2",
            translate("Studio", "Take out: {title}").format(title=name),
            do=lambda: self._take_out(self.item_id),
        )
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        tools = QWidget()
        tools.setLayout(row(self.up, self.down, self.out, stretch=False, spacing=0))
        tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.addWidget(tools)
        for part in (self.card, self.up, self.down, self.out):
            part.installEventFilter(self)

    def show_count(self, count: int) -> None:
        """How many things were found in it."""
        words = translate("Studio", "%n thing(s) to look at", "", count) if count else ""
        self.card.set_words(self.card.accessibleName(), labels.join((self._kind, words)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Buttons take the arrow keys for themselves, also with Alt: look first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = _WAYS.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(self.item_id, by)
                return True
        return super().eventFilter(watched, event)


class Contents(Stack):
    """All rows."""

    def __init__(self, bench: Bench, opened: Callable[[str], None], took_out: Callable[[str], None]) -> None:
        super().__init__(spacing=0)
        self._bench = bench
        self._ways = (opened, self._move, took_out)
        self.rows: list[ItemRow] = []
        bench.changed.connect(self.show_items)
        bench.looked.connect(self._show_looks)

    def show_items(self) -> None:
        """Show the items of the draft on the bench."""
        self.clear()
        items = self._bench.draft.items
        self.rows = [ItemRow(item, place, len(items), self._ways) for place, item in enumerate(items)]
        for made in self.rows:
            self.column.addWidget(made)
        if not self.rows:
            self.column.addWidget(hint(translate("Studio", "Nothing is in it yet. One thing is enough for a pack.")))
        if self._bench.looks is not None:
            self._show_looks(self._bench.looks)

    def _show_looks(self, looks: Looked) -> None:
        for made in self.rows:
            made.show_count(len(looks.of_item(made.item_id)))

    def _move(self, item_id: str, by: int) -> None:
        self._bench.move(item_id, by)
        place = next((n for n, made in enumerate(self.rows) if made.item_id == item_id), None)
        if place is None:
            return
        made = self.rows[place]
        button = made.up if by < 0 else made.down
        (button if button.isEnabled() else made.card).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(made, translate("Studio", "Place {place} of {count}").format(place=place + 1, count=len(self.rows)))
