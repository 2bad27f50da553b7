"""On real sticks: file systems of their own in a file, as far as this computer may mount them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.errors import AppError, Code, WorldError
from app.portable import ground
from app.portable.medium import Medium
from app.portable.plan import Notes, Notice, Plan, plan
from app.portable.runtime import System
from app.vault import containers
from app.vault.lock import FolderLock
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.portable import Stick, build, do, look, tree, wish
from tests.support import CHEAP

_MIB = 1024 * 1024
_SIZE = 40 * _MIB
_TOOLS = ["/usr/sbin", "/sbin"]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only an administrator of Linux may mount"
)


def _tool(name: str) -> str:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *_TOOLS]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _call(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@dataclass
class Mounted:
    """A mounted file system; ``kind`` as its maker is called."""

    kind: str
    image: Path
    at: Path

    def again(self, *options: str) -> None:
        """Take it out and put it in again."""
        self.out()
        _mount(self.kind, self.image, self.at, *options)

    def out(self) -> None:
        _call("umount", "-l", str(self.at))
        for loop in _loops(self.image):
            _call(_tool("losetup"), "-d", loop)


def _loops(image: Path) -> list[str]:
    told = subprocess.run([_tool("losetup"), "-j", str(image)], capture_output=True, text=True, check=False)
    return [line.partition(":")[0] for line in told.stdout.splitlines()]


def _mount(kind: str, image: Path, at: Path, *options: str) -> None:
    loop = subprocess.run(
        [_tool("losetup"), "-f", "--show", str(image)], capture_output=True, text=True, check=False
    ).stdout.strip()
    if not loop:
        pytest.skip("no loop device is free")
    told = ["-o", ",".join(options)] if options else []
    if _call("mount", "-i", "-t", kind, *told, loop, str(at)):
        return
    if kind == "exfat" and os.path.exists("/dev/fuse") and _call(_tool("mount.exfat-fuse"), *told, loop, str(at)):  # noqa: PTH110
        for option in set(options) - {"ro"}:  # it passes only that one on
            _call("mount", "-i", "-o", f"remount,bind,{option}", str(at))
        return
    _call(_tool("losetup"), "-d", loop)
    pytest.skip(f"this computer cannot mount {kind}")


@pytest.fixture(params=["ext4", "vfat", "exfat"])
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Mounted]:
    kind: str = request.param
    image, at = tmp_path / "image", tmp_path / "stick"
    at.mkdir()
    with image.open("wb") as file:
        file.truncate(_SIZE)
    assert _call(_tool(f"mkfs.{kind}"), *(["-q", "-m", "0"] if kind == "ext4" else []), str(image))
    mounted = Mounted(kind, image, at)
    _mount(kind, image, at)
    shutil.rmtree(at / "lost+found", ignore_errors=True)
    yield mounted
    mounted.out()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "built")


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Passphrase:
    """Opens the notes in ``vault``."""
    monkeypatch.setattr(containers, "_BUCKETS", tuple(range(1, 64)))
    made = Passphrase("seven dull grey stones")
    create(tmp_path / "vault", made, cost=CHEAP).close()
    return made


def test_a_copy_is_there_when_the_stick_is_put_in_again(
    stick: Mounted, built: Path, secret: Passphrase, tmp_path: Path
) -> None:
    with open_vault(tmp_path / "vault", secret) as vault:
        do(wish(stick.at, look(built), name="Recipes", notes=Notes.VAULT), notes=vault.carried())
    stick.again()
    root = stick.at / "Recipes"
    there = {f.replace("Recipes", "Notes"): b for f, b in tree(root / "Linux").items()}
    assert there == tree(built)
    with open_vault(root / "data", secret), pytest.raises(AppError) as refused:
        open_vault(root / "data", secret)
    assert refused.value.code is Code.IN_USE
    assert os.access(root / "Linux" / "Recipes", os.X_OK) is ground.look(root).starts(System.LINUX)
    do(wish(stick.at, look(built), name="recipes" if stick.kind != "ext4" else "Recipes"))
    assert [p.name for p in stick.at.iterdir()] == ["Recipes"]
    open_vault(root / "data", secret).close()


def test_a_full_stick_is_as_it_was(stick: Mounted, built: Path, secret: Passphrase, tmp_path: Path) -> None:
    asked = wish(stick.at, look(built), notes=Notes.VAULT)
    with pytest.raises(AppError) as refused:
        plan(asked, notes_size=_SIZE)
    assert refused.value.code is Code.STICK_FULL
    planned = plan(asked)
    left = ground.look(stick.at).free - _MIB
    (stick.at / "ballast").write_bytes(bytes(left))
    with open_vault(tmp_path / "vault", secret) as vault, pytest.raises(AppError) as refused:
        do(planned, Medium(), notes=vault.carried())
    assert refused.value.code is Code.STICK_FULL
    assert [p.name for p in stick.at.iterdir()] == ["ballast"]


def test_a_stick_with_its_switch_on(stick: Mounted, built: Path) -> None:
    do(wish(stick.at, look(built)))
    stick.again("ro")
    with pytest.raises(AppError) as refused:
        plan(wish(stick.at, look(built)))
    assert refused.value.code is Code.STICK_READ_ONLY
    planned = plan_for_writing(stick.at, built)
    with pytest.raises(AppError) as refused:
        do(planned)
    assert refused.value.code is Code.STICK_READ_ONLY


def plan_for_writing(at: Path, built: Path) -> Plan:
    """A plan from the moment before the switch was moved."""
    with pytest.MonkeyPatch.context() as patch:
        real = ground.look
        patch.setattr(ground, "look", lambda folder: replace(real(folder), read_only=False))
        return plan(wish(at, look(built)))


def test_a_place_from_which_nothing_starts_is_told(stick: Mounted, built: Path) -> None:
    stick.again("noexec")
    planned = plan(wish(stick.at, look(built)))
    assert Notice.DOES_NOT_START in planned.notices
    do(planned)
    assert not os.access(stick.at / "Notes" / "Linux" / "Notes", os.X_OK)


def test_notes_that_are_open_there_are_seen(stick: Mounted, built: Path) -> None:
    do(wish(stick.at, look(built), notes=Notes.NEW))
    lock = FolderLock(stick.at / "Notes" / "data")
    with pytest.raises(AppError) as refused:
        do(wish(stick.at, look(built)))
    lock.release()
    assert refused.value.code is Code.STICK_IN_USE


@pytest.mark.parametrize("at", [3, 12, 25])
def test_pulled_out_in_the_middle(stick: Mounted, built: Path, at: int) -> None:
    """The driver is killed, as a stick that is pulled out takes it away."""
    drivers = _drivers(stick)
    if not drivers:
        pytest.skip("only a driver outside the kernel can be taken away")
    do(wish(stick.at, look(build(built.parent / "old", version="0.9")), notes=Notes.NEW))
    (stick.at / "Notes" / "data" / "slots").write_bytes(b"kept")
    os.sync()

    def pull() -> None:
        for number in drivers:
            os.kill(number, signal.SIGKILL)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with suppress(OSError):
                os.listdir(stick.at)  # noqa: PTH208
                continue
            break

    medium = Stick(at, pull)
    with pytest.raises(WorldError) as refused:
        do(wish(stick.at, look(built)), medium)
    assert refused.value.code is Code.STICK_GONE
    stick.again()
    assert (stick.at / "Notes" / "data" / "slots").read_bytes() == b"kept"
    assert look(stick.at / "Notes" / "Linux").version == "0.9"
    do(wish(stick.at, look(built)))
    assert look(stick.at / "Notes" / "Linux").version == "1.0"
    assert sorted(p.name for p in (stick.at / "Notes").iterdir()) == ["Linux", "READ ME.txt", "data", "portable.txt"]


def _drivers(stick: Mounted) -> list[int]:
    """The processes that serve this mount."""
    loops = [os.fsencode(loop) for loop in _loops(stick.image)]
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"exfat-fuse" in words[0] and any(loop in words for loop in loops):
                found.append(int(entry.name))
    return found
