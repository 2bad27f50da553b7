"""A sentence for every way in which the core can say no: what happened – what is safe – what to do.

The program takes the blame where it is ours, names nothing that the person wrote, and never
calls damage a wrong passphrase or a wrong passphrase damage.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import AppError, Code
from ui.i18n import translate


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what is safe, what can be done.  Each part is a sentence or two."""

    happened: str
    safe: str
    do: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.do) if part)


def sentence(error: AppError) -> str:
    """The whole message of an error as one paragraph."""
    return str(message(error))


def message(error: AppError) -> Message:
    """The message of an error, with its slots filled in."""
    known = _all()
    found = known.get(error.code) or known[Code.BUG]
    words = {name: str(value) for name, value in error.slots.items()}
    if error.code is Code.PACK_REFUSED:
        from ui.i18n import pack_words  # leads to packs and their cryptography: the first window does not wait for them

        return Message(*pack_words.refused(words.get("reason", ""), words.get("where", "$"), words.get("detail", "")))
    words.setdefault("most", "")
    where = words.get("where", "")
    happened = found.happened.format(**words)
    if where and error.code in _NAMES_PLACE:
        happened += " " + translate("Errors", "The place in it: {where}.").format(where=where)
    return Message(happened, found.safe.format(**words), found.do.format(**words))


_NAMES_PLACE = {Code.INPUT_UNREADABLE, Code.INPUT_TOO_LARGE, Code.INPUT_NESTED}


def _all() -> dict[Code, Message]:
    return {**_opening(), **_disk(), **_ways_in(), **_upkeep(), **_rooms(), **_exchange(), **_stick(), **_program()}


def _opening() -> dict[Code, Message]:
    nothing_changed = translate("Errors", "Nothing was changed.")
    return {
        Code.WRONG_PASSPHRASE: Message(
            translate("Errors", "This did not open it."),
            nothing_changed,
            translate("Errors", "Please look at capital letters, spaces and the keyboard's language, then try again. If a key file belongs to it, that is needed too."),
        ),
        Code.HEADER_DAMAGED: Message(
            translate("Errors", "The small file that leads to your notes, and its twin, are damaged. Your passphrase may well be right."),
            translate("Errors", "The notes themselves were not touched."),
            translate("Errors", "If you have a copy of the folder elsewhere, put back the files “slots” and “slots.bak” from it."),
        ),
        Code.DATABASE_DAMAGED: Message(
            translate("Errors", "Your passphrase is right, but the file with your notes is damaged in one or more places."),
            translate("Errors", "We changed nothing in it, and the copies in the folder “backups” are still there."),
            translate("Errors", "Please copy the whole folder to another disk first, if you can. Then you can go back to a kept copy."),
        ),
        Code.NEWER_VERSION: Message(
            translate("Errors", "These notes were last opened by a newer version of the program, and this one would not understand them fully."),
            nothing_changed,
            translate("Errors", "Please use the newer version."),
        ),
        Code.IN_USE: Message(
            translate("Errors", "These notes are open in another window or program."),
            nothing_changed,
            translate("Errors", "Close the other one, then try again. After a sudden stop, a few seconds of waiting help."),
        ),
        Code.NO_VAULT: Message(
            translate("Errors", "The folder with your notes cannot be found."),
            translate("Errors", "Nothing was deleted by us."),
            translate("Errors", "If it is on a stick or another disk, connect that first, then try again."),
        ),
        Code.VAULT_EXISTS: Message(
            translate("Errors", "There are notes in this folder already."),
            translate("Errors", "They were not touched."),
            translate("Errors", "Start the program again to open them, or choose another folder."),
        ),
        Code.NOT_ENOUGH_MEMORY: Message(
            translate("Errors", "This computer does not have enough free memory to open it."),
            nothing_changed,
            translate("Errors", "Close other programs, then try again."),
        ),
        Code.LIBRARY_TOO_OLD: Message(
            translate("Errors", "A part of this installation is older than is safe for your notes."),
            nothing_changed,
            translate("Errors", "Please install the program anew."),
        ),
    }  # fmt: skip


def _disk() -> dict[Code, Message]:
    kept = translate("Errors", "What was saved before is safe.")
    return {
        Code.READ_ONLY: Message(
            translate("Errors", "The disk or folder can only be read, so nothing could be saved."),
            kept,
            translate("Errors", "If it is a stick with a small switch, move the switch. Otherwise copy the folder to a place where you may write."),
        ),
        Code.DISK_FULL: Message(
            translate("Errors", "The disk is full, so the last change could not be saved."),
            kept,
            translate("Errors", "Make some room on it, then try again."),
        ),
        Code.DISK_ERROR: Message(
            translate("Errors", "The disk answered with an error."),
            kept,
            translate("Errors", "Check that it is still connected. If it goes on, copy the whole folder to another disk."),
        ),
        Code.VAULT_FULL: Message(
            translate("Errors", "Your notes have reached the most that one set of notes can hold."),
            kept,
            translate("Errors", "You can take out older entries as a file under Settings, then delete them here."),
        ),
        Code.PERMISSION: Message(
            translate("Errors", "This computer account is not allowed to use that folder or file."),
            translate("Errors", "Nothing was changed."),
            translate("Errors", "Choose another place, or ask whoever looks after the computer only if that is safe for you."),
        ),
    }  # fmt: skip


