from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handover import opening
from app.handover.opening import Sealed, open_any
from app.packs import agefile, armor, frames
from app.packs.refusal import Reason, Refused
from tests.handover import file
from tests.packs import every_kind

PACK = file()
SMALL = file(every_kind()[3:4])
WORDS = agefile.encrypt_with_words(PACK, "six words", work_factor=2)
IDENTITY, RECIPIENT = agefile.new_identity()
PERSON = agefile.encrypt_to(PACK, [RECIPIENT])


def mailed(text: str) -> str:
    """As mail programs leave it: quoted, with other line ends, between other words."""
    return "Dear A.,\r\n\r\n" + "".join(f"> {line}  \r\n" for line in text.splitlines()) + "\r\n-- \r\nB."


@pytest.mark.parametrize(
    "source",
    [PACK, armor.wrap(PACK), mailed(armor.wrap(PACK)), mailed(armor.wrap(PACK)).encode(), PACK.decode(), b"\xef\xbb\xbf" + armor.wrap(PACK).encode()],
    ids=["file", "pasted", "mailed", "saved mail", "whole text", "with a mark"],
)  # fmt: skip
def test_open_ways(source: bytes | str) -> None:
    assert open_any(source) == opening.Opened(PACK)


@pytest.mark.parametrize(
    "source", [WORDS, agefile.armored(WORDS), mailed(agefile.armored(WORDS)), mailed(agefile.armored(WORDS)).encode()]
)
def test_with_words(source: bytes | str) -> None:
    assert open_any(source, words="six words") == opening.Opened(PACK, Sealed.WORDS)
    assert opening.sealed_with(opening.unpack(source)) is Sealed.WORDS
    for words, reason, detail in ((None, Reason.ENCRYPTED, "words"), ("other words", Reason.NOT_OPENED, "")):
        with pytest.raises(Refused) as caught:
            open_any(source, words=words, identities=[IDENTITY])
        assert (caught.value.reason, caught.value.detail) == (reason, detail)


@pytest.mark.parametrize("source", [PERSON, agefile.armored(PERSON), mailed(agefile.armored(PERSON))])
def test_for_one_person(source: bytes | str) -> None:
    other, _ = agefile.new_identity()
    assert open_any(source, identities=[other, IDENTITY]) == opening.Opened(PACK, Sealed.PERSON)
    for identities, reason, detail in (([], Reason.ENCRYPTED, "person"), ([other], Reason.NOT_FOR_YOU, "")):
        with pytest.raises(Refused) as caught:
            open_any(source, words="six words", identities=identities)
        assert (caught.value.reason, caught.value.detail) == (reason, detail)


def test_symbols_in_any_order_and_as_pasted_lines() -> None:
    texts = list(frames.split(SMALL))
    assert open_any([*reversed(texts), texts[0]]).data == SMALL
    assert open_any("\n".join(texts)).data == SMALL
    with pytest.raises(Refused) as caught:
        open_any(texts[1:])
    assert (caught.value.reason, caught.value.detail) == (Reason.FRAMES_MISSING, "1")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", Reason.EMPTY),
        ("  \n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n\xff", Reason.NOT_A_PACK),
        ("a letter", Reason.NOT_A_PACK),
        (b"y" * (agefile.MOST_BYTES + 1), Reason.TOO_BIG),
        ("y" * (max(armor.MOST_CHARACTERS, agefile.MOST_BYTES) + 1), Reason.TOO_BIG),
        ([], Reason.NOT_TEXT),
        ("-----BEGIN AGE ENCRYPTED FILE-----\nAAAA", Reason.NOT_TEXT),
    ],
    ids=str,
)
def test_what_is_none(source: bytes | str | list[str], reason: Reason) -> None:
    with pytest.raises(Refused) as caught:
        open_any(source)
    assert caught.value.reason is reason


@given(
    st.binary(max_size=400)
    | st.text(max_size=400)
    | st.sampled_from([PACK, WORDS, PERSON]).map(lambda data: data[:300])
)
def test_nothing_but_a_refusal_comes_out(source: bytes | str) -> None:
    with suppress(Refused):
        open_any(source, words="x", identities=[IDENTITY])
