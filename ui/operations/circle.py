"""What a person can do with lines, one function each."""

from __future__ import annotations

from app.circle.board import Board, board
from app.circle.model import HelpLine, HelpLineDraft
from app.handover.checked import checked_lines
from app.session import Session
from ui.context import Operation


def read_board(session: Session) -> Board:
    """Everything that the page of lines shows today."""
    circle = session.circle
    today = session.clock.here().as_date()
    return board(circle.country(), today, circle.kept(), checked_lines(session))


def country(session: Session) -> str:
    """The country that the person chose, or ""."""
    return session.circle.country()


def choose_country(code: str) -> Operation[None]:
    """From now on show the lines of this country."""
    return lambda s: s.circle.choose_country(code)


def save_line(draft: HelpLineDraft) -> Operation[HelpLine]:
    """Keep a line of one's own, new or changed."""
    return lambda s: s.circle.save(draft)


def delete_line(line_id: str) -> Operation[None]:
    """Put a line of one's own aside for ten minutes, then it is gone."""
    return lambda s: s.circle.delete(line_id)


def undo_delete_line(line_id: str) -> Operation[None]:
    return lambda s: s.circle.undo_delete(line_id)


def change_line(draft: HelpLineDraft) -> Operation[HelpLine | None]:
    """Keep what was changed of a built-in line; gives back what was kept before."""
    return lambda s: s.circle.change(draft)


def hide_line(line_id: str) -> Operation[HelpLine | None]:
    """Do not show a built-in line; gives back what was kept before."""
    return lambda s: s.circle.hide(line_id)


def unhide_line(line_id: str) -> Operation[HelpLine | None]:
    return lambda s: s.circle.unhide(line_id)


def put_back_line(line_id: str, before: HelpLine | None) -> Operation[None]:
    """Have a built-in line as it was before a change."""
    return lambda s: s.circle.put_back(line_id, before)
