from __future__ import annotations

import json
import os
import random
import struct
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import Bug, Code, WorldError
from app.vault import slots
from app.vault.kdf import Cost
from app.vault.slots import Contents, SlotRole
from tests.support import CHEAP
from tests.vectors import where


def _groups(name: str) -> list[dict[str, Any]]:
    loaded = json.loads(where.path("wycheproof", name).read_text("utf-8"))
    groups: list[dict[str, Any]] = loaded["testGroups"]
    assert sum(len(group["tests"]) for group in groups) == loaded["numberOfTests"]
    return groups


@where.needed
def test_wycheproof_chacha20_poly1305() -> None:
    done = 0
    for group in _groups("chacha20_poly1305_test.json"):
        for case in group["tests"]:
            done += 1
            key, iv, aad, msg = (bytes.fromhex(case[name]) for name in ("key", "iv", "aad", "msg"))
            sealed = bytes.fromhex(case["ct"] + case["tag"])
            try:
                opened: bytes | None = ChaCha20Poly1305(key).decrypt(iv, sealed, aad)
            except (InvalidTag, ValueError):
                opened = None
            assert (opened == msg) == (case["result"] == "valid"), case["tcId"]
            if case["result"] == "valid":
                assert ChaCha20Poly1305(key).encrypt(iv, msg, aad) == sealed
    assert done == 325


@where.needed
def test_wycheproof_hkdf_sha512() -> None:
    done = 0
    for group in _groups("hkdf_sha512_test.json"):
        for case in group["tests"]:
            done += 1
            ikm, salt, info = (bytes.fromhex(case[name]) for name in ("ikm", "salt", "info"))
            try:
                okm = HKDF(algorithm=SHA512(), length=case["size"], salt=salt, info=info).derive(ikm).hex()
            except ValueError:
                okm = ""
            assert (okm == case["okm"]) == (case["result"] == "valid") or case["okm"] == "", case["tcId"]
            assert bool(okm) == (case["result"] == "valid"), case["tcId"]
    assert done == 83


def contents(container: int = 0, role: SlotRole = SlotRole.PASSPHRASE) -> Contents:
    return Contents(bytearray(os.urandom(32)), os.urandom(16), container, role, 7)


KEY = bytes(range(64))


@pytest.mark.parametrize(("index", "container"), [(0, 0), (7, 0), (8, 1), (15, 1)])
@pytest.mark.parametrize("role", list(SlotRole))
def test_what_is_sealed_opens_with_its_key_only(index: int, container: int, role: SlotRole) -> None:
    inside = contents(container, role)
    image = slots.seal(slots.fresh(CHEAP), index, KEY, inside)
    assert slots.open_any(image, KEY) == (index, inside)
    assert slots.open_any(image, bytes(64)) is None
    assert slots.open_any(slots.forget(image, index), KEY) is None


def test_layout_is_the_one_of_the_specification() -> None:
    """Written here a second time, by the words of docs/specs/vault.md alone."""
    cost = Cost(48 * 1024, 3, 2)
    inside = contents(1, SlotRole.RECOVERY_CODE)
    image = slots.seal(slots.fresh(cost), 9, KEY, inside)
    assert len(image) == 4096
    assert struct.unpack(">BBBBII", image[:12]) == (1, 1, 2, 0, 48 * 1024, 3)
    assert slots.read_head(image) == slots.Head(cost, image[12:44])
    slot = image[64 + 9 * 128 : 64 + 10 * 128]
    nonce, commitment, sealed = slot[:24], slot[24:56], slot[56:]
    both = HKDF(SHA512(), 64, nonce, b"slot v1\x09" + image[:64]).derive(KEY)
    assert commitment == both[32:]
    plain = ChaCha20Poly1305(both[:32]).decrypt(bytes(12), sealed, nonce + commitment)
    assert plain == bytes(inside.data_key) + inside.database_salt + struct.pack(">BBHI", 1, 2, 0, 7)
    from hashlib import sha512

    assert image[4064:] == sha512(b"yarrow slots v1" + image[:4064]).digest()[:32]


def test_other_slots_are_left_alone() -> None:
    image = slots.seal(slots.fresh(CHEAP), 3, KEY, contents())
    other = slots.seal(image, 5, bytes(64), contents())
    changed = [at for at in range(4064) if image[at] != other[at]]
    assert changed
    assert set(changed) <= set(range(64 + 5 * 128, 64 + 6 * 128))
    assert slots.open_any(other, KEY) == slots.open_any(image, KEY)


def test_a_slot_is_bound_to_its_place() -> None:
    image = slots.seal(slots.fresh(CHEAP), 3, KEY, contents())
    slot = image[64 + 3 * 128 : 64 + 4 * 128]
    moved = slots.forget(image, 3)
    moved = moved[: 64 + 4 * 128] + slot + moved[64 + 5 * 128 :]
    assert slots.open_any(moved, KEY) is None


def test_a_slot_of_the_other_container_is_never_written() -> None:
    for index, container in ((0, 1), (7, 1), (8, 0), (15, 0), (16, 1), (-1, 0)):
        with pytest.raises(Bug):
            slots.seal(slots.fresh(CHEAP), index, KEY, contents(container))


