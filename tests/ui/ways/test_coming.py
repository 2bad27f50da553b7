"""A file dropped on the window, or handed over by the desktop: looked into when the notes are open, once."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
from tests.ui.harness import make_session
from ui import __main__ as start
from ui.jobs import Lanes
from ui.ways.drop import Drops, local_files
from ui.ways.handed import Handed
from ui.widgets.sheet import Sheet

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _mime(*urls: QUrl | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else url for url in urls])
    return data


class Target:
    """A window with a field, onto which files are dropped."""

    def __init__(self, qtbot: Any) -> None:
        self.window = QWidget()
        self.window.resize(600, 400)
        self.field = QPlainTextEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        qtbot.addWidget(self.window)
        self.taken: list[Path] = []
        self.wanted = True
        Drops(self.window, self.taken.append, lambda: self.wanted)
        self.window.show()
        qtbot.waitExposed(self.window)

    def drop(self, data: QMimeData) -> bool:
        """Over the field; whether the window said that it would take it."""
        handle = self.window.windowHandle()
        enters = QDragEnterEvent(QPoint(100, 100), Qt.DropAction.CopyAction, data, LEFT, NONE)
        QCoreApplication.sendEvent(handle, enters)
        falls = QDropEvent(QPointF(100, 100), Qt.DropAction.CopyAction, data, LEFT, NONE)
        QCoreApplication.sendEvent(handle, falls)
        return enters.isAccepted()


@pytest.fixture
def target(app: Any, qtbot: Any) -> Target:
    return Target(qtbot)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ab12-1.yarrow"
    made.write_bytes(b"heron")
    return made


def test_a_file_is_taken_wherever_it_falls(target: Target, file: Path) -> None:
    assert target.drop(_mime(file))
    assert target.taken == [file]
    assert target.field.toPlainText() == ""  # never its path among the words


def test_what_is_no_single_local_file_is_left(target: Target, file: Path) -> None:
    for data in (
        _mime(QUrl("https://example.org/a.yarrow")),
        _mime(QUrl("file://elsewhere/share/a.yarrow")),
        _mime(file.parent),
        _mime(file, file),
        _mime(file.with_name("gone.yarrow")),
        _mime(file, QUrl("https://example.org/")),
    ):
        assert not target.drop(data)
    assert target.taken == []
    assert target.field.toPlainText() == ""


def test_nothing_is_taken_while_locked(target: Target, file: Path) -> None:
    target.wanted = False
    assert not target.drop(_mime(file))
    assert target.taken == []


def test_a_sheet_on_top_decides_for_itself(target: Target, file: Path) -> None:
    sheet = Sheet(target.field, "A question", yes="Yes")
    sheet.show_sheet()
    target.drop(_mime(file))
    assert target.taken == []
    sheet.close_sheet()
    target.drop(_mime(file))
    assert target.taken == [file]


def test_local_files_alone(file: Path) -> None:
    data = _mime(file, QUrl("https://example.org/a"), file.parent)
    assert local_files(data) == (file,)
    assert local_files(QMimeData()) == ()


# handed over


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


def _told(handed: Handed, folder: Path, lanes: Lanes, qtbot: Any) -> list[str]:
    said: list[str] = []

    def say(text: str, *, stay: bool = False) -> None:
        said.append(text)

    owner = QWidget()
    qtbot.addWidget(owner)
    handed.tell(folder, lanes, say, owner)
    done: list[int] = []
    for _ in range(2):  # there are two workers
        lanes.free(lambda _token, _progress: 1, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    qtbot.wait(20)
    return said


def test_a_file_is_given_once(file: Path) -> None:
    handed = Handed(file)
    assert handed.take() == file
    assert handed.take() is None


def test_it_is_said_that_a_file_waits_but_not_which(
    app: Any, lanes: Lanes, qtbot: Any, file: Path, tmp_path: Path
) -> None:
    (said,) = _told(Handed(file), tmp_path / "nothing here", lanes, qtbot)
    assert "when you are in" in said
    assert file.stem not in said
    assert _told(Handed(None), tmp_path, lanes, qtbot) == []


def test_a_second_window_says_where_the_first_is(
    app: Any, lanes: Lanes, qtbot: Any, file: Path, tmp_path: Path
) -> None:
    session = make_session(tmp_path / "vault", again=True)
    before = sorted((tmp_path / "vault").iterdir())
    (said,) = _told(Handed(file), tmp_path / "vault", lanes, qtbot)
    assert "open in another window" in said
    assert sorted((tmp_path / "vault").iterdir()) == before
    session.close()
    (said,) = _told(Handed(file), tmp_path / "vault", lanes, qtbot)
    assert "when you are in" in said
    open_vault(tmp_path / "vault", Passphrase("a quiet room")).close()  # asking has kept no lock


@pytest.mark.parametrize("given", [[], ["a.yarrow"], ["--data", "d", "/x/a.yarrow"]])
def test_the_command_line_takes_a_file(given: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[tuple[Any, ...]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ui.environment.display_missing", lambda: False)
    monkeypatch.setattr("ui.environment.prepare", lambda _folder, **_how: None)
    monkeypatch.setattr("ui.environment.hush", lambda: None)
    monkeypatch.setattr("app.harden.harden", lambda: None)
    monkeypatch.setattr("ui.application.run", lambda *told: seen.append(told) or 0)
    assert start.window(given) == 0
    ((_, argv, file),) = seen
    assert file == {0: None, 1: tmp_path / "a.yarrow", 3: Path("/x/a.yarrow").absolute()}[len(given)]
    assert len(argv) == 1  # Qt is not told


# the desktop


def test_the_desktop_knows_the_files() -> None:
    ns = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = ET.parse(LINUX / "yarrow-pack.xml").getroot().findall("m:mime-type", ns)
    assert kind.get("type") == "application/vnd.yarrow.pack"
    assert [glob.get("pattern") for glob in kind.findall("m:glob", ns)] == ["*.yarrow"]
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  names are told apart by their capitals
    entry.read(LINUX / "yarrow.desktop", "utf-8")
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert entry["Desktop Entry"]["Exec"] == "yarrow %f"


def test_the_first_bytes_that_the_desktop_looks_for_are_those_of_the_format() -> None:
    from app.packs.note import Type

    ns = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    found = {match.get("value") for match in ET.parse(LINUX / "yarrow-pack.xml").getroot().iterfind(".//m:match", ns)}
    assert found == {str(kind) for kind in Type}
