"""Questions about keys: a name, a card, replacing, withdrawing, bringing one in.  Each sheet stays until it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.packs.model import Why
from app.packs.own import OwnKey
from ui.context import Context, Operation
from ui.i18n import translate
from ui.ways.work_sheet import WorkSheet
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField, TextField
from ui.widgets.toggle_row import ToggleRow


class NameSheet(WorkSheet):
    """A name to be shown; ``keep`` gets it."""

    def __init__(
        self, over: QWidget, ctx: Context, title: str, keep: Callable[[str], Operation[Any]], name: str = ""
    ) -> None:
        super().__init__(over, ctx, title, yes=translate("Studio", "Keep it"))
        self._keep = keep
        self.say(translate("Studio", "This name stands in every pack that the key signs. It need not be yours."))
        self.name = LineField(translate("Studio", "Name that is shown"))
        self.name.set_text(name)
        self.name.submitted.connect(self._accept)
        self.column.addWidget(self.name)
        self.finish_building()

    def operation(self) -> Operation[Any] | None:
        if not self.name.text().strip():
            self.name.show_problem(translate("Studio", "It needs a name, one word is enough."))
            return None
        return self._keep(self.name.text())


class CardSheet(WorkSheet):
    """A contact card: name, key and, if wished, how to lock a pack for the person.  ``make`` gets the sheet."""

    def __init__(self, over: QWidget, ctx: Context, key: OwnKey, make: Callable[[CardSheet], Operation[bytes]]) -> None:
        super().__init__(over, ctx, translate("Studio", "Contact card"), yes=translate("Studio", "Save it"))
        self._make = make
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
        self.finish_building()

    def operation(self) -> Operation[bytes]:
        return self._make(self)


class RotateSheet(WorkSheet):
    """A new key in the place of an old one."""

    def __init__(self, over: QWidget, ctx: Context, do: Operation[Any]) -> None:
        super().__init__(over, ctx, translate("Studio", "Replace this key"), yes=translate("Studio", "Make a new key"))
        self._do = do
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
        self.finish_building()

    def operation(self) -> Operation[Any]:
        return self._do


class RevokeSheet(WorkSheet):
    """The end of a key; ``revoke`` gets why."""

    def __init__(self, over: QWidget, ctx: Context, revoke: Callable[[Why], Operation[bytes]]) -> None:
        super().__init__(
            over,
            ctx,
            translate("Studio", "Say that this key is not to be believed"),
            yes=translate("Studio", "Withdraw it for good"),
        )
        self._revoke = revoke
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
        self.finish_building()

    def operation(self) -> Operation[bytes]:
        return self._revoke(Why(self.why.value()))


class OpenKeySheet(WorkSheet):
    """The words that a key was locked with; ``bring_in`` gets them."""

    def __init__(self, over: QWidget, ctx: Context, bring_in: Callable[[str], Operation[OwnKey]]) -> None:
        super().__init__(over, ctx, translate("Studio", "Open the key"), yes=translate("Studio", "Bring it in"))
        self._bring_in = bring_in
        self.words = LineField(translate("Studio", "The words that it was locked with"))
        self.words.submitted.connect(self._accept)
        self.column.addWidget(self.words)
        self.finish_building()

    def operation(self) -> Operation[OwnKey] | None:
        if not self.words.text().strip():
            self.words.show_problem(translate("Studio", "Without its words it does not open."))
            return None
        return self._bring_in(self.words.text())
