"""A field that was emptied stays empty."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from ui.widgets.fields import LineField, PassphraseField


@pytest.mark.parametrize(
    "make", [lambda: LineField("Code"), lambda: PassphraseField("Passphrase", show="Show", hide="Hide")]
)
def test_undo_does_not_bring_back_what_was_wiped(make: Any, app: Any, qtbot: Any) -> None:
    field = make()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "violet marmalade")
    assert field.text() == "violet marmalade"
    field.wipe()
    field.edit.setEchoMode(QLineEdit.EchoMode.Normal)  # as the eye does
    for _ in range(20):
        field.edit.undo()
    assert field.text() == ""
    assert not field.edit.isUndoAvailable()
