"""What a built program is made of: each part with its version, its licence, the texts of that and where they came from.

Found out from the build itself: the list of files that PyInstaller took, the environment they came
from, and the system's package lists for what is the system's.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_TEXTS = HERE / "portable" / "licences"
_COMMON = Path("/usr/share/common-licenses")
_NAMED = re.compile(r"/usr/share/common-licenses/([A-Za-z]+-[0-9.]*[0-9]|BSD|Artistic)")
COMMON = "../common-licences"  # texts that many parts name stand there once

_ASK = """
import json, sys, platform
from PySide6.QtCore import qVersion
from cryptography.hazmat.backends.openssl import backend
import hashlib, sqlcipher3, zlib, yaml._yaml, ssl, pyexpat
db = sqlcipher3.connect(":memory:")
print(json.dumps({
    "Python": platform.python_version(), "Qt": qVersion(), "SQLCipher": db.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
    "SQLite": sqlcipher3.sqlite_version, "OpenSSL": backend.openssl_version_text().split()[1],
    "LibYAML": yaml._yaml.get_version_string(), "Expat": pyexpat.EXPAT_VERSION.split("_")[1],
}))
"""


@dataclass(frozen=True)
class Part:
    """One thing that somebody else made, or that we made."""

    name: str
    version: str = ""
    licence: str = ""  # an SPDX expression, or empty where only the texts say it
    purl: str = ""
    kind: str = "library"  # as CycloneDX calls it
    origin: str = ""  # where the build took it from, for people
    texts: Mapping[str, Path] = field(default_factory=dict)  # name of the file in lib/about/NAME -> where it lies now
    within: str = ""  # the part it came inside of


@dataclass(frozen=True)
class Taken:
    """What PyInstaller took."""

    files: Mapping[str, Path]  # where in the folder -> where from
    modules: frozenset[str]


def taken(work: Path) -> Taken:
    """Read PyInstaller's own lists in the folder of its work."""
    collected = [ast.literal_eval(file.read_text("utf-8")) for file in sorted(work.glob("COLLECT-*.toc"))]
    files = {
        target.replace("\\", "/"): Path(source)
        for listed in collected
        for entry in _entries(listed)
        for target, source, _kind in [entry]
    }
    packed = [ast.literal_eval(file.read_text("utf-8")) for file in sorted(work.glob("PYZ-*.toc"))]
    files |= {"tzdata": Path()} if "zones.zip" in files else {}
    return Taken(files, frozenset(entry[0] for listed in packed for entry in _entries(listed)))


def _entries(listed: object) -> Iterable[tuple[str, str, str]]:
    """The (target, source, kind) triples, however deep they lie."""
    if isinstance(listed, tuple) and len(listed) == 3 and all(isinstance(word, str) for word in listed):
        yield listed
    elif isinstance(listed, list | tuple):
        for one in listed:
            yield from _entries(one)


def versions(python: Path) -> dict[str, str]:
    """The versions of what lies inside the libraries, by asking them."""
    told = subprocess.run([str(python), "-c", _ASK], capture_output=True, text=True, check=True).stdout
    found: dict[str, str] = json.loads(told)
    return found


def parts(of: Taken, site: Path, told: Mapping[str, str], tree: Path) -> list[Part]:
    """Every part of a build, by name."""
    found = [*wheels(of, site), *inside(told, site), *ours(tree), *of_the_system(of, site, tree)]
    found.append(
        Part(
            "Python",
            told["Python"],
            "PSF-2.0",
            f"pkg:generic/python@{told['Python']}",
            "platform",
            "the Python that built it",
            _first(Path(sys.base_prefix), ("lib/python3.*/LICENSE.txt", "LICENSE.txt", "LICENSE")),
        )
    )
    return sorted(found, key=lambda part: part.name.casefold())


# what came in wheels


