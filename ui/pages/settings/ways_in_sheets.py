"""The sheets that change what opens the vault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.errors import AppError
from app.session import Session
from app.vault.secrets import Passphrase, Secret, new_key_file, read_key_file
from app.vault.slots import SlotInfo, SlotRole
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.operations import vault as vault_ops
from ui.pages.settings.proof import Proof
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.new_passphrase import NewPassphrase, no_recovery_note
from ui.widgets.recovery_code import RecoveryCodePanel
from ui.widgets.sheet import Sheet
from ui.widgets.text import hint, subheading


class ChangePassphraseSheet(WorkSheet):
    """The one of now first, then the new one."""

    def __init__(self, over: QWidget, ctx: Context, role: SlotRole) -> None:
        super().__init__(
            over, ctx, translate("WaysIn", "Change the passphrase"), yes=translate("WaysIn", "Change it"), width=760
        )
        self.proof = Proof(ctx, role)
        self.column.addWidget(self.proof)
        self.column.addWidget(subheading(translate("WaysIn", "The new one")))
        self.new = NewPassphrase(ctx.lanes)
        self.new.submitted.connect(self._accept)
        self.column.addWidget(self.new)
        self.column.addWidget(no_recovery_note())
        self.finish_building()

    def asked_of(self) -> LineField:
        return self.proof.field

    def operation(self) -> Operation[Any] | None:
        try:
            now = self.proof.secret()
        except AppError as error:
            self.refused(error)
            return None
        if now is None:
            return None
        text = self.new.take()
        if text is None:
            return None
        return _prove_and_change(now, text)


def _prove_and_change(now: Secret, text: str) -> Operation[None]:
    key_file = now.key_file if isinstance(now, Passphrase) else None

    def work(session: Session) -> Outcome[None]:
        session.vault.prove(now)
        return session.vault.change_passphrase(Passphrase(text, key_file))

    return work


class CodeSheet(Sheet):
    """A fresh recovery code.  ``accepted`` once it was typed from the paper; ``closed`` when it shall not be."""

    def __init__(self, over: QWidget, code: str) -> None:
        super().__init__(
            over,
            translate("WaysIn", "A recovery code"),
            yes=translate("WaysIn", "My paper is right"),
            no=translate("WaysIn", "Rather not now"),
            width=760,
        )
        self.say(
            translate(
                "WaysIn",
                "It opens what you wrote when the passphrase is gone. Whoever finds the paper can open it too, so it needs a place where nobody looks.",
            )
        )
        self.panel = RecoveryCodePanel(code)
        self.panel.confirmed.connect(super()._accept)
        self.column.addWidget(self.panel)

    def _accept(self) -> None:
        self.panel.check()


class KeyFileSheet(WorkSheet):
    """A passphrase that works only together with a file."""

    def __init__(self, over: QWidget, ctx: Context) -> None:
        super().__init__(over, ctx, translate("WaysIn", "Add a key file"), yes=translate("WaysIn", "Add it"), width=760)
        self._file: Path | None = None
        self.say(
            translate(
                "WaysIn",
                "A passphrase and a file, both needed. The file can lie on a stick that you carry with you. "
                "It can be any file that never changes, a photo for example. If the file is lost or changed, this way in is gone.",
            )
        )
        self.existing = Button(translate("WaysIn", "Choose a file"), Kind.OUTLINE, icon="folder-open", do=self._choose)
        self.fresh = Button(translate("WaysIn", "Make a new file"), Kind.OUTLINE, icon="plus", do=self._make)
        nest(self.column, row(self.existing, self.fresh))
        self._note = hint(translate("WaysIn", "No file chosen yet."))
        self.column.addWidget(self._note)
        self.column.addWidget(subheading(translate("WaysIn", "The passphrase that goes with it")))
        self.new = NewPassphrase(ctx.lanes)
        self.new.submitted.connect(self._accept)
        self.column.addWidget(self.new)
        self.finish_building()

    def file_words(self) -> str:
        return self._note.text()

    def operation(self) -> Operation[Any] | None:
        if self._file is None:
            self._note.setText(translate("WaysIn", "Please choose or make a file first."))
            self.existing.setFocus(Qt.FocusReason.TabFocusReason)
            return None
        text = self.new.take()
        if text is None:
            return None
        path = self._file

        def work(session: Session) -> Outcome[None]:
            return vault_ops.add_key_file(text, read_key_file(path))(session)

        return work

    def _choose(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("WaysIn", "Choose a key file"),
            want=Want.FILE,
            yes=translate("WaysIn", "Use this file"),
        )
        picker.chosen.connect(self.use_file)
        picker.show_sheet(picker.files)

    def _make(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("WaysIn", "Where to put the new file"),
            want=Want.NEW,
            yes=translate("WaysIn", "Make it here"),
            name="a.bin",
        )
        picker.chosen.connect(self._write)
        picker.show_sheet(picker.files)

    def use_file(self, path: Path) -> None:
        """Use this file."""
        self._file = path
        self._note.setText(translate("WaysIn", "Key file: {name}").format(name=path.name))

    def _write(self, path: Path) -> None:
        self.ctx.lanes.free(
            lambda _token, _progress: _write_new(path),
            lambda _none: self.use_file(path),
            owner=self,
            failed=self._not_written,
        )

    def _not_written(self, error: AppError) -> None:
        self._note.setText(sentence(error))


def _write_new(path: Path) -> None:
    from app.vault import disk

    with disk.told(), path.open("xb") as file:
        file.write(new_key_file())


class RemoveWaySheet(WorkSheet):
    """Says what is left before one way in is taken away."""

    def __init__(self, over: QWidget, ctx: Context, way: SlotInfo, name: str, left: list[str]) -> None:
        super().__init__(
            over,
            ctx,
            translate("WaysIn", "Take this way in away?"),
            yes=translate("WaysIn", "Take it away"),
            no=translate("WaysIn", "Keep it"),
        )
        self._index = way.index
        self.say(name)
        self.say(translate("WaysIn", "What will still open what you wrote: {ways}.").format(ways=", ".join(left)))
        self.say(
            translate("WaysIn", "Older copies of the folder, in a backup for example, can still be opened with it.")
        )
        self.finish_building()

    def operation(self) -> Operation[Any]:
        return vault_ops.remove_way(self._index)
