"""Help before anything is unlocked: how to open it, and nothing of what is inside (docs/adr/0507)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.guide.shelf import OPENING, guide
from ui.i18n import translate
from ui.widgets.guide_parts import GuideText, parts
from ui.widgets.sheet import Sheet
from ui.widgets.text import subheading


class OpeningHelp(Sheet):
    """One page over the place for the passphrase.  What was typed there stays."""

    def __init__(self, over: QWidget, lang: str) -> None:
        opening = guide(OPENING, lang)
        super().__init__(over, opening.title, no=translate("OpeningHelp", "Close"), width=760)
        over.destroyed.connect(self.close_sheet)  # it was opened meanwhile, and the place for the passphrase is gone
        self.texts: list[GuideText] = []
        for section in opening.sections:
            self.column.addWidget(subheading(section.title))
            for part in parts(section, opening.lang):
                self.column.addWidget(part)
                if isinstance(part, GuideText):
                    self.texts.append(part)

    def show_help(self) -> None:
        """Show it, the keyboard on the first words."""
        self.show_sheet(self.texts[0])
