"""Which language: only shown when there is more than one."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.i18n.load import chosen, languages
from ui.widgets.chips import Segments
from ui.windows.first_run.step import Shared, Step


class LanguageStep(Step):
    """Each language in its own words."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared, translate("FirstRun", "Language"), translate("FirstRun", "You can change it later in Settings.")
        )
        options = [(code, QLocale(code).nativeLanguageName() or code) for code in languages()]
        self.choice = Segments(
            translate("FirstRun", "Language"),
            options,
            chosen(shared.settings.language),
            on=lambda code: shared.choose(language=code),
        )
        self.column.addWidget(self.choice)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.choice.current()
