"""Notes of what set something off."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes import Changes
from app.clock import Moment
from app.errors import AppError, Cancelled, Code
from app.jobs import CancelToken
from app.triggers import model
from app.triggers.log import CHIP_FIELDS, TriggerLog, as_draft
from app.triggers.model import Danger, DayPart, Helped, TriggerDraft, TriggerFilter, TriggerNote
from app.vault.database import Database
from tests.support import CountingIds, FakeClock, memory_database

FULL = TriggerDraft(
    None, Moment("2025-05-05T18:30:00", "Europe/Madrid"), DayPart.CLOCK, Danger.NOT_SURE, ("street", "by the river"), ("smelled", "seen"),
    "cigarette smoke", ("heart", "frozen"), ("afraid", "far away"), "it is starting again", ("run", "my own urge"), 8, False, 9,
    ("orienting", "called Ana"), 5, 3, 20, Helped.MORE_THAN_NOTHING, "other side of the street",
)  # fmt: skip


@pytest.fixture
def log(db: Database, clock: FakeClock, ids: CountingIds) -> TriggerLog:
    return TriggerLog(db, clock, ids)


def refuses(log: TriggerLog, code: Code, **fields: object) -> None:
    with pytest.raises(AppError, match=f"^{code}$"):
        log.save(TriggerDraft(**fields))  # type: ignore[arg-type]


def found(log: TriggerLog, **wanted: str) -> list[str]:
    return [note.note for note in log.page(filter=TriggerFilter(**wanted))]


# keeping


def test_every_field_is_kept(log: TriggerLog) -> None:
    outcome = log.save(FULL)
    assert outcome.changes == Changes.TRIGGERS
    assert dataclasses.replace(as_draft(outcome.value), id=None) == FULL
    assert log.get(str(outcome.value.id)) == outcome.value
    assert {field.name for field in dataclasses.fields(TriggerDraft) if not getattr(FULL, field.name)} == {
        "id",
        "peak_in_words",
    }


def test_one_press_is_enough(log: TriggerLog, clock: FakeClock) -> None:
    note = log.save(TriggerDraft()).value
    assert dataclasses.replace(as_draft(note), id=None) == TriggerDraft(at=clock.moment)
    assert note.created_at == note.modified_at == clock.ms


def test_a_note_grows_with_each_save_and_keeps_its_time(log: TriggerLog, clock: FakeClock) -> None:
    note = log.save(TriggerDraft(peak=6)).value
    clock.tick(1200)
    grown = log.save(dataclasses.replace(as_draft(note), at=None, after=3, after_minutes=20, did=("orienting",))).value
    assert (grown.id, grown.at, grown.peak, grown.after, grown.did) == (note.id, note.at, 6, 3, ("orienting",))
    assert (grown.created_at, grown.modified_at) == (note.created_at, clock.ms)
    assert log.save(as_draft(grown)).changes == Changes.NONE


def test_chips_are_trimmed_once_each_and_in_order(log: TriggerLog) -> None:
    note = log.save(TriggerDraft(channels=("seen", " My Own ", "my own", "", "heard"))).value
    assert note.channels == ("seen", "My Own", "heard")


@pytest.mark.parametrize("field", ["peak", "numb", "after", "numb_after"])
def test_strengths_are_whole_numbers_from_0_to_10(log: TriggerLog, field: str) -> None:
    for strength in (0, 10):
        assert getattr(log.save(TriggerDraft(**{field: strength})).value, field) == strength  # type: ignore[arg-type]
    for strength in (-1, 11):
        refuses(log, Code.BAD_NUMBER, **{field: strength})


def test_strengths_in_words_are_one_of_the_words(log: TriggerLog) -> None:
    for strength in model.WORD_STRENGTHS.values():
        assert log.save(TriggerDraft(peak=strength, peak_in_words=True)).value.peak_in_words is True
    refuses(log, Code.BAD_NUMBER, peak=5, peak_in_words=True)
    refuses(log, Code.BAD_NUMBER, peak=4, after=5, peak_in_words=True)


def test_a_note_is_a_line(log: TriggerLog) -> None:
    assert log.save(TriggerDraft(note="字" * 140 + " \n")).value.note == "字" * 140
    refuses(log, Code.TOO_LONG, note="a" * 141)


def test_minutes_after_are_within_a_week(log: TriggerLog) -> None:
    log.save(TriggerDraft(after_minutes=0))
    log.save(TriggerDraft(after_minutes=7 * 24 * 60))
    refuses(log, Code.BAD_NUMBER, after_minutes=-1)
    refuses(log, Code.BAD_NUMBER, after_minutes=7 * 24 * 60 + 1)


def test_a_refused_note_changes_nothing(log: TriggerLog) -> None:
    note = log.save(FULL).value
    with pytest.raises(AppError):
        log.save(dataclasses.replace(as_draft(note), peak=99))
    assert list(log.each()) == [note]


def test_parts_of_a_day_have_a_place_in_order_and_the_day_stays(log: TriggerLog) -> None:
    parts = [DayPart.MORNING, DayPart.UNKNOWN, DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT]
    for part in reversed(parts):
        log.save(TriggerDraft(at=Moment("2025-01-01T00:00:01", "+02:00"), day_part=part))
    notes = list(log.each())
    assert [note.day_part for note in notes] == parts
    assert {note.at.day for note in notes if note.at} == {"2025-01-01"}
    assert {note.at.zone for note in notes if note.at} == {"+02:00"}


# finding


@pytest.fixture
def three(log: TriggerLog) -> TriggerLog:
    log.save(dataclasses.replace(FULL, note="smoke"))
    log.save(
        TriggerDraft(
            at=Moment("2025-05-06T00:00:00"),
            note="a date",
            channels=("date",),
            feelings=("sad",),
            thought="Anniversary soon",
        )
    )
    log.save(
        TriggerDraft(
            at=Moment("2025-05-07T23:59:59"),
            note="song",
            channels=("heard", "Smelled"),
            places=("shop",),
            next_time="headphones",
        )
    )
    return log


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        ({}, ["song", "a date", "smoke"]),
        ({"text": "anniv"}, ["a date"]),
        ({"text": "headphones "}, ["song"]),
        ({"text": "river "}, ["smoke"]),
        ({"text": '"called ana"'}, ["smoke"]),
        ({"text": "-smoke "}, ["song", "a date"]),
        ({"text": "zebra"}, []),
        ({"channel": "smelled"}, ["song", "smoke"]),
        ({"channel": "smelled", "place": "shop"}, ["song"]),
        ({"feeling": "sad"}, ["a date"]),
        ({"after": "2025-05-06"}, ["song", "a date"]),
        ({"before": "2025-05-06"}, ["a date", "smoke"]),
        ({"after": "2025-05-06", "before": "2025-05-06"}, ["a date"]),
        ({"text": "s", "after": "2025-05-07"}, ["song"]),
        ({"channel": "smelled", "text": "smoke "}, ["smoke"]),
    ],
)
def test_filters_narrow_together(three: TriggerLog, wanted: dict[str, str], notes: list[str]) -> None:
    assert found(three, **wanted) == notes


def test_pages_join(three: TriggerLog) -> None:
    first = three.page(limit=2)
    assert [note.note for note in first + three.page(first[-1].cursor, 2)] == ["song", "a date", "smoke"]


def test_a_bad_day_is_refused_and_a_cancelled_search_stops(three: TriggerLog) -> None:
    with pytest.raises(AppError, match=f"^{Code.BAD_DATE}$"):
        found(three, after="soon")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        three.page(token=token)


def test_own_chips_come_back_most_used_first(log: TriggerLog) -> None:
    for channels in (("seen", "the stairs"), ("the stairs", "rain"), ("The Stairs",)):
        log.save(TriggerDraft(channels=channels, feelings=("sad", "wobbly")))
    log.delete(str(log.save(TriggerDraft(channels=("gone",))).value.id))
    assert log.used("channels") == ["The Stairs", "rain"]
    assert log.used("feelings", besides=["sad"]) == ["wobbly"]
    assert log.counts("channels") == [("The Stairs", 3), ("rain", 1), ("seen", 1)]


def test_changed_notes_are_found_by_what_they_say_now(log: TriggerLog) -> None:
    note = log.save(TriggerDraft(note="cedar", channels=("seen",))).value
    assert found(log, text="cedar ") == ["cedar"]
    log.save(dataclasses.replace(as_draft(note), note="birch", at=Moment("2020-01-01T00:00:00")))
    assert (found(log, text="cedar "), found(log, text="birch "), found(log, channel="seen")) == (
        [],
        ["birch"],
        ["birch"],
    )


# forgetting


def test_delete_undo_and_gone_after_ten_minutes(log: TriggerLog, clock: FakeClock, db: Database) -> None:
    note = log.save(FULL).value
    log.delete(str(note.id))
    assert log.page() == found(log, text="smoke") == []
    log.undo_delete(str(note.id))
    assert log.page() == [note]
    log.delete(str(note.id))
    clock.tick(600)
    assert log.purge_expired().value == 1
    for table in ("trigger_note", "trigger_chip", "trigger_late"):
        assert db.value(f"SELECT count(*) FROM {table}") == 0
    assert db.rows("SELECT id, kind FROM tombstone") == [(note.id, "trigger_note")]


def test_blurring_keeps_chips_and_numbers_and_drops_the_text(three: TriggerLog) -> None:
    assert three.blur("2025-05-06").value == 2
    kept = {note.cursor: note for note in three.each()}
    assert [(note.note, note.thought, note.next_time) for note in kept.values()] == [
        ("", "", ""),
        ("", "", ""),
        ("song", "", "headphones"),
    ]
    assert next(iter(kept.values())).channels == FULL.channels
    assert found(three, text="anniversary ") == []
    assert three.blur("2025-05-06").changes == Changes.NONE


# leaving and coming back


def test_an_export_comes_back_as_it_was_and_only_once(log: TriggerLog, clock: FakeClock, three: TriggerLog) -> None:
    notes = list(three.each())
    other = TriggerLog(memory_database(), clock, CountingIds())
    assert other.add_exported(notes).value == 3
    assert list(other.each()) == notes
    assert other.add_exported(notes).changes == Changes.NONE


TEXT = st.text(alphabet="ab 我🌊'\"*\n", max_size=10)
CHIPS = st.lists(st.sampled_from(["one", "Two", "three words here"]), max_size=3, unique=True).map(tuple)
STRENGTH = st.none() | st.integers(0, 10)


@given(
    st.builds(
        TriggerDraft, day_part=st.sampled_from(DayPart), danger=st.sampled_from(Danger), places=CHIPS, channels=CHIPS, note=TEXT, body=CHIPS,
        feelings=CHIPS, thought=TEXT, urges=CHIPS, peak=STRENGTH, numb=STRENGTH, did=CHIPS, after=STRENGTH, numb_after=STRENGTH,
        after_minutes=st.none() | st.integers(0, 100), helped=st.sampled_from(Helped), next_time=TEXT,
    )
)  # fmt: skip
def test_whatever_is_noted_is_kept_and_saving_it_again_changes_nothing(draft: TriggerDraft) -> None:
    log = TriggerLog(memory_database(), FakeClock(), CountingIds())
    note: TriggerNote = log.save(draft).value
    for field in dataclasses.fields(TriggerDraft):
        if field.name not in {"id", "at", "note"}:
            assert getattr(note, field.name) == getattr(draft, field.name)
    assert note.note == draft.note.replace("\n", " ").strip()
    assert log.save(as_draft(note)).changes == Changes.NONE
    assert all(len(getattr(note, field)) == len(getattr(draft, field)) for field in CHIP_FIELDS)


def test_a_choice_that_only_a_newer_program_knows_is_read_as_unsaid(log: TriggerLog, db: Database) -> None:
    log.save(FULL)
    db.execute("UPDATE trigger_note SET danger = 'new', helped = 'new', day_part = 'new'")
    (note,) = log.each()
    assert (note.danger, note.helped, note.day_part) == (Danger.UNASKED, Helped.UNASKED, DayPart.UNKNOWN)
