from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.changes import Changes
from app.errors import Code, UserFixable
from app.packs import reading
from app.packs.compare import parts
from app.packs.model import FORMAT, Contact, Revocation, Rotation, Why
from app.packs.refusal import Reason, Refused
from app.packs.signers import Signers
from app.packs.trust import CameBy, Effect, Trust
from app.vault.database import Database
from tests.packs import AUTHOR, STRANGER
from tests.support import FakeClock, memory_database

KEY = AUTHOR.verifier.key.hex()


@pytest.fixture
def memory() -> Iterator[Database]:
    found = memory_database()
    yield found
    found.close()


@pytest.fixture
def signers(memory: Database, clock: FakeClock) -> Signers:
    return Signers(memory, clock)


def _verify(signers: Signers) -> None:
    asked = signers.challenge(KEY)
    answers = [parts(AUTHOR.verifier.key)[place - 1] for place in asked.places]
    assert signers.compare(AUTHOR.verifier, asked, answers).value


def _revoke(signers: Signers) -> None:
    what = Revocation(format=FORMAT, key=AUTHOR.verifier.line, reason=Why.LOST, made="")
    assert signers.take(reading.read(reading.sign(what, [AUTHOR]))).value is Effect.REVOKED


def test_known_is_said_and_verified_is_compared(signers: Signers) -> None:
    assert signers.know(AUTHOR.verifier, " River\nside ").value.shown == "River side"
    assert signers.get(KEY).state is Trust.KNOWN
    asked = signers.challenge(KEY)
    wrong = [parts(STRANGER.verifier.key)[place - 1] for place in asked.places]
    assert (signers.compare(AUTHOR.verifier, asked, wrong).value, signers.get(KEY).state) == (False, Trust.KNOWN)
    _verify(signers)
    found = signers.get(KEY)
    assert (found.state, found.came_by, found.shown) == (Trust.VERIFIED, CameBy.WORDS, "River side")
    signers.know(AUTHOR.verifier, "")
    assert signers.get(KEY).state is Trust.VERIFIED  # saying less takes nothing away
    assert signers.doubt(KEY).value.state is Trust.UNKNOWN
    signers.forget(KEY)
    assert signers.all() == []


def test_a_key_never_met_can_be_compared_at_once(signers: Signers) -> None:
    _verify(signers)
    assert signers.get(KEY).state is Trust.VERIFIED


def test_a_revoked_key_stays_revoked(signers: Signers) -> None:
    signers.know(AUTHOR.verifier, "Riverside")
    _revoke(signers)
    asked = signers.challenge(KEY)
    tries = (
        lambda: signers.know(AUTHOR.verifier, "Riverside"),
        lambda: signers.compare(AUTHOR.verifier, asked, []),
        lambda: signers.doubt(KEY),
        lambda: signers.forget(KEY),
    )
    for one in tries:
        with pytest.raises(Refused) as caught:
            one()
        assert caught.value.reason is Reason.REVOKED
    assert signers.get(KEY).state is Trust.REVOKED


def test_a_card_is_kept_with_whom_to_encrypt_to(signers: Signers) -> None:
    age = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    what = Contact(format=FORMAT, name=AUTHOR.name, shown="Riverside", about="Tuesdays", made="2026-11", age=age)
    signed = reading.read(reading.sign(what, [AUTHOR]))
    outcome = signers.take(signed, know=True)
    assert (outcome.value, outcome.changes) == (Effect.MET, Changes.PACKS)
    found = signers.get(KEY)
    assert (found.shown, found.about, found.age, found.state) == ("Riverside", "Tuesdays", age, Trust.KNOWN)


def test_names_are_the_persons_to_change(signers: Signers) -> None:
    signers.know(AUTHOR.verifier, "Riverside")
    assert signers.rename(KEY, "R., whom I met in May").value.shown == "R., whom I met in May"
    for name, code in (("  ", Code.EMPTY), ("x" * 81, Code.TOO_LONG)):
        with pytest.raises(UserFixable) as caught:
            signers.rename(KEY, name)
        assert caught.value.code is code
    with pytest.raises(UserFixable):
        signers.get("00" * 32)


def test_what_was_taken_under_the_old_key_belongs_to_the_new_row(signers: Signers, memory: Database) -> None:
    """Somebody's packs stay theirs when the key that signed them turns out to be a later one of a known row."""
    memory.execute("INSERT INTO pack(id, created_at, modified_at, root, seq) VALUES ('p', 0, 0, ?, 1)", (KEY,))
    signers.know(STRANGER.verifier, "Before")
    what = Rotation(format=FORMAT, old=STRANGER.verifier.line, new=AUTHOR.verifier.line, seq=1, made="")
    signers.take(reading.read(reading.sign(what, [STRANGER, AUTHOR])))
    assert memory.value("SELECT root FROM pack") == STRANGER.verifier.key.hex()


def test_rotations_and_revocations_are_passed_on(signers: Signers, clock: FakeClock) -> None:
    assert signers.carried() == ()
    signers.know(STRANGER.verifier, "Before")
    what = Rotation(format=FORMAT, old=STRANGER.verifier.line, new=AUTHOR.verifier.line, seq=1, made="")
    rotation = reading.sign(what, [STRANGER, AUTHOR]).decode("utf-8")
    signers.take(reading.read(rotation.encode("utf-8")))
    clock.tick(60)
    _revoke(signers)
    assert len(signers.carried()) == 2
    assert signers.carried()[1] == rotation
    assert all(reading.carried(text) is not None for text in signers.carried())
    assert len(signers.carried(most=1)) == 1
