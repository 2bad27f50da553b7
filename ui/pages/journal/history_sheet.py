"""Earlier versions of an entry: read one, bring it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.journal.excerpt import excerpt
from app.journal.model import Entry, EntryVersion
from ui.context import Context, Operation
from ui.i18n import dates, labels, translate
from ui.operations import journal as ops
from ui.pages.journal.rows import Telling
from ui.theme import tokens
from ui.theme.theme import theme
from ui.ways.work_sheet import WorkSheet
from ui.widgets.listing import Listing, Rows, RowView
from ui.widgets.markdown_view import MarkdownView
from ui.widgets.plate import Plate
from ui.widgets.text import Text, hint


class HistorySheet(WorkSheet):
    """Stays until the version is back, so that nothing is written meanwhile that it would replace."""

    def __init__(
        self,
        over: QWidget,
        ctx: Context,
        versions: Sequence[EntryVersion],
        telling: Telling,
        flush: Callable[[], None],
    ) -> None:
        """``flush`` hands over what is written and not kept yet: it becomes a version, too."""
        super().__init__(
            over,
            ctx,
            translate("Journal", "Earlier versions"),
            yes=translate("Journal", "Bring this version back"),
            width=760,
        )
        self._telling, self._flush = telling, flush
        self._version: EntryVersion | None = None
        self.yes.setEnabled(False)
        if not versions:
            self.yes.setVisible(False)
            self.say(
                translate(
                    "Journal",
                    "There are none yet. A version is put aside when you change an entry again after ten minutes.",
                )
            )
            return
        self.column.addWidget(
            hint(
                translate("Journal", "Bringing one back loses nothing: what the entry says now becomes a version, too.")
            )
        )
        self.model = Rows(self._row, lambda _last: None, self)
        self.model.restart(versions, whole=True)
        self.list = Listing(translate("Journal", "Versions, newest first"))
        self.list.setModel(self.model)
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(min(len(versions) * row + 4, round(2.4 * row)))
        self.list.opened.connect(self._read)
        self.column.addWidget(self.list)
        plate = Plate("sand")
        self._when = Text("", tokens.LABEL, quiet=True)
        self.text = MarkdownView(translate("Journal", "The version"))
        self.text.setMinimumHeight(theme().px(190))
        plate.column.addWidget(self._when)
        plate.column.addWidget(self.text)
        self._plate = plate
        plate.setVisible(False)
        self.column.addWidget(plate)
        self.finish_building()

    def _row(self, version: EntryVersion) -> RowView:
        begins = version.title or excerpt(version.body, length=80)
        return RowView(
            dates.stamp_words(version.saved_at),
            begins,
            labels.listed(self._telling.mood(word) for word in version.moods),
        )

    def _read(self, version: EntryVersion) -> None:
        self._version = version
        self._when.setText(labels.join((dates.stamp_words(version.saved_at), version.title)))
        self.text.show_markdown(version.body)
        self._plate.setVisible(True)
        self.yes.setEnabled(True)

    def operation(self) -> Operation[Entry] | None:
        self._flush()
        return ops.restore_version(self._version.id) if self._version is not None else None
