"""``yarrow-cli cautions``, called in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cautions import CHOICES, Topic
from app.cli import leaving_out
from app.cli.stop import Exit
from tests.command_line import Run, answer, runner


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("cautions", tmp_path, monkeypatch)


def test_at_first_nothing_is_left_out(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(run, capsys)
    assert (found["cautions"], found["topics"], found["tools_left_out"]) == ([], [], 0)
    assert run() == Exit.DONE
    said = capsys.readouterr().out
    assert "[x]" not in said
    assert said.count("[ ]") == len(CHOICES) + len(Topic)


def test_leaving_out_and_bringing_back(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(run, capsys, "--leave-out", "breath", "--leave-out", "law", "--leave-out", "cold")
    assert (found["cautions"], found["topics"]) == (["C-BREATH", "C-COLD"], ["T-LAW"])
    assert 0 < found["tools_left_out"] < found["tools"]
    assert run("--bring-back", "breath", "--leave-out", "body") == Exit.DONE
    said = capsys.readouterr().out
    assert "[x] body" in said
    assert "[x] law" in said
    assert "[ ] breath" in said
    found = answer(run, capsys, "--bring-back", "law")
    assert (found["cautions"], found["topics"]) == (["C-BODY", "C-COLD"], [])


def test_what_is_no_caution_is_not_understood(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--leave-out", "rain")
    assert ended.value.code == Exit.USAGE
    assert answer(run, capsys)["cautions"] == []


def test_every_name_is_one_word_of_its_own_and_says_what_it_means() -> None:
    known = leaving_out.names()
    assert list(known.values()) == [*CHOICES, *Topic]
    assert set(leaving_out._MEANING) == set(known.values())
