"""What this computer keeps anyway, found on this computer as far as it can be found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.traces import Fact
from ui.context import Context
from ui.i18n import translate
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import row
from ui.widgets.text import body
from ui.widgets.trace_list import TraceList, looking


class TracesSection(Section):
    """Looks each time it is opened."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Traces"),
            translate(
                "Traces",
                "This program writes to its own folder and nowhere else, starts nothing and connects to nothing. What the computer notes by itself is another matter.",
            ),
        )
        self.body.addWidget(
            body(
                translate(
                    "Traces",
                    "None of this shows what you wrote, except where it says so. It can show that you have this program, and when you used it.",
                )
            )
        )
        self.again = Button(translate("Traces", "Look again"), Kind.OUTLINE, icon="refresh-cw", do=self.refresh)
        self.body.addLayout(row(self.again))
        self.body.addSpacing(tokens.SPACE_8)
        self.list = TraceList()
        self.body.addWidget(self.list)

    def refresh(self) -> None:
        self.ctx.query(lambda session: looking(session.vault.folder), self._show, owner=self)

    def first_focus(self) -> QWidget:
        return self.again

    def _show(self, facts: tuple[Fact, ...]) -> None:
        self.list.show_facts(facts)
