"""The Markdown of the guides: what it knows beyond that of packs, and that nothing is dropped."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guide.markdown import Code, Picture, Run, Table, Words, links, pieces, runs
from app.packs.markdown import Shape


def test_code_links_and_stars_in_one_line() -> None:
    assert runs("see **[the `one`](one.md#a)** and `b*c` *d*") == (
        Run("see "),
        Run("the one", strong=True, to="one.md#a"),
        Run(" and "),
        Run("b*c", code=True),
        Run(" "),
        Run("d", emphasis=True),
    )


def test_lines_of_one_paragraph_are_joined() -> None:
    (one,) = pieces("first\nsecond *third\nfourth*")
    assert isinstance(one, Words)
    assert one.text == "first second third fourth"


def test_both_signs_of_a_list() -> None:
    found = pieces("* one\n  goes on\n- two\n3. three")
    assert [(piece.shape, piece.text) for piece in found if isinstance(piece, Words)] == [
        (Shape.BULLET, "one goes on"),
        (Shape.BULLET, "two"),
        (Shape.NUMBER, "three"),
    ]


def test_a_table() -> None:
    (table,) = pieces("| key | does |\n| --- | :-: |\n| `a|b` | [go](x.md) |\n| short |")
    assert table == Table(("key", "does"), (("a|b", "go"), ("short", "")), ("x.md",))
    assert links(table) == ("x.md",)


def test_code_and_pictures_stand_alone() -> None:
    found = pieces("before\n```toml\n# no heading\n\n| no | table |\n```\n![what is seen](a.jpg)\nafter")
    assert [type(piece) for piece in found] == [Words, Code, Picture, Words]
    assert found[1] == Code("# no heading\n\n| no | table |")
    assert found[2] == Picture("what is seen", "a.jpg")


@pytest.mark.parametrize("text", ["```\nnever closed", "| a | b |", "!(half) a.jpg", "[half](", "`half", "<b>x</b>"])
def test_everything_else_is_its_characters(text: str) -> None:
    assert " ".join(piece.text for piece in pieces(text)) == " ".join(text.split("\n"))


@given(st.text(alphabet="ab `[]()|*-#!\n.1>\ue000", max_size=120))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(piece.text for piece in pieces(text)) + "".join(to for piece in pieces(text) for to in links(piece))
    assert sorted(found.replace("\ufffd", "\ue000")).count("b") == text.count("b") or "](" in text or "```" in text


@pytest.mark.parametrize("piece", ["`", "[", "[a](", "| ", "|\n", "```\n", "![a](", "* "])
def test_the_work_is_in_proportion_to_the_length(piece: str) -> None:
    start = time.process_time()
    pieces((piece * 5_000)[:5_000])
    assert time.process_time() - start < 1
