"""A display that nobody sees: it is there, takes windows, and is gone afterwards."""

from __future__ import annotations

import importlib
import os
import subprocess

import pytest

from tests.packs import needs


def _size(name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["xdotool", "getdisplaygeometry"],
        env=os.environ | {"DISPLAY": name}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@needs("Xvfb")
@needs("xdotool")
def test_it_is_there_for_as_long_as_it_is_needed() -> None:
    unseen = importlib.import_module("unseen_display").unseen_display
    with unseen("-noreset") as name, unseen("-ac") as other:
        assert name != other
        assert _size(name).stdout.split() == _size(other).stdout.split() == ["1280", "900"]
    assert _size(name).returncode != 0
    with pytest.raises(ZeroDivisionError), unseen() as name:
        raise ZeroDivisionError
    assert _size(name).returncode != 0
