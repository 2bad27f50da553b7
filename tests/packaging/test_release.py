"""What was built in one folder with its hashes, and whether a built folder works at all."""

from __future__ import annotations

import hashlib
import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging import built

CLI = """#!/bin/sh
case $1 in
    --version) echo yarrow-cli 0.1.0 ;;
    add) cat > "$2" ;;
    search) cat "$2" ;;
esac
"""


@pytest.fixture
def smoke() -> ModuleType:
    return importlib.import_module("smoke")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = built.make(tmp_path / "Notes")
    for name, text in {"Notes": "#!/bin/sh\nexec sleep 60\n", "Notes-cli": CLI}.items():
        (made / name).write_text(text)
        (made / name).chmod(0o755)
    return made


def test_only_what_is_handed_out_is_listed(tmp_path: Path) -> None:
    release = importlib.import_module("build_release")
    for name in ("portable/b.tar.xz", "deb/a.deb", "portable/Notes/lib/x", "windows/install.nsh", "work/c.deb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = release.collect(tmp_path, "win32")
    assert [path.name for path in found] == ["a.deb", "b.tar.xz", "SHA256SUMS-windows"]
    assert found[-1].read_text().splitlines() == [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in found[:-1]
    ]
    (tmp_path / "deb/a.deb").unlink()
    assert len(release.collect(tmp_path)) == 2  # nothing of an earlier time stays


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand for the programs")
def test_a_folder_that_works(smoke: ModuleType, folder: Path, tmp_path: Path) -> None:
    found = smoke.built_folder.find(folder)
    assert smoke.command_line(found, tmp_path / "notes") == "yarrow-cli 0.1.0"
    smoke.window(found, tmp_path / "notes", 0.05)


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand for the programs")
def test_a_folder_that_does_not(smoke: ModuleType, folder: Path, tmp_path: Path) -> None:
    found = smoke.built_folder.find(folder)
    (folder / "Notes").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(smoke.NotBuilt, match="3"):
        smoke.window(found, tmp_path / "notes", 1.0)
    (folder / "Notes-cli").write_text(CLI.replace('cat "$2"', "true"))
    with pytest.raises(smoke.NotBuilt, match="not found"):
        smoke.command_line(found, tmp_path / "notes")
    (folder / "Notes-cli").write_text("#!/bin/sh\nexit 4\n")
    with pytest.raises(smoke.NotBuilt, match="4"):
        smoke.command_line(found, tmp_path / "notes")
