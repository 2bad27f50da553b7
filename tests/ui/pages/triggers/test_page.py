"""The trigger log as a person uses it: the first question, one-press notes, every field, undo, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import UserFixable
from app.session import Session
from app.strategies.model import Mark, State, Tool
from app.triggers.model import (
    CHANNELS,
    CRISIS_URGES,
    MAX_NOTE,
    WORD_STRENGTHS,
    Danger,
    DayPart,
    Helped,
    TriggerDraft,
)
from tests.pages.triggers import TriggersScreen
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.i18n import labels
from ui.navigation import NEW, OWN_PAIN, PlayerStart, Room
from ui.pages.triggers.after import state_of


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> TriggersScreen:
    return TriggersScreen(qtbot, ctx, told)


# the first question


def test_the_first_question_comes_first_and_old_notes_do_not(screen: TriggersScreen, session: Session) -> None:
    assert screen.is_asked()
    assert not screen.page.earlier.isVisible()


def test_unsafe_goes_to_the_safety_page_and_keeps_nothing(screen: TriggersScreen) -> None:
    screen.answer(Danger.UNSAFE)
    assert screen.went().room is Room.SAFETY
    assert screen.went().what is None
    assert screen.notes() == []


def test_not_sure_offers_both_and_the_log_stays(screen: TriggersScreen, session: Session) -> None:
    screen.answer(Danger.NOT_SURE)
    screen.page.unsure.look.click()
    start = screen.went().what
    assert isinstance(start, PlayerStart)
    assert session.strategies.tool(start.tool_id).id == "orienting"
    screen.page.unsure.unsafe.click()
    assert screen.went().room is Room.SAFETY
    screen.page.unsure.note.click()
    screen.settle()
    screen.save()
    assert [note.danger for note in screen.notes()] == [Danger.NOT_SURE]


def test_use_a_tool_and_note_nothing(screen: TriggersScreen) -> None:
    screen.page.front.tool.click()
    assert screen.went().room is Room.NOW
    assert screen.notes() == []


# noting


def test_a_quick_note_is_one_strength_one_chip_and_save(screen: TriggersScreen, clock: FakeClock) -> None:
    screen.start()
    screen.page.form.peak.set_value(6)
    screen.choose(labels.channel("letter"))
    screen.save()
    (note,) = screen.notes()
    assert (note.peak, note.channels, note.numb, note.danger) == (6, ("letter",), None, Danger.REMINDER)
    assert note.at == clock.here()
    assert note.day_part is DayPart.CLOCK


def test_an_empty_note_can_be_kept(screen: TriggersScreen) -> None:
    screen.start()
    screen.save()
    assert len(screen.notes()) == 1


def test_every_field_comes_back_as_it_was_said(screen: TriggersScreen, session: Session) -> None:
    full = TriggerDraft(
        at=session.clock.here(), day_part=DayPart.CLOCK, danger=Danger.REMINDER, places=("transport", "the stairs"),
        channels=("heard", "person"), note="A voice", body=("heart", "far-away"), feelings=("jumpy", "numb", "heavy"),
        thought="It was only a voice", urges=("run",), peak=7, numb=3, did=("orienting", "called S."), after=4, numb_after=2,
        after_minutes=45, helped=Helped.MORE_THAN_NOTHING, next_time="Sit near the door",
    )  # fmt: skip
    note = session.triggers.save(full).value
    assert note.id is not None
    screen.page.open(note.id)
    screen.settle()
    screen.page.reading.edit.click()
    screen.settle()
    assert screen.page.form.unsaved() is None  # opening a form changes nothing
    screen.page.form.next.line.set_text("Sit near the driver")
    screen.save()
    (kept,) = screen.notes()
    fields = {name for name in full.__dataclass_fields__ if name not in {"id", "next_time"}}
    assert {name: getattr(kept, name) for name in fields} == {name: getattr(full, name) for name in fields}
    assert kept.next_time == "Sit near the driver"


def test_words_in_place_of_numbers(screen: TriggersScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    screen.start()
    screen.press("In words")
    screen.page.form.peak.words.set_values(["a-lot"])
    screen.page.form.numb.words.set_values(["a-little"])
    screen.save()
    (note,) = screen.notes()
    assert (note.peak, note.numb, note.peak_in_words) == (WORD_STRENGTHS["a-lot"], WORD_STRENGTHS["a-little"], True)
    again = TriggersScreen(qtbot, ctx, told)  # the choice is remembered
    again.start()
    assert again.page.form.how.value() == "words"
    again.save()
    assert not again.notes()[0].peak_in_words  # nothing was said, in words or otherwise


def test_numbers_are_carried_over_to_the_nearest_word(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.peak.set_value(9)
    screen.press("In words")
    assert screen.page.form.peak.words.value() == "too-much"


def test_a_part_of_the_day_is_kept_as_such(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.when.set_open(True)
    screen.choose(labels.day_part(DayPart.NIGHT))
    assert not screen.page.form.when.clock.isVisible()
    screen.save()
    assert screen.notes()[0].day_part is DayPart.NIGHT


def test_a_day_that_cannot_be_read_is_said_beside_it_and_nothing_is_kept_yet(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.when.day.set_text("last week")
    screen.save()
    assert screen.notes() == []
    assert screen.page.form.when.is_open()
    assert "could not read" in screen.page.form.when.day.note.text()
    screen.page.form.when.day.set_text("2026-03-01")
    screen.save()
    assert [note.at.day for note in screen.notes() if note.at] == ["2026-03-01"]


def test_the_note_is_never_longer_than_it_may_be(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.thought.note.edit.insert("x" * (MAX_NOTE + 50))
    screen.save()
    assert len(screen.notes()[0].note) == MAX_NOTE


def test_a_word_of_ones_own_is_offered_again(screen: TriggersScreen) -> None:
    screen.start()
    own = screen.page.form.channels._own
    assert own is not None
    own.setText("a key in a door")  # typed and left: it is meant
    screen.save()
    assert screen.notes()[0].channels == ("a key in a door",)
    screen.press("Done")
    screen.start()
    screen.choose("a key in a door")


def test_changing_your_mind_can_be_undone(screen: TriggersScreen, told: Told) -> None:
    screen.start()
    screen.page.form.peak.set_value(5)
    screen.press("Not now")
    assert screen.is_asked()
    assert screen.notes() == []
    told.do_last()
    screen.settle()
    assert [note.peak for note in screen.notes()] == [5]


# the hard chips


@pytest.mark.parametrize("urge", sorted(CRISIS_URGES))
def test_a_crisis_urge_leads_to_its_page_and_what_was_typed_stays(screen: TriggersScreen, urge: str) -> None:
    screen.start()
    form = screen.page.form
    form.thought.set_open(True)
    form.thought.note.set_text("tonight")
    assert not form.thought.crisis.isVisible()
    screen.choose(labels.urge(urge))
    assert form.thought.crisis.isVisible()
    screen.press("Go there now")
    assert (screen.went().room, screen.went().what) == (Room.SAFETY, OWN_PAIN)
    screen.page.open(None)  # and back again
    screen.settle()
    assert screen.view() is form
    assert form.thought.note.text() == "tonight"
    screen.choose(labels.urge(urge))
    assert not form.thought.crisis.isVisible()


def test_words_are_never_searched_for_a_crisis(screen: TriggersScreen) -> None:
    screen.start()
    form = screen.page.form
    form.thought.set_open(True)
    form.thought.note.set_text("I want to hurt myself and not be here any more")
    form.thought.thought.set_text("self-harm")
    assert not form.thought.crisis.isVisible()


# after a note


def test_a_note_leads_to_tools_that_fit(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.numb.set_value(8)
    screen.save()
    assert screen.view() is screen.page.after
    card = screen.page.after.cards[0]
    assert card.tool is not None
    assert not card.tool.states or State.TOO_LITTLE in card.tool.states
    card.click()
    start = screen.went().what
    assert isinstance(start, PlayerStart)
    assert start == PlayerStart(card.tool.id, state=State.TOO_LITTLE.value, trigger_id=screen.notes()[0].id or "")


@pytest.mark.parametrize(
    ("draft", "state"),
    [
        (TriggerDraft(peak=2, numb=9), State.TOO_LITTLE),  # low distress with high numbness is not calm
        (TriggerDraft(peak=9), State.TOO_MUCH),
        (TriggerDraft(peak=9, after=1), State.ALL_RIGHT),
        (TriggerDraft(peak=2), State.ALL_RIGHT),
        (TriggerDraft(), State.TOO_MUCH),
        (TriggerDraft(peak=9, numb=9, after=2, numb_after=1), State.ALL_RIGHT),
    ],
)
def test_what_fits_a_note(session: Session, draft: TriggerDraft, state: State) -> None:
    assert state_of(session.triggers.save(draft).value) is state


def test_a_tool_that_made_it_worse_can_be_put_aside(screen: TriggersScreen, session: Session, told: Told) -> None:
    tool = session.strategies.tools()[0]
    screen.start()
    form = screen.page.form
    form.did.set_open(True)
    screen.choose(tool.title)
    screen.choose(labels.helped(Helped.WORSE))
    screen.save()
    screen.press(tool.title)
    assert _mark(screen, tool).not_for_me
    told.do_last()
    screen.settle()
    assert not _mark(screen, tool).not_for_me


def _mark(screen: TriggersScreen, tool: Tool) -> Mark:
    found: list[Mark] = []
    screen._ctx.query(lambda s: s.strategies.tool(tool.id).mark, found.append, owner=screen.page)
    screen._qtbot.waitUntil(lambda: bool(found))
    return found[0]


# nothing is lost


def test_what_is_typed_is_handed_over_when_the_program_locks(screen: TriggersScreen, session: Session) -> None:
    assert screen.page.unsaved() is None
    screen.start()
    assert screen.page.unsaved() is None  # an empty form is nothing
    screen.page.form.thought.thought.set_text("half a sent")
    screen.page.form.when.day.set_text("20x")  # and what cannot be read loses nothing else
    operation = screen.page.unsaved()
    assert operation is not None
    operation(session)
    assert [note.thought for note in session.triggers.page()] == ["half a sent"]


def test_a_saved_note_is_not_written_again(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.peak.set_value(3)
    screen.save()
    assert screen.page.unsaved() is None


def test_going_elsewhere_and_back_finds_the_form(screen: TriggersScreen) -> None:
    screen.start()
    screen.page.form.peak.set_value(3)
    screen.page.leaving()
    screen.page.open(NEW)
    assert screen.view() is screen.page.form
    assert screen.page.form.peak.value() == 3


# what was noted before


def _three(session: Session) -> None:
    here = session.clock.here()
    for note, channel, place in (
        ("first", "heard", "home"),
        ("second", "seen", "street"),
        ("third", "heard", "street"),
    ):
        session.triggers.save(TriggerDraft(at=here, note=note, channels=(channel,), places=(place,), feelings=("sad",)))


def test_newest_first_search_and_filters(screen: TriggersScreen, session: Session) -> None:
    _three(session)
    screen.to_list()
    assert screen.titles() == ["third", "second", "first"]
    screen.search("seco")
    assert screen.titles() == ["second"]
    screen.search("")
    screen.page.earlier.filter.click()
    screen.settle()
    sheet = screen.page.earlier.sheet
    sheet.channel.set_values(["heard"])
    sheet.place.set_values(["home"])
    sheet.yes.click()
    screen.settle()
    assert screen.titles() == ["first"]
    assert labels.channel("heard") in screen.page.earlier._narrowed.text()
    screen.page.earlier.all.click()
    screen.settle()
    assert len(screen.titles()) == 3


def test_days_narrow_too(screen: TriggersScreen, session: Session) -> None:
    _three(session)
    screen.to_list()
    screen.page.earlier.filter.click()
    screen.settle()
    sheet = screen.page.earlier.sheet
    sheet.before.set_text("2001-01-01")
    sheet.yes.click()
    screen.settle()
    assert screen.titles() == []
    assert screen.page.earlier._nothing.isVisible()


def test_long_lists_come_in_windows(screen: TriggersScreen, session: Session) -> None:
    for number in range(120):
        session.triggers.save(TriggerDraft(note=f"note {number}"))
    screen.to_list()
    rows = screen.page.earlier.rows
    shown = rows.rowCount()
    assert shown < 120
    while rows.canFetchMore(rows.index(-1, -1)):
        rows.fetchMore(rows.index(-1, -1))
        screen.settle()
    assert rows.rowCount() == 120
    assert len(set(screen.titles())) == 120


def test_reading_says_every_filled_field_and_no_other(screen: TriggersScreen, session: Session) -> None:
    session.triggers.save(TriggerDraft(channels=(CHANNELS[0],), numb=4, did=("orienting",)))
    screen.to_list()
    screen.open_row(0)
    read = screen.read()
    assert labels.channel(CHANNELS[0]) in read
    assert "4 of 10" in read
    assert session.strategies.tool("orienting").title in read
    for missing in ("How strong at the peak", "Body", "Next time", "Did it help"):
        assert missing not in read


def test_deleting_can_be_undone(screen: TriggersScreen, session: Session, told: Told) -> None:
    _three(session)
    screen.to_list()
    screen.open_row(0)
    screen.page.reading.delete.click()
    screen.settle()
    screen.settle()
    assert screen.titles() == ["second", "first"]
    assert told.said[-1][1] == "Undo"
    told.do_last()
    screen.settle()
    screen.settle()
    assert screen.titles() == ["third", "second", "first"]


def test_deleting_for_good_asks_and_says_what_remains(screen: TriggersScreen, session: Session) -> None:
    note = session.triggers.save(TriggerDraft(note="gone")).value
    assert note.id is not None
    screen.page.open(note.id)
    screen.settle()
    screen.page.reading.for_good.click()
    screen.page.sheet.close_sheet()
    assert len(screen.notes()) == 1  # "Keep it" keeps it
    screen.page.reading.for_good.click()
    screen.page.sheet.yes.click()
    screen.settle()
    assert screen.notes() == []
    with pytest.raises(UserFixable):
        session.triggers.undo_delete(note.id)


def test_a_note_that_is_gone_leads_to_the_list(screen: TriggersScreen, session: Session, told: Told) -> None:
    screen.page.open("0190a000-0000-7000-8000-000000000000")
    screen.settle()
    assert screen.view() is screen.page.earlier
    assert len(told.errors) == 1


# pausing


def test_a_week_without_being_asked_and_without_comment(
    screen: TriggersScreen, session: Session, clock: FakeClock
) -> None:
    screen.page.front.pause.click()
    screen.settle()
    assert not screen.is_asked()
    clock.tick(6 * 24 * 3600)
    screen.page.refresh()
    screen.settle()
    assert not screen.is_asked()
    clock.tick(2 * 24 * 3600)
    screen.page.refresh()
    screen.settle()
    assert screen.is_asked()


def test_the_pause_ends_when_one_likes(screen: TriggersScreen) -> None:
    screen.page.front.pause.click()
    screen.settle()
    screen.page.front.resume.click()
    screen.settle()
    assert screen.is_asked()
