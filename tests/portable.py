"""What the tests of portable copies share: built programs of a few bytes, sticks, and sticks that fail."""

from __future__ import annotations

import errno
import hashlib
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from app.jobs import CancelToken
from app.portable import folders
from app.portable.make import Made, Making
from app.portable.medium import Medium
from app.portable.plan import Notes, Plan, Wish, plan
from app.portable.runtime import Runtime, System
from app.settings import Settings
from app.vault.carry import Carried, Piece

T = TypeVar("T")
MAGIC = {System.LINUX: b"\x7fELF", System.WINDOWS: b"MZ", System.MACOS: b"\xcf\xfa\xed\xfe"}


def build(folder: Path, system: System = System.LINUX, *, name: str = "Notes", version: str = "1.0") -> Path:
    """A built program, as far as copying it is concerned."""
    end = ".exe" if system is System.WINDOWS else ""
    files = {
        f"{name}{end}": MAGIC[system] + b"window " + version.encode(),
        f"{name}-cli{end}": MAGIC[system] + b"line " + version.encode(),
        "READ ME.txt": b"read me",
        "lib/one.so": b"1" * 3000 + version.encode(),
        "lib/about/build.toml": f'version = "{version}"\n'.encode(),
        "lib/deep/er/two.txt": b"",
    }
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        if path.startswith(name):
            (folder / path).chmod(0o755)
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")
    (folder / "SHA256SUMS.minisig").write_text("signed", "utf-8")
    return folder


def single(stick: Path, name: str = "Notes", system: System = System.LINUX, version: str = "0.9") -> Path:
    """A built folder copied to a stick by hand, and used there."""
    root = build(stick / name, system, name=name, version=version)
    (root / "portable.txt").write_text(name + "\n", "utf-8")
    data(root)
    return root


def beside(stick: Path, name: str = "Notes", *systems: System, version: str = "0.9") -> Path:
    """A copy as the program makes them, and used there."""
    do(wish(stick, *(look(build(stick.parent / f"b-{s}", s, version=version)) for s in systems), name=name))
    data(stick / name)
    return stick / name


def data(root: Path) -> None:
    """Notes of some earlier day."""
    (root / "data").mkdir(exist_ok=True)
    for file in ("slots", "slots.bak", "c0", "c1", "settings.toml"):
        (root / "data" / file).write_bytes(b"kept " + file.encode())


def look(folder: Path) -> Runtime:
    return folders.look(folder)


def wish(
    stick: Path, *programs: Runtime, name: str = "Notes", notes: Notes = Notes.NONE, own: Path | None = None
) -> Wish:
    return Wish(stick, name, programs, notes, own)


def carried(text: bytes = b"a") -> Carried:
    """Notes of a few bytes that pass for a vault."""

    def piece(file: str) -> Piece:
        return Piece(file, len(text) * 2, lambda: iter((text, text)))

    class Small(Carried):
        def verify(self, folder: Path) -> None:
            assert (folder / "c0").read_bytes() == text * 2

    return Small(tuple(piece(file) for file in ("slots", "slots.bak", "c0", "c1")), 0, "", {})


def do(
    asked: Wish | Plan, medium: Medium | None = None, notes: Carried | None = None, token: CancelToken | None = None
) -> Made:
    """Make the copy from beginning to end."""
    planned = asked if isinstance(asked, Plan) else plan(asked)
    stop = token or CancelToken()
    making = Making(planned, medium)
    making.begin(stop)
    if planned.wish.notes is Notes.VAULT:
        making.lay_notes(notes or carried(), Settings(), stop)
    return making.finish(stop)


class Stick(Medium):
    """Counts every touch, and does ``what`` at number ``at``: nothing, an error, a cancelling, or being pulled out."""

    def __init__(self, at: int = -1, what: Callable[[], None] | None = None, *, pulled: bool = False) -> None:
        self.touches = 0
        self._at, self._what, self._pulled = at, what, pulled

    def _touch(self) -> None:
        self.touches += 1
        if self._pulled and self.touches >= self._at:
            raise OSError(errno.EIO, "pulled out")
        if self.touches == self._at and self._what is not None:
            self._what()

    def names(self, folder: Path) -> list[str]:
        self._touch()
        return super().names(folder)

    def make_folder(self, folder: Path, mode: int) -> None:
        self._touch()
        super().make_folder(folder, mode)

    def create(self, path: Path, mode: int) -> int:
        self._touch()
        return super().create(path, mode)

    def write(self, descriptor: int, block: bytes) -> None:
        self._touch()
        super().write(descriptor, block)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._touch()

    def rename(self, old: Path, new: Path) -> None:
        self._touch()
        super().rename(old, new)

    def remove_file(self, path: Path) -> None:
        self._touch()
        super().remove_file(path)

    def remove_folder(self, folder: Path) -> None:
        self._touch()
        super().remove_folder(folder)

    def settle(self, root: Path, files: Sequence[Path], folders: Sequence[Path]) -> None:
        self._touch()  # nothing is forced: the tests' disk may be shared

    def read(self, path: Path) -> Iterator[bytes]:
        self._touch()
        yield from super().read(path)


def refuse(number: int) -> Callable[[], None]:
    """What the system says once."""

    def say() -> None:
        raise OSError(number, "refused")

    return say


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def as_tar(folder: Path, archive: Path) -> Path:
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(folder, arcname="Notes")
    return archive


def as_zip(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file, content in tree(folder).items():
            packed.writestr(f"Notes/{file}", content)
    return archive
