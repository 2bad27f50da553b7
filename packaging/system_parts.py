"""What the spec of PyInstaller gives its programs on each system: icon, version resource, the bundle's values.

EXE(…, **system_parts.program(NAME, name, VERSION, WORK))
BUNDLE(collected, **system_parts.bundle(NAME, VERSION))     # macOS only
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
for _folder in ("windows", "macos"):
    sys.path.append(str(HERE / _folder))

import info_plist  # noqa: E402
import version_info  # noqa: E402

ICONS = {"win32": HERE / "windows" / "app.ico", "darwin": HERE / "macos" / "app.icns"}


def four_numbers(version: str) -> str:
    """A version as Windows writes it."""
    return ".".join(str(part) for part in version_info.numbers(version))


def program(product: str, name: str, version: str, work: Path, system: str = sys.platform) -> dict[str, Any]:
    """The words for one ``EXE`` called ``name`` of the product; writes what they name into the folder ``work``."""
    if system == "win32":
        file = work / f"version-{name}.txt"
        file.write_text(version_info.text(product, version, f"{name}.exe"), "utf-8")
        # As the person who started it, never as an administrator.
        return {"icon": str(ICONS[system]), "version": str(file), "uac_admin": False}
    if system == "darwin":
        return {
            "icon": str(ICONS[system]),
            "argv_emulation": False,  # Qt takes the files that Finder hands over
            "codesign_identity": None,  # everything is signed together at the end: build_macos.py
            "entitlements_file": None,
        }
    return {}


def bundle(product: str, version: str) -> dict[str, Any]:
    """The words for ``BUNDLE``."""
    return {
        "name": f"{product}.app",
        "icon": str(ICONS["darwin"]),
        "bundle_identifier": info_plist.IDENTIFIER,
        "version": version,
        "info_plist": info_plist.values(product, version),
    }
