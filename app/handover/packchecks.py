"""What can be seen only of a pack as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.handover.finding import Finding, Head, Level
from app.handover.itemchecks import is_heavy
from app.handover.texts import Role, pieces, told
from app.packs.model import ExerciseItem, Item, LineItem, NoteItem, StrategyItem, WordsItem
from exercises.load import ExerciseError
from exercises.readability import grade
from exercises.texts import Role as Said
from exercises.texts import pieces as exercise_pieces
from exercises.wording import believes, word_list, words_to_avoid

MAX_GRADE: Final = 6
REVIEWERS: Final = 2

_STEADY = (StrategyItem, ExerciseItem, WordsItem, NoteItem, LineItem)
_TELLING_TITLE: Final = frozenset({"shock", "label", "jargon", "stigma", "informing", "religious-reading", "promise"})
_CLEAR_LICENCE = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*|.{12,}", re.DOTALL)


def check(head: Head, items: Sequence[Item]) -> Iterator[Finding]:
    """Everything found of the whole."""
    yield from _said(head, items)
    yield from _level(head, items)
    yield from _order(items)
    yield from _belief(head, items)
    for country in head.region:
        if not any(isinstance(item, LineItem) and item.country == country for item in items):
            yield Finding("", "$.region", "no-line-for-region", Level.LOOK, country)


def measured_level(lang: str, items: Sequence[Item]) -> int | None:
    """The school grade of everything that a pack says, None where it cannot be measured: English only."""
    if lang.split("-", maxsplit=1)[0] != "en":
        return None
    texts = [text for item in items if not item.lang or item.lang.startswith("en") for text in _texts(item)]
    return max(0, round(grade([" ".join(text.split()) for text in texts]))) if texts else None


def _texts(item: Item) -> list[str]:
    if not isinstance(item, ExerciseItem):
        return told(item)
    from app.packs.inner import read

    try:
        return [piece.text for piece in exercise_pieces(read(item)) if piece.role in {Said.TELLS, Said.ABOUT}]
    except ExerciseError:
        return []


def _said(head: Head, items: Sequence[Item]) -> Iterator[Finding]:
    if not items:
        yield Finding("", "$.items", "no-items", Level.REFUSED)
    if not head.title.strip():
        yield Finding("", "$.title", "title-missing", Level.REFUSED)
    if not head.licence.strip():
        yield Finding("", "$.licence", "licence-missing", Level.REFUSED)
    elif not _CLEAR_LICENCE.fullmatch(head.licence):
        yield Finding("", "$.licence", "licence-unclear", Level.LOOK, head.licence)
    if not head.content_note.strip():
        noted = any(item.content_note.strip() for item in items)
        yield Finding("", "$.content_note", "content-note-missing", Level.REFUSED if noted else Level.RULE)
    if not head.not_this.strip():
        yield Finding("", "$.not_this", "not-this-missing")
    if not head.summary.strip():
        yield Finding("", "$.summary", "summary-missing", Level.LOOK)
    if len(head.reviewed_by) < REVIEWERS:
        yield Finding("", "$.reviewed_by", "few-reviewers", Level.LOOK, str(len(head.reviewed_by)))
    if head.seq > 1 and not head.changes.strip():
        yield Finding("", "$.changes", "changes-missing")
    known = word_list(head.lang)
    for name in ("title", "summary") if known else ():
        for match, avoid in words_to_avoid(getattr(head, name), known) if known else ():
            if avoid.why in _TELLING_TITLE:
                yield Finding("", f"$.{name}", "title-not-neutral", Level.RULE, match.group(), *match.span())


def _level(head: Head, items: Sequence[Item]) -> Iterator[Finding]:
    measured = measured_level(head.lang, items)
    if measured is None:
        if items and not head.reading_level:
            yield Finding("", "$.reading_level", "reading-level-not-measured", Level.LOOK)
        return
    if measured > MAX_GRADE:
        yield Finding("", "$.reading_level", "reading-level", Level.RULE, str(measured))
    if head.reading_level != measured:
        yield Finding("", "$.reading_level", "reading-level-differs", Level.LOOK, str(measured))


def _order(items: Sequence[Item]) -> Iterator[Finding]:
    heavy = [item for item in items if is_heavy(item)]
    if len(heavy) * 3 > len(items):
        yield Finding("", "$.items", "too-many-heavy", Level.RULE, f"{len(heavy)}/{len(items)}")
    if items and is_heavy(items[0]):
        yield Finding("", "$.items[0]", "begins-heavy")
    if items and (is_heavy(items[-1]) or not isinstance(items[-1], _STEADY)):
        yield Finding("", f"$.items[{len(items) - 1}]", "no-steady-end")


def _belief(head: Head, items: Sequence[Item]) -> Iterator[Finding]:
    """A sentence of belief is good to hear once; more often it is a slogan."""
    known = word_list(head.lang)
    said = [
        (item.id, piece.where)
        for item in items
        for piece in pieces(item)
        if known and piece.role is Role.TELLS and believes(piece.text, known)
    ]
    for item, where in said[1:]:
        yield Finding(item, where, "belief-twice")
