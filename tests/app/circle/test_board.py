"""What the page of lines shows, in which order, and what it leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from app.circle.board import Board, board
from app.circle.model import HelpLine
from app.circle.resources import read
from app.circle.resources.ageing import Age
from app.circle.resources.model import WRITTEN
from app.circle.resources.read import LinesError, Reason

TODAY = date(2026, 12, 1)
AUNT = HelpLine("0", "Aunt R.", "079 11 22", "evenings", "knows")


def ids(shown: Board) -> list[str]:
    return [s.line.id for s in (*shown.lines, *shown.wide)]


def changed(line_id: str, **what: object) -> HelpLine:
    return HelpLine(line_id, own=False, **what)  # type: ignore[arg-type]


def test_without_a_country_there_are_only_own_lines() -> None:
    for code in ("", "other", "XX"):
        found = board(code, TODAY, [AUNT])
        assert found.own == (AUNT,)
        assert (found.emergency, found.lines, found.wide) == ((), (), ())
        assert not found.unreadable


def test_a_country_of_the_union_has_its_number_and_the_lines_that_reach_it() -> None:
    assert [e.number for e in board("FR", TODAY).emergency] == ["112"]
    assert [s.line.id for s in board("AT", TODAY).wide] == ["eu-116016", "eu-116006"]
    assert [s.line.id for s in board("DE", TODAY).wide] == ["eu-116006"]  # 116 016 is its own line
    assert [s.line.id for s in board("FR", TODAY).wide] == ["eu-116016"]  # 116 006 is its own line
    for code in ("ES", "IT"):
        assert "eu-116006" not in ids(board(code, TODAY))
    assert board("GB", TODAY).wide == ()
    assert ids(board("EU", TODAY)) == ["eu-116016", "eu-116006"]


def test_no_number_of_a_country_outside_the_union_is_112() -> None:
    for code in read.codes():
        country = read.country(code)
        assert country is not None
        if not country.in_eu and code != "IN":
            assert "112" not in [e.number for e in board(code, TODAY).emergency]


def test_no_number_is_shown_twice_for_one_country() -> None:
    for code in read.codes():
        shown = board(code, TODAY)
        numbers = [
            "".join(c for c in contact.value if c.isdigit())
            for s in (*shown.lines, *shown.wide)
            for contact in {c.value: c for c in s.line.contacts if c.kind not in WRITTEN}.values()
        ]
        assert len(numbers) == len(set(numbers)), code


def test_what_the_person_hid_is_put_away_and_can_be_found() -> None:
    found = board("GB", TODAY, [changed("gb-galop", hidden=True)])
    assert "gb-galop" not in ids(found)
    assert [s.line.id for s in found.put_away] == ["gb-galop"]


def test_what_the_person_changed_stands_in_its_place() -> None:
    found = board("GB", TODAY, [changed("gb-galop", contact="0800 1", note="ask for M.")])
    galop = next(s for s in found.lines if s.line.id == "gb-galop")
    assert (galop.name, galop.contact, galop.hours, galop.own_note) == ("Galop", "0800 1", "", "ask for M.")


def test_after_a_year_and_after_two() -> None:
    later = board("GB", date(2027, 11, 22))
    assert {s.age for s in later.lines} == {Age.MAY_HAVE_CHANGED}
    assert later.may_have_changed == {"999"}
    assert later.too_old == 0
    gone = board("GB", date(2028, 11, 22), [AUNT])
    assert gone.lines == ()
    assert gone.too_old == len(board("GB", TODAY).lines)
    assert [e.number for e in gone.emergency] == ["999"]  # never hidden
    assert gone.own == (AUNT,)


def test_a_number_of_ones_own_does_not_age_with_ours() -> None:
    kept = [changed("gb-galop", contact="0800 1"), changed("gb-childline", note="mine")]
    gone = board("GB", date(2030, 1, 1), kept)
    assert ids(gone) == ["gb-galop"]
    assert gone.lines[0].age is Age.FRESH


def test_what_is_hidden_and_too_old_is_counted_once() -> None:
    gone = board("GB", date(2030, 1, 1), [changed("gb-galop", hidden=True)])
    assert gone.put_away == ()
    assert gone.too_old == len(board("GB", TODAY).lines)


def test_for_danger_from_oneself_the_lines_for_it_come_first() -> None:
    usual, own = board("US", TODAY), board("US", TODAY).own_pain_first()
    assert [s.line.id for s in own.lines][:2] == ["us-988", "us-crisis-text-line"]
    assert sorted(ids(own)) == sorted(ids(usual))
    assert ids(usual)[0] == "us-domestic-violence"


def test_a_file_that_cannot_be_read_takes_no_own_line_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(code: str) -> None:
        raise LinesError("gb.toml", "$", Reason.NOT_TOML)

    monkeypatch.setattr(read, "country", broken)
    found = board("GB", TODAY, [AUNT])
    assert found.unreadable
    assert found.own == (AUNT,)
