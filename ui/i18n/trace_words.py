"""What computers keep by themselves, in words: what it is, what it would show, what one can do."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from app.traces import Fact, Found, Keeps
from ui.i18n import translate


@dataclass(frozen=True, slots=True)
class TraceWords:
    """``about``: what it is and what it would show.  ``do``: what one can do; "" where nothing is to be done."""

    name: str
    about: str
    do: str = ""


def trace_words(fact: Fact, system: str = sys.platform) -> TraceWords:
    """The words for a fact on a system (`sys.platform`)."""
    if fact.found is Found.FINE:
        return _fine(fact.keeps)
    known = _everywhere() | _of_files() | _of_the_system(system, sure=fact.found is Found.HERE)
    return known[fact.keeps]


def _everywhere() -> dict[Keeps, TraceWords]:
    return {
        Keeps.WATCHED: TraceWords(
            translate("Traces", "Somebody who watches"),
            translate(
                "Traces",
                "A program that records keys or the screen sees what you see and type. So can whoever administers this computer. "
                "No program can find out for certain that nobody does.",
            ),
            translate("Traces", "If you think that may be so, use another device for this, one that nobody else has had."),
        ),
        Keeps.READER: TraceWords(
            translate("Traces", "A screen reader, or something like it"),
            translate(
                "Traces",
                "Something on this computer asked to be told what is on the screen. Then every other program of the same account can ask, too.",
            ),
            translate(
                "Traces",
                "If you use a screen reader, that is as it should be. If you do not, ask somebody you trust what it is.",
            ),
        ),
        Keeps.STICK: TraceWords(
            translate("Traces", "That a stick was here"),
            translate(
                "Traces",
                "Computers remember for a long time which sticks were in them: the maker, a number, the day. Not what is on them.",
            ),
            translate(
                "Traces",
                "Do not delete anything on the stick in the file manager: it may only be moved to a hidden folder there. Deleting within this program does not do that.",
            ),
        ),
        Keeps.ELSEWHERE: TraceWords(
            translate("Traces", "The folder is also somewhere else"),
            translate(
                "Traces",
                "Your notes lie in a place that is copied to other computers, or that is on one. They are encrypted there, too. "
                "But older copies stay when you delete something, and copies of several days show when you wrote.",
            ),
            translate("Traces", "If you do not want that, close the program and move the whole folder to a stick."),
        ),
        Keeps.BACKUPS: TraceWords(
            translate("Traces", "Backups of this computer"),
            translate(
                "Traces",
                "They may hold older copies of the folder, encrypted. What you deleted is still in those, for whoever has the passphrase.",
            ),
            translate("Traces", "Whoever sets up the backups can leave the folder out."),
        ),
        Keeps.CLIPBOARD: TraceWords(
            translate("Traces", "A memory of what was copied"),
            translate(
                "Traces",
                "Some computers keep the last things that were copied, and some send them to other devices. "
                "What you copy here is marked as private, and the clipboard is emptied 20 seconds after you went to another window, and on locking. Not every program keeps to the mark.",
            ),
            translate("Traces", "Copy only what may be seen."),
        ),
        Keeps.PRINTER: TraceWords(
            translate("Traces", "The printer"),
            translate("Traces", "What is printed waits in a list with its time, and some printers keep the pages themselves."),
            translate("Traces", "Copy a recovery code by hand where that matters."),
        ),
    }  # fmt: skip


def _of_files() -> dict[Keeps, TraceWords]:
    return {
        Keeps.RECENT: TraceWords(
            translate("Traces", "A list of recent files"),
            translate(
                "Traces",
                "Whatever is opened from the file manager can be listed there, with its name and time: a pack that you double-clicked, a text that you took out. Nothing that you write in here is.",
            ),
            translate(
                "Traces",
                "Open packs from within this program. Give what you take out a name that says nothing.",
            ),
        ),
        Keeps.FOLDERS: TraceWords(
            translate("Traces", "Which folders were looked at"),
            translate(
                "Traces",
                "Windows remembers the folders that were shown in its Explorer, those of a stick as well, long after the stick is gone.",
            ),
            translate("Traces", "Names of folders that say nothing help more than anything else."),
        ),
        Keeps.SEARCH: TraceWords(
            translate("Traces", "The search of this computer"),
            translate(
                "Traces",
                "It reads files and keeps their names and words, to find them faster. Your notes are closed to it. What you take out as a text is not.",
            ),
            translate("Traces", "Take things out to a stick, and not to a folder of this computer."),
        ),
        Keeps.ORIGIN: TraceWords(
            translate("Traces", "Where a program came from"),
            translate(
                "Traces", "macOS keeps a list of files that were downloaded, and from where. This program may be in it."
            ),
            translate("Traces", "A copy that came on a stick is not in it."),
        ),
    }


def _of_the_system(system: str, *, sure: bool) -> dict[Keeps, TraceWords]:
    return {
        Keeps.PROGRAMS: TraceWords(
            translate("Traces", "That this program was used"),
            _programs(system),
            translate(
                "Traces",
                "A copy on a stick with a name of your choice is noted under that name. The window’s name can be changed in Locking.",
            ),
        ),
        Keeps.SCREEN: TraceWords(
            translate("Traces", "Pictures of the screen"),
            translate(
                "Traces",
                "Newer versions of Windows can keep pictures of the screen to search in (Recall). We ask Windows to leave this window out. We could not try whether it always does.",
            ),
            translate("Traces", "Look in the settings of Windows, under privacy, whether it is on."),
        ),
        Keeps.SWAP: TraceWords(
            translate("Traces", "Memory on the disk"),
            _swap(sure=sure),
            translate(
                "Traces",
                "Lock when you stop for a while: that ends what is in memory. Whoever looks after this computer can have that part of the disk encrypted.",
            ),
        ),
        Keeps.SLEEP: TraceWords(
            translate("Traces", "Deep sleep"),
            translate(
                "Traces",
                "This kind of sleep (hibernation) writes everything that is in memory to the disk. Notes that are open then go with it.",
            ),
            translate("Traces", "Lock or leave before you close the lid."),
        ),
    }


def _programs(system: str) -> str:
    if system == "win32":
        return translate(
            "Traces",
            "Windows notes in several places which programs ran, from where, how often and when. An ordinary program can neither prevent nor see that.",
        )
    if system == "darwin":
        return translate("Traces", "macOS notes for some weeks which programs ran, and for how long each was in front.")
    return translate(
        "Traces",
        "The desktop and the system’s log note which programs were started, and when, often for weeks. A terminal remembers what was typed into it.",
    )


def _swap(*, sure: bool) -> str:
    if sure:
        return translate(
            "Traces",
            "When memory runs short, this computer writes parts of it to the disk (swap), and not encrypted. Words that were on the screen may stay there until something else is written over them.",
        )
    return translate(
        "Traces",
        "When memory runs short, computers write parts of it to the disk. If the disk is not encrypted, words that were on the screen may stay there until something else is written over them.",
    )


def _fine(keeps: Keeps) -> TraceWords:
    known = {
        Keeps.READER: TraceWords(
            translate("Traces", "Screen readers"), translate("Traces", "Nothing has asked to be told what is on the screen.")
        ),
        Keeps.SWAP: TraceWords(
            translate("Traces", "Memory on the disk"),
            translate("Traces", "Memory is not written to the disk here, or only encrypted."),
        ),
        Keeps.SLEEP: TraceWords(
            translate("Traces", "Deep sleep"),
            translate("Traces", "There is none here that would write open notes to the disk, or only encrypted."),
        ),
        Keeps.STICK: TraceWords(
            translate("Traces", "A stick"),
            translate("Traces", "Your notes are on a disk of this computer: no stick is remembered because of them."),
        ),
        Keeps.RECENT: TraceWords(
            translate("Traces", "A list of recent files"),
            translate("Traces", "We found none for this account."),
        ),
        Keeps.SEARCH: TraceWords(
            translate("Traces", "The search of this computer"),
            translate("Traces", "We found none that keeps words of files, or it was asked to leave the folder out."),
        ),
        Keeps.CRASHES: TraceWords(
            translate("Traces", "Reports of breakdowns"),
            translate(
                "Traces", "This program forbids them for itself: if it breaks, no picture of its memory is kept or sent."
            ),
        ),
    }  # fmt: skip
    return known[keeps]
