"""What an entry holds cannot steer the terminal it is listed on."""

from __future__ import annotations

import json

import pytest

from app.cli import terminal


def test_json_carries_no_control_sign_and_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"text": "a\x9b2J\x7f\x85b\x1b[2J\nc — é"}
    terminal.say_json(value)
    said = capsys.readouterr().out
    assert not any((sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f" for sign in said)
    assert json.loads(said) == value
    assert "— é" in said
