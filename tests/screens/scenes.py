"""Every screen that is drawn."""

from __future__ import annotations

from tests.screens.studio import Scene
from ui.navigation import Place, Room

SCENES = (
    Scene("now", lambda s: s.go(Place(Room.NOW))),
    Scene("safety", lambda s: s.go(Place(Room.SAFETY))),
)
