"""``python -m app``: the command line."""

from __future__ import annotations

import sys


def _main() -> int:
    try:
        from app.cli import main

        return main()
    except KeyboardInterrupt:  # while the program is still loading
        return 130


if __name__ == "__main__":
    sys.exit(_main())
