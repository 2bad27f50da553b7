"""How hard English text is to read, roughly.

The Flesch–Kincaid grade (Kincaid and others, 1975): 0.39 × words per sentence + 11.8 × syllables per
word − 15.59.  Syllables are counted by vowel groups, which is right within about one in ten words;
for a whole exercise that is exact to a few tenths of a grade.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
# A run of marks is tried once, from its first: otherwise a line of nothing but dots takes the square of its length.
_SENTENCE = re.compile(r"(?<![.?!:…])[.?!:…]++[”\"’]*+(?:\s+|$)")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of a line.  A line without a full stop is one sentence."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def questions(text: str) -> set[str]:
    """Those of the sentences that end with a question mark."""
    ends = [match.group(0) for match in _SENTENCE.finditer(text)]
    return {part.strip() for part, end in zip(_SENTENCE.split(text), ends, strict=False) if "?" in end}


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of an English word, at least one."""
    total = 0
    for part in re.split(r"['’-]", word.lower()):
        groups = len(_VOWELS.findall(part))
        silent_e = part.endswith("e") and not part.endswith(("le", "ee", "ye")) and groups > 1
        silent_ed = part.endswith("ed") and not part.endswith(("ted", "ded")) and groups > 1
        silent_es = (
            part.endswith("es")
            and not part.endswith(("ses", "ces", "xes", "zes", "shes", "ches", "ges"))
            and groups > 1
        )
        total += groups - int(silent_e or silent_ed or silent_es)
    return max(1, total)


def grade(texts: list[str]) -> float:
    """The grade of texts taken together; 0 of nothing."""
    every = [sentence for text in texts for sentence in sentences(text) if words(sentence)]
    if not every:
        return 0.0
    found = [word for sentence in every for word in words(sentence)]
    per_sentence = len(found) / len(every)
    per_word = sum(syllables(word) for word in found) / len(found)
    return round(0.39 * per_sentence + 11.8 * per_word - 15.59, 1)
