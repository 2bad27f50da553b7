"""Beginnings that the person keeps."""

from __future__ import annotations

from app.journal.journal import Journal


def test_templates_are_kept_changed_and_listed_by_name(journal: Journal) -> None:
    night = journal.save_template(None, " night ", "For the night", "One line:\r\n", ("#Night", "night")).value
    journal.save_template(None, "Court", "", "")
    assert (night.name, night.title, night.body, night.tags) == ("night", "For the night", "One line:\n", ("Night",))
    changed = journal.save_template(night.id, "A night", "", "text", ()).value
    assert journal.templates() == [changed, journal.templates()[1]]
    assert [template.name for template in journal.templates()] == ["A night", "Court"]


def test_a_deleted_template_can_be_brought_back(journal: Journal) -> None:
    template = journal.save_template(None, "x", "", "").value
    journal.delete_template(template.id)
    assert journal.templates() == []
    journal.undo_delete_template(template.id)
    assert journal.templates() == [template]
