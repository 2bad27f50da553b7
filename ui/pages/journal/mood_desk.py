"""Keeps the person's words for feelings in view: read, add, arrange."""

from __future__ import annotations

from collections.abc import Callable

from app.journal.mood_words import MoodWord
from app.journal.moods import FAMILIES, Family
from ui.context import Context
from ui.operations import journal as ops
from ui.page import Page
from ui.pages.journal.mood_picker import MoodPicker
from ui.pages.journal.mood_sheet import MoodSheet
from ui.pages.journal.rows import Telling


class MoodDesk:
    """Feeds a picker and the `Telling`; ``told`` is called when names changed."""

    def __init__(
        self, ctx: Context, page: Page, picker: MoodPicker, telling: Telling, told: Callable[[], None]
    ) -> None:
        self._ctx, self._page, self._picker, self._telling, self._told = ctx, page, picker, telling, told
        self._words: list[MoodWord] = []
        picker.word_added.connect(self._add)
        picker.arrange_asked.connect(self.arrange)

    def read(self) -> None:
        self._ctx.query(lambda s: s.journal.mood_words.all(), self._show, owner=self._page)

    def arrange(self) -> None:
        """Hide, rename, take back words."""
        sheet = MoodSheet(self._page, self._words)

        def again(_done: object) -> None:
            self._ctx.query(lambda s: s.journal.mood_words.all(), sheet.set_words, owner=sheet)
            self.read()

        sheet.renamed.connect(
            lambda word, label: self._ctx.run(ops.rename_mood_word(word, label), again, owner=self._page)
        )
        sheet.hidden.connect(
            lambda word, hidden: self._ctx.run(ops.hide_mood_word(word, hidden), again, owner=self._page)
        )
        sheet.removed.connect(lambda word: self._ctx.run(ops.remove_mood_word(word), again, owner=self._page))
        sheet.show_sheet()

    def _show(self, words: list[MoodWord]) -> None:
        self._words = words
        self._telling.names = {word.word: word.label for word in words if word.label}
        self._picker.set_words({f: [w for w in words if w.family is f and not w.hidden] for f in FAMILIES})
        self._told()

    def _add(self, word: str, family: Family) -> None:
        self._ctx.run(ops.add_mood_word(word, family), lambda _word: self.read(), owner=self._page)
