"""Bringing in, taking out, copies, deleting: through the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, WorldError
from app.exchange.model import Fate, Reason
from app.exchange.registry import formats
from app.journal.model import EntryDraft
from app.session import Session
from app.triggers.model import TriggerDraft
from app.vault.secrets import Passphrase
from app.vault.vault import exists, open_vault
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.i18n.exchange_words import fate_words, format_words, reason_words

NOW = "a quiet room"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"2025-03-0{day}.md").write_text(f"# Day {day}\n\nwords of day {day}\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "broken.md").write_bytes(b"\x00\xff\x00\x01")
    return folder


def _titles(screen: SettingsScreen) -> list[str]:
    return [line.title for line in screen.ask(lambda s: s.journal.page())]


@pytest.fixture
def bringing(qtbot: Any, ctx: Context, told: Told) -> SettingsScreen:
    return SettingsScreen(qtbot, ctx, told, "bring-in")


def test_an_import_is_looked_at_first_and_changes_nothing(bringing: SettingsScreen, source: Path) -> None:
    bringing.press("Choose a file or folder")
    bringing.pick(source)
    review = bringing.section.review
    assert "Markdown folder" in review.summary.text()
    assert "5" in review.summary.text()
    assert "1 Mar 2025" in bringing.words()
    assert "5 Mar 2025" in bringing.words()
    assert _titles(bringing) == []
    bringing.press("Not now")
    assert bringing.section.review is None
    assert _titles(bringing) == []


def test_every_item_is_listed_with_what_becomes_of_it(bringing: SettingsScreen, source: Path) -> None:
    bringing.section.look_into(source)
    bringing.settle()
    review = bringing.section.review
    shown = {
        review.rows.view(review.rows.index(i, 0)).title: review.rows.view(review.rows.index(i, 0)).small
        for i in range(review.rows.rowCount())
    }
    assert len(shown) == 7
    assert fate_words(Fate.SKIPPED) in shown["photo.jpg"]
    assert fate_words(Fate.UNREADABLE) in shown["broken.md"]
    review.filter.choose(Fate.UNREADABLE.value)
    assert [row.where for row in review.rows.rows()] == ["broken.md"]
    review.filter.choose("")
    assert review.rows.rowCount() == 7


def test_it_comes_in_once_and_can_be_taken_back(bringing: SettingsScreen, source: Path, told: Told) -> None:
    bringing.section.look_into(source)
    bringing.settle()
    bringing.section.review.yes.click()
    bringing.settle()
    assert len(_titles(bringing)) == 5
    assert "5" in bringing.said()
    assert len(bringing.ask(lambda s: s.vault.copies())) == 1
    bringing.section.look_into(source)
    bringing.settle()
    assert not bringing.section.review.yes.isVisible()
    assert "nothing new" in bringing.section.review.summary.text()
    bringing.press("Back")
    bringing.press("Take it back")
    bringing.press("Take it back")
    assert _titles(bringing) == []
    assert bringing.section.undoers == []


def test_the_message_offers_to_undo(bringing: SettingsScreen, source: Path, told: Told) -> None:
    bringing.section.look_into(source)
    bringing.settle()
    bringing.section.review.yes.click()
    bringing.settle()
    told.do_last()
    bringing.settle()
    assert _titles(bringing) == []


def test_what_cannot_be_read_is_told_and_the_page_is_ready_again(
    bringing: SettingsScreen, tmp_path: Path, told: Told
) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x00\x01\x02" * 100)
    bringing.section.look_into(strange)
    bringing.settle()
    assert [error.code for error in told.errors] == [Code.FORMAT_UNKNOWN]
    assert bringing.section.choose.isEnabled()


def test_leaving_the_section_lets_go_of_what_was_read(bringing: SettingsScreen, source: Path) -> None:
    bringing.section.look_into(source)
    bringing.settle()
    bringing.open("About")
    bringing.open("Bring in")
    assert bringing.section.review is None
    assert bringing.offers("Choose a file or folder")


@pytest.mark.parametrize(("press", "name"), [("Take out as a folder", "mine"), ("Take out as one file", "mine.json")])
def test_what_is_taken_out_comes_back_whole(
    qtbot: Any, ctx: Context, told: Told, session: Session, tmp_path: Path, press: str, name: str
) -> None:
    session.journal.save(EntryDraft(title="First", body="some words"))
    screen = SettingsScreen(qtbot, ctx, told, "take-out")
    assert "not locked" in screen.words()
    screen.press(press)
    screen.pick_new(tmp_path / name)
    assert (tmp_path / name).exists()
    assert str(tmp_path / name) in screen.words()
    screen.ask(lambda s: s.journal.purge_all())
    screen.open("Bring in")
    screen.section.look_into(tmp_path / name)
    screen.settle()
    screen.section.review.yes.click()
    screen.settle()
    assert _titles(screen) == ["First"]


def test_a_copy_is_kept_and_taken_away(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SettingsScreen(qtbot, ctx, told, "copies")
    assert "no copy yet" in screen.words()
    screen.press("Keep a copy now")
    assert "because you asked" in screen.words()
    screen.press("Take it away")
    screen.press("Take it away")
    assert "no copy yet" in screen.words()
    assert not list((ctx.session.vault.folder / "backups").iterdir())


def test_going_back_to_a_copy_needs_the_passphrase_and_locks(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.journal.save(EntryDraft(title="Before"))
    screen = SettingsScreen(qtbot, ctx, told, "copies")
    screen.press("Keep a copy now")
    screen.ask(lambda s: s.journal.save(EntryDraft(title="After")))
    screen.press("Go back to this copy")
    screen.sheet().proof.field.set_text("not this")
    screen.press("Go back to it")
    assert "did not open" in screen.words()
    assert len(_titles(screen)) == 2
    screen.sheet().proof.field.set_text(NOW)
    screen.press("Go back to it")
    assert told.locked == 1
    with open_vault(session.vault.folder, Passphrase(NOW)) as vault:
        assert [line.title for line in Session(vault).journal.page()] == ["Before"]
        assert {copy.reason for copy in vault.copies()} == {"asked", "restore"}


def test_when_going_back_does_not_work_out_it_says_so_and_locks(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.journal.save(EntryDraft(title="Before"))
    screen = SettingsScreen(qtbot, ctx, told, "copies")
    screen.press("Keep a copy now")
    monkeypatch.setattr("ui.operations.vault.restore_copy", _full)
    screen.press("Go back to this copy")
    screen.sheet().proof.field.set_text(NOW)
    screen.press("Go back to it")
    assert "disk is full" in screen.words()
    assert told.locked == 0
    assert not screen.offers("Stay here")
    screen.press("Lock and open again")
    assert told.locked == 1


def _full(*_: object) -> None:
    raise WorldError(Code.DISK_FULL)


def test_when_erasing_does_not_work_out_nothing_is_lost(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.operations.vault.erase_vault", _full)
    screen = SettingsScreen(qtbot, ctx, told, "delete")
    screen.press("Delete everything")
    screen.sheet().typed.set_text(screen.sheet().word)
    screen.press("Delete everything")
    screen.sheet().close_sheet()
    assert told.locked == 1
    open_vault(session.vault.folder, Passphrase(NOW)).close()


def _write(session: Session, day: str, title: str) -> None:
    from app.clock import Moment

    session.journal.save(EntryDraft(at=Moment(f"{day}T10:00:00", "+00:00"), title=title))


def test_days_are_deleted_after_saying_how_much(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    from app.clock import Moment

    for day in ("2025-12-30", "2025-12-31", "2026-01-01", "2026-02-02"):
        _write(session, day, day)
    session.triggers.save(TriggerDraft(at=Moment("2026-01-01T09:00:00", "+00:00"), note="a note"))
    session.vault.keep_copy("asked")
    screen = SettingsScreen(qtbot, ctx, told, "delete")
    screen.press("Look what is there")
    assert "write a day here" in screen.words()
    screen.section.first.set_day("2025-12-31")
    screen.section.last.set_day("2025-12-30")
    screen.press("Look what is there")
    assert "before the first day" in screen.words()
    screen.section.last.set_day("2026-01-01")
    screen.press("the trigger log")
    screen.press("Look what is there")
    assert "2 journal entr" in screen.words()
    assert "1 trigger note" in screen.words()
    screen.press("Delete for good")
    assert _titles(screen) == ["2026-02-02", "2025-12-30"]
    assert screen.ask(lambda s: s.triggers.page()) == []
    assert screen.ask(lambda s: s.vault.copies()) == []


def test_keeping_them_deletes_nothing(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    _write(session, "2026-01-01", "kept")
    screen = SettingsScreen(qtbot, ctx, told, "delete")
    screen.section.first.set_day("2026-01-01")
    screen.section.last.set_day("2026-01-01")
    screen.press("Look what is there")
    screen.press("Keep them")
    assert _titles(screen) == ["kept"]


def test_empty_days_say_so(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SettingsScreen(qtbot, ctx, told, "delete")
    screen.section.first.set_day("2026-01-01")
    screen.section.last.set_day("2026-12-31")
    screen.press("Look what is there")
    assert "nothing in these days" in screen.words()


def test_everything_goes_only_after_the_word(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    folder = session.vault.folder
    screen = SettingsScreen(qtbot, ctx, told, "delete")
    screen.press("Delete everything")
    sheet = screen.sheet()
    screen.press("Delete everything")
    assert "Nothing was deleted" in screen.words()
    assert exists(folder)
    sheet.typed.set_text(f" {sheet.word.upper()} ")
    screen.press("Delete everything")
    assert told.locked == 1
    assert not exists(folder)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason) -> None:
    assert reason_words(reason)


@pytest.mark.parametrize("fate", list(Fate))
def test_every_fate_has_words(fate: Fate) -> None:
    assert fate_words(fate)


def test_every_format_has_a_name() -> None:
    names = [format_words(name) for name in formats()]
    assert len(set(names)) == len(names)
    assert not set(names) & {"dayone", "daylio", "yarrow", "markdown", "rednotebook"}
