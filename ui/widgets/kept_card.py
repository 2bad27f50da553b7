"""A card with headings and lines, to be read: large, calm, nothing to do on it."""

from __future__ import annotations

from collections.abc import Iterable

from ui.theme import tokens
from ui.theme.theme import Style
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text


class KeptCard(Plate):
    """The keyboard stops once, on the whole of it, so that a screen reader says all of it."""

    def __init__(
        self, sections: Iterable[tuple[str, Iterable[str]]], *, title: str = "", style: Style = tokens.SUBHEADING
    ) -> None:
        """``sections`` are headings, which may be empty, with their lines."""
        super().__init__("lilac", padding=tokens.SPACE_24)
        self.column.setSpacing(tokens.SPACE_4)
        said: list[str] = [title] if title else []
        if title:
            self.column.addWidget(Text(title, tokens.HEADING))
        self.whole: Reading | None = None
        for heading, lines in sections:
            words = "\n".join(lines)
            said += [heading, words] if heading else [words]
            if self.column.count():
                self.column.addSpacing(tokens.SPACE_12)
            if heading:
                self.column.addWidget(Text(heading, tokens.LABEL, quiet=True))
            if self.whole is None:
                self.whole = Reading(words, style)
            self.column.addWidget(self.whole if self.whole.parentWidget() is None else Text(words, style))
        if self.whole is not None:
            self.whole.setAccessibleName(". ".join(said))
