"""The guides in the window: found by F1 from everywhere, read whole, searched while typing, left for where one was."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.guide import shelf
from app.guide.markdown import Picture, Words
from app.guide.shelf import SHELF, guide
from app.session import Session
from app.settings import Settings
from tests.pages.guide import GuideScreen
from tests.ui.harness import MakeProgram, Told, make_session
from ui.application import Program
from ui.context import Context
from ui.navigation import GuideAt, Place, Room
from ui.pages.guide.contents import Item
from ui.pages.guide.fits import DOORS, FITS, FITS_SETTINGS, door_name
from ui.pages.guide.page import GuidePage
from ui.pages.settings.page import sections
from ui.theme.theme import Application
from ui.widgets.fold import Fold
from ui.widgets.guide_parts import GuideText
from ui.widgets.sheet import Sheet
from ui.windows.main import MainView
from ui.windows.opening_help import OpeningHelp

_WORD = re.compile(r"\w+")


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> GuideScreen:
    return GuideScreen(qtbot, ctx, told)


def test_the_front_offers_every_guide_and_the_keys(screen: GuideScreen) -> None:
    assert set(screen.cards()) == {guide(key).title for key in SHELF} | {"Keys"}
    assert screen.focused() is screen.page.front.search.edit


@pytest.mark.parametrize("key", SHELF)
def test_every_word_of_every_section_is_on_the_screen(qtbot: Any, ctx: Context, told: Told, key: str) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt(key))
    for section in guide(key).sections:
        assert screen.page.leaf is not None
        screen.page.leaf.turn_to(section.anchor)
        said = " ".join(
            (f"{piece.number}. " if isinstance(piece, Words) and piece.number else "") + piece.text
            for piece in section.pieces
            if not isinstance(piece, Picture)
        )
        assert _WORD.findall(screen.reads()) == _WORD.findall(said)
        if section.title:
            assert section.title in screen.words()


def test_a_screen_reader_hears_all_of_it(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors", "leaving-fast"))
    text = screen.focused()
    assert isinstance(text, GuideText)
    assert text.accessibleName() == "Leaving fast"
    assert _WORD.findall(text.accessibleDescription()) == _WORD.findall(text.toPlainText())


def test_nothing_leads_out_of_the_program(qtbot: Any, ctx: Context, told: Told) -> None:
    """No text is a link, and nothing is loaded, whatever it is called."""
    screen = GuideScreen(qtbot, ctx, told, GuideAt("carrying-on", "formats-and-what-must-never-change"))
    for text in screen.page.findChildren(GuideText):
        block = text.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                assert not at.fragment().charFormat().isAnchor()
                assert not at.fragment().charFormat().isImageFormat()
                at += 1
            block = block.next()
        assert not text.openLinks()


# finding


def test_what_is_typed_is_found_and_marked(screen: GuideScreen) -> None:
    screen.type("forgot passw")
    assert screen.cards()[0] == "If you forget the passphrase"
    screen.key(Qt.Key.Key_Return)
    assert "Forgot" in screen.marked()
    assert {word.lower() for word in screen.marked()} <= {"forgot", "password"}
    assert screen.page.here() == GuideAt("survivors", "if-you-forget-the-passphrase")
    screen.press("All guides")
    assert screen.page.front.search.text() == "forgot passw"
    assert screen.cards()[0] == "If you forget the passphrase"


def test_down_leads_to_what_was_found(screen: GuideScreen) -> None:
    screen.type("stick")
    screen.key(Qt.Key.Key_Down)
    assert screen.focused() is screen.page.front.hits[0]


def test_nothing_found_says_so_and_escape_brings_the_guides_back(screen: GuideScreen) -> None:
    screen.type("zebra")
    assert screen.cards() == []
    assert "No part has these words" in screen.words()
    screen.key(Qt.Key.Key_Escape)
    assert len(screen.cards()) == len(SHELF) + 1


# reading


def test_next_and_before(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    seen = [screen.page.here()]
    for section in guide("survivors").sections[1:]:
        screen.press(f"Next: {section.title}")
        seen.append(screen.page.here())
    assert seen == [GuideAt("survivors", one.anchor) for one in guide("survivors").sections]
    assert not any(b.text().startswith("Next: ") for b in screen.page.findChildren(type(screen.page.leaf.back)))  # type: ignore[union-attr]
    screen.press("Before: ")
    assert screen.page.here() == seen[-2]


def test_links_among_the_guides_are_buttons(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("counselors", "before-you-offer-it"))
    screen.press("A guide for you: What it cannot hide")
    assert screen.page.here() == GuideAt("survivors", "what-it-cannot-hide")


def test_every_link_among_the_guides_finds_its_section() -> None:
    from ui.widgets.guide_parts import leads

    found = [at for key in SHELF for section in guide(key).sections for at in leads(section, key)]
    assert len(found) > 10
    for at in found:
        there = guide(at.guide).section(at.anchor)
        assert at.anchor in (there.anchor, *there.inside), at


def test_the_door_leads_to_the_place(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors", "removing-it"))
    screen.press("Go to Settings: Delete")
    assert screen.went() == Place(Room.SETTINGS, "delete")


def test_places_and_sections_that_belong_together_are_there() -> None:
    for at in (*FITS.values(), *FITS_SETTINGS.values(), *DOORS):
        assert guide(at.guide).section(at.anchor).anchor == (at.anchor or guide(at.guide).sections[0].anchor), at
    assert set(FITS) == set(Room) - {Room.GUIDE}
    keys = {key for key, *_ in sections()}
    assert keys - {"look", "guides"} <= set(FITS_SETTINGS)
    for place in DOORS.values():
        assert door_name(place)
        assert place.room is not Room.SETTINGS or place.what in keys


def test_the_list_goes_by_arrows(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    assert screen.page.leaf is not None
    items = list(screen.page.leaf.contents.items.values())
    items[0].setFocus()
    screen.key(Qt.Key.Key_Down)
    assert screen.focused() is items[1]
    screen.key(Qt.Key.Key_Return)
    assert screen.page.here() == GuideAt("survivors", "if-you-are-not-safe-right-now")
    assert items[1].isChecked()


def test_long_sections_scroll_by_keyboard(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors", "what-it-cannot-hide"), (700, 420))
    assert screen.page.leaf is not None
    bar = screen.page.leaf._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    screen.page.leaf.first_focus().setFocus()
    bar.setValue(0)
    screen.key(Qt.Key.Key_PageDown)
    assert bar.value() > 100
    screen.key(Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()


# from everywhere, and back


@pytest.fixture
def program(program: Program) -> Program:
    program.shell.resize(1240, 840)
    return program


def _f1(program: Program) -> None:
    next(action for action in program.shell.actions() if action.shortcut().toString() == "F1").trigger()


@pytest.mark.parametrize("room", [room for room in Room if room is not Room.GUIDE])
def test_from_every_room_and_back(qtbot: Any, program: Program, tmp_path: Path, room: Room) -> None:
    program.opened(make_session(tmp_path / "opened"))
    main = program.main
    assert isinstance(main, MainView)
    program.shell.show()
    main.go(Place(room))
    before = main.page()
    _f1(program)
    page = main.page()
    assert isinstance(page, GuidePage)
    wanted = FITS[room]
    if room is Room.SETTINGS:
        wanted = GuideAt("using", "keys")  # its first section is the look
    assert page.here() == replace(wanted, anchor=guide(wanted.guide).section(wanted.anchor).anchor)
    _f1(program)
    assert page.here() is None  # once more: all of them
    main.back()
    assert main.page() is before


@pytest.mark.parametrize("key", FITS_SETTINGS)
def test_from_a_section_of_the_settings(qtbot: Any, program: Program, tmp_path: Path, key: str) -> None:
    if key not in {name for name, *_ in sections()}:
        pytest.skip("not in this build")
    program.opened(make_session(tmp_path / "opened"))
    assert program.main is not None
    program.main.go(Place(Room.SETTINGS, key))
    _f1(program)
    page = program.main.page()
    assert page is not None
    assert page.here() == FITS_SETTINGS[key]
    program.main.back()
    assert program.main.place() == Place(Room.SETTINGS, key)


def test_what_was_being_written_is_there_afterwards(qtbot: Any, program: Program, tmp_path: Path) -> None:
    program.opened(make_session(tmp_path / "opened"))
    main = program.main
    assert main is not None
    program.shell.show()
    main.go(Place(Room.JOURNAL))
    page = main.page()
    assert page is not None
    field = page.first_focus()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "half a senten")
    _f1(program)
    main.back()
    assert main.page() is page
    assert "half a senten" in field.toPlainText()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: program.shell.focusWidget() is field)


def test_a_sheet_is_answered_first(qtbot: Any, program: Program, tmp_path: Path) -> None:
    program.opened(make_session(tmp_path / "opened"))
    assert program.main is not None
    program.shell.show()
    program.main.go(Place(Room.NOW))
    sheet = Sheet(program.shell, "A question")
    sheet.show_sheet()
    _f1(program)
    assert program.main.place().room is Room.NOW


# before anything is unlocked


def _helps(program: Program) -> list[OpeningHelp]:
    return [sheet for sheet in program.shell.findChildren(OpeningHelp) if sheet.isVisible()]


def test_in_the_first_run_only_how_to_open_it(qtbot: Any, program: Program) -> None:
    program.start()
    _f1(program)
    (sheet,) = _helps(program)
    text = "\n".join(part.toPlainText() for part in sheet.texts)
    assert "Capital letters" in text
    assert not re.search(r"harm|pack|journal|surviv", text, re.IGNORECASE)
    _f1(program)
    assert len(_helps(program)) == 1


@pytest.mark.parametrize("allowed", [False, True])
def test_on_the_unlock_window(qtbot: Any, make_program: MakeProgram, session: Session, *, allowed: bool) -> None:
    session.close()
    program = make_program(session.vault.folder, Settings(theme="light", help_while_locked=allowed))
    program.start()
    view = program.shell.view()
    unlock = getattr(view, "unlock", view)
    field = unlock.first_focus()
    QTest.keyClicks(field, "half a pass")
    _f1(program)
    (sheet,) = _helps(program)
    assert isinstance(program.shell.focusWidget(), GuideText)
    QTest.keyClick(program.shell.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not _helps(program))
    assert program.shell.focusWidget() is field
    assert unlock.passphrase.text() == "half a pass"
    unlock.help.click()
    assert len(_helps(program)) == 1
    del sheet


def test_it_goes_when_the_notes_open_meanwhile(
    qtbot: Any, make_program: MakeProgram, session: Session, tmp_path: Path
) -> None:
    session.close()
    program = make_program(session.vault.folder)
    program.start()
    _f1(program)
    assert _helps(program)
    program.opened(make_session(tmp_path / "opened"))
    qtbot.waitUntil(lambda: not _helps(program))


def test_the_settings_lead_there(qtbot: Any, ctx: Context, told: Told) -> None:
    from tests.pages.settings import SettingsScreen

    screen = SettingsScreen(qtbot, ctx, told, "guides")
    screen.press("All guides")
    assert told.places[-1] == Place(Room.GUIDE)
    screen.press("Keys")
    assert told.places[-1] == Place(Room.GUIDE, GuideAt("using", "keys"))


# languages, directions, sizes


def test_a_guide_in_another_language(
    qtbot: Any, ctx: Context, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is translated comes in that language, from right to left; what is not says that it is not."""
    (tmp_path / "ar").mkdir()
    text = (shelf.FOLDER / "en" / "studio.md").read_text("utf-8").replace("Keys", "مفاتيح")
    (tmp_path / "ar" / "studio.md").write_text(text, "utf-8")
    (tmp_path / "en").symlink_to(shelf.FOLDER / "en")
    real = shelf.guide
    monkeypatch.setattr("ui.pages.guide.page.chosen", lambda _wish: "ar")
    for place in ("ui.pages.guide.page.guide", "ui.pages.guide.leaf.guide"):
        monkeypatch.setattr(place, lambda key, lang: real(key, lang, tmp_path))
    screen = GuideScreen(qtbot, ctx, told, GuideAt("studio", "keys"))
    assert "مفاتيح" in screen.words()
    assert "translated" not in screen.words()
    text_part = screen.page.first_focus()
    assert isinstance(text_part, GuideText)
    assert text_part.document().begin().blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    screen.page.open(GuideAt("survivors"))
    assert "Nobody has translated this guide yet" in screen.words()
    text_part = screen.page.first_focus()
    assert isinstance(text_part, GuideText)
    assert text_part.document().begin().blockFormat().layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_english_says_nothing_of_translations(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    assert "translated" not in screen.words()


def test_from_right_to_left_the_list_stands_on_the_right(
    qtbot: Any, app: Application, ctx: Context, told: Told
) -> None:
    app.dress(Settings(theme="light", direction="rtl"))
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    leaf = screen.page.leaf
    assert leaf is not None
    assert leaf._card is not None
    qtbot.waitUntil(lambda: leaf.contents.mapTo(leaf, leaf.contents.rect().center()).x() > leaf.width() / 2)
    assert leaf._card.mapTo(leaf, leaf._card.rect().center()).x() < leaf.width() / 2


@pytest.mark.parametrize("width", [455, 840, 1130])
@pytest.mark.parametrize("key", SHELF)
def test_at_twice_the_text_size_every_line_has_room(
    qtbot: Any, app: Application, ctx: Context, told: Told, key: str, width: int
) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    screen = GuideScreen(qtbot, ctx, told, GuideAt(key), (width, 700))
    leaf = screen.page.leaf
    assert leaf is not None
    for section in guide(key).sections[:6]:
        leaf.turn_to(section.anchor)
        qtbot.wait(20)
        for text in leaf.texts():
            inside = text.mapTo(leaf, text.rect().topLeft()).x() >= 0
            inside &= text.mapTo(leaf, text.rect().topRight()).x() <= leaf.width()
            assert inside, section.title
            size = text.document().size()
            assert size.height() <= text.height() + 1, section.title
            assert text.document().idealWidth() <= text.width() + 1, section.title


def test_where_there_is_little_room_the_list_folds(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"), (700, 700))
    leaf = screen.page.leaf
    assert leaf is not None
    fold = leaf.findChild(Fold)
    assert isinstance(fold, Fold)
    assert fold.isVisible()
    assert not any(item.isVisible() for item in leaf.findChildren(Item))
    fold.set_open(True)
    leaf.contents.items["locking"].click()
    assert screen.page.here() == GuideAt("survivors", "locking")
    assert not fold.is_open()
    screen.frame.resize(QSize(1200, 700))
    qtbot.waitUntil(lambda: not fold.isVisible())
    assert all(item.isVisible() for item in leaf.findChildren(Item))


def test_opening_a_guide_takes_no_time(qtbot: Any, ctx: Context, told: Told) -> None:
    import time

    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    start = time.process_time()
    for key in SHELF:
        screen.page.open(GuideAt(key))
    assert time.process_time() - start < 0.25 * len(SHELF)


def test_nothing_is_a_child_of_nothing(qtbot: Any, ctx: Context, told: Told) -> None:
    """Turning over and over keeps one section, not all of them."""
    screen = GuideScreen(qtbot, ctx, told, GuideAt("survivors"))
    for _ in range(3):
        for key in ("survivors", "using"):
            screen.page.open(GuideAt(key, "leaving-fast"))
    qtbot.wait(30)
    assert len(screen.page.findChildren(GuideText)) <= 3
    assert len([w for w in screen.page.findChildren(QWidget) if isinstance(w, Item)]) < 30
