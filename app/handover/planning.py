"""The dry run: what an adding would do with every item, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from app.handover.model import (
    Change,
    Choices,
    Fate,
    Met,
    Plan,
    PlannedItem,
    Review,
    ReviewItem,
    Standing,
    Why,
)
from app.packs.kept import Policy
from app.packs.refusal import Reason, Refused
from app.packs.trust import Trust


def usual(review: Review) -> Choices:
    """What is picked before the person says anything.

    Of a new pack: everything that touches nothing they leave out.  Of a newer version: what is here, each
    by its policy, and what that version brings anew; not what they did not take or deleted before.
    """
    if review.standing is Standing.NEW:
        return Choices(frozenset(item.id for item in review.items if not item.touches))
    return Choices(
        frozenset(item.id for item in review.items if item.kept is not None or (item.is_new and not item.touches))
    )


def plan(review: Review, choices: Choices) -> Plan:
    """What adding would do.  Pure.  Raises `Refused` ``revoked`` if an author's key is; ``schema`` for an unknown id."""
    if review.state is Trust.REVOKED:
        raise Refused(Reason.REVOKED)
    known = {item.id for item in review.items} | {kept.id for kept in review.gone}
    if not {*choices.items, *choices.replace, *choices.drop, *choices.policies} <= known:
        raise Refused(Reason.SCHEMA, "$.items", "item-unknown")
    return Plan(review, choices, tuple(_lines(review, choices)), _needs_author(review, choices))


def policy_of(item: ReviewItem, choices: Choices) -> Policy:
    """The policy that the item has after the adding."""
    return choices.policies.get(item.id, item.policy)


def _needs_author(review: Review, choices: Choices) -> bool:
    """An unknown author is never added silently; one whose key another has replaced is unknown again."""
    author = review.author
    accepted = review.here is not None and author.known.root == review.here.root and not author.replaced
    return author.state is Trust.UNKNOWN and not accepted and choices.author is Met.UNSAID


def _lines(review: Review, choices: Choices) -> Iterator[PlannedItem]:
    for item in review.items:
        fate, why = _fate(item, choices)
        yield PlannedItem(item.id, item.kind, item.item.title, fate, why, item.touches)
    for kept in review.gone:
        goes = kept.id in choices.drop
        fate, why = (Fate.REMOVED, Why.NONE) if goes else (Fate.KEPT, Why.GONE)
        yield PlannedItem(kept.id, kept.kind, kept.item.title, fate, why)


def _fate(item: ReviewItem, choices: Choices) -> tuple[Fate, Why]:
    picked, replaces = item.id in choices.items, item.id in choices.replace
    policy = policy_of(item, choices)
    if item.kept is None:
        if picked:
            return Fate.ADDED, Why.NONE
        return Fate.LEFT_OUT, Why.AVOIDED if item.touches else Why.NOT_PICKED
    if item.id in choices.drop:
        return Fate.REMOVED, Why.NONE
    if replaces and (item.edited or item.change is Change.CHANGED):
        return Fate.UPDATED, Why.NONE
    if item.change is Change.SAME:
        return Fate.SAME, Why.NONE
    if policy is Policy.NEVER:
        return Fate.KEPT, Why.NEVER
    if not picked:
        return Fate.KEPT, Why.NOT_PICKED
    if item.edited and policy is not Policy.ALWAYS:
        return Fate.KEPT, Why.EDITED
    return Fate.UPDATED, Why.NONE
