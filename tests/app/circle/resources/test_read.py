"""The reader of lines: strict, bounded, and nothing but a refusal for whatever bytes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from app.circle.resources import read
from app.circle.resources.model import FORMAT
from app.circle.resources.read import LinesError, Reason

GOOD = (read.DATA / "gb.toml").read_text("utf-8")
FILES = sorted(read.DATA.glob("*.toml"))


def refused(text: str, file: str = "gb.toml") -> LinesError:
    with pytest.raises(LinesError) as caught:
        read.read(text.encode("utf-8", "surrogatepass"), file)
    return caught.value


def test_nothing_of_the_vault_is_needed() -> None:
    code = (
        "import sys\nfrom app.circle.board import board\nfrom datetime import date\n"
        "assert board('GB', date(2026, 12, 1)).lines\n"
        "print(sorted(m for m in sys.modules if m.startswith('app.vault') or m.split('.')[0] in"
        " ('sqlcipher3', 'cryptography', 'PySide6', 'yaml', 'platformdirs', 'sqlite3')))"
    )
    root = Path(__file__).parents[4]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_says_the_same_when_it_is_written_again(file: Path) -> None:
    first = read.read(file.read_bytes(), file.name)
    plain = _without_nothing(msgspec.to_builtins(first, builtin_types=(date,)))
    assert read.read(tomli_w.dumps(plain).encode("utf-8"), file.name) == first


def _without_nothing(value: Any) -> Any:
    """TOML has no null: a contact without hours of its own leaves them out."""
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize(
    ("change", "where", "reason"),
    [
        (("format = 1", f"format = {FORMAT + 1}"), "$.format", Reason.NEWER_FORMAT),
        (("format = 1", 'format = "1"'), "$.format", Reason.WRONG_TYPE),
        (("format = 1", "format = 0"), "$.format", Reason.OUT_OF_RANGE),
        (("format = 1", ""), "$", Reason.MISSING_FIELD),
        (("format = 1", "format = 1\nphone = 2"), "$", Reason.UNKNOWN_FIELD),
        (('country = "GB"', 'country = "FR"'), "$.country", Reason.WRONG_NAME),
        (('country = "GB"', 'country = "gb"'), "$.country", Reason.WRONG_FORM),
        (('confidence = "A"\n\n[[lines]]', 'confidence = "C"\n\n[[lines]]'), "$.emergency[0].confidence", Reason.UNKNOWN_VALUE),
        (('number = "999"', 'number = "99"'), "$.emergency[0].number", Reason.WRONG_FORM),
        (('kind = "voice", value = "0808 2000 247"', 'kind = "fax", value = "1"'), "$.lines[0].contacts[0].kind", Reason.UNKNOWN_VALUE),
        (('value = "0808 2000 247"', 'value = "0808 2000 24x"'), "$.lines[0].contacts[0].value", Reason.BAD_NUMBER),
        (('value = "0808 2000 247"', 'value = "٠٨٠٨"'), "$.lines[0].contacts[0].value", Reason.BAD_NUMBER),
        (('value = "247sexualabusesupport.org.uk"', 'value = "https://x.org"'), "$.lines[1].contacts[0].value", Reason.BAD_NUMBER),
        (('name = "Galop"', 'name = "Ga\\u0000lop"'), "$.lines[5]", Reason.BAD_CHARACTER),
        (('name = "Galop"', 'name = "Ga\\u202elop"'), "$.lines[5]", Reason.BAD_CHARACTER),
        (('name = "Galop"', 'name = ""'), "$.lines[5].name", Reason.WRONG_LENGTH),
        (('id = "gb-galop"', 'id = "fr-galop"'), "$.lines[5].id", Reason.WRONG_NAME),
        (('id = "gb-galop"', 'id = "gb-childline"'), "$.lines[6].id", Reason.TWICE),
        (('opens = "17:00"', 'opens = "25:00"'), "$.lines[3].hours.spans[0].opens", Reason.WRONG_FORM),
        (('opens = "17:00", closes = "24:00"', 'opens = "17:00", closes = "02:00"'), "$.lines[3].hours", Reason.BAD_HOURS),
        (('zone = "Europe/London", ', ""), "$.lines[3].hours", Reason.BAD_HOURS),
        (('zone = "Europe/London", ', 'zone = "../etc", '), "$.lines[3].hours", Reason.BAD_HOURS),
        (("checked = 2026-11-22", "checked = 2026-11-32"), "$", Reason.NOT_TOML),
        (("checked = 2026-11-22", 'checked = "soon"'), "$.emergency[0].checked", Reason.WRONG_TYPE),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(change: tuple[str, str], where: str, reason: Reason) -> None:
    assert change[0] in GOOD
    error = refused(GOOD.replace(*change, 1))
    assert (error.where, error.reason) == (where, reason)
    assert str(error) == f"gb.toml: {where}: {reason}"


def test_a_file_that_is_far_too_long_is_not_even_looked_at() -> None:
    assert refused("#" * (read.MAX_BYTES + 1)).reason is Reason.TOO_LARGE


def test_deep_nesting_is_refused() -> None:
    assert refused("x = " + "[" * 20_000).reason is Reason.NOT_TOML


def where_it_stopped(data: bytes) -> str:
    """ "" for lines; else the place that the refusal names.  Anything else that is raised fails the test."""
    try:
        read.read(data, "gb.toml")
    except LinesError as error:
        return error.where
    return ""


@given(st.binary(max_size=300))
def test_any_bytes_are_lines_or_a_refusal(data: bytes) -> None:
    assert where_it_stopped(data).startswith("$")  # so few bytes are never lines


@given(data=st.data())
def test_a_file_with_a_mistake_anywhere_is_lines_or_a_refusal(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(FILES)).read_text("utf-8")
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 12))
    signs = ['"', "[", "]]", "\n", "= 1", "{ }", "inf", "1e999", "9" * 40, "-0x1", "9999-12-31"]
    put = data.draw(st.text(max_size=6) | st.sampled_from(signs))
    changed = text[:at] + put + text[at + length :]
    assert where_it_stopped(changed.encode("utf-8", "surrogatepass")) in ("", "$") or "$." in where_it_stopped(
        changed.encode("utf-8", "surrogatepass")
    )


def test_an_unknown_country_has_no_lines() -> None:
    assert read.country("XX") is None
    assert read.country("") is None
    assert read.country("../GB") is None
    assert "EU" in read.codes()


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zz.toml").mkdir()
    monkeypatch.setattr(read, "DATA", tmp_path)
    with pytest.raises(LinesError, match="unreadable"):
        read.country("ZZ")
