"""What the window is called."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.text import body
from ui.widgets.window_name import WindowName
from ui.windows.first_run.step import Shared, Step


class NameStep(Step):
    """A neutral name, chosen before there is anything to name."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "The name on the window"),
            translate("FirstRun", "Anyone who sees the window, or the list of open programs, can read its name."),
        )
        self.column.addWidget(
            body(translate("FirstRun", "Choose one that would not make anybody curious. It never says what is inside."))
        )
        self.name = WindowName(shared.settings.window_title)
        self.name.chosen.connect(lambda name: shared.choose(window_title=name))
        self.column.addWidget(self.name)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.name.first_focus()

    def go_on(self) -> None:
        self.name.take_own()
        super().go_on()
