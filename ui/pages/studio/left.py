"""What is against a rule, and is left as it is knowingly: each with a reason, and a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.handover import ticks
from app.handover.draftlook import Looked
from app.handover.finding import Finding, Level
from ui.i18n import finding_words, translate
from ui.pages.studio.bench import Bench
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, heading, hint


class WhySheet(Sheet):
    """The reason; it stays with the draft."""

    def __init__(self, over: QWidget, words: str) -> None:
        super().__init__(over, translate("Studio", "Leave it as it is"), yes=translate("Studio", "Leave it as it is"))
        self.say(words)
        self.why = LineField(
            translate("Studio", "Why"),

            help_text=translate("Studio", "For you, and for whoever works on it after you. It does not go into the file."),
        )  # fmt: skip
        self.column.addWidget(self.why)

    def _accept(self) -> None:
        if not ticks.is_reason(self.why.text()):
            self.why.show_problem(translate("Studio", "A few words on why, please."))
            return
        super()._accept()


class Left(Stack):
    """Hidden while there is nothing of the kind."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__()
        self._bench, self._over = bench, over
        self._shown: list[tuple[str, Level]] = []
        self.sheet: WhySheet | None = None
        self.column.addWidget(heading(translate("Studio", "Against a rule")))
        self.column.addWidget(
            hint(translate("Studio", "Sometimes such words are needed all the same: when somebody says what was said to them. With a reason they can stay."))
        )  # fmt: skip
        self._list = Stack()
        self.column.addWidget(self._list)
        self.hide()

    def show_looks(self, looks: Looked) -> None:
        """Show what was found, one line for each word."""
        found = list(
            {ticks.name_of(one): one for one in looks.findings if one.level in {Level.RULE, Level.LEFT}}.values()
        )
        shown = [(ticks.name_of(one), one.level) for one in found]
        if shown == self._shown:
            return
        self._shown = shown
        self._list.clear()
        for one in found:
            self._list.column.addWidget(self._row(one))
        self.setVisible(bool(found))

    def _row(self, one: Finding) -> QWidget:
        name, words = ticks.name_of(one), self._words(one)
        part = Stack(Text(words, tokens.BODY), spacing=2)
        if one.level is Level.LEFT:
            reason = next(why for key, why in self._bench.draft.left.items() if key == name)
            part.column.addWidget(hint(translate("Studio", "Left as it is: {why}").format(why=reason)))
            button = Button(translate("Studio", "Not any more"), Kind.LINK, do=lambda: self._bench.leave_it(name, ""))
        else:
            button = Button(translate("Studio", "Leave it as it is"), Kind.LINK, do=lambda: self._ask(name, words))
        button.setAccessibleName(translate("Studio", "{act}: {what}").format(act=button.text(), what=words))
        part.column.addWidget(FlowBox(button, bleed=Button.bleed))
        return part

    def _words(self, one: Finding) -> str:
        title = str((self._bench.item(one.item) or {}).get("title") or "") if one.item else ""
        words = finding_words.finding(one)
        return translate("Studio", "{title}: {words}").format(title=title, words=words) if title else words

    def _ask(self, name: str, words: str) -> None:
        sheet = self.sheet = WhySheet(self._over, words)
        sheet.accepted.connect(lambda: self._bench.leave_it(name, sheet.why.text().strip()))
        sheet.show_sheet(sheet.why.edit)

    def names(self) -> Sequence[str]:
        """What is listed, by the names under which it can be left."""
        return [name for name, _ in self._shown]
