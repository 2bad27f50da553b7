"""What the terminal says when something stands in the way: what happened, what is safe, what to do."""

from __future__ import annotations

from app.errors import AppError, Code

_NOTHING = "Nothing was changed."
_SAFE = "What was saved before is safe."
_STICK = "What was there before is as it was."
_UNTOUCHED = "Nothing was brought in, and the file itself was not changed."

_SENTENCES = {
    Code.WRONG_PASSPHRASE: f"This did not open it. {_NOTHING} Look at capital letters, spaces and the keyboard's language, then try again. "
    "If a key file belongs to it, name it with --key-file.",
    Code.HEADER_DAMAGED: "The small file that leads to the notes, and its twin, are damaged. The passphrase may well be right, and the notes"
    " themselves were not touched. If there is a copy of the folder elsewhere, put back “slots” and “slots.bak” from it.",
    Code.DATABASE_DAMAGED: "The passphrase is right, but the file with the notes is damaged. Nothing in it was changed, and the copies in"
    " “backups” are still there. Copy the whole folder to another disk before anything else is tried.",
    Code.NEWER_VERSION: f"This was written by a newer version of the program. {_NOTHING} Use the newer version.",
    Code.IN_USE: f"These notes are open in another window or program. {_NOTHING} Close the other one, then try again.",
    Code.NO_VAULT: f"There are no notes in this folder. {_NOTHING} Check the folder's name, or make a place for notes with “new”.",
    Code.VAULT_EXISTS: "There are notes in this folder already. They were not touched. Choose another folder.",
    Code.NOT_ENOUGH_MEMORY: f"There is not enough free memory to open it. {_NOTHING} Close other programs, then try again.",
    Code.LIBRARY_TOO_OLD: f"A part of this installation is older than is safe for notes. {_NOTHING} Install the program anew.",
    Code.READ_ONLY: f"The disk or folder can only be read. {_SAFE} Use a place where you may write.",
    Code.DISK_FULL: f"The disk is full. {_SAFE} Make some room on it, then try again.",
    Code.DISK_ERROR: f"The disk answered with an error. {_SAFE} Check that it is still connected; if it goes on, copy the folder elsewhere.",
    Code.VAULT_FULL: f"The notes have reached the most that one vault can hold. {_SAFE} Export older entries, then delete them here.",
    Code.PERMISSION: f"This computer account is not allowed to use that file or folder. {_NOTHING} Choose another place.",
    Code.PASSPHRASE_EMPTY: f"The passphrase is empty. {_NOTHING} Type at least one sign.",
    Code.PASSPHRASE_CHARACTER: f"One of the signs cannot be part of a passphrase. {_NOTHING} Letters, numbers, spaces and ordinary signs work.",
    Code.RECOVERY_CODE_TYPO: f"One or more characters of the code differ from the sheet. {_NOTHING} Compare it group by group.",
    Code.KEY_FILE_UNREADABLE: f"The key file could not be read, or it is empty. {_NOTHING} Check that its disk is connected.",
    Code.LAST_SLOT: f"This is the only way left to open the notes, so it was not taken away. {_NOTHING} Add another way in first.",
    Code.SLOTS_FULL: f"There is no room for another way in. {_NOTHING} Take one away first.",
    Code.COPY_NOT_VERIFIED: "A copy is made first, and it could not be proved to be whole, so we stopped there. The notes were not changed."
    " Try again; if it happens again, the disk may be failing.",
    Code.NOT_FOUND: f"There is nothing with this identity or number. {_NOTHING} “list” and “slots” show what is there.",
    Code.TOO_LONG: f"This is longer than can be kept in one piece. {_NOTHING} Split it into two or more.",
    Code.BAD_DATE: f"This date or time was not understood. {_NOTHING} Write it as 2026-03-14 or 2026-03-14 21:15.",
    Code.BAD_NUMBER: f"This number cannot be used here. {_NOTHING}",
    Code.EMPTY: f"There was nothing to keep. {_NOTHING} Write a word or two, and end with Ctrl-D.",
    Code.NOT_LOW_RISK: f"A coin may not choose one of these tools. {_NOTHING} “fair-test DIR --tools” says which it may.",
    Code.TEST_RUNNING: f"Another fair test is running. {_NOTHING} Stop it first.",
    Code.FORMAT_UNKNOWN: f"We do not know how to read this kind of file. {_UNTOUCHED} If you know what it is, say so with --format.",
    Code.INPUT_UNREADABLE: f"We could not read this: it may be missing, cut short or damaged. {_UNTOUCHED} Check its name, or export it again.",
    Code.INPUT_TOO_LARGE: f"This is larger than we dare to read at once. {_UNTOUCHED} Export it in smaller parts.",
    Code.INPUT_NESTED: f"This is packed inside itself more often than we dare to open. {_UNTOUCHED} Unpack it first, then name the folder.",
    Code.NOTHING_FOUND: f"We found nothing in it that could be brought in. {_UNTOUCHED} Check that it is the right file or folder.",
    Code.OUTPUT_NOWHERE: "There is no such folder to write into. Nothing was written. Check the name of the folder, or make it first.",
    Code.OUTPUT_EXISTS: "There is already something in that place. It was not overwritten, and nothing was written. Choose another name.",
    Code.PACK_REFUSED: "This was not taken. Nothing was added or changed.",
    Code.KEY_NAME: f"This cannot be the name of a key. {_NOTHING} Letters from a to z, numbers and hyphens, at most 60 of them.",
    Code.EXERCISE_REFUSED: "One of the built-in exercises could not be read. The notes have nothing to do with it. Install the program anew.",
    Code.STICK_GONE: f"That place does not answer; a stick may have been pulled out. {_STICK} A folder that ends in .part is of no use.",
    Code.STICK_FULL: f"There is not enough room in that place. {_STICK} Make some room, then try again.",
    Code.STICK_READ_ONLY: f"That place can only be read. {_STICK} Choose another one.",
    Code.STICK_NAME: f"A folder cannot be called so on every stick. {_STICK} Letters, numbers, spaces and dashes work.",
    Code.STICK_INSIDE: f"That place belongs to the program or to the notes themselves. {_STICK} Choose another one.",
    Code.STICK_NOTES: f"There are notes in that folder already. {_STICK} Choose another name, or renew only the program: --with none.",
    Code.STICK_IN_USE: f"The notes in that place are open in another window or program. {_STICK} Close the other one, then try again.",
    Code.STICK_DIFFERS: "What was read back was not what was written. The copy was taken away again. The stick may be failing: take another one.",
    Code.PROGRAM_UNKNOWN: "This is no built program: its list of files (SHA256SUMS) is missing or cannot be read. Nothing was copied.",
    Code.PROGRAM_DAMAGED: "Files of the program are not as its list says. Nothing was copied. Get the program anew, from somebody you trust.",
    Code.PROGRAM_UNREADABLE: "The program that was to be copied could not be read. Nothing was copied. Check that its disk is connected.",
    Code.PROGRAM_OLDER: f"The program in that place is newer than this one. {_STICK} An older one might not understand its notes.",
    Code.BUG: f"Something in the program did not work. That is our fault, not yours. {_SAFE}",
}

