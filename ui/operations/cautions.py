"""What a person can do about what they leave out."""

from __future__ import annotations

from collections.abc import Iterable

from app.cautions import Caution, Topic
from ui.context import Operation


def leave_out(cautions: Iterable[Caution] | None = None, topics: Iterable[Topic] | None = None) -> Operation[None]:
    """From now on leave out exactly these; None leaves that list as it is."""
    return lambda s: s.cautions.leave_out(cautions, topics)
