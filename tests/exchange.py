"""What the tests of coming and leaving share: the samples, zips of them, sessions, what a source tells."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.exchange import registry
from app.exchange.limits import LIMITS, Limits
from app.exchange.model import Found, FoundRecord, Item, Left
from app.exchange.source import open_source
from app.session import Session
from app.vault.secrets import Passphrase
from tests.support import CountingIds, FakeClock, stays_open

SAMPLES = Path(__file__).parent / "app" / "exchange" / "samples"
SECRET = Passphrase("correct horse battery staple")


def new_session(folder: Path, clock: FakeClock | None = None) -> Session:
    """A fresh vault that is not opened again, with a clock that stands still and identities that count."""
    return Session(stays_open(folder, SECRET), clock or FakeClock(), CountingIds())


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def zip_of(path: Path, folder: Path, more: Mapping[str, bytes] | None = None) -> Path:
    """A zip of a folder of samples, and a few members more."""
    members = {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
    return zipped(path, {**members, **(more or {})})


def daylio_backup(path: Path, data: bytes | None = None) -> Path:
    """A ``.daylio`` file as the program makes it: base64 with line breaks, inside a zip."""
    plain = (SAMPLES / "daylio" / "backup.json").read_bytes() if data is None else data
    return zipped(path, {"backup.daylio": base64.encodebytes(plain), "assets/photos/2024/1/abc123": b"\xff\xd8"})


def told(path: Path, format: str | None = None, limits: Limits = LIMITS) -> list[Item]:  # noqa: A002
    """Everything that the reader of this source says."""
    with open_source(path, limits) as source:
        return [*source.left, *registry.find(source, format).read(source)]


def entries(items: Iterable[Item]) -> list[Found]:
    return [item for item in items if isinstance(item, Found)]


def records(items: Iterable[Item]) -> list[FoundRecord]:
    return [item for item in items if isinstance(item, FoundRecord)]


def left(items: Iterable[Item]) -> dict[str, str]:
    """Reason by place, of what was left behind."""
    return {item.where: item.reason.value for item in items if isinstance(item, Left)}


def recognised(path: Path) -> str:
    """Which reader is chosen without being told."""
    with open_source(path) as source:
        return registry.find(source).name
