"""The signed note: its structure byte by byte, every signature, and going round to be signed."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from app.packs import note
from app.packs.keys import SigningKey, VerifierKey, from_seed, new_key
from app.packs.note import MOST_BYTES, MOST_SIGNATURES, Type
from app.packs.refusal import Reason, Refused
from tests.packs import AUTHOR, REVIEWER, STRANGER, signed_text

BODY = '{"a": "é — 日本"}'
GOOD = signed_text(BODY)
TEXT = GOOD[: GOOD.rindex(b"\n\n") + 1]


def refused(data: bytes) -> tuple[Reason, str]:
    with pytest.raises(Refused) as caught:
        note.verify(data)
    return caught.value.reason, caught.value.where


def line(key: SigningKey, text: bytes = TEXT, name: str | None = None) -> bytes:
    """A signature line as any program could write it."""
    raw = base64.b64encode(key.verifier.id + key.sign(text)).decode()
    return f"— {name or key.name} {raw}\n".encode()


@pytest.mark.parametrize("kind", list(Type))
def test_what_was_signed_is_what_is_read(kind: Type) -> None:
    data = signed_text(BODY, (AUTHOR, REVIEWER), kind)
    found = note.verify(data)
    assert found.type is kind
    assert found.signers == (AUTHOR.verifier, REVIEWER.verifier)
    assert found.body == BODY.encode() + b"\n"
    assert found.whole == data
    assert found.text + b"\n" == data[: len(found.text) + 1]
    assert found.lacking == ()


def test_what_we_compose_is_what_the_specification_shows() -> None:
    text = note.compose(Type.PACK, '{\n  "a": 1\n}\n\n', [AUTHOR.verifier])
    assert text == f'yarrow.pack/v1\n{AUTHOR.verifier.line}\n{{\n  "a": 1\n}}\n'.encode()
    assert note.seal(text, [AUTHOR]) == text + b"\n" + line(AUTHOR, text)
    assert note.verify(note.seal(text, [AUTHOR])).text == text


def test_the_text_ends_at_the_last_empty_line() -> None:
    body = '{"a": 1,\n\n"b": 2\n\n}'
    data = signed_text(body)
    assert note.verify(data).body == body.encode() + b"\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\n", Reason.NOT_A_NOTE),
        (b"\n\n", Reason.NOT_A_NOTE),
        (TEXT, Reason.NOT_A_NOTE),
        (TEXT + b"\n", Reason.NOT_A_NOTE),
        (GOOD[:-1], Reason.NOT_A_NOTE),
        (GOOD + line(STRANGER)[:-1], Reason.NOT_A_NOTE),
        (GOOD + b"\n", Reason.NOT_A_NOTE),
        (GOOD + b"more\n", Reason.NOT_A_NOTE),
        (GOOD.replace(b"\n", b"\r\n"), Reason.NOT_A_NOTE),
        (GOOD.replace(b'"a"', b'\t"a"'), Reason.NOT_A_NOTE),
        (GOOD.replace(b'"a"', b'\x00"a"'), Reason.NOT_A_NOTE),
        (GOOD + b"- nobody AAAAAAAAAAAA\n", Reason.NOT_A_NOTE),  # no long dash
        (GOOD + "—nobody AAAAAAAAAAAA\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + "— nobody  AAAAAAAAAAAA\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + "— nobody\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + "— nobody AAAA\n".encode(), Reason.NOT_A_NOTE),  # three bytes: not even a key id
        (GOOD + "— nobody AAAAAA==\n".encode(), Reason.NOT_A_NOTE),  # a key id and no signature
        (GOOD + "— nobody AAAAAAB=\n".encode(), Reason.NOT_A_NOTE),  # bits that should be zero
        (GOOD + "— no+body AAAAAAAA\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + "— no\u00a0body AAAAAAAA\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + "—  AAAAAAAA\n".encode(), Reason.NOT_A_NOTE),
        (GOOD + b"\xe2\x80\x94 \xff\xfe AAAAAAAA\n", Reason.NOT_A_NOTE),
        (GOOD + "— nobody ".encode() + b"A" * 8192 + b"\n", Reason.NOT_A_NOTE),
        (GOOD + line(STRANGER) * MOST_SIGNATURES, Reason.NOT_A_NOTE),
        (b" " + GOOD, Reason.NOT_A_PACK),
        (b"\xef\xbb\xbf" + GOOD, Reason.NOT_A_PACK),
        (GOOD.replace(b"yarrow", b"Yarrow"), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"pack/v01"), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"pack/v0"), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"pack/v1 "), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"other/v1"), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"other/v2"), Reason.NOT_A_PACK),
        (GOOD.replace(b"pack/v1", b"pack/v2"), Reason.NEWER),
        (GOOD.replace(b"pack/v1", b"key-revocation/v9999"), Reason.NEWER),
        (b"\x00" * (MOST_BYTES + 1), Reason.TOO_BIG),
    ],
)
def test_another_structure_is_refused(data: bytes, reason: Reason) -> None:
    assert refused(data) == (reason, "$")


def test_the_largest_note_is_read_and_one_byte_more_is_not() -> None:
    room = MOST_BYTES - len(signed_text("{}"))
    assert len(signed_text("{" + " " * room + "}")) == MOST_BYTES
    assert note.verify(signed_text("{" + " " * room + "}"))
    assert refused(signed_text("{" + " " * (room + 1) + "}")) == (Reason.TOO_BIG, "$")


# signers

OTHER = AUTHOR.verifier.line.replace("riverside", "upstream")  # a name that its key id does not fit


@pytest.mark.parametrize(
    ("lines", "reason", "where"),
    [
        ([], Reason.SIGNER, "$"),
        ([OTHER], Reason.SIGNER, "$.signers[0]"),
        ([""], Reason.SIGNER, "$.signers[0]"),
        (["# a remark"], Reason.SIGNER, "$.signers[0]"),
        ([AUTHOR.verifier.line + " "], Reason.SIGNER, "$.signers[0]"),
        ([AUTHOR.verifier.line, AUTHOR.verifier.line], Reason.SIGNER, "$.signers[1]"),
        ([AUTHOR.verifier.line, VerifierKey("again", AUTHOR.verifier.key).line], Reason.SIGNER, "$.signers[1]"),
        ([AUTHOR.verifier.line, VerifierKey(AUTHOR.name, bytes([9] * 32)).line], Reason.SIGNER, "$.signers[1]"),
        ([VerifierKey("weak", bytes(32)).line], Reason.WEAK_KEY, "$.signers[0]"),
        ([AUTHOR.verifier.line, VerifierKey("weak", b"\xff" * 32).line], Reason.WEAK_KEY, "$.signers[1]"),
        ([VerifierKey(f"n{at}", bytes([at + 7] * 32)).line for at in range(5)], Reason.SIGNER, "$.signers[4]"),
        (["a" * 300], Reason.SIGNER, "$.signers[0]"),
    ],
)
def test_signers_are_settled_before_their_signatures(lines: list[str], reason: Reason, where: str) -> None:
    text = "\n".join([Type.PACK, *lines, BODY, ""]).encode()
    assert refused(text + b"\n" + line(AUTHOR, text)) == (reason, where)


def test_a_text_without_an_object_has_no_signers() -> None:
    text = f"{Type.PACK}\n{AUTHOR.verifier.line}\n".encode()
    assert refused(text + b"\n" + line(AUTHOR, text)) == (Reason.SIGNER, "$.signers[1]")


# signatures


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b'"a"', b'"b"'),
        lambda data: data.replace(b"\n{", b"\n{ "),
        lambda data: data.replace(line(AUTHOR), line(STRANGER)),
        lambda data: data.replace(line(AUTHOR), line(STRANGER, name=AUTHOR.name)),
        lambda data: data.replace(line(AUTHOR), line(AUTHOR, TEXT + b" ")),
        lambda data: data + line(AUTHOR),  # twice
        lambda data: data.replace(line(AUTHOR), line(AUTHOR, name="riverside")),
    ],
)
def test_a_signature_that_does_not_hold_refuses_the_whole(change: Callable[[bytes], bytes]) -> None:
    assert refused(change(GOOD)) == (Reason.SIGNATURE, "$.signers[0]")


def test_a_signature_of_another_length_does_not_hold() -> None:
    raw = AUTHOR.verifier.id + AUTHOR.sign(TEXT)
    for cut in (raw[:-1], raw + b"\0", raw[:5]):
        own = f"— {AUTHOR.name} {base64.b64encode(cut).decode()}\n".encode()
        assert refused(TEXT + b"\n" + own) == (Reason.SIGNATURE, "$.signers[0]")


def test_who_has_signed_is_told_apart_from_who_is_only_named() -> None:
    data = signed_text(BODY, (AUTHOR, REVIEWER))
    text = data[: data.rindex(b"\n\n") + 1]
    assert note.verify(text + b"\n" + line(AUTHOR, text)).lacking == (REVIEWER.verifier,)
    assert note.verify(text + b"\n" + line(REVIEWER, text)).lacking == (AUTHOR.verifier,)
    assert note.verify(text + b"\n" + line(REVIEWER, text) + line(AUTHOR, text)).signers == (
        AUTHOR.verifier,
        REVIEWER.verifier,
    )


def test_a_signature_belongs_to_its_type() -> None:
    """A pack cannot be passed off as a revocation: the type is inside of what is signed."""
    assert refused(GOOD.replace(b"yarrow.pack", b"yarrow.contact")) == (Reason.SIGNATURE, "$.signers[0]")


def test_bystanders_are_let_be_and_left_behind() -> None:
    bystanders = [
        line(STRANGER),
        line(STRANGER, b"something else"),
        line(REVIEWER, name=AUTHOR.name),  # the same name, another key
        f"— Somebody/éß {base64.b64encode(b'12345').decode()}\n".encode(),
        f"— witness.example/w {base64.b64encode(bytes(4 + 8 + 64)).decode()}\n".encode(),  # a signature with a time
        f"— later.example {base64.b64encode(bytes(4 + 4000)).decode()}\n".encode(),  # one of a longer algorithm
    ]
    found = note.verify(TEXT + b"\n" + b"".join(bystanders[:3]) + line(AUTHOR) + b"".join(bystanders[3:]))
    assert found.signers == (AUTHOR.verifier,)
    assert found.whole == GOOD


def test_sixteen_lines_are_read() -> None:
    assert note.verify(GOOD + line(STRANGER) * (MOST_SIGNATURES - 1))


# composing


def test_nothing_is_composed_that_nobody_could_read() -> None:
    keys = [from_seed(f"k{at}", bytes([at] * 32)).verifier for at in range(5)]
    for signers in ([], keys, [keys[0], keys[0]], [keys[0], VerifierKey("other", keys[0].key)]):
        with pytest.raises(Refused) as caught:
            note.compose(Type.PACK, "{}", signers)
        assert caught.value.reason is Reason.SIGNER
    with pytest.raises(Refused) as caught:
        note.compose(Type.PACK, "{" + " " * MOST_BYTES + "}", keys[:1])
    assert caught.value.reason is Reason.TOO_BIG


def test_what_is_as_large_as_can_be_composed_can_be_signed_by_all() -> None:
    keys = [from_seed("k" * 59 + str(at), bytes([at] * 32)) for at in range(4)]
    verifiers = [key.verifier for key in keys]
    least, most = 0, MOST_BYTES
    while least < most:
        room = (least + most + 1) // 2
        try:
            note.compose(Type.ROTATION, "{" + " " * room + "}", verifiers)
            least = room
        except Refused:
            most = room - 1
    data = note.seal(note.compose(Type.ROTATION, "{" + " " * least + "}", verifiers), keys)
    assert MOST_BYTES - 200 * 5 < len(data) <= MOST_BYTES
    assert note.verify(data)


# going round


def test_a_note_can_be_handed_round_to_be_signed() -> None:
    keys = (AUTHOR, REVIEWER, STRANGER)
    text = note.compose(Type.PACK, BODY, [key.verifier for key in keys])
    data = note.seal(text, [REVIEWER])
    assert note.verify(data).lacking == (AUTHOR.verifier, STRANGER.verifier)
    assert note.verify(data).signed == (REVIEWER.verifier,)
    data = note.cosign(data, AUTHOR)
    assert note.verify(data).lacking == (STRANGER.verifier,)
    data = note.cosign(note.cosign(data, AUTHOR), STRANGER)  # twice is once
    assert note.verify(data).lacking == ()
    assert data.count("\n— ".encode()) == 3


def test_while_it_goes_round_no_wrong_signature_is_taken() -> None:
    text = note.compose(Type.PACK, BODY, [AUTHOR.verifier, REVIEWER.verifier])
    wrong = text + b"\n" + line(AUTHOR, text) + line(REVIEWER, b"other")
    assert refused(wrong) == (Reason.SIGNATURE, "$.signers[1]")
    nobodys = text + b"\n" + line(STRANGER, text)
    assert refused(nobodys) == (Reason.SIGNATURE, "$.signers[0]")


@pytest.mark.parametrize("kind", [Type.CONTACT, Type.ROTATION, Type.REVOCATION])
def test_only_a_pack_goes_round(kind: Type) -> None:
    text = note.compose(kind, BODY, [AUTHOR.verifier, REVIEWER.verifier])
    assert refused(note.seal(text, [AUTHOR])) == (Reason.SIGNATURE, "$.signers[1]")


def test_signatures_of_one_text_that_came_apart_come_together() -> None:
    keys = (AUTHOR, REVIEWER, STRANGER)
    text = note.compose(Type.PACK, BODY, [key.verifier for key in keys])
    one, other = note.verify(note.seal(text, [AUTHOR, STRANGER])), note.verify(note.seal(text, [REVIEWER, AUTHOR]))
    whole = note.seal(text, keys)
    for both in (note.united(one, other), note.united(other, one)):
        assert both.whole == whole
        assert both == note.verify(whole)
    assert note.united(one, one) is one
    elsewhere = note.verify(note.seal(note.compose(Type.PACK, "{}", [key.verifier for key in keys]), keys))
    assert note.united(one, elsewhere) is one


def test_a_line_more_than_can_be_read_is_not_added() -> None:
    full = GOOD
    for at in range(MOST_SIGNATURES - 1):
        full = note.cosign(full, new_key(f"k{at}"))
    assert note.verify(full)
    with pytest.raises(Refused) as caught:
        note.cosign(full, new_key("one-more"))
    assert caught.value.reason is Reason.NOT_A_NOTE
    largest = signed_text("{" + " " * (MOST_BYTES - len(signed_text("{}"))) + "}")
    with pytest.raises(Refused) as caught:
        note.cosign(largest, new_key("one-more"))
    assert caught.value.reason is Reason.TOO_BIG


@pytest.mark.parametrize("data", [b"", b"text\n", TEXT, b"\x00" * (MOST_BYTES + 1)])
def test_what_is_no_note_is_not_signed(data: bytes) -> None:
    with pytest.raises(Refused):
        note.cosign(data, AUTHOR)
