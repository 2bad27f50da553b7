"""From bytes to what they say: the order of work, what disagrees with itself, and nothing let out on the way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Code
from app.packs import note, reading
from app.packs.keys import SigningKey, VerifierKey
from app.packs.model import Contact, Pack, Revocation, Role, Rotation, Signer, Why, WordsItem
from app.packs.note import MOST_BYTES, Type
from app.packs.refusal import Reason, Refused
from tests.packs import AUTHOR, EXERCISE, REVIEWER, STRANGER, every_kind, pack, plain, refusal, signed, signed_text

CARD = Contact(format=1, name=AUTHOR.name, shown="Riverside", about="", made="2026-11", age="")
ROTATION = Rotation(format=1, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="")
REVOCATION = Revocation(format=1, key=AUTHOR.verifier.line, reason=Why.STOLEN, made="")


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        (pack(), [AUTHOR]),
        (pack(keys=(AUTHOR, REVIEWER, STRANGER)), [AUTHOR, REVIEWER, STRANGER]),
        (CARD, [AUTHOR]),
        (ROTATION, [AUTHOR, STRANGER]),
        (ROTATION, [STRANGER, AUTHOR]),
        (REVOCATION, [AUTHOR]),
    ],
)
def test_what_is_signed_is_what_is_read(what: Any, keys: Sequence[SigningKey]) -> None:
    data = reading.sign(what, keys)
    found = reading.read(data)
    assert found.what == what
    assert [signer.name for signer in found.signers] == [key.name for key in keys]
    assert found.whole.encode() == data
    assert reading.sign(found.what, keys) == data  # writing has one form


def test_only_a_pack_is_a_pack() -> None:
    assert reading.read_pack(reading.sign(pack(), [AUTHOR])).what == pack()
    with pytest.raises(Refused) as caught:
        reading.read_pack(reading.sign(CARD, [AUTHOR]))
    assert caught.value.reason is Reason.NOT_A_PACK


def test_a_person_can_read_every_word_in_an_editor() -> None:
    data = reading.sign(pack(title="Erste Schritte – 日本"), [AUTHOR]).decode("utf-8")
    assert '\n  "title": "Erste Schritte – 日本",\n' in data
    assert "\t" not in data
    assert not any(line != line.rstrip() for line in data.splitlines())


def test_writing_says_nothing_of_this_program_or_computer() -> None:
    import getpass
    import platform

    data = reading.sign(pack([every_kind()[0]]), [AUTHOR]).decode("utf-8").lower()
    said = {"python", "cryptography", "yarrow-cli", platform.node().lower(), getpass.getuser().lower(), "/home", "utc"}
    assert [word for word in said if len(word) > 3 and word in data.replace("yarrow.pack/v1", "")] == []


# the order of work


def test_each_step_comes_before_the_next() -> None:
    """A text that is wrong in every way; one fault after the other is mended, and the next one is told."""
    weak = VerifierKey("weak", bytes(32))
    deep = '{"a":' + "[" * 20 + "0.5,\u202e" + "]" * 20 + ',"a":1,"b":[' + "0," * 25_000 + "0]"
    seen: list[str] = []

    def told(data: bytes) -> None:
        with pytest.raises(Refused) as caught:
            reading.read(data)
        seen.append(caught.value.reason)

    def text(kind: str, lines: Sequence[str], body: bytes) -> bytes:
        return "\n".join([kind, *lines, ""]).encode() + body + b"\n"

    def sealed(raw: bytes) -> bytes:
        return note.seal(raw, [AUTHOR])

    lines, bad = [AUTHOR.verifier.line], deep.encode() + b"\xff"
    told(sealed(text("other", ["?"], bad + b" " * MOST_BYTES)))
    told(sealed(text("other", ["?"], bad)) + b"?\n")
    told(sealed(text("other", ["?"], bad)))
    told(sealed(text("yarrow.pack/v2", ["?"], bad)))
    told(sealed(text(Type.PACK, ["?"], bad)))
    told(sealed(text(Type.PACK, [weak.line], bad)))
    told(note.seal(text(Type.PACK, lines, bad), [STRANGER]))
    told(sealed(text(Type.PACK, lines, bad)))
    told(sealed(text(Type.PACK, lines, deep.encode())))
    body = deep.replace("[" * 20, "[").replace("]" * 20, "]")
    told(sealed(text(Type.PACK, lines, body.encode())))
    body = (body + "}").replace("0.5,", "5,")
    told(sealed(text(Type.PACK, lines, body.encode())))
    body = body.replace("\u202e", '"\u202e"')
    told(sealed(text(Type.PACK, lines, body.encode())))
    body = body.replace(',"a":1', "")
    told(sealed(text(Type.PACK, lines, body.encode())))
    body = body.replace("0," * 25_000, "0,")
    told(sealed(text(Type.PACK, lines, body.encode())))
    told(sealed(text(Type.PACK, lines, body.replace("\u202e", "").encode())))
    assert seen == [
        "too-big", "not-a-note", "not-a-pack", "newer", "signer", "weak-key", "signature", "not-utf8", "too-deep", "bad-number",
        "not-json", "name-twice", "too-many", "bad-character", "schema",
    ]  # fmt: skip


def test_nothing_is_parsed_of_what_nobody_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: bytes) -> dict[str, Any]:
        raise AssertionError

    data = reading.sign(pack(), [AUTHOR])
    monkeypatch.setattr("app.packs.strictjson.read", never)
    assert refusal(data.replace(b"First", b"Worst")) == ("signature", "$.signers[0]")
    with pytest.raises(AssertionError):
        reading.read(data)


# the schema


def test_a_later_format_is_told_apart_from_a_broken_one() -> None:
    assert refusal(signed(plain(format=2, something="new"))) == ("newer", "$.format")
    for wrong in (0, -1, True, "2", None, [2]):
        assert refusal(signed(plain(format=wrong))) == ("schema", "$.format")


@pytest.mark.parametrize("name", list(plain()))
def test_every_field_must_be_there(name: str) -> None:
    body = plain()
    del body[name]
    assert refusal(signed(body)) == ("schema", "$")


def test_no_field_is_taken_that_is_not_known() -> None:
    for place, change in {"$": {"more": 1}, "$.items[0]": {"items": [plain()["items"][0] | {"more": 1}]}}.items():
        assert refusal(signed(plain(**change))) == ("schema", place)


@pytest.mark.parametrize("value", [None, True, 1, "x", [], {}])
@pytest.mark.parametrize("name", ["id", "seq", "title", "region", "signers", "dir", "items", "carried"])
def test_nothing_is_converted(name: str, value: Any) -> None:
    data = signed(plain(**{name: value}))
    if (name, type(value)) in {("title", str), ("seq", int), ("region", list), ("carried", list)}:
        assert reading.read(data)
        return
    assert refusal(data)[0] in ("schema", "inconsistent")
    assert refusal(data)[1].startswith((f"$.{name}", "$.signers"))


SECRET = "the word that was said"


@pytest.mark.parametrize(
    "body",
    [
        {SECRET: 1},
        plain(title=SECRET * 10),
        plain(lang=SECRET),
        plain(dir=SECRET),
        plain(id=SECRET),
        plain(items=[{"kind": SECRET}]),
        plain(items=[plain()["items"][0] | {SECRET.replace(" ", "_"): 1}]),
        plain(items=[plain()["items"][0] | {"discreet": SECRET}]),
        plain(items=[plain()["items"][1] | {"exercise": EXERCISE | {"title": SECRET + "\u202e"}}]),
        plain(items=[plain()["items"][1] | {"exercise": EXERCISE | {SECRET.replace(" ", "_"): 1}}]),
        plain(items=[plain()["items"][4] | {"line": {SECRET.replace(" ", "_"): SECRET}}]),
        plain(carried=[SECRET]),
    ],
)
def test_a_refusal_never_says_what_stood_there(body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        reading.read(signed(body))
    error = caught.value
    said = " ".join(
        [str(error), repr(error), *map(str, error.args), *map(str, error.slots.values()), error.where, error.detail]
    )
    assert error.code is Code.PACK_REFUSED
    assert not any(part in said for part in (SECRET, SECRET.replace(" ", "_"), "word that", "word_that"))
    assert error.__suppress_context__ or error.__context__ is None


# what disagrees with itself


def test_the_signers_of_the_text_are_those_of_the_lines() -> None:
    names = [signer["name"] for signer in plain(pack(keys=(AUTHOR, REVIEWER)))["signers"]]
    assert names == [AUTHOR.name, REVIEWER.name]
    for keys in ((AUTHOR,), (REVIEWER, AUTHOR), (AUTHOR, STRANGER), (AUTHOR, REVIEWER, STRANGER)):
        assert refusal(signed(plain(pack(keys=(AUTHOR, REVIEWER))), keys)) == ("inconsistent", "$.signers")


def test_somebody_must_be_the_author() -> None:
    signers = (Signer(name=AUTHOR.name, shown="A", role=Role.REVIEWER),)
    assert refusal(signed(plain(pack(signers=signers)))) == ("inconsistent", "$.signers")


def test_an_item_has_one_name() -> None:
    items = (
        WordsItem(id="a", title="A", text="a"),
        WordsItem(id="b", title="B", text="b"),
        WordsItem(id="a", title="C", text="c"),
    )
    assert refusal(signed(plain(pack(items)))) == ("inconsistent", "$.items[2].id")


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_a_voice_and_a_check_in_come_with_a_note(empty: str) -> None:
    for place, item in enumerate(plain()["items"]):
        if item["kind"] in ("voice", "check-in"):
            items = plain()["items"]
            items[place] = item | {"content_note": empty}
            assert refusal(signed(plain(items=items))) == ("inconsistent", f"$.items[{place}].content_note")
    assert refusal(signed(plain(content_note=empty))) == ("inconsistent", "$.content_note")
    quiet = [item for item in plain()["items"] if item["kind"] == "words"]
    assert reading.read(signed(plain(items=quiet, content_note=""))).what.content_note == ""


def test_an_exercise_is_held_to_the_rules_of_the_programs_own() -> None:
    wrong = EXERCISE | {"id": "another-name"}
    items = [plain()["items"][1] | {"exercise": wrong}]
    assert refusal(signed(plain(items=items))) == ("schema", "$.items[0].exercise.id")
    items = [plain()["items"][1] | {"exercise": {}}]
    assert refusal(signed(plain(items=items)))[0] == "schema"


def test_a_card_is_about_the_key_that_signs_it() -> None:
    body = plain(CARD)
    assert refusal(signed(body, (REVIEWER,), Type.CONTACT)) == ("inconsistent", "$.name")
    assert refusal(signed(body, (AUTHOR, REVIEWER), Type.CONTACT)) == ("inconsistent", "$.signers")


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        (AUTHOR, STRANGER, (AUTHOR,)),
        (AUTHOR, STRANGER, (STRANGER,)),
        (AUTHOR, STRANGER, (STRANGER, REVIEWER)),
        (AUTHOR, STRANGER, (AUTHOR, STRANGER, REVIEWER)),
        (AUTHOR, AUTHOR, (AUTHOR, STRANGER)),
    ],
)
def test_a_rotation_needs_both_and_nobody_else(old: SigningKey, new: SigningKey, keys: Sequence[SigningKey]) -> None:
    body = plain(ROTATION, old=old.verifier.line, new=new.verifier.line)
    assert refusal(signed(body, keys, Type.ROTATION))[0] == "inconsistent"


def test_nobody_revokes_somebody_elses_key() -> None:
    assert refusal(signed(plain(REVOCATION), (STRANGER,), Type.REVOCATION)) == ("inconsistent", "$.key")
    assert refusal(signed(plain(REVOCATION), (AUTHOR, STRANGER), Type.REVOCATION)) == ("inconsistent", "$.signers")


def test_one_type_is_not_taken_for_another() -> None:
    for kind, what in ((Type.PACK, CARD), (Type.CONTACT, REVOCATION), (Type.REVOCATION, CARD), (Type.ROTATION, pack())):
        assert refusal(signed(plain(what), (AUTHOR,), kind))[0] == "schema"


def test_only_what_keys_say_of_themselves_is_carried() -> None:
    good = [reading.sign(ROTATION, [AUTHOR, STRANGER]).decode(), reading.sign(REVOCATION, [AUTHOR]).decode()]
    assert reading.read(reading.sign(pack(carried=tuple(good)), [AUTHOR])).what.carried == tuple(good)
    for wrong in ("", "x", good[0].replace("yarrow.key", "Yarrow.key"), good[1].replace("stolen", "lost"), good[1].rstrip(),
        reading.sign(CARD, [AUTHOR]).decode()):  # fmt: skip
        assert refusal(signed(plain(carried=[good[0], wrong]))) == ("inconsistent", "$.carried[1]")


# writing


@pytest.mark.parametrize(
    "change",
    [
        {"title": "a" * 81},
        {"title": "a\u202eb"},
        {"title": "\ud800"},
        {"lang": "English"},
        {"items": ()},
        {"seq": 0},
        {"carried": ("x",)},
        {"content_note": ""},
        {"signers": ()},
        {"format": 2},
    ],
)
def test_nothing_is_written_that_nobody_could_read(change: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        reading.write(pack(**change), [AUTHOR.verifier])


def test_nothing_is_signed_with_fewer_keys_than_it_names() -> None:
    with pytest.raises(Refused) as caught:
        reading.sign(pack(keys=(AUTHOR, REVIEWER)), [AUTHOR])
    assert caught.value.reason is Reason.INCONSISTENT


# co-signing


def test_a_reviewer_signs_what_the_author_signed() -> None:
    text = reading.write(pack(keys=(AUTHOR, REVIEWER)), [AUTHOR.verifier, REVIEWER.verifier])
    begun = note.seal(text, [AUTHOR])
    assert reading.read(begun).note.lacking == (REVIEWER.verifier,)
    done = reading.cosign(begun, REVIEWER)
    assert reading.read(done).what == pack(keys=(AUTHOR, REVIEWER))
    assert reading.read(done).note.lacking == ()


def test_nothing_is_read_that_an_author_of_it_has_not_signed() -> None:
    """Who names the author of another pack beside themselves does not speak for them."""
    two = pack(keys=(STRANGER, AUTHOR))
    for roles, place in ((("author", "author"), 1), (("reviewer", "author"), 1), (("author", "reviewer"), None)):
        signers = tuple(
            msgspec.structs.replace(one, role=Role(role)) for one, role in zip(two.signers, roles, strict=True)
        )
        text = reading.write(msgspec.structs.replace(two, signers=signers), [STRANGER.verifier, AUTHOR.verifier])
        begun = note.seal(text, [STRANGER])
        assert reading.unfinished(begun).note.lacking == (AUTHOR.verifier,)
        if place is None:
            assert reading.reread(begun.decode()).note.lacking == (AUTHOR.verifier,)
            continue
        assert refusal(begun) == ("signature", f"$.signers[{place}]")
        with pytest.raises(Refused):
            reading.reread(begun.decode())


def test_a_bystander_can_sign_and_changes_nothing() -> None:
    data = reading.sign(pack(), [AUTHOR])
    more = reading.cosign(data, STRANGER)
    assert more != data
    assert reading.read(more).what == reading.read(data).what
    assert reading.read(more).whole.encode() == data


@pytest.mark.parametrize("what", [ROTATION, REVOCATION, CARD])
def test_nobody_is_tricked_into_giving_a_key_away(what: Any) -> None:
    """A rotation from my key to theirs, handed over "to be co-signed": one signature would be all they lack."""
    keys = [STRANGER, AUTHOR] if isinstance(what, Rotation) else [AUTHOR]
    text = reading.write(what, [key.verifier for key in keys])
    begun = note.seal(text, keys[:1])
    with pytest.raises(Refused) as caught:
        reading.cosign(begun, AUTHOR)
    assert caught.value.reason is (Reason.SIGNATURE if isinstance(what, Rotation) else Reason.NOT_A_PACK)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        signed_text("{}"),
        signed(plain(title="")),
        note.seal(reading.write(pack(), [AUTHOR.verifier]), [STRANGER]),
        reading.sign(pack(), [AUTHOR]).replace(b"First", b"Worst"),
    ],
)
def test_what_cannot_be_read_is_not_co_signed(data: bytes) -> None:
    with pytest.raises(Refused):
        reading.cosign(data, REVIEWER)


# whatever comes

_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=6) | st.sampled_from(list(plain())), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.sampled_from(list(plain())), _VALUES)
def test_any_value_in_any_field_is_read_or_refused(name: str, value: Any) -> None:
    try:
        body = json.dumps(plain(**{name: value}), ensure_ascii=False)
        found = reading.read(signed_text(body))
    except Refused:
        return
    assert isinstance(found.what, Pack)
    assert plain(found.what)[name] == value


@given(st.sampled_from(list(Type)), _VALUES)
def test_any_object_of_any_type_is_read_or_refused(kind: Type, value: Any) -> None:
    with pytest.raises(Refused):
        reading.read(signed_text(json.dumps(value), (AUTHOR,), kind))
