"""A pack as text to paste: whatever mail has done to it, and nothing that is not canonical."""

from __future__ import annotations

import base64
import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import armor
from app.packs.armor import BEGIN, END, MOST_CHARACTERS, is_armored, unwrap, wrap
from app.packs.note import MOST_BYTES
from app.packs.refusal import Reason, Refused

DATA = bytes(range(256)) * 3
TEXT = wrap(DATA)


def refused(text: str) -> Reason:
    with pytest.raises(Refused) as caught:
        unwrap(text)
    return caught.value.reason


@given(st.binary(min_size=1, max_size=400))
def test_there_and_back(data: bytes) -> None:
    text = wrap(data)
    assert unwrap(text) == data
    assert is_armored(text)
    assert max(map(len, text.splitlines())) <= 64
    assert text.isascii()


def test_the_form_is_that_of_the_specification() -> None:
    lines = TEXT.splitlines()
    assert (lines[0], lines[-1]) == (BEGIN, END)
    assert {len(line) for line in lines[1:-2]} == {64}
    assert base64.b64decode("".join(lines[1:-1])) == DATA


MAIL: dict[str, Callable[[str], str]] = {
    "other ends of lines": lambda text: text.replace("\n", "\r\n"),
    "old ends of lines": lambda text: text.replace("\n", "\r"),
    "quoted": lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
    "quoted twice": lambda text: "".join(f">> {line}\n" for line in text.splitlines()),
    "quoted with spaces": lambda text: "".join(f" > > {line}\n" for line in text.splitlines()),
    "spaces at the ends": lambda text: text.replace("\n", " \t \n"),
    "empty lines between": lambda text: text.replace("\n", "\n\n"),
    "words before and after": lambda text: f"Dear you,\n\nhere it is:\n{text}\n-- \nMe\n",
    "other blocks": lambda text: f"-----BEGIN PGP SIGNATURE-----\n=\n{text}-----END PGP SIGNATURE-----\n",
    "another after it": lambda text: text + wrap(b"another one"),
    "longer lines": lambda text: BEGIN + "\n" + text[len(BEGIN) : -len(END) - 1].replace("\n", "") + "\n" + END,
    "no last line feed": lambda text: text.rstrip("\n"),
    "wide spaces": lambda text: text.replace("\n", "\u00a0\n"),
}


@pytest.mark.parametrize("name", MAIL)
def test_what_mail_does_is_undone(name: str) -> None:
    changed = MAIL[name](TEXT)
    assert changed != TEXT
    assert unwrap(changed) == DATA


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing of the kind",
        BEGIN,
        f"{BEGIN}\n{END}\n",
        f"{END}\nAAAA\n{BEGIN}\n",
        TEXT.replace(END, ""),
        TEXT.replace(BEGIN, ""),
        TEXT.replace(BEGIN, BEGIN.lower()),
        TEXT.replace(BEGIN, f"see {BEGIN}"),
        f"{BEGIN}\nQQ\n{END}\n",  # no padding
        f"{BEGIN}\nQR==\n{END}\n",  # bits that should be zero
        f"{BEGIN}\nQQ==QQ==\n{END}\n",
        f"{BEGIN}\nQQ= =\n{END}\n",
        f"{BEGIN}\nQ!==\n{END}\n",
        f"{BEGIN}\nQ\u0660==\n{END}\n",
        f"{BEGIN}\nQ-_=\n{END}\n",
        f"{BEGIN}\n{TEXT}",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert refused(text) is Reason.NOT_TEXT


def test_more_than_a_pack_needs_is_refused_before_any_work() -> None:
    largest = wrap(bytes(MOST_BYTES))
    assert len(unwrap("".join(f">> {line}\n" for line in largest.splitlines()))) == MOST_BYTES
    assert refused(" " * (MOST_CHARACTERS + 1)) is Reason.TOO_BIG
    assert refused(TEXT + "\n" * MOST_CHARACTERS) is Reason.TOO_BIG


@pytest.mark.parametrize("text", ["\n", "\r", " ", ">", "> ", ">\n", f"{BEGIN}\n", f"{END}\n", "A", "=", "\u3000"])
def test_nothing_takes_long(text: str) -> None:
    """The whole length of one thing, alone and inside of a block."""
    many = text * ((MOST_CHARACTERS - 200) // len(text))
    for whole in (many, f"{BEGIN}\n{many}\n{END}\n"):
        began = time.process_time()
        with contextlib.suppress(Refused):
            armor.unwrap(whole)
        assert time.process_time() - began < 1
