"""The unlock window: one field, "Open", and other ways in.

It knows nothing of what is inside and never says whether there is anything.  After several tries
that did not open, the wait grows quietly; nothing shakes, nothing is counted on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError, Code
from app.jobs import CancelToken, Progress
from app.settings import Settings
from ui.i18n import translate
from ui.i18n.messages import message, sentence
from ui.jobs import Lanes
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.fields import LineField, PassphraseField
from ui.widgets.layout import Column, Scroll, Stack, row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.progress import Calm
from ui.widgets.text import Text, hint, lead, title

if TYPE_CHECKING:  # loaded while the person types: the window does not wait for them
    from app.vault.secrets import Secret
    from app.vault.vault import Vault
    from ui.context import Say

_QUICK_TRIES = 3  # so many tries without any added wait
_LONGEST_MS = 30_000

# What the person can mend by typing something else belongs to the field; the rest to the disk.
_OF_THE_FIELD = {
    Code.WRONG_PASSPHRASE,
    Code.PASSPHRASE_EMPTY,
    Code.PASSPHRASE_CHARACTER,
    Code.TOO_LONG,
    Code.RECOVERY_CODE_TYPO,
}


class Way(Enum):
    """How the person comes in."""

    PASSPHRASE = auto()
    CODE = auto()
    KEY_FILE = auto()


def pause_ms(tries: int) -> int:
    """How long to wait before the next attempt, after so many that did not open, in milliseconds."""
    return 0 if tries < _QUICK_TRIES else min(1_000 * 2 ** (tries - _QUICK_TRIES), _LONGEST_MS)


class UnlockView(QWidget):
    """Emits ``unlocked`` with a `Session`."""

    unlocked = Signal(object)

    def __init__(
        self, folder: Path, lanes: Lanes, say: Say, settings: Settings, *, below: QWidget | None = None
    ) -> None:
        """``below`` stands at the end of the card."""
        super().__init__()
        self._folder, self._lanes, self._say = folder, lanes, say
        self._way = Way.PASSPHRASE
        self._tries = 0
        self._key_file: Path | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._waiting: Callable[[], object] | None = None
        self._pause.timeout.connect(self._start_waiting)
        self._build(settings, below)
        self._show_way(Way.PASSPHRASE)

    def first_focus(self) -> QWidget:
        return self.code.edit if self._way is Way.CODE else self.passphrase.edit

    def forget(self) -> None:
        """Let go of what was typed and not opened with."""
        if not self._busy():
            self._wipe()
            self._calm_down()

    def problem(self) -> str:
        """What is said under the field now, or ""."""
        if not self._trouble.isHidden():
            return self._trouble.text()
        field = self.code if self._way is Way.CODE else self.passphrase
        return "" if field.note.isHidden() else field.note.text()

    # what it is made of

    def _build(self, settings: Settings, below: QWidget | None) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(measure=600)
        outer.addWidget(scroll)
        scroll.column.addStretch(2)
        card = Card()
        card.setMaximumWidth(theme().px(600))
        inside = Column()
        inside.setSpacing(tokens.SPACE_12)
        card.column.setContentsMargins(tokens.SPACE_24, 46, tokens.SPACE_24, 50)
        nest(card.column, inside)
        inside.addWidget(title(settings.window_title))
        self._lead = lead("")
        inside.addWidget(self._lead)
        inside.addSpacing(tokens.SPACE_8)
        self._fields(inside)
        self.open = Button(translate("Unlock", "Open"), Kind.PRIMARY, icon="lock-open", do=self._submit)
        nest(inside, row(self.open))
        self.calm = Calm()
        inside.addWidget(self.calm)
        inside.addWidget(self._build_other_ways())
        self.help = Button(translate("Unlock", "If it does not open"), Kind.LINK, do=lambda: self._show_help(settings))
        inside.addWidget(self.help)
        if below is not None:
            inside.addWidget(below)
        scroll.column.addWidget(card)
        scroll.column.addStretch(3)

    def _fields(self, inside: Column) -> None:
        self.passphrase = PassphraseField(
            translate("Unlock", "Passphrase"),
            show=translate("Unlock", "Show what I type"),
            hide=translate("Unlock", "Hide what I type"),
        )
        self.code = LineField(
            translate("Unlock", "Recovery code"),
            help_text=translate(
                "Unlock",
                "Capital or small letters, with or without dashes. O and 0 count as the same, and so do I, L and 1.",
            ),
        )
        self._key_name = hint("")
        self._choose = Button(
            translate("Unlock", "Choose the key file"), Kind.OUTLINE, icon="key-round", do=self._choose_key_file
        )
        self._key_row = Stack(self._key_name, self._choose, spacing=tokens.SPACE_4)
        self._trouble = Text("", tokens.BODY)
        self._trouble.hide()
        for field in (self.passphrase, self.code):
            field.submitted.connect(self._submit)
            field.changed.connect(lambda _text: self._calm_down())
        self.rescue = Button(translate("Unlock", "Look for a kept copy"), Kind.OUTLINE, icon="archive", do=self._rescue)
        self.rescue.hide()
        for widget in (self.passphrase, self.code, self._key_row, self._trouble, self.rescue):
            inside.addWidget(widget)

    def _build_other_ways(self) -> Stack:
        self.other = Button(translate("Unlock", "Other ways in"), Kind.LINK, do=self._show_ways)
        self.by_passphrase = Button(
            translate("Unlock", "With my passphrase"),
            Kind.LINK,
            icon="lock",
            do=lambda: self._change_way(Way.PASSPHRASE),
        )
        self.by_code = Button(
            translate("Unlock", "With my recovery code"),
            Kind.LINK,
            icon="file-text",
            do=lambda: self._change_way(Way.CODE),
        )
        self.by_key_file = Button(
            translate("Unlock", "With a passphrase and a key file"),
            Kind.LINK,
            icon="key-round",
            do=lambda: self._change_way(Way.KEY_FILE),
        )
        self._ways = {Way.PASSPHRASE: self.by_passphrase, Way.CODE: self.by_code, Way.KEY_FILE: self.by_key_file}
        made = Stack(spacing=0)
        for button in (self.other, *self._ways.values()):
            made.column.addWidget(button)
        return made

    def _show_help(self, settings: Settings) -> None:
        from ui.i18n.load import chosen
        from ui.windows.opening_help import OpeningHelp  # rarely wanted, and the start is short without it

        OpeningHelp(self, chosen(settings.language)).show_help()

    def _show_ways(self) -> None:
        self.other.hide()
        shown = [button for way, button in self._ways.items() if way is not self._way]
        for button in shown:
            button.show()
        shown[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _change_way(self, way: Way) -> None:
        self._show_way(way)
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _show_way(self, way: Way) -> None:
        self._way = way
        self._calm_down()
        self._wipe()
        self.passphrase.setVisible(way is not Way.CODE)
        self.code.setVisible(way is Way.CODE)
        self._key_row.setVisible(way is Way.KEY_FILE)
        self._key_name.setText(self._key_words())
        self.other.show()
        for button in self._ways.values():
            button.hide()
        leads = {
            Way.PASSPHRASE: translate("Unlock", "Type your passphrase to open."),
            Way.CODE: translate("Unlock", "Type the code from your recovery sheet. Dashes and spaces do not matter."),
            Way.KEY_FILE: translate("Unlock", "Type your passphrase and choose the key file that belongs to it."),
        }
        self._lead.setText(leads[way])

    # opening

    def _submit(self) -> None:
        if self._busy():
            return
        self._calm_down()
        text = self.code.text() if self._way is Way.CODE else self.passphrase.text()
        key_file = self._key_file
        if self._way is Way.KEY_FILE and key_file is None:
            self._key_name.setText(translate("Unlock", "Please choose the key file first."))
            self._choose.setFocus(Qt.FocusReason.TabFocusReason)
            return
        way, folder = self._way, self._folder
        self._wipe()

        def work(_token: CancelToken, _progress: Progress) -> Vault:
            from app.vault.vault import open_vault

            return open_vault(folder, _secret(way, text, key_file))

        self._set_busy(busy=True)
        self._waiting = lambda: self._lanes.free(work, self._opened, owner=self, failed=self._refused)
        self._pause.start(pause_ms(self._tries))

    def _start_waiting(self) -> None:
        start, self._waiting = self._waiting, None
        if start is not None:
            start()

    def _opened(self, vault: Vault) -> None:
        from app.session import Session
        from app.vault.slots import SlotRole

        self.calm.end()
        by_code = vault.role is SlotRole.RECOVERY_CODE
        say = self._say
        self.unlocked.emit(Session(vault))
        if by_code:
            say(
                translate(
                    "Unlock",
                    "You came in with the recovery code. You can choose a new passphrase in Settings, under Ways in.",
                )
            )

    def _refused(self, error: AppError) -> None:
        self._set_busy(busy=False)
        field = self.code if self._way is Way.CODE else self.passphrase
        if error.code is Code.WRONG_PASSPHRASE:
            self._tries += 1
            field.show_problem(self._did_not_open())
        elif error.code in _OF_THE_FIELD:
            field.show_problem(sentence(error))
        else:
            self._trouble.setText(sentence(error))
            self._trouble.show()
            announce(self, message(error).happened)
            self.rescue.setVisible(error.code is Code.DATABASE_DAMAGED)
            (self.rescue if error.code is Code.DATABASE_DAMAGED else field.edit).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _calm_down(self) -> None:
        self._trouble.hide()
        self.rescue.hide()

    def _rescue(self) -> None:
        from ui.windows.rescue import RescueSheet  # rarely wanted, and the start is short without it

        way, key_file = self._way, self._key_file
        sheet = RescueSheet(self, self._lanes, self._folder, lambda text: _secret(way, text, key_file))
        sheet.restored.connect(self._restored)
        sheet.show_sheet(sheet.field.edit)

    def _restored(self) -> None:
        self._calm_down()
        self._lead.setText(translate("Unlock", "The copy is in its place. Type what opens it once more."))
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _did_not_open(self) -> str:
        if self._way is Way.CODE:
            return translate(
                "Unlock",
                "This code did not open it. Nothing was changed. If you made a newer code, the older one may have been taken away.",
            )
        if self._way is Way.KEY_FILE:
            return translate(
                "Unlock",
                "This passphrase and this file together did not open it. Nothing was changed. Please check both.",
            )
        return translate(
            "Unlock",
            "This passphrase did not open it. Nothing was changed. Capital letters, spaces and the keyboard's language matter. If a key file belongs to it, choose it under “Other ways in”.",
        )

    def _busy(self) -> bool:
        return bool(self.calm.words())

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.open, self.passphrase, self.code, self._choose, self.other, *self._ways.values()):
            widget.setEnabled(not busy)
        if busy:
            self.calm.begin(translate("Unlock", "Opening. This takes a moment."))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.calm.end()

    def _wipe(self) -> None:
        self.passphrase.wipe()
        self.passphrase.set_visible(visible=False)
        self.code.wipe()

    # the key file

    def _choose_key_file(self) -> None:
        from ui.widgets.file_picker import FilePicker, Want

        picker = FilePicker(
            self,
            self._lanes,
            translate("Unlock", "Choose the key file"),
            want=Want.FILE,
            yes=translate("Unlock", "Use this file"),
        )
        picker.chosen.connect(self._key_file_chosen)
        picker.show_sheet(picker.files)

    def _key_file_chosen(self, path: Path) -> None:
        self._key_file = path
        self._key_name.setText(self._key_words())
        self.passphrase.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _key_words(self) -> str:
        if self._key_file is None:
            return translate("Unlock", "No key file chosen yet.")
        return translate("Unlock", "Key file: {name}").format(name=self._key_file.name)


def _secret(way: Way, text: str, key_file: Path | None) -> Secret:
    from app.vault.secrets import Passphrase, RecoveryCode, read_key_file

    if way is Way.CODE:
        return RecoveryCode(text)
    if way is Way.KEY_FILE and key_file is not None:
        return Passphrase(text, read_key_file(key_file))
    return Passphrase(text)
