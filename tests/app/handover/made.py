"""Packs drawn by chance: everything that the format allows, and what people write."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.packs import model
from app.packs.strictjson import clean
from exercises.load import CONTENT
from exercises.model import Caution
from exercises.topics import Topic

_SPECIAL = ["\n", "\n\n", " ", "  ", "\\", '"', '"""', "'''", "+++", "---", "## ", "# ", "- ", "* ", "1. ", "[x]", "{",
    " (opens help)", "=", "é", "日本", "ע", "👩‍🚀", "\u2028", "\u00a0", "\u00ad"]  # fmt: skip


def _usable(character: str) -> bool:
    return clean(character) and unicodedata.category(character) != "Cs"


_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")).filter(_usable)
_PIECES = st.one_of(
    st.sampled_from([piece for piece in _SPECIAL if clean(piece)]), _CHARACTERS, st.sampled_from(["walk", "two feet"])
)


def texts(least: int, most: int) -> SearchStrategy[str]:
    """Texts of clean characters, with everything that a reader of text could stumble over."""
    return (
        st.lists(_PIECES, min_size=least, max_size=min(most, 30))
        .map(lambda parts: "".join(parts)[:most])
        .filter(lambda text: len(text) >= least)
    )


def lines(least: int, most: int) -> SearchStrategy[str]:
    """The same on one line, with something in it that can be seen; or nothing, where that is allowed."""
    whole = texts(least, most).map(lambda text: " ".join(text.split()))
    return whole.filter(lambda text: model.is_line(text) or not (text or least))


def tuples(of: SearchStrategy[Any], least: int, most: int) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=min(most, least + 3)).map(tuple)


slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
langs = st.sampled_from(["en", "es", "pt-BR", "ar", "no"])
regions = tuples(st.sampled_from(["GB", "IE", "PE"]), 0, 20)

_BASE: dict[str, SearchStrategy[Any]] = {
    "title": lines(1, 80),
    "content_note": texts(0, 240),
    "topics": tuples(st.sampled_from(Topic), 0, 11),
    "cautions": tuples(st.sampled_from(Caution), 0, 14),
    "lang": st.one_of(st.just(""), langs),
    "dir": st.one_of(st.none(), st.sampled_from(model.Dir)),
    "region": regions,
    "licence": lines(0, 80),
    "reading_level": st.integers(0, 20),
    "reviewed_by": tuples(lines(1, 80), 0, 10),
}
_NOTED = {**_BASE, "content_note": texts(1, 240).filter(str.strip)}

_JSON = st.recursive(
    st.one_of(st.booleans(), st.integers(-(10**14), 10**14), texts(0, 40), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)
objects = st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), _JSON, max_size=4)

_OURS = [
    json.loads((CONTENT / "en" / f"{name}.json").read_bytes())
    for name in ("wall-push", "flashback-card", "short-thought-record")
]

questions = st.builds(
    model.Question,
    text=texts(1, 240),
    answers=tuples(lines(1, 60), 2, 11),
    opens_help=st.lists(st.integers(0, 10), max_size=3).map(tuple),
)
sections = st.builds(model.Section, heading=lines(1, 80), prompt=texts(0, 240), ideas=tuples(texts(1, 240), 0, 20))

items: SearchStrategy[model.Item] = st.one_of(
    st.builds(
        model.StrategyItem, id=slugs, **_BASE, steps=tuples(texts(1, 400), 1, 20), helps_when=texts(0, 400),
        not_when=texts(0, 400), minutes=st.integers(0, 600), discreet=st.sampled_from(model.Discreet),
        needs=tuples(lines(1, 60), 0, 6), tags=tuples(lines(1, 60), 0, 8), states=tuples(st.sampled_from(model.State), 0, 3),
    ),
    st.builds(model.ExerciseItem, id=slugs, **_BASE, exercise=st.one_of(objects, st.sampled_from(_OURS))),
    st.builds(
        model.VoiceItem, id=slugs, **_NOTED, text=texts(1, 4000), tone=st.sampled_from(model.Tone),
        origin=st.sampled_from(model.Origin), byline=lines(0, 40), time_since=lines(0, 40), what_changed=texts(0, 200),
    ),
    st.builds(model.WordsItem, id=slugs, **_BASE, text=texts(1, 400), answer=texts(0, 1000)),
    st.builds(model.LineItem, id=slugs, **_BASE, country=st.sampled_from(["GB", "PE"]), line=objects),
    st.builds(model.QuestionCard, id=slugs, **_BASE, for_whom=lines(1, 80), questions=tuples(texts(1, 240), 1, 30)),
    st.builds(model.PlanTemplate, id=slugs, **_BASE, sections=tuples(sections, 1, 20)),
    st.builds(model.JournalPrompt, id=slugs, **_BASE, text=texts(1, 240)),
    st.builds(model.PageItem, id=slugs, **_BASE, text=texts(1, 20_000), sources=tuples(texts(1, 300), 0, 30)),
    st.builds(model.NoteItem, id=slugs, **_BASE, text=texts(1, 2000)),
    st.builds(
        model.CheckIn, id=slugs, **_NOTED, intro=texts(0, 1000), questions=tuples(questions, 1, 30), source=texts(1, 300)
    ),
)  # fmt: skip

signers = st.builds(
    model.Signer,
    name=st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True),
    shown=lines(1, 80),
    role=st.just(model.Role.AUTHOR),
    contact=lines(0, 200),
)

packs: SearchStrategy[model.Pack] = st.builds(
    model.Pack,
    format=st.just(1),
    id=st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=26, max_size=26),
    seq=st.integers(1, 999_999),
    made=st.sampled_from(["", "2026-11"]),
    title=lines(1, 80),
    summary=texts(0, 400),
    content_note=texts(1, 240).filter(str.strip),
    lang=langs,
    dir=st.sampled_from(model.Dir),
    region=regions,
    licence=lines(1, 80),
    reading_level=st.integers(0, 20),
    reviewed_by=tuples(lines(1, 80), 0, 10),
    not_this=texts(0, 400),
    signers=st.lists(signers, min_size=1, max_size=3, unique_by=lambda signer: signer.name).map(tuple),
    recipient=st.sampled_from(["", "0001 0002 0003 0004 0005 0006 0007 8191"]),
    changes=texts(0, 1000),
    carried=tuples(texts(0, 400), 0, 8),
    items=st.lists(items, min_size=1, max_size=6, unique_by=lambda item: item.id).map(tuple),
)
"""Whatever a reader takes; the exercises and lines in it need not be any."""
