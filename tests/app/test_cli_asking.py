"""``yarrow-cli ask`` and ``fair-test``."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main, terminal
from app.cli.stop import Exit
from app.journal.model import EntryDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.triggers.model import TriggerDraft
from app.vault.vault import create, open_vault
from tests.app.insights.support import moment
from tests.exchange import SECRET
from tests.support import CHEAP

Run = Callable[..., int]
TOOL = "five-senses"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve trigger notes, six uses, two entries, one of them veiled."""
    path = tmp_path / "notes"
    vault = create(path, SECRET, cost=CHEAP)
    session = Session(vault)
    for i in range(12):
        places = ("shop",) if i % 3 else ("home",)
        session.triggers.save(TriggerDraft(at=moment(i), note=f"note {i}", places=places, peak=i % 9, numb=2))
    for i in range(6):
        session.practice.save(UseDraft(TOOL, "Senses", at=moment(i), before=8, after=3, verdict=Verdict.WORSE))
    session.journal.save(EntryDraft(at=moment(0), title="Soup", body="a", moods=("calm",)))
    session.journal.save(EntryDraft(at=moment(1), title="Secret", body="b", moods=("calm",), veiled=True))
    session.close()
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(terminal, "prepare", lambda: None)

    def once(*words: str, stdin: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        command, *rest = words
        return main([command, str(folder), *rest, "--passphrase-file", str(tmp_path / "pw")])

    return once


@pytest.fixture
def ask(run: Run, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def once(*words: str, command: str = "ask", stdin: str = "") -> Any:
        capsys.readouterr()
        assert run(command, *words, "--json", stdin=stdin) == 0
        return json.loads(capsys.readouterr().out)

    return once


@pytest.fixture
def say(run: Run, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def once(*words: str, command: str = "ask", stdin: str = "") -> str:
        capsys.readouterr()
        assert run(command, *words, stdin=stdin) == 0
        return capsys.readouterr().out

    return once


def test_a_tool_by_its_identity_or_its_title(say: Callable[..., str], run: Run) -> None:
    said = say("tool", TOOL)
    assert said.startswith("You noted this tool 6 times.\n")
    assert "it helped 0, about the same 0, it made it worse 6" in said
    assert "lower 6 times" in said
    assert "cannot show what caused it" in said
    assert "%" not in said
    assert run("ask", "tool", "nobody") == Exit.USAGE
    title = "five, four, three, two, one"
    assert say("tool", title.upper()) == said


def test_a_word_and_its_notes(say: Callable[..., str], ask: Callable[..., Any]) -> None:
    assert "“shop” is in 8 of the 12 notes that name a kind of place." in say("word", "places", "shop")
    assert "note 11" in say("word", "places", "shop", "--notes")
    assert "note 11" not in say("word", "places", "shop")
    found = ask("word", "places", "shop", "--notes")
    assert found["n"] == len(found["notes"]) == 8
    assert found["lines"][0] == {
        "say": "word-share",
        "text": "“shop” is in 8 of the 12 notes that name a kind of place.",
    }
    assert found["tables"][0][1][:2] == ["“shop”", "8 of 12"]


def test_few_notes_are_listed_at_once_and_veiled_ones_keep_their_title(say: Callable[..., str]) -> None:
    said = say("word", "mood", "calm")
    assert said.startswith("You noted this twice. Here they are.\n")
    assert "Soup" in said
    assert "Secret" not in said
    assert len(said.splitlines()) == 3


def test_days_narrow(ask: Callable[..., Any]) -> None:
    assert ask("strengths", "--from", "2026-01-07", "--to", "2026-01-09")["n"] == 3
    assert ask("period")["n"] == 20


@pytest.mark.parametrize(
    "words",
    [
        ("times",), ("times", "entries"), ("strengths",), ("before-after", TOOL), ("period", "--table"),
        ("compare", "weekdays", "weekends"), ("compare", "places=shop", "not:places=shop", "--table"),
        ("compare", f"tool={TOOL}", "tool=finger-trace"), ("compare", "2026-01-05..2026-01-11", "2026-01-12..2026-01-18"),
        ("choices",),
    ],
)  # fmt: skip
def test_every_question_is_answered(say: Callable[..., str], ask: Callable[..., Any], words: tuple[str, ...]) -> None:
    assert say(*words)
    assert ask(*words)


@pytest.mark.parametrize(
    "words",
    [
        ("tool",), ("word", "places"), ("word", "urges", "hide"), ("times", "clouds"), ("compare", "weekdays", "weekdays"),
        ("compare", "weekdays", "clouds"), ("compare", "weekdays", f"tool={TOOL}"), ("strengths", "more"),
        ("period", "--from", "yesterday"), ("compare", "mood=calm", "weekdays"),
    ],
)  # fmt: skip
def test_what_is_no_question_is_not_understood(run: Run, words: tuple[str, ...]) -> None:
    assert run("ask", *words) == Exit.USAGE


def test_the_table_has_every_number_of_the_picture(say: Callable[..., str]) -> None:
    said = say("strengths", "--table")
    table = said[said.index("how strong it was at the peak  notes") :].splitlines()
    assert [line.split() for line in table[1:12]] == [
        [str(value), "2" if value < 3 else "1" if value < 9 else "0"] for value in range(11)
    ]


def test_choices(ask: Callable[..., Any]) -> None:
    found = ask("choices")
    assert found["tools"][0]["id"] == TOOL
    assert found["words"]["places"] == ["home", "shop"]
    assert found["words"]["mood"] == ["calm"]


def test_a_fair_test_from_its_beginning_to_its_end(say: Callable[..., str], ask: Callable[..., Any], run: Run) -> None:
    assert TOOL in {tool["id"] for tool in ask("--tools", command="fair-test")}
    assert "orienting" not in say("--tools", command="fair-test")
    words = "a loud street\ntwo numbers lower\nor a calm voice"
    begun = ask("--begin", TOOL, "finger-trace", command="fair-test", stdin=words)
    assert run("fair-test", "--begin", TOOL, "finger-trace", stdin=words) == Exit.USAGE
    drawn = {ask("--throw", command="fair-test")["tool"] for _ in range(24)}
    assert drawn == {TOOL, "finger-trace"}
    (found,) = ask(command="fair-test")
    assert found["id"] == begun["id"]
    assert (found["situation"], found["would_change"]) == ("a loud street", "two numbers lower\nor a calm voice")
    assert len(found["turns"]) == 24
    assert "noted afterwards 0 times" in say(command="fair-test")
    assert "Stopped." in say("--stop", command="fair-test")
    assert run("fair-test", "--throw") == Exit.USAGE
    assert "stopped" in say(command="fair-test")
    say("--resume", begun["id"], command="fair-test")
    say("--delete", begun["id"], command="fair-test")
    assert ask(command="fair-test") == []


def test_tools_that_a_coin_may_not_choose_are_refused(run: Run) -> None:
    assert run("fair-test", "--begin", TOOL, "longer-out-breath", stdin="a\nb") == Exit.USAGE
    assert run("fair-test", "--begin", TOOL, "finger-trace", stdin="only the situation") == Exit.USAGE


def test_the_passphrase_and_the_words_cannot_both_come_from_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "prepare", lambda: None)
    words = ["fair-test", str(folder), "--begin", TOOL, "finger-trace", "--passphrase-file", "-"]
    assert main(words) == Exit.USAGE


def test_asking_changes_nothing(run: Run, folder: Path) -> None:
    def everything() -> list[tuple[object, ...]]:
        vault = open_vault(folder, SECRET)
        tables = [
            r[0] for r in vault.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
        ]
        rows = [row for table in sorted(tables) for row in vault.db.rows(f"SELECT * FROM {table}")]
        vault.close()
        return rows

    before = everything()
    assert run("ask", "period") == 0
    assert run("ask", "choices") == 0
    assert everything() == before
