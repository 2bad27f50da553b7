"""The plain page: who can use this computer, what can be hidden and what cannot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.settings import Settings
from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.chips import Segments
from ui.widgets.plate import Plate
from ui.widgets.text import label
from ui.windows.first_run.step import Point, Shared, Step


class PlainStep(Step):
    """Said before anything is kept."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(
            shared,
            translate("FirstRun", "Before you begin"),
            translate("FirstRun", "Nothing personal is asked. Nothing is sent anywhere: this program cannot use a network."),
        )
        self.look = self._look()
        self.column.addWidget(self.look)
        self.column.addSpacing(tokens.SPACE_12)
        for point in _points(str(shared.folder)):
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
        for name, choice in ((translate("FirstRun", "Text size"), self.sizes), (translate("FirstRun", "Colours"), self.themes)):
            plate.column.addWidget(label(name))
            plate.column.addWidget(choice)
        return plate


def _look_of(settings: Settings) -> tuple[int, str]:
    return settings.text_scale, settings.theme


def _points(folder: str) -> list[Point]:
    return [
        Point(
            "users",
            translate("FirstRun", "Who else can use this computer?"),
            translate(
                "FirstRun",
                "They may notice that this program is here, or look over your shoulder. A device that only you use is safer. "
                "If you would rather use another one, press Leave: nothing of yours has been saved here.",
            ),
        ),
        Point(
            "hand",
            translate("FirstRun", "Could someone ask you to open it?"),
            translate(
                "FirstRun",
                "What you write is locked with a passphrase. That cannot help when someone makes you type it. "
                "If this could happen, decide first what you want to have here at all.",
            ),
        ),
        Point(
            "shield-check",
            translate("FirstRun", "What it can hide"),
            translate(
                "FirstRun",
                "While it is closed, nobody can read what you wrote without your passphrase: not from this disk, "
                "not from a lost stick, not from a stolen computer.",
            ),
        ),
        Point(
            "eye",
            translate("FirstRun", "What it cannot hide"),
            translate(
                "FirstRun",
                "That this program is on the computer, and when it was last used. Anything at all from spyware, from a screen recording, "
                "or from someone who administers the computer. And backups may keep older copies of the folder after you deleted it.",
            ),
        ),
        Point("folder", translate("FirstRun", "Where everything is kept"), translate("FirstRun", "In one folder, and nowhere else: {folder}").format(folder=folder)),
    ]
