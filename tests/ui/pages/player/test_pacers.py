"""The pacers: when they move, what they say, and that their words can be read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from app.settings import Settings
from exercises.load import library
from exercises.rhythm import Rhythm, rhythm
from exercises.steps import Breathe
from tests.pages.player import FakeElapsed, pass_time
from ui.pages.player.pacer import Pacer, ease
from ui.pages.player.pacers import Circle, Dial, Dot, Hand, Tap, _disc_colours, _sides
from ui.theme.theme import Application, theme

PACERS = (Circle, Dot, Hand, Tap, Dial)
LOOKS = [
    Settings(theme="light"),
    Settings(theme="dark"),
    Settings(theme="contrast"),
    Settings(theme="light", direction="rtl"),
]


def breathing() -> Rhythm:
    step = library()["longer-out-breath"].short.steps[0]
    assert isinstance(step, Breathe)
    return rhythm(step)


def shown(qtbot: Any, kind: type[Pacer]) -> Pacer:
    pacer = kind()
    pacer._clock = FakeElapsed()  # type: ignore[assignment]
    qtbot.addWidget(pacer)
    pacer.show()
    qtbot.waitExposed(pacer)
    return pacer


def picture(pacer: Pacer) -> QImage:
    return pacer.grab().toImage()


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance."""
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[index]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", LOOKS[:3], ids=["light", "dark", "contrast"])
def test_words_on_the_disc_can_be_read(app: Application, look: Settings) -> None:
    app.dress(look)
    ink = luminance(theme().colours.on_accent)
    for ground in _disc_colours():
        other = luminance(ground)
        assert (max(ink, other) + 0.05) / (min(ink, other) + 0.05) >= 4.5


def test_easing_begins_and_ends_slowly() -> None:
    assert (ease(0), ease(0.5), ease(1)) == (0, pytest.approx(0.5), 1)
    assert ease(0.1) < 0.05
    assert ease(0.9) > 0.95


@pytest.mark.parametrize("kind", PACERS)
def test_it_stands_still_until_it_runs(qtbot: Any, app: Application, kind: type[Pacer]) -> None:
    pacer = shown(qtbot, kind)
    pacer.show_rhythm(breathing(), 0, running=False)
    assert not pacer.running()
    before = picture(pacer)
    pass_time(pacer, 2_000)
    assert picture(pacer) == before


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "contrast", "rtl"])
@pytest.mark.parametrize("kind", PACERS)
def test_it_shows_where_the_rhythm_stands(qtbot: Any, app: Application, kind: type[Pacer], look: Settings) -> None:
    app.dress(look)
    pacer = shown(qtbot, kind)
    pictures = []
    for elapsed in (0, 2_000, 5_000):
        pacer.show_rhythm(breathing(), elapsed, running=False)
        pictures.append(picture(pacer))
    assert pictures[0] != pictures[1] != pictures[2]


def test_every_beat_is_said_once_and_time_is_told_without_loss(qtbot: Any, app: Application) -> None:
    pacer = shown(qtbot, Circle)
    beats: list[str] = []
    told: list[int] = []
    pacer.beat.connect(beats.append)
    pacer.ticked.connect(told.append)
    of = breathing()
    pacer.show_rhythm(of, 0, running=True)
    pass_time(pacer, 23_000, frame=17)
    pacer.settle()
    assert beats == ["In", "Out", "In", "Out", "In"]
    assert sum(told) == pytest.approx(23_000, abs=17)
    assert len(told) < 10  # at beats, not at frames


def test_it_stops_at_its_end(qtbot: Any, app: Application) -> None:
    pacer = shown(qtbot, Circle)
    told: list[int] = []
    pacer.ticked.connect(told.append)
    of = breathing()
    pacer.show_rhythm(of, 0, running=True)
    pass_time(pacer, of.total_ms + 5_000)
    assert not pacer.running()
    assert sum(told) == of.total_ms
    assert pacer.at is not None
    assert pacer.at.done


def test_the_still_one_is_drawn_once_a_second(qtbot: Any, app: Application) -> None:
    pacer = shown(qtbot, Dial)
    pacer.show_rhythm(breathing(), 0, running=True)
    pass_time(pacer, 300)
    assert 600 <= pacer._timer.interval() <= 1_000
    pictures = []
    for elapsed in (1_100, 1_500, 1_900):
        pacer.show_rhythm(breathing(), elapsed, running=False)
        pictures.append(picture(pacer))
    assert pictures[0] == pictures[1] == pictures[2]


def test_hidden_it_stops(qtbot: Any, app: Application) -> None:
    pacer = shown(qtbot, Circle)
    pacer.show_rhythm(breathing(), 0, running=True)
    assert pacer.running()
    pacer.hide()
    assert not pacer.running()


def test_seconds_are_counted_up_and_long_times_down(qtbot: Any, app: Application) -> None:
    from exercises.rhythm import Beat

    pacer = shown(qtbot, Dial)
    counted = []
    for elapsed in (0, 999, 1_000, 3_999, 4_000):
        pacer.show_rhythm(breathing(), elapsed, running=False)
        counted.append(pacer.count())
    assert counted == ["1", "1", "2", "4", "1"]
    pacer.show_rhythm(Rhythm((Beat("Wait", 300_000, 0, 1),), 1), 30_000, running=False)
    assert pacer.count() == "4:30"


def test_the_dot_goes_the_other_way_where_reading_does(qtbot: Any, app: Application) -> None:
    step = library()["finger-trace"].short.steps[0]
    of = rhythm(step)  # type: ignore[arg-type]
    plain = shown(qtbot, Dot)
    plain.show_rhythm(of, 0, running=False)
    left = picture(plain)
    app.dress(Settings(theme="light", direction="rtl"))
    mirrored = shown(qtbot, Dot)
    mirrored.show_rhythm(of, 0, running=False)
    assert mirrored.mirrored()
    assert picture(mirrored) != left


def test_the_hand_is_one_line_from_end_to_end() -> None:
    strokes = _sides(400.0, 340.0)
    assert len(strokes) == 10
    for one, two in pairwise(strokes):
        assert (one[-1] - two[0]).manhattanLength() < 1
    assert all(0 < point.x() < 400 and 0 < point.y() < 340 for stroke in strokes for point in stroke)
