from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.insights.answers import Answer
from app.insights.insights import Insights
from app.journal.model import EntryDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.triggers.model import TriggerDraft
from tests.app.insights.support import moment
from tests.pages.looking_back import LookingBackScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import Place, Room
from ui.pages.looking_back.topics import Topic, looks
from ui.widgets.table import PlainTable

SENSES, TITLE = "five-senses", "Five, four, three, two, one"


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> Callable[..., LookingBackScreen]:
    """Opened once the notes are there."""

    def opened(what: object = None) -> LookingBackScreen:
        return LookingBackScreen(qtbot, ctx, told, what)

    return opened


Opened = Callable[..., LookingBackScreen]


def trigger(session: Session, day: int, peak: int | None = None, numb: int | None = None, **more: Any) -> None:
    session.triggers.save(TriggerDraft(at=moment(day), peak=peak, numb=numb, **more))


def use(session: Session, day: int, before: int = 8, after: int = 3, tool: str = SENSES, **more: Any) -> None:
    title = session.strategies.tool(tool).title
    session.practice.save(UseDraft(tool, title, at=moment(day), before=before, after=after, **more))


def test_the_first_thing_is_a_sentence_and_the_questions(screen: Opened, session: Session) -> None:
    for day in range(30):
        trigger(session, day, 7)
    page = screen()
    assert page.topics() == [look.name for look in looks().values()]
    assert page.pictures() == []
    assert "30" not in page.words()
    assert "Nothing is counted unless you ask" in page.words()


