"""Looking at the words: what a reader of files cannot refuse, and a person at 3 a.m. would notice.

An *error* keeps an exercise out of the house; a *note* says what is still open (a source nobody has
checked, a language without a word list).  ``python -m exercises lint`` runs it; the rules and their
numbers are in ``docs/specs/exercise.md``, section 7.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from exercises import catalogue
from exercises.load import CONTENT, FALLBACK, read_folder
from exercises.model import Exercise, Form
from exercises.readability import grade, sentences, words
from exercises.steps import Choose, Gate, Step
from exercises.texts import Piece, Role, pieces

MAX_GRADE = 6.0
MAX_SENTENCE = 22  # words
MAX_LINE = 160  # characters
MAX_STEP = 60  # words that a step says, without its answers, cards and prompts
MAX_STEPS = {"long": 12, "short": 4}  # on the longest way through

WORDS = Path(__file__).parent / "words"


class Finding(NamedTuple):
    """One thing found.  ``detail`` is the word or number at fault; content here is ours, not a person's."""

    exercise: str
    lang: str
    where: str
    rule: str
    detail: str
    error: bool = True


class Avoid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    why: str
    instead: str


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language avoids, which verbs command in it, and what makes an invitation of them."""

    avoid: tuple[Avoid, ...]
    commands: tuple[str, ...]
    softeners: tuple[str, ...]


@cache
def word_list(lang: str) -> WordList | None:
    """The word list of a language, None if nobody has written one."""
    path = WORDS / f"{lang.split('-', maxsplit=1)[0]}.json"
    return msgspec.json.decode(path.read_bytes(), type=WordList) if path.is_file() else None


def lint_folder(content: Path = CONTENT) -> list[Finding]:
    """Everything found in all languages of a content folder; refused files come first."""
    found: list[Finding] = []
    shelves: dict[str, dict[str, Exercise]] = {}
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        shelf, refused = read_folder(folder)
        shelves[folder.name] = shelf
        found += [Finding(Path(one.file).stem, folder.name, one.where, f"refused:{one.reason}", "") for one in refused]
    original = shelves.get(FALLBACK, {})
    for lang, shelf in shelves.items():
        for exercise in shelf.values():
            found += lint(exercise)
            found += _meets(exercise, original)
        found += [
            Finding(key, lang, "$", "language-missing", lang, error=False) for key in original if key not in shelf
        ]
    return found


def lint(exercise: Exercise) -> list[Finding]:
    """Everything found in one exercise by itself."""
    return [
        Finding(exercise.id, exercise.lang, where, rule, detail, error)
        for look in _RULES
        for where, rule, detail, error in look(exercise)
    ]


def reading_grade(exercise: Exercise) -> float:
    """The grade of everything that the exercise says to the person."""
    return grade([piece.text for piece in pieces(exercise) if piece.role in {Role.TELLS, Role.ABOUT}])


_Found = Iterator[tuple[str, str, str, bool]]


def _avoided(exercise: Exercise) -> _Found:
    known = word_list(exercise.lang)
    if known is None:
        yield "$", "no-word-list", exercise.lang, False
        return
    for piece in pieces(exercise):
        if piece.role is Role.SOURCE:
            continue
        for avoid in known.avoid:
            for match in re.finditer(rf"(?<![\w'’-])(?:{avoid.pattern})(?![\w’-])", piece.text, re.IGNORECASE):
                yield piece.where, "word-to-avoid", f"{match.group(0)} ({avoid.why})", True


def _commands(exercise: Exercise) -> _Found:
    """A sentence that begins with a bare imperative, without an "if you like"."""
    known = word_list(exercise.lang)
    if known is None:
        return
    for piece in pieces(exercise):
        if piece.role is not Role.TELLS:
            continue
        for sentence in sentences(piece.text):
            first = next(iter(words(sentence)), "").lower()
            if first in known.commands and not any(soft in sentence.lower() for soft in known.softeners):
                yield piece.where, "command", first, True


def _marks(exercise: Exercise) -> _Found:
    for piece in pieces(exercise):
        if "!" in piece.text or "¡" in piece.text:
            yield piece.where, "exclamation-mark", "!", True
        if any(word.isupper() and len(word) > 3 for word in words(piece.text)) and piece.role is not Role.SOURCE:
            yield piece.where, "capitals", "", True


def _lengths(exercise: Exercise) -> _Found:
    for piece in pieces(exercise):
        if piece.role is Role.SOURCE:
            continue
        if len(piece.text) > MAX_LINE and piece.role is Role.TELLS:
            yield piece.where, "line-too-long", str(len(piece.text)), True
        longest = max((len(words(sentence)) for sentence in sentences(piece.text)), default=0)
        if longest > MAX_SENTENCE:
            yield piece.where, "sentence-too-long", str(longest), True
    for name in ("long", "short"):
        form: Form = getattr(exercise, name)
        for index, step in enumerate(form.steps):
            said = sum(len(words(text)) for text in (step.title, *step.text, step.note))
            if said > MAX_STEP:
                yield f"$.{name}.steps[{index}]", "step-too-long", str(said), True
        way = longest_way(form)
        if way > MAX_STEPS[name]:
            yield f"$.{name}.steps", "too-many-steps", str(way), True


def _reading(exercise: Exercise) -> _Found:
    if not exercise.lang.startswith("en"):
        return
    level = reading_grade(exercise)
    if level > MAX_GRADE:
        yield "$", "reading-level", str(level), True


def _sources(exercise: Exercise) -> _Found:
    for index, source in enumerate(exercise.sources):
        if not source.seen:
            yield f"$.sources[{index}]", "source-not-checked", "", False
    if "E1" in exercise.evidence and not any(source.seen for source in exercise.sources):
        yield "$.sources", "source-missing", "E1", True
    if not exercise.reviewed_by:
        yield "$.reviewed_by", "not-reviewed", "", False


def _danger(exercise: Exercise) -> _Found:
    """What is not for present danger must say so where it begins, in the long form."""
    if not exercise.not_if_in_danger:
        return
    asks = any(
        isinstance(step, Choose) and any(option.leave == "unsafe" for option in step.options)
        for step in exercise.long.steps
    )
    if not asks:
        yield "$.long.steps", "danger-not-asked", "", True
    if not any(item.leave == "unsafe" for item in exercise.not_when):
        yield "$.not_when", "danger-not-named", "", True


def _catalogue(exercise: Exercise) -> _Found:
    if catalogue.NUMBERS.get(exercise.id) != exercise.number:
        yield "$.number", "number-differs", str(exercise.number), True


_RULES: tuple[Callable[[Exercise], _Found], ...] = (
    _avoided,
    _commands,
    _marks,
    _lengths,
    _reading,
    _sources,
    _danger,
    _catalogue,
)


def _meets(exercise: Exercise, original: Mapping[str, Exercise]) -> Iterator[Finding]:
    """Does it lead to tools that exist, and is a translation the same exercise?"""
    for where, target in _leads(exercise):
        if target not in original:
            yield Finding(exercise.id, exercise.lang, where, "tool-unknown", target)
    first = original.get(exercise.id)
    if first is not None and first is not exercise and _bones(first) != _bones(exercise):
        yield Finding(exercise.id, exercise.lang, "$", "translation-differs", "")


def _leads(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for name in ("something_else", "worse"):
        for index, target in enumerate(getattr(exercise.exits, name)):
            yield f"$.exits.{name}[{index}]", target
    for index, item in enumerate(exercise.not_when):
        if item.tool:
            yield f"$.not_when[{index}].tool", item.tool
    for name in ("long", "short"):
        form: Form = getattr(exercise, name)
        for place, step in enumerate(form.steps):
            here = f"$.{name}.steps[{place}]"
            if isinstance(step, Gate):
                yield f"{here}.instead", step.instead
            if isinstance(step, Choose):
                for index, option in enumerate(step.options):
                    if option.tool:
                        yield f"{here}.options[{index}].tool", option.tool


def _bones(exercise: Exercise) -> object:
    """The exercise without its words: what a translation must keep."""
    said: Iterable[Piece] = pieces(exercise)
    texts = {piece.text for piece in said}

    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key not in {"lang", "reviewed_by", "sources"}}
        if isinstance(value, list | tuple):
            return [strip(item) for item in value]
        return "…" if isinstance(value, str) and value in texts else value

    return strip(msgspec.to_builtins(exercise))


def longest_way(form: Form) -> int:
    """How many steps the longest way through shows.  Steps only lead forward, so one pass is enough."""
    order = {step.id: index for index, step in enumerate(form.steps)}
    length = [0] * (len(form.steps) + 1)
    for index in range(len(form.steps) - 1, -1, -1):
        ahead = [order.get(target, len(form.steps)) if target else index + 1 for target in _next(form.steps[index])]
        length[index] = 1 + max((length[place] for place in ahead), default=0)
    return length[0]


def _next(step: Step) -> Iterator[str]:
    yield step.next
    if isinstance(step, Choose):
        yield from (option.to or step.next for option in step.options if not option.tool and option.leave is None)
