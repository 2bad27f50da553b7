"""People and keys: everybody whose key was met, and what can be said of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.packs.keys import VerifierKey
from app.packs.trust import CameBy, Signer, Trust
from ui.i18n import labels, pack_words, translate
from ui.pages.packs.reads import PersonData
from ui.pages.packs.signers import signer_plate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.fields import LineField
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.plate import Reading
from ui.widgets.sheet import Sheet
from ui.widgets.text import body, hint, lead, title
from ui.widgets.tiles import Tiles


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    person: Callable[[str], None]
    people: Callable[[], None]
    compare: Callable[[VerifierKey, str], None]
    know: Callable[[Signer], None]
    doubt: Callable[[Signer], None]
    rename: Callable[[Signer, str], None]
    forget: Callable[[Signer], None]


class People(QWidget):
    """The list."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        self.back = Button(translate("Packs", "All packs"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(FlowBox(self.back, bleed=Button.bleed))
        column.addWidget(title(translate("Packs", "People and keys")))
        self._lead = lead("")
        column.addWidget(self._lead)
        self._holder = QWidget()
        self._holder.bleed = SHADOW  # type: ignore[attr-defined]
        self._tiles = Tiles(self._holder, narrowest=360, most=2)
        column.addWidget(self._holder)
        self.cards: list[PressCard] = []
        column.addStretch(1)

    def show_people(self, signers: list[Signer]) -> None:
        self._lead.setText(
            translate(
                "Packs",
                "Everybody whose key is known here. A name is only what somebody wrote; comparing words makes it sure.",
            )
            if signers
            else translate(
                "Packs",
                "Nobody yet. A key is met when you say that you know it, or when somebody gives you a contact card.",
            )
        )
        self._tiles.clear()
        self.cards = []
        for signer in signers:
            line = labels.join(
                (
                    pack_words.state(signer.state),
                    translate("Packs", "replaced by a newer key") if signer.followed_by else "",
                )
            )
            card = PressCard(
                pack_words.state_icon(signer.state),
                signer.shown or signer.name,
                line,
                tint="clay" if signer.state is Trust.REVOKED else "sky",
                do=lambda key=signer.key: self._ways.person(key),  # type: ignore[misc]
            )
            self.cards.append(card)
            self._tiles.addWidget(card)
            card.show()
        self._tiles.invalidate()
        self._holder.updateGeometry()

    def first_focus(self) -> QWidget:
        return self.cards[0] if self.cards else self.back


class Person(QWidget):
    """One key."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.data: PersonData | None = None
        self._scroll = scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Packs", "People and keys"), Kind.LINK, icon="arrow-left", do=ways.people)
        column.addWidget(FlowBox(self.back, bleed=Button.bleed))
        self.title = Reading("", tokens.TITLE)
        column.addWidget(self.title)
        self._room = Stack()
        column.addWidget(self._room)
        column.addStretch(1)

    def show_person(self, data: PersonData) -> None:
        """Everything that is known of a key, and what can be said of it."""
        had = self.isAncestorOf(self.window().focusWidget() or self)
        self.data = data
        signer = data.signer
        name = signer.shown or signer.name
        self.title.setText(name)
        self._room.clear()
        add = self._room.column.addWidget
        notes = [signer.about] if signer.about else []
        if signer.came_by is CameBy.ROTATION:
            notes.append(translate("Packs", "This was carried over from an older key, which signed the change."))
        add(
            signer_plate(
                translate("Packs", "Key of {name}").format(name=name),
                signer.verifier,
                signer.state,
                shown=name,
                notes=tuple(notes),
                compare=self._ways.compare,
            )
        )
        if data.titles:
            add(body(translate("Packs", "Signed: {titles}").format(titles=labels.listed(data.titles))))
        if data.follower is not None:
            follower = data.follower
            words = translate("Packs", "Its newer key: {name}").format(name=follower.shown or follower.name)
            add(Button(words, Kind.LINK, icon="key-round", do=lambda: self._ways.person(follower.key)))
        add(self._actions(signer))
        if signer.state is Trust.REVOKED:
            add(
                hint(
                    translate(
                        "Packs", "A withdrawal is remembered for good, so that nobody can use the key again unnoticed."
                    )
                )
            )
        if had and self.isVisible():
            self.title.setFocus()

    def first_focus(self) -> QWidget:
        return self.title

    def _actions(self, signer: Signer) -> QWidget:
        buttons = []
        if signer.state is Trust.UNKNOWN and not signer.followed_by:
            buttons.append(
                Button(translate("Packs", "I know whose key this is"), Kind.OUTLINE, do=lambda: self._ways.know(signer))
            )
        buttons.append(
            Button(
                translate("Packs", "Show another name"), Kind.OUTLINE, icon="pencil", do=lambda: self._rename(signer)
            )
        )
        if signer.state in (Trust.KNOWN, Trust.VERIFIED):
            buttons.append(
                Button(translate("Packs", "I am not sure any more"), Kind.LINK, do=lambda: self._ways.doubt(signer))
            )
        if signer.state is not Trust.REVOKED:
            buttons.append(
                Button(
                    translate("Packs", "Forget this key"), Kind.LINK, icon="trash-2", do=lambda: self._forget(signer)
                )
            )
        return FlowBox(*buttons, bleed=Button.bleed)

    def _rename(self, signer: Signer) -> None:
        sheet = Sheet(self, translate("Packs", "Show another name"), yes=translate("Packs", "Use this name"))
        sheet.say(translate("Packs", "Only you see it. Choose one that tells nothing to others, if somebody may look."))
        field = LineField(translate("Packs", "Name"))
        field.set_text(signer.shown)
        field.submitted.connect(sheet.yes.click)
        sheet.column.addWidget(field)
        sheet.accepted.connect(lambda: self._ways.rename(signer, field.text()))
        sheet.show_sheet(field)

    def _forget(self, signer: Signer) -> None:
        sheet = Sheet(
            self,
            translate("Packs", "Forget this key?"),
            yes=translate("Packs", "Forget it"),
            no=translate("Packs", "Keep it"),
        )
        sheet.say(
            translate("Packs", "Its name, and that you compared words, are gone at once. We cannot bring it back.")
        )
        sheet.say(translate("Packs", "What you added from this person stays."))
        sheet.accepted.connect(lambda: self._ways.forget(signer))
        sheet.show_sheet()
