"""What was signed, on its way out: as a file, locked with words or for one person, on paper, as squares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.packs import agefile
from app.packs.own import OwnKey
from app.vault.secrets import offer_words
from ui.context import Context
from ui.i18n import labels, translate
from ui.pages.studio.files import Person
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.ways.file import choose_new
from ui.ways.print_sheet import HandoutSheet, SquaresSheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, body, heading, hint

WORDS = 6


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something signed, its neutral name, and for whom it is if for one person."""

    data: bytes
    name: str
    key: OwnKey | None = None
    person: Person | None = None
    is_pack: bool = True  # it can be read as it is
    lacking: tuple[str, ...] = ()  # who is still asked to sign it


class Handing(View):
    """Nothing is written anywhere before a button is pressed."""

    def __init__(self, ctx: Context, back: Callable[[], None]) -> None:
        super().__init__(translate("Studio", "It is signed"), translate("Studio", "Back to the pack"), back)
        self._ctx = ctx
        self.parcel: Parcel | None = None
        self.sheet: Sheet | None = None
        self._room = Stack()
        self.column.addWidget(self._room)
        self.column.addStretch(1)
        self.buttons: list[Button] = []

    def show_parcel(self, parcel: Parcel) -> None:
        """Offer the ways."""
        self.parcel = parcel
        self._room.clear()
        column = self._room.column
        if parcel.key is not None:
            plate = Plate("sky")
            plate.column.addWidget(
                Text(
                    translate("Studio", "Signed as {name}. These seven words belong to the key:").format(
                        name=parcel.key.shown
                    ),
                    tokens.HINT,
                )
            )
            plate.column.addWidget(Reading(" ".join(parcel.key.words), tokens.LEAD))
            plate.column.addWidget(
                hint(translate("Studio", "Read them out to whoever gets it, in person or on the phone. Then they can know that it is from you."))
            )  # fmt: skip
            column.addWidget(plate)
        if parcel.lacking:
            column.addWidget(_still(parcel))
        column.addWidget(heading(translate("Studio", "Locked")))
        if parcel.person is not None:
            column.addWidget(body(translate("Studio", "Only {name} can open it.").format(name=parcel.person.shown)))
            locked = Button(
                translate("Studio", "Save it for {name}").format(name=parcel.person.shown),
                Kind.PRIMARY,
                icon="lock",
                do=self._for_one,
            )
        else:
            column.addWidget(
                body(
                    translate(
                        "Studio", "Six words open it. You say them on the phone or in person, never beside the file."
                    )
                )
            )
            locked = Button(
                translate("Studio", "Lock it with six words"), Kind.PRIMARY, icon="lock", do=self.with_words
            )
        self.buttons = [locked]
        column.addWidget(FlowBox(locked, bleed=Button.bleed))
        column.addWidget(heading(translate("Studio", "Open")))
        column.addWidget(
            body(
                translate(
                    "Studio",
                    "Anybody who finds the file can read it. A stick with a neutral name, from hand to hand, is safer than e-mail.",
                )
            )
        )
        save = Button(
            translate("Studio", "Save to a file"), Kind.OUTLINE, icon="download", do=lambda: self.save(parcel.data)
        )
        self.buttons.append(save)
        if parcel.is_pack:
            paper = Button(translate("Studio", "On paper, to read"), Kind.OUTLINE, icon="printer", do=self._paper)
            squares = Button(
                translate("Studio", "As squares to photograph"), Kind.OUTLINE, icon="layout-template", do=self._squares
            )
            self.buttons += [paper, squares]
        column.addWidget(FlowBox(*self.buttons[1:], bleed=Button.bleed))
        column.addWidget(
            hint(translate("Studio", "A copy that was handed out cannot be called back. A newer version can take its place where people add it."))
        )  # fmt: skip
        self.to_top()

    def first_focus(self) -> QWidget:
        return self.buttons[0] if self.buttons else self.back

    def save(self, data: bytes) -> None:
        """Ask where, and write."""
        if self.parcel is not None:
            name = Path(self.parcel.name)
            self.sheet = choose_new(self, self._ctx, name.stem, name.suffix, data, self._saved)

    def with_words(self) -> None:
        """Offer six words, then lock and save."""
        if self.parcel is not None:
            sheet = WordsSheet(self, self._ctx, self.parcel.data)
            sheet.locked = self.save
            self.sheet = sheet
            sheet.show_sheet(sheet.words)

    def _for_one(self) -> None:
        parcel = self.parcel
        if parcel is None or parcel.person is None:
            return
        recipient, button = parcel.person.recipient, self.buttons[0]
        button.set_resting(True)

        def rest() -> None:
            if isValid(button):
                button.set_resting(False)

        def locked(data: bytes) -> None:
            rest()
            if self.parcel is parcel:
                self.save(data)

        def refused(error: AppError) -> None:
            rest()
            self._ctx.show_error(error)

        self._ctx.lanes.free(
            lambda _token, _progress: agefile.encrypt_to(parcel.data, [recipient]), locked, owner=self, failed=refused
        )

    def _paper(self) -> None:
        if self.parcel is not None:
            sheet = HandoutSheet(self, self._ctx, self.parcel.data)
            self.sheet = sheet
            sheet.show_sheet()

    def _squares(self) -> None:
        if self.parcel is not None:
            sheet = SquaresSheet(self, self._ctx, self.parcel.data)
            self.sheet = sheet
            sheet.show_sheet()

    def _saved(self, path: Path) -> None:
        self._ctx.say(translate("Studio", "Saved: {path}").format(path=path))


