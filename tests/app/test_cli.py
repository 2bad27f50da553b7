"""The command line, called in this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from app.cards.model import CardDraft, Section
from app.cli import commands, main, sentences, terminal
from app.cli.arguments import parser
from app.cli.stop import Exit, exit_of
from app.cli.wholeness import find
from app.clock import Moment
from app.errors import AppError, Code
from app.exchange.model import Reason
from app.journal.model import EntryDraft
from app.session import Session
from app.vault.database import Database
from app.vault.vault import create, open_vault
from tests.exchange import SAMPLES, SECRET, zip_of
from tests.support import CHEAP

Run = Callable[..., int]


class _Input(io.TextIOWrapper):
    """Standard input that brings these bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "notes"
    create(path, SECRET, cost=CHEAP).close()
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command on the folder with the right passphrase; its exit code."""
    monkeypatch.setattr(commands, "create", partial(create, cost=CHEAP))
    monkeypatch.setattr(terminal, "prepare", lambda: None)

    def once(command: str, *words: str, stdin: bytes = b"", where: Path = folder) -> int:
        monkeypatch.setattr(sys, "stdin", _Input(stdin))
        return main([command, str(where), *words, "--passphrase-file", str(tmp_path / "pw")])

    return once


def _entries(capsys: pytest.CaptureFixture[str], run: Run, *words: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(*(words or ("list",)), "--json") == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_new_makes_and_never_overwrites(run: Run, tmp_path: Path) -> None:
    assert run("new", where=tmp_path / "other") == Exit.DONE
    assert run("list", where=tmp_path / "other") == Exit.DONE
    assert run("new", where=tmp_path / "other") == Exit.USAGE


def test_add_list_show_search(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Grüße, ein *Tag*.\r\nZweite Zeile\n"
    assert (
        run(
            "add",
            "--at",
            "2024-06-17 18:05",
            "--tag",
            "a b",
            "--tag",
            "c",
            "--mood",
            "sad",
            "--title",
            "Titel",
            stdin=text.encode(),
        )
        == 0
    )
    assert run("add", "--at", "2020-01-01", stdin=b"older") == 0
    (newest, oldest) = _entries(capsys, run)
    assert (newest["at"], newest["title"], newest["text"]) == (
        "2024-06-17T18:05:00",
        "Titel",
        "Grüße, ein *Tag*.\nZweite Zeile",
    )
    assert (newest["tags"], newest["mood"]) == (["a b", "c"], ["sad"])
    assert (oldest["at"], oldest["zone"], oldest["text"]) == ("2020-01-01T00:00:00", "", "older")
    assert _entries(capsys, run, "search", "zweite", "tag:c") == [newest]
    assert _entries(capsys, run, "search", "nowhere") == []
    assert _entries(capsys, run, "list", "--limit", "1") == [newest]
    capsys.readouterr()
    assert run("show", str(newest["id"]), "--json") == 0
    assert json.loads(capsys.readouterr().out) == newest
    assert run("show", str(newest["id"])[:34]) == 0
    assert "Zweite Zeile" in capsys.readouterr().out
    assert run("show", "nobody") == Exit.USAGE
    assert run("show", "") == Exit.USAGE


def test_a_word_that_is_not_wanted(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for text in (b"walk in rain", b"walk in sun", b"happy walk"):
        run("add", stdin=text)
    found = [e["text"] for e in _entries(capsys, run, "search", "walk", "-rain", "-happy")]
    assert found == ["walk in sun"]
    assert [e["text"] for e in _entries(capsys, run, "search", "--limit", "1", "walk -rain")] == ["happy walk"]


def test_the_shape_of_an_entry_is_stable(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("add", stdin=b"x")
    (entry,) = _entries(capsys, run)
    assert list(entry) == [
        "id",
        "date",
        "time",
        "at",
        "zone",
        "title",
        "text",
        "tags",
        "mood",
        "starred",
        "veiled",
        "veil_note",
        "source",
        "created",
        "modified",
    ]


def test_the_sentence_of_add_names_the_entry(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("add", "--at", "2024-06-17 18:05", stdin=b"x")
    said = capsys.readouterr().out.split()
    assert said[:3] == ["Kept:", "2024-06-17", "18:05"]
    assert said[3] == _entries(capsys, run)[0]["id"]


def test_a_zone_that_is_said_is_kept(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("add", "--at", "2024-06-17T18:05:00+05:30", stdin=b"x")
    (entry,) = _entries(capsys, run)
    assert (entry["at"], entry["zone"]) == ("2024-06-17T18:05:00", "+05:30")
    assert (entry["date"], entry["time"]) == ("2024-06-17", "18:05")


@pytest.mark.parametrize(
    ("stdin", "words", "expected"),
    [
        (b"", (), Exit.USAGE),
        (b" \n\n", (), Exit.USAGE),
        (b"x", ("--at", "1/2/2024"), Exit.USAGE),
        (b"\x00\xff\x01", (), Exit.REFUSED),
        (b"x", ("--at", "2024-02-30"), Exit.USAGE),
        (b"", ("--title", "only a title"), Exit.DONE),
    ],
)
def test_what_add_takes(run: Run, stdin: bytes, words: Sequence[str], expected: Exit) -> None:
    assert run("add", *words, stdin=stdin) == expected


def test_input_that_is_not_utf8_is_kept_and_said(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", stdin="Grüße".encode("cp1252")) == 0
    assert sentences.NOT_UTF8 in capsys.readouterr().err
    assert _entries(capsys, run)[0]["text"] == "Grüße"


def test_closed_input_is_said(
    run: Run, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["add", str(folder), "--passphrase-file", str(tmp_path / "pw")]) == Exit.USAGE
    assert sentences.NO_INPUT in capsys.readouterr().err


def test_passphrase_and_text_cannot_both_come_from_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(folder), "--passphrase-file", "-"]) == Exit.USAGE
    assert sentences.BOTH_FROM_INPUT in capsys.readouterr().err


def test_passphrase_from_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(SECRET.text.encode() + b"\r\nmore\n"))
    assert main(["list", str(folder), "--passphrase-file", "-"]) == Exit.DONE


def test_only_the_first_line_of_the_file_counts_and_spaces_do(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "p"
    for content, expected in (
        (f"{SECRET.text}\nmore", 0),
        (f"\ufeff{SECRET.text}\r\n", 0),
        (f" {SECRET.text}\n", 3),
        ("\n", 3),
        ("", 3),
    ):
        path.write_text(content, encoding="utf-8", newline="")
        assert main(["list", str(folder), "--passphrase-file", str(path)]) == expected, content
    assert main(["list", str(folder), "--passphrase-file", str(tmp_path / "missing")]) == Exit.DISK


def test_no_argument_takes_a_passphrase() -> None:
    words = " ".join(parser().format_help().split())
    options = [a for action in parser()._subparsers._group_actions for c in action.choices.values() for a in c._actions]  # type: ignore[union-attr,attr-defined]
    assert "--passphrase " not in words
    assert not [o for o in options if "--passphrase" in o.option_strings or "--password" in o.option_strings]


def test_asked_on_the_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([SECRET.text, "wrong"])
    monkeypatch.setattr(terminal, "ask", lambda _question: next(answers))
    assert main(["list", str(folder)]) == Exit.DONE
    assert main(["list", str(folder)]) == Exit.WRONG_PASSPHRASE


def test_a_passphrase_typed_two_ways_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["one", "other"])
    monkeypatch.setattr(terminal, "ask", lambda _question: next(answers))
    assert main(["new", str(tmp_path / "n")]) == Exit.USAGE
    assert sentences.NOT_THE_SAME in capsys.readouterr().err
    assert not (tmp_path / "n").exists()


def test_veiled_entries_are_opened_only_when_asked(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_vault(folder, SECRET) as vault:
        Session(vault).journal.save(
            EntryDraft(title="hidden title", body="hidden words", tags=("t",), veiled=True, veil_note="about then")
        )
    assert run("list") == 0
    said = capsys.readouterr().out
    assert "about then" in said
    assert "hidden" not in said
    (entry,) = _entries(capsys, run)
    assert (entry["title"], entry["text"], entry["tags"], entry["veil_note"]) == (None, None, [], "about then")
    assert _entries(capsys, run, "list", "--unveil")[0]["text"] == "hidden words"
    run("show", str(entry["id"]))
    assert "hidden words" in capsys.readouterr().out


def test_nothing_kept_can_steer_the_terminal(run: Run, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with open_vault(folder, SECRET) as vault:
        Session(vault).journal.save(EntryDraft(title="\x1b[2Jgone\x07", body="\x9b31m"))
    run("list")
    assert not set(capsys.readouterr().out) & set("\x1b\x07\x9b")


def test_import_dry_run_import_again_and_undo(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(zip_of(tmp_path / "e.zip", SAMPLES / "dayone", {"photos/orphan.jpeg": b"x"}))
    assert run("import", path, "--dry-run", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["dry_run"] is True
    assert plan["format"] == "dayone"
    assert "added" not in plan
    assert (plan["first_day"], plan["last_day"]) == ("2018-04-22", "2024-04-01")
    assert sum(plan["counts"].values()) == len(plan["items"])
    assert {"kind": "file", "name": "photos/orphan.jpeg"} in plan["attachments_skipped"]
    assert _entries(capsys, run) == []
    assert run("import", path, "--json") == 0
    first = json.loads(capsys.readouterr().out)
    assert first["added"] == plan["would_add"] == len(_entries(capsys, run))
    assert run("import", path, "--json") == 0
    second = json.loads(capsys.readouterr().out)
    assert (second["added"], second["import_id"], second["counts"]["known"]) == (0, None, first["added"])
    assert run("import", "--undo", first["import_id"]) == 0
    assert _entries(capsys, run) == []
    assert run("import", "--undo", first["import_id"]) == Exit.USAGE
    assert run("import") == Exit.USAGE


def test_cards_are_listed_and_shown(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(open_vault(folder, SECRET))
    parts = (Section("Here", ("lamp\ncup", "\x9bx")),)
    night = session.cards.save(CardDraft(None, Moment("2025-01-02T03:04:05"), "night-card", "", parts)).value
    session.cards.save(CardDraft(at=Moment("2025-01-03T03:04:05"), title="Later"))
    session.close()
    assert run("cards") == Exit.DONE
    rows = capsys.readouterr().out.splitlines()
    assert [row.split("  ")[0] for row in rows] == ["2025-01-03 03:04", "2025-01-02 03:04"]
    assert rows[1].endswith("  lamp cup")
    assert run("cards", "--limit", "1") == Exit.DONE
    assert capsys.readouterr().out.splitlines() == rows[:1]
    assert run("cards", night.id or "") == Exit.DONE
    assert "\n    Here\n    - lamp\n      cup\n    - \ufffdx\n" in capsys.readouterr().out
    listed = _entries(capsys, run, "cards")
    assert [card["tool"] for card in listed] == [None, "night-card"]
    assert run("cards", night.id or "", "--json") == Exit.DONE
    out = capsys.readouterr().out
    assert "\x9b" not in out
    assert json.loads(out) == listed[1]
    assert listed[1]["parts"] == [{"heading": "Here", "lines": ["lamp\ncup", "\x9bx"]}]
    assert run("cards", "nobody") == Exit.USAGE


def test_import_in_words_names_what_was_not_simply_kept(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", str(SAMPLES / "rednotebook"), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "Read as rednotebook" in said
    assert "2024-01.CONFLICT_BACKUP1700000000.txt: an old copy" in said
    assert "this was a dry run" in said


@pytest.mark.parametrize("format_", ["dayone", "jrnl", "rednotebook", "daylio", "markdown"])
def test_a_format_can_be_said(run: Run, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    sample = {"jrnl": "jrnl/journal.txt", "daylio": "daylio/daylio_export.csv"}.get(format_, format_)
    assert run("import", str(SAMPLES / sample), "--format", format_, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["format"] == format_


def test_what_cannot_be_imported(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.xyz").write_bytes(b"\x00")
    empty = tmp_path / "empty.json"
    empty.write_text('{"metadata":{"version":"1.0"},"entries":[]}')
    for path in (tmp_path / "x.xyz", tmp_path / "missing", empty):
        assert run("import", str(path)) == Exit.REFUSED
    assert "Nothing was brought in" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["json", "markdown"])
def test_export_and_import_elsewhere(
    run: Run, tmp_path: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", "--title", "T", "--tag", "x", stdin="wörds".encode())
    before = _entries(capsys, run)
    out = tmp_path / "out"
    assert run("export", str(out), "--format", format_) == 0
    assert sentences.READABLE in capsys.readouterr().err
    assert run("export", str(out), "--format", format_) == Exit.USAGE
    run("new", where=tmp_path / "two")
    assert run("import", str(out), where=tmp_path / "two") == 0
    capsys.readouterr()
    run("list", "--json", where=tmp_path / "two")
    assert json.loads(capsys.readouterr().out) == before


def test_check_says_whole_and_names_what_is_not(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("add", stdin=b"x")
    assert run("check") == Exit.DONE
    with open_vault(folder, SECRET) as vault, vault.db.transaction():
        vault.db.execute("UPDATE entry SET local = '1999-01-01T00:00:00', extra = '{'")
    capsys.readouterr()
    assert run("check", "--json") == Exit.DAMAGED
    said = json.loads(capsys.readouterr().out)
    assert (said["whole"], [f["what"] for f in said["findings"]]) == (
        False,
        ["place in time of entry", "fields of entry"],
    )


def test_every_rule_of_the_check_can_fail(db: Database) -> None:
    assert find(db) == []
    db.execute("INSERT INTO entry_words_docsize(id, sz) VALUES (5, x'')")
    db.execute("INSERT INTO tombstone(id, kind, deleted_at) VALUES ('a', 'template', 1)")
    db.execute(
        "INSERT INTO template(id, created_at, modified_at, name, title, body, tags) VALUES ('a', 0, 0, '', '', '', '[]')"
    )
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute(
        "INSERT INTO entry_version(id, entry_id, saved_at, kept_at, title, body, tags, moods) VALUES ('v', 'none', 0, 0, '', '', '[]', '[]')"
    )
    assert [f.what for f in find(db)] == ["foreign keys", "index of entry", "deleted and still here"]


def test_damage_on_the_disk_is_not_called_a_wrong_passphrase(run: Run, folder: Path) -> None:
    for name in ("c0", "c1"):
        data = bytearray((folder / name).read_bytes())
        data[100:4000] = bytes(3900)
        (folder / name).write_bytes(data)
    assert run("list") == Exit.DAMAGED
    for name in ("slots", "slots.bak"):
        (folder / name).write_bytes(b"\x00" * (folder / name).stat().st_size)
    assert run("list") == Exit.DAMAGED


def test_passphrase_changes(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("another long and winding phrase\n")
    assert run("passphrase", "--new-passphrase-file", str(tmp_path / "new")) == Exit.DONE
    assert run("list") == Exit.WRONG_PASSPHRASE
    assert main(["list", str(folder), "--passphrase-file", str(tmp_path / "new")]) == Exit.DONE


def test_recovery_code_opens_and_can_be_taken_away(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("slots", "--add-recovery", "--json") == 0
    said = capsys.readouterr()
    code = json.loads(said.out)["recovery_code"]
    assert sentences.KEEP_THE_CODE in said.err
    (tmp_path / "code").write_text(code.lower().replace("-", " "))
    assert main(["list", str(folder), "--recovery", "--passphrase-file", str(tmp_path / "code")]) == Exit.DONE
    capsys.readouterr()
    run("slots", "--json")
    ways = json.loads(capsys.readouterr().out)
    assert sorted(w["kind"] for w in ways) == ["passphrase", "recovery-code"]
    assert list(ways[0]) == ["number", "kind", "since"]
    number = next(str(w["number"]) for w in ways if w["kind"] == "recovery-code")
    assert run("slots", "--remove", number) == Exit.DONE
    assert (
        main(["list", str(folder), "--recovery", "--passphrase-file", str(tmp_path / "code")]) == Exit.WRONG_PASSPHRASE
    )
    last = next(str(w["number"]) for w in ways if w["kind"] == "passphrase")
    assert run("slots", "--remove", last) == Exit.USAGE
    assert run("slots", "--remove", "99") == Exit.USAGE


def test_key_file_is_made_and_needed(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, other = tmp_path / "key", tmp_path / "words"
    other.write_text("words for the second way in")
    assert run("slots", "--add-key-file", str(key), "--new-passphrase-file", str(other)) == Exit.DONE
    assert key.stat().st_mode & 0o777 == 0o600
    with_key = ["--passphrase-file", str(other), "--key-file", str(key)]
    assert main(["list", str(folder), *with_key]) == Exit.DONE
    assert main(["list", str(folder), "--passphrase-file", str(other)]) == Exit.WRONG_PASSPHRASE
    assert (
        main(["list", str(folder), "--passphrase-file", str(other), "--key-file", str(tmp_path / "gone")]) == Exit.DISK
    )
    fresh = tmp_path / "fresh"
    fresh.write_text("a fresh phrase for the same file")
    assert main(["passphrase", str(folder), *with_key, "--new-passphrase-file", str(fresh)]) == Exit.DONE
    assert (
        main(["list", str(folder), "--passphrase-file", str(fresh), "--key-file", str(key)]) == Exit.DONE
    )  # the file stays needed
    assert run("list") == Exit.DONE  # and the first way in is untouched


def test_a_new_place_with_a_key_file(tmp_path: Path, run: Run) -> None:
    (tmp_path / "key").write_bytes(b"any file")
    assert run("new", "--key-file", str(tmp_path / "key"), where=tmp_path / "n") == Exit.DONE
    assert run("list", where=tmp_path / "n") == Exit.WRONG_PASSPHRASE
    assert run("list", "--key-file", str(tmp_path / "key"), where=tmp_path / "n") == Exit.DONE


def test_no_notes_there(run: Run, tmp_path: Path) -> None:
    assert run("list", where=tmp_path / "nothing") == Exit.USAGE


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_and_an_exit(code: Code) -> None:
    said = sentences.sentence(AppError(code))
    assert said.endswith(".")
    assert code is Code.BUG or said != sentences.sentence(AppError(Code.BUG))
    assert exit_of(AppError(code)) is not Exit.DONE
    assert (exit_of(AppError(code)) is Exit.OURS) == (code in (Code.BUG, Code.EXERCISE_REFUSED))


def test_every_reason_has_words() -> None:
    assert set(sentences.REASONS) == {reason.value for reason in Reason}


def test_a_mistake_of_ours_prints_no_traceback_and_no_content(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_args: object) -> Exit:
        raise KeyError("private words")

    monkeypatch.setitem(sys.modules["app.cli.main"]._COMMANDS, "list", fail)
    assert run("list") == Exit.OURS
    said = capsys.readouterr()
    assert "private" not in said.err + said.out
    assert "Traceback" not in said.err


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_args: object) -> Exit:
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules["app.cli.main"]._COMMANDS, "list", interrupted)
    assert run("list") == Exit.INTERRUPTED
    assert capsys.readouterr().err.strip() == ""


def test_weak_passphrases_are_said(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "weak").write_text("password1")
    assert run("passphrase", "--new-passphrase-file", str(tmp_path / "weak")) == 0
    assert sentences.EASY_TO_GUESS in capsys.readouterr().err
