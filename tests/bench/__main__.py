"""``./dev bench [--entries N] [--write]``: the figures, and with ``--write`` docs/bench.md.

In a process as the window's is, which overwrites what is freed (docs/adr/0502-freed-memory-is-overwritten.md).
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from app import begin

if __name__ == "__main__":
    begin.start_over()  # before SQLCipher is loaded

from app.harden import overwrites_freed
from tests.bench import asking, leaving, pacers, reading, start, vault, wiping
from tests.bench.vault import Figure

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="dev bench")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help="write docs/bench.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name) / "small", Path(name) / "large"
        small.mkdir()
        large.mkdir()
        few = vault.measure(small, few_of(options.entries))
        many = vault.measure(large, options.entries)
    with tempfile.TemporaryDirectory() as name:
        asked = asking.report(
            asking.measure(Path(name), options.entries, options.entries // 10), options.entries, options.entries // 10
        )
    wiped = wiping.report(wiping.measure(options.entries), options.entries)
    with _display() as env:
        os.environ.update(env)
        started = start.measure()
        gone = leaving.measure(options.entries)
        paced = pacers.measure()
    lines = report(few, many, started, options.entries)
    files, took = reading.measure()
    lines += ["", "## Exercises", "", f"All {files} read and checked: {took:.0f} ms (aim: below {reading.AIM_MS})."]
    if gone is not None:
        lines += [
            "",
            "## Leaving fast",
            "",
            f"Shift three times to no window, {options.entries:,} entries: {gone:.0f} ms (aim: below {leaving.AIM_MS}).",
        ]
    lines += ["", *asked, "", *wiped, "", *pacers.report(paced)]
    print("\n".join(lines))
    if options.write:
        (ROOT / "docs" / "bench.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def few_of(entries: int) -> int:
    """The small vault: enough rows for a long scroll."""
    return max(entries // 40, 2500)


def report(few: list[Figure], many: list[Figure], started: list[Figure], entries: int) -> list[str]:
    """The figures as a Markdown page."""
    plain = vault.plain_library()
    lines = [
        "# Figures",
        "",
        "Written by `./dev bench --write`; not typed in by hand. Each figure and what it is compared with were",
        "measured in one run, turn by turn. Ratios travel between machines, milliseconds do not.",
        "",
        f"* Machine: {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}",
        (
            f"* Compared with: SQLite {plain.sqlite_version} without encryption, same schema, same code;"
            " an empty PySide6 window"
        ),
        f"* Freed memory: {_overwriter()}",
        "",
        f"## {entries:,} entries of 1 kB",
        "",
        "| what | Yarrow, ms | plain, ms | ratio | aim |",
        "| --- | --: | --: | --: | --: |",
    ]
    lines += [_row(f) for f in [*many, *started]]
    lines += [
        "",
        f"## What the number of entries costs ({few_of(entries):,} against {entries:,})",
        "",
        "| what | few, ms | many, ms | grows by |",
        "| --- | --: | --: | --: |",
    ]
    lines += [
        f"| {a.name} | {a.ours:.2f} | {b.ours:.2f} | {b.ours / a.ours:.1f} × |" for a, b in zip(few, many, strict=True)
    ]
    return lines


def _overwriter() -> str:
    return "overwritten by the process, as in the window" if overwrites_freed() else "overwritten by SQLCipher, in both"


def _row(figure: Figure) -> str:
    aim = f"≤ {figure.aim:g} ×" if figure.aim else ""
    return f"| {figure.name} | {figure.ours:.2f} | {figure.plain:.2f} | {figure.ratio:.2f} × | {aim} |"


def _display() -> AbstractContextManager[dict[str, Any]]:
    """A display of our own where there is Xvfb, else the one that is there."""
    if sys.platform.startswith("linux") and shutil.which("Xvfb"):
        sys.path.insert(0, str(ROOT / "packaging"))
        import dev_test

        return dev_test.display()
    return nullcontext({})


if __name__ == "__main__":
    raise SystemExit(main())
