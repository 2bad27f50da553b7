"""The last screen: it is ready."""

from __future__ import annotations

from ui.i18n import translate
from ui.widgets.text import body
from ui.windows.first_run.step import Shared, Step


class ReadyStep(Step):
    """Nothing to do here but begin."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "It is ready"),
            translate(
                "FirstRun", "Everything can be changed later in Settings, and everything can be deleted at any time."
            ),
        )
        self.column.addWidget(
            body(
                translate(
                    "FirstRun",
                    "Nothing here counts days, reminds you or asks why you were away. Use what helps and leave the rest.",
                )
            )
        )
        self.column.addWidget(
            body(translate("FirstRun", "F1 says how a page works, on every page. Nothing has to be learned first."))
        )
        self.column.addStretch(1)

    def go_words(self) -> str:
        return translate("FirstRun", "Begin")
