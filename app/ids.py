"""Identities that need no server: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import secrets
import uuid
from typing import Protocol

from app.clock import Clock


class Ids(Protocol):
    """Gives out identities that are never given twice."""

    def new(self) -> str:
        """A fresh identity, as text."""


class Uuid7Ids:
    """48 bits of milliseconds, then 74 random bits: sorts by time, says nothing of the machine."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def new(self) -> str:
        value = (self._clock.now_ms() & (1 << 48) - 1) << 80 | secrets.randbits(80)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        return str(uuid.UUID(int=value))
