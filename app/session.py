"""The opened vault and its rooms: the only object that a page or a command gets."""

from __future__ import annotations

from app.cards.cards import Cards
from app.cautions import Cautions
from app.circle.circle import Circle
from app.clock import Clock, SystemClock
from app.ids import Ids, Uuid7Ids
from app.insights.insights import Insights
from app.jobs import CancelToken
from app.journal.journal import Journal
from app.packs.room import Packs
from app.practice.practice import Practice
from app.preferences import Preferences
from app.strategies.strategies import Strategies
from app.triggers.log import TriggerLog
from app.vault.vault import Vault


class Session:
    """Rooms around one open vault.  Used by one thread at a time."""

    def __init__(self, vault: Vault, clock: Clock | None = None, ids: Ids | None = None) -> None:
        self.vault = vault
        self.clock = clock or SystemClock()
        self.ids = ids or Uuid7Ids(self.clock)
        db = vault.db
        self.journal = Journal(db, self.clock, self.ids)
        self.triggers = TriggerLog(db, self.clock, self.ids)
        self.strategies = Strategies(db, self.clock, self.ids)
        self.practice = Practice(db, self.clock, self.ids)
        self.cards = Cards(db, self.clock, self.ids)
        self.preferences = Preferences(db, self.clock)
        self.cautions = Cautions(self.preferences)
        self.circle = Circle(db, self.clock, self.ids, self.preferences)
        self.insights = Insights(db, self.clock, self.ids, self.strategies)
        self.packs = Packs(db, self.clock, self.ids)
        self.strategies.from_packs = self.packs.exercises

    def purge_expired(self) -> None:
        """Remove for good what was deleted more than ten minutes ago."""
        self.journal.purge_expired()
        self.triggers.purge_expired()
        self.strategies.purge_expired()
        self.practice.purge_expired()
        self.cards.purge_expired()
        self.circle.purge_expired()
        self.insights.fair_tests.purge_expired()
        self.packs.purge_expired()  # after the others: what is gone there is forgotten here

    def settle(self, token: CancelToken | None = None) -> None:
        """In an idle moment: bring the indexes of words up to date, sweep out what was removed for good.

        Raises `Cancelled`; what is done by then stays done.
        """
        self.journal.settle(token)
        self.triggers.settle(token)
        self.vault.sweep(token)

    def close(self) -> None:
        """Close the vault.  Nothing is lost: every write was a transaction."""
        self.vault.close()
