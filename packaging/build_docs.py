"""``./dev build docs``: measure the built folder and write the figures into docs/packaging.md, between its two marks.

Sizes are those of the files.  The start is measured turn by turn with the source, on one display, in one run: from
starting the process to the first painted window, with a vault there, so the window that asks for the passphrase.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import build_machine
import build_portable
import build_seal
import dev_venv
import elf
import first_paint
from unseen_display import unseen_display

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "packaging.md"
BEGIN, END = "<!-- written by ./dev build docs -->", "<!-- up to here -->"
ROUNDS = 15
MOST_MB, MOST_ARCHIVE_MB = 130, 60


def main(words: list[str]) -> int:
    """Measure and write; the result is the exit code."""
    parser = argparse.ArgumentParser(prog="dev build docs", description=__doc__, allow_abbrev=False)
    parser.add_argument("--folder", type=Path, default=build_portable.OUT / build_portable.NAME)
    folder: Path = parser.parse_args(words).folder.resolve()
    try:
        dev_venv.ensure(ROOT, dev_venv.RUN)
        lines = [*sizes(folder), "", *libraries(folder), "", *starts(folder)]
    except (OSError, build_machine.NotRight, first_paint.NotMeasured, dev_venv.SetupError) as error:
        print(error, file=sys.stderr)
        return 1
    PAGE.write_text(between(PAGE.read_text("utf-8"), lines), "utf-8")
    print("\n".join(lines))
    return 0


def between(page: str, lines: Sequence[str]) -> str:
    """The page with other lines between its marks.  Raises `ValueError` where there are none."""
    head, _, rest = page.partition(BEGIN)
    _, mark, tail = rest.partition(END)
    if not mark:
        raise ValueError("the page has no place for the figures")
    return "\n".join([head + BEGIN, *lines, END + tail])


def sizes(folder: Path) -> Iterator[str]:
    """What it weighs."""
    about = tomllib.loads((folder / "lib" / "about" / "build.toml").read_text("utf-8"))
    size = build_seal.size(folder)
    tools = ", ".join(f"{name} {number}" for name, number in about["tools"].items())
    yield f"Version {about['version']}, {platform.machine()}, built on {about['system']} with {tools}."
    yield ""
    yield "| what | figure | aim |"
    yield "| --- | --: | --: |"
    yield f"| unpacked | {size / 2**20:.1f} MiB ({size / 1e6:.1f} million bytes) | < {MOST_MB} MB |"
    yield f"| files | {build_seal.count(folder)} | |"
    archive = next(iter(folder.parent.glob(f"{folder.name}-{about['version']}-*.tar.xz")), None)
    if archive is not None:
        yield f"| archive, tar.xz | {archive.stat().st_size / 2**20:.1f} MiB ({archive.stat().st_size / 1e6:.1f} million bytes) | < {MOST_ARCHIVE_MB} MB |"
    yield ""
    largest = sorted(build_seal.files(folder), key=lambda path: path.stat().st_size, reverse=True)[:8]
    told = ", ".join(f"{path.name} {path.stat().st_size / 2**20:.1f}" for path in largest)
    yield f"Largest files, MiB: {told}."


def libraries(folder: Path) -> Iterator[str]:
    """What it takes from the system, read from its files."""
    wanted = elf.wanted(path for path in folder.rglob("*") if path.is_file())
    yield f"It needs glibc {'.'.join(map(str, wanted.glibc))} or newer, and these libraries of the system:"
    yield ""
    yield "| library | package in Debian 12 | |"
    yield "| --- | --- | --- |"
    for name, package in build_machine.asked(folder).items():
        if name in build_machine.ONLY_WHERE_WANTED:
            said = "only for printing" if "cups" in name else "only on a Wayland desktop, which has it"
        else:
            said = "" if name in build_machine.LIBRARIES else "on every system that has a display's driver"
        yield f"| `{name}` | {package} | {said} |"


def starts(folder: Path) -> Iterator[str]:
    """How long until the window is there, against the source."""
    if not first_paint.possible():
        raise first_paint.NotMeasured("Measuring the start needs libX11 and libXdamage.")
    program = folder / folder.name
    # A display without a window manager, whose frames would be painted first.
    with tempfile.TemporaryDirectory() as place, unseen_display("-noreset") as display:
        words, vault = Path(place) / "words", Path(place) / "vault"
        words.write_text("only for measuring\n", "utf-8")
        made = [f"{program}-cli", "new", str(vault), "--passphrase-file", str(words)]
        subprocess.run(made, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        env |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        source = [str(dev_venv.python(ROOT)), "-B", "-P", "-m", "ui", "--data", str(vault)]
        built = [str(program), "--data", str(vault)]
        from_source = env | {"PYTHONPATH": str(ROOT)}
        (
            first_paint.once(source, from_source, place),
            first_paint.once(built, env, place),
        )  # the disk's cache is warm for both
        pairs = [
            (first_paint.once(source, from_source, place), first_paint.once(built, env, place)) for _ in range(ROUNDS)
        ]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(b / s for s, b in pairs)
    yield f"Start to the first painted window, {ROUNDS} pairs turn by turn, {os.cpu_count()} cores, files in memory:"
    yield ""
    yield "| from source, ms | built, ms | median of the ratios | aim |"
    yield "| --: | --: | --: | --: |"
    yield f"| {ours:.0f} | {theirs:.0f} | {ratio:.2f} × | ≤ 1 × |"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
