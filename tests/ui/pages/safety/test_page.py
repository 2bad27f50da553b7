"""The page for getting help now: short, first things first, nothing dialled, nothing forced."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.circle.circle import OTHER
from app.circle.resources import read
from app.packs.model import LineItem
from app.session import Session
from app.settings import Settings
from tests.handover import add, file
from tests.packs import LINE
from tests.pages.safety import SafetyScreen
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.i18n.countries import country_name
from ui.i18n.dates import short_day
from ui.navigation import OWN_PAIN, PlayerStart, Room
from ui.theme.theme import Application

DANGER, PAIN = "If somebody may hurt you", "If you may hurt yourself, or do not want to be here"
UK, DEAF_FRIENDLY = "GB", "24/7 Rape & Sexual Abuse Support Line"


@pytest.fixture
def uk(session: Session) -> None:
    session.circle.choose_country(UK)


def test_one_way_back(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert screen.page.first_focus() is screen.page.back
    screen.press("Back")
    assert told.went_back == 1


# before a country is chosen


def test_no_country_is_guessed_and_none_is_needed(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert screen.is_asked_where()
    assert screen.numbers() == []
    words = screen.all_words()
    assert "Call the emergency number where you are." in words
    assert DANGER in words
    assert set(re.findall(r"\d{2,}", words)) == {"999", "111", "55", "2026"}  # the two that a checklist names
    assert len(screen.page.findChildren(QLineEdit)) == 1  # the search, and nothing that must be filled in
    assert not screen.page.findChildren(QPlainTextEdit)


def test_looking_keeps_nothing(qtbot: Any, ctx: Context, session: Session) -> None:
    before = session.vault.db.value("SELECT total_changes()")
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Ideas for this moment")
    assert screen.page.unsaved() is None
    assert session.vault.db.value("SELECT total_changes()") == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ger", ["Germany"]),
        ("deutsch", ["Germany"]),
        ("espana", ["Spain"]),
        ("ESPAÑ", ["Spain"]),
        ("england", ["United Kingdom"]),
        ("usa", ["United States"]),
        ("zea", ["New Zealand"]),
        ("日本", ["Japan"]),
        ("narnia", []),
    ],
)
def test_a_country_is_found_by_typing(qtbot: Any, ctx: Context, typed: str, found: list[str]) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert screen.search(typed) == [*found, "Another country"]
    nothing = "No country is called so here. “Another country” always works."
    assert (nothing in screen.words()) == (not found)


def test_return_takes_the_first_that_is_left(qtbot: Any, ctx: Context, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.confirm_search()
    assert session.circle.country() == ""  # nothing was typed
    screen.search("ire")
    screen.confirm_search()
    assert session.circle.country() == "IE"
    assert screen.numbers()[0] == "112"


def test_every_country_with_lines_is_offered_by_name(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    names = [country_name(code) for code in read.codes() if code != "EU"]
    assert screen.search("") == [*sorted(names), "Another country of the European Union", "Another country"]
    assert not any(len(name) < 3 for name in screen.search(""))


def test_a_country_without_lines(qtbot: Any, ctx: Context, session: Session) -> None:
    session.circle.choose_country(OTHER)
    screen = SafetyScreen(qtbot, ctx)
    assert not screen.is_asked_where()
    assert "We have no checked lines for your country yet. A line of your own can stand here." in screen.words()
    assert "Call the emergency number where you are." in screen.words()


# with a country


@pytest.mark.usefixtures("uk")
def test_first_the_emergency_number_then_lines_then_ideas(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    words = screen.words()
    assert screen.numbers()[0] == "999"
    order = [
        "999",
        "If you cannot speak, from a mobile: call \u2066999\u2069, then press \u206655\u2069.",
        "You can hang up at any time. What you call or write to stays in the phone's own list, and may show on the bill.",
        "0808 2000 247",
        DANGER,
        PAIN,
    ]
    assert [words.index(text) for text in order] == sorted(words.index(text) for text in order)
    assert "If you cannot speak on the phone" not in words  # it stands beside the number already


@pytest.mark.usefixtures("uk")
def test_three_lines_first_and_the_others_by_one_press(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert len(screen.lines()) == 3
    screen.press(next(name for name in screen.buttons() if name.startswith("Show")))
    country = read.country(UK)
    assert country is not None
    assert screen.lines() == [line.name for line in country.lines]


@pytest.mark.usefixtures("uk")
def test_each_line_says_how_far_it_can_be_relied_on_and_who_is_turned_away(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    for name in screen.lines():
        assert "Not yet confirmed by phone · checked on 22 Nov 2026." in screen.card_words(name)
        assert "May show on the bill and in the phone's list." in screen.card_words(name)
    assert "Not for people under 16." in screen.card_words(DEAF_FRIENDLY)
    assert "We could not confirm it" in screen.card_words(DEAF_FRIENDLY)


@pytest.mark.usefixtures("uk")
def test_the_rest_unfolds_and_says_what_is_not_known(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    name = screen.lines()[0]
    assert "gov.uk" not in screen.card_words(name)
    assert screen.card(name).more.accessibleDescription() == "closed"
    screen.press(f"More about {name}")
    words = screen.card_words(name)
    assert "gov.uk" in words
    assert "Nobody has phoned." in words
    assert "We do not know. You can ask before you say who you are." in words
    assert screen.card(name).more.accessibleDescription() == "open"


@pytest.mark.parametrize("code", read.codes())
def test_every_number_of_every_country_can_be_read_and_copied(
    qtbot: Any, ctx: Context, session: Session, code: str
) -> None:
    session.circle.choose_country(code)
    screen = SafetyScreen(qtbot, ctx)
    for name in [name for name in screen.buttons() if name.startswith("Show")]:
        screen.press(name)
    country = read.country(code)
    assert country is not None
    shown = screen.all_words()
    for line in country.lines:
        for contact in line.contacts:
            assert contact.value in shown
    for number in screen.page.paper.findChildren(type(screen.page.view.cards[0].contacts.numbers[0])):
        assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert not number.openExternalLinks()


@pytest.mark.usefixtures("uk")
def test_a_voice_says_digit_by_digit(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    assert screen.spoken("0808 2000 247") == "Call: 0 8 0 8, 2 0 0 0, 2 4 7"
    assert screen.spoken("999") == "Emergency: 9 9 9"
    assert screen.spoken("247sexualabusesupport.org.uk") == "Chat on the page: 247sexualabusesupport.org.uk"


@pytest.mark.usefixtures("uk")
def test_copying_a_number_by_keyboard(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    number = screen.number("0808 2000 247")
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0808 2000 247"


@pytest.mark.usefixtures("uk")
def test_numbers_run_from_left_to_right_in_every_language(qtbot: Any, ctx: Context, app: Application) -> None:
    app.dress(Settings(theme="light", direction="rtl"))
    screen = SafetyScreen(qtbot, ctx)
    for value in screen.numbers():
        number = screen.number(value)
        assert number.layoutDirection() == Qt.LayoutDirection.LeftToRight
        assert number.alignment() & Qt.AlignmentFlag.AlignRight


def test_own_pain_comes_first_when_it_is_asked_for(qtbot: Any, ctx: Context, session: Session) -> None:
    session.circle.choose_country("US")
    others, own = SafetyScreen(qtbot, ctx), SafetyScreen(qtbot, ctx, OWN_PAIN)
    assert others.words().index(DANGER) < others.words().index(PAIN)
    assert own.words().index(PAIN) < own.words().index(DANGER)
    assert own.lines()[:2] == ["988 Suicide & Crisis Lifeline", "Crisis Text Line"]
    assert others.lines()[0] == "National Domestic Violence Hotline"
    assert own.page.here() == OWN_PAIN


def test_something_for_the_next_minutes_asks_nothing_first(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    screen = SafetyScreen(qtbot, ctx, OWN_PAIN)
    screen.press("Something for the next minutes")
    start = told.places[-1].what
    assert told.places[-1].room is Room.PLAYER
    assert isinstance(start, PlayerStart)
    assert not start.calm
    assert session.strategies.tool(start.tool_id).title


# the clock


def test_open_now_by_its_own_times_follows_the_clock(
    qtbot: Any, ctx: Context, session: Session, clock: FakeClock
) -> None:
    session.circle.choose_country("NZ")
    clock.ms = 1_773_500_000_000  # 2026-03-14, 14:53 in London; 03:53 the next day in Auckland
    screen = SafetyScreen(qtbot, ctx)
    assert "Closed now by its own times. Next:" in screen.card_words("Are You OK")
    assert "open now" not in screen.card_words("Shine").lower()  # its pages disagree
    clock.tick(6 * 3600)  # 09:53 in Auckland
    screen.page.view._tick()
    assert "Open now by its own times:" in screen.card_words("Are You OK")
    assert "where you are" in screen.card_words("Are You OK")


def test_a_chat_with_hours_of_its_own_says_them_apart(
    qtbot: Any, ctx: Context, session: Session, clock: FakeClock
) -> None:
    session.circle.choose_country("AT")
    clock.ms = 1_773_500_000_000  # 15:53 in Vienna
    screen = SafetyScreen(qtbot, ctx)
    name = "Frauenhelpline"
    assert "Day and night, as its pages say" in screen.card_words(name)
    assert "16:00 to 22:00, in Austria." in screen.card_words(name)
    assert "Closed now by its own times. Next: today," in screen.card_words(name)
    clock.tick(3600)
    screen.page.view._tick()
    assert "Open now by its own times:" in screen.card_words(name)


def test_hours_stand_in_the_lines_own_zone_too(qtbot: Any, ctx: Context, session: Session) -> None:
    session.circle.choose_country("NZ")
    screen = SafetyScreen(qtbot, ctx)
    screen.press("More about Are You OK")
    assert "9:00 to 23:00, in New Zealand. (Pacific/Auckland)" in screen.card_words("Are You OK")


@pytest.mark.usefixtures("uk")
def test_after_a_year_and_after_two(qtbot: Any, ctx: Context, clock: FakeClock) -> None:
    clock.tick(366 * 86_400 * 1.8)
    screen = SafetyScreen(qtbot, ctx)
    assert "may have changed" in screen.card_words(screen.lines()[0])
    assert "It may have changed." in screen.all_words()
    clock.tick(366 * 86_400)
    screen.page.entered()
    screen.settle()
    assert screen.lines() == []
    assert screen.numbers() == ["999"]
    assert any(
        text.startswith("Not shown, because they were checked more than two years ago") for text in screen.words()
    )


# lines of one's own


@pytest.mark.usefixtures("uk")
def test_a_line_of_ones_own_stands_first(qtbot: Any, ctx: Context, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Add a line of my own")
    screen.write(name="Aunt R.", contact="079 11 22", hours="evenings", note="say “the plants”")
    screen.press("Save")
    assert screen.own() == ["Aunt R."]
    assert screen.numbers()[:2] == ["999", "079 11 22"]
    assert [line.contact for line in session.circle.kept()] == ["079 11 22"]


def test_a_line_needs_a_name_or_a_number(qtbot: Any, ctx: Context, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Add a line of my own")
    screen.write(note="only a note")
    screen.press("Save")
    assert screen.sheet().name.note.text() == "A name or a number is needed."
    assert session.circle.kept() == []


def test_deleting_a_line_of_ones_own_can_be_undone(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Add a line of my own")
    screen.write(contact="079 11 22")
    screen.press("Save")
    screen.press("Delete 079 11 22")
    assert screen.page.view.own == []
    told.do_last()
    screen.settle()
    assert [line.contact for line in session.circle.kept()] == ["079 11 22"]
    assert len(screen.page.view.own) == 1


@pytest.mark.usefixtures("uk")
def test_hiding_a_line_and_both_ways_back(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SafetyScreen(qtbot, ctx)
    name = screen.lines()[0]
    screen.press(f"More about {name}")
    screen.press("Do not show this line", of=name)
    assert name not in screen.lines()
    assert told.said[-1][1] == "Undo"
    told.do_last()
    screen.settle()
    assert screen.lines()[0] == name
    screen.press(f"More about {name}")
    screen.press("Do not show this line", of=name)
    screen.press(f"Show again: {name}")
    assert screen.lines()[0] == name


@pytest.mark.usefixtures("uk")
def test_changing_a_line_and_having_it_as_it_came(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SafetyScreen(qtbot, ctx)
    name = screen.lines()[0]
    screen.press(f"More about {name}")
    screen.press("Change", of=name)
    screen.write(contact="0800 1", note="ask for M.")
    screen.press("Save")
    assert "0800 1" in screen.numbers()
    assert "0808 2000 247" not in screen.numbers()
    assert "ask for M." in screen.card_words(name)
    screen.press(f"More about {name}")
    screen.press("Change", of=name)
    screen.press("Have it as it came")
    assert "0808 2000 247" in screen.numbers()
    told.do_last()  # undo
    screen.settle()
    assert "0800 1" in screen.numbers()


def test_what_is_half_written_is_kept_when_it_locks(qtbot: Any, ctx: Context, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Add a line of my own")
    assert screen.page.unsaved() is None
    screen.write(name="Aunt R.")
    operation = screen.page.unsaved()
    assert operation is not None
    operation(session)
    assert [line.name for line in session.circle.kept()] == ["Aunt R."]
    screen.press("Not now")
    assert screen.page.unsaved() is None


# the unlock window


def test_the_country_reaches_the_unlock_window_only_if_that_is_allowed(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Ireland")
    assert told.settings == Settings()
    told.settings = Settings(help_while_locked=True)
    screen.press("Change the country")
    screen.press("Sweden")
    assert told.settings.help_country == "SE"


@pytest.mark.usefixtures("uk")
def test_changing_the_mind_about_changing_the_country(qtbot: Any, ctx: Context, session: Session) -> None:
    screen = SafetyScreen(qtbot, ctx)
    screen.press("Change the country")
    assert screen.is_asked_where()
    screen.press("Leave it as it is")
    assert not screen.is_asked_where()
    assert session.circle.country() == UK


# reach


@pytest.mark.parametrize("size", [(1130, 840), (640, 520)])
@pytest.mark.parametrize("settings", [Settings(theme="light"), Settings(theme="light", text_scale=200)])
@pytest.mark.usefixtures("uk")
def test_nothing_is_cut_off(
    qtbot: Any, ctx: Context, app: Application, settings: Settings, size: tuple[int, int]
) -> None:
    app.dress(settings)
    screen = SafetyScreen(qtbot, ctx, size=size)
    screen.press(f"More about {screen.lines()[0]}")
    inside = screen.page.paper.widget()
    assert inside is not None
    assert inside.width() <= screen.page.paper.viewport().width()
    for value in screen.numbers():
        number = screen.number(value)
        assert number.height() >= number.heightForWidth(number.width())


@pytest.mark.usefixtures("uk")
def test_the_keyboard_stays_near_after_what_it_pressed_is_gone(qtbot: Any, ctx: Context) -> None:
    screen = SafetyScreen(qtbot, ctx)
    name = screen.lines()[0]
    screen.press(f"More about {name}")
    screen.card(name).details.hide_line.setFocus()
    screen.press("Do not show this line", of=name)
    assert screen.frame.focusWidget() is screen.page.view.change


def test_a_line_that_a_pack_brought_ages_in_the_same_way(
    qtbot: Any, ctx: Context, session: Session, clock: FakeClock
) -> None:
    add(session, file([LineItem(id="line", title="A line", country=UK, line={**LINE, "checked": "2026-03-14"})]))
    said = f"checked on {short_day(date(2026, 3, 14))}"
    assert f"Not yet confirmed by phone · {said}" in SafetyScreen(qtbot, ctx).all_words()
    clock.tick(366 * 86_400)
    assert f"{said} · may have changed" in SafetyScreen(qtbot, ctx).all_words()
    clock.tick(366 * 86_400)
    words = SafetyScreen(qtbot, ctx).all_words()
    assert str(LINE["name"]) not in words
    assert "Not shown, because they were checked more than two years ago: 1 line" in words
