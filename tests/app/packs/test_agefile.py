"""Encrypted packs: with the `age` program and its library both ways, costs bounded before any work."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.errors import UserFixable
from app.packs import agefile
from app.packs.agefile import MOST_BYTES, MOST_HEADER, MOST_STANZAS, MOST_WORK_FACTOR, WORK_FACTOR
from app.packs.note import MOST_BYTES as MOST_NOTE
from app.packs.refusal import Reason, Refused
from tests.packs import at_terminal, needs

WORDS = "correct horse battery staple linden gate"
DATA = bytes(range(256)) * 5
CHEAP = 10
SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, MOST_NOTE]


def refused(data: bytes, words: str = WORDS) -> Reason:
    with pytest.raises(Refused) as caught:
        agefile.decrypt_with_words(data, words)
    return caught.value.reason


def refused_to(data: bytes, *identities: str) -> Reason:
    with pytest.raises(Refused) as caught:
        agefile.decrypt_as(data, identities)
    return caught.value.reason


@pytest.fixture(scope="module")
def identity() -> tuple[str, str]:
    return agefile.new_identity()


@pytest.mark.parametrize("size", SIZES)
def test_with_words_there_and_back(size: int) -> None:
    data = os.urandom(size)
    sealed = agefile.encrypt_with_words(data, WORDS, CHEAP)
    assert agefile.is_encrypted(sealed)
    assert agefile.read_header(sealed).by_passphrase
    assert agefile.decrypt_with_words(sealed, WORDS) == data
    assert agefile.decrypt_with_words(agefile.armored(sealed).encode(), WORDS) == data
    assert refused(sealed, WORDS + " ") is Reason.NOT_OPENED
    assert refused(sealed, WORDS.upper()) is Reason.NOT_OPENED


@pytest.mark.parametrize("size", SIZES)
def test_to_people_there_and_back(size: int, identity: tuple[str, str]) -> None:
    data = os.urandom(size)
    other, stranger = agefile.new_identity(), agefile.new_identity()
    sealed = agefile.encrypt_to(data, [other[1], identity[1]])
    assert not agefile.read_header(sealed).by_passphrase
    for whole in (sealed, agefile.armored(sealed).encode()):
        assert agefile.decrypt_as(whole, [stranger[0], identity[0]]) == data
        assert agefile.decrypt_as(whole, [other[0]]) == data
        assert refused_to(whole, stranger[0]) is Reason.NOT_FOR_YOU
        assert refused_to(whole) is Reason.NOT_FOR_YOU


def test_two_files_of_one_text_have_nothing_in_common(identity: tuple[str, str]) -> None:
    for one, two in (
        (agefile.encrypt_with_words(DATA, WORDS, CHEAP), agefile.encrypt_with_words(DATA, WORDS, CHEAP)),
        (agefile.encrypt_to(DATA, [identity[1]]), agefile.encrypt_to(DATA, [identity[1]])),
    ):
        first, second = agefile.read_header(one), agefile.read_header(two)
        assert first.stanzas[0].body != second.stanzas[0].body
        assert first.payload[:16] != second.payload[:16]
        assert first.payload[16:] != second.payload[16:]


# the library of others


@pytest.mark.parametrize("size", SIZES)
def test_the_library_opens_ours_and_we_open_its(size: int, identity: tuple[str, str]) -> None:
    data = os.urandom(size)
    sealed = agefile.encrypt_with_words(data, WORDS, CHEAP)
    assert pyrage.passphrase.decrypt(sealed, WORDS) == data
    theirs = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(identity[1])])
    assert agefile.decrypt_as(theirs, [identity[0]]) == data
    theirs = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(identity[1])], armored=True)
    assert agefile.decrypt_as(theirs, [identity[0]]) == data


def test_words_sealed_by_the_library_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """It chooses its work by the clock of the computer: more than 20 on a very fast one."""
    sealed = pyrage.passphrase.encrypt(DATA, WORDS)
    factor = int(agefile.read_header(sealed).stanzas[0].arguments[1])
    if factor > MOST_WORK_FACTOR:
        pytest.skip(f"this computer is so fast that the library chose {factor}")
    assert agefile.decrypt_with_words(sealed, WORDS) == DATA


# the program of others


def _age(*words: str | Path, data: bytes = b"") -> bytes:
    done = subprocess.run(["age", *map(str, words)], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs("age")
def test_the_program_opens_what_we_seal_to_somebody(tmp_path: Path, identity: tuple[str, str]) -> None:
    (tmp_path / "id").write_text(identity[0] + "\n")
    sealed = agefile.encrypt_to(DATA, [identity[1]])
    assert _age("-d", "-i", tmp_path / "id", data=sealed) == DATA
    assert _age("-d", "-i", tmp_path / "id", data=agefile.armored(sealed).encode()) == DATA


@needs("age")
def test_we_open_what_the_program_seals_to_us(identity: tuple[str, str]) -> None:
    other = agefile.new_identity()
    for more in ([], ["-a"]):
        sealed = _age("-r", other[1], "-r", identity[1], *more, data=DATA)
        assert agefile.is_encrypted(sealed)
        assert agefile.decrypt_as(sealed, [identity[0]]) == DATA


@needs("age-keygen")
@needs("age")
def test_an_identity_of_the_program_is_one_of_ours(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, check=True, text=True).stdout
    secret = next(line for line in made.splitlines() if not line.startswith("#"))
    (tmp_path / "id").write_text(secret + "\n")
    public = subprocess.run(["age-keygen", "-y", str(tmp_path / "id")], capture_output=True, check=True, text=True)
    assert agefile.is_recipient(public.stdout.strip())
    assert agefile.decrypt_as(agefile.encrypt_to(DATA, [public.stdout.strip()]), [secret]) == DATA


@needs("age")
@pytest.mark.parametrize("armored", [False, True])
def test_the_program_opens_what_we_seal_with_words(tmp_path: Path, armored: bool) -> None:
    """As it leaves this program, with the full work."""
    sealed = agefile.encrypt_with_words(DATA, WORDS)
    (tmp_path / "in").write_bytes(agefile.armored(sealed).encode() if armored else sealed)
    command = ["age", "-d", "-o", str(tmp_path / "out"), str(tmp_path / "in")]
    assert at_terminal(command, b"passphrase:", [WORDS]) == 0
    assert (tmp_path / "out").read_bytes() == DATA


@needs("age")
@pytest.mark.parametrize("more", [[], ["-a"]])
def test_we_open_what_the_program_seals_with_words(tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "in").write_bytes(DATA)
    command = ["age", "-p", *more, "-o", str(tmp_path / "out"), str(tmp_path / "in")]
    assert at_terminal(command, b"assphrase", [WORDS, WORDS]) == 0
    assert agefile.decrypt_with_words((tmp_path / "out").read_bytes(), WORDS) == DATA
    assert refused((tmp_path / "out").read_bytes(), "other words") is Reason.NOT_OPENED


# words


@pytest.mark.parametrize(
    ("sealed_with", "typed"), [("cafe\u0301 linden", "café linden"), ("a\u3000b", "a b"), ("caf\u00e9", "cafe\u0301")]
)
def test_the_same_words_from_another_keyboard_open(sealed_with: str, typed: str) -> None:
    assert agefile.decrypt_with_words(agefile.encrypt_with_words(DATA, sealed_with, CHEAP), typed) == DATA


def test_words_of_other_programs_open_as_they_were_typed() -> None:
    """Other programs take every byte: two ways to write one letter are two passphrases to them."""
    words = "cafe\u0301 linden"
    salt, nonce, key = bytes(16), bytes(16), bytes(range(16))
    wrapped = agefile.ChaCha20Poly1305(agefile._stretched(words, salt, CHEAP)).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (agefile._text(salt), CHEAP, agefile._text(wrapped))
    mac = agefile.hmac.digest(agefile._derived(key, b"", b"header"), head, "sha256")
    stream = agefile.ChaCha20Poly1305(agefile._derived(key, nonce, b"payload"))
    sealed = b"".join([head, b" ", agefile._text(mac), b"\n", nonce, *agefile._sealed(stream, DATA)])
    assert pyrage.passphrase.decrypt(sealed, words) == DATA
    assert agefile.decrypt_with_words(sealed, words) == DATA
    assert refused(sealed, "café linden") is Reason.NOT_OPENED


@pytest.mark.parametrize("words", ["", "\ud800", "a\u0007", "a" * 5000])
def test_words_that_cannot_be_are_said_to_the_person(words: str) -> None:
    with pytest.raises(UserFixable):
        agefile.encrypt_with_words(DATA, words, CHEAP)
    with pytest.raises(UserFixable):
        agefile.decrypt_with_words(agefile.encrypt_with_words(DATA, WORDS, CHEAP), words)


def test_one_kind_is_not_taken_for_the_other(identity: tuple[str, str]) -> None:
    assert refused(agefile.encrypt_to(DATA, [identity[1]])) is Reason.NOT_FOR_YOU
    assert refused_to(agefile.encrypt_with_words(DATA, WORDS, CHEAP), identity[0]) is Reason.ENCRYPTED


@pytest.mark.parametrize("recipients", [[], ["age1"], ["nobody"], ["ssh-ed25519 AAAA"], [""]])
def test_what_is_nobody_is_not_encrypted_to(recipients: list[str]) -> None:
    assert not any(map(agefile.is_recipient, recipients))
    with pytest.raises(Refused) as caught:
        agefile.encrypt_to(DATA, recipients)
    assert caught.value.reason is Reason.NOT_FOR_YOU


def test_a_secret_is_no_recipient(identity: tuple[str, str]) -> None:
    assert agefile.is_recipient(identity[1])
    assert not agefile.is_recipient(identity[0])
    assert refused_to(agefile.encrypt_to(DATA, [identity[1]]), "AGE-SECRET-KEY-1") is Reason.NOT_FOR_YOU


# costs


@pytest.fixture(scope="module")
def cheap() -> bytes:
    return agefile.encrypt_with_words(DATA, WORDS, CHEAP)


def _costing(sealed: bytes, factor: str) -> bytes:
    return sealed.replace(b" %d\n" % CHEAP, b" " + factor.encode() + b"\n", 1)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, cheap: bytes) -> list[int]:
    """Every stretching that is begun, by its N; none is carried out."""
    begun: list[int] = []

    def derive(self: Any, words: bytes) -> bytes:
        begun.append(0)
        return bytes(32)

    monkeypatch.setattr(agefile, "Scrypt", type("Counting", (), {"__init__": lambda self, **_: None, "derive": derive}))
    return begun


@pytest.mark.parametrize("factor", ["21", "22", "23", "30", "64", "999"])
def test_a_hostile_cost_is_refused_before_any_work(factor: str, work: list[int], cheap: bytes) -> None:
    assert refused(_costing(cheap, factor)) is Reason.TOO_COSTLY
    assert work == []


@pytest.mark.parametrize("factor", ["0", "-1", "018", "+18", "18 ", "1e1", "0x12", "1000", "", "18 18", "\u0661"])
def test_a_cost_that_is_no_number_is_refused_before_any_work(factor: str, work: list[int], cheap: bytes) -> None:
    assert refused(_costing(cheap, factor)) is Reason.NOT_OPENED
    assert work == []


def test_allowed_costs_are_tried(work: list[int], cheap: bytes) -> None:
    for factor in range(1, MOST_WORK_FACTOR + 1):
        assert refused(_costing(cheap, str(factor))) is Reason.NOT_OPENED
    assert len(work) == MOST_WORK_FACTOR


def test_memory_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, cheap: bytes) -> None:
    def derive(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(agefile, "_stretched", derive)
    assert refused(_costing(cheap, "20")) is Reason.TOO_COSTLY


def test_we_write_the_cost_of_the_specification() -> None:
    sealed = agefile.encrypt_with_words(b"", WORDS)
    assert agefile.read_header(sealed).stanzas[0].arguments[1] == b"18" == str(WORK_FACTOR).encode()


def test_other_threads_go_on_while_words_are_stretched() -> None:
    ticks, done = 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    other.start()
    began = time.perf_counter()
    Scrypt(salt=b"", length=32, n=1 << 16, r=8, p=1).derive(b"")
    took = time.perf_counter() - began
    done.set()
    other.join()
    assert ticks > 1000 * took / 20


# headers


def test_many_stanzas_and_long_ones_are_refused() -> None:
    stanza = b"-> grease\n" + b"A" * 40 + b"\n"
    end = b"--- " + b"A" * 43 + b"\n"
    for stanzas in (MOST_STANZAS, MOST_STANZAS + 1):
        data = b"age-encryption.org/v1\n" + stanza * stanzas + end
        if stanzas == MOST_STANZAS:
            assert len(agefile.read_header(data).stanzas) == MOST_STANZAS
        else:
            assert refused(data) is Reason.TOO_BIG
    long = b"age-encryption.org/v1\n-> grease\n" + (b"A" * 64 + b"\n") * (MOST_HEADER // 65 + 2) + b"\n" + end
    assert refused(long) is Reason.TOO_BIG
    assert refused(b"age-encryption.org/v1\n-> " + b"a" * MOST_HEADER + b"\n\n" + end) is Reason.NOT_OPENED
    assert refused(bytes(MOST_BYTES + 1)) is Reason.TOO_BIG


@pytest.mark.parametrize(
    "data",
    [
        b"age-encryption.org/v1\n" + (b"A" * 64 + b"\n") * 8000,
        b"age-encryption.org/v1\n-> a\n" + (b"A" * 64 + b"\n") * 8000,
        b"age-encryption.org/v1\n" + b"-> a\n\n" * 80_000,
        b"age-encryption.org/v1\n" + b"-> " + b"a " * 250_000,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"A" * 500_000,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"\n" * 500_000,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + (b"A" * 64 + b"\n") * 8000 + b"-----END AGE ENCRYPTED FILE-----",
        b" " * 500_000,
        b"age-encryption.org/" + b"v" * 500_000,
    ],
    ids=range(9),
)
def test_no_header_takes_long(data: bytes, identity: tuple[str, str]) -> None:
    assert len(data) <= MOST_BYTES
    began = time.process_time()
    refused(data)
    refused_to(data, identity[0])
    assert time.process_time() - began < 1


def test_a_later_version_is_said_to_be_one() -> None:
    assert refused(b"age-encryption.org/v2\nanything") is Reason.NEWER
    for other in (b"age-encryption.org/v1 \n", b"age-encryption.org/v1\r\n", b"age-encryption.org/\n", b"", b"age"):
        assert refused(other) is Reason.NOT_OPENED


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_one_bit_anywhere_is_noticed(place: int, identity: tuple[str, str]) -> None:
    by_words = agefile.encrypt_with_words(DATA, WORDS, 1)
    to_us = agefile.encrypt_to(DATA, [identity[1]])
    changed = bytearray(by_words)
    changed[place] ^= 1
    refused(bytes(changed))
    changed = bytearray(to_us)
    changed[place] ^= 1
    refused_to(bytes(changed), identity[0])
    for cut in (place, len(by_words) - 1 - place):
        refused(by_words[:cut])
        refused_to(to_us[:cut], identity[0])
