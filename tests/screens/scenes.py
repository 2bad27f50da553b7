"""Every screen that is drawn, reached as a person reaches it: by what the buttons say."""

from __future__ import annotations

from collections.abc import Callable

from app.cautions import Caution, Topic
from tests.screens.guide_scenes import GUIDE_SCENES
from tests.screens.looking_back_scenes import LOOKING_BACK_SCENES
from tests.screens.packs_scenes import PACKS_SCENES
from tests.screens.player_scenes import PLAYER_SCENES
from tests.screens.portable_scenes import PORTABLE_SCENES
from tests.screens.studio import Scene, Studio
from tests.screens.studio_scenes import STUDIO_SCENES
from tests.screens.traces_scenes import TRACES_SCENES
from ui.navigation import NEW, OWN_PAIN, Place, PlayerStart, Room


def _unlock(studio: Studio) -> None:
    from ui.windows.unlock import UnlockView

    program = studio.program
    assert program is not None
    view = UnlockView(studio.folder / "vault", program.lanes, program.shell.messages.say, studio.settings)
    studio.show(view)
    view.first_focus().setFocus()


def _early(*presses: str) -> Callable[[Studio], None]:
    """The unlock window of somebody who allowed help on it."""

    def pose(studio: Studio) -> None:
        from ui.windows.early.view import EarlyView

        program = studio.program
        assert program is not None
        settings = studio.settings.with_(help_while_locked=True, help_country="NZ")
        view = EarlyView(studio.folder / "vault", program.lanes, program.shell.messages.say, settings)
        studio.show(view)
        view.first_focus().setFocus()
        studio.press(*presses)

    return pose


def _help(country: str, what: object = None, *presses: str) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        studio.session.circle.choose_country(country)
        _page(Room.SAFETY, what, *presses)(studio)
        studio.session.circle.choose_country("")

    return pose


def _first_run(*presses: str) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        from ui.windows.first_run.view import FirstRunView

        program = studio.program
        assert program is not None
        say = program.shell.messages.say
        studio.show(FirstRunView(studio.folder / "new", program.lanes, say, studio.settings, lambda _settings: None))
        studio.press(*presses)

    return pose


def _page(room: Room, what: object = None, *presses: str) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        studio.go(Place(room, what))
        studio.press(*presses)

    return pose


def _entry(title: str, *presses: str) -> Callable[[Studio], None]:
    def pose(studio: Studio) -> None:
        studio.go(Place(Room.JOURNAL, studio.entry(title)))
        studio.press(*presses)

    return pose


def _cautions(place: Place | None = None) -> Callable[[Studio], None]:
    """As it is for somebody who leaves out the breath and texts about police and court."""

    def pose(studio: Studio) -> None:
        studio.session.cautions.leave_out([Caution.BREATH, Caution.COLD], [Topic.LAW])
        studio.go(place or Place(Room.CAUTIONS))
        studio.session.cautions.leave_out([], [])

    return pose


def _reading(text: str) -> Callable[[Studio], None]:
    """One of the short texts, whatever the order of this sitting."""

    def pose(studio: Studio) -> None:
        from ui.pages.reading.page import ReadingPage

        page = studio.go(Place(Room.READING, NEW))
        assert isinstance(page, ReadingPage)
        while getattr(page.leaf(), "id", "") != text:
            studio.press("Another one")

    return pose


def _search(studio: Studio) -> None:
    studio.go(Place(Room.JOURNAL))
    studio.write("Search the journal", "people -garden")


SCENES = (
    Scene("first-run-1-begin", _first_run(), locked=True),
    Scene("first-run-2-leaving", _first_run("Continue"), locked=True),
    Scene("first-run-3-name", _first_run("Continue", "Continue"), locked=True),
    Scene("first-run-4-words", _first_run("Continue", "Continue", "Continue"), locked=True),
    Scene("first-run-5-own", _first_run("Continue", "Continue", "Continue", "My own words"), locked=True),
    Scene("unlock", _unlock, locked=True),
    Scene("unlock-allowed", _early(), locked=True),
    Scene("unlock-help", _early("Get help now"), locked=True),
    Scene("unlock-tools", _early("A few tools"), locked=True),
    Scene("unlock-tool", _early("A few tools", "Five, four, three, two, one"), locked=True),
    Scene("now", _page(Room.NOW)),
    Scene("now-too-much", _page(Room.NOW, None, "Too much")),
    Scene("now-night", _page(Room.NOW, None, "Awake at night")),
    Scene("now-little-energy", _page(Room.NOW, None, "Very little energy")),
    Scene("now-reach", _page(Room.NOW, None, "Very little energy", "Someone to reach")),
    Scene("reading", _reading("slow-days")),
    Scene("reading-heavy", _reading("going-still")),
    Scene("cautions", _cautions()),
    Scene("safety", _help("NZ")),
    Scene("safety-country", _page(Room.SAFETY)),
    Scene("safety-line", _help("US", OWN_PAIN, "More about 988 Suicide & Crisis Lifeline")),
    Scene("safety-own-line", _help("IE", None, "Add a line of my own")),
    Scene("journal", _page(Room.JOURNAL)),
    Scene("journal-reading", _entry("A quieter evening")),
    Scene("journal-writing", _entry("What helped today", "Edit")),
    Scene("journal-veiled", _entry("about the letter")),
    Scene("journal-search", _search),
    Scene("triggers", _page(Room.TRIGGERS)),
    Scene("triggers-note", _page(Room.TRIGGERS, None, "A reminder")),
    Scene("triggers-earlier", _page(Room.TRIGGERS, None, "What I noted before")),
    Scene("tools", _page(Room.TOOLS)),
    Scene("tools-group", _page(Room.TOOLS, None, "Thoughts and feelings")),
    Scene("tools-left-out", _cautions(Place(Room.TOOLS))),
    Scene("tools-one", _page(Room.TOOLS, "longer-out-breath")),
    Scene("tools-own", _page(Room.TOOLS, None, "A tool of my own")),
    Scene("player-senses", _page(Room.PLAYER, PlayerStart("five-senses", calm=False))),
    Scene("player-breath", _page(Room.PLAYER, PlayerStart("longer-out-breath", calm=False)), moves=True),
    Scene("player-hand", _page(Room.PLAYER, PlayerStart("finger-trace", calm=False)), moves=True),
    Scene("player-words", _page(Room.PLAYER, PlayerStart("name-it", calm=False))),
    *PLAYER_SCENES,
    *PACKS_SCENES,
    *STUDIO_SCENES,
    Scene("cards", _page(Room.CARDS)),
    Scene("cards-one", _page(Room.CARDS, None, "For three in the morning")),
    Scene("cards-writing", _page(Room.CARDS, None, "Write a card")),
    *LOOKING_BACK_SCENES,
    *TRACES_SCENES,
    *PORTABLE_SCENES,
    *GUIDE_SCENES,
    *(
        Scene(f"settings-{key}", _page(Room.SETTINGS, key))
        for key in (
            "look",
            "locking",
            "tools",
            "ways-in",
            "bring-in",
            "take-out",
            "copies",
            "delete",
            "guides",
            "about",
        )
    ),
)
