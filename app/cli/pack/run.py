"""Which function does which command of ``yarrow-cli pack``."""

from __future__ import annotations

import argparse

from app.cli.pack import keys, looking, making, sentences, taking, ways
from app.cli.stop import Exit, Stop

_COMMANDS = {
    "new-key": keys.new, "contact": keys.contact,
    "start": making.start, "build": making.build, "lint": making.lint, "sign": making.sign, "cosign": making.cosign,
    "unpack": making.unpack,
    "verify": looking.verify, "inspect": looking.inspect,
    "encrypt": ways.encrypt, "decrypt": ways.decrypt, "qr": ways.qr, "unqr": ways.unqr,
    "install": taking.install, "list": taking.list_, "remove": taking.remove,
}  # fmt: skip


def run(args: argparse.Namespace) -> Exit:
    """Do it."""
    inputs = [str(getattr(args, name, None)) for name in ("file", "source", "passphrase_file", "words_file")]
    if inputs.count("-") > 1:
        raise Stop(Exit.USAGE, sentences.ONE_INPUT)
    return _COMMANDS[args.pack_command](args)
