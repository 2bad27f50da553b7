"""The few settings that must be readable while locked.  Nothing private belongs here.

Kept as ``settings.toml`` beside the vault.  A file that cannot be read, or a value out of range,
gives the default: nobody is kept from their notes by a setting.  Fields of a later version are
kept and written back.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app import paths
from app.errors import WorldError
from app.vault import disk

FILE = "settings.toml"
VERSION = 1
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """One value each; see ``_ALLOWED`` for what each may be."""

    language: str = ""  # an IETF tag; empty: not chosen yet
    theme: str = "system"
    text_scale: int = 100  # per cent
    motion: str = "system"
    legible_font: bool = False  # Atkinson Hyperlegible in place of both faces
    idle_minutes: int = 5
    window_title: str = "Notes"
    leave_to: str = "closed"  # leaving fast ends the process; "locked": the unlock window follows
    direction: str = "auto"
    in_recordings: bool = False  # Windows, macOS: pictures of the screen and recordings show the window
    session_bus: bool = True  # Linux: the desktop's D-Bus, by which screen readers read, and any other program can
    help_while_locked: bool = False  # "Get help now" and a few tools on the unlock window
    help_country: str = ""  # whose lines are shown there; only ever kept while that is allowed
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def with_(self, **changes: Any) -> Settings:
        """A copy with some values changed; values that are not allowed fall back to the present one."""
        good = {name: value for name, value in changes.items() if _ALLOWED[name](value)}
        return _without_traces(replace(self, **good))


def _one_of(*values: object) -> Callable[[object], bool]:
    return lambda value: any(type(value) is type(v) and value == v for v in values)


def _text(most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and len(value) <= most and value.isprintable()


_ALLOWED: dict[str, Callable[[object], bool]] = {
    "language": _text(35),  # the longest tag RFC 5646 asks an implementation to hold
    "theme": _one_of("system", "light", "dark", "contrast"),
    "text_scale": lambda value: type(value) is int and 100 <= value <= 200,
    "motion": _one_of("system", "full", "reduced"),
    "legible_font": _one_of(True, False),
    "idle_minutes": _one_of(1, 2, 5, 15),
    "window_title": lambda value: _text(40)(value) and bool(str(value).strip()),
    "leave_to": _one_of("closed", "locked"),
    "direction": _one_of("auto", "ltr", "rtl"),
    "in_recordings": _one_of(True, False),
    "session_bus": _one_of(True, False),
    "help_while_locked": _one_of(True, False),
    "help_country": lambda value: isinstance(value, str) and re.fullmatch(r"([A-Z]{2}|other)?", value) is not None,
}
_SILENT = ("help_while_locked", "help_country")
"""Written only while they say something: a file that names help tells whoever reads it what the program is for."""

_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From version N to N + 1: what to rename or convert.  Empty while there is one version."""


def load(folder: Path) -> Settings:
    """The settings of a folder; the defaults where there are none.  Never raises.

    The window of a portable program is called as ``portable.txt`` says until the person calls it otherwise.
    """
    default = Settings(window_title=paths.shown_name(folder))
    try:
        raw = disk.read_whole(folder / FILE, _MOST_BYTES)
        if raw is None or len(raw) > _MOST_BYTES:
            return default
        found = tomllib.loads(raw.decode("utf-8"))
    except (WorldError, ValueError, RecursionError):
        return default
    found = _upgraded(found)
    known = {name: value for name, value in found.items() if name in _ALLOWED and _ALLOWED[name](value)}
    others = {name: value for name, value in found.items() if name not in _ALLOWED and name != "version"}
    return _without_traces(replace(default, **known, unknown=MappingProxyType(others)))


def save(folder: Path, settings: Settings) -> None:
    """Write the settings, without a gap.  Raises `WorldError`."""
    data = dump(settings)
    with disk.told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    disk.replace_all([(folder / FILE, data)])


def dump(settings: Settings) -> bytes:
    """The settings as they stand in their file."""
    import tomli_w

    kept = _without_traces(settings)
    values = {f.name: getattr(kept, f.name) for f in fields(kept) if f.name in _ALLOWED}
    values = {name: value for name, value in values.items() if value or name not in _SILENT}
    return tomli_w.dumps({"version": VERSION, **values, **settings.unknown}).encode("utf-8")


def _without_traces(settings: Settings) -> Settings:
    """A country is kept only while the person allows help on the unlock window."""
    return settings if settings.help_while_locked or not settings.help_country else replace(settings, help_country="")


def _upgraded(found: dict[str, Any]) -> dict[str, Any]:
    version = found.get("version")
    if type(version) is not int:
        return found
    for step in range(max(version, 1), VERSION):
        found = _STEPS[step](found)
    return found
