"""The parts of the section about copies on a stick: the name, the programs, what would happen, what is there now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.paths import MOST_NAME
from app.portable.make import Made
from app.portable.plan import Plan
from app.portable.runtime import Runtime, System
from ui.i18n import translate
from ui.i18n.portable_words import eject_words, neutral_names, notice_words, plan_lines, start_words
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField
from ui.widgets.file_list import size_words
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.message_bar import announce
from ui.widgets.plate import Plate, Reading
from ui.widgets.points import Point
from ui.widgets.text import Text, body, hint

_OWN = "own"


class CopyName(Stack):
    """A few neutral names, or one's own.  Emits ``chosen`` with every change."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        offered = neutral_names()
        options = [*((n, n) for n in offered), (_OWN, translate("Portable", "Another name"))]
        known = name in offered
        self.choice = Segments(
            translate("Portable", "Name"), options, name if known else _OWN, on=lambda _value: self._tell()
        )
        self.own = LineField(translate("Portable", "Another name"))
        self.own.edit.setMaxLength(MOST_NAME)
        self.own.set_text("" if known else name)
        self.own.setVisible(not known)
        self.own.changed.connect(lambda _text: self._tell())
        self.column.addWidget(self.choice)
        self.column.addWidget(self.own)

    def show_problem(self, words: str) -> None:
        """Say under the field what is wrong with the name; the keyboard stays where it is."""
        self.own.note.setText(words)
        self.own.note.setVisible(bool(words))
        self.own.edit.setAccessibleDescription(words)

    def _tell(self) -> None:
        value = self.choice.value()
        self.own.setVisible(value == _OWN)
        self.chosen.emit(self.own.text() if value == _OWN else value)


class Programs(Stack):
    """This program, if it can be copied, and those that were added; one for each system."""

    changed = Signal()

    def __init__(self, choose: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._own: dict[System, Runtime] = {}
        self._added: dict[System, Runtime] = {}
        self._rows = Stack(spacing=tokens.SPACE_12)
        self._none = body(
            translate(
                "Portable",
                "This program runs in a way that cannot be copied, from its source for example. If you have it as a built program, "
                "a folder or an archive, add that. Otherwise only notes go along.",
            )
        )
        self._none.hide()
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        self.add_button = Button(
            translate("Portable", "Add a program for another system"), Kind.SOFT, icon="plus", do=choose
        )
        for part in (self._none, self._rows, self._trouble):
            self.column.addWidget(part)
        self.column.addWidget(FlowBox(self.add_button, bleed=Button.bleed))

    def chosen(self) -> tuple[Runtime, ...]:
        """What would be copied; what was added goes before our own."""
        return tuple((self._own | self._added).values())

    def show_own(self, programs: list[Runtime]) -> None:
        """What runs here, and what lies beside it."""
        self._own = {program.system: program for program in programs}
        self._show()

    def add(self, program: Runtime) -> None:
        self._added[program.system] = program
        self.say_trouble("")
        self._show()
        announce(self, str(program.system))

    def say_trouble(self, words: str) -> None:
        """What stood in the way of adding one; "" takes it back."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        announce(self, words)

    def _show(self) -> None:
        self._none.setVisible(not self._own)
        self._rows.clear()
        for program in self.chosen():
            about = size_words(program.size)
            if program.version:
                about = translate("Portable", "version {version}, {size}").format(version=program.version, size=about)
            point = Point("package", str(program.system), about)
            if program.system in self._added:
                out = Button(
                    translate("Portable", "Leave it out"),
                    Kind.LINK,
                    icon="x",
                    do=partial(self._leave_out, program.system),
                )
                out.setAccessibleName(translate("Portable", "Leave out {system}").format(system=program.system))
                point.add(out)
            self._rows.column.addWidget(point)
        self._rows.setVisible(bool(self.chosen()))
        self.changed.emit()

    def _leave_out(self, system: System) -> None:
        self._added.pop(system, None)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()


class _Said(Plate):
    """A plate whose first words take the keyboard, and quieter lines below."""

    def __init__(self, tint: str) -> None:
        super().__init__(tint)
        self.head = Reading("", tokens.STRONG)
        self._lines = Stack(spacing=tokens.SPACE_8)
        self.column.addWidget(self.head)
        self.column.addWidget(self._lines)

    def words(self) -> str:
        """Everything that it says."""
        lines = [text.text() for text in self._lines.findChildren(Text) if not text.isHidden()]
        return "\n".join([self.head.text(), *lines])

    def take_keyboard(self) -> None:
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, head: str, *lines: Text) -> None:
        self.head.setText(head)
        self._lines.clear()
        for line in lines:
            self._lines.column.addWidget(line)
        self._lines.setVisible(bool(lines))


class PlanPlate(_Said):
    """What would happen, or what stands in the way."""

    def __init__(self) -> None:
        super().__init__("sky")

    def show_missing(self, words: str) -> None:
        """What is still to be chosen."""
        self._say(words or translate("Portable", "Looking at the stick."))

    def show_trouble(self, words: str, room: tuple[int, int] | None = None) -> None:
        """``room``: bytes that are needed and free, where there are not enough."""
        self._say(words, *([] if room is None else [hint(_room(*room))]))
        announce(self, words)

    def show_plan(self, plan: Plan) -> None:
        lines = [body(line) for line in plan_lines(plan)]
        notices = [Text(notice_words(notice), tokens.STRONG) for notice in plan.notices]
        self._say(
            translate("Portable", "This would happen"), *lines, *notices, hint(_room(plan.needed, plan.ground.free))
        )


def _room(needed: int, free: int) -> str:
    return translate("Portable", "Room: {needed} are needed, {free} are free.").format(
        needed=size_words(needed), free=size_words(free)
    )


class DonePlate(_Said):
    """What is on the stick now, how it is opened there, and how to take it out."""

    def __init__(self) -> None:
        super().__init__("sage")

    def show_made(self, made: Made) -> None:
        lines = [
            body(translate("Portable", "It is here: {path}").format(path=made.root)),
            body(eject_words()),
            *(body(start_words(system, path)) for system, path in made.starts),
        ]
        lines += [
            body(
                translate(
                    "Portable", "What is left of the program that was replaced, and is of no use any more: {path}"
                ).format(path=folder)
            )
            for folder in made.left
        ]
        lines.append(
            hint(
                translate(
                    "Portable",
                    "A computer may note down that a stick was used, and the name of the program. "
                    "To bring what was written there back here, use “Take out” there and “Bring in” here.",
                )
            )
        )
        self._say(
            translate("Portable", "The copy is done. Everything was read back from the stick and is the same."), *lines
        )
