"""The way to the guides, for eyes that look for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.guide.shelf import guide
from ui.context import Context
from ui.i18n import translate
from ui.i18n.load import chosen
from ui.navigation import GuideAt, Place, Room
from ui.pages.settings.section import Section
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox
from ui.widgets.text import body

_FIRST = ("survivors", "using", "counselors")


class GuidesSection(Section):
    """Words, and the doors."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, translate("Settings", "How it works"))
        self.body.addWidget(
            body(
                translate(
                    "Guide",
                    "Guides lie in the program: for you, for people who stand by others, and all keys. F1 opens them from anywhere, at the part that fits.",
                )
            )
        )
        self.all = Button(
            translate("Guide", "All guides"), Kind.PRIMARY, icon="book-open", do=lambda: ctx.go(Place(Room.GUIDE))
        )
        lang = chosen(ctx.settings().language)
        some = [
            Button(guide(key, lang).title, Kind.OUTLINE, do=lambda k=key: ctx.go(Place(Room.GUIDE, GuideAt(k))))  # type: ignore[misc]
            for key in _FIRST
        ]
        keys = guide("using", lang).section("keys").title
        some.append(
            Button(keys, Kind.OUTLINE, icon="keyboard", do=lambda: ctx.go(Place(Room.GUIDE, GuideAt("using", "keys"))))
        )
        self.body.addWidget(FlowBox(self.all, *some, bleed=Button.bleed))

    def first_focus(self) -> QWidget:
        return self.all
