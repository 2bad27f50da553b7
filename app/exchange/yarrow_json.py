"""Our own JSON export (docs/specs/export.md), as a file, in a folder or in a zip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import Code, UntrustedInput
from app.exchange import records
from app.exchange.jsontext import as_dict, as_list, as_text
from app.exchange.model import FoundRecord, Item, Reason, skipped, unreadable
from app.exchange.source import Member, MemberError, Source

NAME = "yarrow"
FORMAT = "yarrow-export"

_SIGN = re.compile(rb'\s*\{\s*"format"\s*:\s*"yarrow-export"')


class YarrowJson:
    """Reads our own JSON export."""

    name = NAME

    def recognises(self, source: Source) -> int:
        return 99 if any(_is_ours(source, m) for m in source.members if m.suffix == ".json" or source.single) else 0

    def read(self, source: Source) -> Iterator[Item]:
        for member in source.members:
            if not (source.single or _is_ours(source, member)):
                yield skipped(member.name, Reason.OTHER_FILE, member.base)
                continue
            try:
                yield from _records(as_dict(source.json(member)), member)
            except MemberError as refused:
                yield unreadable(member.name, refused.reason)


def _is_ours(source: Source, member: Member) -> bool:
    return _SIGN.match(source.head(member, 256).removeprefix(b"\xef\xbb\xbf")) is not None


def _records(root: dict[str, object], member: Member) -> Iterator[Item]:
    if root.get("format") != FORMAT:
        raise MemberError(Reason.BROKEN)
    major = as_text(root.get("version")).partition(".")[0]
    if not major.isdecimal() or len(major) > 9:
        raise MemberError(Reason.BROKEN)
    if int(major) > records.VERSION[0]:
        raise UntrustedInput(Code.NEWER_VERSION, where=member.name)
    places = {"entries": records.ENTRY} | {kind.plural: kind.name for kind in records.KINDS}
    for place, value in root.items():
        if place in ("format", "version"):
            continue
        if place not in places:
            yield skipped(f"{member.name}#{place}", Reason.NO_FIELD, place)
            continue
        for number, values in enumerate(as_list(value)):
            where = f"{member.name}#{place}/{number + 1}"
            if isinstance(values, dict):
                yield FoundRecord(places[place], where, values)
            else:
                yield unreadable(where, Reason.BROKEN)
