"""What was found, said where it was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.handover.finding import Finding
from ui.i18n import finding_words
from ui.theme import tokens
from ui.widgets.layout import Stack
from ui.widgets.text import Text

MOST = 6  # findings under one field; the rest is counted


class Notes(Stack):
    """Findings as lines under a field; hidden while there are none."""

    def __init__(self, about: QWidget | None = None) -> None:
        super().__init__(spacing=2)
        self._about = about
        self._shown: tuple[str, ...] = ()
        self.column.setContentsMargins(0, 4, 0, 4)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say these; a screen reader hears them with the field that they are about."""
        words = tuple(dict.fromkeys(map(finding_words.with_level, found)))[:MOST]
        if words == self._shown:
            return
        self._shown = words
        self.clear()
        for sentence in words:
            self.column.addWidget(Text(sentence, tokens.HINT))
        self.setVisible(bool(words))
        target = self._about.focusProxy() or self._about if self._about is not None else None
        if target is not None:
            target.setAccessibleDescription(" ".join(words))
        self.updateGeometry()

    def sentences(self) -> tuple[str, ...]:
        return self._shown
