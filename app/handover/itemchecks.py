"""What can be seen in one item by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from app.handover import lines, signs
from app.handover.finding import Finding, Level
from app.handover.signs import Hit, Signs
from app.handover.texts import Piece, Role, pieces, told
from app.packs import inner
from app.packs.kept import kind_of
from app.packs.model import (
    NEEDS_A_NOTE,
    CheckIn,
    Item,
    LineItem,
    NoteItem,
    PageItem,
    PlanTemplate,
    QuestionCard,
    StrategyItem,
    VoiceItem,
    WordsItem,
)
from exercises.readability import grade, words
from exercises.topics import Topic
from exercises.wording import WordList, commands, word_list, words_to_avoid

VOICE_WORDS: Final = (150, 400)
"""How long a voice is meant to be (content research 6.2)."""
LINE_DAYS: Final = 30
"""For so long after it was checked a line may be handed out unasked (5.1)."""
MAX_GRADE: Final = 8
"""School grade of one text from which on it is worth a look; the whole pack is held to 6."""

TELLING: Final = (VoiceItem, PageItem, NoteItem, QuestionCard, PlanTemplate, CheckIn)
"""Kinds that tell of the world as it was, and need words for it that an exercise leaves out."""

_SOFT: Final = frozenset(
    {
        "place-of-harm",
        "religious-reading",
        "informing",
        "gender",
        "reminder",
        "substances",
        "stigma",
        "jargon",
        "legal-tone",
    }
)
"""Reasons for leaving a word out that depend on where it stands."""

HEAVY_TOPICS: Final = frozenset(
    {Topic.SEXUAL, Topic.CHILDHOOD, Topic.VIOLENCE, Topic.DEATH, Topic.LOSS, Topic.SELF_HARM}
)


def check(item: Item, lang: str, today: date, there: frozenset[str]) -> Iterator[Finding]:
    """Everything found in an item in the language ``lang``."""
    for look in _LOOKS:
        yield from look(item, lang)
    if isinstance(item, VoiceItem):
        yield from _voice(item, lang)
    elif isinstance(item, CheckIn):
        yield from _check_in(item, lang)
    refused = list(_refused(item, there))
    yield from refused
    if isinstance(item, LineItem) and not refused:
        yield from _line(item, today)


def _refused(item: Item, there: frozenset[str]) -> Iterator[Finding]:
    """What no reader would take; of a line that is being written, first what is still to be written."""
    missing = [*lines.missing(item)] if isinstance(item, LineItem) else []
    if missing:
        yield from (Finding(item.id, where, "missing", Level.REFUSED) for where in missing)
        return
    for where, reason in inner.problems(item, there):
        yield Finding(item.id, where, f"{kind_of(item)}-refused", Level.REFUSED, reason)


def is_heavy(item: Item) -> bool:
    """Whether it tells of harm, and does not offer something to do about today."""
    return isinstance(item, VoiceItem | PageItem | CheckIn | WordsItem) and not HEAVY_TOPICS.isdisjoint(item.topics)


# every item


def _words(item: Item, lang: str) -> Iterator[Finding]:
    known = word_list(lang)
    if known is None:
        if any(True for _ in told(item)):
            yield Finding(item.id, "$", "no-word-list", Level.LOOK, lang)
        return
    for piece in pieces(item):
        if piece.role in {Role.NOTE, Role.SOURCE}:
            continue
        for match, avoid in words_to_avoid(piece.text, known):
            yield Finding(
                item.id, piece.where, f"word-{avoid.why}", _weight(item, piece, avoid.why), match.group(), *match.span()
            )
        if piece.role is Role.TELLS:
            yield from _commands(item, piece, known)


def _weight(item: Item, piece: Piece, why: str) -> Level:
    """A word in its place.  A myth says what must not be said; a page may need the word for a thing."""
    is_myth = isinstance(item, WordsItem) and item.answer and piece.role is Role.SAID
    return Level.LOOK if is_myth or (isinstance(item, TELLING) and why in _SOFT) else Level.RULE


def _commands(item: Item, piece: Piece, known: WordList) -> Iterator[Finding]:
    level = Level.LOOK if isinstance(item, PageItem | PlanTemplate) else Level.RULE
    text = signs.unquoted(piece.text).replace("\n", " ")
    for sentence, verb in commands(text, known):
        start = text.find(sentence)
        yield Finding(item.id, piece.where, "command", level, verb, start, start + len(sentence))


def _marks(item: Item, _: str) -> Iterator[Finding]:
    for piece in pieces(item):
        if piece.role is Role.SOURCE:
            continue
        yield from _found(item, piece, "exclamation-mark", _signs(r"[!¡]", piece.text), Level.RULE)
        yield from _found(item, piece, "capitals", _signs(r"(?<!\w)[A-Z]{5,}(?!\w)", piece.text), Level.LOOK)
        yield from _found(item, piece, "markup", signs.markup(piece.text), Level.RULE)
        if not isinstance(item, LineItem):
            yield from _found(item, piece, "link", signs.links(piece.text), Level.RULE)
            yield from _found(item, piece, "contact-data", signs.contact_data(piece.text), Level.RULE)


def _hints(item: Item, lang: str) -> Iterator[Finding]:
    known = signs.signs(lang)
    for piece in pieces(item) if known else ():
        if known is None or piece.role in {Role.SOURCE, Role.TITLE}:
            continue
        if piece.role is not Role.NOTE:
            yield from _found(
                item, piece, "asks-back", signs.find(known.asks_back, signs.unquoted(piece.text)), Level.RULE
            )
            yield from _found(item, piece, "graphic", signs.find(known.graphic, piece.text), Level.LOOK)
            yield from _told_of_somebody(item, piece, known)
    if known:
        yield from _missing(item, known)


def _told_of_somebody(item: Item, piece: Piece, known: Signs) -> Iterator[Finding]:
    """What narrows down who is speaking."""
    if isinstance(item, PageItem | CheckIn | LineItem | QuestionCard):
        return
    hints: Iterable[tuple[str, Iterable[Hit]]] = (
        ("name-hint", signs.names(piece.text, known)),
        ("date-hint", (*signs.days(piece.text), *signs.find(known.dates, piece.text))),
        ("age-hint", signs.find(known.ages, piece.text)),
        ("place-hint", signs.find(known.places, piece.text)),
        ("work-hint", signs.find(known.work, piece.text)),
    )
    for code, hits in hints:
        yield from _found(item, piece, code, hits, Level.LOOK)


def _missing(item: Item, known: Signs) -> Iterator[Finding]:
    """Topics and cautions whose words stand there while their codes do not: without them nobody can leave it out."""
    said = [piece for piece in pieces(item) if piece.role in {Role.TITLE, Role.TELLS, Role.SAID, Role.NOTE}]
    for topic, pattern in known.topics.items():
        hit = next((hit for piece in said for hit in signs.find(pattern, piece.text)), None)
        if hit and topic not in item.topics:
            yield Finding(item.id, "$.topics", "topic-missing", Level.LOOK, f"{topic}: {hit.word}")
    if not isinstance(item, StrategyItem):
        return
    for caution, pattern in known.cautions.items():
        hit = next((hit for piece in said for hit in signs.find(pattern, piece.text)), None)
        if hit and caution not in item.cautions:
            level = Level.RULE if caution in {"C-COLD", "C-EXERT", "C-BREATH"} else Level.LOOK
            yield Finding(item.id, "$.cautions", "caution-missing", level, f"{caution}: {hit.word}")


def _noted(item: Item, _: str) -> Iterator[Finding]:
    if item.content_note.strip():
        return
    if isinstance(item, NEEDS_A_NOTE):
        yield Finding(item.id, "$.content_note", "content-note-missing", Level.REFUSED)
    elif item.topics:
        yield Finding(item.id, "$.content_note", "content-note-missing")


def _level(item: Item, lang: str) -> Iterator[Finding]:
    texts = told(item)
    if lang.split("-", maxsplit=1)[0] != "en" or sum(len(words(text)) for text in texts) < 30:
        return
    measured = grade([" ".join(text.split()) for text in texts])
    if measured > MAX_GRADE:
        yield Finding(item.id, "$", "reading-level", Level.LOOK, str(measured))


# kinds


def count_words(text: str, lang: str) -> int | None:
    """How many words; None in languages that do not part them by spaces."""
    if lang.split("-", maxsplit=1)[0] in {"zh", "ja", "th", "lo", "km", "my", "yue"}:
        return None
    return len(re.findall(r"\w+(?:['’-]\w+)*", text))


def _voice(item: VoiceItem, lang: str) -> Iterator[Finding]:
    count = count_words(item.text, lang)
    if count is None:
        yield Finding(item.id, "$.text", "length-not-measured", Level.LOOK)
    elif not VOICE_WORDS[0] <= count <= VOICE_WORDS[1]:
        yield Finding(
            item.id, "$.text", "voice-short" if count < VOICE_WORDS[0] else "voice-long", Level.RULE, str(count)
        )
    if not item.topics:
        yield Finding(item.id, "$.topics", "no-topics", Level.LOOK)
    known = signs.signs(lang)
    if known:
        piece = Piece("$.text", Role.TELLS, item.text)
        yield from _found(item, piece, "advice", signs.find(known.advice, item.text), Level.RULE)
        if not any(True for _ in signs.find(known.first_person, item.text)):
            yield Finding(item.id, "$.text", "no-first-person")


def _check_in(item: CheckIn, lang: str) -> Iterator[Finding]:
    if not item.licence:
        yield Finding(item.id, "$.licence", "licence-missing")
    known = signs.signs(lang)
    for piece in pieces(item):
        hits = [Hit(m.start(), m.end(), m.group()) for m in signs.INSTRUMENTS.finditer(piece.text)]
        yield from _found(item, piece, "instrument", hits, Level.LOOK)
        if known and piece.role is not Role.SOURCE:
            yield from _found(item, piece, "severity-word", signs.find(known.severity, piece.text), Level.RULE)
    for place, question in enumerate(item.questions):
        where = f"$.questions[{place}]"
        if any(at >= len(question.answers) for at in question.opens_help):
            yield Finding(item.id, f"{where}.opens_help", "no-such-answer", Level.RULE)
        if known and not question.opens_help and any(True for _ in signs.find(known.help, question.text)):
            yield Finding(item.id, f"{where}.opens_help", "help-not-opened")


def _line(item: LineItem, today: date) -> Iterator[Finding]:
    age = (today - date.fromisoformat(item.line["checked"])).days
    if age > LINE_DAYS:
        yield Finding(item.id, "$.line.checked", "line-old", Level.RULE, str(age))
    elif age < -1:  # a day of grace: elsewhere it is tomorrow already
        yield Finding(item.id, "$.line.checked", "line-from-tomorrow", Level.RULE)
    if item.line["method"] != "phoned":
        yield Finding(item.id, "$.line.method", "line-not-phoned", Level.LOOK)


# helpers


def _found(item: Item, piece: Piece, code: str, hits: Iterable[Hit], level: Level) -> Iterator[Finding]:
    for hit in hits:
        yield Finding(item.id, piece.where, code, level, hit.word, hit.start, hit.end)


def _signs(pattern: str, text: str) -> Iterator[Hit]:
    return (Hit(match.start(), match.end(), match.group()) for match in re.finditer(pattern, text))


_LOOKS: Final[tuple[Callable[[Item, str], Iterator[Finding]], ...]] = (_words, _marks, _hints, _noted, _level)