def _still(parcel: Parcel) -> Plate:
    """Who else is asked, and what the file is worth meanwhile."""
    plate = Plate("sand")
    names = labels.listed(parcel.lacking)
    plate.column.addWidget(Text(translate("Studio", "Still to sign it: {names}").format(names=names), tokens.STRONG))
    meanwhile = (
        translate("Studio", "People can read it already. It tells them that this signature is not here.")
        if parcel.is_pack
        else translate("Studio", "Nobody can read it before that.")
    )
    plate.column.addWidget(
        hint(translate("Studio", "Save it to a file and hand it on. They open it with “Sign what somebody sent”."))
    )
    plate.column.addWidget(hint(meanwhile))
    return plate


class WordsSheet(Sheet):
    """Six words drawn by chance; others can be drawn.  ``lock`` is called with them; left as it is, it calls ``locked`` with the locked bytes."""

    def __init__(self, over: QWidget, ctx: Context, data: bytes, about: str = "") -> None:
        super().__init__(over, translate("Studio", "Six words"), yes=translate("Studio", "Lock it with these"))
        self._ctx, self._data, self._over = ctx, data, over
        self.locked: Callable[[bytes], None] = lambda _data: None
        self.lock: Callable[[str], None] = self._lock
        self.say(
            about
            or translate(
                "Studio",
                "Please write them down or say them now. They are kept nowhere, and without them nobody opens the file.",
            )
        )
        plate = Plate("sage")
        self.words = Reading("", tokens.HEADING, exact=True)
        plate.column.addWidget(self.words)
        self.column.addWidget(plate)
        self.other = Button(translate("Studio", "Other words"), Kind.LINK, icon="refresh-cw", do=self._draw)
        self.column.addWidget(FlowBox(self.other, bleed=Button.bleed))
        self.said = ""
        self._draw()
        self.accepted.connect(lambda: self.lock(self.said))

    def _draw(self) -> None:
        self.said = " ".join(offer_words(WORDS))
        self.words.setText(self.said)
        self.words.setAccessibleName(self.said)

    def _lock(self, words: str) -> None:
        data, locked, ctx = self._data, self.locked, self._ctx
        ctx.lanes.free(
            lambda _token, _progress: agefile.encrypt_with_words(data, words),
            locked,
            owner=self._over,
            failed=ctx.show_error,
        )
