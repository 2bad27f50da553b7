"""How it works: the guides.  Nothing here is the person's, and nothing is read from the vault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.guide import finding
from app.guide.shelf import SHELF, guide
from ui.context import Context
from ui.i18n.load import chosen
from ui.navigation import GuideAt
from ui.page import Page
from ui.pages.guide.front import Front
from ui.pages.guide.leaf import Leaf, Ways


class GuidePage(Page):
    """``open``: `GuideAt` a section, None for all guides."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._lang = chosen(ctx.settings().language)
        self._views = QStackedLayout(self)
        self.front = Front(self._lang, self._found, ctx.back)
        self.leaf: Leaf | None = None
        self._views.addWidget(self.front)

    def open(self, what: object) -> None:
        if isinstance(what, GuideAt) and what.guide in SHELF:
            self._turn(what)
        else:
            self._show_front()

    def here(self) -> object:
        return GuideAt(self.leaf.guide.key, self.leaf.anchor) if self.leaf is not None and self._reads() else None

    def first_focus(self) -> QWidget:
        return self.leaf.first_focus() if self.leaf is not None and self._reads() else self.front.first_focus()

    def _reads(self) -> bool:
        return self.leaf is not None and self._views.currentWidget() is self.leaf

    def _show_front(self) -> None:
        self._views.setCurrentWidget(self.front)
        if self.isVisible():
            self.front.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, key: str, anchor: str) -> None:
        """From the front: what was typed there is marked in what is shown."""
        self._turn(GuideAt(key, anchor), finding.words(self.front.search.text()))

    def _turn(self, at: GuideAt, wanted: tuple[str, ...] = ()) -> None:
        leaf = self.leaf
        if leaf is None or leaf.guide.key != at.guide:
            ways = Ways(self.ctx.back, self._show_front, self._turn, self.ctx.go)
            leaf = self._put(Leaf(guide(at.guide, self._lang), self._lang, ways))
        leaf.turn_to(at.anchor, wanted)
        self._views.setCurrentWidget(leaf)
        if self.isVisible():
            leaf.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, leaf: Leaf) -> Leaf:
        """One guide is kept at a time."""
        before, self.leaf = self.leaf, leaf
        self._views.addWidget(leaf)
        if before is not None:
            self._views.removeWidget(before)
            before.hide()
            before.deleteLater()
        return leaf
