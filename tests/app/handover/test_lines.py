"""A line that is written by hand: what follows from what was typed."""

from __future__ import annotations

from typing import Any

import pytest

from app.circle.resources.read import LinesError
from app.handover import lines
from app.packs import inner
from app.packs.model import LineItem
from tests.packs import LINE

BEFORE: dict[str, Any] = {"kind": "line", "id": "line-2", "title": "", "line": {}}


def test_name_and_identity_follow_the_title_and_the_country() -> None:
    typed = lines.completed({**BEFORE, "title": "L"}, BEFORE)
    assert typed["line"] == {"name": "L"}
    more = lines.completed({**typed, "title": "Linden", "country": "NZ"}, typed)
    assert more["line"] == {"name": "Linden", "id": "nz-line-2"}
    moved = lines.completed({**more, "country": "AU"}, more)
    assert moved["line"]["id"] == "au-line-2"


def test_what_was_given_by_hand_stays() -> None:
    before = {**BEFORE, "title": "Linden", "country": "GB", "line": {**LINE, "name": "Its own"}}
    after = lines.completed({**before, "title": "Other"}, before)
    assert (after["line"]["id"], after["line"]["name"]) == (LINE["id"], "Its own")


@pytest.mark.parametrize("name", lines.NEEDED)
def test_everything_needed_is_missed(name: str) -> None:
    line = {key: value for key, value in LINE.items() if key != name}
    assert list(lines.missing(LineItem(id="x", title="X", country="GB", line=line))) == [f"$.line.{name}"]


def test_without_what_is_needed_no_reader_takes_it_and_with_it_every_reader_does() -> None:
    needed = {name: LINE[name] for name in (*lines.NEEDED, "name", "id")}
    inner.read_line(LineItem(id="x", title="X", country="GB", line=needed))
    for name in needed:
        with pytest.raises(LinesError):
            inner.read_line(LineItem(id="x", title="X", country="GB", line={k: needed[k] for k in needed if k != name}))
