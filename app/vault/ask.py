"""What a person types into a search box, read into terms, and the words of it as FTS5 takes them.

::

    query  = term, term, …                    all of them must hold
    term   = ["-"] [field ":"] (word | phrase) ["*"]
    phrase = '"' words '"'                    the last quote may be missing

A word may end in ``*``: then it is the beginning of a word.  The last word counts as a beginning
as long as it is being typed, which is until a space, a closing quote or another sign ends it.
Only the fields that a room names are fields; ``http://…`` is words.  Nothing that is typed is an
error, and nothing that is typed reaches FTS5 except inside a quoted string.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.vault.vocabulary import PREFIXES, Vocabulary
from app.vault.words import clean, cut

MAX_LENGTH = 2000  # characters of a query that are read; FTS5 bounds the depth of what it is asked
MAX_TERMS = 64
_MOST_OPTIONS = 1000  # words with one beginning; beyond, FTS5's own way is the better one

_TERM = re.compile(
    r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))(?P<star>\*?)'
)
_CURLY = str.maketrans("“”„‟«»＂：－", '"""""""' + ":-")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.  ``field`` is empty for words of the text."""

    text: str
    field: str = ""
    negative: bool = False
    starts: bool = False  # the last word of it is the beginning of a word
    typed: bool = False  # ... only because it is still being typed


def read(query: str, fields: frozenset[str] = frozenset(), *, typing: bool = True) -> list[Term]:
    """The terms of a query, in order; terms without anything to look for are left out.

    ``typing`` False: the query is complete, and only ``*`` makes a beginning.
    """
    query = clean(query[:MAX_LENGTH]).translate(_CURLY)
    found: list[Term] = []
    for match in _TERM.finditer(query):
        term = _term(match, fields, typing=typing and match.end() == len(query))
        if term and len(found) < MAX_TERMS:
            found.append(term)
    return found


def _term(match: re.Match[str], fields: frozenset[str], *, typing: bool) -> Term | None:
    field = (match["field"] or "").casefold()
    quoted = match["phrase"] is not None
    text = match["phrase"] if quoted else match["word"]
    if field not in fields:
        if field:
            text = f"{match['field']}:{text}"
        field = ""
    negative = bool(match["minus"])
    starts = bool(match["star"]) or (not quoted and text.endswith("*"))
    if not quoted:
        text = text.rstrip("*")
    typed = typing and not starts and not negative and not match["closed"]
    if not field and not has_words(text):
        return None
    return Term(text.strip(), field, negative, starts or typed, typed) if text.strip() else None


def has_words(text: str) -> bool:
    """Whether the index would see any word in it: letters, numbers, marks, picture signs."""
    return any(unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) == "Co" for sign in cut(text))


def expression(terms: Iterable[Term], vocabulary: Vocabulary, *, negative: bool) -> str:
    """The text terms with or without a minus, as one FTS5 expression; empty when there are none.

    Terms that must hold are joined by "and", terms with a minus by "or" (put after a NOT).
    """
    wanted = [term for term in terms if not term.field and term.negative == negative]
    parts = [part for term in wanted if (part := _part(term, vocabulary))]
    return (" OR " if negative else " AND ").join(parts)


def _part(term: Term, vocabulary: Vocabulary) -> str:
    """One term.  A beginning is spelled out, for FTS5 would read every row of it before giving the first."""
    words = vocabulary.words(cut(term.text))
    if not words:
        return ""
    if not term.starts:
        return _quoted(words)
    *head, last = words
    if len(last) in PREFIXES:
        return _quoted(words) + " *"
    if len(last) < min(PREFIXES):
        options = [
            _quoted(words),
            *(_quoted([*head, longer]) + " *" for longer in vocabulary.longer(last, min(PREFIXES))),
        ]
    else:
        options = [_quoted([*head, word]) for word in vocabulary.starting(last, _MOST_OPTIONS + 1)] or [_quoted(words)]
        if len(options) > _MOST_OPTIONS:
            return _quoted(words) + " *"
    return f"({' OR '.join(options)})"


def _quoted(words: Iterable[str]) -> str:
    return '"' + " ".join(words).replace('"', '""') + '"'
