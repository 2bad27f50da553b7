"""The screens of *How it works*, and the help on the unlock window."""

from __future__ import annotations

from collections.abc import Callable

from tests.screens.studio import Scene, Studio
from ui.navigation import GuideAt, Place, Room


def _guide(at: GuideAt | None = None) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        studio.go(Place(Room.GUIDE, at))

    return pose


def _find(words: str) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        studio.go(Place(Room.GUIDE))
        studio.write("Find in the guides", words)

    return pose


def _found(studio: Studio) -> None:
    _find("stick")(studio)
    studio.press("On a stick")


def _unlock_help(studio: Studio) -> None:
    from ui.windows.unlock import UnlockView

    program = studio.program
    assert program is not None
    studio.show(UnlockView(studio.folder / "vault", program.lanes, program.shell.messages.say, studio.settings))
    studio.press("If it does not open")


GUIDE_SCENES = (
    Scene("guide", _guide()),
    Scene("guide-section", _guide(GuideAt("survivors", "before-you-begin"))),
    Scene("guide-keys", _guide(GuideAt("using", "keys"))),
    Scene("guide-find", _find("stick")),
    Scene("guide-found", _found),
    Scene("guide-code", _guide(GuideAt("packs", "in-ten-minutes"))),
    Scene("unlock-opening", _unlock_help, locked=True),
)
