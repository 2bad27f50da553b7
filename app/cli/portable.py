"""``yarrow-cli portable``: a copy of the program on a stick."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import paths
from app.cli import sentences, terminal
from app.cli.opening import opened
from app.cli.stop import Exit, Stop
from app.errors import AppError
from app.jobs import CancelToken
from app.paths import PORTABLE_FOLDER
from app.portable import archives, folders, names
from app.portable.make import Made, Making
from app.portable.plan import Notes, Notice, Plan, Wish, plan
from app.portable.runtime import Runtime
from app.settings import load
from app.vault import carry
from app.vault.folder import exists

NO_RUNTIME = "none"

_NOTICES = {
    Notice.DOES_NOT_START: "Note: on Linux, programs do not start from this place: it is formatted as FAT, or mounted so that nothing starts from it."
    " On Windows and macOS they do. exFAT works everywhere.",
    Notice.NO_PROGRAM: "Note: there will be notes and no program to open them with. Add one with --runtime.",
    Notice.OTHER_SYSTEM: "Note: none of the programs is for the system of this computer.",
    Notice.SAME_DISK: "Note: this place is on the same disk as your own files. If that disk is lost, both are.",
}


def portable(args: argparse.Namespace) -> Exit:
    token = CancelToken()
    args.dir = args.data if args.data is not None else paths.data_folder()
    planned = _plan(args, token)
    for notice in planned.notices:
        terminal.tell(_NOTICES[notice])
    if args.dry_run:
        _answer(args, planned, None)
        return Exit.DONE
    making = Making(planned)
    if planned.wish.notes is Notes.VAULT:
        with opened(args) as (session, _):
            making.begin(token)
            making.lay_notes(session.vault.carried(), load(args.dir), token)
            made = making.finish(token)
    else:
        making.begin(token)
        made = making.finish(token)
    _answer(args, planned, made)
    return Exit.DONE


def _plan(args: argparse.Namespace, token: CancelToken) -> Plan:
    programs = _programs(args.runtime, token)
    name = names.clean(args.name or (programs[0].called if programs else "") or paths.NAME)
    notes = Notes(args.with_) if args.with_ else _default(args.target / name / PORTABLE_FOLDER)
    own = args.dir if exists(args.dir) else None
    if not programs and notes is Notes.NONE:
        raise Stop(Exit.USAGE, sentences.NOTHING_TO_COPY)
    if notes is Notes.VAULT and own is None:
        raise Stop(Exit.USAGE, sentences.NO_NOTES_TO_COPY)
    size = carry.size_of(args.dir) if notes is Notes.VAULT else 0
    try:
        return plan(Wish(args.target, name, tuple(programs), notes, own), notes_size=size)
    except AppError as error:
        if "needed" in error.slots:
            terminal.tell(_room(int(error.slots["needed"]), int(error.slots["free"])))
        raise


def _default(data: Path) -> Notes:
    """New notes where there are none; what is there stays."""
    return Notes.NONE if data.exists() else Notes.NEW


def _programs(said: list[str], token: CancelToken) -> list[Runtime]:
    if said == [NO_RUNTIME]:
        return []
    if not said:
        found = folders.here()
        if not found:
            raise Stop(Exit.USAGE, sentences.NO_PROGRAM_HERE)
        return found
    found = []
    for word in said:
        path = Path(word)
        found.append(archives.look(path, token) if archives.is_archive(path) else folders.look(path))
    if len({program.system for program in found}) < len(found):
        raise Stop(Exit.USAGE, sentences.TWO_OF_ONE_SYSTEM)
    return found


def _answer(args: argparse.Namespace, planned: Plan, made: Made | None) -> None:
    if args.json:
        terminal.say_json(_shape(planned, made))
        return
    if made is None:
        terminal.say(_would(planned))
        return
    terminal.say(f"Copied and read back: {made.files} files, {made.size / 1e6:.0f} MB, in {made.root}")
    for system, path in made.starts:
        terminal.say(f"{system}: {path}")
    for folder in made.left:
        terminal.tell(f"Of no use any more, and not wholly taken away: {folder}")
    terminal.say(sentences.SAFE_TO_PULL)


def _would(planned: Plan) -> str:
    said = [f"Nothing was written. In {planned.root}:"]
    said += [f"  {system}: would be added" for system in planned.adds]
    said += [f"  {system}: would be replaced" for system in planned.replaces]
    said += [f"  {system}: stays" for system in planned.stays]
    notes = {
        Notes.VAULT: "a copy of these",
        Notes.NEW: "new, made at the first start there",
        Notes.NONE: "what is there stays",
    }
    said.append(f"  Notes: {notes[planned.wish.notes]}")
    said.append("  " + _room(planned.needed, planned.ground.free))
    return "\n".join(said)


def _room(needed: int, free: int) -> str:
    return f"Room: {needed / 1e6:.0f} MB needed, {free / 1e6:.0f} MB free"


def _shape(planned: Plan, made: Made | None) -> dict[str, object]:
    shape: dict[str, object] = {
        "dry_run": made is None,
        "place": str(planned.root),
        "new": planned.fresh,
        "notes": planned.wish.notes,
        "adds": planned.adds,
        "replaces": planned.replaces,
        "stays": planned.stays,
        "notices": planned.notices,
        "needed": planned.needed,
        "free": planned.ground.free,
    }
    if made is not None:
        shape |= {
            "starts": {system: str(path) for system, path in made.starts},
            "files": made.files,
            "bytes": made.size,
            "left": [str(folder) for folder in made.left],
        }
    return shape
