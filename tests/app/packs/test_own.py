from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.errors import Code, UserFixable
from app.packs import agefile, reading
from app.packs.keys import NAME, fingerprint_words
from app.packs.model import Contact, Why
from app.packs.own import KeyState, OwnKeys
from app.packs.refusal import Reason, Refused
from app.packs.trust import after
from app.vault.database import Database
from app.vault.secrets import word_list
from tests.handover import holds
from tests.packs import pack
from tests.support import CountingIds, FakeClock, memory_database


@pytest.fixture
def memory() -> Iterator[Database]:
    found = memory_database()
    yield found
    found.close()


@pytest.fixture
def own(memory: Database, clock: FakeClock, ids: CountingIds) -> OwnKeys:
    return OwnKeys(memory, clock, ids)


def test_a_new_key_signs_what_opens(own: OwnKeys) -> None:
    key = own.new("Somebody kind").value
    signing = own.signing_key(key.id)
    read = reading.read(reading.sign(pack(keys=(signing,)), [signing]))
    assert read.signers[0].key.hex() == key.public
    assert own.publics() == {key.public}
    assert key.words == fingerprint_words(bytes.fromhex(key.public))


def test_names_that_are_offered_say_nothing_of_anybody(own: OwnKeys) -> None:
    words = set(word_list())
    names = {own.offer_name() for _ in range(20)}
    assert len(names) > 15
    for name in names:
        assert NAME.fullmatch(name)
        assert any(name.startswith(f"{word}-") and name[len(word) + 1 :] in words for word in words)


@pytest.mark.parametrize(
    ("shown", "name", "code"),
    [
        ("", "fine", Code.EMPTY),
        ("x" * 81, "fine", Code.TOO_LONG),
        ("Fine", "Not Fine", Code.KEY_NAME),
        ("Fine", "x" * 61, Code.KEY_NAME),
    ],
)
def test_what_no_key_may_be_called(own: OwnKeys, shown: str, name: str, code: Code) -> None:
    with pytest.raises(UserFixable) as caught:
        own.new(shown, name)
    assert caught.value.code is code
    assert own.all() == []


def test_one_key_for_each_pack_is_offered_first(own: OwnKeys, clock: FakeClock) -> None:
    assert own.proposed("p") is None
    general = own.new("The clinic").value
    clock.tick(1)
    of_pack = own.new("Somebody", pack_id="p").value
    clock.tick(1)
    other = own.new("Somebody else", pack_id="q").value
    assert own.proposed("p") == of_pack
    assert own.proposed("new") is None  # a peer is offered a fresh one
    assert own.proposed("new", peer=False) == general
    assert own.proposed("q", peer=False) == other
    own.revoke(of_pack.id, Why.RETIRED)
    assert own.proposed("p") is None


def test_a_card_carries_a_way_to_encrypt_only_if_asked(own: OwnKeys) -> None:
    key = own.new("Somebody").value
    plain = reading.read(own.contact(key.id)).what
    assert isinstance(plain, Contact)
    assert (plain.shown, plain.age, plain.made) == ("Somebody", "", "")
    assert own.identities() == ()
    with_age = reading.read(own.contact(key.id, "Tuesdays", "2026-11", with_age=True)).what
    assert with_age.age == own.recipient().value
    sealed = agefile.encrypt_to(b"for you", [with_age.age])
    assert agefile.decrypt_as(sealed, own.identities()) == b"for you"
    assert own.recipient().value == with_age.age  # one for good


def test_a_rotation_is_believed_and_counts_on(own: OwnKeys) -> None:
    first = own.new("Somebody", pack_id="p").value
    second = own.rotate(first.id, "2026-11").value
    third = own.rotate(second.key.id).value
    assert [own.get(one).state for one in (first.id, second.key.id, third.key.id)] == [
        KeyState.FOLLOWED, KeyState.FOLLOWED, KeyState.GOOD,
    ]  # fmt: skip
    assert (third.key.shown, third.key.pack_id, third.key.seq) == ("Somebody", "p", 2)
    book, _ = after({}, reading.read(second.note), second.note.decode(), frozenset({first.public}))
    book, _ = after(book, reading.read(third.note), third.note.decode())
    assert book[third.key.public].root == first.public
    assert third.key.notes == (second.note.decode(), third.note.decode())
    with pytest.raises(Refused) as caught:
        own.rotate(first.id)
    assert caught.value.reason is Reason.OLDER


def test_a_revoked_key_signs_nothing(own: OwnKeys) -> None:
    key = own.new("Somebody").value
    note = own.revoke(key.id, Why.STOLEN).value
    assert reading.read(note).what.reason is Why.STOLEN
    for one in (lambda: own.signing_key(key.id), lambda: own.rotate(key.id), lambda: own.revoke(key.id, Why.LOST)):
        with pytest.raises(Refused) as caught:
            one()
        assert caught.value.reason is Reason.REVOKED
    assert own.get(key.id).notes == (note.decode(),)


def test_a_key_leaves_only_encrypted_and_comes_back_whole(
    own: OwnKeys, memory: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.packs.agefile.WORK_FACTOR", 2)
    monkeypatch.setattr(agefile.encrypt_with_words, "__defaults__", (2,))
    key = own.rotate(own.new("Somebody", pack_id="0" * 26).value.id).value.key
    seed = own.signing_key(key.id).seed()
    data = own.export_key(key.id, "six words said on the phone")
    assert agefile.read_header(data).by_passphrase
    for secret in (seed, seed.hex().encode(), b"Somebody", key.name.encode()):
        assert secret not in data
    own.delete(key.id)
    back = own.import_key(data, "six words said on the phone").value
    assert (back.name, back.shown, back.public, back.pack_id, back.seq, back.notes, back.state) == (
        key.name, key.shown, key.public, key.pack_id, key.seq, key.notes, key.state,
    )  # fmt: skip
    assert own.signing_key(back.id).seed() == seed
    before = holds(memory)
    assert own.import_key(data, "six words said on the phone").value == back
    assert holds(memory) == before
    with pytest.raises(Refused) as caught:
        own.import_key(data, "other words")
    assert caught.value.reason is Reason.NOT_OPENED


def test_what_became_of_a_key_comes_back_with_it(own: OwnKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agefile.encrypt_with_words, "__defaults__", (2,))
    followed = own.new("Somebody").value
    own.rotate(followed.id)
    revoked = own.new("Somebody").value
    own.revoke(revoked.id, Why.LOST)
    files = [own.export_key(key.id, "words") for key in (followed, revoked)]
    for key in (followed, revoked):
        own.delete(key.id)
    assert [own.import_key(data, "words").value.state for data in files] == [KeyState.FOLLOWED, KeyState.REVOKED]


def test_what_is_no_key_is_refused(own: OwnKeys) -> None:
    for inside in (b"{}", b'{"type": "yarrow.signing-key/v1"}', b"no json", b'{"type": 1}'):
        with pytest.raises(Refused):
            own.import_key(agefile.encrypt_with_words(inside, "words", work_factor=2), "words")
    assert own.all() == []


def test_a_deleted_key_leaves_nothing(own: OwnKeys, memory: Database) -> None:
    before = holds(memory)
    key = own.new("Somebody").value
    assert own.rename(key.id, "Another").value.shown == "Another"
    own.delete(key.id)
    assert holds(memory) == before
    with pytest.raises(UserFixable):
        own.get(key.id)
