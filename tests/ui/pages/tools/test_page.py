"""The tools as a person uses them: finding, reading, marking, and keeping their own."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.cards.model import CardDraft
from app.cautions import Caution
from app.errors import UserFixable
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.strategies.model import Discreet, Kind, Mark, Occasion, State, StrategyDraft, Tool, ToolFilter
from exercises.catalogue import Group
from exercises.load import library
from tests.pages.tools import ToolsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.i18n import labels, tool_words
from ui.navigation import NEW, CardsOf, Place, PlayerStart, Room
from ui.operations.cautions import leave_out
from ui.pages.tools.shelf import WINDOW
from ui.widgets.buttons import Chip


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> ToolsScreen:
    return ToolsScreen(qtbot, ctx, told)


def _titles(tools: list[Tool]) -> list[str]:
    return [tool.title for tool in tools]


FULL = StrategyDraft(
    title="Song by the window", steps=("Open the window", "Play the song"), helps_when="late", not_when="when others sleep",
    minutes=5, discreet=Discreet.PARTLY, needs=("headphones",), tags=("night",), cautions=("C-SOUND",), states=(State.TOO_MUCH,),
)  # fmt: skip


# the list


def _in_groups(tools: list[Tool]) -> list[str]:
    """Titles as the page shows them with nothing narrowed: the person's own, then group after group."""
    yours = [tool for tool in tools if tool.mark.favourite or tool.kind is Kind.OWN]
    others = [tool for group in Group for tool in tools if tool.group == group.value and tool not in yours]
    return _titles([*yours, *others])


def test_down_in_the_search_leads_to_what_was_found(screen: ToolsScreen) -> None:
    screen.press_in_search(Qt.Key.Key_Down)
    assert screen.focused().startswith("Coming back to here and now")  # the first group
    screen.search("urge")
    screen.press_in_search(Qt.Key.Key_Down)
    assert screen.focused() == screen.titles()[0]


def test_all_of_them_are_there_in_groups(screen: ToolsScreen, session: Session) -> None:
    session.strategies.save(FULL)
    session.strategies.mark("unhooking", Mark(favourite=True))
    screen.page.refresh()
    screen.settle()
    tools = session.strategies.tools()
    assert screen.titles() == [library()["unhooking"].title, FULL.title]  # only what is theirs stands open
    assert screen.all_titles() == _in_groups(tools)
    assert len(screen.titles()) == len(library()) + 1


@pytest.mark.parametrize("group", list(Group))
def test_a_group_says_what_is_in_it_and_opens_alone(screen: ToolsScreen, session: Session, group: Group) -> None:
    mine = [tool for tool in session.strategies.tools() if tool.group == group.value]
    header = screen.page.listing.groups.folds[group.value].header
    assert header.text() == tool_words.group(group)
    assert header.summary().startswith(f"{len(mine)} ")
    assert mine[0].title in header.summary()
    screen.open_group(group)
    assert screen.titles() == _titles(mine)
    screen.open_group(group)
    assert screen.titles() == []


def test_an_open_group_stays_open_when_a_tool_was_read(screen: ToolsScreen, session: Session) -> None:
    screen.open_group(Group.MIND)
    before = screen.titles()
    screen.open(before[2])
    screen.press("All tools")
    screen.settle()
    assert screen.titles() == before


def test_search_while_typing(screen: ToolsScreen, session: Session) -> None:
    wanted = session.strategies.tools()[3]
    screen.search(wanted.title)
    assert wanted.title in screen.titles()
    assert len(screen.titles()) < len(library())
    screen.search("")
    assert screen.all_titles() == _in_groups(session.strategies.tools())
    screen.search("no tool is called this")
    assert screen.titles() == []
    assert screen.page.listing._nothing.isVisible()


@pytest.mark.parametrize("state", list(State))
def test_one_state_at_a_time(screen: ToolsScreen, session: Session, state: State) -> None:
    screen.press(labels.state(State.ALL_RIGHT))
    if state is not State.ALL_RIGHT:
        screen.press(labels.state(state))
    _page_through(screen)
    assert screen.titles() == _titles(session.strategies.tools(ToolFilter(state=state)))
    assert screen.page.listing.wanted().state is state


