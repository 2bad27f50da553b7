"""The studio on a disk that is slow, or full: one press is one thing, and whatever is typed meanwhile is kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code
from app.packs.drafts import KeptDraft, PackDraft
from app.packs.own import OwnKey
from app.session import Session
from app.strategies.model import StrategyDraft
from exercises.load import library
from tests.pages.studio import StudioScreen
from tests.ui.harness import Told, full, slow
from ui.context import Context
from ui.pages.studio.key_sheets import NameSheet
from ui.widgets.sheet import Sheet

Open = Callable[..., StudioScreen]


@pytest.fixture
def drafts(session: Session) -> tuple[KeptDraft, KeptDraft]:
    first = session.packs.drafts.save(PackDraft(title="First steps")).value
    return first, session.packs.drafts.save(PackDraft(title="Second steps")).value


@pytest.fixture
def ready(studio: Open, session: Session) -> StudioScreen:
    """At signing a pack in which nothing is missing."""
    session.strategies.save(StrategyDraft(title="The kettle", steps=("Put the kettle on.", "Hold the cup.")))
    screen = studio()
    screen.press("To hand out")
    screen.write("Title", "First steps")
    screen.unfold("Language, country, licence")
    screen.choose("Free, with me named (CC-BY-4.0)")
    screen.press("Put something in")
    screen.press("The kettle")
    screen.press("Put these in")
    screen.press("Sign and hand over")
    screen.write("Name that is shown", "Riverside")
    return screen


def _titles(screen: StudioScreen) -> list[str]:
    return screen.ask(lambda s: sorted(draft.title for draft in s.packs.drafts.each()))


def _opened(screen: StudioScreen, draft: KeptDraft) -> None:
    screen.come(draft.id)
    assert screen.view() is screen.page.desk


def _sheets(screen: StudioScreen) -> list[Sheet]:
    return [sheet for sheet in screen.frame.findChildren(Sheet) if sheet.isVisible()]


# drafts


def test_begun_twice_it_is_one(studio: Open, ctx: Context) -> None:
    screen = studio()
    with slow(ctx):
        for _ in range(3):
            screen.page.front.to_hand_out.click()
    screen.settle()
    assert len(_titles(screen)) == 1
    assert screen.view() is screen.page.desk


def test_whoever_has_gone_on_by_then_is_left_there(studio: Open, ctx: Context) -> None:
    screen = studio()
    with slow(ctx):
        screen.page.front.to_hand_out.click()
        screen.page.front.consent.click()
    screen.settle()
    assert len(_titles(screen)) == 1
    assert screen.page.bench.draft_id == ""
    screen.page.view().back.click()
    screen.settle()
    assert len(screen.page.front.cards) == 1


def test_what_is_typed_on_the_way_to_all_packs_is_kept(
    studio: Open, ctx: Context, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with slow(ctx):
        screen.page.desk.back.click()
        screen.write("Title", "First steps, and more")
    screen.settle()
    assert screen.view() is screen.page.front
    assert "First steps, and more" in [card.accessibleName() for card in screen.page.front.cards]
    assert _titles(screen) == ["First steps, and more", "Second steps"]


def test_what_is_typed_before_another_pack_lies_there_is_kept(
    studio: Open, ctx: Context, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with slow(ctx):
        screen.page.open(drafts[1].id)
        screen.write("Title", "First steps, and more")
    screen.settle()
    assert screen.page.bench.draft_id == drafts[1].id
    assert _titles(screen) == ["First steps, and more", "Second steps"]


def test_a_pack_opened_twice_is_not_laid_over_what_was_typed(
    studio: Open, ctx: Context, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    card = screen.page.front.cards[0]
    with slow(ctx):
        card.click()
        ctx.query(lambda _s: True, lambda _t: screen.write("Title", "Other steps"), owner=screen.page)
        card.click()
    screen.settle()
    assert screen.draft().title == "Other steps"
    assert screen.page.bench.draft.title == "Other steps"


def test_a_deleted_pack_is_put_away_at_once_and_comes_back(
    studio: Open, ctx: Context, told: Told, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with slow(ctx):
        screen.page.desk.delete.click()
        assert screen.view() is screen.page.front
        assert [card.accessibleName() for card in screen.page.front.cards] == ["Second steps"]
    screen.settle()
    assert _titles(screen) == ["Second steps"]
    assert [action for _words, action in told.said] == ["Undo"]
    screen.undo()
    assert screen.page.bench.draft_id == drafts[0].id


def test_a_pack_that_could_not_be_deleted_is_there_again(
    studio: Open, ctx: Context, told: Told, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with full(ctx):
        screen.press("Delete this pack")
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert len(screen.page.front.cards) == 2


def test_what_was_refused_is_kept_also_if_another_pack_lies_there_by_then(
    studio: Open, ctx: Context, told: Told, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with full(ctx):
        screen.write("Title", "First steps, and more")
        screen.page.open(drafts[1].id)
        screen.settle()
    assert screen.page.bench.draft_id == drafts[1].id
    assert len(told.errors) == 1  # said once, until it works again
    last = screen.page.unsaved()
    assert last is not None  # locking would write it
    screen.page.bench._try_again()
    assert _titles(screen) == ["First steps, and more", "Second steps"]
    assert screen.page.unsaved() is None


def test_what_was_refused_lies_there_when_its_pack_is_opened_again(
    studio: Open, ctx: Context, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    screen = studio()
    _opened(screen, drafts[0])
    with full(ctx):
        screen.write("Title", "First steps, and more")
        screen.page.open(drafts[1].id)
        screen.settle()
    _opened(screen, drafts[0])
    assert screen.page.bench.draft.title == "First steps, and more"
    assert screen.draft().title == "First steps, and more"


def test_a_guided_tool_does_not_land_in_another_pack(
    studio: Open, ctx: Context, tmp_path: Path, drafts: tuple[KeptDraft, KeptDraft]
) -> None:
    path = tmp_path / "tool.json"
    path.write_text(json.dumps({"title": "A tool", **_any_exercise()}))
    screen = studio()
    _opened(screen, drafts[0])
    screen.press("Put something in")
    screen.press("Choose a file")
    hold = threading.Event()
    for _ in range(2):  # both hands of the free lane are busy
        ctx.lanes.free(lambda _token, _progress: hold.wait(20))
    picker = screen.page.sheet
    picker.close_sheet()
    picker.chosen.emit(path)
    screen.page.open(drafts[1].id)
    screen._qtbot.waitUntil(lambda: screen.page.bench.draft_id == drafts[1].id)
    hold.set()
    screen.settle()
    assert screen.page.bench.draft.items == ()


def _any_exercise() -> dict[str, Any]:
    return {"id": next(iter(library())), "steps": []}


# signing


def test_signed_twice_it_is_signed_once_with_one_key(ready: StudioScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    sign = ready.page.signing.sign
    sign.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert ready.frame.focusWidget() is sign
            qtbot.keyClick(sign, Qt.Key.Key_Return)
            ready.page.bench._look()  # what it comes to may allow signing again
            qtbot.waitUntil(lambda: ready.page.bench._job is not None and ready.page.bench._job.done)
    ready.settle()
    assert told.errors == []
    assert ready.view() is ready.page.handing
    assert [key.shown for key in ready.ask(lambda s: s.packs.own.all())] == ["Riverside"]
    assert [draft.signed_seq for draft in ready.ask(lambda s: s.packs.drafts.each())] == [1]


def test_what_is_typed_while_it_is_signed_stays_and_what_was_signed_is_not_lost(
    ready: StudioScreen, ctx: Context, told: Told
) -> None:
    with slow(ctx):
        ready.page.signing.sign.click()
        ready.page.signing.back.click()
        ready.write("Title", "First steps, and more")
    ready.settle()
    assert ready.view() is ready.page.desk
    kept = ready.draft()
    assert (kept.title, kept.signed_seq) == ("First steps, and more", 1)
    assert ready.page.bench.signed
    assert told.said[-1] == ("It is signed.", "Hand it over")
    ready.undo()
    assert ready.view() is ready.page.handing
    assert ready.page.handing.parcel is not None


def test_what_could_not_be_signed_can_be_signed_again(ready: StudioScreen, ctx: Context, told: Told) -> None:
    with full(ctx):
        ready.press("Sign it")
    assert Code.DISK_FULL in [error.code for error in told.errors]
    assert ready.view() is ready.page.signing
    assert ready.page.signing.shown.text() == "Riverside"
    ready.press("Sign it")
    assert ready.view() is ready.page.handing


# keys


def test_a_name_of_a_key_that_was_refused_stays_in_the_sheet(studio: Open, ctx: Context) -> None:
    screen = studio()
    screen.press("My keys")
    screen.press("A new key")
    sheet = screen.sheet()
    assert isinstance(sheet, NameSheet)
    sheet.name.set_text("Riverside")
    with full(ctx):
        screen.press("Keep it")
    assert "The disk is full" in sheet.trouble()
    assert sheet.name.text() == "Riverside"
    screen.press("Keep it")
    assert _sheets(screen) == []
    assert [key.shown for key in screen.ask(lambda s: s.packs.own.all())] == ["Riverside"]


def test_a_key_kept_or_deleted_twice_is_so_once(studio: Open, qtbot: Any, ctx: Context, told: Told) -> None:
    screen = studio()
    screen.press("My keys")
    screen.press("A new key")
    sheet = screen.sheet()
    assert isinstance(sheet, NameSheet)
    sheet.name.set_text("Riverside")
    with slow(ctx):
        for _ in range(2):
            qtbot.keyClick(sheet.name.edit, Qt.Key.Key_Return)
    screen.settle()
    keys: list[OwnKey] = screen.ask(lambda s: s.packs.own.all())
    assert len(keys) == 1
    with slow(ctx):
        for _ in range(2):
            screen.page.acts._delete(keys[0])
    screen.settle()
    assert told.errors == []
    assert screen.ask(lambda s: s.packs.own.all()) == []


def test_a_file_that_is_ready_asks_for_no_place_on_another_page(
    studio: Open, ctx: Context, session: Session, told: Told
) -> None:
    session.packs.own.new("Riverside")
    screen = studio()
    screen.press("My keys")
    screen.press("Copy of the key, locked: Riverside")
    with slow(ctx):
        screen.sheet().yes.click()
        screen.page.hide()
    screen.settle()
    assert _sheets(screen) == []
    assert told.said == [("The file is ready.", "Save it")]
    screen.page.show()
    screen.undo()
    assert len(_sheets(screen)) == 1
