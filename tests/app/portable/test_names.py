"""Names that every stick and every system can keep."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import MOST_NAME, PORTABLE_MARK, written_name
from app.portable import names
from app.portable.names import NameProblem

_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", NameProblem.EMPTY),
        ("Recipes", None),
        ("Holiday plans", None),
        ("Einkäufe 2026", None),
        ("وصفات", None),
        ("a.b", None),
        ("a/b", NameProblem.SIGN),
        ("a\\b", NameProblem.SIGN),
        ("what?", NameProblem.SIGN),
        ("a\nb", NameProblem.SIGN),
        ("a\u202eb", NameProblem.SIGN),  # it would be read backwards
        (".hidden", NameProblem.EDGE),
        ("ends.", NameProblem.EDGE),
        ("..", NameProblem.EDGE),
        ("con", NameProblem.DEVICE),
        ("COM1.txt", NameProblem.DEVICE),
        ("lpt²", NameProblem.DEVICE),
        ("NUL .x", NameProblem.DEVICE),
        ("Console", None),
        ("COM10", None),
        ("data", NameProblem.OURS),
        ("LINUX", NameProblem.OURS),
        ("Notes.part", NameProblem.OURS),
        ("Notes.old", NameProblem.OURS),
        ("x" * MOST_NAME, None),
        ("x" * (MOST_NAME + 1), NameProblem.LONG),
    ],
)
def test_what_is_a_name(name: str, problem: NameProblem | None) -> None:
    assert names.problem(name) is problem


@given(_ANY)
def test_a_good_name_can_be_made_and_is_what_the_window_says(tmp_path: Path, text: str) -> None:
    name = names.clean(text)
    assert names.clean(name) == name
    if names.problem(name) is not None:
        return
    assert name == unicodedata.normalize("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name[-1] not in ". "
    if len(name.encode()) <= 200:
        folder = tmp_path / f"{name}{names.PART}"
        folder.mkdir(exist_ok=True)
        mark = folder / PORTABLE_MARK
        mark.write_text(name + "\n", "utf-8")
        assert written_name(mark) == " ".join(name.split())
        mark.unlink()
        folder.rmdir()


@given(_ANY)
def test_a_safe_path_never_leaves_its_folder(path: str) -> None:
    if names.is_safe(path):
        inside = os.path.normpath(Path("/stick", path))
        assert inside.startswith("/stick/")
        assert inside == "/stick/" + path


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a//b", "./a", "a/", "", "C:x", "a\\b", "aux", "a/con.txt"]
)
def test_paths_that_leave_or_cannot_be_written(path: str) -> None:
    assert not names.is_safe(path)


@given(_ANY, _ANY)
def test_what_a_stick_takes_for_one_name(one: str, other: str) -> None:
    assert names.same(one, other) == names.same(other, one)
    assert names.same(one, unicodedata.normalize("NFD", one))
    assert names.match(one, [other, one]) in (one, other)


def test_a_name_is_found_as_it_is_spelt() -> None:
    assert names.match("RECIPES", ["a", "Recipes"]) == "Recipes"
    assert names.match("Straße", ["STRASSE"]) == "STRASSE"
    assert names.match("Notes", ["Notes2"]) is None
