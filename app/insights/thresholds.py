"""From how many notes on something may be said (docs/specs/insights.md, section 2)."""

from __future__ import annotations

RANGE = 5  # below it: the notes themselves
SPREAD = 10  # the middle one, the middle half, dots, "k of n times"
WEEKS_DAYS = 14  # from the first note to the last, both included
SIDES_TOGETHER = 20
EACH_SIDE = 6
MOST_MEASURES = 3  # compared at once
PAIRS = 6
FAIR_EACH = 8  # noted uses of each tool in a fair test

BAND = 0.8  # of the soft bar

LOW_NUMBER, HIGH_NUMBER = 3, 6  # "low" up to, "high" from: 4 is "noticeable" and 6 "hard" on the scale
LOW_WORD, HIGH_WORD = 4, 7  # "a little" and "a lot" as they are ordered

CHOSEN_MOST = 5  # words of one field
CHOSEN_AT_MOST = 8  # with those that tie
CHOSEN_FROM = 2  # chosen once is not chosen most

BY_DAY_WEEKS = 6  # drawn day by day up to so many weeks
MOST_WEEKS = 26
