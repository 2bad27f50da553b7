"""The front: every guide, and finding in all of them by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.guide.finding import Hit, find
from app.guide.shelf import SHELF, For, Guide, guide, shelf
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.fields import SearchField
from ui.widgets.layout import Scroll, Stack, row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint, lead, subheading, title
from ui.widgets.tiles import tiles

_ICONS = {
    "survivors": ("leaf", "sage"),
    "using": ("compass", "sage"),
    "import-export": ("import", "sage"),
    "counselors": ("hand-helping", "sand"),
    "packs": ("file-text", "sand"),
    "studio": ("package", "sand"),
    "carrying-on": ("wrench", "sky"),
}
_PAUSE_MS = 400  # until what was found is spoken: not with every letter


class Front(QWidget):
    """``opened`` is called with a guide's key and an anchor."""

    def __init__(self, lang: str, opened: Callable[[str, str], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._lang, self._opened = lang, opened
        scroll = Scroll(measure=1080)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        self.back = Button(translate("Guide", "Back"), Kind.OUTLINE, icon="arrow-left", do=back)
        nest(column, row(self.back))
        column.addWidget(title(translate("Guide", "How it works")))
        column.addWidget(
            lead(
                translate(
                    "Guide",
                    "All of this is on this computer. Nothing is fetched, and what you look up is kept nowhere.",
                )
            )
        )
        self.search = SearchField(
            translate("Guide", "Find in the guides"),
            translate("Guide", "Empty the field"),
            placeholder=translate("Guide", "a word, such as stick"),
        )
        self.search.setMaximumWidth(640)
        self.search.changed.connect(self._look)
        self.search.submitted.connect(self._open_first)
        self.search.down.connect(self._to_first)
        column.addWidget(self.search)
        self.said = Text("", tokens.BODY, quiet=True)
        self.said.hide()
        column.addWidget(self.said)
        self.found = Stack()
        self.found.hide()
        column.addWidget(self.found)
        self.hits: list[PressCard] = []
        self.guides = _all(lang, opened)
        column.addWidget(self.guides)
        column.addStretch(1)
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(_PAUSE_MS)
        self._speak.timeout.connect(lambda: announce(self, self.said.text()))

    def first_focus(self) -> QWidget:
        return self.search.edit

    def _look(self, query: str) -> None:
        """Show what has all of these words; without a word, all guides."""
        asked = bool(query.strip())
        hits = find(query, self._lang)
        self.found.clear()
        self.hits = [self._card(hit) for hit in hits]
        if hits:
            shown = tiles(*self.hits, narrowest=380, most=2)
            self.found.column.addWidget(shown)
            shown.show()
        self.found.setVisible(bool(hits))
        self.guides.setVisible(not asked)
        self.said.setVisible(asked)
        self.said.setText(
            translate("Guide", "Found in %n part(s).", "", len(hits))
            if hits
            else translate("Guide", "No part has these words. Fewer letters, or another word, may find it.")
        )
        if asked:
            self._speak.start()

    def _card(self, hit: Hit) -> PressCard:
        icon, tint = _ICONS[hit.guide]
        line = translate("Guide", "{guide}: {sentence}").format(guide=hit.guide_title, sentence=hit.line)
        name = hit.title or translate("Guide", "About this guide")
        return PressCard(icon, name, line, tint=tint, do=lambda: self._opened(hit.guide, hit.anchor))

    def _open_first(self) -> None:
        if self.hits:
            self.hits[0].click()

    def _to_first(self) -> None:
        if self.hits:
            self.hits[0].setFocus(Qt.FocusReason.TabFocusReason)


def _all(lang: str, opened: Callable[[str, str], None]) -> Stack:
    """Every guide, under whom it is for."""
    made = Stack(spacing=tokens.SPACE_8)
    names = {
        For.YOU: translate("Guide", "For you"),
        For.HELPERS: translate("Guide", "For people who stand by others"),
        For.KEEPERS: translate("Guide", "For people who look after the program"),
    }
    for whom, name in names.items():
        made.column.addSpacing(tokens.SPACE_8)
        made.column.addWidget(subheading(name))
        cards = [_guide_card(one, opened) for one in shelf(lang) if SHELF[one.key] is whom]
        if whom is For.YOU:
            cards.insert(2, _keys_card(lang, opened))
        made.column.addWidget(tiles(*cards, narrowest=380, most=2))
    made.column.addWidget(
        hint(
            translate(
                "Guide", "The same guides, with pictures, lie in the folder docs/guide of the source of this program."
            )
        )
    )
    return made


def _guide_card(of: Guide, opened: Callable[[str, str], None]) -> PressCard:
    icon, tint = _ICONS[of.key]
    return PressCard(icon, of.title, of.about, tint=tint, do=lambda: opened(of.key, ""))


def _keys_card(lang: str, opened: Callable[[str, str], None]) -> PressCard:
    keys = guide("using", lang).section("keys")
    line = translate("Guide", "Every key on one page.")
    return PressCard("keyboard", keys.title, line, tint="sage", do=lambda: opened("using", keys.anchor))
