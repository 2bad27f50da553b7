"""Choosing a file without leaving a trace of having looked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Cancelled
from app.jobs import CancelToken
from ui.jobs import Lanes
from ui.widgets import folder_look
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.folder_look import Trouble, look_into, quick_places


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("b.txt", "A.txt", ".hidden"):
        (tmp_path / name).write_text("x" * 1500)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "deep.json").write_text("{}")
    return tmp_path


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


class Picking:
    """A picker in a window, used as a person uses it."""

    def __init__(self, qtbot: Any, lanes: Lanes, start: Path, want: Want, **named: Any) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1000, 800)
        QVBoxLayout(self.window).addWidget(QWidget())
        qtbot.addWidget(self.window)
        self.window.show()
        self.picker = FilePicker(self.window, lanes, "Choose", want=want, yes="Use this", start=start, **named)
        self.chosen: list[Path] = []
        self.picker.chosen.connect(self.chosen.append)
        self.picker.show_sheet(self.picker.files)
        self.arrived(start)

    def arrived(self, folder: Path) -> None:
        self._qtbot.waitUntil(lambda: self.picker.where.text() == str(folder))

    def names(self) -> list[str]:
        return [item.name for item in self.picker.files.rows.items]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.picker.files, key, modifier)

    def mark(self, name: str) -> None:
        self.picker.files.mark(name)

    def go(self, text: str) -> None:
        self.picker.where.set_text(text)
        self.picker.where.submitted.emit()

    def use(self) -> None:
        self.picker.yes.click()


def test_folders_come_first_then_files_by_name(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    assert Picking(qtbot, lanes, place, Want.FILE).names() == ["inner", "A.txt", "b.txt"]


def test_hidden_files_on_request(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    picking.picker._hidden.click()
    qtbot.waitUntil(lambda: ".hidden" in picking.names())


def test_a_file_is_chosen_with_the_keyboard_alone(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    picking.mark("inner")
    picking.press(Qt.Key.Key_Return)
    picking.arrived(place / "inner")
    picking.press(Qt.Key.Key_Backspace)
    picking.arrived(place)
    item = picking.picker.files.item()
    assert item is not None
    assert item.name == "inner"  # where one came from
    picking.press(Qt.Key.Key_Down)
    picking.press(Qt.Key.Key_Return)
    assert picking.chosen == [place / "A.txt"]


def test_letters_go_to_a_name(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    QTest.keyClicks(picking.picker.files, "b")
    assert picking.picker.target() == place / "b.txt"


def test_a_folder_is_opened_and_not_chosen_where_a_file_is_wanted(
    app: Any, qtbot: Any, lanes: Lanes, place: Path
) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    picking.mark("inner")
    picking.use()
    picking.arrived(place / "inner")
    assert not picking.chosen


def test_a_folder_or_file_where_either_will_do(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.EITHER)
    assert picking.picker.target() == place
    picking.mark("inner")
    picking.use()
    assert picking.chosen == [place / "inner"]


def test_only_folders_where_a_folder_is_wanted(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FOLDER)
    assert picking.names() == ["inner"]


def test_a_path_can_be_typed(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    picking.go(str(place / "inner" / "deep.json"))
    qtbot.waitUntil(lambda: picking.picker.target() == place / "inner" / "deep.json")
    picking.use()
    assert picking.chosen == [place / "inner" / "deep.json"]


def test_a_folder_that_is_not_there_leaves_one_where_one_was(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    picking.go(str(place / "nowhere"))
    qtbot.waitUntil(lambda: "cannot be found" in picking.picker._note.text())
    assert picking.picker.folder() == place
    assert picking.names()


def test_a_new_name_gets_its_ending_and_never_overwrites(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    (place / "there.json").write_text("{}")
    picking = Picking(qtbot, lanes, place, Want.NEW, name="there", suffix=".json")
    picking.use()
    assert not picking.chosen
    assert "nothing is overwritten" in picking.picker.name.note.text()
    for bad in ("a/b", "a:b", ".."):
        picking.picker.name.set_text(bad)
        picking.use()
    assert not picking.chosen
    picking.picker.name.set_text("fresh")
    picking.use()
    assert picking.chosen == [place / "fresh.json"]


def test_escape_chooses_nothing(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.EITHER)
    QTest.keyClick(picking.picker.files, Qt.Key.Key_Escape)
    assert not picking.picker.isVisible()
    assert not picking.chosen


def test_a_screen_reader_hears_what_each_thing_is(app: Any, qtbot: Any, lanes: Lanes, place: Path) -> None:
    picking = Picking(qtbot, lanes, place, Want.FILE)
    rows = picking.picker.files.rows
    spoken = [rows.data(rows.index(i, 0), Qt.ItemDataRole.AccessibleTextRole) for i in range(rows.rowCount())]
    assert spoken[0] == "inner, folder"
    assert spoken[1].startswith("A.txt, ")


def test_looking_leaves_the_home_untouched(
    app: Any, qtbot: Any, lanes: Lanes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    before = sorted(home.rglob("*"))
    picking = Picking(qtbot, lanes, home, Want.EITHER)
    qtbot.waitUntil(lambda: picking.picker._places.flow.count() >= 2)
    picking.mark("Documents")
    picking.use()
    assert sorted(home.rglob("*")) == before


def test_a_large_folder_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_look, "MOST_ITEMS", 10)
    for number in range(11):
        (tmp_path / f"{number}").touch()
    look = look_into(tmp_path, files=True, hidden=False, token=CancelToken())
    assert len(look.items) == 10
    assert look.cut


def test_looking_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        look_into(tmp_path, files=True, hidden=False, token=token)


def test_what_the_disk_refuses_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look_into(tmp_path / "no", files=True, hidden=False, token=CancelToken()).trouble is Trouble.GONE

    def forbidden(_path: object) -> Any:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", forbidden)
    assert look_into(tmp_path, files=True, hidden=False, token=CancelToken()).trouble is Trouble.FORBIDDEN


def test_a_link_that_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "loose").symlink_to(tmp_path / "gone")
    (tmp_path / "file").touch()
    assert [item.name for item in look_into(tmp_path, files=True, hidden=False, token=CancelToken()).items] == ["file"]


def test_quick_places_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    assert [place.path for place in quick_places()][:2] == [tmp_path, tmp_path / "Documents"]
