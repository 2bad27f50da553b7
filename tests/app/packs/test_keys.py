"""Keys: the standard's own examples, the forms of the note format, what no honest key is, and other programs."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs import keys, note, reading
from app.packs.keys import VerifierKey, exactly, from_seed, good_key, new_key, read_line
from app.packs.note import Type
from app.packs.refusal import Reason, Refused
from app.vault.secrets import word_list
from tests import edwards
from tests.packs import AUTHOR, REVIEWER, needs, pack, plain, signed

# RFC 8032, 7.1: secret, public, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
            "55141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
            "00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc"
            "027beceea1ec40a"
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad"
            "9bef1177331a704"
        ),
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_the_standards_own_examples(secret: str, public: str, message: str, signature: str) -> None:
    key = from_seed("rfc-8032", bytes.fromhex(secret))
    text = bytes.fromhex(message)
    assert key.verifier.key.hex() == public
    assert key.sign(text).hex() == signature
    assert key.verifier.verifies(bytes.fromhex(signature), text)
    assert not key.verifier.verifies(bytes.fromhex(signature), text + b"\0")
    assert key.seed().hex() == secret


# The key and the note with which Go's own package for notes is tested (golang.org/x/mod, sumdb/note).
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_TEXT = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.
"""
GO_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_our_notes_are_those_of_the_format() -> None:
    """The same key and the same text give, byte for byte, the note that another implementation made."""
    seed = base64.b64decode(GO_SEED)
    assert seed[0] == 1
    key = keys.SigningKey("PeterNeumann", from_seed("any", seed[1:])._secret)
    assert key.verifier.line == GO_KEY
    assert note.seal(GO_TEXT.encode(), [key]) == f"{GO_TEXT}\n{GO_LINE}".encode()
    raw = exactly(GO_LINE.split(" ")[2].strip(), 68)
    assert raw is not None
    assert key.verifier.verifies(raw[4:], GO_TEXT.encode())


def test_a_line_says_one_key_and_nothing_else() -> None:
    line = AUTHOR.verifier.line
    assert read_line(line) == AUTHOR.verifier
    for at in range(len(line)):
        assert read_line(line[:at]) is None
        assert read_line(line[at + 1 :]) is None
        for other in ("A", "b", "0", "+", "=", " ", "\n", "é", "\u0660"):
            changed = line[:at] + other + line[at + 1 :]
            assert changed == line or read_line(changed) is None, changed


@pytest.mark.parametrize(
    "line",
    [
        "a+" + AUTHOR.verifier.line.split("+", 1)[1],  # the id belongs to another name
        AUTHOR.verifier.line.replace("+", "++", 1),
        AUTHOR.verifier.line.replace("riverside", "Riverside"),
        AUTHOR.verifier.line + "\n",
        " " + AUTHOR.verifier.line,
        "",
        "++",
    ],
)
def test_other_forms_of_a_line_are_none(line: str) -> None:
    assert read_line(line) is None


def test_another_algorithm_is_no_key_of_ours() -> None:
    raw = b"\x04" + AUTHOR.verifier.key
    key_id = hashlib.sha256(b"a\n" + raw).hexdigest()[:8]
    assert read_line(f"a+{key_id}+{base64.b64encode(raw).decode()}") is None
    raw = b"\x01" + AUTHOR.verifier.key
    key_id = hashlib.sha256(b"a\n" + raw).hexdigest()[:8]
    assert read_line(f"a+{key_id}+{base64.b64encode(raw).decode()}") is not None


@given(st.binary(max_size=40))
def test_base64_has_one_form(data: bytes) -> None:
    text = base64.b64encode(data).decode()
    assert exactly(text) == data
    assert exactly(text, len(data) + 1) is None
    for other in (text.rstrip("="), text + "=", text + "\n", " " + text, text + "é"):
        assert other == text or exactly(other) is None
    padding = text.count("=")
    if padding:  # the last letter before the padding carries bits that must be zero
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        at = len(text) - padding - 1
        higher = alphabet[alphabet.index(text[at]) + 1]
        assert exactly(text[:at] + higher + text[at + 1 :]) is None


