"""A pack as a folder: nothing is lost on the way, and no folder brings the reader down."""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Code, UserFixable, WorldError
from app.handover import newfiles, source, sourcefiles, sourceitem, sourcetoml
from app.handover.sourcefiles import Fault, FileRefused, SourceRefused
from app.packs import model, reading
from app.packs.keys import new_key
from tests.app.handover import made

SPEC = Path(__file__).parents[3] / "docs" / "specs" / "pack-source.md"

PACK = """\
id = "6h1pj9vq4s0c8mkw2xnt3rzb5e"
title = "First steps"
lang = "en"
licence = "CC-BY-SA-4.0"
content_note = "Mentions harm. Nothing is described."

[[signers]]
name = "riverside"
shown = "Riverside"
role = "author"
"""
NOTE = '+++\nkind = "note"\ntitle = "Hello"\n+++\n\nA few words\nfor you.\n'

Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def _nothing_is_forced_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newfiles, "force", lambda _: None)
    monkeypatch.setattr(newfiles, "force_folder", lambda _: None)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A folder with these files beside a good ``pack.toml`` and a good item; None leaves one out."""

    def folder(**files: str | bytes | None) -> Path:
        path = tmp_path / f"pack{len(list(tmp_path.iterdir()))}"
        path.mkdir()
        for name, text in {"pack.toml": PACK, "01-hello.md": NOTE, **files}.items():
            if text is not None:
                (path / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return folder


def _problems(folder: Path) -> set[tuple[str, int, str, str]]:
    with pytest.raises(SourceRefused) as refused:
        source.read(folder)
    assert refused.value.code is Code.PACK_REFUSED
    return {tuple(problem) for problem in refused.value.problems}  # type: ignore[misc]


def _item(folder: Path) -> model.Item:
    return source.read(folder).items[-1]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made.packs)
def test_nothing_is_lost_on_the_way_to_a_folder_and_back(tmp_path: Path, pack: model.Pack) -> None:
    folder = tmp_path / "there"
    shutil.rmtree(folder, ignore_errors=True)
    source.write(pack, folder)
    assert source.read(folder) == pack


def test_every_example_of_the_document_is_read(tmp_path: Path) -> None:
    """What stands in the specification is what the reader takes: the pack's file, and each item."""
    text = SPEC.read_text("utf-8")
    folder = tmp_path / "example"
    folder.mkdir()
    head = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert head is not None
    key = new_key("riverside-counselling").verifier
    (folder / "pack.toml").write_text(head[1].replace("riverside-counselling+e5659c71+AeVl…", key.line), "utf-8")
    kinds = re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)
    for place, item in enumerate(kinds):
        (folder / f"{place:02d}-item-{place}.md").write_text(item, "utf-8")
    found = source.read_source(folder)
    assert [type(item) for item in found.pack.items] == [
        model.StrategyItem, model.VoiceItem, model.CheckIn, model.LineItem,
    ]  # fmt: skip
    assert found.keys == (key,)
    steps = found.pack.items[0]
    assert isinstance(steps, model.StrategyItem)
    assert steps.steps[1] == "One foot presses a little, then the other. You can do this under a table."
    asked = found.pack.items[2]
    assert isinstance(asked, model.CheckIn)
    assert [question.opens_help for question in asked.questions] == [(), (2,)]
    assert asked.questions[1].answers[2] == "Yes"


def test_the_defaults_of_the_document_are_those_of_the_reader(make: Make) -> None:
    found = source.read(make())
    stated = re.search(r"```toml\n(.*?)```", SPEC.read_text("utf-8"), re.DOTALL)
    assert stated is not None
    example = sourcetoml.load(stated[1])
    for name in ("format", "seq", "dir", "region", "reading_level", "reviewed_by", "recipient", "changes"):
        assert getattr(found, name) == (tuple(example[name]) if isinstance(example[name], list) else example[name])
    for name in ("made", "summary", "not_this"):
        assert getattr(found, name) == ""


