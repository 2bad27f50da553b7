"""The little HTML of diaries."""

from __future__ import annotations

import time

import pytest

from app.exchange.htmltext import to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>bold </b>x", "**bold** x"),
        ("<strong>a</strong> <i>b</i> <s>c</s>", "**a** *b* ~~c~~"),
        ("<b></b>x", "x"),
        ("a<ul><li>x</li><li>y</li></ul>b", "a\n- x\n- y\nb"),
        ("<ol><li>x<ul><li>y</li></ul></li></ol>", "1. x\n  - y"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<h2>T</h2>x", "## T\n\nx"),
        ("a &amp; b &#39;c&#39; &lt;d&gt;", "a & b 'c' <d>"),
        ('<span style="color:red">a</span>', "a"),
        ("1 < 2 & 3 > 2, a <3 b", "1 < 2 & 3 > 2, a <3 b"),
        ("<unknown>stays</unknown> <br>", "<unknown>stays</unknown>"),
        ("  spaces stay  ", "  spaces stay  "),
    ],
)
def test_marks(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


@pytest.mark.parametrize(
    "part", ["<b>", "<br ", "<!--", "<a ", "&#", "<![", "<ul><li>", "</", "<a href='", "&amp;", "<b", "<b " + " " * 50]
)
def test_broken_tags_take_no_time(part: str) -> None:
    began = time.process_time()
    to_markdown("<br>" + part * (200_000 // len(part)))
    assert time.process_time() - began < 4
