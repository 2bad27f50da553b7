"""Runs in a built program before anything of ours."""


def _prepare() -> None:
    import sys
    import types

    # The time zones are six hundred small files, which on a stick would take the room of twenty megabytes.
    sys.path.append(f"{vars(sys)['_MEIPASS']}/zones.zip")
    # `segno` draws squares.  It imports a module that imports this one, and calls nothing of it.  There is
    # no network code in this folder, so it gets an empty one.
    sys.modules["urllib.request"] = types.ModuleType("urllib.request")


_prepare()
del _prepare
