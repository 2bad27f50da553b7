from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.journal.model import EntryDraft
from app.session import Session
from app.vault import containers, copies, header
from app.vault.database import Database
from app.vault.pages import PAGE, Pages
from app.vault.records import TABLE_LEAF, read_node
from app.vault.salvage import salvage
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.support import CHEAP, CountingIds, FakeClock

RIGHT = Passphrase("seven dull grey stones")
COUNT = 600


@dataclass
class Patient:
    """A vault with many entries, closed; and where each of them lies."""

    folder: Path
    bodies: dict[str, str]  # by entry id
    schema: int  # pages of the database
    leaves: dict[int, set[str]]  # page -> ids of the entries on it
    roots: dict[str, int]

    number: int

    @property
    def container(self) -> Path:
        return containers.path_of(self.folder, self.number)

    def spoil(self, change: Callable[[bytearray], None]) -> None:
        data = bytearray(self.container.read_bytes())
        change(data)
        self.container.write_bytes(data)


def text(number: int) -> str:
    """Of very different lengths, so that some flow over to other pages."""
    length = 9000 if number % 50 == 7 else 40 + number % 90
    return f"Entry {number}: " + "linden é 菩提 " * (length // 10)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patient]:
    folder = tmp_path_factory.mktemp("salvage") / "v"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containers, "_BUCKETS", tuple(range(1, containers.MOST_MIB)))
        clock = FakeClock()
        session = Session(create(folder, RIGHT, cost=CHEAP), clock, CountingIds())
        bodies = {}
        with session.vault.db.transaction():
            for number in range(COUNT):
                clock.tick(3700)
                saved = session.journal.save(
                    EntryDraft(title=f"t{number}", body=text(number), tags=(f"tag{number % 5}",))
                )
                bodies[saved.value.id] = text(number)
        session.vault.keep_copy("import")
        db = session.vault.db
        roots = dict(db.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
        pages = db.page_count()
        opened = session.vault._opened
        key, salt = bytes(opened.contents.data_key), opened.contents.database_salt
        number = opened.contents.container
        session.close()
        leaves: dict[int, set[str]] = {}
        with Pages(containers.path_of(folder, number), key, salt) as reader:
            for page in range(1, pages + 1):
                node = read_node(reader, page)
                ids = {str(record.values[1]) for record in node.records if len(record.values) > 1} if node else set()
                if node and node.kind == TABLE_LEAF and ids & set(bodies):
                    leaves[page] = ids
        yield Patient(folder, bodies, pages, leaves, roots, number)
        shutil.rmtree(folder)


@pytest.fixture(params=[True, False], ids=["with a kept copy", "without"])
def patient(original: Patient, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Patient]:
    folder = tmp_path / "v"
    shutil.copytree(original.folder, folder)
    if not request.param:
        shutil.rmtree(folder / copies.FOLDER)
    yield replace(original, folder=folder)
    shutil.rmtree(folder)


def saved(patient: Patient, *, labels: bool = True) -> dict[str, str]:
    """What is in the vault after salvage, which must be a vault like any other."""
    session = Session(open_vault(patient.folder, RIGHT), FakeClock(), CountingIds())
    assert session.vault.check().sound
    found = {entry.id: entry.body for entry in session.journal.each()}
    if found:
        some = next(iter(found))
        assert session.journal.get(some).tags or not labels
        assert session.journal.search("linden", limit=5)
    assert [slot.kind for slot in session.vault.slots()]
    session.close()
    assert (patient.folder / "c0").stat().st_size == (patient.folder / "c1").stat().st_size
    return found


def flip(page: int, at: int = 1234) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[(page - 1) * PAGE + at] ^= 1

    return change


def test_reader_agrees_with_sql_on_a_sound_container(original: Patient) -> None:
    assert {i for ids in original.leaves.values() for i in ids} == set(original.bodies)


def test_nothing_is_lost_from_a_sound_container(patient: Patient) -> None:
    report = salvage(patient.folder, RIGHT)
    assert (report.rows["entry"], report.cut, report.lost_pages) == (COUNT, 0, 0)
    assert saved(patient) == patient.bodies


def test_one_byte_in_page_1(patient: Patient) -> None:
    patient.spoil(flip(1))
    with pytest.raises(AppError):
        open_vault(patient.folder, RIGHT)
    report = salvage(patient.folder, RIGHT)
    assert report.lost_pages == 1
    assert saved(patient) == patient.bodies


def test_one_byte_in_the_root_of_the_table(patient: Patient) -> None:
    patient.spoil(flip(patient.roots["entry"]))
    salvage(patient.folder, RIGHT)
    assert saved(patient) == patient.bodies


def test_one_byte_in_a_leaf_costs_the_entries_on_it(patient: Patient) -> None:
    for page in list(patient.leaves)[3:20:8]:
        patient.spoil(flip(page))
    salvage(patient.folder, RIGHT)
    gone = {i for page in list(patient.leaves)[3:20:8] for i in patient.leaves[page]}
    assert saved(patient) == {i: body for i, body in patient.bodies.items() if i not in gone}


def test_the_first_64_kib_zeroed(patient: Patient) -> None:
    def change(data: bytearray) -> None:
        data[: 16 * PAGE] = bytes(16 * PAGE)

    patient.spoil(change)
    salvage(patient.folder, RIGHT)
    gone = {i for page, ids in patient.leaves.items() if page <= 16 for i in ids}
    assert saved(patient) == {i: body for i, body in patient.bodies.items() if i not in gone}


def test_cut_to_60_per_cent(patient: Patient) -> None:
    kept = patient.schema * 6 // 10
    patient.container.write_bytes(patient.container.read_bytes()[: kept * PAGE])
    salvage(patient.folder, RIGHT)
    there = {i for page, ids in patient.leaves.items() if page <= kept for i in ids}
    found = saved(patient)
    assert set(found) == there
    assert all(patient.bodies[i].startswith(body) for i, body in found.items())
    exact = [i for i, body in found.items() if body == patient.bodies[i]]
    assert len(exact) > len(found) * 0.9


@pytest.mark.parametrize("seed", range(3))
def test_fifty_flips_anywhere(patient: Patient, seed: int) -> None:
    draw = random.Random(seed)
    hit = {draw.randint(1, patient.schema) for _ in range(50)}
    for page in hit:
        patient.spoil(flip(page, draw.randrange(16, PAGE)))
    report = salvage(patient.folder, RIGHT)
    found = saved(patient, labels=False)
    gone = {i for page in hit for i in patient.leaves.get(page, ())}
    assert set(found) == set(patient.bodies) - gone
    assert all(patient.bodies[i].startswith(body) for i, body in found.items())
    assert sum(body != patient.bodies[i] for i, body in found.items()) <= report.cut


def test_what_only_the_log_holds_is_saved(patient: Patient, tmp_path: Path) -> None:
    container = patient.container
    vault = open_vault(patient.folder, RIGHT)
    session = Session(vault)
    session.journal.save(EntryDraft(body="only in the log"))
    log = container.with_name(container.name + "-wal")
    shutil.copy(log, tmp_path / "log")
    shutil.copy(container, tmp_path / "before")
    session.close()
    shutil.copy(tmp_path / "before", container)
    shutil.copy(tmp_path / "log", log)
    patient.spoil(flip(patient.roots["strategy"]))
    patient.spoil(flip(1))
    salvage(patient.folder, RIGHT)
    assert "only in the log" in saved(patient).values()


def test_the_damaged_container_is_set_aside(patient: Patient) -> None:
    patient.spoil(flip(1))
    damaged = patient.container.read_bytes()
    salvage(patient.folder, RIGHT)
    (aside,) = (patient.folder / copies.FOLDER).glob("*.old")
    assert aside.read_bytes()[16:] == damaged[16:]
    assert aside.read_bytes()[:16] != damaged[:16]


def test_a_container_of_noise_gives_an_empty_vault_and_keeps_the_noise(patient: Patient) -> None:
    patient.container.write_bytes(random.Random(1).randbytes(40 * PAGE))
    report = salvage(patient.folder, RIGHT)
    assert set(report.rows.values()) == {0}
    assert saved(patient) == {}


def test_a_wrong_passphrase_touches_nothing(patient: Patient) -> None:
    before = patient.container.read_bytes()
    with pytest.raises(AppError) as caught:
        salvage(patient.folder, Passphrase("other"))
    assert caught.value.code is Code.WRONG_PASSPHRASE
    assert patient.container.read_bytes() == before


def test_sound_pages_read_as_sqlite_reads_them(original: Patient) -> None:
    """Every value of every ordinary table, against SQL's own answer."""
    from app.vault.shapes import shapes_of

    opened = header.unlock(original.folder, RIGHT)
    db = Database.peek(original.container, opened.raw_key())
    with Pages(original.container, opened.contents.data_key, opened.contents.database_salt) as pages:
        for table, shape in shapes_of(db).items():
            names = ", ".join(column.name for column in shape.columns)
            expected = sorted(db.rows(f"SELECT {names} FROM {table}"), key=repr)
            waiting, found = [original.roots[table]], []
            while waiting:
                node = read_node(pages, waiting.pop())
                assert node
                waiting += node.below
                found += [shape.fit(record) for record in node.records]
            assert sorted(found, key=repr) == expected, table
    db.close()
