"""Signing: with which key, under which name, for whom, with or without the month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.handover.building import AlsoSigns, SignAs
from app.handover.draftlook import Looked
from app.packs.model import Role
from app.packs.own import OwnKey
from ui.i18n import finding_words, translate
from ui.pages.studio.bench import Bench
from ui.pages.studio.files import Person
from ui.pages.studio.others import Others
from ui.pages.studio.reads import KeyChoice
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice, Segments
from ui.widgets.fields import LineField
from ui.widgets.fold import Fold
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, hint
from ui.widgets.toggle_row import ToggleRow

_NEW = "new"
_ALL, _ONE = "all", "one"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to sign.  ``key`` None: with a new one, shown as ``shown``."""

    key: OwnKey | None
    shown: str
    only_this: bool  # of a new key: for this pack and no other
    role: Role
    contact: str
    made: str
    person: Person | None
    carry: bool
    others: tuple[AlsoSigns, ...] = ()

    def signers(self) -> list[SignAs]:
        return [SignAs(self.key, self.role, self.contact)] if self.key is not None else []


class Signing(View):
    """What is proposed is what gives away least for whoever does not want to be known."""

    def __init__(
        self,
        bench: Bench,
        back: Callable[[], None],
        sign: Callable[[Wish], None],
        choose_person: Callable[[], None],
        choose_signer: Callable[[], None],
    ) -> None:
        super().__init__(
            translate("Studio", "Sign and hand over"),
            translate("Studio", "Back to the pack"),
            back,
            translate("Studio", "A signature shows that nobody changed a word. It says nothing about whether the words are good."),
        )  # fmt: skip
        self._bench, self._sign = bench, sign
        self._choice = KeyChoice([], None, "")
        self.person: Person | None = None
        self.needed = Plate("sand")
        self.needed.column.addWidget(
            Text(translate("Studio", "This is needed before it can be signed:"), tokens.STRONG)
        )
        self._needed_list = Stack(spacing=2)
        self.needed.column.addWidget(self._needed_list)
        self.column.addWidget(self.needed)
        self.section(translate("Studio", "With which key"))
        self._said = hint("")
        self.column.addWidget(self._said)
        self.keys = ChipChoice(translate("Studio", "Key"), single=True, show_name=False)
        self.keys.changed.connect(self._on_key)
        self.column.addWidget(self.keys)
        self._words_of = Plate("sky")
        self._words_name = Text(
            translate("Studio", "The seven words of this key, to be read out to whoever wants to compare:"), tokens.HINT
        )
        self.words = Reading("", tokens.LEAD)
        self._words_of.column.addWidget(self._words_name)
        self._words_of.column.addWidget(self.words)
        self.column.addWidget(self._words_of)
        self.shown = LineField(translate("Studio", "Name that is shown"))
        self.column.addWidget(self.shown)
        self.only_this = ToggleRow(
            translate("Studio", "For this pack only"),
            translate("Studio", "Then nobody can see that two packs are of one hand."),
        )
        self.column.addWidget(self.only_this)
        self.section(translate("Studio", "For whom"))
        self.whom = Segments(
            translate("Studio", "For whom"),
            [(_ALL, translate("Studio", "For anybody")), (_ONE, translate("Studio", "For one person"))],
            _ALL,
            on=self._on_whom,
        )
        self.column.addWidget(self.whom)
        self._one = Stack()
        self.person_said = body("")
        self.choose_person = Button(
            translate("Studio", "Choose their contact card"), Kind.OUTLINE, icon="user", do=choose_person
        )
        self._one.column.addWidget(
            hint(translate("Studio", "Their contact card says how to lock it so that only they can open it. The pack then names their key: it cannot be passed on as if meant for another."))
        )  # fmt: skip
        self._one.column.addWidget(self.person_said)
        nest(self._one.column, row(self.choose_person))
        self.column.addWidget(self._one)
        self.others = Others(choose_signer)
        self.column.addWidget(self.others)
        self.more = Fold(translate("Studio", "What else the file says"))
        self.month = ToggleRow("", translate("Studio", "So that people see how old it is. It never says the day."))
        self.contact = LineField(
            translate("Studio", "How you can be reached"),
            help_text=translate("Studio", "Shown only when somebody asks for it. It can stay empty: a name on a shared computer can give somebody away."),
        )  # fmt: skip
        self.role = Segments(
            translate("Studio", "You sign as"),
            [
                (Role.AUTHOR.value, translate("Studio", "Who made it")),
                (Role.REVIEWER.value, translate("Studio", "Who read it")),
            ],
            Role.AUTHOR.value,
        )
        self.carry = ToggleRow(
            translate("Studio", "Pass on news of other keys"),
            translate("Studio", "If a key of somebody you know was lost or replaced. It says whom you know."),
        )
        for part in (
            self.month,
            self.contact,
            Text(translate("Studio", "You sign as"), tokens.LABEL),
            self.role,
            self.carry,
        ):
            self.more.column.addWidget(part)
        self.column.addWidget(self.more)
        self.sign = Button(translate("Studio", "Sign it"), Kind.PRIMARY, icon="key-round", do=self._do)
        nest(self.column, row(self.sign))
        self.column.addStretch(1)
        bench.looked.connect(lambda _looks: self._tell_needed() if self.isVisible() else None)

    def show_choice(self, choice: KeyChoice) -> None:
        """Offer these keys, the proposed one chosen."""
        self._choice = choice
        unnamed = self._bench.draft.unnamed
        options = [(key.id, key.shown) for key in choice.keys]
        self.keys.set_values(())
        self.keys.set_options([*options, (_NEW, translate("Studio", "A new key"))])
        self.keys.set_values([choice.proposed.id if choice.proposed else _NEW])
        self.keys.setVisible(bool(choice.keys))  # nothing to choose from the first time
        self._said.setText(
            translate(
                "Studio",
                "A new key for this pack alone is proposed: so that nobody can put two packs of yours together.",
            )
            if unnamed
            else translate(
                "Studio", "People come to know a key. If you use the same one each time, they see that it is you."
            )
        )
        self.shown.set_text("")
        self.shown.edit.setPlaceholderText(
            translate("Studio", "somebody who has been there")
            if unnamed
            else translate("Studio", "the name of your group, or yours")
        )
        self.only_this.setChecked(unnamed)
        self.month.setText(translate("Studio", "Say the month: {month}").format(month=choice.month))
        self.month.setAccessibleName(self.month.text())
        self.month.setChecked(not unnamed)
        self.contact.set_text("")
        self.contact.setVisible(not unnamed)
        self.carry.setChecked(False)
        self.role.choose(Role.AUTHOR.value)
        self.more.set_open(False)
        self.others.clear()
        self.others.setVisible(not unnamed)
        self.person = None
        self.whom.choose(_ALL)
        self.sign.setEnabled(True)
        self._on_key()
        self._tell_needed()
        self.to_top()

    def take_person(self, person: Person) -> None:
        """Somebody's card was chosen."""
        self.person = person
        self.person_said.setText(
            translate("Studio", "For: {name} ({words})").format(name=person.shown, words=person.digits)
        )
        self.person_said.show()

    def first_focus(self) -> QWidget:
        if not self._choice.keys:
            return self.shown
        chips = self.keys.chips()
        return next((chip for chip in chips if chip.isChecked()), chips[0] if chips else self.back)

    def wish(self) -> Wish | None:
        """What was chosen, or None where a field says what is missing."""
        key = self._key()
        shown = self.shown.text().strip()
        if key is None and not shown:
            self.shown.show_problem(
                translate(
                    "Studio", "It needs a name to be shown. It need not be yours: “somebody who has been there” is one."
                )
            )
            return None
        if self.whom.value() == _ONE and self.person is None:
            self.person_said.setText(translate("Studio", "Please choose their contact card first."))
            self.person_said.show()
            self.choose_person.setFocus()
            return None
        return Wish(
            key, shown, self.only_this.isChecked(), Role(self.role.value()), self.contact.text().strip(),
            self._choice.month if self.month.isChecked() else "",
            self.person if self.whom.value() == _ONE else None, self.carry.isChecked(), self.others.signers,
        )  # fmt: skip

    def _do(self) -> None:
        wish = self.wish()
        if wish is not None:
            self._sign(wish)

    def _key(self) -> OwnKey | None:
        return next((key for key in self._choice.keys if key.id == self.keys.value()), None)

    def _on_key(self) -> None:
        key = self._key()
        self._words_of.setVisible(key is not None)
        if key is not None:
            self.words.setText(" ".join(key.words))
        self.shown.setVisible(key is None)
        self.only_this.setVisible(key is None)

    def _on_whom(self, value: str) -> None:
        self._one.setVisible(value == _ONE)
        self.person_said.setVisible(self.person is not None)

    def _tell_needed(self) -> None:
        looks: Looked | None = self._bench.looks
        needed = looks.refused if looks is not None else ()
        self._needed_list.clear()
        for found in needed[:8]:
            title = str((self._bench.item(found.item) or {}).get("title") or "") if found.item else ""
            words = finding_words.finding(found)
            self._needed_list.column.addWidget(hint(f"{title}: {words}" if title else words))
        self.needed.setVisible(bool(needed))
        self.sign.setEnabled(not needed)
