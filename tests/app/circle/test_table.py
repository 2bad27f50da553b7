"""Every line that comes with the program, field by field against the table of the research.

A wrong number is the worst mistake this program could make.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from app.circle.resources import read
from app.circle.resources.model import WRITTEN, Contact, Hours, Line, Method
from app.clock import find_zone
from tests.app.circle.source_table import EMERGENCY, NOT_IN_116006, ROUND_THE_CLOCK, ROWS, Row, Ships

SEEN_ON = date(2026, 11, 22)
SHIPPED = [row for row in ROWS if row.ships]


def lines() -> dict[str, Line]:
    found: dict[str, Line] = {}
    for code in read.codes():
        country = read.country(code)
        assert country is not None
        found |= {line.id: line for line in country.lines}
    return found


def bare(text: str) -> str:
    """The signs that are dialled."""
    return re.sub(r"[ ()-]", "", text)


def shown(row: Row) -> tuple[Ships, Line]:
    assert row.ships is not None
    return row.ships, lines()[row.ships.id]


def ids(row: Row) -> str:
    return row.ships.id if row.ships else f"{row.country} {row.service}"


def test_the_program_knows_exactly_the_lines_of_the_table() -> None:
    wanted = [row.ships.id for row in ROWS if row.ships]
    assert len(wanted) == len(set(wanted))
    assert set(lines()) == set(wanted)


@pytest.mark.parametrize("row", SHIPPED, ids=ids)
def test_numbers_and_addresses(row: Row) -> None:
    ships, line = shown(row)
    assert tuple(_said(contact) for contact in line.contacts) == ships.contacts
    cell = bare(f"{row.contact} {row.hours}")  # the keys of 988 stand among its hours
    for contact in line.contacts:
        assert bare(contact.value) in cell, "a number that the research does not know"


def _said(contact: Contact) -> tuple[str, ...]:
    extra = contact.letters or contact.write or contact.press
    return (contact.kind.value, contact.value, *([extra] if extra else []))


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_no_number_of_a_row_is_lost_or_kept_by_mistake(row: Row) -> None:
    """Whatever looks like a number or an address in a row is shown, or named as held back."""
    cell = re.sub(r"\(planned start .*\)", "", row.contact)
    there = set(re.findall(r"[#*+]?\d[\d *()#-]*[\d#]", cell)) | set(re.findall(r"[\w.@-]+\.[a-z]{2,}", cell))
    shown_ = {bare(contact.value) for contact in shown(row)[1].contacts} if row.ships else set()
    held = {bare(value) for value in row.held_back}
    for value in there:
        found = bare(value)
        accounted = any(found in known or known in found for known in shown_ | held)
        assert accounted or found in bare(row.hours) or re.fullmatch(r"\d{1,2}", found), value


@pytest.mark.parametrize("row", [row for row in ROWS if row.confidence not in ("A", "B", "A/B")], ids=ids)
def test_what_is_not_confirmed_stands_nowhere(row: Row) -> None:
    """No digits of C and M rows, no second spellings, no number whose start is not confirmed."""
    everything = [bare(contact.value) for line in lines().values() for contact in line.contacts]
    texts = " ".join(file.read_text("utf-8") for file in read.DATA.glob("*.toml"))
    for value in row.held_back:
        assert bare(value) not in everything
        if len(bare(value)) > 3:  # "119" is also a part of other numbers
            assert not re.search(rf"(?<!\d){re.escape(bare(value))}(?!\d)", bare(texts))


def test_two_spellings_of_one_number_are_shown_in_neither() -> None:
    texts = bare(" ".join(file.read_text("utf-8") for file in read.DATA.glob("*.toml")))
    for row in SHIPPED:
        if row.ships and row.ships.id == "br-ligue-180":
            assert not any(bare(value) in texts for value in row.held_back)
            return
    pytest.fail("the row is gone")


@pytest.mark.parametrize("row", SHIPPED, ids=ids)
def test_words(row: Row) -> None:
    ships, line = shown(row)
    assert line.name == ships.name
    assert line.id.startswith(f"{row.country.lower()}-")
    for field in ("region", "languages", "operator", "cost", "police", "served", "about", "for_pain"):
        assert getattr(line, field) == getattr(ships, field), field
    assert line.bill.value == ships.bill
    assert bool(line.not_served or line.not_in) == (ships.not_served or ships.id == "eu-116006")
    assert bool(line.note) == ships.note
    assert bool(line.log) == ("call log" in row.hours)


@pytest.mark.parametrize("row", SHIPPED, ids=ids)
def test_who_is_turned_away_is_said_wherever_the_row_names_a_group(row: Row) -> None:
    _, line = shown(row)
    open_to_all = row.who in ("", "anyone", "all crime", "any country")
    if open_to_all and "16+" not in row.hours and row.service != "Emergency 112 · Child 1098":
        assert not line.not_served
    else:
        assert line.not_served
    for limit in re.findall(r"\b\d\d(?=\+)", f"{row.who} {row.hours}"):
        assert limit in line.served
        assert limit in line.not_served


@pytest.mark.parametrize("row", SHIPPED, ids=ids)
def test_hours(row: Row) -> None:
    ships, line = shown(row)
    assert _hours(line.hours) == ships.hours
    assert line.hours.sure == ships.sure
    if "[M]" in row.hours or "[phone: M]" in row.hours:
        assert line.hours == Hours()  # known from memory only
    elif row.hours.startswith("24/7") and "since" not in row.hours and "(Tokyo)" not in row.hours:
        assert line.hours.always
    else:
        assert not line.hours.always


def _hours(hours: Hours) -> str:
    if hours.always:
        return ROUND_THE_CLOCK
    said = ", ".join(f"{' '.join(span.days)} {span.opens}-{span.closes}" for span in hours.spans)
    return f"{said} {hours.zone}".strip()


def test_hours_of_a_part_of_a_line() -> None:
    chat = next(c for c in lines()["at-frauenhelpline"].contacts if c.kind.value == "chat")
    assert chat.hours is not None
    assert _hours(chat.hours) == "mon tue wed thu fri sat sun 16:00-22:00 Europe/Vienna"
    hotline, tokyo = lines()["jp-sexual-violence"].contacts
    assert hotline.hours is None
    assert tokyo.hours == Hours(always=True)
    assert tokyo.region == "Tokyo"


def test_parts_of_a_line_for_some() -> None:
    by_line = lines()
    assert [c.languages for c in by_line["au-1800respect"].contacts] == ["Interpreters", "English only"]
    assert [c.languages for c in by_line["us-crisis-text-line"].contacts] == ["", "Spanish"]
    assert [(c.languages, c.served) for c in by_line["us-988"].contacts] == [
        ("", ""), ("", ""), ("", ""), ("Spanish", ""), ("Spanish", ""), ("", "Veterans"), ("", "Veterans"),
    ]  # fmt: skip
    assert [c.served for c in by_line["za-gbv-command-centre"].contacts] == ["", "", "People with disabilities"]
    assert [c.languages for c in by_line["jp-dv-soudan-plus"].contacts] == ["Japanese"]
    special = {
        line
        for line, found in by_line.items()
        for c in found.contacts
        if c.languages or c.served or c.region or c.hours
    }
    assert special == {
        "au-1800respect", "us-crisis-text-line", "us-988", "za-gbv-command-centre", "jp-dv-soudan-plus", "jp-sexual-violence", "at-frauenhelpline",
    }  # fmt: skip


@pytest.mark.parametrize("row", SHIPPED, ids=ids)
def test_where_it_was_seen(row: Row) -> None:
    _, line = shown(row)
    assert line.confidence.value == row.confidence.split(",")[0].removeprefix("service ")
    assert line.checked == SEEN_ON
    assert line.method is Method.SEEN
    cell = re.sub(r"(text code|WhatsApp|Past data|Chats end|Replies|old 0|digits in|911 not).*", "", row.source)
    places = r"[\w-]+(?:\.[\w-]+)+|\d{4}(?:-\d\d){0,2}"
    assert sorted(set(re.findall(places, cell))) == sorted(set(re.findall(places, line.source)))
    for word in re.findall(r"[A-ZÁÉÓ][\wéóñ]{3,}", cell):
        assert word in line.source or word == "Nov", word


def test_the_line_of_any_crime_does_not_reach_these_states() -> None:
    assert lines()["eu-116006"].not_in == NOT_IN_116006
    assert [line.id for line in lines().values() if line.not_in] == ["eu-116006"]


def test_emergency_numbers_are_those_of_the_research_and_no_others() -> None:
    found = []
    for code in read.codes():
        country = read.country(code)
        assert country is not None
        found += [(code, number) for number in country.emergency]
    assert {code for code, _ in found} == {row.country for row in EMERGENCY}
    wanted = {row.country: row for row in EMERGENCY}
    for code, number in found:
        row = wanted[code]
        assert (number.number, number.silent, number.silent_from) == (row.number, row.silent, row.silent_from)
        assert number.confidence.value == row.confidence
        assert bool(number.note) == row.note
        assert number.checked == SEEN_ON


def test_every_zone_is_known() -> None:
    for line in lines().values():
        for hours in (line.hours, *(c.hours for c in line.contacts if c.hours)):
            assert not hours.zone or find_zone(hours.zone) is not None


def test_every_file_is_named_after_its_country_and_writes_its_words_plainly() -> None:
    for file in read.DATA.iterdir():
        assert re.fullmatch(r"[a-z]{2}\.toml", file.name)
        found = tomllib.loads(file.read_text("utf-8"))
        assert "!" not in file.read_text("utf-8")
        assert found["country"].lower() == file.stem


def test_addresses_are_plain_words_nobody_can_click() -> None:
    for line in lines().values():
        for contact in line.contacts:
            if contact.kind in WRITTEN:
                assert "://" not in contact.value
