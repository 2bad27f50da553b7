"""``yarrow-cli lines``, called in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.circle.resources import read
from app.cli import sentences
from app.cli.stop import Exit
from tests.command_line import Run, answer, runner


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("lines", tmp_path, monkeypatch)


def test_without_a_country_no_number_is_said(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == Exit.DONE
    said = capsys.readouterr().out
    assert "the emergency number where you are" in said
    assert sentences.CHOOSE_A_COUNTRY in said
    assert not any(sign.isdigit() for sign in said)


def test_a_country_for_this_once_keeps_nothing(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--country", "gb") == Exit.DONE
    said = capsys.readouterr().out
    assert said.index("999, then 55") < said.index(sentences.BEFORE_CALLING[:20]) < said.index("0808 2000 247")
    assert "chat on 247sexualabusesupport.org.uk" in said
    assert said.count("not yet confirmed by phone; checked on 2026-11-22") == 7
    assert answer(run, capsys)["country"] is None


@pytest.mark.parametrize("code", read.codes())
def test_every_country_can_be_said(run: Run, capsys: pytest.CaptureFixture[str], code: str) -> None:
    assert run("--country", code) == Exit.DONE
    said = capsys.readouterr().out
    country = read.country(code)
    assert country is not None
    for line in country.lines:
        for contact in line.contacts:
            assert contact.value in said


def test_choosing_and_forgetting_a_country(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(run, capsys, "--choose", "fr")["country"] == "FR"
    found = answer(run, capsys)
    assert [number["number"] for number in found["emergency"]] == ["112"]
    assert [line["id"] for line in found["lines"]][-1] == "eu-116016"
    assert found["lines"][0]["now"] == "always"
    assert answer(run, capsys, "--choose", "other")["lines"] == []
    run()
    assert sentences.NO_LINES in capsys.readouterr().out
    assert answer(run, capsys, "--choose", "none")["country"] is None


def test_a_country_without_lines_is_not_understood(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--choose", "ch") == Exit.USAGE
    assert "GB" in capsys.readouterr().err


def test_own_lines_come_first_and_go(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--add", "Aunt R.", "--contact", "079 11 22", "--hours", "evenings", "--note", "say “the plants”")
    capsys.readouterr()
    assert run("--country", "IE") == Exit.DONE
    said = capsys.readouterr().out
    assert said.index("112") < said.index("Aunt R.") < said.index("1800 341 900")
    assert "    079 11 22\n    evenings\n    say “the plants”\n" in said
    (own,) = answer(run, capsys)["own"]
    assert (own["name"], own["contact"]) == ("Aunt R.", "079 11 22")
    assert run("--delete", own["id"]) == Exit.DONE
    assert answer(run, capsys)["own"] == []
    assert run("--delete", own["id"]) == Exit.USAGE
    assert run("--add", " ") == Exit.USAGE


def test_hiding_a_line_and_showing_it_again(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--choose", "gb")
    found = answer(run, capsys, "--hide", "gb-galop")
    assert found["hidden"] == ["gb-galop"]
    assert "gb-galop" not in [line["id"] for line in found["lines"]]
    run()
    assert "Hidden by you: gb-galop" in capsys.readouterr().out
    assert answer(run, capsys, "--unhide", "gb-galop")["hidden"] == []
    assert run("--hide", "gb-nobody") == Exit.USAGE
    assert run("--hide", "") == Exit.USAGE
