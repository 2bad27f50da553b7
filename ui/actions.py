"""Every action with a shortcut, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.i18n import translate


class Act(StrEnum):
    """What can be done from anywhere."""

    NOW = "now"
    JOURNAL = "journal"
    TRIGGERS = "triggers"
    TOOLS = "tools"
    LOOKING_BACK = "looking-back"
    PACKS = "packs"
    SAFETY = "safety"
    SETTINGS = "settings"
    HELP = "help"
    BACK = "back"
    FULL_SCREEN = "full-screen"
    MESSAGE = "message"
    LOCK = "lock"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table."""

    act: Act
    name: str
    keys: tuple[str, ...]


def table() -> tuple[Entry, ...]:
    """The actions in words of the language in force, with their keys."""
    return (
        Entry(Act.NOW, translate("Actions", "Now"), ("Ctrl+1",)),
        Entry(Act.JOURNAL, translate("Actions", "Journal"), ("Ctrl+2",)),
        Entry(Act.TRIGGERS, translate("Actions", "Triggers"), ("Ctrl+3",)),
        Entry(Act.TOOLS, translate("Actions", "Tools"), ("Ctrl+4",)),
        Entry(Act.SAFETY, translate("Actions", "Get help now"), ("Ctrl+5",)),
        Entry(Act.LOOKING_BACK, translate("Actions", "Looking back"), ("Ctrl+6",)),
        Entry(Act.PACKS, translate("Actions", "Packs"), ("Ctrl+7",)),
        Entry(Act.SETTINGS, translate("Actions", "Settings"), ("Ctrl+,",)),
        Entry(Act.HELP, translate("Actions", "How it works"), ("F1",)),
        Entry(Act.BACK, translate("Actions", "Back"), ("Alt+Left",)),
        Entry(Act.FULL_SCREEN, translate("Actions", "Full screen, and back"), ("F11",)),
        Entry(Act.MESSAGE, translate("Actions", "Go to the message at the foot, and back"), ("F6",)),
        Entry(Act.LOCK, translate("Actions", "Lock"), ("Ctrl+L",)),
        Entry(Act.QUIT, translate("Actions", "Close"), ("Ctrl+Q",)),
    )


def install(window: QWidget, handlers: Mapping[Act, Callable[[], None]]) -> dict[Act, QAction]:
    """Give a window the actions it has handlers for."""
    made: dict[Act, QAction] = {}
    for entry in table():
        handler = handlers.get(entry.act)
        if handler is None:
            continue
        action = QAction(entry.name, window)
        action.setShortcuts([QKeySequence(k) for k in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False, h=handler: h())
        window.addAction(action)
        made[entry.act] = action
    return made