def test_what_only_a_later_program_knows_is_refused_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    later = contents()
    later.role = 9  # type: ignore[assignment]
    image = slots.seal(slots.fresh(CHEAP), 0, KEY, later)
    assert _refusal_of_opening(image) is Code.NEWER_VERSION
    image = _with(slots.fresh(CHEAP), 0, bytes([2]))
    assert _refusal(image) is Code.HEADER_DAMAGED  # the sum is wrong: decay, not a later format
    assert _refusal(slots.with_right_sum(image)) is Code.NEWER_VERSION


def _with(image: bytes, at: int, new: bytes) -> bytes:
    return image[:at] + new + image[at + len(new) :]


def _refusal(image: bytes) -> Code | None:
    try:
        slots.read_head(image)
    except WorldError as error:
        return error.code
    return None


def _refusal_of_opening(image: bytes) -> Code | None:
    try:
        slots.open_any(image, KEY)
    except WorldError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    "head",
    [
        struct.pack(">BBBBII", 0, 1, 1, 0, 32 * 1024, 1),
        struct.pack(">BBBBII", 1, 2, 1, 0, 32 * 1024, 1),
        struct.pack(">BBBBII", 1, 1, 1, 1, 32 * 1024, 1),
        struct.pack(">BBBBII", 1, 1, 0, 0, 32 * 1024, 1),
        struct.pack(">BBBBII", 1, 1, 9, 0, 32 * 1024, 1),
        struct.pack(">BBBBII", 1, 1, 1, 0, 8, 1),
        struct.pack(">BBBBII", 1, 1, 1, 0, 0xFFFFFFFF, 1),
        struct.pack(">BBBBII", 1, 1, 1, 0, 2 * 1024 * 1024, 9),
        struct.pack(">BBBBII", 1, 1, 1, 0, 32 * 1024, 0),
        struct.pack(">BBBBII", 1, 1, 1, 0, 32 * 1024, 65),
    ],
)
def test_hostile_headers_are_refused_before_any_work(head: bytes) -> None:
    image = slots.with_right_sum(_with(slots.fresh(CHEAP), 0, head))
    assert _refusal(image) is Code.HEADER_DAMAGED


@pytest.mark.parametrize("size", [0, 1, 63, 64, 4095, 4097, 8192])
def test_other_sizes_are_damage(size: int) -> None:
    assert _refusal(os.urandom(size)) is Code.HEADER_DAMAGED
    assert not slots.intact(os.urandom(size))


def test_three_thousand_single_bit_faults_never_give_a_wrong_key() -> None:
    inside = contents()
    image = slots.seal(slots.fresh(CHEAP), 4, KEY, inside)
    draw = random.Random(20261)
    opened = refused = 0
    for _ in range(3000):
        bit = draw.randrange(slots.SIZE * 8)
        faulty = _with(image, bit // 8, bytes([image[bit // 8] ^ 1 << bit % 8]))
        assert not slots.intact(faulty)
        if _refusal(faulty):
            refused += 1
            continue
        found = slots.open_any(faulty, KEY)
        refused += found is None
        opened += found is not None
        assert found in (None, (4, inside))
        in_the_way = bit // 8 < 64 or 64 + 4 * 128 <= bit // 8 < 64 + 5 * 128
        assert (found is None) == in_the_way
    assert opened + refused == 3000
    assert opened > refused > 0


@pytest.mark.parametrize("used", [None, 0, 9, 15])
def test_the_work_is_the_same_whichever_slot_opens(used: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    image = slots.fresh(CHEAP)
    if used is not None:
        image = slots.seal(image, used, KEY, contents(used // 8))
    derived, decrypted = [], []
    expand, real = slots._expand, slots.ChaCha20Poly1305

    class Counted:
        def __init__(self, key: bytes) -> None:
            self.real = real(key)

        def decrypt(self, *args: bytes) -> bytes:
            decrypted.append(args)
            return self.real.decrypt(*args)

    monkeypatch.setattr(slots, "_expand", lambda *args: (derived.append(args), expand(*args))[1])
    monkeypatch.setattr(slots, "ChaCha20Poly1305", Counted)
    assert (slots.open_any(image, KEY) is None) == (used is None)
    assert len(derived) == len(decrypted) == slots.COUNT


def test_used_slots_look_like_unused_ones() -> None:
    """2000 of each: no byte place of a used slot leans anywhere further than chance lets an unused one."""
    size, used = 2000, []
    for _ in range(size):
        image = slots.seal(slots.fresh(CHEAP), 0, os.urandom(64), contents())
        used.append(image[64 : 64 + 128])
    worst = 0.0
    for place in range(128):
        ones = [sum(slot[place] >> bit & 1 for slot in used) for bit in range(8)]
        worst = max([worst, *(abs(n - size / 2) / (size / 4) ** 0.5 for n in ones)])
    assert worst < 5.0  # 1024 looks at chance: beyond 5 deviations about once in 1700 runs
    assert len({slot[at : at + 16] for slot in used for at in range(0, 128, 16)}) == size * 8


def test_nothing_secret_shows_in_a_repr() -> None:
    inside = contents()
    assert inside.data_key.hex() not in repr(inside)
    assert repr(bytes(inside.data_key)) not in repr(inside)
