"""How much of a source is read at most.

Whoever can hand over a file can make it hostile, so every size, count and depth that comes from
one is bounded before it is used (security design, *Storage rules*).  The numbers leave room for
the largest diaries known to the converters we studied (about 60 MiB of JSON) several times over.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds; sizes in bytes."""

    members: int = 200_000  # files in a folder or a zip
    directory: int = 64 * MIB  # the table of contents of a zip
    folders: int = 32  # folders inside folders
    name: int = 1024  # characters of a name inside a source
    text: int = 192 * MIB  # one text file, unpacked
    total: int = 512 * MIB  # everything read from one source, unpacked
    ratio: int = 200  # unpacked to packed, for members above `small`
    small: int = 4 * MIB
    json_depth: int = 64
    json_values: int = 6_000_000
    digits: int = 64  # of one number
    yaml: int = 8 * MIB  # one YAML text
    yaml_depth: int = 16
    yaml_nodes: int = 200_000
    entries: int = 500_000


LIMITS = Limits()
