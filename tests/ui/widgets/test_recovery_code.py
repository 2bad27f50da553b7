"""The recovery code on its way to paper."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from app.vault.secrets import new_code
from ui.widgets import recovery_code
from ui.widgets.recovery_code import PrintSheet, RecoveryCodePanel, paint_page, plain, spelled


@pytest.fixture
def panel(app: Any, qtbot: Any) -> RecoveryCodePanel:
    made = RecoveryCodePanel(new_code())
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_the_end_of_the_code_confirms_it(panel: RecoveryCodePanel, qtbot: Any) -> None:
    groups = panel._code.split("-")
    panel.last.set_text(groups[-1])
    assert not panel.check()
    panel.last.set_text(f"{groups[-2]} {groups[-1]}".lower())
    with qtbot.waitSignal(panel.confirmed):
        assert panel.check()
    assert panel.shown.text() == ""


def test_look_alikes_count_as_the_same() -> None:
    assert plain("o0-iL1") == plain("00 111")
    assert plain("AB") != plain("AC")


def test_a_screen_reader_says_it_sign_by_sign() -> None:
    assert spelled("AB-C") == "A B. C"


def test_it_is_never_put_on_the_clipboard_nor_selectable(panel: RecoveryCodePanel) -> None:
    board = QGuiApplication.clipboard()
    board.clear()
    panel.shown.setFocus()
    assert board.text() == ""
    assert not panel.shown.textInteractionFlags() & panel.shown.textInteractionFlags().TextSelectableByMouse


def test_without_a_printer_it_says_so(panel: RecoveryCodePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery_code, "printers", list)
    panel.print_button.click()
    sheet = panel.window().findChild(PrintSheet)
    assert sheet is not None
    assert not sheet.yes.isVisible()


def test_printing_goes_to_the_chosen_printer_and_is_told(
    panel: RecoveryCodePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(recovery_code, "printers", lambda: ["Study", "Office"])
    monkeypatch.setattr(recovery_code, "print_code", lambda code, name: sent.append((code, name)) is None)
    panel.print_button.click()
    sheet = panel.window().findChild(PrintSheet)
    assert sheet is not None
    sheet.buttons[1].click()
    assert sent == [(panel._code, "Office")]
    assert "sent to the printer" in panel.said.text()


def test_the_page_holds_the_code_within_its_edges(app: Any) -> None:
    image = QImage(600, 840, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_page(painter, QRectF(0, 0, 600, 840), new_code())
    painter.end()
    dark = [(x, y) for x in range(600) for y in range(840) if image.pixelColor(x, y).lightness() < 128]
    assert len(dark) > 500
    assert min(x for x, _ in dark) > 20
    assert max(x for x, _ in dark) < 580
