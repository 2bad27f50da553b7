"""Putting something in: out of one's own things, written anew, or a guided tool from its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.handover import building
from app.handover.building import Item
from ui.i18n import labels, pack_words, translate
from ui.pages.studio import specs
from ui.pages.studio.bench import Bench
from ui.pages.studio.reads import Own
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.fold import Fold
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint
from ui.widgets.tiles import tiles
from ui.widgets.toggle_row import ToggleRow


@dataclass(frozen=True, slots=True)
class Ways:
    """Where this leads."""

    back: Callable[[], None]
    write: Callable[[str], None]  # a kind
    from_file: Callable[[], None]
    chosen: Callable[[list[Item]], None]


class Adding(View):
    """Nothing of one's own is chosen at first; what goes along is said before it is chosen."""

    def __init__(self, bench: Bench, ways: Ways) -> None:
        super().__init__(translate("Studio", "Put something in"), translate("Studio", "Back to the pack"), ways.back)
        self._bench, self._ways = bench, ways
        self.rows: list[tuple[ToggleRow, Callable[[], Item]]] = []
        self.section(translate("Studio", "Write something"))
        self.kinds = [
            PressCard(pack_words.kind_icon(kind), _name(kind), about(kind), tint="sage", do=partial(ways.write, kind))
            for kind in specs.TYPED
        ]
        self.column.addWidget(tiles(*self.kinds, narrowest=340, most=2))
        self.section(translate("Studio", "A guided tool"))
        self.column.addWidget(
            hint(translate("Studio", "Guided tools are written as a file (JSON), by the same rules as those that come with the program."))
        )  # fmt: skip
        self.from_file = Button(
            translate("Studio", "Choose a file"), Kind.OUTLINE, icon="folder-open", do=ways.from_file
        )
        nest(self.column, row(self.from_file))
        self.section(translate("Studio", "From what is mine"))
        self.column.addWidget(
            hint(translate("Studio", "Only the words go along: no dates, no ratings, no notes of how it was. Your own stays as it is."))
        )  # fmt: skip
        self._own = Stack()
        self.column.addWidget(self._own)
        self.put_in = Button(translate("Studio", "Put these in"), Kind.PRIMARY, icon="plus", do=self._put_in)
        nest(self.column, row(self.put_in))
        self.column.addStretch(1)

    def show_own(self, own: Own) -> None:
        """Offer what is one's own."""
        self._own.clear()
        self.rows = []
        taken = self._bench.taken_ids()
        self._offer(
            translate("Studio", "My tools"),
            [(one.title, labels.join(one.steps[:2]), partial(building.of_strategy, one, taken)) for one in own.tools],
        )
        self._offer(
            translate("Studio", "My cards"),
            [(one.name or translate("Studio", "A card without a name"), "", partial(building.of_card, one, taken)) for one in own.cards],
        )  # fmt: skip
        self._offer(
            translate("Studio", "My lines, as a page"),
            [(one.name, one.contact, partial(building.of_line, one, taken)) for one in own.lines],
        )
        if not self.rows:
            self._own.column.addWidget(
                Text(translate("Studio", "There are no tools, cards or lines of your own yet."), tokens.BODY)
            )
        self._tell()
        self.to_top()

    def first_focus(self) -> QWidget:
        return self.kinds[0]

    def _offer(self, name: str, things: Iterable[tuple[str, str, Callable[[], Item]]]) -> None:
        things = list(things)
        if not things:
            return
        fold = Fold(name, opened=len(things) <= 8)
        fold.set_summary(str(len(things)))
        for title, line, make in things:
            toggle = ToggleRow(title, line[:160])
            toggle.toggled.connect(lambda _on: self._tell())
            self.rows.append((toggle, make))
            fold.column.addWidget(toggle)
        self._own.column.addWidget(fold)

    def _tell(self) -> None:
        self.put_in.setVisible(bool(self.rows))
        self.put_in.setEnabled(any(toggle.isChecked() for toggle, _ in self.rows))

    def _put_in(self) -> None:
        made: list[Item] = []
        for toggle, make in self.rows:
            if toggle.isChecked():
                item = make()
                there = self._bench.taken_ids() | {str(one["id"]) for one in made}
                if item["id"] in there:
                    item["id"] = building.new_id(str(item["title"]), there)
                made.append(item)
        self._ways.chosen(made)


def about(kind: str) -> str:
    """What a kind is for."""
    return {
        "strategy": translate("Studio", "A way of coping in a few steps."),
        "voice": translate("Studio", "What somebody tells who has been there."),
        "words": translate("Studio", "A sentence to keep, or a myth and what is said to it."),
        "line": translate("Studio", "A helpline: its number, its hours, where you saw it."),
        "question-card": translate("Studio", "To take along to a doctor, a lawyer, a counselor."),
        "page": translate("Studio", "Information, with its sources."),
        "journal-prompt": translate("Studio", "A question to write from."),
        "note": translate("Studio", "From you to whoever reads it."),
        "plan-template": translate("Studio", "Parts with ideas, for people to fill in."),
        "check-in": translate("Studio", "Questions that can all be skipped. It never judges."),
    }[kind]


def _name(kind: str) -> str:
    words = pack_words.kind(kind)
    return words[:1].upper() + words[1:]
