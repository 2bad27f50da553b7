"""What the person does with the vault itself: what opens it, and the copies of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.changes import Changes, Outcome
from app.errors import AppError
from app.jobs import CancelToken, Progress
from app.session import Session
from app.vault.copies import Copy
from app.vault.erase import erase_copy, erase_vault
from app.vault.restore import restore_copy
from app.vault.secrets import Passphrase, Secret
from app.vault.slots import SlotInfo, SlotRole
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


def prove(secret: Secret) -> Operation[None]:
    """Only goes well if the secret opens this vault."""

    def work(session: Session) -> Outcome[None]:
        session.vault.prove(secret)
        return Outcome(None, Changes.NONE)

    return work


def list_ways(session: Session) -> list[SlotInfo]:
    """What opens the vault."""
    return session.vault.slots()


def came_in_by(session: Session) -> SlotRole:
    """Which kind of way it was opened with."""
    return session.vault.role


def list_copies(session: Session) -> list[Copy]:
    """The copies kept here, newest first."""
    return session.vault.copies()


def keep_copy(session: Session) -> Outcome[None]:
    """Keep a copy because the person asked."""
    session.vault.keep_copy("asked")
    return Outcome(None, Changes.VAULT)


def take_copy_away(copy: Copy) -> Operation[None]:
    """Erase one copy."""

    def work(session: Session) -> Outcome[None]:
        erase_copy(session.vault.folder, copy)
        return Outcome(None, Changes.VAULT)

    return work


def take_copies_away(session: Session) -> Outcome[int]:
    """Erase every copy; how many."""
    found = session.vault.copies()
    for copy in found:
        erase_copy(session.vault.folder, copy)
    return Outcome(len(found), Changes.VAULT)


def go_back_to(copy: Copy, secret: Secret) -> Callable[[Session, CancelToken, Progress], AppError | None]:
    """Put a copy in the place of what is open.

    Raises while nothing is closed yet.  After that the session is of no use any more, whether it
    went well or gives what stood in the way: lock right after it.
    """

    def work(session: Session, _token: CancelToken, progress: Progress) -> AppError | None:
        session.vault.prove(secret)
        folder = session.vault.folder
        session.close()
        try:
            restore_copy(folder, secret, copy.path, progress)
        except AppError as error:
            return error
        return None

    return work


def erase_everything(session: Session, _token: CancelToken, progress: Progress) -> AppError | None:
    """Close the vault and erase it; what stood in the way, if anything did.  Lock right after it."""
    folder = session.vault.folder
    session.close()
    try:
        erase_vault(folder, progress)
    except AppError as error:
        return error
    return None
