"""Using a tool: its steps, the ways out, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.errors import Code
from app.practice.model import Verdict
from app.session import Session
from app.settings import Settings
from app.strategies.model import Mark, StrategyDraft
from exercises.load import library
from exercises.model import TODAY
from exercises.steps import Leave
from tests.exercises.support import exercise, step_of
from tests.pages.player import PlayerScreen, pass_time
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import PlayerStart, Room
from ui.operations import tools as tool_ops
from ui.operations.triggers import note_in_words
from ui.pages.player import page as page_module
from ui.pages.player import timed as timed_module
from ui.pages.player.after import After
from ui.pages.player.naming import NamePart
from ui.pages.player.out import Out
from ui.pages.player.picking import CardsPart, ChoosePart, GatePart, PromptPart, WordsPart
from ui.pages.player.rating import RatePart
from ui.pages.player.stage import Stage
from ui.pages.player.threshold import Threshold
from ui.pages.player.writing import ListPart
from ui.theme.theme import Application
from ui.widgets.fold import Fold
from ui.widgets.text import Text

Open = Callable[..., PlayerScreen]
FLOODED = PlayerStart("five-senses", "too_high", calm=False)


@pytest.fixture
def player(qtbot: Any, ctx: Context, told: Told) -> Open:
    def make(start: PlayerStart | str, **more: Any) -> PlayerScreen:
        return PlayerScreen(qtbot, ctx, told, start, **more)

    return make


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    said: list[str] = []
    for module in (page_module, timed_module):
        monkeypatch.setattr(module, "announce", lambda _widget, text: said.append(text))
    return said


@pytest.fixture
def idle(qtbot: Any, ctx: Context, app: Application) -> Callable[[], None]:
    """Wait until everything given to the vault's lane so far has been done and delivered."""

    def wait() -> None:
        done: list[bool] = []
        ctx.lanes.vault(lambda _token, _progress: True, done.append)
        qtbot.waitUntil(lambda: bool(done))

    return wait


def kept(session: Session) -> list[Any]:
    return session.practice.recent()


# before, through, after


def test_opened_calmly_it_says_first_what_it_is_and_when_to_leave_it_out(player: Open) -> None:
    screen = player("longer-out-breath")
    one = library()["longer-out-breath"]
    words = screen.words()
    assert one.title in words
    assert one.aim in words
    assert all(item.text in words for item in one.not_when)
    assert not screen.page.foot.isVisible()


def test_opened_from_too_much_the_first_step_is_there_at_once(player: Open) -> None:
    screen = player(FLOODED)
    assert screen.title() == library()["five-senses"].short.steps[0].title
    assert "When to leave it out" in [fold.text() for fold in screen.stage().findChildren(QAbstractButton)]


def test_an_ended_tool_leaves_no_trace(player: Open, session: Session, told: Told) -> None:
    screen = player("feet-and-chair")
    screen.begin()
    screen.finish()
    screen.after().finish.click()
    assert told.went_back == 1
    assert kept(session) == []


@pytest.mark.parametrize("longer", [False, True], ids=["short", "long"])
def test_every_tool_can_be_gone_through_with_its_exits_in_sight(player: Open, longer: bool) -> None:
    screen = player("five-senses")
    for tool_id, one in library().items():
        screen.open(tool_id)
        screen.begin(longer=longer)
        form = one.long if longer else one.short
        seen = 0
        while isinstance(screen.page.shown, Stage):
            seen += 1
            assert seen <= len(form.steps)
            assert TODAY not in screen.words()
            assert all(screen.page.foot.exits[way].isVisible() for way in (Leave.STOP, Leave.ELSE, Leave.WORSE))
            assert screen.page.head.unsafe.isVisible()
            through(screen)
        assert isinstance(screen.page.shown, After)


def through(screen: PlayerScreen) -> None:
    """On, past a gate by its first answer."""
    if screen.page.foot.next.isVisible():
        screen.next()
        return
    gate = screen.part()
    assert isinstance(gate, GatePart)
    gate.clear.click()


def test_the_day_is_written_out(player: Open, session: Session) -> None:
    screen = player(PlayerStart("waking-up-the-edges", calm=False))
    screen.next()
    screen.next()
    assert "2026" in screen.words()
    assert TODAY not in screen.words()


