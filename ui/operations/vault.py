"""What the person does with the vault itself: what opens it, and the copies of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.changes import Outcome
from app.session import Session
from app.vault.secrets import Passphrase
from ui.context import Operation


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A fresh recovery code and the place of its slot, so that it can be taken away again."""

    code: str = field(repr=False)
    index: int


def add_recovery_code(session: Session) -> Outcome[MadeCode]:
    """A new recovery code in a slot of its own."""
    before = {slot.index for slot in session.vault.slots()}
    made = session.vault.add_recovery_code()
    index = next(slot.index for slot in session.vault.slots() if slot.index not in before)
    return Outcome(MadeCode(made.value, index), made.changes)


def remove_way(index: int) -> Operation[None]:
    """Take one way in away."""
    return lambda session: session.vault.remove_slot(index)


def change_passphrase(new: str, key_file: bytes | None = None) -> Operation[None]:
    """Replace the passphrase."""
    return lambda session: session.vault.change_passphrase(Passphrase(new, key_file))


def add_key_file(passphrase: str, key_file: bytes) -> Operation[None]:
    """A passphrase that works together with a file."""
    return lambda session: session.vault.add_key_file(passphrase, key_file)
