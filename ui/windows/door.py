"""What is shown while the notes are closed: the first steps, or the place for the passphrase and what may be beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings
from app.vault.folder import exists
from ui.jobs import Lanes
from ui.presence import Presence
from ui.windows.shell import Shell

if TYPE_CHECKING:  # only the view that is shown is loaded: the start is short
    from app.session import Session
    from ui.windows.early.view import EarlyView
    from ui.windows.unlock import UnlockView


class Door:
    """Puts these views into the shell; ``opened`` is called with the session."""

    def __init__(
        self,
        folder: Path,
        lanes: Lanes,
        shell: Shell,
        presence: Presence,
        settings: Callable[[], Settings],
        change_settings: Callable[[Settings], None],
        opened: Callable[[Session], None],
    ) -> None:
        self._folder, self._lanes, self._shell, self._presence = folder, lanes, shell, presence
        self._settings, self._change_settings, self._opened = settings, change_settings, opened

    def show(self) -> None:
        """The place for the passphrase, or the first steps where there is no vault yet."""
        if exists(self._folder):
            view = self._unlock_view()
            view.unlocked.connect(self._opened)
            self._shell.show_view(view)
            self._shell.keep_focus_visible(view.first_focus())
        else:
            self.show_first_run()

    def show_first_run(self) -> None:
        """The first steps."""
        from ui.windows.first_run.view import FirstRunView

        view = FirstRunView(
            self._folder, self._lanes, self._shell.messages.say, self._settings(), self._change_settings
        )
        view.ready.connect(self._opened)
        self._shell.show_view(view)
        self._shell.keep_focus_visible(view.first_focus())
        self._presence.watch_idle(self._settings().idle_minutes)

    def _unlock_view(self) -> UnlockView | EarlyView:
        """The place for the passphrase; with help and a few tools beside it for whoever allowed that."""
        say, settings = self._shell.messages.say, self._settings()
        if not settings.help_while_locked:
            from ui.windows.unlock import UnlockView

            return UnlockView(self._folder, self._lanes, say, settings)
        from ui.windows.early.view import EarlyView

        self._presence.watch_idle(settings.idle_minutes)
        return EarlyView(self._folder, self._lanes, say, settings)

    # what is asked of what is shown

    def session(self) -> Session | None:
        """What a first run has made and not handed over yet."""
        made: Session | None = getattr(self._shell.view(), "session", None)
        return made

    def practises_leaving(self) -> bool:
        """Whether leaving was only tried: then it says that it works, and is done."""
        practice = getattr(self._shell.view(), "practise_leaving", None)
        return practice is not None and bool(practice())

    def rest(self) -> None:
        """Nobody is there: only the place for the passphrase."""
        if (view := self._early()) is not None:
            view.rest()

    def get_help(self) -> None:
        """Whom to call, where that was allowed."""
        if (view := self._early()) is not None:
            view.get_help()

    def back(self) -> None:
        """One step back from help or a tool."""
        if (view := self._early()) is not None:
            view.back()

    def _early(self) -> EarlyView | None:
        if not self._settings().help_while_locked:
            return None
        from ui.windows.early.view import EarlyView

        view = self._shell.view()
        return view if isinstance(view, EarlyView) else None

    def help(self) -> None:
        """How to open it; nothing else is told before that."""
        from ui.i18n.load import chosen
        from ui.windows.crash import CrashView
        from ui.windows.opening_help import OpeningHelp

        view = self._shell.view()
        if view is not None and not isinstance(view, CrashView):
            OpeningHelp(view, chosen(self._settings().language)).show_help()