def wheels(of: Taken, site: Path) -> list[Part]:
    """The libraries in the environment of which at least one module or file was taken; and the start program."""
    found = []
    roots = {name.split(".")[0] for name in of.modules} | {target.split("/")[0].split(".")[0] for target in of.files}
    for folder in sorted(site.glob("*.dist-info")):
        told = Parser().parsestr((folder / "METADATA").read_text("utf-8"))
        name, version = told["Name"], told["Version"]
        if name.lower() != "pyinstaller" and not (_roots(folder) & roots):
            continue
        if name.lower() in ("setuptools", "pip", "altgraph", "packaging", "pyinstaller-hooks-contrib"):
            continue
        texts = {
            file.name: file
            for file in sorted(folder.rglob("*"))
            if file.is_file() and re.match(r"(?i)(licen[cs]e|copying|notice|authors)", file.name)
        }
        # What is compiled into a library is told by its own list; the others list what their makers work with.
        texts |= {
            f"sbom-{file.name}": file
            for file in sorted(folder.glob("sboms/*rust*.json")) + sorted(folder.glob("sboms/pyrage*.json"))
        }
        if name.lower().startswith(("pyside6", "shiboken6")):
            texts |= _lgpl()
        licence = _EXPRESSIONS.get(name.lower()) or told["License-Expression"] or told["License"] or ""
        found.append(Part(name, version, licence, f"pkg:pypi/{name.lower()}@{version}", origin="wheel", texts=texts))
    return found


_EXPRESSIONS = {  # where the wheel says it in words of its own
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6_essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pyrage": "MIT",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "tomli_w": "MIT",
    "zxing-cpp": "Apache-2.0",
    "zxcvbn": "MIT",
    "precis_i18n": "MIT",
    "precis-i18n": "MIT",
    "pyyaml": "MIT",
    "tzdata": "Apache-2.0",
}


def _roots(folder: Path) -> set[str]:
    """The first words of what a wheel put beside its metadata."""
    lines = (folder / "RECORD").read_text("utf-8").splitlines()
    first = {line.split(",")[0].split("/")[0] for line in lines if not line.startswith("..")}
    return {name.split(".")[0] for name in first if ".dist-info" not in name} - {"__pycache__"}


# what is inside of those


def inside(told: Mapping[str, str], site: Path) -> list[Part]:
    """Libraries that a wheel carries in itself."""
    apache = {"Apache-2.0.txt": OWN_TEXTS / "common" / "Apache-2.0.txt"}
    icu = next(iter(sorted(site.glob("PySide6/Qt/lib/libicudata.so.*"))), None)
    found = [
        Part("Qt", told["Qt"], "LGPL-3.0-only", f"pkg:generic/qt@{told['Qt']}", "framework", "the wheel of PySide6",
             _texts("Qt") | _lgpl(), "PySide6_Essentials"),
        Part("SQLCipher", told["SQLCipher"], "BSD-3-Clause", f"pkg:generic/sqlcipher@{told['SQLCipher']}", origin="the wheel of sqlcipher3",
             texts=_texts("SQLCipher"), within="sqlcipher3"),
        Part("SQLite", told["SQLite"], "blessing", f"pkg:generic/sqlite@{told['SQLite']}", origin="the wheel of sqlcipher3",
             texts=_texts("SQLCipher"), within="sqlcipher3"),
        Part("OpenSSL", told["OpenSSL"], "Apache-2.0", f"pkg:generic/openssl@{told['OpenSSL']}",
             origin="the wheels of cryptography and sqlcipher3: their libcrypto, without connections", texts=apache, within="cryptography"),
        Part("LibYAML", told["LibYAML"], "MIT", f"pkg:generic/libyaml@{told['LibYAML']}", origin="the wheel of PyYAML",
             texts=_texts("LibYAML"), within="PyYAML"),
        Part("EFF-word-list", "2016", "CC-BY-3.0-US", kind="data", origin="the wheel of xkcdpass", texts=_texts("EFF-word-list"), within="xkcdpass"),
    ]  # fmt: skip
    if icu is not None:
        number = icu.name.rsplit(".", 1)[1]
        found.append(Part("ICU", number, "Unicode-DFS-2016", f"pkg:generic/icu@{number}", origin="the wheel of PySide6",
                          texts=_texts("ICU"), within="PySide6_Essentials"))  # fmt: skip
    return found


