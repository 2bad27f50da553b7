"""The encrypted copies that are kept beside the notes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.vault.copies import Copy
from app.vault.slots import SlotRole
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.dates import stamp_words
from ui.i18n.vault_words import copy_words
from ui.operations import vault as vault_ops
from ui.pages.settings.proof import Proof
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.points import Point
from ui.widgets.progress import Calm
from ui.widgets.text import body, hint


class CopiesSection(Section):
    """What is kept, making one, going back to one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Copies kept here"),
            translate(
                "Copies",
                "Before anything risky, an encrypted copy of all your notes is kept in the same folder. The newest five stay.",
            ),
        )
        self.copies: list[Copy] = []
        self._role = SlotRole.PASSPHRASE
        self.backs: list[Button] = []
        self.aways: list[Button] = []
        self.body.addWidget(
            body(
                translate(
                    "Copies",
                    "They open with what opens your notes. They help against mistakes, not against a broken or lost disk. For that there is “A copy on a stick”.",
                )
            )
        )
        self.keep = Button(translate("Copies", "Keep a copy now"), Kind.OUTLINE, icon="archive", do=self._keep)
        nest(self.body, row(self.keep))
        self.calm = Calm()
        self.body.addWidget(self.calm)
        self._list = Stack(spacing=tokens.SPACE_16)
        self.body.addWidget(self._list)

    def refresh(self) -> None:
        self.ctx.query(
            lambda session: (vault_ops.list_copies(session), vault_ops.came_in_by(session)), self._show, owner=self
        )

    def first_focus(self) -> QWidget:
        return self.keep

    def _show(self, found: tuple[list[Copy], SlotRole]) -> None:
        self.copies, self._role = found
        self._list.clear()
        self.backs, self.aways = [], []
        if not self.copies:
            self._list.column.addWidget(hint(translate("Copies", "There is no copy yet.")))
        for copy in self.copies:
            when = stamp_words(copy.made_at)
            point = Point("archive", when, copy_words(copy.reason))
            back = Button(
                translate("Copies", "Go back to this copy"),
                Kind.LINK,
                icon="history",
                do=partial(self._ask_back, copy),
            )
            away = Button(translate("Copies", "Take it away"), Kind.LINK, icon="x", do=partial(self._ask_away, copy))
            back.setAccessibleName(translate("Copies", "Go back to the copy of {when}").format(when=when))
            away.setAccessibleName(translate("Copies", "Take away the copy of {when}").format(when=when))
            self.backs.append(back)
            self.aways.append(away)
            point.add(back, away)
            self._list.column.addWidget(point)

    def _keep(self) -> None:
        self.keep.set_resting(True)
        self.calm.begin(translate("Copies", "Keeping a copy and checking that it is whole."))

        def rest() -> None:
            self.calm.end()
            self.keep.set_resting(False)

        def kept(_none: object) -> None:
            rest()
            self.refresh()

        def refused(error: Any) -> None:
            rest()
            self.ctx.show_error(error)

        self.ctx.run(vault_ops.keep_copy, kept, owner=self, failed=refused, once="keep")

    def _ask_back(self, copy: Copy) -> None:
        sheet = GoBackSheet(self, self.ctx, copy, self._role)
        sheet.done.connect(lambda _none: self.ctx.lock())
        sheet.show_sheet(sheet.proof.field.edit)

    def _ask_away(self, copy: Copy) -> None:
        sheet = AwaySheet(self, self.ctx, copy)
        sheet.done.connect(lambda _none: self.refresh())
        sheet.show_sheet()


class GoBackSheet(WorkSheet):
    """Going back needs the passphrase once more, and locks afterwards."""

    def __init__(self, over: QWidget, ctx: Context, copy: Copy, role: SlotRole) -> None:
        super().__init__(
            over,
            ctx,
            translate("Copies", "Go back to this copy?"),
            yes=translate("Copies", "Go back to it"),
            no=translate("Copies", "Stay here"),
        )
        self._copy = copy
        self.say(translate("Copies", "Everything will be as it was: {when}.").format(when=stamp_words(copy.made_at)))
        self.say(
            translate(
                "Copies",
                "How things are now is kept as a copy first, so you can come back. Then it locks, and you open it again.",
            )
        )
        self.proof = Proof(ctx, role)
        self.proof.field.submitted.connect(self._accept)
        self.column.addWidget(self.proof)
        self.finish_building()

    def asked_of(self) -> LineField:
        return self.proof.field

    def begin(self) -> None:
        try:
            secret = self.proof.secret()
        except AppError as error:  # an unreadable key file
            self.refused(error)
            return
        if secret is not None:
            self.set_busy(busy=True)
            self.ctx.long(vault_ops.go_back_to(self._copy, secret), self.finished, owner=self, failed=self.refused)

    def working_words(self) -> str:
        return translate("Copies", "Going back. Please leave the disk connected.")


class AwaySheet(WorkSheet):
    """Taking one copy away."""

    def __init__(self, over: QWidget, ctx: Context, copy: Copy) -> None:
        super().__init__(
            over,
            ctx,
            translate("Copies", "Take this copy away?"),
            yes=translate("Copies", "Take it away"),
            no=translate("Copies", "Keep it"),
        )
        self._copy = copy
        self.say(translate("Copies", "{when}. Your notes as they are now stay.").format(when=stamp_words(copy.made_at)))
        self.finish_building()

    def operation(self) -> Operation[Any]:
        return vault_ops.take_copy_away(self._copy)
