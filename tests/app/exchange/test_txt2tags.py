"""RedNotebook's marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import txt2tags


@pytest.mark.parametrize(
    ("marks", "markdown"),
    [
        ("= Title =", "# Title"),
        ("=== Third ===", "### Third"),
        ("=====", "====="),
        ("====================", "***"),
        ("**b** //i// __u__ --s--", "**b** *i* *u* ~~s~~"),
        ("http://a//b//c and x__y", "http://a//b//c and x__y"),
        ("2020--2021 -- dash", "2020--2021 -- dash"),
        ('``//code//`` ""**raw**""', "`//code//` **raw**"),
        ('[""file:///p/te st"".png]', "![te st.png](</p/te st.png>)"),
        ('[""http://x/pic"".jpg?200]', "![pic.jpg](http://x/pic.jpg)"),
        ('[name ""http://x/__y__""]', "[name](http://x/__y__)"),
        ("[name http://x]", "[name](http://x)"),
        ("- a\n  + b", "- a\n  1. b"),
        ("|| a | b |\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |"),
        ("| c | d |", "|  |  |\n| --- | --- |\n| c | d |"),
        ("\tquote", "> quote"),
        ("``` one line", "```\none line\n```"),
        ("```\n**x**\n```", "```\n**x**\n```"),
        ("forced\\\\", "forced\\"),
        ("plain words", "plain words"),
    ],
)
def test_marks(marks: str, markdown: str) -> None:
    assert txt2tags.to_markdown(marks) == markdown


def test_files() -> None:
    assert txt2tags.files('[""file:///p/a"".png] [b.jpg] [doc ""file:///p/c d.pdf""] [x ""http://y""]') == [
        "/p/a.png",
        "b.jpg",
        "/p/c d.pdf",
    ]


@given(st.text(st.sampled_from('ab =*/_-`[]"|\n\t+:.\ue000\ue0010'), max_size=80))
def test_never_fails(value: str) -> None:
    txt2tags.files(value)
    txt2tags.to_markdown(value)


@pytest.mark.parametrize("part", ["**a", "= a ", "[a ", '""a', "--a", "//a ", "| a ", "+a", '[""', "__a__"])
def test_one_endless_line_takes_bounded_time(part: str) -> None:
    began = time.process_time()
    txt2tags.to_markdown(part * (100_000 // len(part)))
    assert time.process_time() - began < 6
