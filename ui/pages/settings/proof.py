"""Asking for what opened the vault, once more, before something that matters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.vault.secrets import Passphrase, RecoveryCode, Secret, read_key_file
from app.vault.slots import SlotRole
from ui.context import Context
from ui.i18n import translate
from ui.theme import tokens
from ui.ways.work_sheet import passphrase_field
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.layout import Stack
from ui.widgets.text import hint


class Proof(Stack):
    """The field for the passphrase or code, and the key file if one belongs to it."""

    def __init__(self, ctx: Context, role: SlotRole, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=tokens.SPACE_4)
        self._ctx, self._role = ctx, role
        self._file: Path | None = None
        names = {
            SlotRole.PASSPHRASE: translate("Settings", "Your passphrase of now"),
            SlotRole.KEY_FILE: translate("Settings", "Your passphrase of now"),
            SlotRole.RECOVERY_CODE: translate("Settings", "The recovery code that you came in with"),
        }
        self.field: LineField = passphrase_field(names[role])
        self.column.addWidget(self.field)
        self._note = hint("")
        if role is SlotRole.KEY_FILE:
            self._note.setText(translate("Settings", "Its key file is needed as well."))
            self.column.addWidget(self._note)
            self.choose = Button(
                translate("Settings", "Choose the key file"), Kind.OUTLINE, icon="key-round", do=self._choose
            )
            self.column.addWidget(self.choose)

    def secret(self) -> Secret | None:
        """What was given, or None when something is missing (then it says what).  Reads the key file."""
        text = self.field.text()
        if not text:
            self.field.show_problem(translate("Settings", "Please type it first."))
            return None
        if self._role is SlotRole.RECOVERY_CODE:
            return RecoveryCode(text)
        if self._role is SlotRole.PASSPHRASE:
            return Passphrase(text)
        if self._file is None:
            self._note.setText(translate("Settings", "Please choose its key file first."))
            return None
        return Passphrase(text, read_key_file(self._file))

    def _choose(self) -> None:
        picker = FilePicker(
            self,
            self._ctx.lanes,
            translate("Settings", "Choose the key file"),
            want=Want.FILE,
            yes=translate("Settings", "Use this file"),
        )
        picker.chosen.connect(self._on_file)
        picker.show_sheet(picker.files)

    def _on_file(self, path: Path) -> None:
        self._file = path
        self._note.setText(translate("Settings", "Key file: {name}").format(name=path.name))
