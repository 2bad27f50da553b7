"""The version resource of the Windows programs, in the form that PyInstaller reads (``EXE(version=…)``).

Explorer, the task manager and the records of the system show these words to whoever looks: they are the neutral name
and nothing else.  No company, no comment, no telling description.
"""

from __future__ import annotations

import re

# Language 0x0809 (British English) in the character set 1200 (Unicode), twice as the resource wants it.
_LANGUAGE, _CHARACTERS = 0x0809, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """``0.1.0`` or ``0.1.0rc1`` as the four numbers of Windows; what follows the third is left out."""
    match = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    if match is None:
        raise ValueError(version)
    return int(match[1]), int(match[2]), int(match[3] or 0), 0


def strings(name: str, version: str, file: str) -> dict[str, str]:
    """What stands in the resource: the names that Windows asks for, and nothing that tells what is kept."""
    return {
        "CompanyName": name,
        "FileDescription": name,
        "FileVersion": version,
        "InternalName": file.removesuffix(".exe"),
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": file,
        "ProductName": name,
        "ProductVersion": version,
    }


def text(name: str, version: str, file: str) -> str:
    """The resource of the program ``file``, which belongs to the product ``name``."""
    four = numbers(version)
    lines = ",\n".join(
        f"        StringStruct({key!r}, {value!r})" for key, value in strings(name, version, file).items()
    )
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([
      StringTable('{_LANGUAGE:04x}{_CHARACTERS:04x}', [
{lines}
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_CHARACTERS}])])
  ]
)
"""
