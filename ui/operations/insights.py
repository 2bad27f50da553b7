"""What a person can do with fair tests, one function each.  Asking writes nothing."""

from __future__ import annotations

from app.insights.fair_model import FairDraft, FairTest, FairTurn
from ui.context import Operation


def begin_test(draft: FairDraft) -> Operation[FairTest]:
    """Begin one, with what was said beforehand."""
    return lambda s: s.insights.fair_tests.begin(draft)


def throw_coin(test_id: str) -> Operation[FairTurn]:
    """Throw, once."""
    return lambda s: s.insights.fair_tests.throw(test_id)


def stop_test(test_id: str) -> Operation[None]:
    """End it; what was noted stays."""
    return lambda s: s.insights.fair_tests.stop(test_id)


def resume_test(test_id: str) -> Operation[None]:
    return lambda s: s.insights.fair_tests.resume(test_id)


def delete_test(test_id: str) -> Operation[None]:
    """Put it aside for ten minutes, then it is gone; the noted uses stay."""
    return lambda s: s.insights.fair_tests.delete(test_id)


def undo_delete_test(test_id: str) -> Operation[None]:
    return lambda s: s.insights.fair_tests.undo_delete(test_id)


def purge_test(test_id: str) -> Operation[None]:
    """Remove it for good, now."""
    return lambda s: s.insights.fair_tests.purge(test_id)
