"""What this is, what it cannot hide, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.version import VERSION
from ui.context import Context
from ui.i18n import translate
from ui.navigation import Place, Room
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.plate import Plate, Reading
from ui.widgets.points import can_hide, cannot_hide, made_to_open, where_kept
from ui.widgets.text import body, hint, subheading


class AboutSection(Section):
    """Words only."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, translate("Settings", "About"))
        plate = Plate()
        self.version = Reading(translate("About", "Yarrow, version {version}").format(version=VERSION), tokens.STRONG)
        plate.column.addWidget(self.version)
        plate.column.addWidget(
            body(
                translate(
                    "About",
                    "A private place to write, to notice what sets off old pain, and to find what helps. It has no network code and no account.",
                )
            )
        )
        self.body.addWidget(plate)
        self.body.addWidget(
            body(
                translate(
                    "About",
                    "It is not a medical device, gives no diagnosis and replaces no one: no counselor, no doctor, no friend.",
                )
            )
        )
        hidden = cannot_hide()
        self.traces = Button(
            translate("Traces", "What this computer notes by itself"),
            Kind.LINK,
            icon="footprints",
            do=lambda: ctx.go(Place(Room.SETTINGS, "traces")),
        )
        hidden.add(self.traces)
        for point in (can_hide(), hidden, made_to_open(), where_kept(str(ctx.session.vault.folder))):
            self.body.addWidget(point)
        self._heading(translate("About", "Licence"))
        self.body.addWidget(
            body(
                translate(
                    "About",
                    "The program is free software under the GNU General Public License, version 3 or later. "
                    "The words of its exercises are free under CC BY-SA 4.0. There is no warranty.",
                )
            )
        )
        self._heading(translate("About", "With thanks to the makers of"))
        for line in _credits():
            self.body.addWidget(hint(line))

    def first_focus(self) -> QWidget:
        return self.version

    def _heading(self, words: str) -> None:
        self.body.addSpacing(tokens.SPACE_8)
        self.body.addWidget(subheading(words))


def _credits() -> tuple[str, ...]:
    return (
        translate(
            "About",
            "the typefaces Literata, Nunito Sans, Noto Sans Arabic and Atkinson Hyperlegible Next (SIL Open Font License 1.1)",
        ),
        translate("About", "the icons of Lucide (ISC licence)"),
        translate(
            "About",
            "Qt and PySide6 (LGPL 3), SQLCipher and SQLite, the Python cryptography library, zxcvbn, and Python itself",
        ),
        translate(
            "About",
            "the long word list of the Electronic Frontier Foundation (CC BY 3.0), from which passphrases are drawn",
        ),
    )
