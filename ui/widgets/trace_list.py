"""What this computer keeps by itself: found here, usual and not to be seen, fine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import traces
from app.traces import Fact, Found, Keeps
from ui.i18n import translate
from ui.i18n.trace_words import TraceWords, trace_words
from ui.theme import tokens
from ui.widgets.layout import Stack
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.points import Picture
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, body, hint, subheading

_ICONS = {
    Keeps.WATCHED: "eye",
    Keeps.PROGRAMS: "clock",
    Keeps.SCREEN: "monitor",
    Keeps.READER: "ear",
    Keeps.SWAP: "hard-drive",
    Keeps.SLEEP: "moon",
    Keeps.STICK: "pin",
    Keeps.ELSEWHERE: "cloud",
    Keeps.BACKUPS: "archive",
    Keeps.FOLDERS: "folder-open",
    Keeps.RECENT: "history",
    Keeps.SEARCH: "search",
    Keeps.ORIGIN: "download",
    Keeps.CLIPBOARD: "copy",
    Keeps.PRINTER: "printer",
    Keeps.CRASHES: "shield-check",
}
_TINTS = {Found.HERE: "sand", Found.UNSEEN: "sky", Found.FINE: "sage"}


def looking(folder: Path) -> tuple[Fact, ...]:
    """The facts about this computer; quick enough for a lane, too slow for a key press."""
    return traces.look(folder, environ=dict(os.environ), reader=QAccessible.isActive())


class FactPlate(Plate):
    """One thing in words.  The keyboard stops at it, so that the page moves along and a screen reader says it."""

    def __init__(self, icon: str, words: TraceWords, tint: str) -> None:
        super().__init__(tint)
        name = Reading(words.name, tokens.STRONG)
        name.setAccessibleName(words.name)
        name.setAccessibleDescription(" ".join(part for part in (words.about, words.do) if part))
        side, told, across = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        side.addWidget(Picture(icon, tint))
        side.addStretch(1)
        told.setSpacing(tokens.SPACE_4)
        told.addWidget(name)
        told.addWidget(Text(words.about, tokens.BODY, quiet=True))
        if words.do:
            told.addWidget(Text(words.do, tokens.BODY))
        across.setSpacing(tokens.SPACE_12)
        nest(across, side)
        nest(across, told, 1)
        nest(self.column, across)


class TraceList(Stack):
    """The facts in their three groups, each with what it is and what one can do; and what not to do."""

    def __init__(self, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(spacing=tokens.SPACE_8, parent=parent)
        self.groups: dict[Found, list[str]] = {}
        if facts:
            self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these in place of what was there."""
        self.clear()
        self.groups = {}
        column = self.column
        for found, name, about in _groups():
            chosen = [fact for fact in facts if fact.found is found]
            if not chosen:
                continue
            column.addWidget(subheading(name))
            column.addWidget(hint(about))
            self.groups[found] = []
            for fact in chosen:
                words = trace_words(fact)
                self.groups[found].append(words.name)
                column.addWidget(FactPlate(_ICONS[fact.keeps], words, _TINTS[found]))
            column.addSpacing(tokens.SPACE_8)
        column.addWidget(_not_to_do())
        QTimer.singleShot(0, self, self.updateGeometry)  # what is around it has measured it while it was being filled


class TraceSheet(Sheet):
    """The same over a page that has no room for it."""

    def __init__(self, over: QWidget) -> None:
        name = translate("Traces", "What this computer notes by itself")
        super().__init__(over, name, no=translate("Traces", "Back"), width=760)
        self.say(
            translate(
                "Traces",
                "None of this shows what you wrote, except where it says so. It can show that you have this program, and when you used it.",
            )
        )
        self.list = TraceList()
        self.column.addWidget(self.list)


def _groups() -> tuple[tuple[Found, str, str], ...]:
    return (
        (
            Found.HERE,
            translate("Traces", "Found on this computer"),
            translate("Traces", "Only whether these exist was looked at, not what is in them."),
        ),
        (
            Found.UNSEEN,
            translate("Traces", "Usual, and not to be seen from here"),
            translate("Traces", "Please take it that these are there."),
        ),
        (
            Found.FINE,
            translate("Traces", "Looked for, and fine"),
            translate("Traces", "At this moment, on this computer."),
        ),
    )


def _not_to_do() -> QWidget:
    plate = Plate("sand")
    plate.column.addWidget(subheading(translate("Traces", "Better not")))
    plate.column.addWidget(
        body(
            translate(
                "Traces",
                "Emptying lists and logs, or a program that cleans everything, is a trace itself: somebody who knows the computer sees that something was taken away, and that very day. We clean nothing, for that reason. "
                "If what stands here could put you in danger, another device is safer than a tidy one.",
            )
        )
    )
    return plate
