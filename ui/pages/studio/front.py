"""The packs that are being written, and two ways to begin one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.packs.drafts import KeptDraft
from ui.i18n import dates, labels, pack_words, translate
from ui.pages.studio.view import View
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.text import hint
from ui.widgets.tiles import tiles


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the front leads."""

    back: Callable[[], None]
    opened: Callable[[str], None]
    begin: Callable[[bool], None]
    keys: Callable[[], None]
    cosign: Callable[[], None]
    consent: Callable[[], None]


class Front(View):
    """Begin, go on, and what belongs to it."""

    def __init__(self, ways: Ways) -> None:
        super().__init__(
            translate("Studio", "Make a pack"),
            translate("Studio", "Packs"),
            ways.back,
            translate("Studio", "A pack is a file that you hand to somebody. It is written here, and nothing leaves before you save it."),
        )  # fmt: skip
        self._ways = ways
        self._drafts: Sequence[KeptDraft] = ()
        self.to_hand_out = PressCard(
            "users",
            translate("Studio", "To hand out"),
            translate("Studio", "For counselors and groups: with your name, so that people know whom it is from."),
            tint="sage",
            do=lambda: ways.begin(False),
        )
        self.unnamed = PressCard(
            "hand-heart",
            translate("Studio", "A message to the next person"),
            translate("Studio", "Or my own tools for somebody else, without saying who I am."),
            tint="lilac",
            do=lambda: ways.begin(True),
        )
        self.section(translate("Studio", "Begin a new one"))
        self.column.addWidget(tiles(self.to_hand_out, self.unnamed, narrowest=340, most=2))
        self._going_on = self.section(translate("Studio", "Go on with one"))
        self._list = Stack(spacing=0)
        self.column.addWidget(self._list)
        self.cards: list[PressCard] = []
        self.section(translate("Studio", "What belongs to it"))
        self.keys = Button(translate("Studio", "My keys"), Kind.OUTLINE, icon="key-round", do=ways.keys)
        self.cosign = Button(
            translate("Studio", "Sign what somebody sent"), Kind.OUTLINE, icon="pencil", do=ways.cosign
        )
        self.consent = Button(
            translate("Studio", "Consent form for voices"), Kind.OUTLINE, icon="file-text", do=ways.consent
        )
        self.column.addWidget(FlowBox(self.keys, self.cosign, self.consent, bleed=Button.bleed))
        self.column.addWidget(
            hint(
                translate(
                    "Studio",
                    "Prefer a text editor? A folder of text files can be made into a pack on the command line; the guide says how.",
                )
            )
        )
        self.column.addStretch(1)

    def show_drafts(self, drafts: Sequence[KeptDraft]) -> None:
        """Show what was begun."""
        self._drafts = drafts
        self._list.clear()
        self.cards = []
        for draft in drafts:
            name = draft.title or translate("Studio", "A pack without a title")
            card = PressCard("package", name, _about(draft), tint="sand", do=partial(self._ways.opened, draft.id or ""))
            self.cards.append(card)
            self._list.column.addWidget(card)
        self._going_on.setVisible(bool(self.cards))

    def leave_out(self, draft_id: str) -> None:
        """One of them is on its way out."""
        self.show_drafts([draft for draft in self._drafts if draft.id != draft_id])

    def first_focus(self) -> QWidget:
        return self.cards[0] if self.cards else self.to_hand_out


def _about(draft: KeptDraft) -> str:
    kinds = pack_words.kinds(str(item.get("kind")) for item in draft.items)
    who = translate("Studio", "without saying who I am") if draft.unnamed else ""
    signed = (
        translate("Studio", "signed as version {number}").format(number=draft.signed_seq) if draft.signed_seq else ""
    )
    changed = translate("Studio", "changed {day}").format(day=dates.short_day(dates.from_stamp(draft.modified_at)))
    return labels.join((kinds or translate("Studio", "empty"), who, signed, changed))