WRITTEN = {
    "strategy": model.StrategyItem(id="x", title="T", steps=("One.", "Two,\nwith a break.", "Three.\n\nAnd more."), minutes=3),
    "voice": model.VoiceItem(
        id="x", title="T", content_note="Mentions harm.", text="One.\n\nTwo: 1. not a list", tone=model.Tone.QUIET,
        origin=model.Origin.AUTHORS,
    ),
    "words": model.WordsItem(id="x", title="T", text="It was my fault.", answer="No.\n\nIt was not."),
    "question-card": model.QuestionCard(id="x", title="T", for_whom="Anyone", questions=("Who?", "When?")),
    "plan-template": model.PlanTemplate(
        id="x", title="T", sections=(model.Section(heading="A", prompt="Who?", ideas=("one", "two")), model.Section(heading="B")),
    ),
    "journal-prompt": model.JournalPrompt(id="x", title="T", text="What held?"),
    "page": model.PageItem(id="x", title="T", text="# A page\n\n- one\n  - two\n\n> said", sources=("A book: 2020",)),
    "note": model.NoteItem(id="x", title="T", text="Hello."),
    "check-in": model.CheckIn(
        id="x", title="T", content_note="Asks.", intro="", source="ours",
        questions=(model.Question(text="How?", answers=("so", "so so"), opens_help=(0,)),),
    ),
    "line": model.LineItem(
        id="x", title="T", country="GB",
        line={
            "id": "gb-x", "name": "A line", "contacts": [{"kind": "voice", "value": "01632 960 000"}],
            "hours": {"always": True}, "source": "ours", "method": "seen", "checked": "2026-11-22", "confidence": "B",
        },
    ),
}  # fmt: skip


def test_what_comes_from_a_folder_can_be_signed(make: Make) -> None:
    pack = source.read(make())
    items = tuple(msgspec.structs.replace(item, id=kind) for kind, item in WRITTEN.items())
    pack = msgspec.structs.replace(pack, items=items)
    assert reading.read_pack(reading.sign(pack, [new_key("riverside")])).what == pack


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_people_write_stays_readable(kind: str) -> None:
    text, ending = sourceitem.write(WRITTEN[kind], "en")
    assert ending == "md"
    assert sourceitem.read(sourcefiles.SourceFile("x.md", text, id="x"), "en") == WRITTEN[kind]


def test_every_kind_is_among_them() -> None:
    assert {str(kind.__struct_config__.tag) for kind in model.Item.__args__} == {*WRITTEN, "exercise"}


def test_an_exercise_is_a_file_of_its_own(make: Make) -> None:
    ours = (made.CONTENT / "en" / "wall-push.json").read_text("utf-8")
    item = _item(make(**{"02-wall-push.json": ours}))
    assert isinstance(item, model.ExerciseItem)
    assert (item.id, item.title) == ("wall-push", "Push and rest")
    assert item.cautions == ("C-EXERT",)
    assert item.lang == ""
    assert sourceitem.write(item, "en") == (ours, "json")


def test_order_is_that_of_the_numbers(make: Make) -> None:
    folder = make(**{"9-b.md": NOTE, "10-a.md": NOTE, "a0.md": NOTE, "2-c.md": NOTE, "07-10-things.md": NOTE})
    assert [item.id for item in source.read(folder).items] == ["hello", "c", "10-things", "b", "a", "a0"]


def test_lines_are_joined_and_breaks_are_kept(make: Make) -> None:
    text = '+++\r\nkind = "note"\r\ntitle = "T"\r\n+++\r\n\r\n\r\n  one  \r\ntwo\\\r\nthree\r\n\r\n\r\nfour\r\n'
    item = _item(make(**{"02-x.md": b"\xef\xbb\xbf" + text.encode()}))
    assert isinstance(item, model.NoteItem)
    assert item.text == "one two\nthree\n\nfour"


def test_the_authors_own_files_stay_out(make: Make) -> None:
    folder = make(**{"_notes.txt": "x", ".hidden": "x", "README.md": "x", "01-hello.md~": "x", "LICENSES.txt": "x"})
    (folder / "_old").mkdir()
    (folder / ".git").mkdir()
    assert len(source.read(folder).items) == 1


def test_notes_that_are_passed_on(make: Make) -> None:
    folder = make()
    (folder / "carried").mkdir()
    (folder / "carried" / "02.yarrow").write_text("second\n")
    (folder / "carried" / "01.yarrow").write_text("first\n")
    assert source.read(folder).carried == ("first\n", "second\n")
    (folder / "carried" / "x.txt").write_text("x")
    assert _problems(folder) == {("carried/x.txt", 0, "$", Fault.NAME)}


