"""Whom something is from, in words."""

from __future__ import annotations

from app.packs.trust import Trust
from ui.i18n import labels, pack_words, translate
from ui.pages.packs.reads import From, PackLine


def who(author: From) -> str:
    """Whom a pack is from, and what the name is worth."""
    if author.own:
        return translate("Packs", "From you")
    if author.ours:
        return translate("Packs", "Comes with this program")
    named = (
        translate("Packs", "Says that it is from {name}")
        if author.state is Trust.UNKNOWN
        else translate("Packs", "From {name}")
    )
    return named.format(name=author.name)


def standing(author: From) -> str:
    """What the name is worth; "" where there is no question."""
    if author.state is not Trust.REVOKED and (author.own or author.ours):
        return ""
    return pack_words.state(author.state)


def line(found: PackLine) -> str:
    """What stands under the title of a pack in the list."""
    return labels.join(
        (
            who(found.author),
            standing(found.author),
            translate("Packs", "%n thing(s) in it", "", len(found.kinds)),
        )
    )
