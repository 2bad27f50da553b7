"""Markdown from anyone is only ever words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from ui.widgets.markdown_view import MOST, MarkdownView, keep_lines


@pytest.fixture
def view(qtbot: Any, app: Any) -> MarkdownView:
    made = MarkdownView("text")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_no_file_is_read_and_no_tag_understood(
    view: MarkdownView, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    asked: list[object] = []
    real = MarkdownView.loadResource
    monkeypatch.setattr(
        MarkdownView, "loadResource", lambda self, kind, name: asked.append(name) or real(self, kind, name)
    )
    view.show_markdown(
        f"![a photo]({secret.as_uri()})\n\n<img src='{secret}'> <b>not bold</b>\n\n![](file://host/share/x.png)"
    )
    view.grab()
    assert "a photo" in view.toPlainText()
    assert "￼" not in view.toPlainText()
    assert "<b>not bold</b>" in view.toPlainText()
    assert bytes(real(view, 2, QUrl(secret.as_uri()))) == b""  # type: ignore[call-overload]
    before = view.toPlainText()
    view.setSource(QUrl(secret.as_uri()))
    assert view.toPlainText() == before


def test_links_are_said_and_not_followed(view: MarkdownView) -> None:
    said: list[str] = []
    view.link_asked.connect(said.append)
    view.show_markdown("[help](https://example.org/help)")
    view.anchorClicked.emit(QUrl("https://example.org/help"))
    assert said == ["https://example.org/help"]
    assert view.toPlainText() == "help"


def test_single_line_breaks_stay(view: MarkdownView) -> None:
    view.show_markdown(
        "one\ntwo\n\nthree\n\n- a\n- b\n\n```\nx\ny\n```\n\n> q\n> r\n\nT\n===\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    lines = view.toPlainText().split("\n")
    assert [lines[0], lines[1], lines[2]] == ["one", "two", "three"]
    for word in ("a", "b", "x", "y", "q", "r", "T", "1", "2"):
        assert word in lines


@pytest.mark.parametrize(
    "source",
    [
        "# a\nb",
        "- a\n- b",
        "1. a\n2. b",
        "a\n---\nb",
        "a\n\nb",
        "```\na\nb\n```",
        "~~~\na\nb",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "    code\n    more",
    ],
)
def test_what_markdown_builds_from_lines_is_left_alone(source: str) -> None:
    assert keep_lines(source) == source


def test_a_very_long_text_is_shown_as_written(view: MarkdownView) -> None:
    text = "**a** b\n" * (MOST // 8 + 1)
    view.show_markdown(text)
    assert view.toPlainText() == text


_PIECES = st.sampled_from(
    [
        "a",
        "b c",
        "",
        "- x",
        "1. y",
        "> q",
        "# h",
        "```",
        "~~~",
        "| a | b |",
        "|---|---|",
        "    code",
        "---",
        "===",
        "\t",
        "*",
        "![i](file:///x)",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=12))
def test_no_word_is_lost_between_source_and_page(view: MarkdownView, lines: list[str]) -> None:
    source = "\n".join(lines)
    joined = keep_lines(source)
    assert [w for w in joined.replace("\u2028", " ").split() if w not in {">", "\\"}] == [
        w for w in source.split() if w != ">"
    ]
    view.show_markdown(source)
    shown = view.toPlainText()
    for word in ("b c", "x", "y", "q", "code"):
        if any(line.lstrip("-1. >").startswith(word) for line in lines):
            assert word.split()[-1] in shown