def test_nothing_is_counted_before_it_is_asked(
    screen: Opened, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    real = Insights.ask

    def ask(self: Insights, question: Any, *more: Any, **named: Any) -> Answer:
        asked.append(question)
        return real(self, question, *more, **named)

    monkeypatch.setattr(Insights, "ask", ask)
    use(session, 0)
    page = screen()
    page.choose(Topic.TOOL)
    page.press(TITLE)
    assert asked == []
    page.press("Ask")
    assert len(asked) == 1


def test_three_notes_are_shown_and_nothing_is_made_of_them(screen: Opened, session: Session) -> None:
    for day in range(3):
        trigger(session, day, 5, note=f"note {day}")
    page = screen()
    assert page.answer(Topic.STRENGTHS) == ["You noted this 3 times. Here they are."]
    assert not page.can("Show the dots")
    assert not page.can("Show the notes")
    page.press("note 1")
    assert page.went().room is Room.TRIGGERS
    assert page.went().what == session.triggers.page()[1].id


def test_one_note_is_said_as_one(screen: Opened, session: Session) -> None:
    trigger(session, 0, 5)
    assert screen().answer(Topic.STRENGTHS) == ["You noted this once. Here it is."]


def test_six_notes_have_a_range_and_no_dots(screen: Opened, session: Session) -> None:
    for day, peak in enumerate((3, 5, 4, 8, 6, 5)):
        trigger(session, day, peak)
    page = screen()
    said = page.answer(Topic.STRENGTHS)
    assert "How strong it was at the peak: 6 notes, from 3 to 8." in said
    assert "With 6 notes, this is all that can honestly be said." in said
    assert not page.can("Show the dots")
    assert page.can("Show the notes")


def test_words_come_before_dots_and_dots_only_when_wished(screen: Opened, session: Session) -> None:
    for day in range(20):
        trigger(session, day, day % 10, 1)
    page = screen()
    said = page.answer(Topic.STRENGTHS)
    assert said[0] == "20 trigger notes in this time."
    assert page.pictures() == []
    page.press("Show the dots")
    assert page.pictures() == [
        "How strong it was at the peak", "How numb or far away",
        "How strong it was at the peak, day by day", "How numb or far away, day by day",
    ]  # fmt: skip
    page.press("Show the dots")
    assert page.pictures() == []


def test_the_table_has_everything_of_the_picture(screen: Opened, session: Session) -> None:
    for day in range(20):
        trigger(session, day, day % 10)
    page = screen()
    page.answer(Topic.STRENGTHS)
    page.press("Show the table")
    peaks, by_day = page.tables()
    assert peaks == [("Strength", "Notes"), *((str(n), "2" if n < 10 else "0") for n in range(11))]
    assert by_day[0] == ("Day", "Notes", "Strengths")
    assert by_day[1:] == [(f"{5 + day} Jan 2026", "1", str(day % 10)) for day in range(20)]


def test_copying_takes_the_words_or_one_table(screen: Opened, session: Session, told: Told) -> None:
    for day in range(12):
        trigger(session, day, 4)
    page = screen()
    said = page.answer(Topic.STRENGTHS)
    page.press("Copy the words")
    assert page.clipboard().splitlines() == said
    page.press("Show the table")
    page.press("Copy this table")
    assert page.clipboard().splitlines()[5] == "4\t12"
    assert told.said[-1][0] == "It is copied. Locking empties the clipboard."


def test_a_tool_says_worse_as_openly_as_helped(screen: Opened, session: Session) -> None:
    for day in range(10):
        use(session, day, verdict=Verdict.WORSE, numb_before=1, numb_after=6)
    page = screen()
    said = page.answer(Topic.TOOL, TITLE)
    assert said[0] == "You noted this tool 10 times."
    assert "it helped 0 of 10 times, about the same 0 of 10 times, it made it worse 10 of 10 times" in said[1]
    assert "Both were noted 10 times. The number fell while you got more numb or further away 10 times." in said
    assert "Feeling little while numb is not the same as calm." in said
    assert "Hard moments often ease with time, so this cannot show what caused it." in said
    page.press("Show the dots")
    assert "How often, and what would fit" in page.pictures()


def test_before_and_after(screen: Opened, session: Session) -> None:
    for before, after in [(8, 5)] * 6 + [(6, 6)] * 2 + [(5, 7)]:
        use(session, 0, before, after)
    said = screen().answer(Topic.BEFORE_AFTER, TITLE)
    assert "With a number before and after, 9 times: lower 6 times, the same twice, higher once." in said
    assert said[-1] == "Hard moments often ease with time, so this cannot show what caused it."


def test_a_word_by_what_it_is_called(screen: Opened, session: Session) -> None:
    for day in range(12):
        trigger(session, day, places=("shop",) if day < 5 else ("home",))
    page = screen()
    said = page.answer(Topic.WORD, "a shop")
    assert said[0] == "“a shop” is in 5 of the 12 notes that name a kind of place."
    assert said[-1] == "It may matter, or may just be where you often are."
    page.press("Show the notes")
    assert len(page.notes()) == 5


def test_urges_are_not_among_the_words(screen: Opened, session: Session) -> None:
    for day in range(6):
        trigger(session, day, urges=("self-harm",), places=("home",))
    page = screen()
    page.choose(Topic.WORD)
    assert page.can("Kind of place")
    assert "hurt" not in page.words()
    assert not page.can("hurt myself")


def test_feelings_of_the_journal(screen: Opened, session: Session) -> None:
    for day in range(11):
        session.journal.save(EntryDraft(at=moment(day), title=f"day {day}", body="x", moods=("calm",)))
    page = screen()
    assert page.answer(Topic.WORD, "calm")[0] == "“calm” is in 11 of the 11 journal entries that name a feeling."
    page.press("Show the notes")
    assert page.notes()[0] == "day 10"
    page.open_row(0)
    assert page.went() == Place(Room.JOURNAL, session.journal.page()[0].id)


def test_times(screen: Opened, session: Session) -> None:
    for day in range(10):
        trigger(session, day)
        use(session, day)
    page = screen()
    page.choose(Topic.TIMES)
    page.press("Noted uses of tools")
    page.press("Ask")
    assert page.sentences()[0] == "10 noted uses in this time."
    page.press("Show the table")
    assert page.tables()[1][0] == ("Day", "Notes", "Such days in this time")
    assert page.tables()[1][1] == ("Monday", "2", "2")


def test_a_stretch_of_time(screen: Opened, session: Session) -> None:
    for day in range(12):
        trigger(session, day, 4, places=("shop",))
    page = screen()
    page.choose(Topic.PERIOD)
    page.press("Some days")
    page.write("First day", "2026-01-06")
    page.write("Last day", "2026-01-12")
    page.press("Ask")
    assert page.sentences()[:2] == [
        "In this time: 7 trigger notes, 0 noted uses, 0 journal entries.",
        "Chosen most, of 7 notes that name a kind of place: “a shop” 7.",
    ]


def test_days_that_cannot_be_read_are_said_under_the_field(screen: Opened, session: Session) -> None:
    trigger(session, 0)
    page = screen()
    page.choose(Topic.PERIOD)
    page.press("Some days")
    page.write("First day", "2026-02-31")
    page.press("Ask")
    assert page.sentences() == []
    assert "We could not read this day" in page.words()
    page.write("First day", "2026-02-03")
    page.write("Last day", "2026-02-01")
    page.press("Ask")
    assert "This is before the first day." in page.words()


def test_the_last_weeks_are_whole_and_end_today(screen: Opened, session: Session) -> None:
    today = session.clock.here().as_date()  # 14 March 2026
    for back in (0, 27, 28):
        day = (today - moment(0).as_date()).days - back
        trigger(session, day, note=f"{back} days ago")
    page = screen()
    page.choose(Topic.PERIOD)
    page.press("The last 4 weeks")
    page.press("Ask")
    assert page.sentences() == ["You noted this twice. Here they are."]
    assert page.can("27 days ago")
    assert not page.can("28 days ago")


def test_two_side_by_side_wait_and_then_say_could(screen: Opened, session: Session) -> None:
    for day in range(14):
        trigger(session, day, 3 + day % 3)
    page = screen()
    said = page.answer(Topic.BESIDE, "Weekdays and weekends")
    assert said[1] == "Of 10 trigger notes and 4 trigger notes, too few say how strong it was to lay them side by side."
    assert not page.can("Show the dots")
    for day in range(14, 28):
        trigger(session, day, 3 + day % 3)
    page.press("Ask")
    said = page.sentences()
    assert said[0] == "Monday to Friday: 20 trigger notes. Weekends: 8 trigger notes."
    assert "A difference here could matter" in said[-1]
    assert not any("better" in line or "worse" in line for line in said)


def test_two_tools_and_a_word_with_and_without_it(screen: Opened, session: Session) -> None:
    for day in range(12):
        use(session, day, 8, 3)
        use(session, day, 8, 5, "finger-trace")
        trigger(session, day, 5, places=("home",))
        trigger(session, day, 5, places=("shop",))
    page = screen()
    other = session.strategies.tool("finger-trace").title
    page.choose(Topic.BESIDE)
    page.press("Two tools")
    page.press(TITLE)
    page.press("Ask")
    assert "Which two would you like?" in page.words()
    page.press(other)
    page.press("Ask")
    assert page.sentences()[0].endswith("12 noted uses.")
    page.press("Notes with a word, and without it")
    page.press("Ask")
    assert "One at a time." in page.words()
    page.press("a shop")
    page.press("Ask")
    assert page.sentences()[0] == "Notes with “a shop”: 12 trigger notes. Notes without “a shop”: 12 trigger notes."
    page.press("Two words")
    page.press("Ask")
    assert "Which two would you like?" in page.words()
    page.press("where I live")
    page.press("Ask")
    assert page.sentences()[0] == "Notes with “where I live”: 12 trigger notes. Notes with “a shop”: 12 trigger notes."


def test_two_stretches_of_time_are_alike(screen: Opened, session: Session) -> None:
    today = session.clock.here().as_date()
    first = (today - moment(0).as_date()).days
    for back in range(56):
        trigger(session, first - back, 5)
    said = screen().answer(Topic.BESIDE, "The last 4 weeks and the 4 before")
    assert said[0].count("28 trigger notes") == 2
    assert "More notes can simply mean more noticing." in said


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.FAIR])
def test_where_there_is_nothing_it_is_kind(screen: Opened, topic: Topic) -> None:
    page = screen()
    page.choose(topic)
    assert "That is fine." in page.words()
    assert not page.can("Ask")
    page.press("All questions")
    assert page.view() is page.page.front