NO_TERMINAL = "There is no terminal to ask for the passphrase. Nothing was changed. Name a file with --passphrase-file."
NO_SUCH_FILE = "The file with the passphrase could not be read. Nothing was changed. Check its name."
BOTH_FROM_INPUT = "Standard input cannot bring the passphrase and the text at once. Nothing was changed. Put the passphrase into a file."
NOT_THE_SAME = "The two did not match. Nothing was changed. Try again."
NO_INPUT = "Standard input is closed, so there was nothing to keep. Nothing was changed."
NO_OUTPUT = (
    "The answer could not be written to where it was sent. What was saved before is safe. Check that there is room."
)
NOT_TEXT = "What came in is not text. Nothing was changed."
TOO_MUCH_TEXT = "This is more than one entry can hold. Nothing was changed. Split it into two or more."
NOT_UTF8 = "Note: the text was not UTF-8; it was read as Windows-1252. Look at accented letters."
MANY_BEGIN_SO = "More than one entry begins with these signs. Nothing was changed. Write more of them."
WRITE_NOW = "Write; Ctrl-D on a line of its own keeps it."
EASY_TO_GUESS = "Note: this passphrase is easy to guess. Five or six words drawn by chance are far stronger."
KEEP_THE_CODE = "Write this down by hand and keep it away from this computer. It is not shown again."
READABLE = "These files can be read by anyone who gets them."
NO_SUCH_COUNTRY = "There are no lines for this. Nothing was changed. What there is: {codes}"
BEFORE_CALLING = (
    "You can hang up at any time. A call or message may show on the bill, and stays in the telephone's own list.\n"
    "A line may have to act without asking you where a child is at risk or a life in danger."
)
CHOOSE_A_COUNTRY = "No country is chosen. --choose CC keeps one, --country CC shows one this once."
NO_LINES = "No lines come with the program for this."
LINES_UNREADABLE = "The lines that come with the program could not be read. Install the program anew."
TOO_OLD = "Not shown, because they were checked more than two years ago: {count}"
NOT_A_QUESTION = "This question was not understood. Nothing was changed. “ask --help” shows what can be asked."
NO_FAIR_TEST = "No fair test is running. Nothing was changed."
NO_PROGRAM_HERE = (
    "This program runs in a way that cannot be copied (from its source, or inside a Flatpak). Nothing was changed."
    " Name a built one with --runtime, or take the notes alone with --runtime none."
)
NOTHING_TO_COPY = "There is nothing to copy: no program and no notes. Nothing was changed."
NO_NOTES_TO_COPY = "There are no notes here to take along. Nothing was changed. Say where they are with --data."
TWO_OF_ONE_SYSTEM = "Two of the programs are for the same system. Nothing was changed. Name one for each."
SAFE_TO_PULL = "Everything is on the stick itself. Have the system eject it, then pull it out."
PATH_OR_UNDO = "Name what to import, or an import to take back with --undo; not both. Nothing was changed."