HEAD = '+++\nkind = "note"\ntitle = "T"\n'
REFUSED: dict[str, tuple[dict[str, str | bytes | None], set[tuple[str, int, str, str]]]] = {
    "no pack file": ({"pack.toml": None}, {("pack.toml", 0, "$", "no-pack-file")}),
    "no items": ({"01-hello.md": None}, {("pack.toml", 0, "$", "no-items")}),
    "name": ({"01 Hello.md": NOTE}, {("01 Hello.md", 0, "$", "name")}),
    "name too long": ({f"01-{'a' * 41}.md": NOTE}, {(f"01-{'a' * 41}.md", 0, "$", "name")}),
    "picture": ({"02-x.png": b"\x89PNG"}, {("02-x.png", 0, "$", "name")}),
    "twice": ({"02-hello.json": '{"kind":"note","title":"T","text":"x"}'}, {("02-hello.json", 0, "$", "id-twice")}),
    "latin-1": ({"02-x.md": NOTE.encode() + b"caf\xe9"}, {("02-x.md", 8, "$", "not-utf8")}),
    "utf-16": ({"02-x.md": NOTE.encode("utf-16")}, {("02-x.md", 1, "$", "not-utf8")}),
    "tab": ({"02-x.md": NOTE + "\tx"}, {("02-x.md", 8, "$", "bad-character")}),
    "turned round": ({"02-x.md": NOTE + "\u202e"}, {("02-x.md", 8, "$", "bad-character")}),
    "hidden in an escape": (
        {"02-x.md": HEAD + 'licence = "\\u202e"\n+++\nx'}, {("02-x.md", 4, "$.licence", "bad-character")},
    ),
    "no head": ({"02-x.md": "# Hello"}, {("02-x.md", 1, "$", "no-head")}),
    "yaml": ({"02-x.md": "---\nkind: note\n---\n"}, {("02-x.md", 1, "$", "no-head")}),
    "no end of head": ({"02-x.md": HEAD}, {("02-x.md", 1, "$", "no-head")}),
    "empty": ({"02-x.md": ""}, {("02-x.md", 1, "$", "no-head")}),
    "not toml": ({"02-x.md": HEAD + "a: b\n+++\nx"}, {("02-x.md", 4, "$", "not-toml")}),
    "not toml at the end": ({"02-x.md": HEAD + "tags = [\n+++\nx"}, {("02-x.md", 4, "$", "not-toml")}),
    "a field twice": ({"02-x.md": HEAD + 'title = "x"\n+++\nx'}, {("02-x.md", 4, "$", "not-toml")}),
    "dots without end": ({"02-x.md": HEAD + "a." * 9000 + "a = 1\n+++\nx"}, {("02-x.md", 4, "$", "not-toml")}),
    "brackets without end": ({"02-x.md": HEAD + "a = " + "[" * 9000 + "\n+++\nx"}, {("02-x.md", 4, "$", "not-toml")}),
    "digits without end": ({"02-x.md": HEAD + "a = " + "9" * 9000 + "\n+++\nx"}, {("02-x.md", 4, "$", "not-toml")}),
    "kind": ({"02-x.md": '+++\ntitle = "T"\nkind = "poem"\n+++\nx'}, {("02-x.md", 3, "$.kind", "kind")}),
    "no kind": ({"02-x.md": '+++\ntitle = "T"\n+++\nx'}, {("02-x.md", 1, "$.kind", "kind")}),
    "an exercise": ({"02-x.md": '+++\ntitle = "T"\nkind = "exercise"\n+++\n'}, {("02-x.md", 3, "$.kind", "kind")}),
    "unknown field": ({"02-x.md": HEAD + "minutes = 1\n+++\nx"}, {("02-x.md", 4, "$", "unknown-field")}),
    "id in the head": ({"02-x.md": HEAD + 'id = "x"\n+++\nx'}, {("02-x.md", 4, "$", "unknown-field")}),
    "missing field": ({"02-x.md": '+++\nkind = "note"\n+++\nx'}, {("02-x.md", 3, "$.title", "missing-field")}),
    "wrong type": ({"02-x.md": HEAD + "reading_level = true\n+++\nx"}, {("02-x.md", 4, "$.reading_level", "bad-value")}),
    "fraction": ({"02-x.md": HEAD + "reading_level = 1.5\n+++\nx"}, {("02-x.md", 4, "$.reading_level", "bad-value")}),
    "unknown topic": ({"02-x.md": HEAD + 'topics = ["rain"]\n+++\nx'}, {("02-x.md", 4, "$.topics[0]", "bad-value")}),
    "in the wrong half": ({"02-x.md": HEAD + 'text = "x"\n+++\nx'}, {("02-x.md", 4, "$.text", "belongs-below")}),
    "no body": ({"02-x.md": HEAD + "+++\n"}, {("02-x.md", 4, "$.text", "bad-value")}),
    "no list": (
        {"02-x.md": '+++\nkind = "strategy"\ntitle = "T"\n+++\n\n1. One\n\nTwo'}, {("02-x.md", 8, "$", "body")},
    ),
    "a step too long": (
        {"02-x.md": f'+++\nkind = "strategy"\ntitle = "T"\n+++\n\n1. One\n2. {"x" * 401}'},
        {("02-x.md", 7, "$.steps[1]", "bad-value")},
    ),
    "two rules": ({"02-x.md": '+++\nkind = "words"\ntitle = "T"\n+++\na\n\n---\nb\n\n---\n'}, {("02-x.md", 10, "$", "body")}),
    "text under a line": (
        {"02-x.md": '+++\nkind = "line"\ntitle = "T"\ncountry = "GB"\n[line]\nid = "x"\n+++\n\nx'}, {("02-x.md", 9, "$", "body")},
    ),
    "a question with one answer": (
        {"02-x.md": '+++\nkind = "check-in"\ntitle = "T"\ncontent_note = "x"\nsource = "x"\n+++\n\nx\n\n## Q\n\n- a\n'},
        {("02-x.md", 10, "$.questions[0].answers", "bad-value")},
    ),
    "a voice without a note": (
        {"02-x.md": '+++\nkind = "voice"\ntitle = "T"\ntone = "quiet"\norigin = "authors"\n+++\nx'},
        {("02-x.md", 0, "$.content_note", "note-missing")},
    ),
    "not json": ({"02-x.json": '{\n"a": 1,\n}'}, {("02-x.json", 3, "$", "not-json")}),
    "a name twice": ({"02-x.json": '{"a": 1, "a": 1}'}, {("02-x.json", 0, "$", "name-twice")}),
    "too deep": ({"02-x.json": "[" * 13}, {("02-x.json", 0, "$", "too-deep")}),
    "another id": (
        {"02-x.json": '{"kind":"note","title":"T","text":"x","id":"y"}'}, {("02-x.json", 0, "$.id", "bad-value")},
    ),
    "json of no kind": ({"02-x.json": '{"kind":["note"]}'}, {("02-x.json", 0, "$.kind", "kind")}),
    "pack: missing": ({"pack.toml": PACK.replace("lang", "# ")}, {("pack.toml", 0, "$.lang", "missing-field")}),
    "pack: unknown": ({"pack.toml": "items = []\n" + PACK}, {("pack.toml", 1, "$", "unknown-field")}),
    "pack: value": (
        {"pack.toml": PACK.replace('"author"', '"owner"')}, {("pack.toml", 10, "$.signers[0].role", "bad-value")},
    ),
    "pack: id": ({"pack.toml": PACK.replace("6h1p", "6h1u")}, {("pack.toml", 1, "$.id", "bad-value")}),
    "pack: newer": ({"pack.toml": "format = 2\n" + PACK}, {("pack.toml", 1, "$.format", "newer")}),
    "pack: no author": (
        {"pack.toml": PACK.replace('"author"', '"reviewer"')}, {("pack.toml", 7, "$.signers", "no-author")},
    ),
    "pack: key": ({"pack.toml": PACK + 'key = "riverside+00000000+AAAA"\n'}, {("pack.toml", 11, "$.signers[0].key", "bad-key")}),
    "pack: note": (
        {"pack.toml": PACK.replace("content_note", "# "), "02-x.md": HEAD + 'content_note = "x"\n+++\nx'},
        {("pack.toml", 0, "$.content_note", "note-missing")},
    ),
    "several at once": (
        {"pack.toml": "= ", "02-x.md": "x", "03-y.json": "x"},
        {("pack.toml", 1, "$", "not-toml"), ("02-x.md", 1, "$", "no-head"), ("03-y.json", 1, "$", "not-json")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refusals_say_file_line_place_and_reason(make: Make, case: str) -> None:
    files, expected = REFUSED[case]
    assert _problems(make(**files)) == expected


def test_every_reason_of_the_document_is_known() -> None:
    table = SPEC.read_text("utf-8").split("## 5.")[1].split("## 6.")[0]
    listed = {
        reason for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for reason in re.findall(r"`([^`]+)`", row)
    }
    assert listed == {str(fault) for fault in Fault}


def test_a_key_of_another_name(make: Make) -> None:
    line = new_key("hillside").verifier.line
    assert _problems(make(**{"pack.toml": PACK + f'key = "{line}"\n'})) == {
        ("pack.toml", 11, "$.signers[0].key", "bad-key")
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_links_pipes_and_folders_are_not_read(make: Make, tmp_path: Path) -> None:
    folder = make()
    secret = tmp_path / "secret.md"
    secret.write_text(NOTE)
    (folder / "02-link.md").symlink_to(secret)
    os.mkfifo(folder / "03-pipe.md")
    (folder / "04-folder.md").mkdir()
    (folder / "carried").symlink_to(tmp_path)
    assert _problems(folder) == {
        ("02-link.md", 0, "$", "link"),
        ("03-pipe.md", 0, "$", "not-a-file"),
        ("04-folder.md", 0, "$", "not-a-file"),
        ("carried", 0, "$", "name"),
    }


def test_sizes_are_bounded(make: Make) -> None:
    assert _problems(make(**{"02-x.md": b"x" * (sourcefiles.MOST_FILE + 1)})) == {("02-x.md", 0, "$", "too-big")}
    many = {f"{place:02d}-x{place}.md": b"y" * sourcefiles.MOST_FILE for place in range(9)}
    assert ("08-x8.md", 0, "$", "too-big") in _problems(make(**many))
    folder = make()
    for place in range(sourcefiles.MOST_NAMES):
        (folder / f".{place}").touch()
    assert _problems(folder) == {("", 0, "$", "too-many")}


def test_no_folder(tmp_path: Path, make: Make) -> None:
    assert _problems(tmp_path / "missing") == {("", 0, "$", "not-a-folder")}
    assert _problems(make() / "pack.toml") == {("", 0, "$", "not-a-folder")}


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_names_are_shown_tamed(make: Make) -> None:
    folder = make(**{"a\x1b[2Jb\u202e.md": "x", "long" * 50: "x"})
    shown = {problem[0] for problem in _problems(folder)}
    assert shown == {"a\ufffd[2Jb\ufffd.md", "long" * 25 + "…"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["pack.toml", "01-hello.md", "02-x.json"]),
    st.binary(max_size=200) | made.texts(0, 30).map(str.encode),
)
def test_no_bytes_bring_it_down(tmp_path: Path, name: str, data: bytes) -> None:
    for file, text in {"pack.toml": PACK, "01-hello.md": NOTE, "02-x.json": "{}"}.items():
        (tmp_path / file).write_text(text)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceRefused):
        source.read(tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made.packs, st.randoms(use_true_random=False))
def test_a_folder_changed_anywhere_is_read_or_refused(tmp_path: Path, pack: model.Pack, chance: random.Random) -> None:
    folder = tmp_path / "there"
    shutil.rmtree(folder, ignore_errors=True)
    source.write(pack, folder)
    for _ in range(5):
        path = chance.choice([path for path in folder.rglob("*") if path.is_file()])
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.randrange(3)] = chance.choice(
            [b"", b"\n", b"+++", b'"', b"[", b"= ", b"\xff", b"# ", b"- "]
        )
        path.write_bytes(data)
        with suppress(SourceRefused):
            source.read(folder)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_toml_is_read_or_refused(text: str) -> None:
    with suppress(FileRefused):
        assert isinstance(sourcetoml.load(text), dict)


QUOTES = ["\n" + '"' * count + end for count in range(5) for end in ("", "\\", "\n", '\\"', "'" * 3)]


@pytest.mark.parametrize("text", QUOTES)
def test_quotes_and_backslashes_in_toml(text: str) -> None:
    assert sourcetoml.load(sourcetoml.dump({"a": text, "b": [text]})) == {"a": text, "b": [text]}


@given(made.texts(0, 30))
def test_any_text_in_toml(text: str) -> None:
    assert sourcetoml.load(sourcetoml.dump({"a": text})) == {"a": text}


def test_writing_never_touches_what_is_there(make: Make, tmp_path: Path) -> None:
    pack = source.read(make())
    with pytest.raises(UserFixable) as refused:
        source.write(pack, make())
    assert refused.value.code is Code.OUTPUT_EXISTS
    empty = tmp_path / "empty"
    empty.mkdir()
    source.write(pack, empty)
    assert source.read(empty) == pack


def test_writing_leaves_nothing_behind_when_it_fails(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = source.read(make(**{"02-x.md": NOTE}))
    force = newfiles.force
    written = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == 4:
            raise OSError(28, "no space left")
        force(descriptor)

    monkeypatch.setattr(newfiles, "force", full)
    pack = msgspec.structs.replace(pack, carried=("x",))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WorldError) as refused:
        source.write(pack, tmp_path / "out")
    assert refused.value.code is Code.DISK_FULL
    assert len(written) == 4
    assert sorted(tmp_path.iterdir()) == before


def test_keys_are_written_and_read(make: Make, tmp_path: Path) -> None:
    key = new_key("riverside").verifier
    pack = source.read(make())
    source.write(pack, tmp_path / "out", [key])
    assert source.read_source(tmp_path / "out").keys == (key,)
    assert source.read_source(make()).keys == (None,)
