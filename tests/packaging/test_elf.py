"""What programs load is read as the system's own tools read it."""

from __future__ import annotations

import contextlib
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ELF files are those of Linux")


@pytest.fixture(scope="module")
def elf() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "packaging"))
    yield importlib.import_module("elf")
    sys.path.remove(str(ROOT / "packaging"))
    sys.modules.pop("elf", None)


@pytest.fixture(scope="module")
def library() -> Path:
    """Any library that loads others and asks for versions of the C library."""
    import cryptography.hazmat.bindings._rust as found

    return Path(found.__file__)


@pytest.mark.skipif(shutil.which("readelf") is None, reason="readelf is not on this computer")
def test_as_readelf_reads_it(elf: ModuleType, library: Path) -> None:
    said = subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", library], capture_output=True, text=True, check=True
    ).stdout
    found = elf.read(library.read_bytes())
    assert found.needed == set(re.findall(r"\(NEEDED\).*\[(.+)\]", said))
    needs = said.split("Version needs section", 1)[1]
    assert found.versions == set(re.findall(r"Name: (\S+)", needs))


def test_only_what_is_not_inside_is_wanted(elf: ModuleType, library: Path, tmp_path: Path) -> None:
    files = [library]
    alone = elf.wanted(files)
    assert "libc.so.6" in alone.libraries
    assert alone.glibc >= (2, 2)
    (tmp_path / "libc.so.6").write_bytes(b"text, no program")
    assert elf.wanted([*files, tmp_path / "libc.so.6"]).libraries == alone.libraries - {"libc.so.6"}


def test_what_is_no_program_wants_nothing(elf: ModuleType) -> None:
    assert elf.read(b"#!/bin/sh\n") is None
    assert elf.read(b"") is None


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_broken_file_is_refused(elf: ModuleType, library: Path, data: st.DataObject) -> None:
    content = bytearray(library.read_bytes()[: data.draw(st.integers(4, 4096))])
    for at in data.draw(st.lists(st.integers(4, len(content) - 1), max_size=8)) if len(content) > 4 else ():
        content[at] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(ValueError):
        elf.read(bytes(content))
