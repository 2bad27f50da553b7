"""Words that are wider than their line: broken where they must be, instead of being cut off.

Qt breaks lines between words only.  A compound word at twice the text size, a path, or a word of a
hundred letters would run out of its room.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

_HERE = "\u200b"  # zero width space: a line may end here, nothing is seen
_SHORTEST = 4  # a word of so few letters is never broken


def broken(text: str, font: QFont, width: float) -> str:
    """``text``, with places to break inside the words that are wider than ``width`` px."""
    if not text or width <= 0:
        return text
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    return "".join(_opened(part) if _too_wide(part, metrics, width) else part for part in _parts(text))


def height(text: str, font: QFont, width: float) -> float:
    """How high ``text`` is in ``width`` px, with its long words broken."""
    room = QRectF(0, 0, max(width, 1), 1_000_000)
    return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, broken(text, font, width)).height()


def shortened(text: str, most: int) -> str:
    """The beginning of a text that is read in whole elsewhere."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _parts(text: str) -> list[str]:
    """Words and the spaces between them."""
    parts: list[str] = []
    for letter in text:
        if parts and parts[-1][-1].isspace() == letter.isspace():
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def _too_wide(part: str, metrics: QFontMetricsF, width: float) -> bool:
    return len(part) > _SHORTEST and not part.isspace() and metrics.horizontalAdvance(part) > width


@lru_cache(maxsize=256)
def _opened(word: str) -> str:
    """A word with a place to break between all its letters (not between a letter and its marks)."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    encoded = word.encode("utf-16-le", "surrogatepass")  # the finder counts as Qt does
    letters: list[str] = []
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        if encoded[2 * end + 1 : 2 * end + 2] and 0xDC <= encoded[2 * end + 1] <= 0xDF:
            continue  # Qt is wrong about some rare letters: this is the middle of one
        letters.append(encoded[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
        start = end
    return _HERE.join(letters)
