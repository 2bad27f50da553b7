"""Guides by language: the nearest that there is, the same places in every one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.guide.shelf import OPENING, SHELF, For, anchor, guide, languages, shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    english = "# One\n\nWhat it is about. More of it.\n\n## First part\n\nWords.\n\n### Inside\n\nMore.\n\n## Second, part\n\nEnd.\n"
    spanish = "# Uno\n\nDe qué trata.\n\n## Primera\n\nPalabras.\n\n### Dentro\n\nMás.\n\n## Segunda\n\nFin.\n"
    for lang, text in (("en", english), ("es", spanish)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "one.md").write_text(text, "utf-8")
    (tmp_path / "en" / "two.md").write_text("# Two\n\n## Only here\n\nWords.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "given"), [("en", "en"), ("es", "es"), ("es_MX", "es"), ("es-419", "es"), ("fr", "en"), ("", "en")]
)
def test_the_nearest_language(folder: Path, asked: str, given: str) -> None:
    assert guide("one", asked, folder).lang == given


def test_what_nobody_translated_comes_in_english_and_says_so(folder: Path) -> None:
    assert guide("two", "es", folder).lang == "en"
    assert languages(folder) == ("en", "es")


def test_places_have_the_same_names_in_every_language(folder: Path) -> None:
    english, spanish = guide("one", "en", folder), guide("one", "es", folder)
    assert [one.anchor for one in english.sections] == ["", "first-part", "second-part"]
    assert [one.anchor for one in spanish.sections] == ["", "first-part", "second-part"]
    assert [one.title for one in spanish.sections] == ["", "Primera", "Segunda"]
    assert spanish.section("inside").title == "Primera"
    assert spanish.section("nowhere").anchor == ""


def test_a_translation_with_other_parts_is_refused(folder: Path) -> None:
    (folder / "es" / "one.md").write_text("# Uno\n\n## Primera\n\nPalabras.\n", "utf-8")
    with pytest.raises(ValueError, match="zip"):
        guide("one", "es", folder)


def test_what_it_is_about(folder: Path) -> None:
    assert guide("one", "en", folder).about == "What it is about. More of it."
    assert all(5 < len(one.about) < 200 for one in shelf())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Before you begin", "before-you-begin"),
        ("From Markdown, Obsidian", "from-markdown-obsidian"),
        ("A – b", "a--b"),
    ],
)
def test_anchors_are_those_of_the_web(title: str, name: str) -> None:
    assert anchor(title) == name


def test_every_guide_is_for_somebody() -> None:
    assert set(SHELF.values()) == set(For)
    assert OPENING not in SHELF