@pytest.mark.parametrize("topic", [Topic.TOOL, Topic.BEFORE_AFTER, Topic.WORD])
def test_asking_without_choosing_asks_back(screen: Opened, session: Session, topic: Topic) -> None:
    use(session, 0)
    trigger(session, 0, places=("home",))
    page = screen()
    page.choose(topic)
    page.press("Ask")
    assert page.sentences() == []
    assert "would you like to ask about?" in page.words()


# notes, and coming back


def test_all_kinds_of_notes_open(screen: Opened, session: Session) -> None:
    trigger(session, 0, 5, note="the stairs")
    use(session, 1, verdict=Verdict.HELPED, note="by the window")
    session.journal.save(EntryDraft(at=moment(2), title="Secret", body="x", veiled=True, veil_note="about March"))
    for day in range(3, 6):
        session.journal.save(EntryDraft(at=moment(day), title=f"day {day}", body="x"))
    page = screen()
    page.answer(Topic.PERIOD)
    page.press("Show the notes")
    assert page.notes() == ["day 5", "day 4", "day 3", "about March", TITLE, "the stairs"]
    page.open_row(5)
    assert page.went().room is Room.TRIGGERS
    page.open_row(4)
    assert "by the window" in page.words()
    assert "it helped" in page.words()
    page.press("To the tool")
    assert page.went() == Place(Room.TOOLS, SENSES)
    page.press("Back to the answer")
    assert page.sentences()[0].startswith("In this time: 1 trigger note, 1 noted use, 4 journal entries.")


