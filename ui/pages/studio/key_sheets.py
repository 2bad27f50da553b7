"""Questions about keys, each in a sheet: a name, a card, replacing, withdrawing, a copy, bringing one in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.packs.model import Why
from app.packs.own import OwnKey
from ui.i18n import translate
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField, TextField
from ui.widgets.sheet import Sheet
from ui.widgets.toggle_row import ToggleRow


class NameSheet(Sheet):
    """A name to be shown."""

    def __init__(self, over: QWidget, title: str, name: str = "") -> None:
        super().__init__(over, title, yes=translate("Studio", "Keep it"))
        self.say(translate("Studio", "This name stands in every pack that the key signs. It need not be yours."))
        self.name = LineField(translate("Studio", "Name that is shown"))
        self.name.set_text(name)
        self.name.submitted.connect(self._accept)
        self.column.addWidget(self.name)

    def _accept(self) -> None:
        if not self.name.text().strip():
            self.name.show_problem(translate("Studio", "It needs a name, one word is enough."))
            return
        super()._accept()


class CardSheet(Sheet):
    """A contact card: name, key and, if wished, how to lock a pack for the person."""

    def __init__(self, over: QWidget, key: OwnKey) -> None:
        super().__init__(over, translate("Studio", "Contact card"), yes=translate("Studio", "Save it"))
        self.say(
            translate(
                "Studio",
                "Whoever has this card can know your packs again. They still compare the seven words with you.",
            )
        )
        self.about = TextField(translate("Studio", "A few words about you, if you like"), lines=2)
        self.column.addWidget(self.about)
        self.with_age = ToggleRow(
            translate("Studio", "Let people lock packs for me"),
            translate("Studio", "Then packs can be made that only you can open. All your cards carry the same address for it, so two of them can be seen to be of one hand."),
        )  # fmt: skip
        self.with_age.setChecked(not key.pack_id)
        self.month = ToggleRow(translate("Studio", "Say the month"), translate("Studio", "It never says the day."))
        self.month.setChecked(not key.pack_id)
        self.column.addWidget(self.with_age)
        self.column.addWidget(self.month)


class RotateSheet(Sheet):
    """A new key in the place of an old one."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, translate("Studio", "Replace this key"), yes=translate("Studio", "Make a new key"))
        self.say(
            translate(
                "Studio",
                "A new key is made, and a small file that both keys sign. Whoever takes that file in knows that the new key is yours.",
            )
        )
        self.say(
            translate(
                "Studio",
                "It reaches only those to whom you give it. The packs that you sign from now on carry it along.",
            )
        )
        self.say(translate("Studio", "If you think that somebody else has the old key, withdraw it instead: whoever has it could replace it, too."))  # fmt: skip


class RevokeSheet(Sheet):
    """The end of a key."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over,
            translate("Studio", "Say that this key is not to be believed"),
            yes=translate("Studio", "Withdraw it for good"),
        )
        self.say(
            translate(
                "Studio",
                "This makes a small file. Whoever takes it in is told not to believe this key any more. That cannot be taken back.",
            )
        )
        self.say(
            translate(
                "Studio",
                "There is no server that could tell everybody. It reaches only those to whom somebody gives it. Packs that are out stay where they are.",
            )
        )
        self.why = Segments(
            translate("Studio", "Why"),
            [
                (Why.RETIRED.value, translate("Studio", "I do not need it any more")),
                (Why.LOST.value, translate("Studio", "A copy of it was lost")),
                (Why.STOLEN.value, translate("Studio", "Somebody else may have it")),
            ],
            Why.RETIRED.value,
        )
        self.column.addWidget(self.why)


class OpenKeySheet(Sheet):
    """The words that a key was locked with."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, translate("Studio", "Open the key"), yes=translate("Studio", "Bring it in"))
        self.words = LineField(translate("Studio", "The words that it was locked with"))
        self.words.submitted.connect(self._accept)
        self.column.addWidget(self.words)

    def _accept(self) -> None:
        if not self.words.text().strip():
            self.words.show_problem(translate("Studio", "Without its words it does not open."))
            return
        super()._accept()
