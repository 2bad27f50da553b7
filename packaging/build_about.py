"""What lies beside the program for people: the read-me, how to check, and ``lib/about`` with licences and versions."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_parts import Part
from build_tree import Commit

HERE = Path(__file__).resolve().parent / "portable"
LANGUAGES = ("en", "es", "fr", "pt", "de", "it", "ar")
READ_ME = "READ ME.txt"
HOW_TO_CHECK = "HOW TO CHECK.txt"
_LINE = "-" * 64


@dataclass(frozen=True)
class About:
    """What a build says of itself."""

    name: str
    version: str
    commit: Commit
    system: str
    tools: Sequence[tuple[str, str]]


def lay(folder: Path, about: About, parts: Sequence[Part], modules: Iterable[str], sbom: bytes, tree: Path) -> None:
    """Write all of it into the built folder."""
    inside = folder / "lib" / "about"
    for part in parts:
        target = inside / part.name
        for name, source in sorted(part.texts.items()):
            goal = (target / name).resolve()
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, goal)
    (inside / "sbom.cdx.json").write_bytes(sbom)
    _write(inside / "parts.txt", listing(parts))
    _write(inside / "modules.txt", "".join(f"{name}\n" for name in sorted(modules)))
    _write(inside / "build.toml", build_toml(about))
    _write(folder / "portable.txt", f"{about.name}\n")
    _write(folder / READ_ME, read_me(about, tree / "packaging" / "portable" / "read-me"))
    how = (tree / "packaging" / "portable" / "how-to-check.txt").read_text("utf-8")
    _write(folder / HOW_TO_CHECK, filled(how, about))
    (folder / "data").mkdir(exist_ok=True)


def build_toml(about: About) -> str:
    """Version, commit and date for programs, and what the bytes depend on besides."""
    tools = "".join(f'"{name}" = "{number}"\n' for name, number in about.tools)
    return (
        f'name = "{about.name}"\nversion = "{about.version}"\ncommit = "{about.commit.id}"\n'
        f'date = "{about.commit.date}"\nepoch = {about.commit.epoch}\nsystem = "{about.system}"\n\n[tools]\n{tools}'
    )


def read_me(about: About, texts: Path) -> str:
    """One file for all languages, each text short; the languages stand in a list at the top."""
    each = [filled((texts / f"{language}.txt").read_text("utf-8"), about).strip() for language in LANGUAGES]
    heads = "  ·  ".join(text.splitlines()[0] for text in each)
    bodies = f"\n\n{_LINE}\n\n".join(each)
    return f"{heads}\n\n{_LINE}\n\n{bodies}\n"


def filled(text: str, about: About) -> str:
    """A text with the names of this build."""
    for place, word in (("NAME", about.name), ("VERSION", about.version), ("COMMIT", about.commit.id)):
        text = text.replace(f"{{{place}}}", word)
    return text


def listing(parts: Sequence[Part]) -> str:
    """Every part for people: name, version, licence, where the build took it from."""
    lines = ["What this program is made of. The texts of each licence are in the folder of that name.", ""]
    for part in parts:
        said = part.licence or ("see its folder" if part.texts else "not told")
        lines.append(f"{part.name} {part.version}".rstrip())
        lines.append(f"    licence: {said}")
        lines.append(f"    taken from: {part.origin}")
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
