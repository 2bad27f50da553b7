"""The block of fields at the top."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import frontmatter
from tests.app.exchange.test_jsontext import VALUES

NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


@given(st.dictionaries(NAMES, VALUES, max_size=6), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_is_read_back(fields: dict[str, object], body: str) -> None:
    fields = {"yarrow": 1, **{k: v for k, v in fields.items() if k != "yarrow"}}
    value = frontmatter.write(fields, body)
    assert frontmatter.is_ours(value)
    block, rest = frontmatter.split(value)
    assert block is not None
    assert frontmatter.read_ours(block) == fields
    assert frontmatter.body_of_ours(rest) == body


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_other_programs_read_the_same_words(word: str) -> None:
    block, _ = frontmatter.split(frontmatter.write({"yarrow": 1, "title": word, "tags": [word]}, ""))
    assert yaml.safe_load(block or "") == {"yarrow": 1, "title": word, "tags": [word]}


def test_laid_out_anew_by_another_editor() -> None:
    anew = "yarrow: 1\nkind: entry\ntitle: 'Said: so'\ntags:\n  - a\n  - b c\nstarred: true\nextra: {n: 1.5, none: null}\nat: 2024-01-15T10:00:00\n"
    assert frontmatter.read_ours(anew) == {
        "yarrow": 1, "kind": "entry", "title": "Said: so", "tags": ["a", "b c"], "starred": True,
        "extra": {"n": 1.5, "none": None}, "at": "2024-01-15T10:00:00",
    }  # fmt: skip


def test_blocks() -> None:
    assert frontmatter.split("---\na: b\n---\nrest") == ("a: b\n", "rest")
    assert frontmatter.split("---\na: b\n...\nrest") == ("a: b\n", "rest")
    assert frontmatter.split("no block\n---\nx\n---\n") == (None, "no block\n---\nx\n---\n")
    assert frontmatter.split("---\nnever closed") == (None, "---\nnever closed")
    assert frontmatter.read("a: b\nc: [d]") == {"a": "b", "c": ["d"]}
    assert frontmatter.read("[list]") is None
    assert frontmatter.read("") == {}
