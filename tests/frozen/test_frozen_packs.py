"""Every pack the program ever handed over is still read, by every way, and says what it said."""

from __future__ import annotations

import json

import pytest

from app.packs.model import FORMAT
from tests.frozen import make_packs
from tests.frozen.make_packs import HERE, contents
from tests.frozen.test_frozen import missing

NAMES = sorted(path.name for path in HERE.iterdir())


def test_there_is_a_folder_for_every_format() -> None:
    texts = [(HERE / name / "README.md").read_text("utf-8") for name in NAMES]
    assert all(any(f"at format {number} of packs" in text for text in texts) for number in range(1, FORMAT + 1))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_and_says_what_it_said(name: str) -> None:
    expected = json.loads((HERE / name / "expected.json").read_text("utf-8"))
    found = contents(HERE / name)
    assert missing(expected, found) == []
    assert len(expected) >= 10
    assert {one["type"] for one in found.values()} == {
        "yarrow.pack/v1", "yarrow.contact/v1", "yarrow.key-rotation/v1", "yarrow.key-revocation/v1",
    }  # fmt: skip


def test_frozen_packs_are_never_made_again() -> None:
    with pytest.raises(SystemExit):
        make_packs.main(NAMES[0])
