"""Keys of one's own: what they are called, their words, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.packs.own import KeyState, OwnKey
from ui.i18n import translate
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.layout import Column, FlowBox, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, hint


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with a key; the page does it."""

    back: Callable[[], None]
    new: Callable[[], None]
    bring_in: Callable[[], None]
    rename: Callable[[OwnKey], None]
    card: Callable[[OwnKey], None]
    export: Callable[[OwnKey], None]
    rotate: Callable[[OwnKey], None]
    revoke: Callable[[OwnKey], None]
    delete: Callable[[OwnKey], None]


class Keys(View):
    """Every key with its seven words."""

    def __init__(self, ways: Ways) -> None:
        super().__init__(
            translate("Studio", "My keys"),
            translate("Studio", "Make a pack"),
            ways.back,
            translate("Studio", "A key signs your packs. It lies here behind your passphrase, and nowhere else."),
        )
        self._ways = ways
        self._room = Stack(spacing=tokens.SPACE_16)
        self.column.addWidget(self._room)
        self.new = Button(translate("Studio", "A new key"), Kind.SOFT, icon="plus", do=ways.new)
        self.bring_in = Button(
            translate("Studio", "Bring in a key from a file"), Kind.OUTLINE, icon="upload", do=ways.bring_in
        )
        nest(self.column, row(self.new))
        nest(self.column, row(self.bring_in))
        self.column.addWidget(
            hint(translate("Studio", "If these notes are lost, the keys are lost with them. A copy of a key, locked with words, keeps you able to say: this is still me."))
        )  # fmt: skip
        self.column.addStretch(1)

    def show_keys(self, keys: Sequence[OwnKey]) -> None:
        """Show all of them."""
        self._room.clear()
        for key in keys:
            self._room.column.addWidget(self._key(key))
        if not keys:
            self._room.column.addWidget(
                body(translate("Studio", "There is no key yet. One is made when you sign a pack for the first time."))
            )

    def first_focus(self) -> QWidget:
        return self.new

    def _key(self, key: OwnKey) -> Card:
        ways = self._ways
        card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        inside = Column()
        inside.setSpacing(tokens.SPACE_8)
        inside.addWidget(Text(key.shown, tokens.SUBHEADING))
        inside.addWidget(hint(_about(key)))
        plate = Plate("sky")
        plate.column.addWidget(Reading(" ".join(key.words), tokens.LEAD))
        plate.column.addWidget(Text(key.digits, tokens.HINT, quiet=True))
        inside.addWidget(plate)
        offers: list[tuple[str, str, Callable[[OwnKey], None]]] = []
        if key.state is KeyState.GOOD:
            offers = [
                (translate("Studio", "Contact card"), "user", ways.card),
                (translate("Studio", "Show another name"), "pencil", ways.rename),
                (translate("Studio", "Copy of the key, locked"), "save", ways.export),
                (translate("Studio", "Replace it with a new one"), "refresh-cw", ways.rotate),
                (translate("Studio", "Say that it is not to be believed"), "ban", ways.revoke),
            ]
        elif key.state is KeyState.FOLLOWED:
            offers = [(translate("Studio", "Say that it is not to be believed"), "ban", ways.revoke)]
        offers.append((translate("Studio", "Delete"), "trash-2", ways.delete))
        buttons = []
        for words, icon, do in offers:
            button = Button(words, Kind.LINK, icon=icon, do=partial(do, key))
            button.setAccessibleName(translate("Studio", "{what}: {name}").format(what=words, name=key.shown))
            buttons.append(button)
        inside.addWidget(FlowBox(*buttons, bleed=Button.bleed))
        nest(card.column, inside)
        return card


def _about(key: OwnKey) -> str:
    if key.state is KeyState.REVOKED:
        return translate("Studio", "You said that it is not to be believed any more. It signs nothing.")
    if key.state is KeyState.FOLLOWED:
        return translate("Studio", "A newer key is in its place. It is kept so that it can still be withdrawn.")
    if key.pack_id:
        return translate("Studio", "For one pack only. In the file it is called “{name}”.").format(name=key.name)
    return translate("Studio", "For all your packs. In the file it is called “{name}”.").format(name=key.name)