def test_the_longer_one_is_offered_after_the_short_one(player: Open) -> None:
    screen = player("feet-and-chair")
    screen.begin()
    screen.finish()
    screen.after().to_longer.click()
    assert screen.title() == library()["feet-and-chair"].long.steps[0].title
    screen.finish()
    assert not screen.after().to_longer.isVisible()


def test_a_strategy_of_ones_own_says_when_to_leave_it_out(player: Open, session: Session) -> None:
    own = session.strategies.save(StrategyDraft(title="Window", steps=("Open it.",), not_when="Not after dark.")).value
    screen = player(own.id)
    fold = screen.page.shown.findChild(Fold)
    assert fold is not None
    fold.set_open(True)
    assert "Not after dark." in [text.text() for text in fold.findChildren(Text) if text.isVisible()]


def test_a_strategy_of_ones_own_is_played_in_its_own_words(player: Open, session: Session) -> None:
    own = session.strategies.save(StrategyDraft(title="Window", steps=("Open it.", "Count the chimneys."))).value
    screen = player(own.id)
    assert "Open it." in screen.words()
    screen.next()
    assert "Count the chimneys." in screen.words()
    screen.next()
    assert not screen.after().to_longer.isVisible()


def test_a_tool_that_is_gone_says_so_and_goes_back(player: Open, told: Told) -> None:
    player("no-such-tool")
    assert [error.code for error in told.errors] == [Code.NOT_FOUND]
    assert told.went_back == 1


# the ways out


@pytest.mark.parametrize("way", [Leave.STOP, Leave.ELSE, Leave.WORSE])
def test_every_way_out_leads_out_and_back_in_again(player: Open, way: Leave) -> None:
    screen = player("self-compassion-break")
    screen.begin()
    screen.next()
    part = screen.part()
    assert isinstance(part, CardsPart)
    assert part.own is not None
    part.own.set_text("half a sentence")
    part.cards[1].click()
    screen.leave(way)
    assert not isinstance(screen.page.shown, Stage)
    screen.back()
    again = screen.part()
    assert isinstance(again, CardsPart)
    assert again.own is not None
    assert again.own.text() == "half a sentence"
    assert [card.isChecked() for card in again.cards][:3] == [False, True, False]


def test_not_safe_goes_to_the_page_for_it_and_the_place_is_kept(player: Open) -> None:
    screen = player(FLOODED)
    screen.next()
    title = screen.title()
    screen.leave(Leave.UNSAFE)
    assert screen.went().room is Room.SAFETY
    screen.open(None)
    assert screen.title() == title


def test_an_answer_can_say_that_the_place_is_not_safe(player: Open) -> None:
    screen = player("five-senses")
    screen.begin(longer=True)
    part = screen.part()
    assert isinstance(part, ChoosePart)
    part.options[2].click()
    assert screen.went().room is Room.SAFETY
    assert isinstance(screen.page.shown, Stage)


def test_feeling_worse_leads_to_the_room_and_to_people_and_asks_nothing(player: Open, session: Session) -> None:
    screen = player(PlayerStart("wall-push", "too_high", calm=True))
    screen.begin()
    screen.leave(Leave.WORSE)
    out = screen.out()
    assert [card.tool.id for card in out.cards if card.tool] == ["five-senses", "orienting"]
    assert not out.findChildren(Threshold)
    out.cards[1].click()
    went = screen.went()
    assert went.what == PlayerStart("orienting", "too_high", calm=False)
    out.people.click()
    assert screen.went().room is Room.SAFETY
    assert kept(session) == []


def test_something_else_passes_over_what_is_not_for_me(player: Open, session: Session) -> None:
    session.strategies.mark("word-grounding", Mark(not_for_me=True))
    screen = player(FLOODED)
    screen.leave(Leave.ELSE)
    assert [card.tool.id for card in screen.out().cards if card.tool] == ["finger-trace", "orienting"]


def test_a_gate_leads_elsewhere_when_something_fits(player: Open) -> None:
    screen = player("wall-push")
    screen.begin()
    gate = screen.part()
    assert isinstance(gate, GatePart)
    assert not screen.page.foot.next.isVisible()
    gate.unclear.click()
    assert [card.tool.id for card in screen.out().cards if card.tool] == ["feet-and-chair"]