@pytest.mark.parametrize("occasion", list(Occasion))
def test_an_occasion_shows_its_whole_set_and_lets_go_of_the_state(
    screen: ToolsScreen, session: Session, occasion: Occasion
) -> None:
    screen.press(labels.state(State.TOO_MUCH))
    screen.press(labels.occasion(occasion))
    assert screen.page.listing.wanted() == ToolFilter(occasion=occasion)
    assert screen.titles() == [library()[key].title for key in library().sets[occasion.value]]
    screen.press(labels.state(State.TOO_MUCH))
    assert screen.page.listing.wanted() == ToolFilter(state=State.TOO_MUCH)


def _page_through(screen: ToolsScreen) -> None:
    while screen.page.listing.more().isVisible():
        screen.press("Show more")


def test_opened_for_a_state(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    screen = ToolsScreen(qtbot, ctx, told, State.TOO_LITTLE)
    _page_through(screen)
    assert screen.titles() == _titles(session.strategies.tools(ToolFilter(state=State.TOO_LITTLE)))


def test_the_sheet_narrows_and_says_so(screen: ToolsScreen, session: Session) -> None:
    session.strategies.save(FULL)
    screen.press("Show only …")
    sheet = screen.page.listing.sheet
    sheet.minutes.set_values(["1"])
    sheet.where.set_values(["discreet", "needs-nothing"])
    sheet.kind.set_values([Kind.EXERCISE.value])
    sheet.without.set_values(["C-BREATH"])
    screen.press("Show")
    wanted = ToolFilter(
        minutes=1, discreet=True, needs_nothing=True, kind=Kind.EXERCISE, without_cautions=frozenset({"C-BREATH"})
    )
    assert screen.page.listing.wanted() == wanted
    assert screen.titles() == _titles(session.strategies.tools(wanted))
    assert tool_words.caution_short("C-BREATH") in screen.page.listing._narrowed.text()
    screen.press("Show everything")
    assert "Song by the window" in screen.titles()


# what the person leaves out


def test_what_is_left_out_is_said_with_its_reason_and_shown_by_one_press(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.cautions.leave_out([Caution.BREATH, Caution.TOUCH])
    screen = ToolsScreen(qtbot, ctx, told)
    out = [tool for tool in session.strategies.tools(ToolFilter(show_left_out=True)) if tool.left_out]
    assert not {tool.title for tool in out} & set(screen.all_titles())
    said = screen.page.listing._out_words.text()
    assert said.startswith(f"{len(out)} ")
    assert tool_words.caution_short("C-BREATH") in said
    assert tool_words.caution_short("C-TOUCH") in said
    screen.press("Show them all the same")
    assert {tool.title for tool in out} <= set(screen.all_titles())
    screen.press("Leave them out again")
    assert not {tool.title for tool in out} & set(screen.all_titles())
    screen.press("Cautions about me")
    assert screen.went().room is Room.CAUTIONS


def test_only_what_the_filter_would_show_is_counted_as_left_out(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.cautions.leave_out([Caution.BREATH])
    screen = ToolsScreen(qtbot, ctx, told, State.TOO_LITTLE)
    assert not screen.page.listing._out_words.isVisible()  # no tool for that state touches the breath
    assert screen.page.listing.cautions.isVisible()
    screen.search("no tool is called this")
    assert not screen.page.listing.show_out.isVisible()


def test_a_change_of_cautions_is_seen_at_once(screen: ToolsScreen, ctx: Context) -> None:
    assert library()["longer-out-breath"].title in screen.all_titles()
    ctx.run(leave_out([Caution.BREATH]), owner=screen.frame)
    screen.settle()
    screen.settle()
    assert library()["longer-out-breath"].title not in screen.all_titles()


def test_a_tool_that_is_left_out_says_so_and_can_be_used(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.cautions.leave_out([Caution.BREATH])
    screen = ToolsScreen(qtbot, ctx, told, "longer-out-breath")
    assert "You leave this one out" in screen.words()
    screen.press("Begin")
    assert screen.went().room is Room.PLAYER
    screen.press("Cautions about me")
    assert screen.went().room is Room.CAUTIONS
    screen.page.open("five-senses")
    screen.settle()
    assert "You leave this one out" not in screen.words()


def test_instead_of_this_never_leads_to_what_is_left_out(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    shelf = library()
    exercise, case = next((e, c) for e in shelf.values() for c in e.not_when if c.tool and shelf[c.tool].draws_on)
    session.cautions.leave_out(shelf[case.tool].draws_on)
    screen = ToolsScreen(qtbot, ctx, told, exercise.id)
    assert f"Instead: {shelf[case.tool].title}" not in [b.text() for b in screen.view().findChildren(QAbstractButton)]


def test_only_words_that_several_tools_share_stand_in_the_sheet(screen: ToolsScreen, session: Session) -> None:
    session.strategies.save(StrategyDraft(title="Tea", tags=("my kettle",)))
    counts = dict(session.strategies.tags())
    screen.press("Show only …")
    offered = [chip.value for chip in screen.page.listing.sheet.tag.findChildren(Chip)]
    assert "my kettle" in offered
    assert set(offered) - {"my kettle"} == {tag for tag, count in counts.items() if count >= 3}
    assert len(offered) <= 20  # to be read at one glance; search finds the other words
    rare = next(tag for tag, count in counts.items() if count == 1 and tag != "my kettle")
    screen.press("Not now")
    screen.search(rare)
    assert any(rare in tool.tags for tool in session.strategies.tools() if tool.title in screen.titles())


def test_a_tag_narrows(screen: ToolsScreen, session: Session) -> None:
    session.strategies.save(FULL)
    screen.press("Show only …")
    screen.page.listing.sheet.tag.set_values(["night"])
    screen.press("Show")
    assert screen.titles() == _titles(session.strategies.tools(ToolFilter(tag="night")))
    assert "Song by the window" in screen.titles()


def test_what_is_not_for_me_is_hidden_until_it_is_wanted(screen: ToolsScreen, session: Session) -> None:
    tool = session.strategies.tools()[0]
    session.strategies.mark(tool.id, Mark(not_for_me=True))
    screen.page.refresh()
    screen.settle()
    assert tool.title not in screen.all_titles()
    screen.press("Show only …")
    screen.press("show what is not for me, too")
    screen.press("Show")
    assert tool.title in screen.all_titles()


def test_many_come_in_windows(screen: ToolsScreen, session: Session) -> None:
    for number in range(40):
        session.strategies.save(StrategyDraft(title=f"own {number:02d}"))
    screen.search("own")
    assert len(screen.titles()) == WINDOW
    _page_through(screen)
    assert screen.titles() == _titles(session.strategies.tools(ToolFilter(text="own")))


# one tool


@pytest.mark.parametrize("tool_id", sorted(library()))
def test_everything_known_of_a_built_in_tool_is_said(screen: ToolsScreen, tool_id: str) -> None:
    exercise = library()[tool_id]
    screen.page.open(tool_id)
    screen.settle()
    said = screen.words()
    for line in (
        exercise.title,
        exercise.aim,
        *exercise.helps_when,
        *(case.text for case in exercise.not_when),
        *exercise.adapt,
    ):
        assert line in said
    for caution in exercise.cautions:
        assert tool_words.caution(caution) in said
        assert caution.value not in said  # codes are for the machine
    screen.press("What it uses")
    assert all(line in screen.words() for line in tool_words.uses(exercise))
    screen.press("How well it is tested, and where it comes from")
    said = screen.words()
    for grade in exercise.evidence:
        assert f"{grade.value}: {tool_words.evidence(grade)}" in said
    assert exercise.evidence_note in said
    assert "No trained person has reviewed this text yet." in said
    for source in exercise.sources:
        assert source.cite in said
        assert tool_words.source_state(seen=source.seen) in said


def test_begin(screen: ToolsScreen, session: Session) -> None:
    tool = session.strategies.tools()[0]
    screen.open(tool.title)
    screen.press("Begin")
    assert screen.went().room is Room.PLAYER
    assert screen.went().what == PlayerStart(tool.id)


def test_begun_in_a_hurry_nothing_is_asked_before(screen: ToolsScreen) -> None:
    for now in (State.TOO_MUCH, State.TOO_LITTLE, Occasion.NIGHT):
        screen.page.open(now)
        screen.settle()
        screen.open(screen.titles()[0])
        screen.press("Begin")
        start = screen.went().what
        assert isinstance(start, PlayerStart)
        assert start.state == (now.value if isinstance(now, State) else "")
        assert not start.calm


def test_the_cards_and_the_cautions_are_beside_the_tools(screen: ToolsScreen) -> None:
    pages = (("Cards I keep", Room.CARDS), ("Something to read", Room.READING), ("Cautions about me", Room.CAUTIONS))
    for words, room in pages:
        screen.press(words)
        assert screen.went().room is room


def test_not_safe_is_on_the_list_and_on_the_tool(screen: ToolsScreen, session: Session) -> None:
    screen.press("I am not safe right now")
    assert screen.went().room is Room.SAFETY
    screen.open(screen.all_titles()[0])
    screen.press("I am not safe right now")
    assert [place.room for place in screen._told.places] == [Room.SAFETY, Room.SAFETY]


def test_marks_are_kept_and_exclude_each_other(screen: ToolsScreen, session: Session) -> None:
    tool = session.strategies.tools()[2]
    screen.open(tool.title)
    screen.press("Favourite")
    assert screen.ask(lambda s: s.strategies.tool(tool.id).mark) == Mark(favourite=True)
    screen.press("Not for me")
    assert screen.ask(lambda s: s.strategies.tool(tool.id).mark) == Mark(not_for_me=True)
    assert not screen.page.reading.favourite.isChecked()
    screen.press("Not for me")
    assert screen.ask(lambda s: s.strategies.tool(tool.id).mark) == Mark()


def test_the_own_note_is_kept_as_one_types(screen: ToolsScreen, session: Session, qtbot: Any) -> None:
    tool = session.strategies.tools()[1]
    screen.open(tool.title)
    screen.page.reading.note.edit.setPlainText("better at the window")
    timer = screen.page.reading._timer
    assert timer.isActive()
    assert timer.interval() <= 1000  # what is typed is safe within a second
    timer.timeout.emit()
    assert screen.ask(lambda s: s.strategies.tool(tool.id).mark.own_note) == "better at the window"
    assert screen.page.unsaved() is None


def test_a_note_in_the_middle_of_a_word_is_handed_over_when_the_program_locks(
    screen: ToolsScreen, session: Session
) -> None:
    tool = session.strategies.tools()[1]
    screen.open(tool.title)
    screen.page.reading.note.edit.setPlainText("better at the wi")
    operation = screen.page.unsaved()
    assert operation is not None
    operation(session)
    assert session.strategies.tool(tool.id).mark.own_note == "better at the wi"


def test_leaving_the_page_keeps_the_note(screen: ToolsScreen, session: Session) -> None:
    tool = session.strategies.tools()[1]
    screen.open(tool.title)
    screen.page.reading.note.edit.setPlainText("kept")
    screen.page.leaving()
    assert screen.ask(lambda s: s.strategies.tool(tool.id).mark.own_note) == "kept"


def test_instead_of_this_leads_to_the_other(screen: ToolsScreen, session: Session) -> None:
    exercise, case = next((e, c) for e in library().values() for c in e.not_when if c.tool in library())
    screen.page.open(exercise.id)
    screen.settle()
    other = library()[case.tool]
    screen.press(f"Instead: {other.title}")
    assert screen.page.reading.data is not None
    assert screen.page.reading.data.tool.id == case.tool


def test_noted_uses_are_listed_plainly_and_can_be_deleted(screen: ToolsScreen, session: Session, told: Told) -> None:
    tool = session.strategies.tools()[0]
    session.practice.save(UseDraft(tool.id, tool.title, before=7, after=4, verdict=Verdict.HELPED, note="in the bus"))
    session.practice.save(UseDraft(tool.id, tool.title, verdict=Verdict.WORSE))
    screen.open(tool.title)
    uses = screen.page.reading.uses
    assert uses.isVisible()
    assert uses.texts() == []  # nothing of it before somebody asks
    assert "in the bus" not in screen.words()
    screen.press("What I noted")
    texts = uses.texts()
    screen.press("Ask all my notes")
    assert screen.went().room is Room.LOOKING_BACK
    assert labels.verdict(Verdict.WORSE) in texts[0]  # newest first
    assert "before 7 of 10, after 4 of 10" in texts[1]
    assert "in the bus" in texts
    uses._delete(screen.page.reading.data.uses[0])  # type: ignore[union-attr]
    screen.settle()
    screen.settle()
    assert len([text for text in uses.texts() if text != "in the bus"]) == 1
    told.do_last()
    screen.settle()
    screen.settle()
    assert uses.texts() == texts


def test_a_tool_that_is_gone_leads_to_the_list(screen: ToolsScreen, told: Told) -> None:
    screen.page.open("0190a000-0000-7000-8000-000000000000")
    screen.settle()
    assert screen.view() is screen.page.listing
    assert len(told.errors) == 1


# own tools


def test_a_name_is_enough(screen: ToolsScreen, session: Session) -> None:
    screen.press("A tool of my own")
    screen.press("Save")
    assert "name" in screen.page.editor.name.note.text()
    screen.page.editor.name.set_text("Tea")
    screen.press("Save")
    assert screen.view() is screen.page.reading
    assert "Tea" in screen.words()
    assert [s.title for s in screen.ask(lambda s: list(s.strategies.each()))] == ["Tea"]


def test_every_field_of_an_own_tool_comes_back(screen: ToolsScreen, session: Session) -> None:
    kept = session.strategies.save(FULL).value
    screen.page.open(kept.id)
    screen.settle()
    said = screen.words()
    for line in (FULL.title, *FULL.steps, FULL.helps_when, FULL.not_when, tool_words.caution("C-SOUND")):
        assert line in said
    screen.press("Change")
    assert screen.page.editor.unsaved() is None  # opening the editor changes nothing
    screen.page.editor.steps.set_text("Play the song\n\nOpen the window\n")
    screen.press("Save")
    (again,) = screen.ask(lambda s: list(s.strategies.each()))
    assert again.steps == ("Play the song", "Open the window")
    fields = {name for name in FULL.__dataclass_fields__ if name not in {"id", "steps"}}
    assert {name: getattr(again, name) for name in fields} == {name: getattr(FULL, name) for name in fields}


def test_what_is_typed_is_handed_over_when_the_program_locks(screen: ToolsScreen, session: Session) -> None:
    screen.page.open(NEW)
    screen.settle()
    assert screen.page.unsaved() is None
    screen.page.editor.steps.set_text("sit by the wa")
    operation = screen.page.unsaved()
    assert operation is not None
    operation(session)
    (kept,) = session.strategies.each()
    assert kept.steps == ("sit by the wa",)
    assert kept.title  # it can be found again


def test_going_elsewhere_and_back_finds_the_editor(screen: ToolsScreen) -> None:
    screen.page.open(NEW)
    screen.settle()
    screen.page.editor.name.set_text("Tea")
    screen.page.leaving()
    screen.page.open(None)
    assert screen.view() is screen.page.editor
    screen.press("Not now")
    assert screen.view() is screen.page.listing
    assert screen.ask(lambda s: list(s.strategies.each())) == []
    screen._told.do_last()
    screen.settle()
    assert [s.title for s in screen.ask(lambda s: list(s.strategies.each()))] == ["Tea"]


def test_deleting_can_be_undone(screen: ToolsScreen, session: Session, told: Told) -> None:
    kept = session.strategies.save(FULL).value
    screen.page.open(kept.id)
    screen.settle()
    screen.press("Delete")
    assert FULL.title not in screen.titles()
    told.do_last()
    screen.settle()
    screen.settle()
    assert FULL.title in screen.titles()


def test_deleting_for_good_asks_first(screen: ToolsScreen, session: Session) -> None:
    kept = session.strategies.save(FULL).value
    assert kept.id is not None
    screen.page.open(kept.id)
    screen.settle()
    screen.press("Delete for good")
    assert len(screen.ask(lambda s: list(s.strategies.each()))) == 1
    screen.page.sheet.yes.click()
    screen.settle()
    assert screen.ask(lambda s: list(s.strategies.each())) == []
    with pytest.raises(UserFixable):
        session.strategies.undo_delete(kept.id)


def test_built_in_tools_cannot_be_changed_or_deleted(screen: ToolsScreen) -> None:
    screen.page.open(next(iter(library())))
    screen.settle()
    for button in (screen.page.reading.edit, screen.page.reading.delete, screen.page.reading.for_good):
        assert not button.isVisible()


def test_a_tool_with_cards_leads_to_them(screen: ToolsScreen, session: Session, told: Told) -> None:
    tool = session.strategies.tool("orienting")
    screen.open(tool.title)
    assert not screen.page.reading.cards.isVisible()
    session.cards.save(CardDraft(tool_id="orienting", title="For the night"))
    screen.page.refresh()
    screen.settle()
    screen.press("Cards I keep from this")
    assert told.places[-1] == Place(Room.CARDS, CardsOf("orienting"))
