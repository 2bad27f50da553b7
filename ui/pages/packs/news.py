"""A contact card, a change of keys or a withdrawal that came by itself: what it says, and what taking it in does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handover.model import KeyNews
from app.packs.keys import VerifierKey
from app.packs.model import Contact, Rotation
from app.packs.trust import Effect, Trust
from ui.i18n import pack_words, translate
from ui.pages.packs.signers import signer_plate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Scroll
from ui.widgets.plate import Reading
from ui.widgets.text import body, hint


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    take: Callable[[KeyNews, bool], None]
    compare: Callable[[VerifierKey, str], None]


class NewsView(QWidget):
    """Made anew for each."""

    def __init__(self, news: KeyNews, ways: Ways) -> None:
        super().__init__()
        self.news = news
        scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        back = Button(translate("Packs", "All packs"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(FlowBox(back, bleed=Button.bleed))
        self.title = Reading("", tokens.TITLE)
        column.addWidget(self.title)
        key, before = news.signed.signers[0], news.about[0]
        what = news.signed.what
        buttons = []
        if isinstance(what, Contact):
            self.title.setText(translate("Packs", "A contact card"))
            column.addWidget(
                signer_plate(
                    translate("Packs", "Says that it is from {name}").format(name=what.shown)
                    if before.state is Trust.UNKNOWN
                    else translate("Packs", "From {name}").format(name=before.shown or what.shown),
                    key,
                    before.state,
                    shown=before.shown or what.shown,
                    notes=(what.about,) if what.about else (),
                    compare=ways.compare,
                )
            )
            column.addWidget(hint(_with_age(what)))
            if before.state is Trust.UNKNOWN:
                buttons.append(
                    Button(
                        translate("Packs", "I know whose card this is"), Kind.OUTLINE, do=lambda: ways.take(news, True)
                    )
                )
            if news.effect is not Effect.NOTHING:
                buttons.append(
                    Button(translate("Packs", "Only keep the card"), Kind.OUTLINE, do=lambda: ways.take(news, False))
                )
            else:
                column.addWidget(body(translate("Packs", "You have this card already.")))
        else:
            self._about_keys(news, column.addWidget)
            if news.effect is not Effect.NOTHING:
                buttons.append(
                    Button(translate("Packs", "Take note of it"), Kind.OUTLINE, do=lambda: ways.take(news, False))
                )
        later = Button(
            translate("Packs", "Not now") if buttons else translate("Packs", "Back"), Kind.OUTLINE, do=ways.back
        )
        column.addWidget(FlowBox(*buttons, later, bleed=Button.bleed))
        column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.title

    def _about_keys(self, news: KeyNews, add: Callable[[QWidget], None]) -> None:
        before, after = news.about, news.after
        name = next((signer.shown for signer in before if signer.shown), before[0].name)
        if isinstance(news.signed.what, Rotation):
            self.title.setText(translate("Packs", "A new key"))
            add(
                body(
                    translate("Packs", "{name} has a new key. Both the old and the new one have signed this.").format(
                        name=name
                    )
                )
            )
            if news.effect is not Effect.NOTHING:
                mark = max(after, key=lambda signer: signer.seq).state if after else Trust.UNKNOWN
                states = {signer.state for signer in after}
                mark = Trust.VERIFIED if Trust.VERIFIED in states else Trust.KNOWN if Trust.KNOWN in states else mark
                add(
                    hint(
                        translate(
                            "Packs", "From then on the new key counts. What was said of the old one is said of it:"
                        )
                    )
                )
                add(body(pack_words.state(mark) + "."))
        else:
            self.title.setText(translate("Packs", "A key was withdrawn"))
            add(
                body(
                    translate("Packs", "{name} says that a key of theirs is no longer to be believed.").format(
                        name=name
                    )
                )
            )
            add(body(pack_words.withdrawn(news.signed.what.reason)))
            add(
                hint(
                    translate(
                        "Packs",
                        "This cannot be taken back. What you added before stays, and nothing more comes in from this key.",
                    )
                )
            )
        if news.effect is Effect.NOTHING:
            add(
                body(
                    translate(
                        "Packs", "It is known already, or it is about nobody that you have met. There is nothing to do."
                    )
                )
            )


def _with_age(card: Contact) -> str:
    if card.age:
        return translate("Packs", "With this card you can lock a pack for this person.")
    return translate("Packs", "The card does not say how to lock a pack for this person.")
