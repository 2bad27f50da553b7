"""The plain page: who can use this computer, what can be hidden and what cannot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.settings import Settings
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.plate import Plate
from ui.widgets.points import can_hide, cannot_hide, made_to_open, where_kept, who_else
from ui.widgets.text import label
from ui.widgets.trace_list import TraceSheet, looking
from ui.windows.first_run.step import Shared, Step


class PlainStep(Step):
    """Said before anything is kept."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "Before you begin"),
            translate(
                "FirstRun", "Nothing personal is asked. Nothing is sent anywhere: this program cannot use a network."
            ),
        )
        self.look = self._look()
        self.column.addWidget(self.look)
        self.column.addSpacing(tokens.SPACE_12)
        hidden = cannot_hide()
        self.traces = Button(
            translate("Traces", "What this computer notes by itself"),
            Kind.LINK,
            icon="footprints",
            do=self._show_traces,
        )
        hidden.add(self.traces)
        for point in (who_else(), made_to_open(), can_hide(), hidden, where_kept(str(shared.folder))):
            self.column.addWidget(point)
            self.column.addSpacing(tokens.SPACE_4)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """After a change of the look the keyboard comes back to it."""
        touched = _look_of(self.shared.settings) != _look_of(Settings())
        return self.sizes.current() if touched and self.look.isVisible() else None

    def entered(self) -> None:
        # The window is built anew for another look; once something is open that must not happen here.
        self.look.setVisible(self.shared.session is None)

    def _show_traces(self) -> None:
        sheet = TraceSheet(self)
        folder = self.shared.folder
        self.shared.lanes.free(lambda _token, _progress: looking(folder), sheet.list.show_facts, owner=sheet)
        sheet.show_sheet()

    def _look(self) -> QWidget:
        settings = self.shared.settings
        plate = Plate("sky")
        plate.column.setSpacing(tokens.SPACE_4)
        self.sizes = Segments(
            translate("FirstRun", "Text size"),
            [(str(size), f"\u2068{size} %\u2069") for size in (100, 125, 150, 200)],
            str(settings.text_scale),
            on=lambda size: self.shared.choose(text_scale=int(size)),
        )
        self.themes = Segments(
            translate("FirstRun", "Colours"),
            (
                ("system", translate("FirstRun", "As the computer")),
                ("light", translate("FirstRun", "Light")),
                ("dark", translate("FirstRun", "Dark")),
                ("contrast", translate("FirstRun", "High contrast")),
            ),
            settings.theme,
            on=lambda theme: self.shared.choose(theme=theme),
        )
        for name, choice in (
            (translate("FirstRun", "Text size"), self.sizes),
            (translate("FirstRun", "Colours"), self.themes),
        ):
            plate.column.addWidget(label(name))
            plate.column.addWidget(choice)
        return plate


def _look_of(settings: Settings) -> tuple[int, str]:
    return settings.text_scale, settings.theme