def test_back_goes_step_by_step_to_where_it_began(player: Open, told: Told) -> None:
    screen = player("feet-and-chair")
    screen.begin()
    screen.next()
    screen.back()
    assert screen.title() == library()["feet-and-chair"].short.steps[0].title
    screen.back()
    assert isinstance(screen.page.shown, Threshold)
    screen.back()
    assert told.went_back == 1


# the parts


def test_things_are_counted_off_and_written(player: Open) -> None:
    screen = player(FLOODED)
    part = screen.part()
    assert isinstance(part, NamePart)
    part.pebbles.click()
    assert part.pebbles.number() == 1
    part.line.set_text("lamp")
    part.line.submitted.emit()
    assert part.pebbles.number() == 2
    assert part.named.text() == "lamp"
    QTest.keyClick(part.pebbles, Qt.Key.Key_Backspace)
    assert part.pebbles.number() == 1
    part.switch.click()
    assert screen.title() == "Three things within reach"
    part.switch.click()
    assert screen.title() == "Three things you can see"


def test_words_are_picked_from_an_area(player: Open) -> None:
    screen = player("name-it")
    screen.begin(longer=True)
    part = screen.part()
    assert isinstance(part, WordsPart)
    assert not part.words
    part.areas[1].click()
    part.words[2].click()
    part.areas[0].click()
    part.words[0].click()
    assert part.picked.text() == "numb, on guard"
    part.none.click()
    assert not part.picked.isVisible()
    screen.next()
    rate = screen.part()
    assert isinstance(rate, RatePart)
    rate.scale.set_value(6)
    screen.next()
    screen.back()
    again = screen.part()
    assert isinstance(again, RatePart)
    assert again.scale.value() == 6


def test_another_prompt_comes_on_request(player: Open) -> None:
    screen = player("word-grounding")
    screen.begin()
    part = screen.part()
    assert isinstance(part, PromptPart)
    first = part.drawn.text()
    part.another.click()
    assert part.drawn.text() != first


def test_a_list_keeps_its_lines(player: Open) -> None:
    screen = player(PlayerStart("feet-and-chair", calm=False))
    screen.play(exercise(step_of("list"), step_of("text")))
    part = screen.part()
    assert isinstance(part, ListPart)
    part.lines.fields[1].set_text("second")
    screen.next()
    screen.back()
    again = screen.part()
    assert isinstance(again, ListPart)
    assert [field.text() for field in again.lines.fields] == ["", "second", ""]


# the clock


def test_nothing_moves_until_asked(player: Open) -> None:
    screen = player(PlayerStart("longer-out-breath", calm=False))
    assert not screen.pacer().running()
    assert screen.timed().go.text() == "Start"


def test_a_pace_is_started_paused_and_ends_in_its_place(player: Open, spoken: list[str]) -> None:
    screen = player(PlayerStart("longer-out-breath", calm=False))
    part = screen.timed()
    part.go.click()
    pass_time(screen.pacer(), 4_500)
    assert spoken[-2:] == ["In", "Out"]
    part.go.click()
    assert not screen.pacer().running()
    assert screen.page.state is not None
    assert screen.page.state.work("breathe").elapsed_ms == 4_500
    part.go.click()
    pass_time(screen.pacer(), 60_000)
    assert not screen.pacer().running()
    assert part.go.text() == "Once more"
    assert screen.stage().title.text() == "In for four, out for six"
    assert spoken.count("In") == 5  # once a round
    assert spoken.count("Out") == 6  # and once more after the pause, in the middle of one


def test_going_elsewhere_pauses_and_keeps_the_place(player: Open) -> None:
    screen = player(PlayerStart("longer-out-breath", calm=False))
    screen.timed().go.click()
    pass_time(screen.pacer(), 3_000)
    screen.page.leaving()
    assert screen.page.state is not None
    assert not screen.page.state.work("breathe").running
    assert screen.page.state.work("breathe").elapsed_ms == 3_000
    assert screen.timed().go.text() == "Go on"


