"""Copies on a stick, in words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app.portable.names import NameProblem
from app.portable.plan import Notes, Notice, Plan
from app.portable.runtime import System
from ui.i18n import translate
from ui.i18n.labels import listed


def neutral_names() -> tuple[str, ...]:
    """Names that every stick has folders of."""
    return (
        translate("Portable", "Notes"),
        translate("Portable", "Recipes"),
        translate("Portable", "Garden"),
        translate("Portable", "Holiday plans"),
        translate("Portable", "Lists"),
    )


def name_problem(reason: str) -> str:
    """Why a name cannot be used, and what can."""
    return {
        NameProblem.EMPTY: translate("Portable", "Please give it a name."),
        NameProblem.SIGN: translate(
            "Portable", "One of these signs cannot be part of a name on every stick. Letters, numbers, spaces and dashes can."
        ),
        NameProblem.EDGE: translate("Portable", "A name cannot begin or end with a dot."),
        NameProblem.DEVICE: translate("Portable", "Windows keeps this name for itself. Please choose another one."),
        NameProblem.OURS: translate("Portable", "The program has folders of this name. Please choose another one."),
        NameProblem.LONG: translate("Portable", "This is longer than 40 letters. Please choose a shorter one."),
    }.get(NameProblem(reason), "")  # fmt: skip


def notes_words(notes: Notes) -> str:
    """What goes along, on a button."""
    return {
        Notes.NEW: translate("Portable", "New, empty notes"),
        Notes.VAULT: translate("Portable", "These notes"),
        Notes.NONE: translate("Portable", "Only the program"),
    }[notes]


def notes_meaning(notes: Notes) -> str:
    """What that means."""
    return {
        Notes.NEW: translate(
            "Portable",
            "At the first start there, whoever opens it chooses a passphrase and begins. Nothing of yours goes along.",
        ),
        Notes.VAULT: translate(
            "Portable",
            "Your notes as they are now. They open there with what opens them here today, also if you change that here later. "
            "From then on there are two: what you write in one does not come into the other by itself. Copies kept here stay here.",
        ),
        Notes.NONE: translate(
            "Portable", "To renew the program on a stick, or to add another system. Notes that are there stay as they are."
        ),
    }[notes]  # fmt: skip


def plan_lines(plan: Plan) -> list[str]:
    """What would happen."""
    lines = [
        translate("Portable", "A new folder is made: {path}").format(path=plan.root)
        if plan.fresh
        else translate("Portable", "The folder is there already: {path}").format(path=plan.root)
    ]
    if plan.adds:
        lines.append(
            translate("Portable", "The program comes into it for {systems}.").format(systems=_named(plan.adds))
        )
    if plan.replaces:
        lines.append(
            translate("Portable", "The program for {systems} is replaced by this one.").format(
                systems=_named(plan.replaces)
            )
        )
    if plan.stays:
        lines.append(
            translate("Portable", "The program for {systems} stays as it is.").format(systems=_named(plan.stays))
        )
    if plan.moves is not None:
        lines.append(
            translate("Portable", "The program there moves into a folder of its own, so that others have room.")
        )
    if not plan.fresh and plan.wish.notes is Notes.NONE:
        lines.append(translate("Portable", "Notes that are in it are not touched."))
    return lines


def notice_words(notice: Notice) -> str:
    """What to know before."""
    return {
        Notice.DOES_NOT_START: translate(
            "Portable",
            "On Linux, programs do not start from this stick, because of the way it was formatted (FAT) or connected. "
            "On Windows and Mac they do. A stick formatted as exFAT works with all three.",
        ),
        Notice.NO_PROGRAM: translate(
            "Portable", "There will be notes, and no program to open them with. You can add a program now or later."
        ),
        Notice.OTHER_SYSTEM: translate("Portable", "None of the programs is for the system of this computer."),
        Notice.SAME_DISK: translate(
            "Portable", "This is on the same disk as your own files. If you wish to carry it, choose a stick."
        ),
    }[notice]


def start_words(system: System, path: Path) -> str:
    """How to open it there."""
    where = str(Path(*path.parts[-3:-1]))
    return translate("Portable", "{system}: open the folder “{folder}” and start “{file}”.").format(
        system=system, folder=where, file=path.name
    )


def eject_words() -> str:
    """How to have a stick let go, on the system we are on."""
    if sys.platform == "win32":
        return translate(
            "Portable", "It is safe to take the stick out. First press it in the Explorer with the right mouse button, and choose “Eject”."
        )  # fmt: skip
    if sys.platform == "darwin":
        return translate("Portable", "It is safe to take the stick out. First press the arrow beside it in the Finder.")
    return translate(
        "Portable", "It is safe to take the stick out. First press the arrow beside it in the file manager."
    )


def _named(systems: Sequence[System]) -> str:
    return listed([str(system) for system in systems])
