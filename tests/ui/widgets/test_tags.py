"""Tags are typed, offered and taken off with few keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.buttons import Chip
from ui.widgets.tags import TagEditor


@pytest.fixture
def editor(qtbot: Any, app: Any) -> TagEditor:
    made = TagEditor("Tags", "Add a tag")
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(editor: TagEditor, text: str) -> None:
    QTest.keyClicks(editor.field.edit, text)


def test_return_and_comma_put_tags_on_once(editor: TagEditor) -> None:
    told: list[tuple[str, ...]] = []
    editor.changed.connect(lambda: told.append(editor.tags()))
    type_in(editor, "work,")
    type_in(editor, "#Home")
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Return)
    type_in(editor, "WORK")
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Return)
    assert editor.tags() == ("work", "Home")
    assert told == [("work",), ("work", "Home")]


def test_a_half_typed_tag_is_not_on_until_it_is_meant(editor: TagEditor) -> None:
    type_in(editor, "anx")
    assert editor.tags() == ()
    editor.take_typed()
    assert editor.tags() == ("anx",)


def test_what_was_used_before_is_offered_beginnings_first(editor: TagEditor) -> None:
    editor.set_known(["homework", "work", "Zoë", "home"])
    assert editor.offered() == ["homework", "work", "Zoë", "home"]
    type_in(editor, "wo")
    assert editor.offered() == ["work", "homework"]
    editor.field.edit.clear()
    type_in(editor, "zoe")
    assert editor.offered() == ["Zoë"]
    chip = next(c for c in editor.findChildren(Chip) if c.text() == "Zoë" and not c.isHidden())
    chip.click()
    assert editor.tags() == ("Zoë",)
    assert editor.field.text() == ""


def test_backspace_in_the_empty_line_takes_the_last_one_off(editor: TagEditor) -> None:
    editor.set_tags(["a", "b"])
    type_in(editor, "x")
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Backspace)
    assert editor.tags() == ("a", "b")
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Backspace)
    assert editor.tags() == ("a",)
