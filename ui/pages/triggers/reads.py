"""What the pages of the trigger log read, in one go each."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Moment
from app.journal.moods import FAMILIES, Family
from app.session import Session
from app.triggers.model import TriggerNote
from ui.i18n import moods
from ui.i18n.labels import Option
from ui.operations.triggers import speaks_in_words

CHIPS = ("places", "channels", "body", "urges", "did")
_ALL_MOODS = tuple(word for words in FAMILIES.values() for word in words)


@dataclass(frozen=True, slots=True)
class FormData:
    """What the form offers, and the note that is changed, if any."""

    here: Moment
    in_words: bool
    own: dict[str, list[str]]  # the person's own chips by field
    feelings: dict[Family, list[Option]]
    own_feelings: list[str]
    tools: list[Option]  # (id, title), favourites first
    note: TriggerNote | None


def form_data(session: Session, note_id: str | None) -> FormData:
    tools = session.strategies.tools()
    titles = {tool.id for tool in tools}
    own = {field: session.triggers.used(field) for field in CHIPS}
    own["did"] = [value for value in own["did"] if value not in titles]
    shown = session.journal.mood_words.shown()
    return FormData(
        here=session.clock.here(),
        in_words=speaks_in_words(session),
        own=own,
        feelings={
            family: [(word.word, moods.mood(word.word, word.label)) for word in words]
            for family, words in shown.items()
        },
        own_feelings=session.triggers.used(
            "feelings", besides=[*_ALL_MOODS, *(w.word for words in shown.values() for w in words)]
        ),
        tools=[(tool.id, tool.title) for tool in tools if not tool.mark.not_for_me],
        note=session.triggers.get(note_id) if note_id else None,
    )


def tool_titles(session: Session) -> dict[str, str]:
    """Titles of every tool, also of those put aside."""
    from app.strategies.model import ToolFilter

    return {tool.id: tool.title for tool in session.strategies.tools(ToolFilter(show_not_for_me=True))}
