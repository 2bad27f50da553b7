"""The sheets: what they say before anything is written, where it goes, and what stands in the way."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest

from app.packs import frames, reading
from tests.packs import AUTHOR, pack
from tests.pages.ways import PaperScreen, PicturesScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.ways import squares
from ui.ways.paper import Paper
from ui.ways.pictures_sheet import PicturesSheet
from ui.ways.print_sheet import ConsentSheet, HandoutSheet, SquaresSheet, usual_paper


@pytest.fixture(scope="module")
def signed() -> bytes:
    return reading.sign(pack(), (AUTHOR,))


@pytest.fixture
def shots(app: Any) -> list[bytes]:
    return [data for _, data in squares.pictures(bytes(range(256)) * 4)]


def test_a_handout_is_written_where_one_says(
    qtbot: Any, ctx: Context, told: Told, signed: bytes, tmp_path: Path
) -> None:
    screen = PaperScreen(qtbot, ctx, told, HandoutSheet, signed)
    assert "Printing leaves copies" in screen.words()
    screen.save_as(tmp_path, "a quiet name")
    found = tmp_path / "a quiet name.pdf"
    assert found.read_bytes().startswith(b"%PDF")
    if sys.platform != "win32":
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert str(found) in told.said[-1][0]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [found.name]


def test_nothing_is_written_over(qtbot: Any, ctx: Context, told: Told, signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "there.pdf").write_bytes(b"heron")
    screen = PaperScreen(qtbot, ctx, told, HandoutSheet, signed)
    screen.sheet.write_to(tmp_path / "there.pdf")  # type: ignore[attr-defined]  it came between choosing and writing
    screen.settle()
    assert screen.sheet.trouble()
    assert (tmp_path / "there.pdf").read_bytes() == b"heron"


def test_what_is_no_pack_is_said_inside(qtbot: Any, ctx: Context, told: Told, tmp_path: Path) -> None:
    screen = PaperScreen(qtbot, ctx, told, HandoutSheet, b"heron")
    screen.save_as(tmp_path, "a")
    assert "not whole" in screen.sheet.trouble()
    assert not (tmp_path / "a.pdf").exists()


def test_the_paper_of_the_region_is_offered_and_the_other_can_be_had(
    qtbot: Any, ctx: Context, told: Told, tmp_path: Path
) -> None:
    screen = PaperScreen(qtbot, ctx, told, ConsentSheet)
    other = Paper.LETTER if usual_paper() is Paper.A4 else Paper.A4
    assert screen.sheet.chosen_paper() is usual_paper()  # type: ignore[attr-defined]
    screen.press("Letter" if other is Paper.LETTER else "A4")
    screen.save_as(tmp_path, "form")
    assert (b"[0 0 612" if other is Paper.LETTER else b"[0 0 595") in (tmp_path / "form.pdf").read_bytes()


def test_letting_go_of_the_paper_takes_the_usual_one(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = PaperScreen(qtbot, ctx, told, ConsentSheet)
    screen.press("Letter" if usual_paper() is Paper.LETTER else "A4")
    assert screen.sheet.chosen_paper() is usual_paper()  # type: ignore[attr-defined]


def test_squares_as_pages_and_as_pictures(qtbot: Any, ctx: Context, told: Told, tmp_path: Path) -> None:
    data = bytes(range(256)) * 4
    screen = PaperScreen(qtbot, ctx, told, SquaresSheet, data)
    assert "3 square" in screen.words()
    screen.save_as(tmp_path, "pages")
    assert (tmp_path / "pages.pdf").is_file()
    screen = PaperScreen(qtbot, ctx, told, SquaresSheet, data)
    screen.press("Pictures in a new folder")
    screen.save_as(tmp_path, "shots")
    assert sorted(path.name for path in (tmp_path / "shots").iterdir()) == ["01-03.png", "02-03.png", "03-03.png"]


def test_too_large_for_squares_is_said_before(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = PaperScreen(qtbot, ctx, told, SquaresSheet, bytes(frames.MOST_BYTES + 1))
    assert "too large for squares" in screen.words()
    assert not screen.sheet.yes.isEnabled()


def test_squares_come_in_any_order_until_none_is_missing(
    qtbot: Any, ctx: Context, told: Told, shots: list[bytes], tmp_path: Path
) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    assert "No square has been read yet." in screen.words()
    screen.give(shots[2])
    assert "Still missing: 1 and 2." in screen.words() or "Still missing: 1, 2." in screen.words()
    assert not screen.can_go_on()
    screen.give(shots[2], shots[0])
    assert "Still missing: 2." in screen.words()
    (tmp_path / "last.png").write_bytes(shots[1])
    screen.choose(tmp_path / "last.png")
    assert "Every square is here." in screen.words()
    screen.press("Look into it")
    assert screen.came == [bytes(range(256)) * 4]
    assert (tmp_path / "last.png").read_bytes() == shots[1]


def test_a_picture_without_squares_takes_nothing_away(qtbot: Any, ctx: Context, told: Told, shots: list[bytes]) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    screen.give(shots[0])
    grey = QImage(300, 300, QImage.Format.Format_RGB32)
    grey.fill(0xFF888888)
    screen.give(grey)
    assert "No square could be read" in screen.sheet.trouble()
    assert "Still missing" in screen.words()


def test_what_is_no_picture_is_said_and_the_others_are_looked_at(
    qtbot: Any, ctx: Context, told: Told, shots: list[bytes]
) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    screen.give(b"heron", *shots)
    qtbot.waitUntil(lambda: "Every square is here." in screen.words(), timeout=20_000)
    assert "This picture could not be read." in screen.sheet.trouble()
    assert screen.can_go_on()


def test_squares_of_two_packs_do_not_mix(qtbot: Any, ctx: Context, told: Told, shots: list[bytes]) -> None:
    others = [data for _, data in squares.pictures(bytes(700))]
    screen = PicturesScreen(qtbot, ctx, told)
    screen.give(others[0], shots[0], shots[1], shots[2])
    qtbot.waitUntil(screen.can_go_on, timeout=20_000)
    screen.press("Look into it")
    assert screen.came == [bytes(range(256)) * 4]


def test_beginning_again_forgets(qtbot: Any, ctx: Context, told: Told, shots: list[bytes]) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    screen.give(*shots)
    screen.press("Begin again")
    assert "No square has been read yet." in screen.words()
    assert not screen.can_go_on()


def test_closing_while_it_looks_is_all_right(qtbot: Any, ctx: Context, told: Told, shots: list[bytes]) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    for shot in shots:
        screen.pictures.add_picture(shot)
    screen.press("Not now")
    done: list[int] = []
    ctx.lanes.free(lambda _token, _progress: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert screen.came == []
    assert told.errors == []


def test_picture_files_can_be_dropped_on_the_sheet(
    qtbot: Any, ctx: Context, told: Told, shots: list[bytes], tmp_path: Path
) -> None:
    screen = PicturesScreen(qtbot, ctx, told)
    data = QMimeData()
    for number, shot in enumerate(shots):
        (tmp_path / f"{number}.png").write_bytes(shot)
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(tmp_path.glob("*.png"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.pictures.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(screen.can_go_on, timeout=20_000)


@pytest.mark.window  # without a display nobody owns a clipboard
def test_a_picture_can_be_pasted(qtbot: Any, ctx: Context, told: Told, shots: list[bytes]) -> None:
    board = QGuiApplication.clipboard()
    screen = PicturesScreen(qtbot, ctx, told)
    board.clear()
    screen.press("Paste a picture")
    assert "There is no picture to paste." in screen.sheet.trouble()
    data = QMimeData()
    data.setData("image/png", shots[0])
    board.setMimeData(data)
    screen.press("Paste a picture")
    screen.settle()
    image = QImage()
    image.loadFromData(shots[1], "PNG")
    board.setImage(image)
    QTest.keySequence(screen.pictures, QKeySequence(QKeySequence.StandardKey.Paste))
    screen.settle()
    assert "Still missing: 3." in screen.words()
    board.clear()


def test_squares_lead_from_the_front_to_the_review(qtbot: Any, ctx: Context, told: Told, signed: bytes) -> None:
    from app.packs.model import NoteItem
    from tests.pages.packs import PacksScreen

    small = reading.sign(pack((NoteItem(id="n", title="From me", text="Take what is of use."),)), (AUTHOR,))
    screen = PacksScreen(qtbot, ctx, told)
    screen.press("Squares from pictures")
    sheet = screen.page.sheet
    assert isinstance(sheet, PicturesSheet)
    for _, shot in reversed(squares.pictures(small)):
        sheet.add_picture(shot)
    qtbot.waitUntil(sheet.ready, timeout=20_000)
    screen.press("Look into it")
    screen.settle()
    assert "Adds 1 thing: 1 note." in screen.words()
