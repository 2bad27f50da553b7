"""Signing what somebody else made: first it is read whole, then a key is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.packs.keys import fingerprint_words
from app.packs.model import Dir, Signer
from app.packs.own import OwnKey
from ui.i18n import labels, translate
from ui.pages.studio.files import ToSign
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import Column, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.pack_item import item_parts, small_print
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, heading, hint


class Cosigning(View):
    """The pack itself is not changed by a letter."""

    def __init__(self, back: Callable[[], None], sign: Callable[[ToSign, OwnKey], None]) -> None:
        super().__init__(
            translate("Studio", "Sign what somebody sent"),
            translate("Studio", "Make a pack"),
            back,
            translate("Studio", "Your signature says that you have read it and stand by it. Not a word of it changes."),
        )
        self._sign = sign
        self.pack: ToSign | None = None
        self._keys: list[OwnKey] = []
        self._room = Stack(spacing=tokens.SPACE_16)
        self.column.addWidget(self._room)
        self.section(translate("Studio", "With which key"))
        self.none = hint("")
        self.column.addWidget(self.none)
        self.keys = ChipChoice(translate("Studio", "Key"), single=True, show_name=False)
        self.keys.changed.connect(self._on_key)
        self.column.addWidget(self.keys)
        self.sign = Button(translate("Studio", "Sign it as well"), Kind.PRIMARY, icon="key-round", do=self._do)
        nest(self.column, row(self.sign))
        self.column.addStretch(1)

    def show_pack(self, pack: ToSign, keys: Sequence[OwnKey]) -> None:
        """Show all of it, and offer the keys that it asks for: the signature of another says nothing to a reader."""
        self.pack = pack
        told = pack.signed.what
        self._room.clear()
        column = self._room.column
        column.addWidget(heading(told.title))
        if told.summary:
            column.addWidget(body(told.summary))
        plate = Plate("sky")
        lacking = {key.key for key in pack.signed.note.lacking}
        for signer, key in zip(told.signers, pack.signed.signers, strict=True):
            signed = translate("Studio", "not signed yet") if key.key in lacking else translate("Studio", "signed")
            plate.column.addWidget(Text(labels.join((signer.shown, signed)), tokens.STRONG))
            plate.column.addWidget(Reading(" ".join(fingerprint_words(key.key))))
        column.addWidget(plate)
        for words in (told.content_note, told.not_this, told.changes):
            if words:
                column.addWidget(hint(words))
        for item in told.items:
            card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
            inside = Column()
            inside.setSpacing(tokens.SPACE_12)
            inside.addWidget(Text(item.title, tokens.SUBHEADING))
            inside.addWidget(hint(labels.join((small_print(item), item.content_note))))
            for part in item_parts(item, told.dir is Dir.RTL):
                inside.addWidget(part)
            nest(card.column, inside)
            column.addWidget(card)
        self._offer(keys)
        self.keys.set_values(())
        self.keys.set_options([(key.id, key.shown) for key in self._keys])
        self.keys.set_values([key.id for key in self._keys[:1]])
        self.sign.setEnabled(bool(self.keys.value()))
        self.to_top()

    def first_focus(self) -> QWidget:
        return self.back

    def _offer(self, keys: Sequence[OwnKey]) -> None:
        assert self.pack is not None
        named = {key.key.hex() for key in self.pack.signed.signers}
        lacking = {key.key.hex() for key in self.pack.signed.note.lacking}
        self._keys = [key for key in keys if key.public in lacking]
        self.none.setVisible(not self._keys)
        if any(key.public in named for key in keys):
            self.none.setText(translate("Studio", "You have signed it already."))
        else:
            self.none.setText(translate("Studio", "It does not name a key of yours. Give your contact card (“My keys”) to whoever made it: they name you, and send it again."))  # fmt: skip

    def _on_key(self) -> None:
        self.sign.setEnabled(bool(self.keys.value()))

    def _do(self) -> None:
        key = next((key for key in self._keys if key.id == self.keys.value()), None)
        if self.pack is not None and key is not None:
            self._sign(self.pack, key)


def still_to_sign(pack: ToSign, key: OwnKey) -> tuple[Signer, ...]:
    """Who is asked besides this key, and has not signed."""
    pairs = zip(pack.signed.what.signers, pack.signed.signers, strict=True)
    lacking = pack.signed.note.lacking
    return tuple(said for said, one in pairs if one in lacking and one.key.hex() != key.public)
