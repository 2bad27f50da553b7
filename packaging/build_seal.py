"""The last things: rights and times of every file, the list of hashes, its signature, the archive."""

from __future__ import annotations

import contextlib
import hashlib
import lzma
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
NOT_LISTED = frozenset({SUMS, SIGNATURE})
DATA = "data"  # the person's own


class NotSigned(Exception):
    """The list could not be signed; the message is for whoever builds."""


def files(folder: Path) -> list[Path]:
    """Every file of the program, in order, without what the person keeps in it."""
    inside = (path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] != DATA)
    return sorted(inside, key=lambda path: path.relative_to(folder).as_posix())


def settle(folder: Path, epoch: int, programs: set[str]) -> None:
    """One time for everything, and rights that do not depend on who built it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.chmod(0o755)
        else:
            path.chmod(0o755 if path.parent == folder and path.stem in programs else 0o644)
        os.utime(path, (epoch, epoch))
    folder.chmod(0o755)
    os.utime(folder, (epoch, epoch))


def list_hashes(folder: Path, epoch: int) -> None:
    """Write SHA256SUMS, as ``sha256sum --check`` reads it: every file but itself and the person's own."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files(folder)
        if path.relative_to(folder).as_posix() not in NOT_LISTED
    ]
    _write(folder / SUMS, "".join(lines).encode("utf-8"), epoch)


def sign(folder: Path, key: Path, comment: str, epoch: int) -> None:
    """Sign SHA256SUMS with minisign, which asks for the words of the key itself.  Raises `NotSigned`."""
    words = ["minisign", "-S", "-s", str(key), "-m", SUMS, "-x", SIGNATURE, "-t", comment, "-c", "the list of hashes"]
    try:
        done = subprocess.run(words, cwd=folder, check=False)
    except OSError as error:
        raise NotSigned("Signing needs the program minisign.") from error
    if done.returncode:
        raise NotSigned("minisign did not sign.")
    _write(folder / SIGNATURE, (folder / SIGNATURE).read_bytes(), epoch)


def differing(folder: Path) -> Iterator[str]:
    """What does not fit the list: ``changed NAME``, ``missing NAME``, ``unknown NAME``."""
    listed: dict[str, str] = {}
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {path.relative_to(folder).as_posix(): path for path in files(folder)}
    for name in sorted({*listed, *there} - NOT_LISTED):
        if name not in there:
            yield f"missing {name}"
        elif name not in listed:
            yield f"unknown {name}"
        elif hashlib.sha256(there[name].read_bytes()).hexdigest() != listed[name]:
            yield f"changed {name}"


def archive(folder: Path, target: Path, epoch: int) -> None:
    """The folder as tar.xz: sorted, one time, no owner, so that the same folder gives the same bytes."""
    beside = target.with_name(f".{target.name}.new")
    with (
        lzma.open(beside, "wb", preset=9 | lzma.PRESET_EXTREME) as out,
        tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        tar.addfile(_entry(folder, folder, epoch))
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if path.relative_to(folder).parts[0] == DATA and path != folder / DATA:
                continue
            entry = _entry(folder, path, epoch)
            if path.is_dir():
                tar.addfile(entry)
            else:
                with path.open("rb") as content:
                    tar.addfile(entry, content)
    beside.replace(target)
    with contextlib.suppress(OSError):
        os.utime(target, (epoch, epoch))


def _entry(folder: Path, path: Path, epoch: int) -> tarfile.TarInfo:
    inside = path.relative_to(folder).as_posix()
    entry = tarfile.TarInfo(folder.name if path == folder else f"{folder.name}/{inside}")
    entry.mtime = epoch
    entry.mode = path.stat().st_mode & 0o777
    if path.is_dir():
        entry.type = tarfile.DIRTYPE
    else:
        entry.size = path.stat().st_size
    return entry


def size(folder: Path) -> int:
    """Bytes of the program, as they are counted, not as a disk rounds them."""
    return sum(path.stat().st_size for path in files(folder))


def count(folder: Path) -> int:
    """How many files the program has."""
    return len(files(folder))


def _write(path: Path, content: bytes, epoch: int) -> None:
    path.write_bytes(content)
    path.chmod(0o644)
    os.utime(path, (epoch, epoch))
    os.utime(path.parent, (epoch, epoch))
