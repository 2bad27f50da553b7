"""Puts the program together: settings, look, window, vault, lock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import log
from app.errors import AppError, WorldError
from app.harden import leave_out_of_search
from app.paths import data_folder
from app.settings import Settings
from app.settings import load as load_settings
from app.settings import save as save_settings
from app.vault import disk
from ui import capture
from ui.actions import Act, install
from ui.bus import Bus
from ui.clipboard import PrivateClipboard
from ui.collecting import Collecting
from ui.defects import Defects
from ui.jobs import Lanes
from ui.lifecycle import Lifecycle, Reason
from ui.navigation import Place, Room
from ui.presence import Presence
from ui.signals import Signals
from ui.theme.theme import Application
from ui.ways.drop import Drops
from ui.ways.handed import Handed
from ui.widgets import full_screen
from ui.windows.door import Door
from ui.windows.shell import Shell

if TYPE_CHECKING:  # loaded when the vault opens: the first window does not wait for them
    from app.session import Session
    from ui.context import Context, Operation
    from ui.windows.crash import CrashView
    from ui.windows.main import MainView

_LOOK = ("language", "theme", "text_scale", "motion", "legible_font", "direction")


def run(data: Path | None, argv: list[str], file: Path | None = None) -> int:
    """Open the window and stay until it closes; ``file`` is opened when the notes are."""
    folder = data_folder(data)
    settings = load_settings(folder)
    qt = Application(argv or ["yarrow"], settings)
    Collecting(qt)
    try:
        program = Program(qt, folder, settings, file)
        program.start()
    except Exception as error:  # noqa: BLE001  nothing is open yet; a program that only fails to appear helps nobody
        view = _broken_start(folder, error, settings.window_title)
        view.show()
    return qt.exec()


def _broken_start(folder: Path, error: Exception, title: str) -> CrashView:
    from ui.windows.crash import CrashView

    lifecycle = Lifecycle(folder, Lanes())
    view = CrashView(error)
    view.setWindowTitle(title)
    view.again.connect(lambda: lifecycle.end(Reason.LOCK))
    view.leave.connect(lambda: lifecycle.end(Reason.QUIT))
    view.resize(900, 640)
    QApplication.setQuitOnLastWindowClosed(True)
    return view


def _warm_up(_token: object, _progress: object) -> None:
    """Load what opening needs while the person types."""
    for name in ("app.session", "app.vault.vault", "ui.windows.main", "ui.pages.now.page"):
        import_module(name)


class Program:
    """What holds the parts together for as long as the process lives."""

    def __init__(self, qt: Application, folder: Path, settings: Settings, file: Path | None = None) -> None:
        self._qt = qt
        self._folder = folder
        self._settings = settings
        self.lanes = Lanes()
        self._bus = Bus()
        self._handed = Handed(file)
        self._session: Session | None = None
        self.main: MainView | None = None
        self.lifecycle = Lifecycle(folder, self.lanes)
        self.lifecycle.leave_to_unlock = settings.leave_to == "locked"
        self.shell = Shell(settings, self.leave, self.quit)
        self.clipboard = PrivateClipboard(self.shell)
        self.presence = Presence(self.shell)
        self.presence.leave_asked.connect(self.leave)
        self.presence.idle.connect(self._on_idle)
        self.presence.watch(self.shell)
        Drops(self.shell, self._open_file, lambda: self.main is not None)
        self._door = Door(
            folder, self.lanes, self.shell, self.presence, lambda: self._settings, self.change_settings, self.opened
        )
        install(self.shell, self._handlers())
        self._signals = Signals(self.quit)
        sys.excepthook = Defects(self.show_error, self._give_up).take

    def start(self) -> None:
        """Show the unlock view, or the first steps where there is no vault yet."""
        self._door.show()
        self.shell.show()
        capture.leave_out(self.shell, not self._settings.in_recordings)
        self._tell_of_the_place()
        self._handed.tell(self._folder, self.lanes, self.shell.messages.say, self.shell)
        QTimer.singleShot(50, lambda: self.lanes.free(_warm_up))
        QTimer.singleShot(1500, self._watch_desktop)

    def _tell_of_the_place(self) -> None:
        """Say it before anything is typed if nothing can be kept here: a stick with its switch on, a folder of somebody else's."""
        try:
            disk.check_place(self._folder)
        except WorldError as error:
            self.show_error(error)

    def lock(self) -> None:
        """Lock now, if anything is open."""
        if self._opened_session() is not None:
            self._end(Reason.LOCK)

    def leave(self) -> None:
        """Be gone now."""
        try:
            if self._door.practises_leaving():
                return
        except Exception as error:  # noqa: BLE001  leaving always works
            log.note_defect(error)
        self._end(Reason.LEAVE)

    def quit(self) -> None:
        """The window was closed."""
        self._end(Reason.QUIT)

    def _opened_session(self) -> Session | None:
        """What is open, also in the middle of the first run."""
        return self._session or self._door.session()

    def _end(self, reason: Reason) -> None:
        self._adopt()
        self.lifecycle.end_soon(reason)

    def _adopt(self) -> None:
        """Have the lifecycle close what a first run has made and not handed over yet."""
        made = self._opened_session()
        if self._session is None and made is not None:
            self.lifecycle.opened(made, lambda: ())

    def _on_idle(self) -> None:
        if self._opened_session() is None:  # a first run that has made nothing yet, or help on the unlock window
            self.presence.watch_idle(self._settings.idle_minutes)
            self._door.rest()
        if self.main is not None and self.lanes.awaited():
            self._put_out_of_sight()
        else:
            self.lock()

    def _put_out_of_sight(self) -> None:
        """What the person started goes on to its end, behind a view from which nothing leads back to the notes."""
        from ui.windows.still_working import StillWorking

        self._behind, self.main = self.main, None  # no key, no file that is dropped, no way leads there any more
        full_screen.leave(self.shell)
        view = StillWorking(self.lanes)
        view.over.connect(self.lock)
        self.shell.cover_view(view)
        self.shell.keep_focus_visible(view.first_focus())

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings and show what they change at once."""
        before, self._settings = self._settings, settings
        try:
            save_settings(self._folder, settings)
        except AppError as error:
            self.show_error(error)
        self.shell.setWindowTitle(settings.window_title)
        if before.in_recordings != settings.in_recordings:
            capture.leave_out(self.shell, not settings.in_recordings)
        self.lifecycle.leave_to_unlock = settings.leave_to == "locked"
        if self._session is not None:
            self.presence.watch_idle(settings.idle_minutes)
        if any(getattr(before, name) != getattr(settings, name) for name in _LOOK):
            QTimer.singleShot(0, self._relook)

    def show_error(self, error: AppError) -> None:
        """Say an error in the message bar."""
        from ui.i18n.messages import sentence

        self.shell.messages.say(sentence(error), stay=True)

    def opened(self, session: Session) -> None:
        """The vault is open: show the rooms."""
        self._session = session
        leave_out_of_search(self._folder)
        self._show_main(Place(Room.NOW))
        self.presence.watch_idle(self._settings.idle_minutes)
        file = self._handed.take()
        if file is not None:
            self._open_file(file)

    def _open_file(self, file: Path) -> None:
        """Look into a file that was dropped here or handed over by the desktop."""
        if self.main is not None:
            self.main.go(Place(Room.PACKS, file))

    def _show_main(self, place: Place) -> None:
        from ui.windows.main import MainView

        main = MainView(self._context)
        self.main = main
        session = self._session
        assert session is not None
        self.lifecycle.opened(session, main.unsaved)
        rail = self.shell.fresh_rail()
        main.fill_rail(rail)
        self.shell.finish_rail()
        self.shell.show_view(main)
        main.go(place)

    def _context(self, main: MainView) -> Context:
        from ui.context import Context
        from ui.tidying import Tidying
        from ui.windows.first_copy import FirstCopy

        session = self._session
        assert session is not None
        Tidying(session, self.lanes, self._bus, main)
        ctx = Context(
            session=session,
            lanes=self.lanes,
            bus=self._bus,
            say=self.shell.messages.say,
            show_error=self.show_error,
            go=main.go,
            back=main.back,
            settings=lambda: self._settings,
            change_settings=self.change_settings,
            leave=self.leave,
            lock=self.lock,
        )
        FirstCopy(ctx, self.clipboard, main)
        return ctx

    def _relook(self) -> None:
        """Build what is shown anew in the look that the settings now ask for."""
        from ui.widgets import focus

        pressed = focus.name_of_focus(self.shell)
        self._qt.dress(self._settings)
        self.shell.repaint_ground()
        if self.main is not None:
            page = self.main.page()
            if page is not None:
                page.leaving()
            self._keep_what_is_written()
            self._show_main(self.main.place())
        else:
            self.shell.fresh_rail()
            self.shell.finish_rail()
            self._door.show_first_run()
        # after the views have given the keyboard to what they begin with
        QTimer.singleShot(0, self.shell, lambda: focus.give_back(focus.find_again(self.shell, pressed)))

    def _keep_what_is_written(self) -> None:
        """The pages are about to be built anew; what stands half written on one that is out of sight is kept, as on locking."""
        session = self._session
        if session is None or self.main is None:
            return

        def write(operations: list[Operation[Any]]) -> None:
            for operation in operations:
                operation(session)

        unsaved = list(self.main.unsaved())
        self.lanes.vault(lambda _token, _progress: write(unsaved), failed=self.show_error, essential=True)

    def _handlers(self) -> dict[Act, Callable[[], None]]:
        def to(room: Room) -> Callable[[], None]:
            return lambda: self.main.go(Place(room)) if self.main is not None else None

        return {
            Act.NOW: to(Room.NOW),
            Act.JOURNAL: to(Room.JOURNAL),
            Act.TRIGGERS: to(Room.TRIGGERS),
            Act.TOOLS: to(Room.TOOLS),
            Act.LOOKING_BACK: to(Room.LOOKING_BACK),
            Act.PACKS: to(Room.PACKS),
            Act.SAFETY: lambda: self.main.go(Place(Room.SAFETY)) if self.main is not None else self._door.get_help(),
            Act.SETTINGS: to(Room.SETTINGS),
            Act.HELP: self.help,
            Act.BACK: lambda: self.main.back() if self.main is not None else self._door.back(),
            Act.FULL_SCREEN: lambda: full_screen.toggle(self.shell),
            Act.MESSAGE: self.shell.messages.take_keyboard,
            Act.LOCK: self.lock,
            Act.QUIT: self.quit,
        }

    def help(self) -> None:
        """What fits the page that is shown; before anything is unlocked only how to open it."""
        from ui.widgets.sheet import Sheet

        if any(sheet.isVisible() for sheet in self.shell.findChildren(Sheet)):  # it asks something of its own first
            return
        if self.main is not None:
            self.main.help()
        else:
            self._door.help()

    def _watch_desktop(self) -> None:
        from ui.desktop import Desktop

        self._desktop = Desktop(self.lock)

    def _give_up(self) -> None:
        from ui.windows.crash import CrashView

        if isinstance(self.shell.view(), CrashView):
            return
        self._adopt()
        self.lifecycle.close()
        self._session = self.main = None
        view = CrashView()
        view.again.connect(lambda: self._end(Reason.LOCK))
        view.leave.connect(self.quit)
        self.shell.fresh_rail()
        self.shell.finish_rail()
        self.shell.show_view(view)
        self.shell.keep_focus_visible(view.first_focus())