@pytest.mark.parametrize("name", ["", "a" * 61, "Riverside", "a b", "a+b", "a\n", "é", "a_b"])
def test_a_name_the_format_does_not_allow_makes_no_key(name: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        new_key(name)
    with pytest.raises(ValueError, match=r"^$"):
        from_seed(name, bytes(32))


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_seed_has_32_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        from_seed("a", bytes(length))


def test_every_new_key_is_another_one_and_a_good_one() -> None:
    made = {new_key("a").verifier.key for _ in range(200)}
    assert len(made) == 200
    assert all(map(good_key, made))


# keys that no honest signer has

SMALL = sorted(encoding for point in edwards.small_order() for encoding in edwards.encodings(point))


def test_the_list_of_weak_keys_is_what_the_definition_gives() -> None:
    points = edwards.small_order()
    assert all(edwards.times(8, point) == edwards.NEUTRAL for point in points)
    assert {y for _, y in points} == keys.SMALL_ORDER_Y
    assert len(SMALL) == 14  # eight, and six more ways to write them


@pytest.mark.parametrize("encoding", SMALL, ids=bytes.hex)
def test_a_point_of_small_order_is_no_key(encoding: bytes) -> None:
    """Whoever takes one believes whatever is put before them: this makes a signature without any secret."""
    assert not good_key(encoding)
    key = VerifierKey("nobody", encoding)
    forged = next(
        (
            text
            for text in (b"%d" % n for n in range(200))
            if key.verifies(edwards.encoded(edwards.NEUTRAL) + bytes(32), text)
        ),
        None,
    )
    canonical = int.from_bytes(encoding, "little") & ((1 << 255) - 1) < edwards.P
    assert forged is not None or not canonical  # the library itself takes them, unless they are not written properly


def test_a_key_that_is_not_reduced_is_none() -> None:
    for y in range(edwards.P, 1 << 255):
        assert not good_key(y.to_bytes(32, "little"))
        assert not good_key((y | 1 << 255).to_bytes(32, "little"))
    assert not good_key(b"")
    assert not good_key(bytes(31))
    assert not good_key(AUTHOR.verifier.key + b"\0")


def test_a_weak_key_is_refused_before_its_signature_is_looked_at() -> None:
    neutral = edwards.encoded(edwards.NEUTRAL)
    weak = VerifierKey("anyone", neutral)
    text = f"{Type.PACK}\n{weak.line}\n{{}}\n".encode()
    line = f"— {weak.name} {base64.b64encode(weak.id + neutral + bytes(32)).decode()}\n".encode()
    assert weak.verifies(neutral + bytes(32), text)  # the signature that fits every text
    with pytest.raises(Refused) as caught:
        note.verify(text + b"\n" + line)
    assert (caught.value.reason, caught.value.where) == (Reason.WEAK_KEY, "$.signers[0]")


def test_a_key_with_a_small_part_needs_its_owners_secret_all_the_same() -> None:
    """Such a key passes; it is one key, of whoever made it, and gives nobody else anything."""
    corner = next(point for point in edwards.small_order() if edwards.times(4, point) != edwards.NEUTRAL)
    secret = 123456789
    public = edwards.encoded(edwards.add(edwards.times(secret, edwards.BASE), corner))
    assert good_key(public)
    key = VerifierKey("odd", public)
    signatures = []
    for nonce in range(1, 200):
        first = edwards.encoded(edwards.times(nonce, edwards.BASE))
        number = edwards.challenge(first, public, b"text") % edwards.L
        if number % 8 == 0:  # then the small part plays no part
            signatures.append(first + ((nonce + number * secret) % edwards.L).to_bytes(32, "little"))
    assert signatures
    assert all(key.verifies(signature, b"text") for signature in signatures)
    assert not any(key.verifies(signature, b"other") for signature in signatures)


@given(st.binary(max_size=200))
def test_a_signature_has_one_form(text: bytes) -> None:
    """S + L is the same number, and another signature: whoever takes both can be shown two notes for one."""
    good = AUTHOR.sign(text)
    first, number = good[:32], int.from_bytes(good[32:], "little")
    assert AUTHOR.verifier.verifies(good, text)
    for other in range(number + edwards.L, 1 << 256, edwards.L):
        assert not AUTHOR.verifier.verifies(first + other.to_bytes(32, "little"), text)
    for length in (0, 1, 32, 63):
        assert not AUTHOR.verifier.verifies(good[:length], text)
    assert not AUTHOR.verifier.verifies(good + b"\0", text)
    assert not REVIEWER.verifier.verifies(good, text)


# fingerprints


def test_words_and_digits_are_the_hash_written_out() -> None:
    """The definition of the specification, done in another way: by bits, and by long division of text."""
    for key in (AUTHOR.verifier.key, REVIEWER.verifier.key, os.urandom(32)):
        bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(b"yarrow-fp-v1" + key).digest())
        places = [word_list().index(word) for word in keys.fingerprint_words(key)]
        assert len(places) == 7
        assert sum(place * 7776 ** (6 - at) for at, place in enumerate(places)) == int(bits[:90], 2)
        digits = [f"{int(bits[at : at + 13], 2):04d}" for at in range(0, 104, 13)]
        assert keys.fingerprint_digits(key) == " ".join(digits)


