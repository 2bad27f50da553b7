"""One noted use, whole, and the way to its tool."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.practice.model import Use
from ui.i18n import dates, labels, translate
from ui.pages.looking_back.rows import strength
from ui.theme import tokens
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class UseSheet(Sheet):
    """`accepted`: the person wants to go to the tool."""

    def __init__(self, over: QWidget, use: Use) -> None:
        super().__init__(
            over,
            use.tool_title or translate("LookingBack", "A noted use"),
            yes=translate("LookingBack", "To the tool"),
            no=translate("LookingBack", "Close"),
        )
        for name, value in lines(use):
            self.column.addWidget(Text(name, tokens.LABEL, quiet=True))
            self.column.addWidget(Text(value, tokens.LEAD))


def lines(use: Use) -> list[tuple[str, str]]:
    """Every field that is filled, with its name."""
    assert use.at is not None
    words = use.in_words
    pairs = [
        (translate("LookingBack", "When"), dates.moment_words(use.at)),
        (translate("LookingBack", "How strong before"), strength(use.before, in_words=words)),
        (translate("LookingBack", "How numb or far away before"), strength(use.numb_before, in_words=words)),
        (translate("LookingBack", "How strong after"), strength(use.after, in_words=words)),
        (translate("LookingBack", "How numb or far away after"), strength(use.numb_after, in_words=words)),
        (translate("LookingBack", "How it went"), labels.verdict(use.verdict)),
        (translate("LookingBack", "In your words"), use.note),
    ]
    return [(name, value) for name, value in pairs if value]
