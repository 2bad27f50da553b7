"""When lines that came from packs were checked: they age like those that come with the program."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.circle.board import Checked
from app.circle.model import HelpLine
from app.circle.resources.ageing import Age, age
from app.circle.resources.model import Method
from app.circle.resources.read import LinesError
from app.errors import UserFixable
from app.handover import becoming
from app.packs import inner
from app.packs.kept import KeptItem
from app.packs.model import LineItem
from app.session import Session


def checked_lines(session: Session) -> dict[str, Checked]:
    """What is known of the person's own lines that came from packs, by their identity.

    A line whose number the person replaced by one of their own is theirs, and is not among them.  No line was
    checked after it came here, whatever its pack says.
    """
    found = {}
    for kept in session.packs.items(kind="line"):
        checked = _checked(session, kept)
        if checked is not None:
            found[kept.row_id] = checked
    return found


def lines_in_sight(session: Session) -> list[HelpLine]:
    """The person's own lines without those that were checked too long ago."""
    today = session.clock.here().as_date()
    checked = checked_lines(session)
    old = {line_id for line_id, one in checked.items() if age(one.day, today) is Age.HIDDEN}
    return [line for line in session.circle.each() if line.own and line.id not in old]


def _checked(session: Session, kept: KeptItem) -> Checked | None:
    if not isinstance(kept.item, LineItem):
        return None
    try:
        told = inner.read_line(kept.item)
        theirs = session.circle.get(kept.row_id).contact != becoming.line_draft(kept.item).contact
    except (LinesError, UserFixable):  # taken by an older program that allowed it; or deleted
        return None
    return None if theirs else Checked(min(told.checked, _day(kept.modified_at)), told.method is Method.PHONED)


def _day(stamp: int) -> date:
    return datetime.fromtimestamp(stamp / 1000, UTC).date()
