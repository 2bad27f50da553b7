"""Earlier states of an entry, by a clock that moves only when told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.journal.history import APART_MS
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from tests.support import CountingIds, FakeClock, memory_database

MINUTES = 60


def bodies(journal: Journal, entry_id: str) -> list[str]:
    return [version.body for version in journal.versions(entry_id)]


def test_typing_on_makes_a_version_every_ten_minutes_at_most(journal: Journal, clock: FakeClock) -> None:
    text = "a"
    entry = journal.save(EntryDraft(body=text)).value
    for _ in range(35 * MINUTES):
        clock.tick(1)
        text += "b"
        journal.save(EntryDraft(id=entry.id, body=text))
    assert [len(body) for body in bodies(journal, entry.id)] == [30 * MINUTES, 20 * MINUTES, 10 * MINUTES]


def test_coming_back_the_next_day_keeps_yesterdays_text_once(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft(title="t", body="yesterday", tags=("x",), moods=("sad",))).value
    clock.tick(24 * 60 * MINUTES)
    for text in ("today", "today and", "today and more"):
        clock.tick(1)
        journal.save(EntryDraft(id=entry.id, body=text))
    (version,) = journal.versions(entry.id)
    assert (version.title, version.body, version.tags, version.moods) == ("t", "yesterday", ("x",), ("sad",))
    assert (version.entry_id, version.saved_at) == (entry.id, entry.modified_at)


def test_what_is_not_text_makes_no_version(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft(body="a")).value
    clock.tick(3600)
    journal.save(EntryDraft(id=entry.id, body="a", starred=True, veiled=True, veil_note="n"))
    assert journal.versions(entry.id) == []


def test_tags_and_moods_are_part_of_a_version(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft(body="a", tags=("old",))).value
    clock.tick(3600)
    journal.save(EntryDraft(id=entry.id, body="a", tags=("new",)))
    assert [version.tags for version in journal.versions(entry.id)] == [("old",)]


def test_a_blank_page_is_not_worth_a_version(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft()).value
    clock.tick(3600)
    journal.save(EntryDraft(id=entry.id, body="a"))
    assert journal.versions(entry.id) == []


def test_restoring_always_keeps_what_was_there(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft(title="one", body="first", tags=("x",), starred=True)).value
    clock.tick(3600)
    journal.save(EntryDraft(id=entry.id, body="second", starred=True))
    restored = journal.restore(journal.versions(entry.id)[0].id).value
    assert (restored.title, restored.body, restored.tags, restored.starred) == ("one", "first", ("x",), True)
    assert bodies(journal, entry.id) == ["second", "first"]
    assert len(journal.search("first ")) == 1
    assert journal.search("second ") == []
    again = journal.restore(journal.versions(entry.id)[0].id).value
    assert again.body == "second"
    assert bodies(journal, entry.id) == ["first", "second", "first"]


def test_a_clock_set_back_does_not_make_a_version_at_each_save(journal: Journal, clock: FakeClock) -> None:
    entry = journal.save(EntryDraft(body="0")).value
    clock.tick(-24 * 60 * MINUTES)
    for n in range(1, 50):
        clock.tick(1)
        journal.save(EntryDraft(id=entry.id, body=str(n)))
    assert bodies(journal, entry.id) == ["0"]


@given(st.lists(st.tuples(st.integers(0, 25 * MINUTES), st.text(alphabet="ab", max_size=2)), max_size=25))
def test_versions_stand_ten_minutes_apart_and_the_last_text_is_never_lost(steps: list[tuple[int, str]]) -> None:
    clock = FakeClock()
    journal = Journal(memory_database(), clock, CountingIds())
    entry = journal.save(EntryDraft(body="start")).value
    last, kept, expected = entry.created_at, "start", []
    for pause, text in steps:
        clock.tick(pause)
        if text != kept:
            if clock.ms - last >= APART_MS and kept:
                expected.append(kept)
                last = clock.ms
            kept = text
        journal.save(EntryDraft(id=entry.id, body=text))
    assert bodies(journal, entry.id) == expected[::-1]
    assert journal.get(entry.id).body == kept
