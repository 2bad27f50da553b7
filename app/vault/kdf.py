"""From a passphrase to a key: Argon2id (RFC 9106), what it costs, and what is refused.

Figures: security design 1.2 and 1.3.  256 MiB, 4 lanes, one second on the machine that makes
the vault, at least 2 and at most 6 passes; on a machine with less than 3 GiB of memory 64 MiB
and 3 to 12 passes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors import Code, WorldError

KEY_BYTES = 64
SALT_BYTES = 32
TARGET_SECONDS = 1.0

_KIB = 1024
_GIB = 1024**3
LEAST_MEMORY, MOST_MEMORY = 32 * _KIB, 2 * 1024 * _KIB  # KiB
MOST_PASSES, MOST_LANES = 64, 8
WEAK_WORK = 46 * _KIB  # KiB times passes: OWASP Password Storage Cheat Sheet, 46 MiB t=1
MOST_WORK = 16 * 1024 * _KIB  # KiB times passes


@dataclass(frozen=True, slots=True)
class Cost:
    """What one attempt costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def acceptable(self) -> bool:
        """Whether a header with this cost may be worked on at all.

        Whoever can write the stick can write the header, so both a trivial and a ruinous cost are refused.
        """
        return (
            LEAST_MEMORY <= self.memory_kib <= MOST_MEMORY
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
            and self.memory_kib * self.passes <= MOST_WORK
        )

    @property
    def weak(self) -> bool:
        """Whether a person should be told to make a new vault: below OWASP's floor of 46 MiB once over."""
        return self.memory_kib * self.passes < WEAK_WORK


@dataclass(frozen=True, slots=True)
class Profile:
    """Between which bounds the passes are chosen for a machine."""

    memory_kib: int
    lanes: int
    fewest: int
    most: int


ORDINARY = Profile(256 * _KIB, 4, 2, 6)
SMALL = Profile(64 * _KIB, 4, 3, 12)
SMALL_MACHINE = 3 * _GIB  # bytes of memory


def derive(material: bytes | bytearray, salt: bytes, cost: Cost) -> bytearray:
    """64 bytes of key.  Releases the GIL.  Raises `WorldError` ``NOT_ENOUGH_MEMORY``."""
    total = memory_of_machine()
    if total is not None and cost.memory_kib * _KIB > total:
        raise WorldError(Code.NOT_ENOUGH_MEMORY)
    key = bytearray(KEY_BYTES)
    try:
        work = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        work.derive_into(cast("bytes", material), key)  # takes any buffer, whatever its stub says
    except MemoryError:
        raise WorldError(Code.NOT_ENOUGH_MEMORY) from None
    return key


def calibrate(clock: Callable[[], float] = time.perf_counter) -> Cost:
    """The cost that takes this machine about one second, within the profile's bounds.

    Takes one to two seconds itself.  A machine that cannot give the ordinary profile's memory
    gets the small one.  Raises `WorldError` ``NOT_ENOUGH_MEMORY``.
    """
    total = memory_of_machine()
    if total is not None and total < SMALL_MACHINE:
        return _fit(SMALL, clock)
    try:
        return _fit(ORDINARY, clock)
    except WorldError:
        return _fit(SMALL, clock)


def _fit(profile: Profile, clock: Callable[[], float]) -> Cost:
    """Two runs: getting the memory from the system costs as much as a pass or two, whatever the passes."""
    few = profile.fewest
    first = _seconds(profile, few, clock)
    guess = _within(profile, round(few * TARGET_SECONDS / first))
    if guess == few:
        return Cost(profile.memory_kib, few, profile.lanes)
    second = _seconds(profile, guess, clock)
    of_a_pass = max(
        (second - first) / (guess - few), second / guess / 4
    )  # a noisy machine may even answer below nothing
    passes = _within(profile, round(guess + (TARGET_SECONDS - second) / of_a_pass))
    return Cost(profile.memory_kib, passes, profile.lanes)


def _seconds(profile: Profile, passes: int, clock: Callable[[], float]) -> float:
    before = clock()
    derive(b"calibration", bytes(SALT_BYTES), Cost(profile.memory_kib, passes, profile.lanes))
    return max(clock() - before, 1e-6)


def _within(profile: Profile, passes: int) -> int:
    return min(max(passes, profile.fewest), profile.most)


def memory_of_machine() -> int | None:
    """Bytes of memory this computer has, or None where nobody knows."""
    if sys.platform == "win32":  # pragma: no cover  (needs Windows)
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


if sys.platform == "win32":  # pragma: no cover  (needs Windows)
    import ctypes

    class _Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("rest", ctypes.c_ulonglong * 6),
        )

    def _memory_of_windows() -> int | None:
        status = _Status(length=ctypes.sizeof(_Status))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.total)
