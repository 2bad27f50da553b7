"""What a text may touch on, for those who would rather not meet it.

The list of content research 4.2.F.  Readings carry it, and so will voices and packs.
"""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """The values are stable: vaults and packs hold them."""

    SEXUAL = "T-SEXUAL"  # sexual violence
    CHILDHOOD = "T-CHILDHOOD"  # harm in childhood
    VIOLENCE = "T-VIOLENCE"
    DEATH = "T-DEATH"
    LOSS = "T-LOSS"  # pregnancy, and losing one
    SELF_HARM = "T-SELF-HARM"
    SUBSTANCES = "T-SUBSTANCES"  # alcohol, drugs
    SPIRITUAL = "T-SPIRITUAL"  # faith, spirituality, ceremony
    LAW = "T-LAW"  # police and court
    CHILDREN = "T-CHILDREN"  # having or caring for children
    MEDICAL = "T-MEDICAL"  # doctors and examinations