def _ways_in() -> dict[Code, Message]:
    unchanged = translate("Errors", "What opens your notes is as it was.")
    return {
        Code.PASSPHRASE_EMPTY: Message(translate("Errors", "There is nothing in the field yet."), "", translate("Errors", "Please type your passphrase.")),
        Code.PASSPHRASE_CHARACTER: Message(
            translate("Errors", "One of the signs you typed cannot be part of a passphrase."),
            unchanged,
            translate("Errors", "Letters, numbers, spaces and ordinary signs all work."),
        ),
        Code.RECOVERY_CODE_TYPO: Message(
            translate("Errors", "One or more characters of the code seem to be different from the sheet."),
            translate("Errors", "Nothing was changed."),
            translate("Errors", "Please compare it group by group. O and 0 count as the same, and so do I, L and 1."),
        ),
        Code.KEY_FILE_UNREADABLE: Message(
            translate("Errors", "The key file could not be read, or it is empty."),
            unchanged,
            translate("Errors", "Check that its disk is connected, or choose another file."),
        ),
        Code.LAST_SLOT: Message(
            translate("Errors", "This is the only way left to open your notes, so it was not taken away."),
            unchanged,
            translate("Errors", "Add another way in first."),
        ),
        Code.SLOTS_FULL: Message(
            translate("Errors", "There is no room for another way in."),
            unchanged,
            translate("Errors", "Take away one that you no longer use, then add the new one."),
        ),
    }  # fmt: skip


def _upkeep() -> dict[Code, Message]:
    return {
        Code.COPY_NOT_VERIFIED: Message(
            translate("Errors", "A copy was made first, but it could not be proved to be whole, so we stopped there."),
            translate("Errors", "Your notes were not changed, and the copy was removed."),
            translate("Errors", "Please try again. If it happens again, the disk may be failing: copy the folder elsewhere."),
        ),
        Code.EXERCISE_REFUSED: Message(
            translate("Errors", "One of the built-in exercises could not be read."),
            translate("Errors", "Your own notes have nothing to do with it and are safe."),
            translate("Errors", "Please choose another exercise. Installing the program anew brings this one back."),
        ),
        Code.BUG: Message(
            translate("Errors", "Something in the program did not work. That is our fault, not yours."),
            translate("Errors", "What was saved is safe."),
            translate("Errors", "You can go on, or lock and open it again."),
        ),
    }  # fmt: skip


def _rooms() -> dict[Code, Message]:
    kept = translate("Errors", "Everything else is as it was.")
    return {
        Code.NOT_FOUND: Message(
            translate("Errors", "This is not here any more."),
            kept,
            translate("Errors", "It may have been deleted a moment ago. Go back to see what is there now."),
        ),
        Code.TOO_LONG: Message(
            translate("Errors", "This is longer than we can keep in one piece."),
            translate("Errors", "What you typed is still on the screen."),
            translate("Errors", "Please split it into two or more."),
        ),
        Code.BAD_DATE: Message(
            translate("Errors", "We could not understand this date or time."),
            translate("Errors", "What you typed is still on the screen."),
            translate("Errors", "Please write it as year, month, day: 2026-03-14."),
        ),
        Code.NOT_LOW_RISK: Message(
            translate("Errors", "One of the two tools is not one that a coin may choose."),
            translate("Errors", "Nothing was changed."),
            translate("Errors", "It may have been put aside, or left out, since. You can choose two others."),
        ),
        Code.TEST_RUNNING: Message(
            translate("Errors", "Another fair test is still open."),
            translate("Errors", "Nothing was changed."),
            translate("Errors", "You can stop that one first. What was noted stays."),
        ),
        Code.KEY_NAME: Message(
            translate("Errors", "The short name of a key cannot be like this."),
            translate("Errors", "What you typed is still on the screen."),
            translate("Errors", "It has up to 60 letters from a to z, numbers and dashes, and no spaces."),
        ),
        Code.EMPTY: Message(
            translate("Errors", "There is nothing written here yet."),
            kept,
            translate("Errors", "Please write a word or two, or go back."),
        ),
        Code.BAD_NUMBER: Message(
            translate("Errors", "We could not use this number."),
            translate("Errors", "What you typed is still on the screen."),
            translate("Errors", "Please choose one of the steps, or leave it empty."),
        ),
    }  # fmt: skip


