"""What is good to know before a call, said once and shortly; the rest unfolds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.bullets import points
from ui.widgets.fold import Fold
from ui.widgets.layout import Stack
from ui.widgets.text import body


class Before(Stack):
    """Stands before the first number of a line."""

    def __init__(self) -> None:
        super().__init__(spacing=tokens.SPACE_12)
        self.column.addWidget(
            body(
                translate(
                    "Safety",
                    "You can hang up at any time. What you call or write to stays in the phone's own list, and may show on the bill.",
                )
            )
        )
        self.fold = Fold(translate("Safety", "Good to know before you call or write"))
        self.fold.column.addWidget(self._more())
        self.column.addWidget(self.fold)

    def _more(self) -> QWidget:
        return points(
            (
                translate(
                    "Safety",
                    "Some lines must act without asking you if a child is at risk or a life is in danger. You can ask about this first, without your name.",
                ),
                translate("Safety", "You do not have to say your name."),
                translate("Safety", "Messages can often be read on every device with the same account."),
                translate("Safety", "A call can be deleted from the phone's list. The bill comes from the company."),
                translate(
                    "Safety",
                    "“By its own times” is what a page said. It may be busy, and times change.",
                ),
                translate(
                    "Safety",
                    "Numbers and addresses stand here as text. Nothing dials, and no page opens. A device that nobody else looks at is safer for them.",
                ),
            )
        )
