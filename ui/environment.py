"""What must be set before Qt loads, so that the host keeps no trace (security design, section 5.1).

Standard library only: this runs first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FONTS_CONF = Path(__file__).parent / "theme" / "fonts" / "fonts.conf"

# Nothing here may hold anything of the person: the environment of a process can be read.
_FIXED = {
    "FONTCONFIG_FILE": str(_FONTS_CONF),  # own fonts first, no cache folder in the home
    "QT_NO_XDG_DESKTOP_PORTAL": "1",
    "QT_QPA_PLATFORMTHEME": "",  # whatever plugin the desktop asks for
    "MESA_SHADER_CACHE_DISABLE": "true",
    "__GL_SHADER_DISK_CACHE": "0",
    "QT_DISABLE_SHADER_DISK_CACHE": "1",
    "QSG_RHI_DISABLE_DISK_CACHE": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "QT_LOGGING_RULES": "*=false",
    "QT_FORCE_STDERR_LOGGING": "1",  # what is said all the same goes where `hush` sends it, never into a system's log
    "QT_XCB_GL_INTEGRATION": "none",  # nothing here draws with OpenGL, and its drivers keep caches in the home
    "MESA_GLSL_CACHE_DISABLE": "true",  # the same as the one above, in Mesa before 22
    # What would keep something between two runs finds no place for it.  Where settings and data are looked
    # for stays: the keyboard's input methods, the person's own fonts and colours are read there.
    "XDG_CACHE_HOME": "/dev/null/none",
    "XDG_STATE_HOME": "/dev/null/none",
}

_TEMPORARY = ("TMPDIR", "TMP", "TEMP")

# Where Qt looks for the desktop's name when XDG_CURRENT_DESKTOP is empty.
_OTHER_SIGNS = ("GNOME_DESKTOP_SESSION_ID", "DESKTOP_SESSION", "MATE_DESKTOP_SESSION_ID")


_NO_BUS = "disabled:"
_READERS_BUS = "AT_SPI_BUS_ADDRESS"  # Qt connects to it directly, without asking the session's bus for it


def prepare(folder: Path | None = None, *, session_bus: bool = True) -> None:
    """Set the environment of Qt and of the libraries below it.

    A library that must have a temporary file (only printing does) makes it in ``folder``, the data
    folder: what lies on a stick goes away with the stick.

    ``session_bus`` False cuts the desktop's D-Bus, and with it everything that reads as a screen reader does
    (Linux; ``QT_ACCESSIBILITY=0`` does not: security design, section 4.6).
    """
    os.environ.update(_FIXED)
    if folder is not None:
        os.environ.update(dict.fromkeys(_TEMPORARY, str(folder)))
    sys.dont_write_bytecode = True
    _keep_gtk_out()
    if sys.platform == "linux":
        _choose_bus(wanted=session_bus)


def _choose_bus(*, wanted: bool) -> None:
    if not wanted:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = _NO_BUS
        os.environ.pop(_READERS_BUS, None)
    elif not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        user_bus = Path(f"/run/user/{os.getuid()}/bus")
        if not user_bus.exists():  # stops autolaunch; a real session keeps its screen reader
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = _NO_BUS


def _keep_gtk_out() -> None:
    """On GTK's desktops Qt would load GTK, which has files, settings and connections of its own.

    Qt takes a desktop it does not know, named in this way, for its own theme of that name without GTK
    (``QGenericUnixTheme::themeNames``): the system's dark colours are still followed.
    """
    if sys.platform != "linux":
        return
    names = {name.upper() for name in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")}
    if "KDE" not in names and (any(names) or any(os.environ.get(name) for name in _OTHER_SIGNS)):
        os.environ["XDG_CURRENT_DESKTOP"] = "X-GNOME"


def hush() -> None:
    """Close standard output and error: desktops keep them in a journal under the program's name."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(sink, number)
    os.close(sink)


def display_missing() -> bool:
    """Whether there is no screen to open a window on (Linux only; elsewhere there always is one)."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
