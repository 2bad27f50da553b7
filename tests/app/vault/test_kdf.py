from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors import Code, WorldError
from app.vault import kdf
from app.vault.kdf import Cost
from tests.support import CHEAP

MIB = 1024
GIB = 1024 * 1024


def test_library_reproduces_the_vector_of_rfc_9106() -> None:
    """RFC 9106, section 5.3: Argon2id."""
    tag = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_derive_depends_on_everything() -> None:
    salt = bytes(range(32))
    base = kdf.derive(b"stone", salt, CHEAP)
    assert len(base) == kdf.KEY_BYTES
    assert kdf.derive(bytearray(b"stone"), salt, CHEAP) == base
    others = [
        kdf.derive(b"stonf", salt, CHEAP),
        kdf.derive(b"stone", bytes(32), CHEAP),
        kdf.derive(b"stone", salt, Cost(CHEAP.memory_kib + 4, 1, 1)),
        kdf.derive(b"stone", salt, Cost(CHEAP.memory_kib, 2, 1)),
        kdf.derive(b"stone", salt, Cost(CHEAP.memory_kib, 1, 2)),
    ]
    assert all(other != base for other in others)


@pytest.mark.parametrize(
    ("cost", "acceptable"),
    [
        (Cost(32 * MIB, 1, 1), True),
        (Cost(32 * MIB - 1, 1, 1), False),
        (Cost(2 * GIB, 8, 8), True),
        (Cost(2 * GIB + 1, 1, 1), False),
        (Cost(2 * GIB, 9, 8), False),
        (Cost(256 * MIB, 64, 4), True),
        (Cost(256 * MIB, 65, 4), False),
        (Cost(256 * MIB, 0, 4), False),
        (Cost(256 * MIB, 3, 0), False),
        (Cost(256 * MIB, 3, 9), False),
        (Cost(0xFFFFFFFF, 0xFFFFFFFF, 255), False),
    ],
)
def test_bounds_on_cost(cost: Cost, acceptable: bool) -> None:
    assert cost.acceptable is acceptable


def test_weak_costs_are_known_for_what_they_are() -> None:
    assert Cost(45 * MIB, 1, 1).weak
    assert CHEAP.weak
    assert not Cost(46 * MIB, 1, 1).weak
    assert not Cost(32 * MIB, 2, 1).weak


class Machine:
    """A computer on which getting the memory and each pass take so many seconds."""

    def __init__(self, patch: pytest.MonkeyPatch, start: float, a_pass: float, memory: int = 8 * 1024**3) -> None:
        self.now = 10.0
        self.asked: list[Cost] = []
        self.start, self.a_pass = start, a_pass
        patch.setattr(kdf, "memory_of_machine", lambda: memory)
        patch.setattr(kdf, "derive", self.derive)

    def derive(self, material: bytes, salt: bytes, cost: Cost) -> bytearray:
        self.asked.append(cost)
        self.now += self.start + self.a_pass * cost.passes
        return bytearray(kdf.KEY_BYTES)

    def clock(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("start", "a_pass", "passes"),
    [(0.0, 0.25, 4), (0.25, 0.15, 5), (0.3, 0.1, 6), (0.0, 0.001, 6), (5.0, 10.0, 2), (0.2, 0.3, 2), (0.0, 0.4, 2)],
)
def test_calibration_aims_at_one_second(
    monkeypatch: pytest.MonkeyPatch, start: float, a_pass: float, passes: int
) -> None:
    machine = Machine(monkeypatch, start, a_pass)
    assert kdf.calibrate(machine.clock) == Cost(256 * MIB, passes, 4)
    assert len(machine.asked) <= 2


@pytest.mark.parametrize(("a_pass", "passes"), [(0.1, 10), (0.003, 12), (10.0, 3)])
def test_small_machine_gets_the_small_profile(monkeypatch: pytest.MonkeyPatch, a_pass: float, passes: int) -> None:
    machine = Machine(monkeypatch, 0.0, a_pass, memory=3 * 1024**3 - 1)
    assert kdf.calibrate(machine.clock) == Cost(64 * MIB, passes, 4)


def test_a_machine_that_cannot_give_the_memory_gets_the_small_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, 0.0, 0.1)
    cheap = machine.derive

    def derive(material: bytes, salt: bytes, cost: Cost) -> bytearray:
        if cost.memory_kib > 64 * MIB:
            raise WorldError(Code.NOT_ENOUGH_MEMORY)
        return cheap(material, salt, cost)

    monkeypatch.setattr(kdf, "derive", derive)
    assert kdf.calibrate(machine.clock).memory_kib == 64 * MIB


def test_a_clock_that_jumps_gives_a_cost_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, 0.0, 0.0)
    for jumps in ([0.3, 0.1], [0.3, 9.0], [-5.0, 1.0], [0.0, 0.0], [1e9, 1e9]):
        readings = iter([0.0, jumps[0], 0.0, jumps[1]])
        cost = kdf.calibrate(lambda readings=readings: next(readings))  # type: ignore[misc]
        assert 2 <= cost.passes <= 6


def test_every_profile_is_acceptable_at_its_dearest() -> None:
    for profile in (kdf.ORDINARY, kdf.SMALL):
        assert Cost(profile.memory_kib, profile.fewest, profile.lanes).acceptable
        assert Cost(profile.memory_kib, profile.most, profile.lanes).acceptable


def test_memory_error_has_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hungry:
        def __init__(self, **_: object) -> None: ...

        def derive_into(self, *_: object) -> None:
            raise MemoryError

    monkeypatch.setattr(kdf, "Argon2id", Hungry)
    with pytest.raises(WorldError) as caught:
        kdf.derive(b"stone", bytes(32), CHEAP)
    assert caught.value.code is Code.NOT_ENOUGH_MEMORY


def test_more_than_the_machine_has_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "memory_of_machine", lambda: 16 * 1024 * 1024)
    monkeypatch.setattr(kdf, "Argon2id", None)
    with pytest.raises(WorldError) as caught:
        kdf.derive(b"stone", bytes(32), CHEAP)
    assert caught.value.code is Code.NOT_ENOUGH_MEMORY


def test_this_machine_knows_its_memory() -> None:
    total = kdf.memory_of_machine()
    assert total is None or total > 64 * 1024 * 1024
