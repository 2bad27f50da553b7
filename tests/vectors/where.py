"""Where vectors made by others lie: beside the repository, never in it.

In ``../shared/vectors``, or where the environment variable ``YARROW_VECTORS`` says. If that folder is not there, the
tests that need it say that they were skipped; if it is, every set in it has to be there and whole.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "vectors"


def _place() -> Path | None:
    named = os.environ.get("YARROW_VECTORS")
    if named and not Path(named).is_dir():
        raise FileNotFoundError(f"YARROW_VECTORS names no folder: {named}")
    place = Path(named) if named else _BESIDE
    return place if place.is_dir() else None


PLACE = _place()


def folder(name: str) -> Path | None:
    """The folder of a set, or None if there are no vectors of others here; a set that lacks among others is an error."""
    if PLACE is None:
        return None
    found = PLACE / name
    if not found.is_dir():
        raise FileNotFoundError(f"the vectors of others are there, but without {name}")
    return found


def path(name: str, file: str) -> Path:
    """A file of a set, for what runs only where the vectors are."""
    found = folder(name)
    if found is None:
        raise FileNotFoundError(MISSING)
    return found / file


MISSING = "no vectors of others: neither ../shared/vectors beside the repository nor YARROW_VECTORS"
needed = pytest.mark.skipif(PLACE is None, reason=MISSING)
"""Skips a test where the vectors are not."""
