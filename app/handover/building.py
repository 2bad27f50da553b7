"""Making a pack: items out of one's own tools, a draft into a signed file, and everything that leaves with it.

What becomes an item is made anew from its words: no identity, no date, no zone, no mark of use, no
name of a computer or a program goes along (``docs/specs/pack.md``, sections 8.6 and 11).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from app.cards.model import Card
from app.changes import Outcome
from app.circle.model import HelpLine
from app.packs import note, reading, strictjson
from app.packs.drafts import PackDraft
from app.packs.keys import VerifierKey
from app.packs.model import FORMAT, Pack, Role
from app.packs.model import Item as ItemOfPack
from app.packs.own import KeyState, OwnKey
from app.packs.refusal import Reason, Refused
from app.session import Session
from app.strategies.model import Strategy

Item = dict[str, Any]
"""An item as a draft holds it: the fields of the format, finished or not."""

MOST_CARRIED: Final = 8

_SLUG: Final = 40
_TITLE: Final = 80
_WORDS: Final = 400
_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SignAs:
    """A key of one's own, and how its owner wants to be named in this pack."""

    key: OwnKey
    role: Role = Role.AUTHOR
    contact: str = ""

    @property
    def shown(self) -> str:
        return self.key.shown

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.key.name, bytes.fromhex(self.key.public))


@dataclass(frozen=True, slots=True)
class AlsoSigns:
    """Somebody else who is asked to sign the same text, by their contact card.

    As a reviewer they may sign later: until then a reader says that their signature is not here.  An
    author's signature cannot be missing: nobody reads the pack before it is there.
    """

    verifier: VerifierKey
    shown: str
    role: Role = Role.REVIEWER
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A signed file, the number that it got, and who is still asked to sign it."""

    data: bytes = field(repr=False)
    seq: int
    lacking: tuple[AlsoSigns, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One string of a file, with its place: ``$.items[2].title``; a line of the note itself has none."""

    where: str
    text: str


# items


def new_id(title: str, taken: Collection[str]) -> str:
    """A short name for an item, from its title; a number where the title has no Latin letters or is taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    stem = _APART.sub("-", plain)[: _SLUG - 4].strip("-") or "item"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in taken)


def of_strategy(strategy: Strategy, taken: Collection[str] = ()) -> Item:
    """A tool of one's own as an item: its words, and nothing else of it."""
    return _filled(
        kind="strategy",
        id=new_id(strategy.title, taken),
        title=strategy.title,
        cautions=list(strategy.cautions),
        steps=list(strategy.steps),
        helps_when=strategy.helps_when,
        not_when=strategy.not_when,
        minutes=strategy.minutes or 0,
        discreet=strategy.discreet.value,
        needs=list(strategy.needs),
        tags=list(strategy.tags),
        states=[state.value for state in strategy.states],
    )


def of_card(card: Card, taken: Collection[str] = ()) -> Item:
    """A card as words to keep, its lines one below the other; as a page where it is longer than words may be."""
    lines = [line for part in card.parts for line in (part.heading, *part.lines) if line]
    text, item_id, title = "\n".join(lines), new_id(card.name, taken), card.name[:_TITLE]
    if len(text) <= _WORDS:
        return _filled(kind="words", id=item_id, title=title, text=text)
    return _filled(kind="page", id=item_id, title=title, text="\n\n".join(lines))


def of_line(line: HelpLine, taken: Collection[str] = ()) -> Item:
    """A line of one's own as a page: it was not seen with a source, so it cannot be handed over as a checked line."""
    text = "\n\n".join(part for part in (line.contact, line.hours, line.note) if part)
    return _filled(kind="page", id=new_id(line.name, taken), title=line.name[:_TITLE], text=text)


def of_exercise(exercise: Mapping[str, Any], taken: Collection[str] = ()) -> Item:
    """An exercise (as JSON) as an item under a name of its own; nobody is said to have reviewed it."""
    item_id = new_id(str(exercise["title"]), taken)
    inner = {**_as_json(exercise), "id": item_id, "reviewed_by": []}
    return _filled(kind="exercise", id=item_id, title=str(exercise["title"]), exercise=inner)


def _filled(**fields: Any) -> Item:
    return {
        name: value for name, value in fields.items() if value not in ("", [], 0) or name in ("kind", "id", "title")
    }


# packs