def sentence(error: AppError) -> str:
    """The whole message of an error of the core."""
    said = _SENTENCES.get(error.code, _SENTENCES[Code.BUG])
    where = error.slots.get("where")
    return f"{said} (at {where})" if where and error.code.startswith("exchange.") else said


REASONS = {
    "escapes": "backslashes before punctuation were taken away",
    "invisible-characters": "invisible spaces were taken away",
    "characters": "characters that no text can hold were replaced",
    "encoding": "not UTF-8: read as Windows-1252",
    "markup": "its marks were turned into Markdown",
    "links": "links into the other program were replaced",
    "media": "pictures or recordings are named where they stood",
    "rich-text": "only a formatted copy was there; its words were taken",
    "categories": "lists beside the text were put below it",
    "time-unknown": "the day is known, the time is not",
    "zone-unknown": "the zone is not known; shown in UTC",
    "date-from-file": "no date inside; the file's own was taken",
    "front-matter": "the fields at the top could not be read and stayed in the text",
    "already-here": "here already",
    "already-here-differs": "here already, and different; yours was left as it is",
    "twice-in-source": "twice in the source",
    "attachment": "pictures and recordings cannot be kept yet",
    "empty": "empty",
    "old-copy": "an old copy that the other program keeps",
    "other-file": "not a part of this format",
    "system-file": "a file of the system",
    "link": "a link to another place, not followed",
    "no-field": "there is no place for this yet",
    "deleted-there": "deleted there",
    "not-text": "not text",
    "broken": "damaged or cut short",
    "bad-date": "its date could not be read",
    "no-date": "text without a date",
    "encrypted": "encrypted: export it without, then try again",
    "too-large": "larger than we dare to read",
    "nested-too-deep": "nested too deeply",
    "bad-name": "a name that no honest file has",
    "compression": "packed in a way that we do not open",
}
