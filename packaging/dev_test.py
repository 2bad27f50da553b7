"""How the tests are run, on two processes each: most without a screen, then those that need a real window.

Tests marked ``window`` drive the real program under Xvfb, a display that nobody sees, with a window
manager so that the focus behaves; each process has a display of its own.  They run once everything else holds, so the last line on the
screen is always pytest's own and always tells how it went.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dev_system
import dev_venv

NOTHING_CHOSEN = 5  # pytest's exit code when no test was selected
_ONE_BY_ONE = ("--maxschedchunk", "1")  # tests in a window take long: none waits behind another on one process
_MARK = re.compile(r"^\s*(?:(?:@|pytestmark\b).*\bmark\.window\b|pytest\.mark\.window\b)", re.MULTILINE)
_OTHERS = re.compile(r"^@needs\(", re.MULTILINE)
_DESKTOP = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "DBUS_SESSION_BUS_ADDRESS")


def test(root: Path, words: list[str]) -> int:
    """All tests or the chosen ones.  The result is the exit code."""
    files = window_files(root, words)
    workers = [] if processes(words) is not None else ["-n", "2", *_ONE_BY_ONE]
    if any(word == "-m" or word.startswith("-m=") for word in words):  # the person chooses by marker: one run
        return _pytest(root, [*workers, *words], screen=bool(files) and _can_have_a_window())
    if _wanted(root, words, _OTHERS):
        dev_system.ensure(dev_system.OTHERS)  # where that cannot be, those tests are skipped and say so
    status = _pytest(root, [*workers[:2], "-m", "not window and not long", *words])
    if not files or status not in (0, NOTHING_CHOSEN):
        return status
    if not _can_have_a_window():
        return status
    chosen = [*options(root, words), *files]
    in_window = _pytest(root, [*workers, "-m", "window and not long", *chosen], screen=True)
    return status if in_window == NOTHING_CHOSEN else in_window


def fuzz(root: Path, words: list[str]) -> int:
    """The tests with hostile input; with ``--long`` many more examples, and every test that is marked long."""
    long = "--long" in words
    rest = [word for word in words if word != "--long"]
    os.environ["HYPOTHESIS_PROFILE"] = "long" if long else "fuzz"
    if not long:
        return _pytest(root, ["-m", "not long", "--timeout", "0", *(rest or ["tests/fuzz"])])
    status = 0 if rest else _pytest(root, ["-m", "not long", "--timeout", "0", "tests/fuzz"])
    marked = _pytest(root, ["-m", "long", "--timeout", "0", *(rest or ["tests"])], screen=_can_have_a_window())
    return status or marked


def _can_have_a_window() -> bool:
    """Whether there is, or now is, what a real window needs; says so where there is not."""
    if not sys.platform.startswith("linux"):
        print("The tests in a real window run on Linux, where Xvfb gives them a display of their own.")
        return False
    if not dev_system.ensure(dev_system.WINDOW_TOOLS):
        print("The tests in a real window are left out: this computer has no Xvfb and we may not install it.")
        return False
    return True


def processes(words: list[str]) -> int | None:
    """How many processes the words ask pytest for; 0 for its own alone, None if they leave it to us."""
    for place, word in enumerate(words):
        found = re.fullmatch(r"(?:-n|--numprocesses)=?(\w*)", word)
        if found:
            count = found[1] or "".join(words[place + 1 : place + 2])
            return int(count) if count.isdigit() else os.cpu_count() or 1
    alone = any(word in ("--pdb", "-s", "--capture=no", "no:xdist", "-pno:xdist") for word in words)
    return 0 if alone else None


def paths(root: Path, words: list[str]) -> list[Path]:
    """Those of the words that name a file or folder of tests, without what follows ``::``."""
    named = [root / word.split("::")[0] for word in words if not word.startswith("-")]
    return [path for path in named if path.exists()]


def options(root: Path, words: list[str]) -> list[str]:
    """The words that are not paths."""
    return [word for word in words if word.startswith("-") or not (root / word.split("::")[0]).exists()]


def window_files(root: Path, words: list[str]) -> list[str]:
    """What to look through for tests in a real window: chosen files that use the mark, node ids kept."""
    if not paths(root, words):
        return [str(file.relative_to(root)) for file in _marked(root / "tests")]
    found: list[str] = []
    for word in words:
        path = root / word.split("::")[0]
        if word.startswith("-") or not path.exists():
            continue
        marked = _marked(path)
        found += [word] if path.is_file() and marked else [str(file.relative_to(root)) for file in marked]
    return found


def _marked(path: Path, mark: re.Pattern[str] = _MARK) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.rglob("test_*.py"))
    return [file for file in files if mark.search(file.read_text("utf-8"))]


def _wanted(root: Path, words: list[str], mark: re.Pattern[str]) -> bool:
    """Whether any of the chosen tests, or of all if none are chosen, has this mark."""
    return any(_marked(path, mark) for path in paths(root, words) or [root / "tests"])


def _pytest(root: Path, words: list[str], *, screen: bool = False) -> int:
    env = {name: value for name, value in os.environ.items() if name not in _DESKTOP}
    env["QT_QPA_PLATFORM"] = "offscreen"
    with contextlib.ExitStack() as stack:
        if screen:
            made = [stack.enter_context(display()) for _ in range(max(1, processes(words) or 0))]
            env |= made[0] | {"TEST_SCREENS": " ".join(f"{one['DISPLAY']}={one['TEST_FRAME']}" for one in made)}
        command = [str(dev_venv.python(root)), "-m", "pytest", *words]
        return subprocess.run(command, cwd=root, env=env, check=False).returncode


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """A display of our own with a window manager; gives the environment that leads there.

    ``TEST_FRAME`` is a file that always holds what is on it; in memory where that can be, for a busy disk would hold up
    the display with everything that is pressed there.
    """
    in_memory = "/dev/shm"
    with tempfile.TemporaryDirectory(
        prefix="screen-", dir=in_memory if os.access(in_memory, os.W_OK) else None
    ) as folder:
        yield from _display(Path(folder))


def _until_managed(env: dict[str, str]) -> None:
    """Wait until the window manager is there: on a busy computer a window could come before it, and never get the keyboard."""
    for _ in range(600):
        asked = ["xdotool", "get_num_desktops"]  # which only a window manager can tell
        if not subprocess.run(asked, env=os.environ | env, capture_output=True, check=False).returncode:
            return
        time.sleep(0.1)
    raise dev_venv.SetupError("openbox did not start.")


def _display(folder: Path) -> Iterator[dict[str, str]]:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-fbdir", str(folder)),
            *("-nolisten", "tcp", "-noreset", "-r"),  # -r: a busy computer takes a key for held, and presses it again
        ],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise dev_venv.SetupError("Xvfb did not start.")
    frame = folder / "Xvfb_screen0"
    env = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1", "TEST_FRAME": str(frame)}
    manager = subprocess.Popen(
        ["openbox"],
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until_managed(env)
        yield env
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
