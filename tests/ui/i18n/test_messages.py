"""Every code has its sentence, and no sentence says more than it may."""

from __future__ import annotations

import re

import pytest

from app.errors import AppError, Code, UserFixable
from ui.i18n.messages import message, sentence


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_message(code: Code) -> None:
    bug = message(AppError(Code.BUG))
    assert code is Code.BUG or message(AppError(code)).happened != bug.happened
    made = message(AppError(code, most=10))
    assert made.happened
    assert made.do
    assert str(made).endswith((".", ":"))


@pytest.mark.parametrize("code", list(Code))
def test_a_message_neither_shouts_nor_blames(code: Code) -> None:
    text = sentence(AppError(code, most=10)).casefold()
    assert "!" not in text
    for word in ("invalid", "illegal", "failed", "incorrect", "abort", "fatal", "should"):
        assert not re.search(rf"\b{word}\b", text)


def test_no_two_ways_of_not_opening_sound_alike() -> None:
    codes = (
        Code.WRONG_PASSPHRASE,
        Code.HEADER_DAMAGED,
        Code.DATABASE_DAMAGED,
        Code.NEWER_VERSION,
        Code.IN_USE,
        Code.READ_ONLY,
        Code.DISK_FULL,
    )
    assert len({message(AppError(code)).happened for code in codes}) == len(codes)


def test_damage_is_never_put_on_the_passphrase() -> None:
    assert "damaged" not in sentence(AppError(Code.WRONG_PASSPHRASE))
    assert "did not open" not in sentence(AppError(Code.DATABASE_DAMAGED))


def test_slots_with_braces_cannot_break_a_message() -> None:
    text = sentence(AppError(Code.INPUT_UNREADABLE, where="{0}{most}.json"))
    assert "{0}{most}.json" in text


def test_a_slot_that_no_sentence_uses_is_never_shown() -> None:
    assert "CANARY" not in sentence(AppError(Code.BUG, kind="CANARY", where="CANARY"))


def test_a_wrong_passphrase_may_lack_its_key_file_and_nobody_claims_to_know() -> None:
    said = sentence(UserFixable(Code.WRONG_PASSPHRASE))
    assert "If a key file belongs to it" in said