def _stick() -> dict[Code, Message]:
    """Also said of a disk or folder: whoever makes a copy knows what they chose."""
    nothing = translate("Errors", "Your notes here were not touched, and nothing on the stick was changed.")
    before = translate(
        "Errors", "Your notes here were not touched, and what was on the stick before is still as it was."
    )
    return {
        Code.STICK_GONE: Message(
            translate("Errors", "The stick does not answer. It may have been pulled out."),
            before,
            translate("Errors", "Put it in again, then start once more. A folder that ends in “.part” on it is of no use and can be deleted."),
        ),
        Code.STICK_FULL: Message(
            translate("Errors", "There is not enough room on the stick."),
            before,
            translate("Errors", "Make some room on it, or take another stick, then try again."),
        ),
        Code.STICK_READ_ONLY: Message(
            translate("Errors", "The stick can only be read, so nothing can be put on it."),
            nothing,
            translate("Errors", "If it has a small switch, move the switch. Otherwise take another stick."),
        ),
        Code.STICK_NAME: Message(
            translate("Errors", "A folder cannot be called so on every stick."),
            nothing,
            translate("Errors", "Please choose another name. Letters, numbers, spaces and dashes work."),
        ),
        Code.STICK_INSIDE: Message(
            translate("Errors", "This place belongs to the program or to your notes as they are here."),
            nothing,
            translate("Errors", "Please choose another stick or folder."),
        ),
        Code.STICK_NOTES: Message(
            translate("Errors", "There are notes in this folder on the stick already."),
            translate("Errors", "They were not touched, and never will be from here."),
            translate("Errors", "Choose another name, or renew only the program."),
        ),
        Code.STICK_IN_USE: Message(
            translate("Errors", "The notes on the stick are open in another window."),
            nothing,
            translate("Errors", "Close that window, then try again."),
        ),
        Code.STICK_DIFFERS: Message(
            translate("Errors", "What we read back from the stick was not what we had written."),
            translate("Errors", "Your notes here were not touched, and the copy was taken away again."),
            translate("Errors", "The stick may be failing, or be smaller than it says. Please take another one."),
        ),
    }  # fmt: skip


def _program() -> dict[Code, Message]:
    nothing = translate("Errors", "Nothing was copied.")
    return {
        Code.PROGRAM_UNKNOWN: Message(
            translate("Errors", "This is not a program of ours that can be copied: its list of files (SHA256SUMS) is missing or cannot be read."),
            nothing,
            translate("Errors", "Choose the folder that holds the program itself, or its archive as it was handed over."),
        ),
        Code.PROGRAM_DAMAGED: Message(
            translate("Errors", "One or more files of the program are not as its list says. It may be damaged, or somebody changed it."),
            nothing,
            translate("Errors", "Please get the program anew, from somebody you trust."),
        ),
        Code.PROGRAM_UNREADABLE: Message(
            translate("Errors", "The program that was to be copied could not be read."),
            nothing,
            translate("Errors", "Check that its disk is still connected, then try again."),
        ),
        Code.PROGRAM_OLDER: Message(
            translate("Errors", "The program on the stick is newer than this one."),
            translate("Errors", "Nothing on the stick was changed."),
            translate("Errors", "An older program might not understand its notes. Choose another name, or use the newer program."),
        ),
    }  # fmt: skip


def _exchange() -> dict[Code, Message]:
    untouched = translate("Errors", "Nothing was brought in, and the file itself was not changed.")
    return {
        Code.FORMAT_UNKNOWN: Message(
            translate("Errors", "We do not know how to read this kind of file."),
            untouched,
            translate("Errors", "Day One, jrnl, RedNotebook, Daylio, and folders of Markdown text can be brought in."),
        ),
        Code.INPUT_UNREADABLE: Message(
            translate("Errors", "We could not read this. It may be cut short or damaged."),
            untouched,
            translate("Errors", "Please export it again from where it came from."),
        ),
        Code.INPUT_TOO_LARGE: Message(
            translate("Errors", "This is larger than anything we dare to read at once."),
            untouched,
            translate("Errors", "Please export it in smaller parts, a year at a time for example."),
        ),
        Code.INPUT_NESTED: Message(
            translate("Errors", "This is packed inside itself more often than we dare to open."),
            untouched,
            translate("Errors", "Unpack it first on your own, then choose the folder."),
        ),
        Code.NOTHING_FOUND: Message(
            translate("Errors", "We found nothing in it that could be brought in."),
            untouched,
            translate("Errors", "Please check that it is the right file or folder."),
        ),
        Code.OUTPUT_NOWHERE: Message(
            translate("Errors", "The folder is not there any more."),
            translate("Messages", "Nothing was written."),
            translate("Messages", "Please choose another folder."),
        ),
        Code.OUTPUT_EXISTS: Message(
            translate("Errors", "There is already something with this name in that place."),
            translate("Errors", "It was not overwritten, and nothing was taken out yet."),
            translate("Errors", "Please choose another name."),
        ),
    }  # fmt: skip
