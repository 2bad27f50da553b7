"""What is set before Qt loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test sets is gone after it."""
    for name in ("XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS", *environment._OTHER_SIGNS, *environment._TEMPORARY):
        monkeypatch.setenv(name, "before")
        monkeypatch.delenv(name)
    for name in environment._FIXED:
        monkeypatch.setenv(name, "before")
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)


def test_nothing_is_kept_between_two_runs(tmp_path: Path) -> None:
    environment.prepare(tmp_path)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        with pytest.raises(OSError):  # noqa: PT011  whichever: there is no such place
            Path(os.environ[name]).mkdir(parents=True)
    for name in ("MESA_SHADER_CACHE_DISABLE", "QT_DISABLE_SHADER_DISK_CACHE", "QSG_RHI_DISABLE_DISK_CACHE"):
        assert os.environ[name] in ("1", "true")
    assert os.environ["__GL_SHADER_DISK_CACHE"] == "0"
    assert sys.dont_write_bytecode


def test_what_must_be_written_for_a_moment_is_written_in_the_data_folder(tmp_path: Path) -> None:
    environment.prepare(tmp_path)
    assert {os.environ[name] for name in ("TMPDIR", "TMP", "TEMP")} == {str(tmp_path)}


def test_where_input_methods_and_colours_are_found_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/home/somebody/.config")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/somebody/.local/share")
    monkeypatch.setenv("QT_IM_MODULE", "ibus")
    environment.prepare(tmp_path)
    assert os.environ["XDG_CONFIG_HOME"] == "/home/somebody/.config"
    assert os.environ["XDG_DATA_HOME"] == "/home/somebody/.local/share"
    assert os.environ["QT_IM_MODULE"] == "ibus"


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
@pytest.mark.parametrize(("bus", "expected"), [(True, None), (False, "disabled:")])
def test_no_bus_is_started_for_us_and_a_real_one_stays(
    bus: bool, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _path: bus)
    environment.prepare()
    assert os.environ.get("DBUS_SESSION_BUS_ADDRESS") == expected
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1/bus")
    environment.prepare()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/run/user/1/bus"


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_a_real_bus_is_cut_off_for_whoever_wants_that(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/run/user/1/bus")
    environment.prepare(session_bus=False)
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"
    assert "AT_SPI_BUS_ADDRESS" not in os.environ


@pytest.mark.skipif(sys.platform != "linux", reason="GTK's desktops")
@pytest.mark.parametrize(
    ("desktop", "expected"), [("GNOME", "X-GNOME"), ("XFCE", "X-GNOME"), ("KDE", "KDE"), ("ubuntu:GNOME", "X-GNOME")]
)
def test_gtk_is_not_loaded(desktop: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    environment.prepare()
    assert os.environ["XDG_CURRENT_DESKTOP"] == expected
    assert os.environ["QT_QPA_PLATFORMTHEME"] == ""


def test_the_fonts_are_asked_for_in_our_way() -> None:
    environment.prepare()
    conf = Path(os.environ["FONTCONFIG_FILE"])
    assert conf.is_file()
    caches = [line for line in conf.read_text("utf-8").splitlines() if "<cachedir" in line]
    assert caches  # without one fontconfig adds a folder of its own in the home
    assert not any("~" in line or "xdg" in line for line in caches)


def test_nothing_is_said_after_hush() -> None:
    program = (
        "from ui import environment\nimport os, sys\nenvironment.hush()\nprint('canary')\n"
        "os.write(1, b'canary'); os.write(2, b'canary'); sys.stderr.write('canary')\nimport ctypes\nctypes.CDLL(None).puts(b'canary')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_no_part_of_the_window_uses_dialogs_or_settings_of_the_system() -> None:
    words = ("QFileDialog", "QColorDialog", "QFontDialog", "QPrintDialog", "QMessageBox", "QSettings", "QtNetwork")
    used = {
        word: path.name
        for path in (ROOT / "ui").rglob("*.py")
        for word in words
        if f"import {word}" in path.read_text("utf-8") or f"    {word}," in path.read_text("utf-8")
    }
    assert used == {}
