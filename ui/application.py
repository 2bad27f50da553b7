"""Puts the program together: settings, look, window, vault, lock."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer

from app.errors import AppError
from app.paths import data_folder
from app.session import Session
from app.settings import Settings
from app.settings import load as load_settings
from app.settings import save as save_settings
from app.vault.vault import exists
from ui.actions import Act, install
from ui.bus import Bus
from ui.context import Context
from ui.i18n.messages import sentence
from ui.jobs import Lanes
from ui.lifecycle import Lifecycle, Reason
from ui.navigation import Place, Room
from ui.presence import Presence
from ui.theme.theme import Application
from ui.windows.main import MainView
from ui.windows.shell import Shell

_LOOK = ("language", "theme", "text_scale", "motion", "legible_font", "direction")


def run(data: Path | None, argv: list[str]) -> int:
    """Open the window and stay until it closes."""
    folder = data_folder(data)
    settings = load_settings(folder)
    qt = Application(argv or ["yarrow"], settings)
    program = Program(qt, folder, settings)
    program.start()
    return qt.exec()


class Program:
    """What holds the parts together for as long as the process lives."""

    def __init__(self, qt: Application, folder: Path, settings: Settings) -> None:
        self._qt = qt
        self._folder = folder
        self._settings = settings
        self._lanes = Lanes()
        self._bus = Bus()
        self._session: Session | None = None
        self.main: MainView | None = None
        self.lifecycle = Lifecycle(folder, self._lanes)
        self.lifecycle.leave_to_unlock = settings.leave_to == "locked"
        self.shell = Shell(settings, self.leave, self.quit)
        self.presence = Presence(qt)
        self.presence.leave_asked.connect(self.leave)
        self.presence.idle.connect(self.lock)
        qt.installEventFilter(self.presence)
        install(self.shell, self._handlers())
        self._listen_for_signals()
        sys.excepthook = self._on_exception

    def start(self) -> None:
        """Show the unlock view, or the first steps where there is no vault yet."""
        if exists(self._folder):
            self._show_unlock()
        else:
            self._show_first_run()
        self.shell.show()
        QTimer.singleShot(1500, self._watch_desktop)

    def lock(self) -> None:
        """Lock now, if anything is open."""
        if self._session is not None:
            self._end(Reason.LOCK)

    def leave(self) -> None:
        """Be gone now."""
        view = self.shell.view()
        practice = getattr(view, "practise_leaving", None)
        if practice is not None and practice():  # first run: "try it" only says that it works
            return
        self._end(Reason.LEAVE)

    def quit(self) -> None:
        """The window was closed."""
        self._end(Reason.QUIT)

    def _end(self, reason: Reason) -> None:
        made = getattr(self.shell.view(), "session", None)
        if self._session is None and isinstance(made, Session):  # in the middle of the first run
            self.lifecycle.opened(made, lambda: ())
        self.lifecycle.end_soon(reason)

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings and show what they change at once."""
        before, self._settings = self._settings, settings
        try:
            save_settings(self._folder, settings)
        except AppError as error:
            self.show_error(error)
        self.shell.setWindowTitle(settings.window_title)
        self.lifecycle.leave_to_unlock = settings.leave_to == "locked"
        if self._session is not None:
            self.presence.watch_idle(settings.idle_minutes)
        if any(getattr(before, name) != getattr(settings, name) for name in _LOOK):
            QTimer.singleShot(0, self._relook)

    def show_error(self, error: AppError) -> None:
        """Say an error in the message bar."""
        self.shell.messages.say(sentence(error), stay=True)

    def opened(self, session: Session) -> None:
        """The vault is open: show the rooms."""
        self._session = session
        self._show_main(Place(Room.NOW))
        self.presence.watch_idle(self._settings.idle_minutes)

    def _show_unlock(self) -> None:
        from ui.windows.unlock import UnlockView

        view = UnlockView(self._folder, self._lanes, self.shell.messages.say, self._settings)
        view.unlocked.connect(self.opened)
        self.shell.show_view(view)
        self.shell.keep_focus_visible(view.first_focus())

    def _show_first_run(self) -> None:
        from ui.windows.first_run.view import FirstRunView

        view = FirstRunView(self._folder, self._lanes, self.shell.messages.say, self._settings, self.change_settings)
        view.ready.connect(self.opened)
        self.shell.show_view(view)
        self.shell.keep_focus_visible(view.first_focus())

    def _show_main(self, place: Place) -> None:
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
        session = self._session
        assert session is not None
        return Context(
            session=session,
            lanes=self._lanes,
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

    def _relook(self) -> None:
        """Build what is shown anew in the look that the settings now ask for."""
        self._qt.dress(self._settings)
        self.shell.repaint_ground()
        if self.main is not None:
            page = self.main.page()
            if page is not None:
                page.leaving()
            self._show_main(Place(self.main.place().room))
        else:
            self.shell.fresh_rail()
            self.shell.finish_rail()
            self._show_first_run()

    def _handlers(self) -> dict[Act, Callable[[], None]]:
        def to(room: Room) -> Callable[[], None]:
            return lambda: self.main.go(Place(room)) if self.main is not None else None

        return {
            Act.NOW: to(Room.NOW),
            Act.JOURNAL: to(Room.JOURNAL),
            Act.TRIGGERS: to(Room.TRIGGERS),
            Act.TOOLS: to(Room.TOOLS),
            Act.SAFETY: to(Room.SAFETY),
            Act.SETTINGS: to(Room.SETTINGS),
            Act.BACK: lambda: self.main.back() if self.main is not None else None,
            Act.LOCK: self.lock,
            Act.QUIT: self.quit,
        }

    def _watch_desktop(self) -> None:
        from ui.desktop import Desktop

        self._desktop = Desktop(self.lock)

    def _listen_for_signals(self) -> None:
        """End properly when the system asks (SIGTERM, SIGHUP, Ctrl+C in a terminal)."""
        if sys.platform == "win32":
            return
        reader, writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        self._notifier.setEnabled(False)  # the pipe is never emptied
        self.quit()

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        """A defect of ours: say so, without its words; the person goes on."""
        from app.errors import Bug

        self.show_error(error if isinstance(error, AppError) else Bug(kind=kind.__name__))
