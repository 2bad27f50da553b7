"""Who else is asked to sign the same pack: by their contact cards, as those who read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.handover.building import AlsoSigns
from app.packs.keys import fingerprint_words
from app.packs.note import MOST_SIGNERS
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fold import Fold
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, hint


class Others(Fold):
    """Closed until it is wanted: most packs have one signature."""

    def __init__(self, choose: Callable[[], None]) -> None:
        super().__init__(translate("Studio", "Somebody else signs it, too"))
        self.signers: tuple[AlsoSigns, ...] = ()
        self.column.addWidget(
            hint(translate("Studio", "For example your clinic, or a group that has read it. They stand in the pack, get the file from you, and sign the same words. Until then people can read it, and see that this signature is not here."))
        )  # fmt: skip
        self._list = Stack()
        self.column.addWidget(self._list)
        self.problem = body("")
        self.column.addWidget(self.problem)
        self.choose = Button(translate("Studio", "Choose the card of a signer"), Kind.OUTLINE, icon="user", do=choose)
        nest(self.column, row(self.choose))
        self.clear()

    def clear(self) -> None:
        """Nobody else."""
        self.signers = ()
        self._show()
        self.set_open(False)

    def take(self, signer: AlsoSigns) -> None:
        """A card was chosen."""
        told = signer.verifier
        if any(told.key == one.verifier.key or told.name == one.verifier.name for one in self.signers):
            self._say(translate("Studio", "{name} is named already.").format(name=signer.shown))
            return
        self.signers = (*self.signers, signer)
        self._show()

    def _take_out(self, signer: AlsoSigns) -> None:
        self.signers = tuple(one for one in self.signers if one != signer)
        self._show()
        self.choose.setFocus()

    def _show(self) -> None:
        self._say("")
        self._list.clear()
        for signer in self.signers:
            self._list.column.addWidget(self._one(signer))
        self._list.setVisible(bool(self.signers))
        self.choose.setEnabled(len(self.signers) < MOST_SIGNERS - 1)

    def _one(self, signer: AlsoSigns) -> QWidget:
        plate = Plate("sky")
        plate.column.addWidget(Text(signer.shown, tokens.STRONG))
        plate.column.addWidget(Reading(" ".join(fingerprint_words(signer.verifier.key))))
        out = Button(translate("Studio", "Do not ask them"), Kind.LINK, icon="x", do=lambda: self._take_out(signer))
        out.setAccessibleName(translate("Studio", "Do not ask {name}").format(name=signer.shown))
        nest(plate.column, row(out))
        return plate

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