def _texts(name: str) -> dict[str, Path]:
    return {file.name: file for file in sorted((OWN_TEXTS / name).iterdir())}


def _lgpl() -> dict[str, Path]:
    return {
        "LGPL-3.0.txt": OWN_TEXTS / "common" / "LGPL-3.0.txt",
        "GPL-3.0.txt": HERE.parent / "LICENSE",
        "how-to-replace-it.txt": OWN_TEXTS / "common" / "how-to-replace-it.txt",
    }


def _first(base: Path, patterns: Iterable[str]) -> dict[str, Path]:
    for pattern in patterns:
        for file in sorted(base.glob(pattern)):
            return {file.name: file}
    return {}


# ours


def ours(tree: Path) -> list[Part]:
    """What comes from the source itself: fonts, pictures, texts."""
    theme = tree / "ui" / "theme"
    texts = {"LICENSE": tree / "LICENSE", "CC-BY-SA-4.0.txt": tree / "LICENSES" / "CC-BY-SA-4.0.txt"}
    found = [
        Part(file.stem.removeprefix("OFL-"), licence="OFL-1.1", kind="data", origin="the source: ui/theme/fonts", texts={file.name: file})
        for file in sorted((theme / "fonts").glob("OFL-*.txt"))
    ]  # fmt: skip
    found.append(
        Part("Lucide", licence="ISC", kind="data", origin="the source: ui/theme/icons",
             texts={"LICENSE-lucide.txt": theme / "icons" / "LICENSE-lucide.txt"})
    )  # fmt: skip
    found.append(
        Part(
            "This-program",
            licence="GPL-3.0-or-later AND CC-BY-SA-4.0",
            kind="application",
            origin="the source",
            texts=texts,
        )
    )
    return found


# what is the system's


def of_the_system(of: Taken, site: Path, tree: Path) -> list[Part]:
    """Libraries that were copied from the computer that built it, by their packages there."""
    known = [site.resolve(), tree.resolve(), Path(sys.base_prefix).resolve()]
    found: dict[str, Part] = {}
    for source in sorted(set(of.files.values())):
        real = source.resolve()
        if ".so" not in source.name or any(real.is_relative_to(place) for place in known):
            continue
        package = _package(source, real)
        if package is None:
            found[source.name] = Part(source.name, origin="the computer that built it", kind="library")
        elif package[0] not in found:
            found[package[0]] = _system_part(*package)
    return list(found.values())


def _system_part(name: str, version: str, source: str) -> Part:
    copyright_file = Path("/usr/share/doc") / name / "copyright"
    texts = {"copyright": copyright_file} if copyright_file.is_file() else {}
    if texts:
        named = set(_NAMED.findall(copyright_file.read_text("utf-8", "replace")))
        texts |= {f"{COMMON}/{one}.txt": _COMMON / one for one in sorted(named) if (_COMMON / one).is_file()}
    purl = f"pkg:deb/debian/{name}@{version.replace('+', '%2B').replace('~', '%7E').replace(':', '%3A')}"
    return Part(name, version, purl=purl, origin=f"the system's package {name} (source {source})", texts=texts)


def _package(source: Path, real: Path) -> tuple[str, str, str] | None:
    """Name, version and source of the Debian package that a file belongs to."""
    for path in (source, real, Path("/usr" + str(source)), Path(str(real).removeprefix("/usr"))):
        try:
            told = subprocess.run(["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False)
        except OSError:
            return None
        if told.returncode == 0:
            name = told.stdout.split(": ")[0].split(",")[0]
            asked = ["dpkg-query", "-W", "-f", "${Package}\t${Version}\t${source:Package}", name]
            return tuple(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\t"))  # type: ignore[return-value]
    return None
