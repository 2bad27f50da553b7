"""From a path to a plan, to entries in the vault, and back."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, Code, UntrustedInput, UserFixable
from app.exchange import registry
from app.exchange.limits import LIMITS
from app.exchange.model import Fate, Reason
from app.jobs import CancelToken
from app.journal.model import EntryDraft
from app.session import Session
from tests.exchange import SAMPLES, daylio_backup, new_session, zip_of
from tests.support import FakeClock

SOURCES = (
    "dayone",
    "jrnl/journal.json",
    "jrnl/journal.txt",
    "jrnl/folder",
    "rednotebook",
    "daylio/daylio_export.csv",
    "markdown",
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> Iterator[Session]:
    opened = new_session(tmp_path / "vault", clock)
    yield opened
    opened.close()


def _import(session: Session, path: Path) -> str:
    return registry.apply(session, registry.plan(session, path)).value.import_id


def _days(session: Session) -> dict[str, str]:
    return {entry.title or entry.body: entry.at.day for entry in session.journal.each()}


@pytest.mark.parametrize("sample", SOURCES)
def test_a_second_import_adds_nothing(session: Session, sample: str) -> None:
    first = registry.plan(session, SAMPLES / sample)
    added = registry.apply(session, first).value
    assert added.entries == len(first.entries) > 0
    assert len(session.journal.page(limit=1000)) == added.entries
    second = registry.plan(session, SAMPLES / sample)
    assert second.adds == 0
    assert second.counts[Fate.KNOWN] == added.entries + first.counts[Fate.KNOWN]
    assert registry.apply(session, second).value == registry.ImportReport("", 0, 0, 0)


@pytest.mark.parametrize("sample", SOURCES)
def test_the_dry_run_writes_nothing_and_tells_everything(session: Session, sample: str) -> None:
    found = registry.plan(session, SAMPLES / sample)
    assert not list(session.journal.each())
    assert not registry.imports(session)
    assert sum(found.counts.values()) == len(found.items)
    assert len(found.entries) == found.counts[Fate.KEPT] + found.counts[Fate.CHANGED]
    days = sorted(f.entry.at.day for f in found.entries)
    assert found.days == (days[0], days[-1])
    for item in found.items:
        assert item.where
        assert bool(item.reasons) is (item.fate is not Fate.KEPT)


@pytest.mark.parametrize("sample", SOURCES)
def test_what_was_planned_is_what_is_kept(session: Session, sample: str) -> None:
    found = registry.plan(session, SAMPLES / sample)
    registry.apply(session, found)
    kept = list(session.journal.each())
    told = [
        (f.entry.at, f.entry.title, f.entry.body, f.entry.tags, f.entry.moods, f.entry.starred, f.entry.extra)
        for f in found.entries
    ]
    assert [(e.at, e.title, e.body, e.tags, e.moods, e.starred, e.extra) for e in kept] == told
    assert {e.source for e in kept} == {found.format}


def test_imported_words_are_found(session: Session) -> None:
    _import(session, SAMPLES / "dayone")
    assert [line.title for line in session.journal.search("river woke")] == ["By the river"]
    assert len(session.journal.search("tag:river")) == 1


def test_undo_removes_one_import_and_nothing_else(session: Session) -> None:
    session.journal.save(EntryDraft(title="mine"))
    first = _import(session, SAMPLES / "dayone")
    second = _import(session, SAMPLES / "rednotebook")
    assert [batch.id for batch in registry.imports(session)] == [second, first]
    registry.undo(session, first)
    assert {e.source for e in session.journal.each()} == {"", "rednotebook"}
    with pytest.raises(UserFixable) as refused:
        registry.undo(session, first)
    assert refused.value.code is Code.NOT_FOUND
    assert _import(session, SAMPLES / "dayone")  # and it can come again


def test_undo_leaves_what_the_person_changed_since(session: Session, clock: FakeClock) -> None:
    import_id = _import(session, SAMPLES / "jrnl" / "journal.json")
    count = len(list(session.journal.each()))
    clock.tick(60)
    entry = next(iter(session.journal.each()))
    session.journal.save(EntryDraft(entry.id, entry.at, "changed by me", entry.body))
    undone = registry.undo(session, import_id).value
    assert (undone.removed, undone.stayed) == (count - 1, 1)
    assert [e.title for e in session.journal.each()] == ["changed by me"]


def test_undo_takes_changed_ones_too_when_asked(session: Session, clock: FakeClock) -> None:
    import_id = _import(session, SAMPLES / "jrnl" / "journal.json")
    clock.tick(60)
    entry = next(iter(session.journal.each()))
    session.journal.save(EntryDraft(entry.id, entry.at, "changed by me", entry.body))
    registry.undo(session, import_id, also_edited=True)
    assert not list(session.journal.each())


def test_a_copy_is_kept_before(session: Session) -> None:
    assert not session.vault.copies()
    _import(session, SAMPLES / "rednotebook")
    assert len(session.vault.copies()) == 1


def test_cancelling_leaves_nothing(session: Session) -> None:
    found = registry.plan(session, SAMPLES / "dayone")
    token = CancelToken()

    def cancel_at_the_second(done: int, total: int) -> None:
        assert total == found.adds
        if done == 2:
            token.cancel()

    with pytest.raises(Cancelled):
        registry.apply(session, found, cancel_at_the_second, token)
    assert not list(session.journal.each())
    assert not registry.imports(session)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        registry.plan(session, SAMPLES / "dayone", token=token)


def test_one_uuid_with_two_texts_gives_two_entries(session: Session) -> None:
    found = registry.plan(session, SAMPLES / "dayone")
    twins = [
        f.entry.source_id for f in found.entries if f.entry.source_id.startswith("5BA8F0E2AB2F4E5F9F9B000000000002")
    ]
    assert len(set(twins)) == 2


def test_the_same_entry_twice_in_one_source_is_said(session: Session) -> None:
    found = registry.plan(session, SAMPLES / "jrnl" / "journal.json")
    assert [i.reasons for i in found.items if i.fate is Fate.KNOWN] == [(Reason.TWICE_IN_SOURCE,)]


def test_jrnl_text_after_jrnl_json_adds_only_what_is_new(session: Session) -> None:
    _import(session, SAMPLES / "jrnl" / "journal.json")
    found = registry.plan(session, SAMPLES / "jrnl" / "journal.txt")
    assert found.counts[Fate.KNOWN] == 3


def test_attachments_are_listed_by_name(session: Session, tmp_path: Path) -> None:
    path = zip_of(tmp_path / "e.zip", SAMPLES / "dayone", {"photos/orphan.jpeg": b"o"})
    names = {a.name for a in registry.plan(session, path).attachments}
    assert {"photos/orphan.jpeg", "photos/holiday.jpeg", "audios/aa00.m4a", "pdfs/bb11.pdf"} <= names


def test_a_format_can_be_named(session: Session) -> None:
    assert registry.plan(session, SAMPLES / "rednotebook", "markdown").format == "markdown"
    with pytest.raises(UntrustedInput) as refused:
        registry.plan(session, SAMPLES / "rednotebook", "wordperfect")
    assert refused.value.code is Code.FORMAT_UNKNOWN


def test_what_nobody_knows_is_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "thing.xyz").write_bytes(b"\x00\x01")
    for path in (tmp_path / "thing.xyz", SAMPLES / "markdown" / "other.bin"):
        with pytest.raises(UntrustedInput) as refused:
            registry.plan(session, path)
        assert refused.value.code is Code.FORMAT_UNKNOWN


def test_a_source_with_too_many_things_is_refused(session: Session) -> None:
    with pytest.raises(UntrustedInput) as refused:
        registry.plan(session, SAMPLES / "dayone", limits=dataclasses.replace(LIMITS, entries=3))
    assert refused.value.code is Code.INPUT_TOO_LARGE


def test_the_source_is_needed_no_more_once_planned(session: Session, tmp_path: Path) -> None:
    path = shutil.copytree(SAMPLES / "rednotebook", tmp_path / "r")
    found = registry.plan(session, path)
    shutil.rmtree(path)
    assert registry.apply(session, found).value.entries == len(found.entries)


def test_nothing_is_unpacked(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = daylio_backup(tmp_path / "b.daylio")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.chdir(scratch)
    registry.plan(session, path)
    assert not list(scratch.iterdir())


def test_no_day_is_shifted(session: Session) -> None:
    _import(session, SAMPLES / "dayone")
    _import(session, SAMPLES / "rednotebook")
    days = _days(session)
    assert days["By the river"] == "2018-04-22"
    assert days["Some note long ago"] == "2024-01-08"


def test_originals_are_kept_where_text_was_changed(session: Session) -> None:
    _import(session, SAMPLES / "dayone")
    kept = session.vault.db.rows("SELECT title, original FROM entry WHERE title = 'By the river'")
    raw = json.loads((SAMPLES / "dayone" / "Journal.json").read_text("utf-8"))["entries"][0]["text"]
    assert kept == [("By the river", raw)]
