"""From arguments to an exit code.  Nothing that goes wrong here prints a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from app.cli import asking, commands, leaving_out, lines, sentences, terminal, upkeep
from app.cli.arguments import parse
from app.cli.stop import Exit, Stop, exit_of
from app.errors import AppError, Bug, Cancelled, Code
from app.harden import harden


def _pack(args: argparse.Namespace) -> Exit:
    from app.cli.pack.run import run

    return run(args)


def _portable(args: argparse.Namespace) -> Exit:
    from app.cli.portable import portable

    return portable(args)


_COMMANDS = {
    "new": commands.new, "add": commands.add, "list": commands.list_, "show": commands.show, "search": commands.search,
    "cards": commands.cards, "lines": lines.lines, "cautions": leaving_out.cautions, "ask": asking.ask, "fair-test": asking.fair_test,
    "import": commands.import_, "export": commands.export,
    "pack": _pack, "portable": _portable,
    "check": upkeep.check, "passphrase": upkeep.passphrase, "slots": upkeep.slots,
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code.  Never raises, except `SystemExit` for usage and ``--help``."""
    try:
        harden()
        terminal.prepare()
        args = parse(sys.argv[1:] if argv is None else argv)
        done = _COMMANDS[args.command](args)
        sys.stdout.flush()
        return done
    except BrokenPipeError:
        _drop_output()  # whoever read it has had enough
        return Exit.DONE
    except (KeyboardInterrupt, Cancelled):
        terminal.tell("")
        return Exit.INTERRUPTED
    except Stop as stop:
        terminal.tell(stop.sentence)
        return stop.exit_code
    except AppError as error:
        terminal.tell(_sentence(error))
        return exit_of(error)
    except OSError:  # the vault tells its own; this is where our output goes
        _drop_output()
        terminal.tell(sentences.NO_OUTPUT)
        return Exit.DISK
    except Exception:  # noqa: BLE001  a traceback could quote what was written
        terminal.tell(sentences.sentence(Bug()))
        return Exit.OURS


def _sentence(error: AppError) -> str:
    if error.code is Code.PACK_REFUSED:
        from app.cli.pack.sentences import refused

        return refused(error)
    return sentences.sentence(error)


def _drop_output() -> None:
    """Let what could not be written go: Python would try again at its own end, and exit with 120."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