def test_breath_and_motion_can_be_left_out_in_one_press(player: Open) -> None:
    screen = player(PlayerStart("longer-out-breath", calm=False))
    part = screen.timed()
    assert type(part.pacer).__name__ == "Circle"
    part.switch.click()
    assert type(part.pacer).__name__ == "Dot"
    assert "breath" in screen.title()
    part.motion.click()
    assert type(part.pacer).__name__ == "Dial"
    part.motion.click()
    part.switch.click()
    assert type(part.pacer).__name__ == "Circle"


def test_another_speed_keeps_the_round(player: Open) -> None:
    screen = player(PlayerStart("longer-out-breath", calm=False))
    screen.timed().go.click()
    pass_time(screen.pacer(), 2_000)
    screen.timed().slower.click()
    at = screen.pacer().at
    assert at is not None
    assert at.beat.ms == 4_000 * 100 // 80
    assert at.fraction == pytest.approx(0.5, abs=0.01)
    assert screen.pacer().running()


def test_with_less_motion_nothing_glides(player: Open, app: Application) -> None:
    app.dress(Settings(theme="light", motion="reduced"))
    screen = player(PlayerStart("longer-out-breath", calm=False))
    assert screen.pacer().still
    assert not screen.timed().motion.isVisible()


# what is kept


