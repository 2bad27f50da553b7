"""Beginnings to choose from: those the person keeps, those that came with packs, and the program's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.journal.excerpt import excerpt
from app.journal.model import Template
from app.packs.model import JournalPrompt
from ui.i18n import translate
from ui.pages.journal.prompts import Prompt, prompts
from ui.theme.paint import SHADOW
from ui.widgets.buttons import IconButton
from ui.widgets.cards import PressCard
from ui.widgets.sheet import Sheet
from ui.widgets.text import hint, subheading
from ui.widgets.tiles import Tiles

_LINE = 80  # characters of a template's text under its name


class BeginSheet(Sheet):
    """``chosen`` carries title, text and tags; ``removed`` the template to delete."""

    chosen = Signal(str, str, object)
    removed = Signal(object)  # Template

    def __init__(self, over: QWidget, templates: Sequence[Template], from_packs: Sequence[JournalPrompt] = ()) -> None:
        super().__init__(over, translate("Journal", "Begin with something"), width=620)
        self.column.addWidget(
            hint(
                translate(
                    "Journal", "Only beginnings: change them, leave lines empty, or write something else altogether."
                )
            )
        )
        self._own_name = subheading(translate("Journal", "Your own"))
        self.column.addWidget(self._own_name)
        self._own, self._own_tiles = _holder()
        self.column.addWidget(self._own)
        self.set_templates(templates)
        if from_packs:
            self._show_from_packs(from_packs)
        ours, tiles = _holder()
        for prompt in prompts():
            card = PressCard("feather", prompt.name, prompt.line, tint="sky")
            card.clicked.connect(lambda _on=False, p=prompt: self._choose("", p.body, ()))
            tiles.addWidget(card)
        self.column.addWidget(ours)
        self.column.addStretch(1)

    def set_templates(self, templates: Sequence[Template]) -> None:
        """The person's own beginnings, shown first."""
        self._own_tiles.clear()
        for template in templates:
            line = self._row(template)
            self._own_tiles.addWidget(line)
            line.show()
        for part in (self._own, self._own_name):
            part.setVisible(bool(templates))
        self._own.updateGeometry()

    def _show_from_packs(self, from_packs: Sequence[JournalPrompt]) -> None:
        self.column.addWidget(subheading(translate("Journal", "From packs")))
        holder, tiles = _holder()
        for item in from_packs:
            card = PressCard("package", item.title, excerpt(item.text, length=_LINE), tint="lilac")
            card.clicked.connect(lambda _on=False, p=item: self._choose("", Prompt("", "", (p.text,)).body, ()))
            tiles.addWidget(card)
        self.column.addWidget(holder)

    def _row(self, template: Template) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, SHADOW, 0)
        across.setSpacing(0)
        card = PressCard("bookmark", template.name, excerpt(template.body, length=_LINE), tint="sage")
        card.clicked.connect(lambda _on=False, t=template: self._choose(t.title, t.body, t.tags))
        across.addWidget(card, 1)
        remove = IconButton("trash-2", translate("Journal", "Delete “{name}”").format(name=template.name))
        remove.clicked.connect(lambda _on=False, t=template: self.removed.emit(t))
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _choose(self, title: str, body: str, tags: tuple[str, ...]) -> None:
        self.close_sheet()
        self.chosen.emit(title, body, tags)


def _holder() -> tuple[QWidget, Tiles]:
    holder = QWidget()
    holder.bleed = SHADOW  # type: ignore[attr-defined]
    return holder, Tiles(holder, most=1)
