"""Looking at the words of the short texts: the rules of the exercises, and the few that are their own.

``docs/specs/reading.md``, section 3, names them; ``python -m exercises lint`` runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from exercises.load import CONTENT, ExerciseError
from exercises.problem import Found
from exercises.readability import grade, sentences, words
from exercises.readings import Reading, Shelf, read
from exercises.wording import WordList, word_list

MIN_WORDS, MAX_WORDS = 40, 90
MAX_GRADE = 6.0
MAX_LINE = 160  # characters
MAX_SENTENCE = 22  # words

_INVENTED = re.compile(r"\b(I|my|me|mine)\b")
"""The first person: ours is written by nobody in particular, and must never sound like somebody's story."""


def lint_readings(content: Path = CONTENT) -> list[tuple[str, str, Found]]:
    """(text, language, what was found) for every file of texts; a refused file is one finding."""
    found: list[tuple[str, str, Found]] = []
    for path in sorted(content.glob("readings.*.json")):
        lang = path.name.split(".")[1]
        try:
            shelf = read(path.read_bytes(), path.name)
        except ExerciseError as error:
            found.append(("readings", lang, Found(error.where, f"refused:{error.reason}")))
            continue
        if shelf.lang != lang:
            found.append(("readings", lang, Found("$.lang", "wrong-name", shelf.lang)))
        found += [(one.id, lang, finding) for one in shelf.readings for finding in lint(one, lang)]
        found += [("readings", lang, finding) for finding in _belief(shelf)]
    return found


def lint(reading: Reading, lang: str) -> Iterator[Found]:
    """Everything found in one text."""
    known = word_list(lang)
    if known is None:
        yield Found("$", "no-word-list", lang, error=False)
    else:
        yield from _words(reading, known)
    if not MIN_WORDS <= reading.words() <= MAX_WORDS:
        yield Found("$.text", "length", str(reading.words()))
    if lang.startswith("en") and grade(list(reading.text)) > MAX_GRADE:
        yield Found("$.text", "reading-level", str(grade(list(reading.text))))
    for where, text in _told(reading):
        yield from _line(where, text)
    if reading.topics and not reading.content_note:
        yield Found("$.content_note", "content-note-missing")
    if not reading.reviewed_by:
        yield Found("$.reviewed_by", "not-reviewed", error=False)
    for index, source in enumerate(reading.sources):
        if not source.seen:
            yield Found(f"$.sources[{index}]", "source-not-checked", error=False)


def _told(reading: Reading) -> Iterator[tuple[str, str]]:
    yield "$.title", reading.title
    for index, line in enumerate(reading.text):
        yield f"$.text[{index}]", line
    yield "$.content_note", reading.content_note


def _line(where: str, text: str) -> Iterator[Found]:
    if "!" in text or "¡" in text:
        yield Found(where, "exclamation-mark", "!")
    if len(text) > MAX_LINE:
        yield Found(where, "line-too-long", str(len(text)))
    longest = max((len(words(sentence)) for sentence in sentences(text)), default=0)
    if longest > MAX_SENTENCE:
        yield Found(where, "sentence-too-long", str(longest))
    if _INVENTED.search(text):
        yield Found(where, "first-person", "")


def _words(reading: Reading, known: WordList) -> Iterator[Found]:
    for where, text in (*_told(reading), ("$.said", reading.said), ("$.keep", reading.keep)):
        plain = text.replace("’", "'")
        for avoid in known.avoid:
            for match in re.finditer(rf"(?<![\w'-])(?:{avoid.pattern})(?![\w'-])", plain, re.IGNORECASE):
                yield Found(where, "word-to-avoid", f"{match.group(0)} ({avoid.why})")
        for sentence in sentences(plain):
            first = next(iter(words(sentence.lower())), "")
            if first in known.commands and not any(soft in sentence.lower() for soft in known.softeners):
                yield Found(where, "command", first)


def _belief(shelf: Shelf) -> Iterator[Found]:
    """A sentence of belief is good to hear once; more often it is a slogan."""
    known = word_list(shelf.lang)
    for sentence in known.believing if known else ():
        told = [one.id for one in shelf.readings if any(sentence in line.lower() for line in one.text)]
        for name in told[1:]:
            yield Found(f"$.{name}", "belief-twice", sentence)