def test_a_note_is_kept_only_when_asked_for(
    player: Open, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    screen = player(PlayerStart("feet-and-chair", "too_high", trigger_id="t-1"))
    threshold = screen.threshold()
    threshold.strong.set_value(8)
    threshold.numb.set_value(1)
    screen.begin()
    screen.finish()
    after = screen.after()
    assert not after.keep.isEnabled()
    after.strong.set_value(5)
    after.numb.set_value(2)
    after.verdict.set_values(["helped"])
    after.line.set_text("on the bus")
    assert kept(session) == []
    after.keep.click()
    idle()
    assert told.went_back == 1
    (use,) = kept(session)
    assert (use.tool_id, use.state, use.trigger_id) == ("feet-and-chair", "too_high", "t-1")
    assert (use.before, use.numb_before, use.after, use.numb_after) == (8, 1, 5, 2)
    assert (use.verdict, use.note) == (Verdict.HELPED, "on the bus")
    told.do_last()
    idle()
    assert kept(session) == []


def test_what_was_written_in_a_step_is_in_no_note(
    player: Open, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    screen = player("self-compassion-break")
    screen.begin()
    screen.next()
    part = screen.part()
    assert isinstance(part, CardsPart)
    assert part.own is not None
    part.own.set_text("kanarienvogel")
    screen.next()
    screen.after().verdict.set_values(["same"])
    screen.after().keep.click()
    idle()
    assert told.went_back == 1
    assert "kanarienvogel" not in repr(kept(session))


def test_opened_from_too_much_no_number_is_asked_before(
    player: Open, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    screen = player(FLOODED)
    screen.finish()
    screen.after().strong.set_value(4)
    screen.after().keep.click()
    idle()
    assert told.went_back == 1
    (use,) = kept(session)
    assert (use.before, use.after) == (None, 4)


def test_made_it_worse_is_as_easy_and_can_put_the_tool_away(
    player: Open, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    screen = player(FLOODED)
    screen.finish()
    after = screen.after()
    assert not after.away.isVisible()
    after.verdict.set_values(["worse"])
    assert after.away.isVisible()
    after.away.click()
    idle()
    assert session.strategies.tool("five-senses").mark.not_for_me
    told.do_last()
    idle()
    assert not session.strategies.tool("five-senses").mark.not_for_me


def test_never_asked_again_means_never(player: Open, session: Session, told: Told, idle: Callable[[], None]) -> None:
    screen = player(FLOODED)
    screen.finish()
    screen.after().stop_asking.click()
    idle()
    assert told.went_back == 1
    screen.open(FLOODED)
    screen.finish()
    assert not screen.after().strong.isVisible()
    assert not screen.after().keep.isVisible()


def test_whoever_speaks_in_words_is_asked_for_words(
    player: Open, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    note_in_words(True)(session)
    screen = player("feet-and-chair")
    screen.threshold().strong.words.set_values(["too-much"])
    assert not screen.threshold().strong.scale.isVisibleTo(screen.threshold())
    screen.begin()
    screen.finish()
    after = screen.after()
    assert not after.keep.isEnabled()
    after.strong.words.set_values(["a-little"])
    after.verdict.set_values(["cant-tell"])
    after.keep.click()
    idle()
    (use,) = kept(session)
    assert (use.before, use.after, use.in_words, use.verdict) == (10, 4, True, Verdict.CANT_TELL)


def test_the_note_can_be_switched_on_again(session: Session) -> None:
    tool_ops.ask_after(asks=False)(session)
    assert not tool_ops.asks_after(session)
    tool_ops.ask_after(asks=True)(session)
    assert tool_ops.asks_after(session)


# for every hand and ear


def test_each_step_is_spoken(player: Open, spoken: list[str]) -> None:
    screen = player(FLOODED)
    steps = library()["five-senses"].short.steps
    for step in steps:
        assert step.title in spoken[-1]
        assert all(line in spoken[-1] for line in step.text)
        screen.next()
    assert len(spoken) == len(steps) + 1  # and that it has ended


def test_the_keyboard_is_enough(player: Open, qtbot: Any, told: Told) -> None:
    screen = player("five-senses")
    screen.frame.activateWindow()
    with qtbot.waitActive(screen.frame):
        pass
    screen.threshold().short.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(screen.focused(), Qt.Key.Key_Return)
    part = screen.part()
    assert isinstance(part, NamePart)
    assert screen.focused() is part.pebbles
    for _ in range(3):
        QTest.keyClick(screen.focused(), Qt.Key.Key_Space)
    assert part.pebbles.number() == 3
    title = screen.title()
    assert tab_to(screen, screen.page.foot.next)
    QTest.keyClick(screen.focused(), Qt.Key.Key_Return)
    assert screen.title() != title
    assert tab_to(screen, screen.page.foot.exits[Leave.STOP])
    QTest.keyClick(screen.focused(), Qt.Key.Key_Space)
    assert screen.focused() is screen.after().finish
    QTest.keyClick(screen.focused(), Qt.Key.Key_Return)
    assert told.went_back == 1


def tab_to(screen: PlayerScreen, wanted: QWidget) -> bool:
    """Tab until a widget has the keyboard; False if it never gets it."""
    for _ in range(40):
        here = screen.focused()
        if here is wanted:
            return True
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return False


STEPS_TO_SEE = (
    "five-senses", "longer-out-breath", "wall-push", "name-it", "word-grounding", "self-compassion-break",
    "night-plan-card", "values-compass", "whose-responsibility",
)  # fmt: skip


def pages(screen: PlayerScreen) -> Iterator[QWidget]:
    """Every page of some tools, the ways out among them, each when its layout has come to rest."""
    for tool_id in STEPS_TO_SEE:
        screen.open(tool_id)
        yield screen.rest()
        screen.begin(longer=True)
        while isinstance(screen.page.shown, Stage):
            yield screen.rest()
            through(screen)
        yield screen.rest()
        screen.after().to_other.click()
        yield screen.rest()


def test_everything_that_can_be_pressed_has_a_name_and_room(player: Open) -> None:
    screen = player("five-senses")
    for _ in pages(screen):
        for widget in screen.reached():
            assert widget.accessibleName(), widget
            assert min(widget.width(), widget.height()) >= 24, widget


@pytest.mark.parametrize(
    "look", [Settings(theme="light", text_scale=200), Settings(theme="dark", direction="rtl")], ids=["large", "rtl"]
)
def test_no_words_are_cut_off(player: Open, app: Application, look: Settings) -> None:
    app.dress(look)
    screen = player("five-senses", size=(900, 700))
    for shown in pages(screen):
        for text in shown.findChildren(Text):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width()) - 1, text.text()
                left, right = (
                    text.mapTo(screen.page, text.rect().topLeft()),
                    text.mapTo(screen.page, text.rect().topRight()),
                )
                assert left.x() >= 0, text.text()
                assert right.x() <= screen.page.width(), text.text()


def test_other_pages_are_freed(player: Open, qtbot: Any) -> None:
    from PySide6.QtCore import QEvent

    screen = player("five-senses")
    first = screen.threshold()
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    screen.begin()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]
    assert not screen.page.findChildren(Out)
