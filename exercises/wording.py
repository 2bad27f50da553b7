"""The words that a language avoids, the verbs that command in it, and who may use such a word and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from exercises.model import Exercise
from exercises.problem import Found
from exercises.readability import questions, sentences, words
from exercises.texts import Role, pieces

WORDS = Path(__file__).parent / "words"

Exceptions = dict[str, dict[str, Annotated[str, msgspec.Meta(min_length=12)]]]
"""By exercise: which pattern or word it may use, and why.  A reason is a clause at least."""


class Avoid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    why: str
    instead: str


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language avoids, which verbs command in it, and what makes an invitation of them.

    ``leading`` are words that may stand before a verb and leave it a command: "then", "slowly".
    ``believing`` are sentences of belief: good to hear once, a slogan when they come again.
    """

    avoid: tuple[Avoid, ...]
    commands: tuple[str, ...]
    leading: tuple[str, ...]
    softeners: tuple[str, ...]
    believing: tuple[str, ...]


@cache
def word_list(lang: str) -> WordList | None:
    """The word list of a language, None if nobody has written one."""
    path = WORDS / f"{lang.split('-', maxsplit=1)[0]}.json"
    return msgspec.json.decode(path.read_bytes(), type=WordList) if path.is_file() else None


@cache
def exceptions() -> Exceptions:
    """Who may use which word on the lists, and why."""
    return msgspec.json.decode((WORDS / "exceptions.json").read_bytes(), type=Exceptions)


class Avoided(NamedTuple):
    """A word to avoid that stands in an exercise."""

    where: str
    word: str
    avoid: Avoid

    def allowed_by(self, key: str) -> bool:
        """Does an exception speak of it, by its pattern or by the word itself?"""
        return key == self.avoid.pattern or key == self.word.lower()


@cache
def _pattern(words_to_avoid: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?=\w)(?:{words_to_avoid})(?![\w’-])", re.IGNORECASE)


def avoided(exercise: Exercise) -> Iterator[Avoided]:
    """Every word to avoid in an exercise, whether it is excepted or not."""
    known = word_list(exercise.lang)
    for piece in pieces(exercise) if known else ():
        if piece.role is Role.SOURCE:
            continue
        for match, avoid in words_to_avoid(piece.text, known) if known else ():
            yield Avoided(piece.where, match.group(0), avoid)


def words_to_avoid(text: str, known: WordList) -> Iterator[tuple[re.Match[str], Avoid]]:
    """Every word to avoid in a text of any kind, where it stands and why."""
    text = text.replace("’", "'")
    if (
        _pattern("|".join(avoid.pattern for avoid in known.avoid)).search(text) is None
    ):  # nearly always, in a fifth of the time
        return
    for avoid in known.avoid:
        for match in _pattern(avoid.pattern).finditer(text):
            yield match, avoid


def word_rule(exercise: Exercise) -> Iterator[Found]:
    """Words to avoid that no exception allows here."""
    if word_list(exercise.lang) is None:
        yield Found("$", "no-word-list", exercise.lang, error=False)
        return
    allowed = exceptions().get(exercise.id, {})
    for one in avoided(exercise):
        if not any(one.allowed_by(key) for key in allowed):
            yield Found(one.where, "word-to-avoid", f"{one.word} ({one.avoid.why})")


def needless_exceptions(shelf: dict[str, Exercise]) -> Iterator[tuple[str, Found]]:
    """Exceptions that allow nothing which stands there: by exercise."""
    for key, allowed in exceptions().items():
        here = list(avoided(shelf[key])) if key in shelf else []
        for word in allowed:
            if not any(one.allowed_by(word) for one in here):
                yield key, Found("$", "exception-not-needed", word)


def command_rule(exercise: Exercise) -> Iterator[Found]:
    """A sentence that begins with a bare imperative, without an "if you like"."""
    known = word_list(exercise.lang)
    for piece in pieces(exercise) if known else ():
        if known is None or piece.role is not Role.TELLS:
            continue
        for _, verb in commands(piece.text, known):
            yield Found(piece.where, "command", verb)


def commands(text: str, known: WordList) -> Iterator[tuple[str, str]]:
    """The sentences of a text that command and have no invitation in them, each with its verb."""
    asked = questions(text)
    for sentence in sentences(text):
        verb = "" if sentence in asked else _verb(sentence, known)
        if verb and not any(soft in sentence.lower() for soft in known.softeners):
            yield sentence, verb


def _verb(sentence: str, known: WordList) -> str:
    """The verb that commands at the head of a sentence, "" if none does."""
    for word in words(sentence.replace("’", "'").lower()):
        if word in known.commands:
            return word
        if word not in known.leading:
            break
    return ""


def belief_rule(exercise: Exercise) -> Iterator[Found]:
    """A sentence of belief more often than once in a form."""
    known = word_list(exercise.lang)
    for name in ("long", "short") if known else ():
        said = [piece for piece in pieces(exercise) if piece.where.startswith(f"$.{name}.")]
        told = [piece for piece in said if known and believes(piece.text, known)]
        for piece in told[1:]:
            yield Found(piece.where, "belief-twice")


def believes(text: str, known: WordList) -> bool:
    """Whether a text says that the person is believed."""
    text = text.replace("’", "'").lower()
    return any(sentence in text for sentence in known.believing)
