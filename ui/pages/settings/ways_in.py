"""What opens the vault: the list, and changing it."""

from __future__ import annotations

from app.errors import AppError
from app.vault.slots import SlotInfo, SlotRole
from ui.context import Context
from ui.i18n import translate
from ui.i18n.dates import from_stamp, short_day
from ui.i18n.vault_words import way_words
from ui.operations import vault as vault_ops
from ui.operations.vault import MadeCode
from ui.pages.settings.section import Section
from ui.pages.settings.ways_in_sheets import ChangePassphraseSheet, CodeSheet, KeyFileSheet, RemoveWaySheet
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.points import Point
from ui.widgets.text import body, subheading

_ICONS = {SlotRole.PASSPHRASE: "lock", SlotRole.RECOVERY_CODE: "file-text", SlotRole.KEY_FILE: "key-round"}


class WaysInSection(Section):
    """Each way in, in words; below them what can be changed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Ways in"),
            translate("WaysIn", "Everything on this list opens what you wrote. Nothing else does."),
        )
        self._role = SlotRole.PASSPHRASE
        self.ways: list[SlotInfo] = []
        self.removers: list[Button] = []
        self._list = Stack(spacing=tokens.SPACE_16)
        self.body.addWidget(self._list)
        self.body.addSpacing(tokens.SPACE_8)
        self.body.addWidget(subheading(translate("WaysIn", "Change them")))
        self.body.addWidget(
            body(
                translate(
                    "WaysIn",
                    "A new passphrase counts at once. Older copies of the folder, in a backup for example, still open with the old one.",
                )
            )
        )
        self.change = Button(translate("WaysIn", "Change the passphrase"), Kind.OUTLINE, icon="lock", do=self._change)
        self.add_code = Button(
            translate("WaysIn", "Make a recovery code"), Kind.OUTLINE, icon="file-text", do=self._add_code
        )
        self.add_file = Button(translate("WaysIn", "Add a key file"), Kind.OUTLINE, icon="key-round", do=self._add_file)
        self.body.addWidget(FlowBox(self.change, self.add_code, self.add_file, bleed=Button.bleed))

    def refresh(self) -> None:
        self.ctx.query(
            lambda session: (vault_ops.list_ways(session), vault_ops.came_in_by(session)), self._show, owner=self
        )

    def first_focus(self) -> Button:
        return self.change

    def _show(self, found: tuple[list[SlotInfo], SlotRole]) -> None:
        self.ways, self._role = found
        self._list.clear()
        self.removers = []
        for way in self.ways:
            point = Point(_ICONS[way.kind], way_words(way.kind), since_words(way))
            if len(self.ways) > 1:
                remove = Button(translate("WaysIn", "Take away"), Kind.LINK, icon="x", do=lambda w=way: self._remove(w))  # type: ignore[misc]
                remove.setAccessibleName(translate("WaysIn", "Take away: {name}").format(name=way_words(way.kind)))
                self.removers.append(remove)
                point.add(remove)
            self._list.column.addWidget(point)

    def _change(self) -> None:
        sheet = ChangePassphraseSheet(self, self.ctx, self._role)
        sheet.done.connect(lambda _none: self.ctx.say(translate("WaysIn", "The new passphrase counts from now on.")))
        sheet.done.connect(lambda _none: self.refresh())
        sheet.show_sheet(sheet.proof.field.edit)

    def _add_code(self) -> None:
        self.add_code.set_resting(True)
        self.ctx.run(
            vault_ops.add_recovery_code, self._show_code, owner=self, failed=self._code_refused, once="recovery code"
        )

    def _code_refused(self, error: AppError) -> None:
        self.add_code.set_resting(False)
        self.ctx.show_error(error)

    def _show_code(self, made: MadeCode) -> None:
        self.add_code.set_resting(False)
        if not self.isVisible():  # it is not for whoever looks at another page by now
            self._take_away(made)
            said = translate("WaysIn", "No recovery code was made, because you had gone to another page.")
            self.ctx.say(said)
            return
        sheet = CodeSheet(self, made.code)
        sheet.accepted.connect(self._code_kept)
        sheet.closed.connect(lambda: self._take_away(made))
        sheet.show_sheet(sheet.panel.shown)

    def _take_away(self, made: MadeCode) -> None:
        def refused(error: AppError) -> None:
            self.ctx.show_error(error)
            self.refresh()  # it is on the list, to be taken away there

        self.ctx.run(vault_ops.remove_way(made.index), lambda _none: self.refresh(), owner=self, failed=refused)

    def _code_kept(self) -> None:
        older = any(way.kind is SlotRole.RECOVERY_CODE for way in self.ways)
        self.ctx.say(
            translate("WaysIn", "The new code works. The older code works too, until you take it away here.")
            if older
            else translate("WaysIn", "The code works. Please put the paper in its place.")
        )
        self.refresh()

    def _add_file(self) -> None:
        sheet = KeyFileSheet(self, self.ctx)
        sheet.done.connect(
            lambda _none: self.ctx.say(
                translate(
                    "WaysIn",
                    "The passphrase with the key file works now. The others on the list still work, until you take them away.",
                )
            )
        )
        sheet.done.connect(lambda _none: self.refresh())
        sheet.show_sheet(sheet.existing)

    def _remove(self, way: SlotInfo) -> None:
        left = [way_words(other.kind) for other in self.ways if other.index != way.index]
        sheet = RemoveWaySheet(self, self.ctx, way, way_words(way.kind), left)
        sheet.done.connect(lambda _none: self.refresh())
        sheet.show_sheet()


def since_words(way: SlotInfo) -> str:
    if not way.made_at:
        return translate("WaysIn", "Since an unknown day")
    return translate("WaysIn", "Since {day}").format(day=short_day(from_stamp(way.made_at)))