def test_a_long_list_reads_on(screen: Opened, session: Session) -> None:
    for day in range(60):
        trigger(session, day, 5, note=f"{day}")
    page = screen()
    page.answer(Topic.STRENGTHS)
    page.press("Show the notes")
    rows = page.page.notes.rows
    while rows.canFetchMore(rows.index(-1, -1)):
        rows.fetchMore(rows.index(-1, -1))
        page.settle()
    assert page.notes() == [str(day) for day in reversed(range(60))]


def test_coming_back_finds_the_answer_and_coming_anew_finds_nothing(screen: Opened, session: Session) -> None:
    for day in range(6):
        trigger(session, day, 5)
    page = screen()
    said = page.answer(Topic.STRENGTHS)
    place = page.page.here()
    page.page.open(place)
    assert page.sentences() == said
    page.page.open(None)
    assert page.view() is page.page.front
    assert page.page.here() is None
    assert page.page.asking.question is None
    page.page.open(place)  # an older way back leads to nothing that was asked
    assert page.view() is page.page.front


def test_nothing_remembers_what_was_asked(screen: Opened, session: Session) -> None:
    for day in range(6):
        trigger(session, day, 5, places=("home",))
    rows = "SELECT count(*) FROM preference"
    before = session.vault.db.value(rows)
    page = screen()
    page.answer(Topic.WORD, "where I live")
    page.press("All questions")
    assert session.vault.db.value(rows) == before
    page.choose(Topic.WORD)
    assert page.sentences() == []
    picker = page.page.asking.picker()
    assert picker is not None
    assert picker.choices[0].value() == ""


def test_a_note_that_changes_changes_the_answer(screen: Opened, session: Session, ctx: Context) -> None:
    for day in range(6):
        trigger(session, day, 5)
    page = screen()
    page.answer(Topic.STRENGTHS)
    first = session.triggers.page()[0]
    ctx.run(lambda s: s.triggers.delete(first.id or ""), owner=page.frame)
    page.settle()
    page.settle()
    assert page.sentences()[0] == "5 trigger notes in this time."


def test_a_topic_can_be_opened_from_elsewhere(screen: Opened, session: Session) -> None:
    use(session, 0)
    page = screen(Topic.TOOL)
    assert page.can(TITLE)


def test_all_of_it_by_keyboard(screen: Opened, session: Session, qtbot: Any) -> None:
    for day in range(12):
        trigger(session, day, 4)
    page = screen()
    page.page.front.first_focus().setFocus()

    def walk(to: str) -> None:
        for _ in range(60):
            here = page.frame.focusWidget()
            if here is not None and to in (here.accessibleName(), getattr(here, "text", str)()):
                return
            QTest.keyClick(here or page.frame, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {to!r}")

    def press(words: str) -> None:
        walk(words)
        QTest.keyClick(page.frame.focusWidget(), Qt.Key.Key_Return)
        page.settle()

    press("How strong, how numb")
    press("Ask")
    assert page.sentences()[0] == "12 trigger notes in this time."
    press("Show the table")
    walk("How strong it was at the peak")  # the table, not a picture
    table = page.frame.focusWidget()
    assert isinstance(table, PlainTable)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert page.clipboard() == table.as_text()
    press("Show the notes")
    walk("Notes, newest first")
    QTest.keyClick(page.frame.focusWidget(), Qt.Key.Key_Return)
    assert page.went().room is Room.TRIGGERS
    press("Back to the answer")
    press("All questions")
    assert page.frame.focusWidget() is page.page.front.cards[Topic.STRENGTHS]
