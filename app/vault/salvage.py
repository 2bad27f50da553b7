"""Saving what can be saved from a container that is damaged.

Every page whose seal still holds is read without SQL.  Rows are found along the trees where
their roots are known (from the schema itself, or from the newest kept copy, which remembers where
they were) and, where the way to them is lost, by what they look like.  They go into a new
container; the damaged one is set aside, untouched but for its visible salt.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import AppError, Bug
from app.jobs import Progress, silent
from app.vault import containers, copies, disk, header, migrations
from app.vault.database import Database
from app.vault.lock import FolderLock
from app.vault.pages import Pages
from app.vault.records import Node, Record, Value, read_node
from app.vault.restore import swap
from app.vault.secrets import Secret
from app.vault.shapes import Shape, shapes_of

_STEPS = 4
_NOT_SAVED = ("entry_late", "trigger_late")  # the index of words is made anew


@dataclass(slots=True)
class Salvaged:
    """What was saved: rows by table, rows whose end is missing, pages that could not be read."""

    rows: dict[str, int] = field(default_factory=dict)
    cut: int = 0
    lost_pages: int = 0


@dataclass(slots=True)
class _Found:
    rows: dict[str, list[tuple[Value, ...]]] = field(default_factory=dict)
    visited: set[int] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)  # trees with a page that could not be read
    cut: int = 0

    def take(self, shape: Shape, record: Record) -> bool:
        values = shape.fit(record)
        if values is None:
            return False
        self.rows.setdefault(shape.table, []).append(values)
        self.cut += record.cut
        return True


def salvage(folder: Path, secret: Secret, progress: Progress = silent) -> Salvaged:
    """Put what can be saved in the place of a damaged container of a closed vault.

    Raises what `open_vault` raises before it touches the database; then nothing has changed.
    """
    lock = FolderLock(folder)
    try:
        progress(0, _STEPS)
        opened = header.unlock(folder, secret)
        try:
            return _salvage(folder, opened, progress)
        finally:
            opened.wipe()
    finally:
        lock.release()


def _salvage(folder: Path, opened: header.Opened, progress: Progress) -> Salvaged:
    number = opened.contents.container
    damaged = containers.path_of(folder, number)
    fresh = containers.path_of(folder, number, ".new")
    with disk.told():
        (folder / copies.FOLDER).mkdir(mode=0o700, exist_ok=True)
        for stale in (fresh, fresh.with_name(fresh.name + "-wal")):
            stale.unlink(missing_ok=True)
    disk.make_empty(fresh)
    db = Database.open(fresh, opened.raw_key(), create=True)
    try:
        migrations.create(db)
        shapes = {name: shape for name, shape in shapes_of(db).items() if name not in _NOT_SAVED}
        progress(1, _STEPS)
        with Pages(damaged, opened.contents.data_key, opened.contents.database_salt) as pages:
            found = _find(pages, shapes, _layout(folder, opened, pages))
            lost = _lost(pages, found)
        progress(2, _STEPS)
        report = _keep(db, shapes, found)
        report.lost_pages = lost
        db.checkpoint()
    finally:
        db.close()
    _fill_to_its_twin(folder, number, fresh)
    progress(3, _STEPS)
    swap(folder, number, keep_old=True)
    containers.settle(folder)
    progress(_STEPS, _STEPS)
    return report


def _fill_to_its_twin(folder: Path, number: int, fresh: Path) -> None:
    twin = containers.path_of(folder, 1 - number)
    with disk.told():
        size = fresh.stat().st_size
        containers.fill(fresh, size, containers.bucket(max(size, twin.stat().st_size if twin.exists() else 0)))


def _layout(folder: Path, opened: header.Opened, pages: Pages) -> dict[str, int]:
    """Root pages by name: as the newest copy remembers them, then as the schema itself says."""
    roots: dict[str, int] = {}
    for copy in copies.found(folder, opened.raw_key())[:1]:
        with suppress(AppError, ValueError, AttributeError):
            look = Database.peek(copy.path, opened.raw_key())
            try:
                told = json.loads(look.value("SELECT value FROM meta WHERE key = 'layout'") or "{}")
            finally:
                look.close()
            roots.update({str(name): root for name, root in told.items() if isinstance(root, int)})
    for _, node in _walk(pages, 1, "sqlite_schema", _Found()):
        for record in node.records:
            match record.values:
                case ("table" | "index", str(name), _, int(root), _) if root > 0:
                    roots[name] = root
    return roots


def _find(pages: Pages, shapes: dict[str, Shape], roots: dict[str, int]) -> _Found:
    found = _Found()
    for name, root in {"sqlite_schema": 1, **roots}.items():
        for number, node in _walk(pages, root, name, found):
            taken = [found.take(shapes[name], record) for record in node.records] if name in shapes else []
            if taken and not any(taken):
                found.visited.discard(number)  # an old copy's memory: the page is another's by now
    for number in range(1, pages.last + 1):
        if number not in found.visited:
            _guess(pages, number, shapes, found, known=set(roots))
    return found


def _walk(pages: Pages, root: int, name: str, found: _Found) -> Iterator[tuple[int, Node]]:
    """Every page of a tree that can be reached; notes what was visited, and whether something was not readable."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in found.visited:
            continue
        node = read_node(pages, number)
        if node is None:
            found.broken.add(name)
            continue
        found.visited.add(number)
        waiting.extend(node.below)
        yield number, node


def _guess(pages: Pages, number: int, shapes: dict[str, Shape], found: _Found, known: set[str]) -> None:
    """Rows on a page to which no way leads: taken if they can only be of one table, or of one whose tree is broken."""
    node = read_node(pages, number)
    if node is None or not node.records:
        return
    fitting = [
        shape
        for shape in shapes.values()
        if shape.kind_fits(node.kind)
        and (shape.table in found.broken or shape.table not in known)
        and all(shape.fit(record) is not None and shape.plausible(record) for record in node.records)
    ]
    if fitting:
        for record in node.records:
            found.take(fitting[0], record)
        found.visited.add(number)


def _keep(db: Database, shapes: dict[str, Shape], found: _Found) -> Salvaged:
    db.execute("PRAGMA foreign_keys=OFF")
    with db.transaction():
        for table, shape in shapes.items():
            if table != "meta":
                db.execute_many(shape.insert, found.rows.get(table, []))
        remembered = [row for row in found.rows.get("meta", []) if row[0] == "slots"]
        db.execute_many(shapes["meta"].insert, remembered)
        for shape in shapes.values():
            for sql in shape.without_parents:
                db.execute(sql)
        for late, table in (("entry_late", "entry"), ("trigger_late", "trigger_note")):
            db.execute(f"INSERT INTO {late}(seq) SELECT seq FROM {table}")  # noqa: S608
    db.execute("PRAGMA foreign_keys=ON")
    if db.rows("PRAGMA foreign_key_check") or not db.sound():
        raise Bug(where="salvage")
    counts = {table: int(db.value(f"SELECT count(*) FROM {table}")) for table in shapes if table != "meta"}  # noqa: S608
    return Salvaged(counts, found.cut)


def _lost(pages: Pages, found: _Found) -> int:
    """Unreadable pages up to the last one that was: behind it lies padding."""
    last = max(found.visited, default=0)
    return sum(pages.page(number) is None for number in range(1, last + 1))
