"""Leaving fast: one sentence, and a try that only says what would happen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import body
from ui.windows.first_run.step import Shared, Step


class LeavingStep(Step):
    """While "try it" is on, Shift three times and Leave only say that they work."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "Leaving fast"),
            translate(
                "FirstRun",
                "Press Shift three times, or the Leave button in the corner, and the window is gone at once.",
            ),
        )
        self._trying = False
        self.column.addWidget(
            body(
                translate(
                    "FirstRun",
                    "It works on every page. What you were writing is kept. Whoever opens the program again, you too, "
                    "sees only the place for the passphrase. It calls nobody and sends nothing.",
                )
            )
        )
        self.try_it = Button(translate("FirstRun", "Try it"), Kind.SOFT, icon="door-open", do=self._begin)
        nest(self.column, row(self.try_it))
        self._plate = Plate("sky")
        self._words = Reading("", tokens.SUBHEADING)
        self._plate.column.addWidget(self._words)
        self._plate.hide()
        self.column.addWidget(self._plate)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.try_it

    def left(self) -> None:
        self._trying = False
        self._plate.hide()

    def practise_leaving(self) -> bool:
        if not self._trying:
            return False
        self._show(translate("FirstRun", "That was it. The window would be gone now."))
        return True

    def words(self) -> str:
        """What the practice says, or ""."""
        return "" if self._plate.isHidden() else self._words.text()

    def _begin(self) -> None:
        self._trying = True
        self._show(
            translate(
                "FirstRun",
                "Now press Shift three times within five seconds, or press Leave. On this page nothing happens but a sentence.",
            )
        )

    def _show(self, words: str) -> None:
        self._words.setText(words)
        self._plate.show()
        QTimer.singleShot(0, self, lambda: self.paper.ensureWidgetVisible(self._plate))
        announce(self, words)
