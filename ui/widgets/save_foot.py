"""The foot of a form: "Not now" and "Save", always in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.nesting import nest


class SaveFoot(QWidget):
    """Ctrl+Enter saves from anywhere in the form."""

    def __init__(self, save: Callable[[], None], cancel: Callable[[], None]) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(tokens.SPACE_16, 2, tokens.SPACE_16, tokens.SPACE_8)
        self.cancel = Button(translate("Widgets", "Not now"), Kind.OUTLINE, do=cancel)
        self.save = Button(translate("Widgets", "Save"), Kind.PRIMARY, icon="check", do=save)
        self.save.setShortcut(QKeySequence("Ctrl+Return"))
        self.save.setToolTip(translate("Widgets", "Save (Ctrl+Enter)"))
        across.addStretch(1)
        nest(across, row(self.cancel, self.save, stretch=False, spacing=tokens.SPACE_8))
        across.addStretch(1)
