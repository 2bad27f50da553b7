"""A report of a crash holds nothing of the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.clock import Moment
from app.errors import Bug, Code, UserFixable
from app.version import VERSION
from ui.windows.crash import CrashView, report

CANARY = "CANARY-7f3a"


def _broken(where: str) -> BaseException:
    secret = CANARY + where
    try:
        try:
            Moment.of(secret)  # type: ignore[arg-type]
        except Exception as inner:
            raise ValueError(secret) from inner
    except ValueError as error:
        return error


def test_the_report_has_no_words_values_or_paths(tmp_path: Path) -> None:
    text = report(_broken(str(tmp_path)))
    assert CANARY not in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parents[3]) not in text


def test_the_report_names_the_kind_and_our_own_lines() -> None:
    text = report(_broken(""))
    assert VERSION in text
    assert "ValueError" in text
    assert "app/clock.py:" in text


def test_an_error_of_ours_shows_its_code_and_not_its_slots() -> None:
    text = report(UserFixable(Code.TOO_LONG, most=5, where=CANARY))
    assert Code.TOO_LONG.value in text
    assert CANARY not in text


def test_an_error_with_a_name_of_somebody_elses_is_only_an_exception() -> None:
    strange = type(CANARY, (Exception,), {"__module__": "made_up"})
    assert CANARY not in report(strange("x"))


def test_a_long_chain_ends() -> None:
    error: BaseException = Bug()
    for _ in range(50):
        after = Bug()
        after.__cause__ = error
        error = after
    assert len(report(error).splitlines()) < 20


def test_the_page_shows_the_report_only_when_asked(app: Any, qtbot: Any) -> None:
    view = CrashView(_broken(""))
    qtbot.addWidget(view)
    view.show()
    assert not view.report.isVisible()
    view.show_report.click()
    assert view.report.isVisible()
    assert CANARY not in view.report.text()
    with qtbot.waitSignal(view.again):
        view.start.click()
    with qtbot.waitSignal(view.leave):
        view.end.click()


@pytest.mark.parametrize("words", ["failed", "fatal", "!"])
def test_the_page_is_kind(app: Any, qtbot: Any, words: str) -> None:
    from ui.widgets.text import Text

    view = CrashView(_broken(""))
    qtbot.addWidget(view)
    assert not any(words in text.text().casefold() for text in view.findChildren(Text) if text is not view.report)
