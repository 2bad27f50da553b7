"""The steps that are written, filled in, sorted, shared, watched and seen again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.settings import Settings
from exercises.engine import View
from exercises.kinds import LONGEST_TEXT
from exercises.model import TODAY, Exercise
from exercises.steps import Leave
from tests.exercises.support import exercise, step_of
from tests.pages.player import PlayerScreen, pass_time
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import PlayerStart
from ui.pages.player import page as page_module
from ui.pages.player import sharing as sharing_module
from ui.pages.player import sorting as sorting_module
from ui.pages.player import wave as wave_module
from ui.pages.player.filling import FillPart
from ui.pages.player.picking import CardsPart
from ui.pages.player.recalling import RecallPart
from ui.pages.player.sharing import SharePart
from ui.pages.player.sorting import SortPart
from ui.pages.player.wave import WavePart, in_words
from ui.pages.player.wave_line import WaveLine, soft_line
from ui.pages.player.writing import ColumnsPart, FreeTextPart, ListPart
from ui.theme.theme import Application
from ui.widgets.text import Text

Play = Callable[..., PlayerScreen]
ALL = exercise()


@pytest.fixture
def play(qtbot: Any, ctx: Context, told: Told) -> Play:
    """A tool made of these steps (all kinds without any), at the step named ``at``."""

    def make(*steps: dict[str, Any], at: str = "", size: tuple[int, int] = (1130, 840)) -> PlayerScreen:
        screen = PlayerScreen(qtbot, ctx, told, PlayerStart("feet-and-chair", calm=False), size=size)
        screen.play(exercise(*steps) if steps else ALL)
        screen.go_to(at)
        return screen

    return make


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    said: list[str] = []
    for module in (page_module, sorting_module, sharing_module, wave_module):
        monkeypatch.setattr(module, "announce", lambda _widget, text: said.append(text))
    return said


def part_of(screen: PlayerScreen, kind: type) -> Any:
    part = screen.part()
    assert isinstance(part, kind)
    return part


def seen(screen: PlayerScreen) -> View:
    return screen.page._view()


# writing


def test_another_line_comes_when_the_last_one_is_begun(play: Play) -> None:
    screen = play(step_of("list", most=5))
    lines = part_of(screen, ListPart).lines

    def shown() -> list[bool]:
        return [field.isVisible() for field in lines.fields]

    assert shown() == [True] * 3 + [False] * 2
    lines.fields[2].set_text("third")
    assert shown() == [True] * 4 + [False]
    assert seen(screen).work.written == ("", "", "third")
    assert lines.fields[1].edit.accessibleName() == "A line, line 2"


def test_return_goes_to_the_next_line(play: Play, qtbot: Any) -> None:
    screen = play(step_of("list"))
    screen.take_keyboard()
    fields = part_of(screen, ListPart).lines.fields
    assert screen.focused() is fields[0].edit
    QTest.keyClick(screen.focused(), Qt.Key.Key_Return)
    assert screen.focused() is fields[1].edit


def test_two_columns_keep_their_lines_apart(play: Play) -> None:
    screen = play(step_of("columns"), step_of("text"))
    first, second = part_of(screen, ColumnsPart).sides
    assert [len(side.fields) for side in (first, second)] == [2, 3]
    first.fields[1].set_text("then")
    second.fields[0].set_text("now")
    assert seen(screen).work.written == ("", "then", "now")
    assert first.fields[0].edit.accessibleName() == "Then: A title"
    screen.next()
    screen.back()
    first, second = part_of(screen, ColumnsPart).sides
    assert (first.fields[1].text(), second.fields[0].text()) == ("then", "now")


def test_what_is_given_stands_in_its_column_with_the_day(play: Play) -> None:
    screen = play(at="columns")
    assert "2026" in screen.words()
    assert TODAY not in screen.words()


def test_columns_stand_one_under_the_other_where_there_is_little_room(play: Play, qtbot: Any) -> None:
    screen = play(at="columns")
    first, second = part_of(screen, ColumnsPart).sides

    def top(side: Any) -> int:
        return int(side.mapTo(screen.page, side.rect().topLeft()).y())

    assert abs(top(first) - top(second)) < 60
    screen.frame.resize(460, 700)
    qtbot.waitUntil(lambda: top(second) > top(first) + first.height())


def test_a_page_to_write_on_keeps_everything_up_to_its_end(play: Play) -> None:
    screen = play(at="free-text")
    page = part_of(screen, FreeTextPart).page
    page.set_text("One.\n\nTwo.")
    assert seen(screen).work.written == ("One.\n\nTwo.",)
    page.set_text("x" * (LONGEST_TEXT + 5))
    assert page.text() == "x" * LONGEST_TEXT
    assert seen(screen).work.written == (page.text(),)


def test_tab_leaves_the_page(play: Play) -> None:
    screen = play(at="free-text")
    screen.take_keyboard()
    page = part_of(screen, FreeTextPart).page.edit
    assert screen.focused() is page
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert screen.focused() is not page


# blanks


def test_a_blank_begins_as_it_was_given(play: Play) -> None:
    screen = play(at="fill")
    part = part_of(screen, FillPart)
    assert part.blanks[0].text() == ""
    assert "2026" in part.blanks[1].text()


def test_words_on_offer_go_in_and_out_and_own_words_stay(play: Play) -> None:
    screen = play(at="fill")
    blank = part_of(screen, FillPart).blanks[0]
    sad, cold = blank.chips

    def state() -> tuple[str, bool, bool]:
        return blank.text(), sad.isChecked(), cold.isChecked()

    sad.click()
    assert state() == ("sad", True, False)
    cold.click()
    assert state() == ("cold", False, True)
    cold.click()
    assert state() == ("", False, False)
    blank.line.set_text("small")
    sad.click()
    assert state() == ("small, sad", True, False)
    cold.click()
    assert state() == ("small, cold", False, True)
    cold.click()
    assert state() == ("small", False, False)
    assert seen(screen).work.written[0] == "small"
    assert sad.accessibleName() == "I feel: sad"


def test_a_blank_holds_no_more_than_its_length(play: Play) -> None:
    screen = play(at="fill")
    blank = part_of(screen, FillPart).blanks[0]
    QTest.keyClicks(blank.line.edit, "x" * 30)
    assert blank.text() == "x" * 20


def test_where_there_are_many_words_only_the_first_blank_shows_its_own(play: Play) -> None:
    words = [f"word {number}" for number in range(8)]
    screen = play(step_of("fill", blanks=[{"label": "One", "offers": words}, {"label": "Two", "offers": words}]))
    one, two = part_of(screen, FillPart).blanks
    assert one.chips[0].isVisible()
    assert not two.chips[0].isVisible()
    two.more.click()
    assert two.chips[0].isVisible()
    assert not two.more.isVisible()


# sorting


def test_things_are_laid_on_piles_one_after_the_other(play: Play, spoken: list[str]) -> None:
    screen = play(step_of("list"), step_of("sort", cards=["The rain.", "The bus."]), at="sort")
    part = part_of(screen, SortPart)
    assert part.thing.text() == "The rain."
    assert part.leads()
    part.piles[1].to.click()
    assert seen(screen).work.piles == (1, None)
    assert part.thing.text() == "The bus."
    assert spoken[-1] == "The rain.: Cannot act now. The bus."
    assert [thing.text() for thing in part.piles[1].things] == ["The rain."]
    part.piles[0].to.click()
    assert part.thing.text() == "Everything lies somewhere now."
    assert not part.leads()
    assert not part.piles[0].to.isEnabled()


def test_a_number_lays_a_thing_and_then_the_keyboard_goes_on(play: Play) -> None:
    screen = play(step_of("list"), step_of("sort", cards=["The rain.", "The bus."]), at="sort")
    screen.take_keyboard()
    part = part_of(screen, SortPart)
    assert screen.focused() is part.piles[0].to
    QTest.keyClick(screen.focused(), Qt.Key.Key_2)
    QTest.keyClick(screen.focused(), Qt.Key.Key_3)  # there is no third pile
    assert seen(screen).work.piles == (1, None)
    QTest.keyClick(screen.focused(), Qt.Key.Key_1)
    assert seen(screen).work.piles == (1, 0)
    assert screen.focused() is screen.page.foot.next


def test_a_thing_goes_back_into_the_hand(play: Play) -> None:
    screen = play(step_of("list"), step_of("sort", cards=["The rain.", "The bus."]), at="sort")
    part = part_of(screen, SortPart)
    part.piles[0].to.click()
    assert "lies on Can act" in part.piles[0].things[0].accessibleName()
    part.piles[0].things[0].click()
    assert seen(screen).work.piles == (None, None)
    assert part.thing.text() == "The rain."


def test_another_thing_may_come_first(play: Play) -> None:
    screen = play(step_of("list"), step_of("sort", cards=["The rain.", "The bus."]), at="sort")
    part = part_of(screen, SortPart)
    part.later.click()
    assert part.thing.text() == "The bus."
    part.piles[0].to.click()
    assert seen(screen).work.piles == (None, 0)
    assert part.thing.text() == "The rain."
    assert not part.later.isVisible()


def test_lines_of_ones_own_are_sorted_too(play: Play) -> None:
    screen = play(step_of("list"), step_of("sort", cards=[]))
    part_of(screen, ListPart).lines.fields[0].set_text("The letter")
    screen.next()
    assert part_of(screen, SortPart).thing.text() == "The letter"


def test_nothing_to_sort_is_said(play: Play) -> None:
    screen = play(step_of("list"), step_of("sort", cards=[]), at="sort")
    assert "nothing to sort" in part_of(screen, SortPart).thing.text()
    assert screen.focused_or_first() is screen.page.foot.next


# sharing


def test_points_are_given_in_fives_and_never_more_than_there_are(play: Play, spoken: list[str]) -> None:
    screen = play(step_of("list"), step_of("share"), at="share")
    part = part_of(screen, SharePart)
    one, two = part.shares
    for _ in range(3):
        one.more.click()
    assert seen(screen).work.points == (15, 0)
    assert part.left.text() == spoken[-1] == "85 of 100 left to give"
    QTest.keyClick(two.bar, Qt.Key.Key_End)
    assert seen(screen).work.points == (15, 85)
    assert part.left.text() == "All 100 are given."
    assert not one.more.isEnabled()
    two.fewer.click()
    assert seen(screen).work.points == (15, 80)
    assert one.more.isEnabled()
    assert not part.shares[0].fewer.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_bar_goes_by_keys_in_the_direction_of_reading(play: Play, app: Application, direction: str) -> None:
    app.dress(Settings(theme="light", direction=direction))
    screen = play(step_of("list"), step_of("share"), at="share")
    bar = part_of(screen, SharePart).shares[0].bar
    more, less = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction == "rtl":
        more, less = less, more
    for key, points in ((more, 5), (Qt.Key.Key_PageUp, 15), (less, 10), (Qt.Key.Key_Home, 0), (less, 0)):
        QTest.keyClick(bar, key)
        assert seen(screen).work.points[0] == bar.value() == points


def test_a_bar_is_a_slider_to_a_screen_reader(play: Play) -> None:
    screen = play(step_of("list"), step_of("share"), at="share")
    bar = part_of(screen, SharePart).shares[0].bar
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Who did it"
    bar.setValue(32)  # as a screen reader would
    assert seen(screen).work.points[0] == bar.value() == 30


# the wave


def test_a_wave_stands_still_until_it_is_started_and_asks_for_no_number(play: Play) -> None:
    screen = play(at="wave")
    part = part_of(screen, WavePart)
    assert not part.scale.isVisible()
    assert not part.pacer.running()
    assert screen.page.foot.next.isVisible()


def test_a_number_is_noted_for_the_minute_that_runs(play: Play, spoken: list[str]) -> None:
    screen = play(at="wave")
    part = part_of(screen, WavePart)
    part.go.click()
    part.scale.set_value(4)
    assert part.pacer.running()
    pass_time(part.pacer, 61_000, frame=500)
    assert spoken[-1] == "Minute 2 of 3. Watch"
    assert part.scale.value() is None  # the new minute has none yet
    pass_time(part.pacer, 59_500, frame=500)
    part.scale.set_value(7)
    assert seen(screen).work.ratings == (4, None, 7)
    assert part.twin.text() == "Minute 1: 4. Minute 2: no number. Minute 3: 7."
    assert QAccessible.queryAccessibleInterface(part.pacer).text(QAccessible.Text.Description) == part.twin.text()
    pass_time(part.pacer, 70_000, frame=500)
    assert part.go.text() == "Once more"
    assert not part.pacer.running()


def test_a_pause_keeps_the_minute_and_its_number(play: Play) -> None:
    screen = play(at="wave")
    part = part_of(screen, WavePart)
    part.go.click()
    part.scale.set_value(9)
    pass_time(part.pacer, 30_000, frame=500)
    part.go.click()
    assert part.go.text() == "Go on"
    assert seen(screen).work.elapsed_ms == pytest.approx(30_000, abs=500)  # some of it passed for real
    assert part.scale.value() == 9
    part.scale.set_value(3)
    assert seen(screen).work.ratings == (3,)


def test_the_line_is_drawn_and_mirrors(play: Play, app: Application) -> None:
    pictures = []
    for direction in ("ltr", "rtl"):
        app.dress(Settings(theme="light", direction=direction))
        screen = play(at="wave")
        line = part_of(screen, WavePart).pacer
        assert isinstance(line, WaveLine)
        bare = line.grab().toImage()
        line.show_ratings((2, 8, None), "")
        pictures.append(line.grab().toImage())
        assert pictures[-1] != bare
    assert pictures[0] != pictures[1]


def test_words_say_every_minute() -> None:
    assert in_words(()) == ""
    assert in_words((0, None, 10)) == "Minute 1: 0. Minute 2: no number. Minute 3: 10."


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
def test_the_soft_line_never_swings_beyond_its_numbers(ratings: list[int]) -> None:
    points = [QPointF(20.0 * minute, 10.0 * rating) for minute, rating in enumerate(ratings)]
    path = soft_line(points)
    for index, (one, two) in enumerate(pairwise(ratings)):
        low, high = sorted((one * 10.0, two * 10.0))
        curve = [path.elementAt(1 + 3 * index + step) for step in range(3)]
        # a cubic curve stays within the points that hold it
        assert all(low - 0.001 <= element.y <= high + 0.001 for element in curve)  # type: ignore[attr-defined]


# seeing it again


def test_what_was_written_is_shown_again_as_one_card(play: Play) -> None:
    screen = play(step_of("list"), step_of("cards"), step_of("fill"), step_of("recall"))
    part_of(screen, ListPart).lines.fields[0].set_text("The letter")
    screen.next()
    part_of(screen, CardsPart).cards[1].click()
    screen.next()
    screen.next()
    card = part_of(screen, RecallPart).card
    assert card is not None
    words = [text.text() for text in card.findChildren(Text)]
    assert "The letter" in words
    assert "Two cards." in words
    assert TODAY not in " ".join(words)
    assert card.whole is not None
    assert all(word in card.whole.accessibleName() for word in ("The letter", "Two cards."))


def test_nothing_written_is_fine(play: Play) -> None:
    screen = play(step_of("list"), step_of("cards"), step_of("recall", sources=["list", "cards"]), at="recall")
    assert part_of(screen, RecallPart).card is None
    assert "That is fine" in screen.words()


# all of them


def test_every_kind_keeps_what_was_done_over_a_way_out(play: Play) -> None:
    for step in ALL.long.steps:
        screen = play(at=step.id)
        before = seen(screen)
        screen.leave(Leave.STOP)
        screen.back()
        assert seen(screen) == before


@pytest.mark.parametrize(
    "look",
    [
        Settings(theme="light", text_scale=200),
        Settings(theme="dark", direction="rtl"),
        Settings(theme="contrast", motion="reduced"),
    ],
    ids=["large", "rtl", "still"],
)
@pytest.mark.parametrize("size", [(900, 700), (376, 420)], ids=["wide", "least"])
def test_every_kind_is_whole_and_within_the_window(
    play: Play, app: Application, look: Settings, size: tuple[int, int], qtbot: Any
) -> None:
    if look.text_scale == 200 and size[0] < 455:
        size = (455, 520)  # the least window at this size of text
    app.dress(look)
    screen = play(size=size)
    for step in whole(ALL):
        screen.go_to(step)
        screen.rest()
        for text in screen.page.findChildren(Text):
            if text.isVisible():
                left = text.mapTo(screen.page, text.rect().topLeft()).x()
                assert text.height() >= text.heightForWidth(text.width()) - 1, (step, text.text())
                assert left >= 0, (step, text.text())
                assert left + text.width() <= screen.page.width(), (step, text.text())


def whole(of: Exercise) -> list[str]:
    return [step.id for step in of.long.steps]


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_in_the_least_window_the_pacer_and_its_button_are_in_sight(play: Play, app: Application, motion: str) -> None:
    app.dress(Settings(theme="light", motion=motion))
    for at in ("breathe", "pace", "timer", "tense-release"):
        screen = play(at=at, size=(376, 420))
        screen.rest()
        part = screen.timed()
        part.go.click()
        screen.rest()
        view = screen.page.room.viewport()
        for widget in (screen.pacer(), part.go):
            top = widget.mapTo(view, widget.rect().topLeft()).y()
            assert top >= 0, at
            assert top + widget.height() <= view.height(), at


def test_every_part_names_what_can_be_pressed(play: Play) -> None:
    screen = play()
    for step in whole(ALL):
        screen.go_to(step)
        for widget in screen.reached():
            assert widget.accessibleName(), (step, widget)
