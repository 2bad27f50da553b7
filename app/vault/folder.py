"""The names in a vault's folder, for whoever only wants to know whether one is there.

Light on purpose: the window asks this before anything of the vault is loaded.
"""

from __future__ import annotations

from pathlib import Path

SLOTS, SLOTS_AGAIN = "slots", "slots.bak"
CONTAINERS = ("c0", "c1")


def exists(folder: Path) -> bool:
    """Whether there is a vault, or what is left of one, in a folder."""
    return any((folder / name).exists() for name in (SLOTS, SLOTS_AGAIN, *CONTAINERS))
