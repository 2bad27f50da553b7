"""Lines of every code, with counts that no other number in the sentence hides."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from app.insights.questions import During, Field, OnDays, Source, Span, WithWord
from app.insights.strengths import Measure, Scale, Strength
from app.insights.telling import Count, Line, PartOfDay, Say, Title, Weekday, Word
from app.practice.model import Verdict

NOT_OURS = re.compile(
    r"%|\d[.,]\d|\bbest\b|\bbetter\b|\bworks?\b|\beffective|\baverage\b|\b(the|a) mean\b|\bsignificant|\bstreak|\bmissed\b"
    r"|\bcongrat|\bgreat\b|\bshould\b|\bscore|!|\btrend",
    re.IGNORECASE,
)
"""Words that belong to no sentence here (content research 2.4, 4.2)."""

COUNTS = st.integers(1, 2) | st.integers(101, 999)  # others in a sentence are below 101
_small = st.integers(0, 99)
_strength = st.builds(Strength, st.integers(0, 10)) | st.builds(
    Strength, st.sampled_from([1, 4, 7, 10]), st.just(Scale.WORDS)
)
_word = st.builds(Word, st.sampled_from(list(Field)), st.sampled_from(["a shop", "sad"]))
_side = st.sampled_from([
    Title("Five senses"), Title(""), WithWord(Field.PLACE, "shop"), WithWord(Field.PLACE, "shop", without=True),
    OnDays(weekend=True), OnDays(weekend=False), During(Span("2026-01-05", "2026-01-15")), During(Span()),
])  # fmt: skip
_measure = st.sampled_from(list(Measure))
_source = st.sampled_from(list(Source))
_field = st.sampled_from(list(Field))


def _parts(*what: object) -> st.SearchStrategy[tuple[Count, ...]]:
    return st.lists(_small, min_size=len(what), max_size=len(what)).map(
        lambda counts: tuple(Count(thing, n) for thing, n in zip(what, counts, strict=True))  # type: ignore[arg-type]
    )


_went = _parts(Verdict.HELPED, Verdict.SAME, Verdict.WORSE, Verdict.CANT_TELL)
_spread = {"measure": _measure, "low": _strength, "high": _strength, "mid_low": _strength, "mid_high": _strength}
_range = {"measure": _measure, "low": _strength, "high": _strength}
SLOTS: dict[Say, dict[str, st.SearchStrategy[object]]] = {
    Say.NOTHING: {},
    Say.HERE_THEY_ARE: {"n": COUNTS},
    Say.USES: {"n": COUNTS},
    Say.NAMED_IN_NOTES: {"n": COUNTS},
    Say.PAIRED: {"n": COUNTS},
    Say.NOTES: {"n": COUNTS},
    Say.WORD_COUNT: {"n": COUNTS, "k": _small, "word": _word},
    Say.WORD_SHARE: {"n": COUNTS, "k": _small, "word": _word},
    Say.TIMES: {"n": COUNTS, "source": _source},
    Say.PERIOD: {"notes": COUNTS, "uses": COUNTS, "entries": COUNTS},
    Say.SIDES: {"left": _side, "right": _side, "left_n": COUNTS, "right_n": COUNTS, "source": _source},
    Say.FAIR_SIDE: {"side": _side, "turns": _small, "n": COUNTS},
    Say.WENT: {"n": COUNTS, "parts": _went},
    Say.WENT_SHARES: {"n": COUNTS, "parts": _went},
    Say.BAND: {"n": COUNTS, "low": _small, "high": _small},
    Say.CHANGED: {
        "n": COUNTS, "measure": st.sampled_from([Measure.AFTER, Measure.NUMB_AFTER]),
        "scale": st.sampled_from([scale.value for scale in Scale]), "down": _small, "same": _small, "up": _small,
    },
    Say.LOWER_BUT_NUMBER: {"n": COUNTS, "k": _small},
    Say.RANGE: {"n": COUNTS, **_range},
    Say.SPREAD: {"n": COUNTS, **_spread},
    Say.LOW_AND_NUMB: {"n": COUNTS, "k": _small},
    Say.PARTS: {"n": COUNTS, "parts": _parts(*map(PartOfDay, ("morning", "afternoon", "evening", "night")))},
    Say.WEEKDAYS: {"n": COUNTS, "parts": _parts(*map(Weekday, range(1, 8)))},
    Say.CHOSEN: {"n": COUNTS, "field": _field, "parts": _parts(Word(Field.PLACE, "shop"), Word(Field.PLACE, "a hill"))},
    Say.SIDE_RANGE: {"n": COUNTS, "side": _side, **_range},
    Say.SIDE_SPREAD: {"n": COUNTS, "side": _side, **_spread},
    Say.FAIR_WORSE: {"n": COUNTS, "k": st.integers(1, 99), "side": _side},
    Say.FAIR_WENT: {"n": COUNTS, "side": _side, "parts": _went},
    Say.UNSAID_WENT: {"n": COUNTS},
    Say.UNSAID: {"n": COUNTS, "measure": _measure},
    Say.SILENT: {"n": COUNTS, "field": _field},
    Say.NO_TIME: {"n": COUNTS},
    Say.ON_BOTH_SIDES: {"n": COUNTS},
    Say.FAIR_WROTE: {"text": st.just("calmer afterwards")},
    Say.FEW: {"n": COUNTS},
    Say.TOO_FEW_BESIDE: {"left_n": COUNTS, "right_n": COUNTS, "source": _source},
    Say.FAIR_WAITS: {"each": st.just(8)},
    Say.WORDS_APART: {},
    Say.EASES_WITH_TIME: {},
    Say.NUMB_IS_NOT_CALM: {},
    Say.USED_WHEN_HARD: {},
    Say.WHERE_YOU_ARE: {"field": _field},
    Say.WORDS_YOU_LIKE: {},
    Say.WHEN_YOU_WRITE: {},
    Say.MORE_NOTICING: {},
    Say.COULD: {},
    Say.CHANCE: {},
}  # fmt: skip


def every_line() -> st.SearchStrategy[Line]:
    """Any line with any values."""
    return st.one_of(
        [st.fixed_dictionaries(slots).map(lambda values, c=code: Line(c, values)) for code, slots in SLOTS.items()]
    )
