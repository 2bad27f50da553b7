"""Vectors of what a reader refuses: one fault in each, with the reason and the place (``make.py`` writes them)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from app.packs import note, reading
from app.packs.keys import SigningKey, VerifierKey, from_seed
from app.packs.model import Contact, Revocation, Rotation, Why
from app.packs.note import MOST_BYTES, Type
from app.packs.strictjson import LONGEST, MOST_DEPTH, MOST_DIGITS, MOST_VALUES
from tests import edwards
from tests.packs import AUTHOR, REVIEWER, STRANGER, pack, plain, signed, signed_text
from tests.vectors.packs.cases import SMALL, Case, padded, refused, taken

# steps 1 to 5


def notes() -> Iterator[Case]:
    whole = reading.sign(pack(SMALL), [AUTHOR])
    text, line = whole[: whole.rindex(b"\n\n") + 1], whole[whole.rindex(b"\n\n") + 2 :]
    yield refused("nothing", b"", "empty")
    body = json.dumps(plain(pack(SMALL)))[:-1] + "@}"
    room = MOST_BYTES - len(signed_text(body.replace("@", "")))
    yield refused("one byte too many", padded(body, "@", " ", room + 1), "too-big")
    for name, data in {
        "no signatures": text,
        "no empty line": text + line,
        "no line feed at the end": whole[:-1],
        "an empty line more": whole + b"\n",
        "lines that end as on Windows": whole.replace(b"\n", b"\r\n"),
        "a tab": whole.replace(b"  ", b"\t", 1),
        "a zero byte": whole.replace(b"First", b"Fi\0st"),
        "something after the signatures": whole + b"more\n",
        "a hyphen for the dash": whole.replace("— ".encode(), b"- "),
        "two spaces": whole.replace("— riverside-counselling ".encode(), "— riverside-counselling  ".encode()),
        "no padding": whole.replace(line, line.rstrip(b"=\n") + b"\n"),
        "a base64 that is not canonical": whole + "— nobody AAAAAAB=\n".encode(),
        "a bystander with a plus sign": whole + "— no+body AAAAAAAA\n".encode(),
        "a bystander that is not UTF-8": whole + b"\xe2\x80\x94 \xff AAAAAAAA\n",
        "seventeen lines": whole + "— nobody AAAAAAAA\n".encode() * 16,
    }.items():
        yield refused(name, data, "not-a-note")
    for name, data in {
        "a byte order mark": b"\xef\xbb\xbf" + whole,
        "another type": whole.replace(b"yarrow.pack/", b"yarrow.package/"),
        "version 0": whole.replace(b"/v1\n", b"/v0\n"),
        "version 01": whole.replace(b"/v1\n", b"/v01\n"),
        "a later version of another type": whole.replace(b"yarrow.pack/v1", b"yarrow.package/v2"),
    }.items():
        yield refused(name, data, "not-a-pack")
    yield refused("a later version", whole.replace(b"/v1\n", b"/v2\n"), "newer")
    yield from _signers()
    yield from _signatures(whole, text, line)


def _signers() -> Iterator[Case]:
    def with_lines(*lines: str) -> bytes:
        text = "\n".join([Type.PACK, *lines, json.dumps(plain(pack(SMALL))), ""]).encode()
        return note.seal(text, [AUTHOR])

    own = AUTHOR.verifier.line
    yield refused("no signer", with_lines(), "signer")
    yield refused("a remark among the signers", with_lines(own, "# a remark"), "signer", "$.signers[1]")
    yield refused(
        "a key id that does not fit", with_lines(own.replace("77af81fc", "77af81fd")), "signer", "$.signers[0]"
    )
    yield refused("a key id in capitals", with_lines(own.replace("77af81fc", "77AF81FC")), "signer", "$.signers[0]")
    yield refused("one signer twice", with_lines(own, own), "signer", "$.signers[1]")
    same_key = VerifierKey("again", AUTHOR.verifier.key).line
    yield refused("one key under two names", with_lines(own, same_key), "signer", "$.signers[1]")
    same_name = VerifierKey(AUTHOR.name, REVIEWER.verifier.key).line
    yield refused("one name with two keys", with_lines(own, same_name), "signer", "$.signers[1]")
    five = [SigningKey(f"k{n}", key).verifier.line for n, key in enumerate(_five())]
    yield refused("five signers", with_lines(*five), "signer", "$.signers[4]")
    for point in sorted(edwards.small_order()):
        for form in sorted(edwards.encodings(point)):
            weak = VerifierKey("weak", form).line
            yield refused(
                f"a point of small order, {form.hex()[:8]}…{form.hex()[-4:]}",
                with_lines(weak),
                "weak-key",
                "$.signers[0]",
            )
    odd = VerifierKey("odd", ((1 << 255) - 1).to_bytes(32, "little")).line
    yield refused("a key that is not reduced", with_lines(own, odd), "weak-key", "$.signers[1]")


def _five() -> list[Any]:
    return [from_seed("k", bytes([100 + n]) * 32)._secret for n in range(5)]


def _signatures(whole: bytes, text: bytes, line: bytes) -> Iterator[Case]:
    first = "$.signers[0]"
    yield refused("one letter changed", whole.replace(b"First", b"Furst"), "signature", first)
    yield refused("another type on top", whole.replace(b"yarrow.pack/", b"yarrow.contact/"), "signature", first)
    yield refused(
        "only a bystander signed", text + b"\n" + note.seal(text, [STRANGER])[len(text) + 1 :], "signature", first
    )
    yield refused("the line twice", whole + line, "signature", first)
    raw = base64.b64decode(line.split(b" ")[2])
    number = int.from_bytes(raw[36:], "little") + edwards.L
    malleable = raw[:36] + number.to_bytes(32, "little")
    for name, changed in {
        "S + L": malleable,
        "a signature that is too short": raw[:-1],
        "a signature that is too long": raw + b"\0",
        "R of another signature": raw[:4] + AUTHOR.sign(b"")[:32] + raw[36:],
    }.items():
        again = f"— {AUTHOR.name} {base64.b64encode(changed).decode()}\n".encode()
        yield refused(name, text + b"\n" + again, "signature", first)
    both = reading.sign(pack(SMALL, keys=(AUTHOR, REVIEWER)), [AUTHOR, REVIEWER])
    cut = both.rindex(b"\n\n") + 2
    one, two = both[cut:].split(b"\n")[:2]
    yield refused("only the reviewer signed", both[:cut] + two + b"\n", "signature", first)
    other = base64.b64encode(REVIEWER.verifier.id + REVIEWER.sign(b"")).decode()
    wrong = f"\n— {REVIEWER.name} {other}\n".encode()
    yield refused("the reviewer signed another text", both[:cut] + one + wrong, "signature", "$.signers[1]")
    told = plain(pack(SMALL, keys=(AUTHOR, REVIEWER)))
    told["signers"][1]["role"] = "author"
    text = note.compose(Type.PACK, json.dumps(told), [AUTHOR.verifier, REVIEWER.verifier])
    yield refused("the second of two authors did not sign", note.seal(text, [AUTHOR]), "signature", "$.signers[1]")
    change = Rotation(format=1, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="")
    half = note.seal(reading.write(change, [AUTHOR.verifier, STRANGER.verifier]), [AUTHOR])
    yield refused("a rotation that the new key did not sign", half, "signature", "$.signers[1]")


# steps 6 to 10


def bodies() -> Iterator[Case]:
    yield from _texts()
    yield from _limits()
    yield from _schema()


def _texts() -> Iterator[Case]:
    small = json.dumps(plain(pack(SMALL)), ensure_ascii=False)
    yield refused("not UTF-8", signed_text(small.encode().replace(b"First", b"Fi\xff")), "not-utf8")
    yield refused("an overlong form", signed_text(small.encode().replace(b"First", b"Fi\xc0\xaf")), "not-utf8")
    yield refused("a surrogate in UTF-8", signed_text(small.encode().replace(b"First", b"Fi\xed\xa0\x80")), "not-utf8")
    for name, body in {
        "a comma too many": small.replace("}", ",}", 1),
        "single quotes": small.replace('"', "'"),
        "two objects": small + small,
        "a string that does not end": small[:40],
        "a bracket that closes nothing": "{]",
        "a line feed in a string": small.replace("First", "Fi\nst"),
        "a remark": small.replace("{", "{/* */", 1),
        "escaped quotes without an end": '{"a":"' + '\\"' * 50,
    }.items():
        yield refused(name, signed_text(body), "not-json")
    for name, body in {
        "a name twice": small.replace('"seq": 1', '"seq": 1, "seq": 1'),
        "a name twice, once escaped": small.replace('"seq": 1', '"seq": 1, "\\u0073eq": 1'),
    }.items():
        yield refused(name, signed_text(body), "name-twice")
    for number in ("1.0", "1e0", "1e400", "NaN", "-Infinity", "1" + "0" * MOST_DIGITS):
        yield refused(f"the number {number}", signed_text(small.replace('"seq": 1', f'"seq": {number}')), "bad-number")
    for point in (0x00, 0x09, 0x1B, 0x7F, 0x85, 0x061C, 0x200F, 0x2028, 0x202E, 0x2060, 0x2066, 0xD800, 0xE000, 0xFDD0, 0xFEFF, 0xFFF9, 0xFFFF,
                  0xE0041, 0x10FFFF):  # fmt: skip
        escaped = json.dumps(plain(pack(SMALL, title=f"a{chr(point)}b")))
        yield refused(f"U+{point:04X}, escaped", signed_text(escaped), "bad-character", "$.title")
        if point > 0x1F and point != 0xD800:
            raw = json.dumps(plain(pack(SMALL, title=f"a{chr(point)}b")), ensure_ascii=False)
            yield refused(f"U+{point:04X}", signed_text(raw), "bad-character", "$.title")
    yield refused("a name that no field has", signed(plain(pack(SMALL)) | {"Größe": 1}), "schema")


def _limits() -> Iterator[Case]:
    small = json.dumps(plain(pack(SMALL)), ensure_ascii=False)
    deep = "[" * MOST_DEPTH + "]" * MOST_DEPTH
    yield refused("too deep", signed_text(small.replace('"seq": 1', f'"seq": {deep}')), "too-deep")
    deep = "[" * (MOST_DEPTH - 1) + "]" * (MOST_DEPTH - 1)
    yield refused(
        "as deep as allowed, and wrong", signed_text(small.replace('"seq": 1', f'"seq": {deep}')), "schema", "$.seq"
    )
    quoted = small.replace("First steps", "[" * 40)
    yield taken("brackets in a string", signed_text(quoted))
    many = '{"a":[@0]}'
    yield refused("as many values as allowed, and wrong", padded(many, "@", "0,", MOST_VALUES - 3), "schema")
    yield refused("one value too many", padded(many, "@", "0,", MOST_VALUES - 2), "too-many")
    yield refused(
        "one long string", padded(small.replace("First steps", "@"), "@", "a", LONGEST + 1), "schema", "$.title"
    )


def _schema() -> Iterator[Case]:
    small = plain(pack(SMALL))
    for name in small:
        body = dict(small)
        del body[name]
        yield refused(f"without {name}", signed(body), "schema")
    yield refused("an unknown field", signed(small | {"more": 1}), "schema")
    yield refused("a later format", signed(small | {"format": 2}), "newer", "$.format")
    for name, value in (
        ("format", 0), ("format", True), ("id", small["id"].upper()), ("id", small["id"] + "\n"), ("seq", 0), ("seq", "1"), ("seq", True),
        ("made", "2026-13"), ("made", "2026-11-22"), ("title", ""), ("title", " a"), ("title", "a\n"), ("title", "a\nb"), ("title", "\u200b"),
        ("title", "a" * 81), ("lang", "English"), ("lang", "en\n"), ("dir", "up"), ("licence", ""), ("reading_level", 21), ("recipient", "0001"),
        ("items", []),
    ):  # fmt: skip
        yield refused(f"{name}: {json.dumps(value)[:30]}", signed(small | {name: value}), "schema", f"$.{name}")
    item = small["items"][0]
    for name, value in (
        ("kind", "image"),
        ("id", "Words"),
        ("id", "words\n"),
        ("title", None),
        ("text", ""),
        ("text", "a" * 401),
        ("cautions", ["x"]),
    ):
        where = f"$.items[0].{name}" + ("[0]" if name == "cautions" else "")
        yield refused(
            f"item, {name}: {json.dumps(value)[:20]}",
            signed(small | {"items": [item | {name: value}]}),
            "schema",
            where,
        )
    yield refused(
        "an unknown field in an item", signed(small | {"items": [item | {"more": 1}]}), "schema", "$.items[0]"
    )
    yield from _disagreeing(small, item)


def _disagreeing(small: Case, item: Case) -> Iterator[Case]:
    two = plain(pack(SMALL, keys=(AUTHOR, REVIEWER)))
    yield refused("a signer in the text who has no line", signed(two), "inconsistent", "$.signers")
    yield refused("signers in another order", signed(two, (REVIEWER, AUTHOR)), "inconsistent", "$.signers")
    reviewers = [signer | {"role": "reviewer"} for signer in small["signers"]]
    yield refused("nobody is the author", signed(small | {"signers": reviewers}), "inconsistent", "$.signers")
    yield refused("one id twice", signed(small | {"items": [item, item]}), "inconsistent", "$.items[1].id")
    voice = plain()["items"][2]
    yield refused(
        "a voice without a note",
        signed(small | {"items": [voice | {"content_note": ""}]}),
        "inconsistent",
        "$.items[0].content_note",
    )
    yield refused(
        "a note that the pack does not have",
        signed(small | {"items": [voice], "content_note": " "}),
        "inconsistent",
        "$.content_note",
    )
    yield refused("something else is carried", signed(small | {"carried": ["x"]}), "inconsistent", "$.carried[0]")
    exercise = plain()["items"][1]
    wrong = exercise | {"id": "another-name"}
    yield refused(
        "an exercise under another name", signed(small | {"items": [wrong]}), "schema", "$.items[0].exercise.id"
    )
    card = plain(Contact(format=1, name=AUTHOR.name, shown="R", about="", made="", age=""))
    yield refused("a card of somebody else", signed(card, (REVIEWER,), Type.CONTACT), "inconsistent", "$.name")
    rotation = plain(Rotation(format=1, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made=""))
    yield refused(
        "a rotation that only the new key signed",
        signed(rotation, (STRANGER,), Type.ROTATION),
        "inconsistent",
        "$.signers",
    )
    yield refused(
        "a rotation of others", signed(rotation, (STRANGER, REVIEWER), Type.ROTATION), "inconsistent", "$.old"
    )
    gone = plain(Revocation(format=1, key=AUTHOR.verifier.line, reason=Why.LOST, made=""))
    yield refused(
        "a revocation of somebody else's key", signed(gone, (STRANGER,), Type.REVOCATION), "inconsistent", "$.key"
    )
