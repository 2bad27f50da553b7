"""The form on which somebody agrees that their words go into a pack, on paper, with room to write by hand."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from app.handover import consent
from app.handover.consent import Kind
from app.jobs import CancelToken
from ui.ways.paper import Paper, font, printed
from ui.ways.sheet_of_paper import Writing


def pdf(lang: str, paper: Paper, family: str, token: CancelToken | None = None) -> bytes:
    """The form in a language, or in the nearest that there is.  Runs in any thread."""
    return printed(document(lang, family), paper, font(family, 9), token)


def document(lang: str, family: str) -> QTextDocument:
    """The form before it is on pages."""
    sheet = consent.sheet(lang)
    to = Writing(family, rtl=sheet.lang.split("-")[0] in ("ar", "fa", "he", "ur"))
    for block in sheet.blocks:
        match block.kind:
            case Kind.TITLE:
                to.title(block.text)
            case Kind.HEADING:
                to.head(block.text, 2)
            case Kind.BOX:
                to.boxes([block.text])
            case Kind.ITEM:
                to.items([block.text])
            case Kind.TEXT:
                to.partly_strong(block.text, block.strong)
        if block.blank:
            to.room()
    return to.document
