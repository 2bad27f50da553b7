"""One item of a review: to pick or not, to look inside, and, where the person changed theirs, both beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.handover import becoming
from app.handover.model import Change, ReviewItem
from app.packs.kept import KeptItem, Policy
from ui.i18n import labels, pack_words, translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.layout import FlowBox, Reflow, Stack
from ui.widgets.pack_item import item_parts, small_print
from ui.widgets.plate import Plate
from ui.widgets.text import Text, body, hint
from ui.widgets.toggle_row import ToggleRow

MINE, THEIRS = "mine", "theirs"


class ItemRow(Stack):
    """``changed`` is called when the person picks otherwise.  ``pickable`` False: it can only be read."""

    def __init__(
        self,
        item: ReviewItem,
        *,
        picked: bool,
        right_to_left: bool,
        changed: Callable[[], None],
        pickable: bool = True,
    ) -> None:
        super().__init__(spacing=tokens.SPACE_4)
        self.item = item
        self.toggle: ToggleRow | None = None
        self.both: Segments | None = None
        self._right_to_left = right_to_left
        if not pickable or not can_be_picked(item):
            self._head(changed)
        else:
            self.toggle = ToggleRow(item.item.title, _line(item), item.item.content_note)
            self.toggle.setChecked(picked)
            self.toggle.clicked.connect(lambda _on: changed())
        self._inside = Stack(spacing=tokens.SPACE_8)
        self._inside.hide()
        words = translate("Packs", "Look inside")
        self.look = Button(words, Kind.LINK, icon="chevron-down", do=self._unfold)
        self.look.setAccessibleName(translate("Packs", "{what}: {name}").format(what=words, name=item.item.title))
        if self.toggle is not None:
            head = Reflow(560)  # beside each other, so that it is plain what each button opens
            head.box.addWidget(self.toggle, 1)
            head.box.addWidget(self.look)
            self.column.addWidget(head)
        else:
            self.column.addWidget(FlowBox(self.look, bleed=Button.bleed))
        self.column.addWidget(self._inside)

    def picked(self) -> bool:
        """Whether it shall be here afterwards; what is here stays unless the person says otherwise."""
        return self.toggle.isChecked() if self.toggle is not None else self.item.kept is not None

    def replaces(self) -> bool:
        """Whether the pack's words come in the place of the person's."""
        return self.both is not None and self.both.value() == THEIRS

    def pick(self, *, on: bool) -> None:
        if self.toggle is not None:
            self.toggle.setChecked(on)

    def _head(self, changed: Callable[[], None]) -> None:
        item = self.item
        self.column.addWidget(Text(item.item.title, tokens.STRONG))
        self.column.addWidget(hint(_line(item)))
        if item.item.content_note:
            self.column.addWidget(hint(item.item.content_note))
        if not item.clashes:
            return
        self.column.addWidget(
            body(translate("Packs", "You changed this one, and the pack says something new. Both are here:"))
        )
        self.column.addWidget(_plate(translate("Packs", "Yours"), item.mine, _would_be(item), "sky"))
        self.column.addWidget(_plate(translate("Packs", "In the pack"), _would_be(item), item.mine, "sand"))
        options = (
            (MINE, translate("Packs", "Keep mine")),
            (THEIRS, translate("Packs", "Take the one in the pack")),
        )
        self.both = Segments(item.item.title, options, MINE, on=lambda _value: changed())
        self.column.addWidget(self.both)

    def _unfold(self) -> None:
        """What it says is made when it is asked for, not before."""
        opens = self._inside.isHidden()
        if opens and not self._inside.column.count():
            for part in item_parts(self.item.item, self._right_to_left):
                self._inside.column.addWidget(part)
        self._inside.setVisible(opens)
        words = translate("Packs", "Close it again") if opens else translate("Packs", "Look inside")
        self.look.set_words(words, "chevron-up" if opens else "chevron-down")
        self.look.setAccessibleName(translate("Packs", "{what}: {name}").format(what=words, name=self.item.item.title))


def can_be_picked(item: ReviewItem) -> bool:
    """Whether there is anything to pick: what is here as it is, and what stays as the person has it, is only told."""
    return not (item.change is Change.SAME or item.clashes or item.policy is Policy.NEVER)


class GoneRow(ToggleRow):
    """Something that is here, and that this version of the pack has no more: it stays unless it is ticked."""

    def __init__(self, kept: KeptItem, changed: Callable[[], None]) -> None:
        super().__init__(
            translate("Packs", "Remove: {title}").format(title=kept.item.title),
            labels.join((pack_words.kind(kept.kind), translate("Packs", "this version has it no more"))),
        )
        self.item_id = kept.id
        self.clicked.connect(lambda _on: changed())


def _line(item: ReviewItem) -> str:
    return labels.join((small_print(item.item), _standing(item), _touched(item)))


def _standing(item: ReviewItem) -> str:
    if item.change is Change.SAME:
        return (
            translate("Packs", "here already; you changed yours") if item.edited else translate("Packs", "here already")
        )
    if item.policy is Policy.NEVER and item.kept is not None:
        return translate("Packs", "you asked to leave yours as it is")
    return translate("Packs", "changed in this version") if item.change is Change.CHANGED else ""


def _touched(item: ReviewItem) -> str:
    if not item.touches:
        return ""
    return translate("Packs", "touches: {what}").format(what=pack_words.touches(item.touches))


def _would_be(item: ReviewItem) -> Mapping[str, Any]:
    room = becoming.room_of(item.item)
    return room.would_be(item.item) if room is not None else {}


def _plate(name: str, fields: Mapping[str, Any], other: Mapping[str, Any], tint: str) -> QWidget:
    """What differs from the other one, field by field."""
    plate = Plate(tint)
    plate.column.addWidget(Text(name, tokens.LABEL))
    for words in _differing(fields, other):
        plate.column.addWidget(body(words))
    return plate


def _differing(fields: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    names = {
        "title": translate("Packs", "Title"),
        "steps": translate("Packs", "Steps"),
        "helps_when": translate("Packs", "Helps when"),
        "not_when": translate("Packs", "Not when"),
        "minutes": translate("Packs", "Minutes"),
        "needs": translate("Packs", "Needs"),
        "tags": translate("Packs", "Words"),
        "name": translate("Packs", "Name"),
        "contact": translate("Packs", "Contact"),
        "hours": translate("Packs", "Hours"),
        "note": translate("Packs", "Note"),
    }
    found = False
    for field, name in names.items():
        value = fields.get(field)
        if field in fields and value != other.get(field):
            found = True
            yield translate("Packs", "{field}: {words}").format(field=name, words=_said(value))
    if not found:
        yield translate("Packs", "Differs in small things: when it fits, or what it needs care with.")


def _said(value: object) -> str:
    if isinstance(value, tuple | list):
        return "\n".join(str(part) for part in value) or "–"
    return str(value) if value else "–"
