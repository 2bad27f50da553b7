"""How text is cut into words for the full-text index, the same way for keeping and for asking.

FTS5's unicode61 finds words between spaces.  Chinese, Japanese, Thai, Lao, Khmer and Burmese
put none, so each of their characters (with the marks that sit on it) becomes a word of its own,
and a run of them is asked for as a phrase.  A picture sign (emoji) is no word to unicode61; it
becomes a word through a private-use character, which unicode61 does take.

What `cut` gives for a text must never change between versions of the program or of Python: the
index holds no text, so a row is taken out of it by cutting the same text again.  Hence fixed
ranges here, and no look-up in a Unicode table that grows each year.
"""

from __future__ import annotations

import re
import unicodedata

# Han, Hiragana, Katakana; Thai, Lao, Khmer, Myanmar with their marks.  Unicode 14 block names.
_CLUSTER = (
    "[\u0e00-\u0e2f\u0e40-\u0e45\u0e4f-\u0e5b][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    "|[\u0e80-\u0eaf\u0ec0-\u0ec5\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*"
    "|[\u1780-\u17b3][\u17b4-\u17d3]*"
    "|[\u1000-\u102a\u103f\u1050-\u1055][\u102b-\u103e]*"
    "|[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f]"
    "|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
# Arrows to dingbats, stars, and the pictographs of planes 1; skin tones and flags are among them.
_PICTURE = "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
# Signs that change how a word looks and not what it says: Hebrew and Arabic vowel points, the
# Arabic stretching sign, variation selectors, joiners, soft hyphen.
_SILENT = "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f]+"
_WIDE = "[\uff01-\uff5e]"  # Latin letters, digits and signs in full width
_SPECIAL = re.compile(f"(?P<cluster>{_CLUSTER})|(?P<picture>{_PICTURE})|(?P<silent>{_SILENT})|(?P<wide>{_WIDE})")
_PRIVATE = 0xF0000  # plane 15 has room for both planes of pictures: plane 1 keeps its low 16 bits
# Korean and Japanese written apart, as some systems store file names and text.
_APART = re.compile("[\u1100-\u11ff]+|[\u3041-\u30fe][\u3099\u309a]")
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")


def cut(text: str) -> str:
    """The text with a space around every character of a script without spaces."""
    if text.isascii():
        return text
    text = _APART.sub(lambda m: unicodedata.normalize("NFC", m[0]), text)
    return _SPECIAL.sub(_replace, text)


def _replace(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "cluster":
            return f" {found} "
        case "picture":
            return f" {chr(_PRIVATE + (ord(found) & 0xFFFF))} "
        case "wide":
            return chr(ord(found) - 0xFEE0)
        case _:
            return ""


def clean(text: str) -> str:
    """The text as it can be kept: line ends are newlines; no NUL, no half of a surrogate pair."""
    return _UNKEPT.sub("\ufffd", _BREAKS.sub("\n", text))


def clean_line(text: str) -> str:
    """`clean`, on one line."""
    return clean(text).replace("\n", " ")


def fold(text: str) -> str:
    """The form in which two labels are the same: no difference of case, width or composition."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def clean_labels(values: tuple[str, ...]) -> tuple[str, ...]:
    """Labels as they are kept: trimmed, without leading ``#``, each once whatever its case, in order."""
    found: dict[str, str] = {}
    for value in values:
        label = " ".join(clean(value).split()).lstrip("# ")
        if label:
            found.setdefault(fold(label), label)
    return tuple(found.values())


def loose(text: str) -> str:
    """A form for looking through a short list in memory: no case, no accents."""
    apart = unicodedata.normalize("NFKD", fold(text))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
