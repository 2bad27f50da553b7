"""Slots files by hostile hands and tired sticks: refused with a code, never a wrong key, never much work."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import header, kdf, slots
from app.vault.kdf import Cost
from app.vault.secrets import Passphrase
from app.vault.slots import Contents, SlotRole
from tests.support import CHEAP

KEY = bytearray(range(64))
ALLOWED = {Code.HEADER_DAMAGED, Code.NEWER_VERSION, Code.WRONG_PASSPHRASE, Code.NOT_ENOUGH_MEMORY}


def mutate(draw: random.Random, image: bytes) -> bytes:
    """One to eight changes: flipped bits, zeroed or repeated stretches, other lengths, moved slots."""
    data = bytearray(image)
    for _ in range(draw.randint(1, 8)):
        if not data:
            return bytes(data)
        at, length = draw.randrange(len(data)), draw.choice((1, 2, 4, 16, 128, 512))
        match draw.randrange(8):
            case 0 | 1:
                data[at] ^= 1 << draw.randrange(8)
            case 2:
                data[at : at + length] = bytes(len(data[at : at + length]))
            case 3:
                data[at : at + length] = draw.randbytes(len(data[at : at + length]))
            case 4:
                data[draw.randrange(64)] = draw.randrange(256)
            case 5:
                a, b = (64 + 128 * draw.randrange(16) for _ in range(2))
                data[a : a + 128], data[b : b + 128] = data[b : b + 128], data[a : a + 128]
            case 6:
                del data[at : at + length]
            case _:
                data[at:at] = draw.randbytes(length)
    return bytes(data)


def unlocked_or_code(folder: Path) -> header.Opened | Code:
    try:
        return header.unlock(folder, Passphrase("any"))
    except AppError as error:
        return error.code


def rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    inside = Contents(bytearray(os.urandom(32)), os.urandom(16), 0, SlotRole.PASSPHRASE, 1)
    image = slots.seal(slots.fresh(CHEAP), 5, KEY, inside)
    work: list[Cost] = []

    def derive(material: bytearray, salt: bytes, cost: Cost) -> bytearray:
        work.append(cost)
        return bytearray(KEY)

    monkeypatch.setattr(kdf, "derive", derive)
    seed = random.randrange(2**32)
    draw = random.Random(seed)
    opened = 0
    for number in range(count):
        for name in (header.FILE, header.SECOND):
            mutated = mutate(draw, image)
            if draw.random() < 0.3 and len(mutated) == slots.SIZE:
                mutated = slots.with_right_sum(mutated)  # whoever can write the file can write its sum
            (tmp_path / name).write_bytes(mutated)
        work.clear()
        started = time.perf_counter()
        found = unlocked_or_code(tmp_path)
        if isinstance(found, Code):
            assert found in ALLOWED, (seed, number)
        else:
            opened += 1
            assert (found.index, found.contents) == (5, inside), (seed, number)
        assert time.perf_counter() - started < 1, (seed, number)
        assert len(work) <= 2, (seed, number)
        assert all(cost.acceptable for cost in work), (seed, number)
    assert 0 < opened < count


def test_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds(tmp_path, monkeypatch, 300)


@pytest.mark.long
def test_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds(tmp_path, monkeypatch, 30_000)
