"""The form on which somebody agrees that their words go into a pack: to read, and to print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.handover import consent
from app.handover.consent import Kind
from ui.context import Context
from ui.i18n import translate
from ui.i18n.load import chosen
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.ways.print_sheet import ConsentSheet
from ui.widgets.bullets import points
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Loud
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, body, subheading

_BOX = "☐ "
_LINE = " …………………"


class ConsentView(View):
    """The same words as on paper."""

    def __init__(self, ctx: Context, back: Callable[[], None]) -> None:
        sheet = consent.sheet(chosen(ctx.settings().language))
        super().__init__(
            sheet.title,
            translate("Studio", "Make a pack"),
            back,
            translate(
                "Studio",
                "For people whose words go into a pack. It stays with whoever makes it, and never goes into the file.",
            ),
        )
        self._ctx = ctx
        self.sheet: Sheet | None = None
        self.save = Button(translate("Studio", "Save it to print"), Loud.PRIMARY, icon="printer", do=self._save)
        nest(self.column, row(self.save))
        for block in sheet.blocks:
            text = block.text + (_LINE if block.blank else "")
            match block.kind:
                case Kind.TITLE:
                    continue
                case Kind.HEADING:
                    self.column.addWidget(subheading(block.text))
                case Kind.ITEM:
                    self.column.addWidget(points([text], tokens.BODY))
                case Kind.BOX:
                    self.column.addWidget(Text(_BOX + text, tokens.BODY))
                case Kind.TEXT:
                    self.column.addWidget(body(text))
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.save

    def _save(self) -> None:
        sheet = ConsentSheet(self, self._ctx)
        self.sheet = sheet
        sheet.show_sheet()
