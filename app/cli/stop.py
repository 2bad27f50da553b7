"""Why a command ends, as a number for scripts."""

from __future__ import annotations

from enum import IntEnum

from app.errors import AppError, Code


class Exit(IntEnum):
    """Exit codes.  Stable."""

    DONE = 0
    OURS = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    DAMAGED = 4
    REFUSED = 5
    IN_USE = 6
    DISK = 7
    INTERRUPTED = 130  # 128 and SIGINT, as shells count


class Stop(Exception):
    """Ends a command with a sentence of its own."""

    def __init__(self, exit_code: Exit, sentence: str) -> None:
        super().__init__(exit_code.name)
        self.exit_code = exit_code
        self.sentence = sentence


_CODES = {
    Exit.OURS: {Code.BUG, Code.EXERCISE_REFUSED},
    Exit.WRONG_PASSPHRASE: {
        Code.WRONG_PASSPHRASE, Code.PASSPHRASE_EMPTY, Code.PASSPHRASE_CHARACTER, Code.RECOVERY_CODE_TYPO,
    },
    Exit.DAMAGED: {Code.HEADER_DAMAGED, Code.DATABASE_DAMAGED},
    Exit.REFUSED: {
        Code.NEWER_VERSION, Code.FORMAT_UNKNOWN, Code.INPUT_UNREADABLE, Code.INPUT_TOO_LARGE, Code.INPUT_NESTED, Code.NOTHING_FOUND,
        Code.PACK_REFUSED, Code.PROGRAM_UNKNOWN, Code.PROGRAM_DAMAGED, Code.PROGRAM_OLDER,
    },
    Exit.IN_USE: {Code.IN_USE, Code.STICK_IN_USE},
    Exit.DISK: {
        Code.READ_ONLY, Code.DISK_FULL, Code.DISK_ERROR, Code.VAULT_FULL, Code.PERMISSION, Code.COPY_NOT_VERIFIED,
        Code.NOT_ENOUGH_MEMORY, Code.LIBRARY_TOO_OLD, Code.KEY_FILE_UNREADABLE,
        Code.STICK_GONE, Code.STICK_FULL, Code.STICK_READ_ONLY, Code.STICK_DIFFERS, Code.PROGRAM_UNREADABLE,
    },
    Exit.USAGE: {
        Code.NO_VAULT, Code.VAULT_EXISTS, Code.LAST_SLOT, Code.SLOTS_FULL, Code.NOT_FOUND, Code.TOO_LONG, Code.BAD_DATE,
        Code.BAD_NUMBER, Code.EMPTY, Code.OUTPUT_EXISTS, Code.OUTPUT_NOWHERE, Code.KEY_NAME, Code.NOT_LOW_RISK, Code.TEST_RUNNING,
        Code.STICK_NAME, Code.STICK_INSIDE, Code.STICK_NOTES,
    },
}  # fmt: skip
_OF_CODE = {code: exit_code for exit_code, codes in _CODES.items() for code in codes}


def exit_of(error: AppError) -> Exit:
    """The exit code of an error of the core."""
    return _OF_CODE.get(error.code, Exit.OURS)
