"""What a person can do with tools, one function each."""

from __future__ import annotations

from app.practice.model import Use, UseDraft
from app.session import Session
from app.strategies.model import Mark, Strategy, StrategyDraft
from ui.context import Operation


def save_strategy(draft: StrategyDraft) -> Operation[Strategy]:
    """Keep a strategy of one's own, new or changed."""
    return lambda s: s.strategies.save(draft)


def delete_strategy(strategy_id: str) -> Operation[None]:
    """Put a strategy aside for ten minutes, then it is gone."""
    return lambda s: s.strategies.delete(strategy_id)


def undo_delete_strategy(strategy_id: str) -> Operation[None]:
    return lambda s: s.strategies.undo_delete(strategy_id)


def purge_strategy(strategy_id: str) -> Operation[None]:
    """Remove a strategy for good, now."""
    return lambda s: s.strategies.purge(strategy_id)


def mark_tool(tool_id: str, mark: Mark) -> Operation[Mark]:
    """Favourite, "not for me", an own note."""
    return lambda s: s.strategies.mark(tool_id, mark)


def delete_use(use_id: str) -> Operation[None]:
    """Put one noted use aside for ten minutes, then it is gone."""
    return lambda s: s.practice.delete(use_id)


def undo_delete_use(use_id: str) -> Operation[None]:
    return lambda s: s.practice.undo_delete(use_id)


KEEP = "practice.keep"
"""Preference: "ask" offers to note a use at the end of a tool (the default), "never" asks nothing."""
ASK, NEVER = "ask", "never"


def note_use(use: UseDraft) -> Operation[Use]:
    """Keep one use of a tool, because the person asked for it."""
    return lambda s: s.practice.save(use)


def ask_after(*, asks: bool) -> Operation[None]:
    """Offer to note how it was after a tool, or never: then nothing of any use is kept."""
    return lambda s: s.preferences.set(KEEP, ASK if asks else NEVER)


def asks_after(session: Session) -> bool:
    """Whether the person may be asked how it was."""
    return session.preferences.get(KEEP, ASK) != NEVER


def forget_uses() -> Operation[int]:
    """Remove every note of a use for good; how many there were."""
    return lambda s: s.practice.purge_all()
