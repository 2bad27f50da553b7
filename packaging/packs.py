"""The packs that come with Yarrow: look them through, build them, sign them (docs/adr/0401).

    python packaging/packs.py check [FOLDER]    look through the sources in packs/; with a folder of built packs,
                                                say whether each holds exactly what the sources say
    python packaging/packs.py build [FOLDER]    for trying out: signed with a key that is thrown away at once
    python packaging/packs.py release KEY [FOLDER]    signed with the key of a release, whose words are asked for

Without a FOLDER they go where the program looks for them.  Signing is deterministic: from the same
sources and the same key come the same bytes, so anybody can compare a release with the sources.
"""

from __future__ import annotations

import getpass
import hashlib
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import dev_packs
import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.errors import AppError  # noqa: E402
from app.handover import checks, source, ticks  # noqa: E402
from app.handover.finding import Finding, Level  # noqa: E402
from app.handover.shipped import ENDING, FOLDER, shipped  # noqa: E402
from app.handover.sourcefiles import SourceRefused  # noqa: E402
from app.packs import keyfile, reading  # noqa: E402
from app.packs.keys import SigningKey, new_key  # noqa: E402
from app.packs.model import Pack  # noqa: E402
from app.packs.release import RELEASE_KEYS  # noqa: E402

SOURCES = ROOT / "packs"
DEVELOPMENT = "yarrow-development"
SHOWN = "Yarrow contributors (development build)"
MOST_KEY_FILE = 64 * 1024
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class Fault(Exception):
    """It cannot go on; the message is for whoever builds."""


def main(words: list[str]) -> int:
    """Do one command; the result is the exit code."""
    try:
        match words:
            case ["check"]:
                return check()
            case ["check", folder]:
                return check(Path(folder))
            case ["build"]:
                return build()
            case ["build", folder]:
                return build(Path(folder))
            case ["release", key]:
                return release(Path(key))
            case ["release", key, folder]:
                return release(Path(key), Path(folder))
    except (Fault, AppError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print(__doc__)
    return 2


# looking through


def folders() -> dict[str, Path]:
    """The sources, by name."""
    return {path.parent.name: path.parent for path in sorted(SOURCES.glob("*/pack.toml"))}


def check(folder: Path | None = None) -> int:
    """Say everything that is against a rule and not left knowingly; and what differs from the sources."""
    said = [f"{name}: {line}" for name, path in folders().items() for line in faults(path)]
    if folder is not None:
        said += [f"{name}: not what the sources say" for name in differing(folder)]
    print("\n".join(said) if said else f"{len(folders())} packs, nothing against a rule.")
    return 1 if said else 0


def faults(folder: Path) -> list[str]:
    """What is wrong with the source of one pack, in words for whoever writes it."""
    try:
        pack, settled = source.read(folder), ticks.read(folder)
    except SourceRefused as refused:
        return [f"{one.file}:{one.line} {one.where} {one.reason}" for one in refused.problems]
    found = checks.check(pack, pack.items, datetime.now(UTC).date())
    return [_told(one) for one in ticks.settle(found, settled.leave) if _is_fault(one)]


def _is_fault(one: Finding) -> bool:
    return one.level in {Level.REFUSED, Level.RULE} or one.code == ticks.NOT_NEEDED


def _told(one: Finding) -> str:
    said = f"{one.code}: {one.detail}" if one.detail else one.code
    return f"{one.item or 'pack'} {one.where} {said}"


def differing(folder: Path) -> list[str]:
    """The packs in a folder whose signed text is not that of the sources, and those that are missing there."""
    built = {one.name: reading.read_pack(one.data) for one in shipped(folder)}
    names = folders()
    return [
        name
        for name in sorted({*names, *built})
        if name not in names
        or name not in built
        or reading.write(_as_signed(source.read(names[name]), built[name].what), built[name].signers)
        != built[name].note.text
    ]


def _as_signed(pack: Pack, built: Pack) -> Pack:
    """The source as that key would have signed it: a development build has an author and an id of its own."""
    if built.signers[0].name != DEVELOPMENT:
        return pack
    return msgspec.structs.replace(pack, id=built.id, signers=built.signers)


# building


def build(folder: Path = FOLDER) -> int:
    """Every pack, signed with a fresh key that is nowhere kept."""
    key = new_key(DEVELOPMENT)
    _write(
        folder, {name: reading.sign(for_development(source.read(path), key), [key]) for name, path in folders().items()}
    )
    return 0


def for_development(pack: Pack, key: SigningKey) -> Pack:
    """The pack as somebody else's: it says so, and it can never be taken for a version of the released one."""
    own = hashlib.sha256(pack.id.encode("ascii") + key.verifier.key).digest()
    number = int.from_bytes(own, "big")
    fresh = "".join(_ALPHABET[number >> 5 * place & 31] for place in range(26))
    signers = (msgspec.structs.replace(pack.signers[0], name=DEVELOPMENT, shown=SHOWN),)
    return msgspec.structs.replace(pack, id=fresh, signers=signers)


def release(key_file: Path, folder: Path = FOLDER) -> int:
    """Every pack, signed with the key of a release.  Refuses while anything is against a rule."""
    if check():
        raise Fault("Nothing was signed.")
    key = open_key(key_file)
    if key.verifier.line not in RELEASE_KEYS:
        raise Fault(
            f"This key is not one of RELEASE_KEYS in app/packs/release.py. Its line is\n    {key.verifier.line}"
        )
    _write(folder, {name: reading.sign(source.read(path), [key]) for name, path in folders().items()})
    return 0


def open_key(path: Path) -> SigningKey:
    """The key in a file that a vault or `yarrow-cli pack` gave out.  Asks for its words."""
    data = path.read_bytes()
    if len(data) > MOST_KEY_FILE:
        raise Fault("This is no key file.")
    return keyfile.unseal(data, getpass.getpass("The words of the key: ", stream=sys.stderr)).key


def _write(folder: Path, packs: Mapping[str, bytes]) -> None:
    """All of them, or none: what is written half is never read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in packs.items():
        beside = folder / f".{name}.new"
        beside.write_bytes(data)
        beside.replace(folder / f"{name}{ENDING}")
    for old in folder.glob(f"*{ENDING}"):
        if old.stem not in packs:
            old.unlink()
    (folder / dev_packs.STAMP).write_text(dev_packs.stamp(ROOT), "ascii")
    for name, data in packs.items():
        print(f"{name}: {len(data):,} bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
