"""The second front end on the same core: ``yarrow-cli``, or ``python -m app``.

It proves that the border between core and window holds.  Like ``ui/``, it owns its sentences.
docs/guide/command-line.md describes it for people, with the stable shapes of ``--json``.
"""

from __future__ import annotations

from app.cli.main import main

__all__ = ["main"]
