"""The small readings of Markdown."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.exchange import markdown

MARKS = st.text(st.sampled_from("ab1 \n\t\\*_`#+-.!()[]<>&;:~|=/'\""), max_size=40)


@given(MARKS)
def test_unescaping_never_changes_what_is_shown(value: str) -> None:
    show = MarkdownIt("commonmark").enable("strikethrough").render
    assert show(markdown.unescape(value)) == show(value)


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        (r"Hello\. World\! \(yes\) a\-b", "Hello. World! (yes) a-b"),
        (r"snake\_case 2 \* 3", "snake_case 2 * 3"),
        (r"C:\new \*kept\* \`kept\`", r"C:\new \*kept\* \`kept\`"),
        ("2018\\. a year", "2018\\. a year"),
        ("\\- no list\n\\# no heading", "\\- no list\n\\# no heading"),
        (r"`in code \.`", r"`in code \.`"),
    ],
)
def test_unescaping(escaped: str, plain: str) -> None:
    assert markdown.unescape(escaped) == plain


@given(st.text(st.sampled_from("a`~\n\\ "), max_size=60))
def test_outside_code_loses_nothing(value: str) -> None:
    assert markdown.outside_code(value, lambda s: s) == value


def test_code_is_left_alone() -> None:
    shouted = markdown.outside_code("a `b` ``c ` d`` e\n\n```\nf\n```\ng \\`h` i ` j", str.upper)
    assert shouted == "A `b` ``c ` d`` E\n\n```\nf\n```\nG \\`H` i ` J"


def test_hashtags() -> None:
    value = (
        "#a b #b/c (#d) x#no #123 #1a `#no` [x](#no) http://x/#no #[[two words]] [[#no]] ##no\n# no\n#é\n```\n#no\n```"
    )
    assert markdown.hashtags(value) == ["a", "b/c", "d", "1a", "two words", "é"]


@pytest.mark.parametrize(
    ("value", "title", "body"),
    [
        ("# T\n\nbody", "T", "body"),
        ("\n# T #\nbody", "T", "body"),
        ("# C#\nx", "C#", "x"),
        ("## T\nbody", "", "## T\nbody"),
        ("#tag\nbody", "", "#tag\nbody"),
        ("#", "", "#"),
        ("body", "", "body"),
    ],
)
def test_titles(value: str, title: str, body: str) -> None:
    assert markdown.split_title(value) == (title, body)


@pytest.mark.parametrize("part", ["`", "`a", "``` \n", "[", "](", "#[[", "\\`", "`` `", "<", "[[", "](a", "a://", "#"])
def test_time_is_linear(part: str) -> None:
    value = part * (200_000 // len(part))
    began = time.process_time()
    markdown.unescape(value)
    markdown.hashtags(value)
    markdown.split_title(value)
    assert time.process_time() - began < 4
