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
    "QT_QPA_PLATFORMTHEME": "",  # the GTK theme would write "recently used" files
    "MESA_SHADER_CACHE_DISABLE": "true",
    "__GL_SHADER_DISK_CACHE": "0",
    "QT_DISABLE_SHADER_DISK_CACHE": "1",
    "QSG_RHI_DISABLE_DISK_CACHE": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "QT_LOGGING_RULES": "*=false",
}


def prepare() -> None:
    """Set the environment of Qt and of the libraries below it."""
    os.environ.update(_FIXED)
    sys.dont_write_bytecode = True
    if sys.platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        user_bus = Path(f"/run/user/{os.getuid()}/bus")
        if not user_bus.exists():  # stops autolaunch; a real session keeps its screen reader
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


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
