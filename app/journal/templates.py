"""Beginnings that the person keeps for entries."""

from __future__ import annotations

import json

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.journal.model import Template
from app.vault import rows
from app.vault.database import Database
from app.vault.words import clean, clean_labels, clean_line, fold

_TABLE = "template"


class Templates:
    """The templates of the journal."""

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self._ids = ids

    def all(self) -> list[Template]:
        """Templates in sight, by name."""
        found = self._db.rows("SELECT id, name, title, body, tags FROM template WHERE deleted_at IS NULL")
        templates = [Template(row[0], row[1], row[2], row[3], tuple(json.loads(row[4]))) for row in found]
        return sorted(templates, key=lambda template: (fold(template.name), template.id))

    def get(self, template_id: str) -> Template:
        """Raises `UserFixable` NOT_FOUND."""
        for template in self.all():
            if template.id == template_id:
                return template
        raise UserFixable(Code.NOT_FOUND)

    def save(
        self, template_id: str | None, name: str, title: str, body: str, tags: tuple[str, ...]
    ) -> Outcome[Template]:
        """Create, or change the one with this id.  Raises `UserFixable` NOT_FOUND."""
        kept = (clean_line(name).strip(), clean_line(title), clean(body), clean_labels(tags))
        values = (*kept[:3], json.dumps(kept[3], ensure_ascii=False))
        now = self._clock.now_ms()
        if template_id is None:
            template_id = self._ids.new()
            self._db.execute(
                "INSERT INTO template(id, created_at, modified_at, name, title, body, tags) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (template_id, now, now, *values),
            )
        elif not self._db.execute(
            "UPDATE template SET modified_at = ?, name = ?, title = ?, body = ?, tags = ? WHERE id = ? AND deleted_at IS NULL",
            (now, *values, template_id),
        ):
            raise UserFixable(Code.NOT_FOUND)
        return Outcome(Template(template_id, *kept), Changes.JOURNAL)

    def delete(self, template_id: str) -> Outcome[None]:
        """Out of sight for ten minutes, then gone.  Raises `UserFixable` NOT_FOUND."""
        rows.mark_deleted(self._db, _TABLE, template_id, self._clock)
        return Outcome(None, Changes.JOURNAL)

    def undo_delete(self, template_id: str) -> Outcome[None]:
        """Raises `UserFixable` NOT_FOUND."""
        rows.unmark_deleted(self._db, _TABLE, template_id)
        return Outcome(None, Changes.JOURNAL)

    def purge_expired(self) -> int:
        """Remove for good what was deleted ten minutes ago or earlier; how many."""
        return self._purge("deleted_at <= ?", (self._clock.now_ms() - rows.UNDO_MS,))

    def purge_all(self) -> int:
        """Remove every template for good; how many."""
        return self._purge("id IS NOT NULL", ())

    def _purge(self, condition: str, values: tuple[int, ...]) -> int:
        with self._db.transaction():
            found = self._db.rows(f"SELECT id FROM template WHERE {condition}", values)  # noqa: S608  text of ours
            for (template_id,) in found:
                rows.bury(self._db, _TABLE, template_id, self._clock)
        return len(found)