def test_the_fingerprint_of_one_key_stays() -> None:
    """Written down on paper somewhere: it may never change."""
    assert keys.fingerprint_words(bytes(32)) == FIRST_WORDS
    assert keys.fingerprint_digits(bytes(32)) == FIRST_DIGITS


FIRST_WORDS = ("flyover", "crawling", "rack", "lash", "activator", "antiquely", "bakery")
FIRST_DIGITS = "3881 3690 5497 1965 6338 4653 6565 7891"


# other programs


def _openssl(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)


def _rawin() -> bool:
    return b"rawin" in _openssl("pkeyutl", "-help").stderr


@needs("openssl")
def test_openssl_verifies_what_we_sign(tmp_path: Path) -> None:
    if not _rawin():
        pytest.skip("this OpenSSL cannot sign with Ed25519")
    data = reading.sign(pack(keys=(AUTHOR, REVIEWER)), [AUTHOR, REVIEWER])
    text, _, lines = data.rpartition(b"\n\n")
    (tmp_path / "text").write_bytes(text + b"\n")
    (tmp_path / "other").write_bytes(text + b" \n")
    for key, line in zip((AUTHOR, REVIEWER), lines.decode().splitlines(), strict=True):
        (tmp_path / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + key.verifier.key)  # RFC 8410
        (tmp_path / "sig").write_bytes(base64.b64decode(line.split(" ")[2])[4:])
        verify = ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", tmp_path / "key", "-rawin", "-sigfile"]
        done = _openssl(*verify, tmp_path / "sig", "-in", tmp_path / "text")
        assert done.returncode == 0, done.stderr
        assert b"Verified Successfully" in done.stdout
        assert _openssl(*verify, tmp_path / "sig", "-in", tmp_path / "other").returncode != 0


@needs("openssl")
def test_we_verify_what_openssl_signs(tmp_path: Path) -> None:
    if not _rawin():
        pytest.skip("this OpenSSL cannot sign with Ed25519")
    secret = tmp_path / "secret"
    assert _openssl("genpkey", "-algorithm", "ed25519", "-outform", "DER", "-out", secret).returncode == 0
    public = _openssl("pkey", "-in", secret, "-inform", "DER", "-pubout", "-outform", "DER").stdout[-32:]
    key = VerifierKey("made-by-openssl", public)
    what = plain(signers=[{"name": key.name, "shown": "Somebody", "role": "author"}])
    template = signed(what)
    text = template.rpartition(b"\n\n")[0].replace(AUTHOR.verifier.line.encode(), key.line.encode()) + b"\n"
    (tmp_path / "text").write_bytes(text)
    done = _openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", secret, "-in", tmp_path / "text")
    assert done.returncode == 0, done.stderr
    line = f"— {key.name} {base64.b64encode(key.id + done.stdout).decode()}\n".encode()
    assert reading.read(text + b"\n" + line).signers == (key,)
    with pytest.raises(Refused) as caught:
        reading.read(text.replace(b"First", b"Other") + b"\n" + line)
    assert caught.value.reason is Reason.SIGNATURE