def to_pack(
    draft: PackDraft,
    signers: Sequence[SignAs | AlsoSigns],
    *,
    made: str = "",
    recipient: str = "",
    carried: Sequence[str] = (),
    seq: int | None = None,
) -> Pack:
    """The pack that a draft says.  ``made`` is a month or nothing.

    Raises `Refused` ``schema`` with the place of what is missing or too long.
    """
    told = {
        "format": FORMAT,
        "id": draft.pack_id,
        "seq": draft.seq if seq is None else seq,
        "made": made,
        **{name: getattr(draft, name) for name in ("title", "summary", "content_note", "lang", "dir")},
        "region": list(draft.region),
        "licence": draft.licence,
        "reading_level": draft.reading_level,
        "reviewed_by": list(draft.reviewed_by),
        "not_this": draft.not_this,
        "signers": [
            {"name": one.verifier.name, "shown": one.shown, "role": one.role.value, "contact": one.contact}
            for one in signers
        ],
        "recipient": recipient,
        "changes": draft.changes,
        "carried": list(carried),
        "items": list(draft.items),
    }
    return reading.of_json(told)


def of_pack(pack: Pack) -> PackDraft:
    """A draft that says what a pack says, under the same id: to write its next version."""
    return PackDraft(
        None, pack.id, pack.seq, pack.title, pack.summary, pack.content_note, pack.lang, pack.dir.value, pack.region,
        pack.licence, pack.reading_level, pack.reviewed_by, pack.not_this, pack.changes,
        tuple(_bare(item) for item in pack.items),
    )  # fmt: skip


def sign_draft(
    session: Session,
    draft_id: str,
    signers: Sequence[SignAs],
    *,
    others: Sequence[AlsoSigns] = (),
    made: str = "",
    recipient: str = "",
    carry: bool = False,
) -> Outcome[Built]:
    """Sign a draft with keys of one's own, and name ``others`` who are asked to sign the same text.

    The number rises by itself when something else than before is said under it; readers refuse two
    versions with one number.  ``carry`` passes on what is known of rotations and revocations of other
    people's keys, which says whom one knows; those of one's own keys always go along.
    Raises `Refused`, also ``revoked`` and ``older`` for a key that is not to be used any more, ``signer``
    for one that is named twice, ``schema`` for more than four; `UserFixable` NOT_FOUND.
    """
    draft = session.packs.drafts.get(draft_id)
    if any(one.key.state is KeyState.FOLLOWED for one in signers):
        raise Refused(Reason.OLDER, "$.signers")
    own = [text for one in signers for text in one.key.notes]
    notes = tuple(dict.fromkeys([*own, *(session.packs.signers.carried() if carry else ())]))[:MOST_CARRIED]
    keys = [session.packs.own.signing_key(one.key.id) for one in signers]
    named: tuple[SignAs | AlsoSigns, ...] = (*signers, *others)

    def text(seq: int) -> bytes:
        pack = to_pack(draft, named, made=made, recipient=recipient, carried=notes, seq=seq)
        return reading.write(pack, [one.verifier for one in named])

    seq = max(draft.seq, draft.signed_seq)
    if seq == draft.signed_seq and _hash(text(seq)) != draft.signed_hash:
        seq += 1
    data = note.seal(text(seq), keys)
    reading.unfinished(data)
    changes = session.packs.drafts.signed(draft_id, seq, _hash(text(seq))).changes
    return Outcome(Built(data, seq, tuple(others)), changes)


def neutral_name(pack: Pack) -> str:
    """A file name that says nothing of what is inside."""
    return f"{pack.id[:4]}-{pack.seq}.yarrow"


def what_leaves(data: bytes) -> tuple[Said, ...]:
    """Every line of the note and every value of its JSON that is not empty, in the order of the file.

    This is everything in the file: what does not stand here does not leave.  Raises `Refused`.
    """
    found = note.verify(data)
    head, _, _ = found.text.decode("utf-8").partition("\n{")
    tail = data[len(found.text) + 1 :].decode("utf-8")
    inside = _values(strictjson.read(found.body), "$")
    return (
        *(Said("", line) for line in head.split("\n")),
        *inside,
        *(Said("", line) for line in tail.split("\n") if line),
    )


def _values(value: Any, where: str) -> Iterator[Said]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, f"{where}.{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _values(inner, f"{where}[{place}]")
    elif isinstance(value, str):
        if value:
            yield Said(where, value)
    elif value is not None:
        yield Said(where, json.dumps(value))


def _hash(text: bytes) -> str:
    """Of what would be signed."""
    return hashlib.sha256(text).hexdigest()


def _bare(item: ItemOfPack) -> Item:
    """An item without what is as it would be unsaid."""
    told: Item = msgspec.json.decode(msgspec.json.encode(item))
    unsaid = {one.encode_name: one.default for one in msgspec.structs.fields(item) if not one.required}
    return {name: value for name, value in told.items() if name not in unsaid or value != _as_json(unsaid[name])}


def _as_json(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))
