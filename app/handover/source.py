"""A pack as a folder of text files, for people who like text editors (``docs/specs/pack-source.md``).

What is read here is never signed: it is the author's own, on the way to a pack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from app.handover import newfiles, sourceitem, sourcetoml
from app.handover.sourcefiles import (
    CARRIED,
    PACK_FILE,
    Fault,
    FileRefused,
    Problem,
    SourceFile,
    SourceRefused,
    read_files,
)
from app.packs.keys import VerifierKey, good_key, read_line
from app.packs.model import FORMAT, NEEDS_A_NOTE, Item, NoteItem, Pack, Role

_DEFAULTS: Final[Mapping[str, Any]] = {
    "format": FORMAT, "seq": 1, "made": "", "summary": "", "content_note": "", "dir": "ltr", "region": [],
    "reading_level": 0, "reviewed_by": [], "not_this": "", "recipient": "", "changes": "",
}  # fmt: skip
_ELSEWHERE: Final = frozenset({"items", "carried"})
_STAND_IN = NoteItem(
    id="x", title="x", text="x"
)  # where no item could be read, so that the pack's own file is looked at


@dataclass(frozen=True, slots=True)
class Source:
    """What a folder says: a pack, and the public keys of its signers where the folder names them."""

    pack: Pack
    keys: tuple[VerifierKey | None, ...]
    head: SourceFile
    files: tuple[SourceFile, ...]
    """The file of each item, to say where something is."""

    def at(self, item: str, where: str, before: str = "", word: str = "") -> tuple[str, int]:
        """File and line of a place in the item with this id, or, for none, in the pack.  See `sourceitem.line_of`."""
        file = next((file for file in self.files if file.id == item), None) if item else None
        if file is None:
            return self.head.name, sourcetoml.line_of(self.head.text, where)
        return file.name, sourceitem.line_of(file, where, before, word)


def read(folder: Path) -> Pack:
    """The pack that a folder says.  Raises `SourceRefused` with everything that is wrong."""
    return read_source(folder).pack


def read_source(folder: Path) -> Source:
    """The same, with the keys and the files' names."""
    files = read_files(folder)
    problems = list(files.problems)
    head, keys, lang = _read_head(files.pack, problems)
    items: list[Item] = []
    read_from: list[SourceFile] = []
    taken: set[str] = set()
    for file in files.items:
        if file.id in taken:
            problems.append(Problem(file.name, 0, "$", Fault.ID_TWICE))
        taken.add(file.id)
        try:
            items.append(_item(file, lang))
            read_from.append(file)
        except FileRefused as refused:
            problems.append(Problem(file.name, refused.line, refused.where, refused.reason))
    pack: Pack | None = None
    if files.pack and head is not None:
        try:
            pack = _pack(files.pack, head, items, files.carried)
        except FileRefused as refused:
            problems.append(Problem(PACK_FILE, refused.line, refused.where, refused.reason))
    if problems or pack is None or files.pack is None:
        raise SourceRefused(tuple(dict.fromkeys(problems)))
    return Source(pack, keys, files.pack, tuple(read_from))


def write(pack: Pack, folder: Path, keys: Sequence[VerifierKey | None] = ()) -> None:
    """Write the folder of a pack: a new one, or one that is empty.

    Raises `UserFixable` OUTPUT_EXISTS, `WorldError`.  Nothing stays behind when it fails.
    """
    newfiles.write([(folder / name, text.encode("utf-8")) for name, text in _texts(pack, keys)], folder)


# Reading


def _read_head(
    file: SourceFile | None, problems: list[Problem]
) -> tuple[dict[str, Any] | None, tuple[VerifierKey | None, ...], str]:
    """The fields of ``pack.toml``, the keys in it, and its language as far as it can be known."""
    if file is None:
        return None, (), ""
    try:
        head = sourcetoml.load(file.text)
    except FileRefused as refused:
        problems.append(Problem(file.name, refused.line, refused.where, refused.reason))
        return None, (), ""
    keys: list[VerifierKey | None] = []
    signers = head.get("signers")
    for place, signer in enumerate(signers if isinstance(signers, list) else ()):
        line = signer.pop("key", "") if isinstance(signer, dict) else ""
        key = read_line(line) if isinstance(line, str) else None
        keys.append(key)
        if line != "" and (key is None or not good_key(key.key) or key.name != signer.get("name")):
            where = f"$.signers[{place}].key"
            problems.append(Problem(file.name, sourcetoml.line_of(file.text, where), where, Fault.BAD_KEY))
    lang = head.get("lang")
    return head, tuple(keys), lang if isinstance(lang, str) else ""


def _item(file: SourceFile, lang: str) -> Item:
    item = sourceitem.read(file, lang)
    if isinstance(item, NEEDS_A_NOTE) and not item.content_note.strip():
        raise FileRefused(Fault.NOTE_MISSING, 0, "$.content_note")
    return item


def _pack(file: SourceFile, head: dict[str, Any], items: Sequence[Item], carried: Sequence[SourceFile]) -> Pack:
    for name in head:
        if name not in Pack.__struct_fields__ or name in _ELSEWHERE:
            raise FileRefused(Fault.UNKNOWN_FIELD, sourcetoml.line_of(file.text, name))
    for name in Pack.__struct_fields__:
        if name not in head and name not in _DEFAULTS and name not in _ELSEWHERE:
            raise FileRefused(Fault.MISSING_FIELD, 0, f"$.{name}")
    raw = {
        **_DEFAULTS,
        **head,
        "carried": [note.text for note in carried],
        "items": msgspec.to_builtins(items or [_STAND_IN]),
    }
    try:
        pack = msgspec.convert(raw, Pack, strict=True)
    except msgspec.ValidationError as error:
        where, reason = sourceitem.explain(str(error))
        raise FileRefused(reason, sourcetoml.line_of(file.text, where), where) from None
    if pack.format > FORMAT:
        raise FileRefused("newer", sourcetoml.line_of(file.text, "format"), "$.format")
    if not any(signer.role is Role.AUTHOR for signer in pack.signers):
        raise FileRefused(Fault.NO_AUTHOR, sourcetoml.line_of(file.text, "signers[0]"), "$.signers")
    if not pack.content_note.strip() and any(item.content_note.strip() for item in items):
        raise FileRefused(Fault.NOTE_MISSING, sourcetoml.line_of(file.text, "content_note"), "$.content_note")
    return pack


# Writing


def _texts(pack: Pack, keys: Sequence[VerifierKey | None]) -> Iterator[tuple[str, str]]:
    """Every file with its text."""
    fields = msgspec.to_builtins(pack)
    for name in _ELSEWHERE:
        del fields[name]
    for signer, key in zip(fields["signers"], keys, strict=False):
        if key is not None:
            signer["key"] = key.line
    yield PACK_FILE, sourcetoml.dump(fields)
    width = max(2, len(str(len(pack.items))))
    for place, item in enumerate(pack.items, start=1):
        text, ending = sourceitem.write(item, pack.lang)
        yield f"{place:0{width}d}-{item.id}.{ending}", text
    for place, text in enumerate(pack.carried, start=1):
        yield f"{CARRIED}/{place:02d}.yarrow", text
