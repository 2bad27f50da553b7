"""What stands in the memory of a process, as /proc/PID/mem shows it to root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path


def memory_holds(pid: int, needles: Sequence[bytes]) -> dict[bytes, int]:
    """How often each needle stands there."""
    counts = dict.fromkeys(needles, 0)
    for content in _memory(pid):
        for needle in needles:
            counts[needle] += content.count(needle)
    return counts


def memory_finds(pid: int, pattern: re.Pattern[bytes]) -> set[bytes]:
    """Everything there that a pattern fits."""
    return {found[0] for content in _memory(pid) for found in pattern.finditer(content)}


def _memory(pid: int) -> Iterator[bytes]:
    regions = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *rest = line.split()
        if "r" not in rights or (rest and rest[-1] in ("[vvar]", "[vsyscall]")):
            continue
        low, high = (int(part, 16) for part in span.split("-"))
        regions.append((low, high))
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for low, high in regions:
            try:
                memory.seek(low)
                yield memory.read(high - low)
            except (OSError, ValueError, OverflowError):
                continue


def forms(text: str) -> list[bytes]:
    """A text as it may stand in memory: UTF-8, Qt's UTF-16, Python's UCS-4."""
    return [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-32-le")]
