"""The error tree of the core.

::

    AppError(code, **slots)
    ├── UserFixable      the person can do something: another passphrase, another name
    ├── WorldError       the disk, the file or another program is in the way
    ├── UntrustedInput   a file from elsewhere was refused; carries where
    └── Bug              we broke a promise of our own
    Cancelled            somebody pressed Cancel; never shown

An error carries a stable :class:`Code` and small slots (a count, a format's name), never a
sentence for the person and never content, a path or a library's own message: SQLite and JSON
messages can quote what they read.  The sentences live in ``ui/i18n/messages.py`` and
``app/cli.py``.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every way in which the core can say no.  Stable: scripts may rely on the values."""

    # vault
    WRONG_PASSPHRASE = "vault.wrong-passphrase"
    HEADER_DAMAGED = "vault.header-damaged"
    DATABASE_DAMAGED = "vault.database-damaged"
    NEWER_VERSION = "vault.newer-version"
    IN_USE = "vault.in-use"
    READ_ONLY = "vault.read-only"
    DISK_FULL = "vault.disk-full"
    DISK_ERROR = "vault.disk-error"  # the disk answers with errors: neither full nor forbidden
    VAULT_FULL = "vault.full"  # the vault itself has reached the most it can hold
    PERMISSION = "vault.permission"
    NO_VAULT = "vault.none-here"
    VAULT_EXISTS = "vault.exists"
    NOT_ENOUGH_MEMORY = "vault.not-enough-memory"
    PASSPHRASE_EMPTY = "vault.passphrase-empty"
    PASSPHRASE_CHARACTER = "vault.passphrase-character"
    RECOVERY_CODE_TYPO = "vault.recovery-code-typo"
    KEY_FILE_UNREADABLE = "vault.key-file-unreadable"
    LAST_SLOT = "vault.last-slot"
    SLOTS_FULL = "vault.slots-full"
    LIBRARY_TOO_OLD = "vault.library-too-old"
    COPY_NOT_VERIFIED = "vault.copy-not-verified"
    # rooms
    NOT_FOUND = "room.not-found"
    TOO_LONG = "room.too-long"
    BAD_DATE = "room.bad-date"
    BAD_NUMBER = "room.bad-number"
    EMPTY = "room.empty"
    # fair tests
    NOT_LOW_RISK = "insights.not-low-risk"  # a coin may not choose this tool
    TEST_RUNNING = "insights.test-running"  # one at a time
    # exchange
    FORMAT_UNKNOWN = "exchange.format-unknown"
    INPUT_UNREADABLE = "exchange.input-unreadable"
    INPUT_TOO_LARGE = "exchange.input-too-large"
    INPUT_NESTED = "exchange.input-nested"
    NOTHING_FOUND = "exchange.nothing-found"
    OUTPUT_EXISTS = "exchange.output-exists"
    OUTPUT_NOWHERE = "exchange.output-nowhere"  # the folder around it is not there
    # exercises
    EXERCISE_REFUSED = "exercise.refused"
    # packs
    PACK_REFUSED = "pack.refused"
    KEY_NAME = "pack.key-name"  # a name that no key may have
    # copies on a stick
    STICK_GONE = "portable.gone"  # pulled out, or it answers with errors
    STICK_FULL = "portable.full"
    STICK_READ_ONLY = "portable.read-only"
    STICK_NAME = "portable.name"  # slots: reason, see app.portable.names
    STICK_INSIDE = "portable.inside"  # the place lies in the program's or the notes' own folder
    STICK_NOTES = "portable.notes-there"  # never written over
    STICK_IN_USE = "portable.in-use"
    STICK_DIFFERS = "portable.differs"  # what was read back is not what was written
    PROGRAM_UNKNOWN = "portable.no-program"
    PROGRAM_DAMAGED = "portable.program-damaged"
    PROGRAM_UNREADABLE = "portable.program-unreadable"
    PROGRAM_OLDER = "portable.program-older"  # than the one on the stick
    # ours
    BUG = "bug"


class AppError(Exception):
    """Anything that goes wrong on purpose.  ``str()`` of it holds the code and nothing else."""

    def __init__(self, code: Code, **slots: str | int) -> None:
        super().__init__(str(code))
        self.code = code
        self.slots = slots


class UserFixable(AppError):
    """The person can fix it here and now."""


class WorldError(AppError):
    """The world outside the program is in the way; what was kept is still kept."""


class UntrustedInput(AppError):
    """Something from elsewhere was refused; ``slots['where']`` says in which part."""


class Bug(AppError):
    """A promise of our own was broken."""

    def __init__(self, **slots: str | int) -> None:
        super().__init__(Code.BUG, **slots)


class Cancelled(Exception):
    """Long work was asked to stop, and did."""
