"""How text is cut into words for the full-text index, the same way for keeping and for asking.

FTS5's unicode61 finds words between spaces.  Chinese, Japanese, Thai, Lao, Khmer and Burmese
put none, so each of their characters (with the marks that sit on it) becomes a word of its own,
and a run of them is asked for as a phrase.
"""

from __future__ import annotations

import re

# Han, Hiragana, Katakana; Thai, Lao, Khmer, Myanmar with their marks.  Unicode 14 block names.
_CLUSTER = re.compile(
    "[\u0e00-\u0e2f\u0e40-\u0e45\u0e4f-\u0e5b][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    "|[\u0e80-\u0eaf\u0ec0-\u0ec5\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*"
    "|[\u1780-\u17b3][\u17b4-\u17d3]*"
    "|[\u1000-\u102a\u103f\u1050-\u1055][\u102b-\u103e]*"
    "|[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f]"
    "|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)


def cut(text: str) -> str:
    """The text with a space around every character of a script without spaces."""
    return _CLUSTER.sub(lambda m: f" {m[0]} ", text)
