"""The documents: every link leads somewhere, every key and command in them is one."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from app.guide.markdown import Words, pieces
from app.guide.shelf import anchor
from ui.actions import table

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "packs").glob("*.md"), *(ROOT / "app").rglob("*.md")]
)
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"(?:Ctrl|Alt|Shift)\+[A-Za-z0-9,]+|\bF\d{1,2}\b")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _prose(file: Path) -> str:
    return _FENCED.sub("", file.read_text("utf-8"))


@cache
def _anchors(file: Path) -> frozenset[str]:
    found = pieces(file.read_text("utf-8"))
    return frozenset(anchor(piece.text) for piece in found if isinstance(piece, Words) and piece.level) | frozenset(
        anchor(line.lstrip("# ")) for line in _prose(file).splitlines() if line.startswith("####")
    )


def broken(file: Path) -> list[str]:
    """The links of a file that lead nowhere.  Addresses on the web are not tried; the guides inside the program have theirs in docs."""
    lost = []
    inside = ROOT / "app" / "guide" in file.parents
    for to in _LINK.findall(_prose(file)):
        if "://" in to or to.startswith("mailto:"):
            continue
        path, _, place = to.partition("#")
        home = ROOT / "docs" / "guide" if inside else file.parent
        there = (home / path).resolve() if path else file
        if not there.exists() or (place and there.suffix == ".md" and place not in _anchors(there)):
            lost.append(to)
    return lost


@pytest.mark.parametrize("file", DOCUMENTS, ids=_name)
def test_every_link_leads_somewhere(file: Path) -> None:
    assert broken(file) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text("# One\n\n[a](two.md) [b](#one) [c](#three) ![d](four.jpg)\n```\n[e](not-a-link)\n```\n", "utf-8")
    assert broken(file) == ["two.md", "#three", "four.jpg"]


def test_every_picture_is_shown_somewhere_and_small() -> None:
    shown = {to.rsplit("/", 1)[-1] for file in DOCUMENTS for to in _LINK.findall(_prose(file)) if to.endswith(".jpg")}
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert picture.name in shown, picture.name
        assert picture.stat().st_size < 200_000, picture.name
        assert QImageReader(str(picture)).canRead(), picture.name


@pytest.mark.parametrize("file", GUIDES, ids=_name)
def test_every_picture_says_in_words_what_it_shows(file: Path) -> None:
    assert not re.findall(r"!\[\s*\]\(", file.read_text("utf-8"))


# keys and commands


def _keys() -> set[str]:
    """Every key that does something: the table of actions, and what pages add."""
    source = "\n".join(file.read_text("utf-8") for file in (ROOT / "ui").rglob("*.py") if file.name != "actions.py")
    own = set(re.findall(r'"((?:Ctrl|Alt|Shift)\+\w+)"', source))
    return {key for entry in table() for key in entry.keys} | own | {"Ctrl+C"}  # Qt's own, in every text


@pytest.mark.parametrize("file", GUIDES, ids=_name)
def test_every_key_that_is_named_does_something(file: Path) -> None:
    named = {key.replace("Enter", "Return") for key in _KEY.findall(_prose(file).replace("Ctrl+,", "Ctrl+, "))}
    assert named <= _keys()


def test_every_key_is_named_on_the_page_of_keys() -> None:
    text = (
        (ROOT / "docs" / "guide" / "using.md")
        .read_text("utf-8")
        .replace("Ctrl+1 … Ctrl+4", "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4")
    )
    assert {key for entry in table() for key in entry.keys if key not in text} == set()


def _words_after(command: str) -> set[tuple[str, ...]]:
    """What stands behind a command wherever the documents name it, in code."""
    code = "\n".join(
        found
        for file in DOCUMENTS
        for found in re.findall(r"`[^`\n]+`|^```.*?^```$", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    return {tuple(found.split()) for found in re.findall(rf"{re.escape(command)} ([a-z][\w-]*(?: [a-z][\w-]*)?)", code)}


def test_every_command_that_is_named_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    from app.cli.arguments import parse

    def known(*words: str) -> bool:
        with pytest.raises(SystemExit) as ended:
            parse([*words, "--help"])
        capsys.readouterr()
        return ended.value.code == 0

    named = _words_after("yarrow-cli")
    assert len(named) > 15
    for words in named:
        assert known(*(words[:2] if words[0] == "pack" and len(words) > 1 else words[:1])), words
    assert not known("sing")
    packs = re.findall(
        r"^pack ([a-z-]+) ", (ROOT / "docs" / "guide" / "command-line.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(packs) > 10
    assert all(known("pack", name) for name in packs)


def test_every_development_command_is_one() -> None:
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import dev
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    named = {words[0] for words in _words_after("./dev")}
    assert len(named) > 5
    assert named <= set(dev.COMMANDS)


def test_every_module_and_script_that_is_named_is_there() -> None:
    text = "\n".join(file.read_text("utf-8") for file in DOCUMENTS)
    modules = {name.rstrip(".") for name in re.findall(r"python -m ([\w.]+)", text)} - {"pip", "venv"}
    assert len(modules) > 3
    for name in modules:
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), name
    for script in set(re.findall(r"python (\w+/\w+\.py)", text)):
        assert (ROOT / script).is_file(), script


@pytest.mark.parametrize("file", GUIDES, ids=_name)
def test_every_file_of_the_source_that_a_guide_names_is_there(file: Path) -> None:
    """`app/…`, `ui/…`, `tests/…` in code, without placeholders."""
    named = re.findall(r"`((?:app|ui|tests|exercises|packaging|docs)/[\w./-]+)`", file.read_text("utf-8"))
    for path in named:
        if not re.search(r"/(NAME|ID|es)\b|_es\b|build/", path):
            assert (ROOT / path).exists(), path
