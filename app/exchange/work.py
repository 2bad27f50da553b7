"""One text on its way in: it remembers how it came and why it is not the same any more."""

from __future__ import annotations

from collections.abc import Callable

from app.exchange import text
from app.exchange.model import Reason


class TextWork:
    """Collects the conversions of one text."""

    def __init__(self, raw: str, *, guessed: bool = False) -> None:
        self._raw = raw
        self._reasons: dict[Reason, None] = {}
        self.value, lost = text.clean(raw)
        if lost:
            self.note(Reason.CHARACTERS)
        if guessed:
            self.note(Reason.ENCODING)

    def note(self, reason: Reason) -> None:
        """Say that the entry is not word for word what it was."""
        self._reasons[reason] = None

    def change(self, reason: Reason, how: Callable[[str], str]) -> None:
        """Convert; the reason is noted only if anything changed."""
        changed = how(self.value)
        if changed != self.value:
            self.value = changed
            self.note(reason)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(self._reasons)

    @property
    def original(self) -> str | None:
        """The text as it came, where it was changed.  Half characters are written as escapes."""
        return self._raw.encode("utf-8", "backslashreplace").decode("utf-8") if self._reasons else None
