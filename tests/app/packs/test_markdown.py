"""The small Markdown of pages: what it knows, and that everything else is the characters it is made of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs.markdown import Block, Shape, Span, blocks, plain, spans


def test_every_shape() -> None:
    found = blocks("# One\n\nTwo\nthree\n\n- four\n- five\n7. six\n> seven\n> eight\n>\n> nine\n### Ten")
    assert [(block.shape, block.text) for block in found] == [
        (Shape.HEADING, "One"),
        (Shape.PARAGRAPH, "Two\nthree"),
        (Shape.BULLET, "four"),
        (Shape.BULLET, "five"),
        (Shape.NUMBER, "six"),
        (Shape.QUOTE, "seven\neight"),
        (Shape.QUOTE, "nine"),
        (Shape.HEADING, "Ten"),
    ]
    assert (found[0].level, found[-1].level, found[4].number) == (1, 3, 7)


def test_emphasis_and_strong() -> None:
    assert spans("a *b* **c** ***d***") == (
        Span("a "),
        Span("b", emphasis=True),
        Span(" "),
        Span("c", strong=True),
        Span(" "),
        Span("d", strong=True, emphasis=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>x</script>",
        "[words](https://example.org)",
        "![picture](file:///etc/passwd)",
        "<https://example.org>",
        "`code`",
        "| a | b |",
        "[ref]: https://example.org",
        "&amp; &#42;",
        "#### four",
        "_under_ __score__",
        "~~struck~~",
        "a * b * c",
        "**open",
        "****four****",
        "\\*escaped\\",
        "---",
        "+ plus",
    ],
)
def test_everything_else_is_its_characters(text: str) -> None:
    assert blocks(text) == (Block(Shape.PARAGRAPH, (Span(text),)),)


@given(st.text(alphabet="a *#->1.\n[]()<>!`_~\\", max_size=200))
def test_no_sign_is_lost_but_those_that_were_understood(text: str) -> None:
    letters = [sign for sign in text if sign not in " \n*#->1."]
    assert [sign for block in blocks(text) for sign in block.text if sign not in " \n*#->1."] == letters


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(plain(text), str)


@pytest.mark.parametrize("piece", ["*a ", "a* ", "**a ", "> ", "- ", "1. ", "***", "# ", "*", "> *a\n", "*a*b"])
def test_the_work_is_in_proportion_to_the_length(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    blocks(text)
    assert time.process_time() - start < 0.5
