"""Tries an AppDir in a bare system: ``./dev build appimage --app-dir-only --check``.

The system has what every desktop has (`build_appimage.ON_EVERY_DESKTOP`) and nothing more: no libxcb-cursor.  The AppDir
lies there read-only, as the mounted picture does, and is started by its AppRun.  Nothing may be left in the system or
in the home.  Needs root, debootstrap, Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import sys
from pathlib import Path

import build_appimage
import build_deb
import build_root
import try_in_root
from build_root import Mount, NoRoot
from try_in_root import NotRight

_PLACE = "/app"


def main(words: list[str]) -> int:
    """Try one; 0 when everything holds."""
    folder = Path(words[0]).resolve()
    names = {
        build_deb.PACKAGES[library].split(" | ")[0] for library in build_appimage.ON_EVERY_DESKTOP - build_deb.GLIBC
    }
    here = (Mount(_PLACE, source=folder),)
    try:
        with build_root.fresh(packages=sorted(names)) as root:
            try_in_root.make_places(root, _PLACE)
            before = root.state()
            print(try_in_root.keeps_and_finds(root, [f"{_PLACE}/AppRun", "--cli"], here))
            print(try_in_root.opens_a_window(root, [f"{_PLACE}/AppRun"], here))
            try_in_root.nothing_left(root, before)
    except (NotRight, NoRoot) as error:
        print(f"Not right: {error}", file=sys.stderr)
        return 1
    print("The AppDir runs where nothing of it is installed, and leaves nothing.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
