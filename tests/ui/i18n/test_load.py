"""The window speaks English forms for one and many, and falls back to English."""

from __future__ import annotations

import pytest

from ui.i18n import load, translate
from ui.theme.theme import Application


def test_one_and_many(app: Application) -> None:
    assert translate("Labels", "%n minute(s)", "", 1) == "1 minute"
    assert translate("Labels", "%n minute(s)", "", 2) == "2 minutes"


@pytest.mark.parametrize(
    ("wish", "spoken"),
    [("", "en"), ("en", "en"), ("en-GB", "en"), ("de_AT", "de"), ("pt_BR", "pt_BR"), ("pt-PT", "en")],
)
def test_the_nearest_language_is_chosen(monkeypatch: pytest.MonkeyPatch, wish: str, spoken: str) -> None:
    monkeypatch.setattr(load, "languages", lambda: ["en", "de", "pt_BR"])
    assert load.chosen(wish) == spoken


def test_english_is_there() -> None:
    assert load.languages()[0] == "en"
