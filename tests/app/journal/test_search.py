"""Searching the journal: the language, and the same answers as the slow and simple way."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import Moment
from app.errors import Cancelled
from app.jobs import CancelToken
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.vault import index
from tests.app.journal.reference import Asked, words
from tests.support import CountingIds, FakeClock, memory_database


def new_journal() -> Journal:
    return Journal(memory_database(), FakeClock(), CountingIds())


def write(journal: Journal, body: str, at: str = "2025-06-01T10:00:00", **fields: object) -> str:
    return journal.save(EntryDraft(at=Moment(at), body=body, **fields)).value.id  # type: ignore[arg-type]


def found(journal: Journal, query: str, **how: object) -> set[str]:
    return {line.id for line in journal.search(query, limit=1000, **how)}  # type: ignore[arg-type]


# the same answers as the slow and simple way

PIECES = st.sampled_from(
    ["hope", "Hope", "hoped", "hopeful", "a", "A", "an", "été", "ETE", "über", "don't", "x1", "2026", "我", "我很好", "很", "手机", "ひらがな", "カナ", "が",
     "กิน", "ข้าว", "กินข้าว", "كتاب", "كتابي", "한국", "한", "🌊", "🌊🔥", "👍🏽", "AND", "OR", "NOT", "NEAR(", "*", '"', "-", ":", "tag:x", "(", ")", "^", "'", ";--", "\n"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", ", "])), max_size=8).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
LABELS = st.lists(st.sampled_from(["home", "Home", "work", "far away", "far", "我很好", "🌊"]), max_size=2).map(tuple)
DAYS = st.sampled_from(["2024-12-31", "2025-01-01", "2025-02-28", "2025-03-01", "2026-01-01"])


@st.composite
def drafts(draw: st.DrawFn) -> EntryDraft:
    at = Moment(f"{draw(DAYS)}T{draw(st.sampled_from(['00:00:00', '12:00:00', '23:59:59']))}")
    return EntryDraft(
        None, at, draw(TEXTS), draw(TEXTS), draw(LABELS), draw(LABELS), draw(st.booleans()), "", draw(st.booleans())
    )  # fmt: skip


def _is_asked(text: str) -> bool:
    return '"' not in text and bool(words(text))


ASKED = st.one_of(
    st.builds(Asked, TEXTS.filter(_is_asked), st.just("words"), st.booleans(), st.booleans()),
    st.builds(
        Asked,
        st.sampled_from(["home", "HOME", "far", "far away", "h", "我", "none"]),
        st.sampled_from(["tag", "mood"]),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        Asked,
        st.sampled_from(["2025", "2024-12", "2025-01", "2025-02-28", "2025-03-01"]),
        st.sampled_from(["before", "after", "on"]),
        st.booleans(),
    ),
    st.builds(Asked, st.sampled_from(["starred", "veiled"]), st.just("is"), st.booleans()),
)


@given(st.lists(drafts(), max_size=6), st.lists(ASKED, min_size=1, max_size=4))
def test_search_finds_what_the_slow_and_simple_way_finds(written: list[EntryDraft], asked: list[Asked]) -> None:
    journal = new_journal()
    entries = [journal.save(draft).value for draft in written]
    query = " ".join(term.written() for term in asked) + " "
    expected = [
        entry for entry in sorted(entries, key=lambda entry: -entry.cursor) if all(term.holds(entry) for term in asked)
    ]
    assert [line.id for line in journal.search(query)] == [entry.id for entry in expected], query


@given(
    st.lists(drafts(), min_size=2, max_size=6), st.data(), st.lists(ASKED, min_size=1, max_size=3), st.integers(1, 3)
)
def test_search_finds_what_has_changed_without_waiting_for_the_index(
    written: list[EntryDraft], data: st.DataObject, asked: list[Asked], limit: int
) -> None:
    journal = new_journal()
    entries = [journal.save(draft).value for draft in written]
    journal.settle()
    for number, entry in enumerate(entries):
        if data.draw(st.booleans(), label="changed"):
            entries[number] = journal.save(replace(data.draw(drafts()), id=entry.id)).value
    query = " ".join(term.written() for term in asked) + " "
    expected = [
        entry for entry in sorted(entries, key=lambda entry: -entry.cursor) if all(term.holds(entry) for term in asked)
    ]
    pages: list[str] = []
    before = None
    while page := journal.search(query, before, limit):
        pages += [line.id for line in page]
        before = page[-1].cursor
    assert pages == [entry.id for entry in expected], query


def test_what_was_held_beside_the_index_goes_with_the_entry() -> None:
    journal = new_journal()
    entry_id = write(journal, "settled")
    journal.settle()
    journal.save(EntryDraft(id=entry_id, body="changed"))
    assert found(journal, "changed") == {entry_id}
    assert found(journal, "settled") == set()
    assert journal._db.value("SELECT count(*) FROM entry_late") == 1
    journal.purge(entry_id)
    assert journal._index.overlay.vocabulary.starting("", 10) == []
    assert journal._db.value("SELECT count(*) FROM entry_late") == 0


def test_a_great_deal_that_has_changed_is_brought_up_to_date_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_MOST_ROWS", 2)
    journal = new_journal()
    ids = [write(journal, f"settled {n}") for n in range(3)]
    journal.settle()
    for entry_id in ids:
        journal.save(EntryDraft(id=entry_id, body="changed"))
    assert found(journal, "changed") == set(ids)
    assert found(journal, "settled") == set()
    assert journal._db.value("SELECT count(*) FROM entry_late") == 0


@given(st.lists(drafts(), min_size=1, max_size=6), st.lists(ASKED, max_size=2), st.integers(1, 3))
def test_pages_of_a_search_join_without_gap_or_overlap(
    written: list[EntryDraft], asked: list[Asked], limit: int
) -> None:
    journal = new_journal()
    for draft in written:
        journal.save(draft)
    query = " ".join(term.written() for term in asked) + " "
    pages: list[str] = []
    before = None
    while page := journal.search(query, before, limit):
        assert len(page) <= limit
        pages += [line.id for line in page]
        before = page[-1].cursor
    assert pages == [line.id for line in journal.search(query, limit=1000)]


@given(st.text(max_size=40), st.text(alphabet=st.characters(codec=None), max_size=40))
def test_any_text_can_be_kept_and_any_query_asked(text: str, query: str) -> None:
    journal = new_journal()
    entry_id = write(journal, text, tags=(text,), moods=(text,))
    assert found(journal, query) <= {entry_id}
    assert journal.unclear(query) is not None


@given(
    st.text(min_size=1, max_size=12, alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x1FFF))
)
def test_a_word_finds_the_entry_it_was_typed_into_from_the_first_letter_on(word: str) -> None:
    journal = new_journal()
    entry_id = write(journal, f"before {word} after")
    if found(journal, word + " "):  # a letter younger than the index's table of letters is no word to it
        for end in range(1, len(word) + 1):
            assert found(journal, word[:end]) == {entry_id}


# the language


@pytest.fixture
def shelf() -> tuple[Journal, dict[str, str]]:
    journal = new_journal()
    return journal, {
        "sea": write(
            journal,
            "We walked by the sea. It was far, and away from all.",
            "2024-02-29T10:00:00",
            tags=("walks",),
            moods=("calm",),
            starred=True,
        ),
        "home": write(
            journal,
            "Felt far away at home, hopeful later",
            "2025-01-31T10:00:00",
            tags=("home",),
            moods=("far away",),
            title="Évening",
        ),
        "work": write(
            journal, "Work again. Homework for the hearing", "2025-02-01T00:00:00", tags=("work",), veiled=True
        ),
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "sea home work"),
        ("far ", "sea home"),
        ("far away ", "sea home"),
        ('"far away"', "home"),
        ("far -sea ", "home"),
        ("-far ", "work"),
        ("hom", "home work"),
        ("home", "home work"),
        ("home ", "home"),
        ("home* ", "home work"),
        ("HOME ", "home"),
        ("evening ", "home"),
        ("walks ", "sea"),
        ('"far aw', "home"),
        ("tag:home", "home"),
        ("tag:#home ", "home"),
        ("tag:ho", "home"),
        ("tag:ho ", ""),
        ("tag:ho* ", "home"),
        ("-tag:home ", "sea work"),
        ('mood:"far away"', "home"),
        ('mood:"far', "home"),
        ("-mood:calm -tag:work", "home"),
        ("before:2025-02-01", "sea home"),
        ("before:2025-02", "sea home"),
        ("before:2025", "sea"),
        ("after:2025-02-01", "work"),
        ("after:2025-01", "home work"),
        ("after:2025", "home work"),
        ("on:2024-02", "sea"),
        ("-on:2025-01-31 ", "sea work"),
        ("after:2024-03 before:2025-02", "home"),
        ("is:starred", "sea"),
        ("-is:starred ", "home work"),
        ("is:veiled", "work"),
        ("after:2025 far ", "home"),
        ("zebra ", ""),
        ("http://far ", ""),
    ],
)
def test_the_language(shelf: tuple[Journal, dict[str, str]], query: str, expected: str) -> None:
    journal, ids = shelf
    assert found(journal, query) == {ids[name] for name in expected.split()}


@pytest.mark.parametrize(
    "date", ["before:2025-02-30", "after:soon", "on:20", "before:2025-13", "on:0000", "is:here", "after:٢٠٢٥"]
)
def test_what_cannot_be_read_does_not_narrow_and_is_told(shelf: tuple[Journal, dict[str, str]], date: str) -> None:
    journal, ids = shelf
    assert found(journal, date + " ") == set(ids.values())
    assert journal.unclear(date + " far ") == [date]


def test_a_date_on_its_way_does_not_empty_the_list(shelf: tuple[Journal, dict[str, str]]) -> None:
    journal, ids = shelf
    for end in range(len("after:"), len("after:2024-02-29") + 1):
        assert ids["sea"] in found(journal, "after:2024-02-29"[:end]) or end == len("after:")


def test_a_complete_query_means_whole_words(shelf: tuple[Journal, dict[str, str]]) -> None:
    journal, ids = shelf
    assert found(journal, "hom", typing=False) == set()
    assert found(journal, "home", typing=False) == {ids["home"]}
    assert found(journal, "hom*", typing=False) == {ids["home"], ids["work"]}


def test_a_mood_is_found_by_the_name_the_person_gave_it(shelf: tuple[Journal, dict[str, str]]) -> None:
    journal, ids = shelf
    journal.mood_words.rename("calm", "still water")
    assert found(journal, 'mood:"still water" ') == {ids["sea"]}
    assert found(journal, "mood:calm ") == {ids["sea"]}


def test_a_beginning_with_very_many_words_is_found_too(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.vault import ask

    monkeypatch.setattr(ask, "_MOST_OPTIONS", 3)
    for n in range(6):
        write(journal, f"wordy{'abcdef'[n]}")
    assert len(journal.search("wordy")) == 6
    assert len(journal.search("a wordy")) == 0


def test_an_excerpt_stands_around_the_word_that_was_asked(journal: Journal) -> None:
    write(journal, "beginning " + "filler words " * 200 + "the **needle** is here" + " more filler" * 200)
    (line,) = journal.search("needle ")
    assert "the needle is here" in line.excerpt
    assert line.excerpt.startswith("…")
    assert journal.page()[0].excerpt.startswith("beginning")


# stopping


def test_a_cancelled_search_stops(journal: Journal) -> None:
    write(journal, "a word")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        journal.search("word", token=token)
    assert len(journal.search("word", token=CancelToken())) == 1


def test_a_search_can_be_stopped_from_another_thread_while_it_runs(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = CancelToken()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    started = threading.Event()

    def never_done(*_: object) -> list[object]:
        started.set()
        return journal._db.rows(endless)

    monkeypatch.setattr("app.vault.find.Searched.find", never_done)

    def stop() -> None:
        started.wait(20)
        while not token.cancelled:
            token.cancel()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Cancelled):
        journal.search("word", token=token)
    thread.join()
    monkeypatch.undo()
    assert journal.search("word") == []


def test_what_is_late_is_in_the_index_before_the_first_answer(journal: Journal) -> None:
    first = write(journal, "cedar")
    assert found(journal, "cedar ") == {first}
    journal.save(EntryDraft(id=first, body="birch"))
    journal.save(EntryDraft(id=first, body="maple"))
    assert found(journal, "cedar ") == found(journal, "birch ") == set()
    assert found(journal, "maple ") == {first}
