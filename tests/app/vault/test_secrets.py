from __future__ import annotations

import itertools
import math
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug, Code, UserFixable
from app.vault import secrets
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.unoffered import UNOFFERED

# RFC 8265, section 4.3: what OpaqueString makes of these.
RFC_8265 = [
    ("correct horse battery staple", "correct horse battery staple"),
    ("Correct Horse Battery Staple", "Correct Horse Battery Staple"),
    ("πßå", "πßå"),
    ("Jack of ♦s", "Jack of ♦s"),
    ("foo\u1680bar", "foo bar"),
]


@pytest.mark.parametrize(("typed", "meant"), RFC_8265)
def test_rfc_8265_examples(typed: str, meant: str) -> None:
    assert secrets.normalise(typed) == meant


def test_rfc_8265_refuses_empty_and_controls() -> None:
    with pytest.raises(UserFixable) as caught:
        secrets.normalise("")
    assert caught.value.code is Code.PASSPHRASE_EMPTY
    for bad in ("my cat is a \tby", "a\x00b", "\ud800", "\u0378"):
        with pytest.raises(UserFixable) as caught:
            secrets.normalise(bad)
        assert caught.value.code is Code.PASSPHRASE_CHARACTER
        assert bad not in str(caught.value)


def test_decomposed_and_other_spaces_are_the_same_passphrase() -> None:
    assert secrets.material(Passphrase("cafe\u0301\u00a0noir")) == secrets.material(Passphrase("café noir"))


def test_nothing_is_trimmed_or_folded() -> None:
    kept = {secrets.normalise(text) for text in ("Stone", "stone", " stone", "stone ")}
    assert len(kept) == 4


def test_endless_passphrases_are_refused_quickly() -> None:
    with pytest.raises(UserFixable) as caught:
        secrets.normalise("a" * (secrets.MOST_CHARACTERS + 1))
    assert caught.value.code is Code.TOO_LONG


@given(st.text(min_size=1, max_size=40))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    try:
        once = secrets.normalise(text)
    except UserFixable:
        return
    assert secrets.normalise(once) == once


def test_secrets_do_not_show_themselves() -> None:
    canary = "canary-stone-4711"
    for secret in (Passphrase(canary, canary.encode()), RecoveryCode(canary)):
        assert canary not in repr(secret)
        assert canary not in f"{secret}"


def test_offered_words_come_from_the_whole_list_but_for_what_is_left_out() -> None:
    words = secrets.word_list()
    assert len(words) == len(set(words)) == 6**5
    offers = secrets.offered_words()
    assert set(offers) == set(words) - UNOFFERED
    assert math.log2(len(offers)) * 6 == pytest.approx(76.5, abs=0.1)  # as the docstring says
    offered = secrets.offer_words()
    assert len(offered) == 6
    seen = {word for _ in range(2000) for word in secrets.offer_words()}
    assert seen <= set(offers)
    expected = len(offers) * (1 - math.exp(-12000 / len(offers)))
    assert abs(len(seen) - expected) < 200  # far outside chance, were a part of the list never drawn


def test_every_word_that_is_left_out_is_in_the_list() -> None:
    assert set(secrets.word_list()) >= UNOFFERED
    assert {"relapse", "survivor", "caucasian", "overpower"} <= UNOFFERED
    assert not any("-" in word for word in secrets.offered_words())


def test_a_short_word_list_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "eff-long").write_text("one\ntwo\n", "utf-8")
    monkeypatch.setattr(secrets.resources, "files", lambda package: tmp_path)
    with pytest.raises(Bug):
        secrets.offer_words()


def test_strength_orders_what_it_should() -> None:
    weak, middling, strong = (
        secrets.strength(text) for text in ("Passw0rd!", "ich liebe dich", " ".join(secrets.offer_words()))
    )
    assert weak.level == 0
    assert 0 < middling.level < 4
    assert strong.level == 4
    assert weak.bits < middling.bits < strong.bits
    assert secrets.strength("") == secrets.Strength(0.0, 0)


def test_strength_knows_the_persons_own_words() -> None:
    assert (
        secrets.strength("rumpelstiltzkin1987", ["Rumpelstiltzkin"]).bits < secrets.strength("rumpelstiltzkin1987").bits
    )


def test_strength_of_a_novel_is_cut() -> None:
    started = time.perf_counter()
    long, cut = secrets.strength("aB3$xyz " * 400), secrets.strength(("aB3$xyz " * 400)[: secrets.SCORED_CHARACTERS])
    assert long == cut
    assert time.perf_counter() - started < 20  # uncut it takes minutes


PLAIN = "0123456789ABCDEFGHJKMNPQR"


def test_recovery_code_of_the_specification() -> None:
    assert secrets.print_code(PLAIN) == "01234-56789-ABCDE-FGHJK-MNPQR-H"
    assert secrets.read_code("01234-56789-ABCDE-FGHJK-MNPQR-H") == PLAIN


def test_new_codes_read_back_and_differ() -> None:
    codes = {secrets.new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code) == 31
        assert secrets.read_code(code) == code.replace("-", "")[:-1]
    assert {character for code in codes for character in code} == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ-")


def test_reading_a_code_forgives() -> None:
    printed = secrets.print_code("0101O0011ILABCDEFGHJKMNPQ".replace("O", "0").replace("I", "1").replace("L", "1"))
    typed = printed.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert secrets.read_code(typed) == secrets.read_code(printed)
    assert secrets.material(RecoveryCode(typed)) == secrets.material(RecoveryCode(printed))


def test_every_single_slip_is_noticed() -> None:
    code = secrets.print_code(PLAIN).replace("-", "")
    for place, other in itertools.product(range(26), "0123456789ABCDEFGHJKMNPQRSTVWXYZ"):
        if other != code[place]:
            assert _refused(code[:place] + other + code[place + 1 :])


def test_every_exchange_of_two_places_is_noticed() -> None:
    code = secrets.print_code(PLAIN[:20] + "Z0Y1X").replace("-", "")
    for a, b in itertools.combinations(range(26), 2):
        if code[a] != code[b]:
            swapped = list(code)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            assert _refused("".join(swapped))


@pytest.mark.parametrize("typed", ["", "-", "0" * 25, "0" * 27, "U" * 26, "ü" * 26, "0" * 100_000, PLAIN + "*"])
def test_what_is_no_code_is_a_typo(typed: str) -> None:
    assert _refused(typed)


def _refused(typed: str) -> bool:
    try:
        secrets.read_code(typed)
    except UserFixable as error:
        return error.code is Code.RECOVERY_CODE_TYPO
    return False


def test_key_files(tmp_path: Path) -> None:
    path = tmp_path / "key"
    content = secrets.new_key_file()
    assert len(content) == secrets.KEY_FILE_BYTES
    assert content != secrets.new_key_file()
    path.write_bytes(content)
    assert secrets.read_key_file(path) == content
    path.write_bytes(b"")
    for bad in (path, tmp_path / "none", tmp_path):
        with pytest.raises(UserFixable) as caught:
            secrets.read_key_file(bad)
        assert caught.value.code is Code.KEY_FILE_UNREADABLE
    with pytest.raises(UserFixable):
        secrets.key_file_digest(Passphrase("stone", b""))


def test_wiping_leaves_zeros() -> None:
    buffer = bytearray(b"stone")
    secrets.wipe(buffer)
    assert buffer == bytes(5)
