"""Which fields an item of a kind has, in the order in which one fills them in."""

from __future__ import annotations

from collections.abc import Callable

from app.packs.model import Discreet, Origin, State, Tone
from app.strategies.model import Discreet as ToolDiscreet
from app.strategies.model import State as ToolState
from exercises.model import Caution
from exercises.topics import Topic
from ui.i18n import caution_words, labels, pack_words, tool_words, translate
from ui.pages.studio import line_fields
from ui.pages.studio.fields import Field, line, lines, listed, minutes, one_of, several, text
from ui.pages.studio.parts import QuestionPart, SectionPart, parts

TYPED = (
    "strategy", "voice", "words", "line", "question-card", "page", "journal-prompt", "note", "plan-template", "check-in",
)  # fmt: skip
"""Kinds that can be written here; guided tools come from their file."""


def first(kind: str) -> list[Field]:
    """What everybody sees of it first, and what it is made of."""
    own = _OWN.get(kind)
    return [line("title", translate("Studio", "Title")), *(own() if own else [])]


def more(kind: str) -> list[Field]:
    """What a kind may have besides."""
    found = _MORE.get(kind)
    return found() if found else []


def care() -> list[Field]:
    """What it touches on: with it people can leave out what they cannot bear."""
    return [
        text(
            "content_note", translate("Studio", "Content note"), 2,
            translate("Studio", "What it mentions, and what it leaves out. “Mentions a partner's violence. No details.”"),
        ),
        several("topics", translate("Studio", "It touches on"), [(one.value, caution_words.topic(one)) for one in Topic]),
        several(
            "cautions", translate("Studio", "It has to do with"), [(one.value, tool_words.caution_short(one)) for one in Caution]
        ),
    ]  # fmt: skip


def apart() -> list[Field]:
    """Where it differs from the pack."""
    return [
        line("lang", translate("Studio", "Language"), translate("Studio", "Empty: as the pack. Otherwise a code such as en or es.")),
        line("licence", translate("Studio", "Licence"), translate("Studio", "Empty: as the pack.")),
        listed("reviewed_by", translate("Studio", "Read by"), translate("Studio", "With commas between. Initials are enough.")),
    ]  # fmt: skip


def _strategy() -> list[Field]:
    return [
        lines("steps", translate("Studio", "Steps"), 6, translate("Studio", "One step a line.")),
        text("helps_when", translate("Studio", "When it helps"), 2),
        text("not_when", translate("Studio", "When to leave it out"), 2),
    ]


def _strategy_more() -> list[Field]:
    return [
        minutes("minutes", translate("Studio", "How long it takes")),
        one_of(
            "discreet", translate("Studio", "Where others can see"),
            [(one.value, labels.discreet(ToolDiscreet(one.value))) for one in Discreet if one is not Discreet.UNSAID],
        ),
        several("states", translate("Studio", "For when it is"), [(one.value, labels.state(ToolState(one.value))) for one in State]),
        listed("needs", translate("Studio", "What it needs"), translate("Studio", "With commas between.")),
        listed("tags", translate("Studio", "About"), translate("Studio", "With commas between.")),
    ]  # fmt: skip


def _voice() -> list[Field]:
    return [
        text(
            "text", translate("Studio", "The voice"), 10,
            translate("Studio", "150 to 400 words. It begins after what was done: something I felt or thought, what made a difference, how it is now, one line to the reader."),
        ),
        one_of("origin", translate("Studio", "Whose words these are"), [(one.value, _origin(one)) for one in Origin],
               translate("Studio", "An invented voice is never passed off as a real one.")),
        one_of("tone", translate("Studio", "How it sounds"), [(one.value, pack_words.tone(one)) for one in Tone]),
    ]  # fmt: skip


def _origin(value: Origin) -> str:
    return {
        Origin.ONE_PERSON: translate("Studio", "One person's"),
        Origin.COMPOSITE: translate("Studio", "Put together from several"),
        Origin.AUTHORS: translate("Studio", "Written by us from common experiences"),
    }[value]


def _voice_more() -> list[Field]:
    return [
        line("byline", translate("Studio", "Under it stands"), translate("Studio", "Nothing, one letter, or a word that was made up.")),
        line("time_since", translate("Studio", "How long ago"), translate("Studio", "Roughly, such as “some years”. It can stay empty.")),
        text("what_changed", translate("Studio", "What changed"), 2),
    ]  # fmt: skip


def _words() -> list[Field]:
    return [
        text("text", translate("Studio", "The words"), 3),
        text(
            "answer",
            translate("Studio", "The answer, if the words are a myth"),
            3,
            translate("Studio", "Then the words above are shown as what people say, and this as what is said to it."),
        ),
    ]


def _question_card() -> list[Field]:
    return [
        line("for_whom", translate("Studio", "Who is asked"), translate("Studio", "Such as: a doctor, a lawyer, a counselor.")),
        lines("questions", translate("Studio", "Questions"), 8, translate("Studio", "One a line.")),
    ]  # fmt: skip


def _page() -> list[Field]:
    return [
        text("text", translate("Studio", "Text"), 14,
             translate("Studio", "# makes a heading, - a list, > a quotation, *words* and **words** weigh more. Links and pictures stay plain characters.")),
        lines("sources", translate("Studio", "Where it is from"), 3, translate("Studio", "One source a line, with its date.")),
    ]  # fmt: skip


def _prompt() -> list[Field]:
    return [text("text", translate("Studio", "The prompt"), 3)]


def _note() -> list[Field]:
    return [text("text", translate("Studio", "A few words from you to whoever reads it"), 6)]


def _plan() -> list[Field]:
    return [parts("sections", SectionPart, translate("Studio", "Another part"))]


def _check_in() -> list[Field]:
    return [
        text("intro", translate("Studio", "What is said before"), 3),
        parts("questions", QuestionPart, translate("Studio", "Another question")),
        line(
            "source",
            translate("Studio", "Where the questions are from"),
            translate("Studio", "If they are your own, say so. Known questionnaires are often not free to copy."),
        ),
    ]


_OWN: dict[str, Callable[[], list[Field]]] = {
    "strategy": _strategy,
    "voice": _voice,
    "words": _words,
    "line": line_fields.first,
    "question-card": _question_card,
    "page": _page,
    "journal-prompt": _prompt,
    "note": _note,
    "plan-template": _plan,
    "check-in": _check_in,
}
_MORE: dict[str, Callable[[], list[Field]]] = {
    "strategy": _strategy_more,
    "voice": _voice_more,
    "line": line_fields.more,
}
