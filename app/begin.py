"""The very first thing of the window's process: have freed memory overwritten (glibc only).

glibc reads how it shall treat memory once, when a process starts.  So a process that was started
without these variables starts itself over with them, once, before anything is loaded.  Only
``os`` and ``sys`` are needed here, so that this costs one bare start of Python.
docs/adr/0502-freed-memory-is-overwritten.md has the figures.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # that of `typing` would have to be loaded
if TYPE_CHECKING:
    from collections.abc import Mapping

AGAIN = "--again"
"""Stands last on the command line of a process that has started over: a loop is impossible, whatever happens to variables."""

_NO_CACHE = "glibc.malloc.tcache_count"


def overwriting(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that have what is freed overwritten at once, beside whatever else the person has set there.

    ``MALLOC_PERTURB_`` fills what is freed; without a cache for each thread every freed piece comes
    by that; and Python's own pools, which would keep small pieces back, are not used.  A frozen
    program does not read Python's variable: `app.harden` does that part there.
    """
    tunables = [part for part in environ.get("GLIBC_TUNABLES", "").split(":") if part]
    others = [part for part in tunables if part.partition("=")[0] != _NO_CACHE]
    return {
        "MALLOC_PERTURB_": environ.get("MALLOC_PERTURB_") or "170",
        "GLIBC_TUNABLES": ":".join([*others, f"{_NO_CACHE}=0"]),
        "PYTHONMALLOC": environ.get("PYTHONMALLOC") or "malloc",
    }


def start_over() -> None:
    """Start this process over with `overwriting`, if it was not started so; returns where that is done or cannot be.

    Has to come before threads and files: what the process has open stays open.  Changes ``sys.argv`` in
    the process that has started over, so that nobody sees the mark.  Never raises.
    """
    if sys.argv[-1:] == [AGAIN]:
        del sys.argv[-1]
        return
    wanted = overwriting(os.environ)
    if not on_glibc() or _holds(os.environ, wanted):
        return
    words = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    try:
        os.execve(sys.executable, [sys.executable, *words, AGAIN], {**os.environ, **wanted})  # noqa: S606  ourselves
    except OSError:
        return  # the program works without


def overwritten(environ: Mapping[str, str]) -> bool:
    """Whether a process that was started with these variables has all that is freed overwritten.

    Not where the person themselves set the filling to nothing, which `start_over` leaves alone.
    """
    filling = environ.get("MALLOC_PERTURB_", "")
    return on_glibc() and _holds(environ, overwriting(environ)) and filling.isdecimal() and 0 < int(filling) < 256


def _holds(environ: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(environ.get(name) == value for name, value in wanted.items())


def on_glibc() -> bool:
    """Whether this process runs on the C library that knows these variables."""
    try:
        return sys.platform == "linux" and (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (ValueError, OSError):
        return False
