"""``python -m app``, and ``yarrow-cli``: the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Do what the command line says; the exit code."""
    try:
        from app import guard

        guard.install()
        from app.cli import main as run

        return run()
    except KeyboardInterrupt:  # while the program is still loading
        return 130


if __name__ == "__main__":
    sys.exit(main())
