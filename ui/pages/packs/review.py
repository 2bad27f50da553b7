"""A pack before it is added: who made it, how old it is, what is in it, and what adding it would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handover import planning
from app.handover.model import Choices, Meant, Met, Plan, Review, ReviewItem, SignerView, Standing
from app.packs.keys import VerifierKey
from app.packs.model import Dir, Role
from app.packs.release import comes_with_yarrow
from app.packs.trust import Trust
from ui.i18n import labels, pack_words, translate
from ui.i18n.countries import country_name
from ui.pages.packs.review_item import GoneRow, ItemRow, can_be_picked
from ui.pages.packs.signers import not_here, reviewer, signer_plate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fold import Fold
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.progress import Working
from ui.widgets.text import Text, body, hint, lead, subheading

WINDOW = 24
"""Items that are shown at once."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    compare: Callable[[VerifierKey, str], None]
    add: Callable[[Plan], None]


class ReviewView(QWidget):
    """Made anew for each review.  ``before``: what was picked when the same pack was looked at a moment ago."""

    def __init__(self, review: Review, ways: Ways, before: Choices | None = None) -> None:
        super().__init__()
        self.review, self._ways = review, ways
        self._usual = before or planning.usual(review)
        self._picked = set(self._usual.items)
        self.rows: list[ItemRow] = []
        self.gone: list[GoneRow] = []
        self._right_to_left = review.pack.dir is Dir.RTL
        scroll = Scroll(measure=860)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Packs", "Not now"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(FlowBox(self.back, bleed=Button.bleed))
        self.title = Reading(review.pack.title, tokens.TITLE)
        column.addWidget(self.title)
        if review.pack.summary:
            column.addWidget(lead(review.pack.summary))
        if review.state is not Trust.REVOKED:
            column.addWidget(
                body(translate("Packs", "Nothing is added yet. You can read all of it here and pick what you want."))
            )
        for part in self._before_the_items():
            column.addWidget(part)
        column.addWidget(subheading(translate("Packs", "What is in it")))
        self._all = Button(translate("Packs", "Pick all"), Kind.LINK, do=lambda: self._pick(on=True))
        self._none = Button(translate("Packs", "Pick none"), Kind.LINK, do=lambda: self._pick(on=False))
        column.addWidget(FlowBox(self._all, self._none, bleed=Button.bleed))
        self._items, self._hidden, self._gone = Stack(spacing=tokens.SPACE_8), Stack(), Stack()
        self.more = Button(translate("Packs", "Show more"), Kind.OUTLINE, do=self._extend)
        column.addWidget(self._hidden)
        column.addWidget(self._items)
        column.addWidget(FlowBox(self.more, bleed=Button.bleed))
        column.addWidget(self._gone)
        self.plan_words = Reading("", tokens.STRONG)
        self.author: ChipChoice | None = None
        self._later: Button | None = None
        self._foot = Stack()
        column.addWidget(self._foot)
        self._build_foot()
        self.working = Working()
        column.addWidget(self.working)
        column.addStretch(1)
        self._waiting = [item for item in review.items if not item.touches or item.kept is not None]
        self._build_hidden()
        self._build_gone()
        self._fill()
        self._tell()

    # what the page asks

    def choices(self) -> Choices:
        """What the person says now."""
        return Choices(
            frozenset(self._picked),
            frozenset(row.item.id for row in self.rows if row.replaces()),
            frozenset(row.item_id for row in self.gone if row.isChecked()),
            author=Met(self.author.value()) if self.author is not None else self._usual.author,
        )

    def plan(self) -> Plan | None:
        """What adding would do; None where nothing is taken from the key at all."""
        return None if self.review.state is Trust.REVOKED else planning.plan(self.review, self.choices())

    def busy(self, *, on: bool) -> None:
        """While it is added nothing can be picked."""
        for part in (self._items, self._hidden, self._gone, self.back, self.author, self._later):
            if part is not None:
                part.setEnabled(not on)
        self.add.set_resting(on)

    def first_focus(self) -> QWidget:
        return self.title

    # parts

    def _before_the_items(self) -> list[QWidget]:
        review, parts = self.review, list[QWidget]()
        if review.pack.content_note:
            note = Plate("sand")
            note.column.addWidget(Text(translate("Packs", "Before you look"), tokens.LABEL))
            note.column.addWidget(Reading(review.pack.content_note, tokens.BODY))
            parts.append(note)
        parts += [self._signer(signer) for signer in review.signers]
        parts += [body(words) for words in _facts(review)]
        if review.pack.not_this:
            parts.append(body(translate("Packs", "What it is not: {words}").format(words=review.pack.not_this)))
        parts.append(_about(review))
        return parts

    def _signer(self, signer: SignerView) -> QWidget:
        ours = signer.role is Role.AUTHOR and comes_with_yarrow(self.review.signed)
        notes = []
        if signer.known.shown and signer.known.shown != signer.shown:
            notes.append(translate("Packs", "In the file they call themselves: {name}").format(name=signer.shown))
        if signer.replaced:
            notes.append(translate("Packs", "This key was replaced by a newer one of the same person."))
        name = signer.known.shown or signer.shown
        if signer.missing:
            notes.append(not_here())
        return signer_plate(
            _heading(signer, ours=ours, name=name),
            signer.key,
            signer.state,
            shown=name,
            own=signer.own,
            ours=ours,
            contact=signer.contact,
            notes=tuple(notes),
            compare=self._ways.compare,
            missing=signer.missing,
        )

    def _fill(self) -> None:
        """Make the next rows."""
        now, self._waiting = self._waiting[:WINDOW], self._waiting[WINDOW:]
        for item in now:
            self._add(item, self._items)
        self.more.setVisible(bool(self._waiting))
        left = translate("Packs", "%n more thing(s)", "", len(self._waiting))
        self.more.setAccessibleDescription(left)
        self._offer_all()

    def _extend(self) -> None:
        first = len(self.rows)
        self._fill()
        (self.rows[first].toggle or self.rows[first].look).setFocus()

    def _offer_all(self) -> None:
        several = sum(row.toggle is not None for row in self.rows) > 1
        self._all.setVisible(several)
        self._none.setVisible(several)

    def _add(self, item: ReviewItem, into: Stack) -> None:
        row = ItemRow(
            item,
            picked=item.id in self._picked,
            right_to_left=self._right_to_left,
            changed=lambda: self._changed(row),
            pickable=self.review.state is not Trust.REVOKED,
        )
        self.rows.append(row)
        into.column.addWidget(row)

    def _changed(self, row: ItemRow) -> None:
        if row.picked():
            self._picked.add(row.item.id)
        else:
            self._picked.discard(row.item.id)
        self._tell()

    def _build_hidden(self) -> None:
        """What touches something that the person leaves out: how many and why, and one press to see."""
        hidden = [item for item in self.review.items if item.touches and item.kept is None]
        if not hidden:
            return
        plate = Plate("sky")
        count = translate("Packs", "Not picked, because of what you leave out: %n thing(s).", "", len(hidden))
        plate.column.addWidget(Reading(count, tokens.BODY))
        codes = {code for item in hidden for code in item.touches}
        plate.column.addWidget(hint(pack_words.touches(codes)))
        self.show_hidden = Button(translate("Packs", "Show their titles"), Kind.LINK, icon="eye")

        def show() -> None:
            self.show_hidden.hide()
            for item in hidden:
                self._add(item, self._hidden)
            self._offer_all()
            self._tell()
            first = self.rows[-len(hidden)].toggle
            if first is not None:
                first.setFocus()

        self.show_hidden.clicked.connect(show)
        plate.column.addWidget(self.show_hidden)
        self._hidden.column.addWidget(plate)

    def _build_gone(self) -> None:
        if not self.review.gone:
            return
        self._gone.column.addWidget(
            hint(translate("Packs", "You have more of this pack than this version has. It stays, unless you tick it."))
        )
        for kept in self.review.gone:
            row = GoneRow(kept, self._tell)
            self.gone.append(row)
            self._gone.column.addWidget(row)

    def _build_foot(self) -> None:
        column = self._foot.column
        if self.review.state is Trust.REVOKED:
            self.plan_words.setText(translate("Packs", "Nothing can be added from a key that was withdrawn."))
            column.addWidget(self.plan_words)
            self.add = Button(translate("Packs", "Back"), Kind.OUTLINE, do=self._ways.back)
            column.addWidget(FlowBox(self.add, bleed=Button.bleed))
            return
        if planning.plan(self.review, Choices()).needs_author:
            self.author = ChipChoice(
                translate("Packs", "Do you know who this is from?"),
                (
                    (Met.KNOWN.value, translate("Packs", "Yes, I know whose it is")),
                    (Met.ONCE.value, translate("Packs", "No, and I want to add it all the same")),
                ),
                single=True,
                help_text=translate("Packs", "It is asked because anybody can write any name."),
            )
            if self._usual.author is not Met.UNSAID:
                self.author.set_values((self._usual.author.value,))
            self.author.changed.connect(self._tell)
            column.addWidget(self.author)
        plate = Plate("sage")
        plate.column.addWidget(Text(translate("Packs", "What this does"), tokens.LABEL))
        plate.column.addWidget(self.plan_words)
        plate.column.addWidget(
            hint(translate("Packs", "You can undo all of it for 30 days, and remove it at any time."))
        )
        column.addWidget(plate)
        self.add = Button(translate("Packs", "Add"), Kind.PRIMARY, icon="check", do=self._on_add)
        self._later = later = Button(translate("Packs", "Not now"), Kind.OUTLINE, do=self._ways.back)
        self.problem = hint("")
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(FlowBox(self.add, later, bleed=Button.bleed))

    # what happens

    def _pick(self, *, on: bool) -> None:
        """All of them, also those further down; what touches something that is left out is picked by hand only."""
        here = {item.id for item in self.review.items if item.kept is not None and not can_be_picked(item)}
        self._picked = {item.id for item in self.review.items if on and (not item.touches or item.kept)} | here
        for row in self.rows:
            row.pick(on=row.item.id in self._picked)
        self._tell()

    def _tell(self) -> None:
        """Say what adding would do now."""
        plan = self.plan()
        if plan is None:
            return
        self.plan_words.setText("\n".join(pack_words.plan(plan)))
        newer = self.review.standing is Standing.NEWER
        self.add.setEnabled(plan.does or newer)
        if newer:
            words = translate("Packs", "Bring up to date") if plan.does else translate("Packs", "Keep what I have")
        else:
            words = translate("Packs", "Add")
        self.add.set_words(words)
        self.problem.hide()

    def _on_add(self) -> None:
        plan = self.plan()
        if plan is None:
            return
        if plan.needs_author and self.author is not None:
            self.problem.setText(translate("Packs", "Please say first whether you know who this is from."))
            self.problem.show()
            self.author.chips()[0].setFocus()
            return
        self._ways.add(plan)


