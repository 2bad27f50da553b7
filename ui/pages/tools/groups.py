"""All tools in the groups of the catalogue, each closed until it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.strategies.model import Kind, Tool
from exercises.catalogue import Group
from ui.i18n import labels, tool_words, translate
from ui.pages.tools.shelf import CardShelf
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.fold import Fold
from ui.widgets.layout import Column
from ui.widgets.text import subheading
from ui.widgets.tool_cards import ToolCard

_SUMMARY = 150  # letters: two lines beside the chevron


class Groups(QWidget):
    """The person's own choices open on top, then the groups; a group makes its cards when it is opened."""

    bleed = SHADOW

    def __init__(self, opened: Callable[[Tool], None]) -> None:
        super().__init__()
        self._opened = opened
        self._tools: dict[str, list[Tool]] = {}
        column = Column(self)
        column.setSpacing(tokens.SPACE_12)
        self._title = subheading(translate("Tools", "Yours"))
        self._yours = CardShelf(opened)
        column.addWidget(self._title)
        column.addWidget(self._yours)
        self.folds: dict[str, Fold] = {}
        self._shelves: dict[str, CardShelf] = {}
        for group in Group:
            fold = Fold(tool_words.group(group))
            fold.toggled.connect(lambda opened_, key=group.value: self._fill(key) if opened_ else None)
            self.folds[group.value] = fold
            column.addWidget(fold)

    def show_tools(self, tools: Sequence[Tool]) -> None:
        """Show these, in their order."""
        yours = [tool for tool in tools if _is_yours(tool)]
        self._title.setVisible(bool(yours))
        self._yours.setVisible(bool(yours))
        self._yours.show_tools(yours)
        for key, fold in self.folds.items():
            found = [tool for tool in tools if tool.group == key and not _is_yours(tool)]
            self._tools[key] = found
            fold.setVisible(bool(found))
            fold.set_summary(_summary(found))
            if fold.is_open():
                self._fill(key)

    def cards(self) -> list[ToolCard]:
        """The cards that are shown."""
        shelves = [self._yours, *(self._shelves[key] for key, fold in self.folds.items() if fold.is_open())]
        return [card for shelf in shelves if not shelf.isHidden() for card in shelf.cards()]

    def _fill(self, key: str) -> None:
        shelf = self._shelves.get(key)
        if shelf is None:
            shelf = CardShelf(self._opened)
            self._shelves[key] = shelf
            self.folds[key].column.addWidget(shelf)
            shelf.show()
        shelf.show_tools(self._tools.get(key, []))


def _summary(tools: Sequence[Tool]) -> str:
    """How many there are, and the first of them by name, each whole."""
    said = translate("Tools", "%n tool(s)", "", len(tools))
    for tool in tools:
        longer = labels.join((said, tool.title))
        if len(longer) > _SUMMARY:
            return labels.join((said, "…"))
        said = longer
    return said


def _is_yours(tool: Tool) -> bool:
    return tool.mark.favourite or tool.kind is Kind.OWN or not tool.group