def _heading(signer: SignerView, *, ours: bool, name: str) -> str:
    if signer.role is Role.REVIEWER:
        return reviewer(name, missing=signer.missing)
    if signer.own:
        return translate("Packs", "From you, as {name}").format(name=name)
    if ours:
        return translate("Packs", "Comes with this program")
    words = (
        translate("Packs", "Says that it is from {name}")
        if signer.state is Trust.UNKNOWN
        else translate("Packs", "From {name}")
    )
    return words.format(name=name)


def _facts(review: Review) -> list[str]:
    """How it stands to what is here, for whom it is, how old it is."""
    said = []
    if review.standing is Standing.NEWER:
        said.append(translate("Packs", "This is a newer version of a pack that you have."))
        if review.pack.changes:
            said.append(translate("Packs", "What is new: {words}").format(words=review.pack.changes))
    elif review.standing is Standing.SAME:
        said.append(translate("Packs", "You have this pack already. You can take more of it."))
    if review.meant is Meant.ME:
        said.append(translate("Packs", "It was made for you."))
    elif review.meant is Meant.SOMEBODY_ELSE:
        said.append(translate("Packs", "It was made for somebody else, and has come to you all the same."))
    for key in review.fresh:
        name = next(one.known.shown or one.shown for one in review.signers if one.key == key)
        said.append(translate("Packs", "This file brings the signature of {name}, too.").format(name=name))
    for news in review.carried:
        name = news.about.shown or news.about.name
        said.append(
            translate("Packs", "It also brings word that a key of {name} was withdrawn.").format(name=name)
            if news.effect.value == "revoked"
            else translate("Packs", "It also brings word that {name} has a new key.").format(name=name)
        )
    said.append(pack_words.age(review.months))
    return said


def _about(review: Review) -> Fold:
    """What there is to know of the whole: licence, where it fits, who read it."""
    pack = review.pack
    fold = Fold(translate("Packs", "About this pack"))
    fold.column.setSpacing(tokens.SPACE_4)
    rows = (
        (translate("Packs", "Licence: {words}"), pack.licence),
        (translate("Packs", "Made for: {words}"), labels.listed(country_name(code) for code in pack.region)),
        (translate("Packs", "Language: {words}"), pack.lang),
        (translate("Packs", "Read and approved by: {words}"), labels.listed(pack.reviewed_by)),
        (translate("Packs", "School grade of the words: {words}"), str(pack.reading_level or "")),
        (translate("Packs", "Number of the version: {words}"), str(pack.seq)),
    )
    for words, value in rows:
        if value:
            fold.column.addWidget(body(words.format(words=value)))
    if not pack.reviewed_by:
        fold.column.addWidget(body(translate("Packs", "It names nobody who has reviewed it.")))
    return fold
