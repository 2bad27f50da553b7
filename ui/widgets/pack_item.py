"""What an item of a pack says, as it is read: before it is added, afterwards, and while a pack is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from PySide6.QtWidgets import QWidget

from app.circle.resources.read import LinesError
from app.packs import inner, markdown
from app.packs.model import (
    CheckIn,
    Dir,
    ExerciseItem,
    Item,
    JournalPrompt,
    LineItem,
    NoteItem,
    PageItem,
    PlanTemplate,
    QuestionCard,
    StrategyItem,
    VoiceItem,
    WordsItem,
)
from exercises.load import ExerciseError
from ui.i18n import labels, line_words, pack_words, tool_words, translate
from ui.theme import tokens
from ui.theme.theme import Style
from ui.widgets.bullets import points
from ui.widgets.page_text import PageText
from ui.widgets.text import Text, body, hint, subheading

_LARGE: Style = ("serif", 20, 400)


def item_parts(item: Item, right_to_left: bool = False) -> list[QWidget]:
    """Everything that an item says, in the order of reading.  ``right_to_left``: as the pack runs."""
    if isinstance(item, PageItem):
        return list(_page(item, right_to_left=item.dir is Dir.RTL if item.dir is not None else right_to_left))
    return list(_parts(item))


def item_text(item: Item) -> str:
    """The words of an item alone, to be copied."""
    return "\n".join(filter(None, (item.title, "", *_lines(item))))


def small_print(item: Item) -> str:
    """What kind it is, and what there is to know before it is read, in one line."""
    facts = [pack_words.kind(pack_kind(item))]
    if isinstance(item, VoiceItem):
        facts += [pack_words.tone(item.tone), pack_words.reading_time(item.text)]
    elif isinstance(item, PageItem):
        facts.append(pack_words.reading_time(item.text))
    elif isinstance(item, CheckIn):
        facts.append(translate("Packs", "%n question(s)", "", len(item.questions)))
    return labels.join(facts)


def pack_kind(item: Item) -> str:
    """The kind of an item, as the format calls it."""
    return str(type(item).__struct_config__.tag)


def sentences(text: str) -> list[str]:
    """The sentences of a text that are short enough to keep one of them."""
    found = []
    for line in text.split("\n"):
        begin = 0
        for place, sign in enumerate(line):
            ends = sign in ".?!…؟。" and (place + 1 == len(line) or line[place + 1].isspace())
            if ends:
                found.append(line[begin : place + 1].strip())
                begin = place + 1
        found.append(line[begin:].strip())
    return [sentence for sentence in found if 0 < len(sentence) <= _LONGEST]


_LONGEST = 240  # letters


@singledispatch
def _parts(item: Item) -> Iterator[QWidget]:
    raise TypeError(type(item).__name__)


@_parts.register
def _(item: StrategyItem) -> Iterator[QWidget]:
    if item.helps_when:
        yield body(translate("Packs", "Helps when: {when}").format(when=item.helps_when))
    if item.not_when:
        yield body(translate("Packs", "Not when: {when}").format(when=item.not_when))
    yield points(item.steps, numbered=len(item.steps) > 1)
    yield from _facts(
        translate("Packs", "%n minute(s)", "", item.minutes) if item.minutes else "",
        translate("Packs", "needs: {things}").format(things=labels.listed(item.needs)) if item.needs else "",
        labels.listed(item.tags),
    )
    yield from _cautions(item)


@_parts.register
def _(item: ExerciseItem) -> Iterator[QWidget]:
    try:
        exercise = inner.read(item)
    except ExerciseError:  # settled when the pack was read
        return
    yield body(exercise.aim)
    for line in exercise.helps_when:
        yield hint(translate("Packs", "Helps when: {when}").format(when=line))
    for no in exercise.not_when:
        yield hint(translate("Packs", "Not when: {when}").format(when=no.text))
    for step in exercise.long.steps:
        if step.title:
            yield subheading(step.title)
        yield from (body(line) for line in step.text)
        if step.note:
            yield hint(step.note)
    yield hint(exercise.content_note)
    for code in sorted({*item.cautions, *exercise.cautions}):
        yield hint(tool_words.caution(code))
    yield hint(exercise.evidence_note)
    names = labels.listed(exercise.reviewed_by)
    yield hint(
        translate("Packs", "Read and approved by: {names}.").format(names=names)
        if names
        else translate("Packs", "No trained person has reviewed it yet.")
    )


@_parts.register
def _(item: VoiceItem) -> Iterator[QWidget]:
    yield hint(pack_words.origin(item.origin))
    for paragraph in item.text.split("\n"):
        if paragraph.strip():
            yield Text(paragraph, _LARGE)
    yield from _facts(
        item.byline,
        translate("Packs", "How long ago: {time}").format(time=item.time_since) if item.time_since else "",
    )
    if item.what_changed:
        yield hint(translate("Packs", "What changed: {words}").format(words=item.what_changed))
    yield hint(translate("Packs", "It may be different for you."))


@_parts.register
def _(item: WordsItem) -> Iterator[QWidget]:
    if item.answer:
        yield Text(translate("Packs", "What is said"), tokens.LABEL, quiet=True)
    yield Text(item.text, _LARGE)
    if item.answer:
        yield Text(translate("Packs", "What can be answered"), tokens.LABEL, quiet=True)
        yield from (Text(line, tokens.LEAD) for line in item.answer.split("\n") if line.strip())


@_parts.register
def _(item: LineItem) -> Iterator[QWidget]:
    try:
        line = inner.read_line(item)
    except LinesError:  # settled when the pack was read
        return
    yield Text(line.name, tokens.STRONG)
    for contact in line.contacts:
        yield body(f"{line_words.kind_words(contact.kind)}: {line_words.apart(contact.value)}")
    for words in (line.hours.words, line.note, line.served, line.not_served, line.police):
        if words:
            yield body(words)
    yield hint(
        translate("Packs", "Seen by whoever made this: {day}. {source}").format(day=line.checked, source=line.source)
    )


@_parts.register
def _(item: QuestionCard) -> Iterator[QWidget]:
    yield hint(translate("Packs", "For: {whom}").format(whom=item.for_whom))
    yield points(item.questions)


@_parts.register
def _(item: PlanTemplate) -> Iterator[QWidget]:
    for section in item.sections:
        yield subheading(section.heading)
        if section.prompt:
            yield body(section.prompt)
        if section.ideas:
            yield hint(translate("Packs", "Ideas, none of them a rule:"))
            yield points(section.ideas, tokens.BODY)


@_parts.register
def _(item: JournalPrompt) -> Iterator[QWidget]:
    yield Text(item.text, _LARGE)


def _page(item: PageItem, *, right_to_left: bool) -> Iterator[QWidget]:
    yield PageText(item.title, item.text, right_to_left=right_to_left)
    if item.sources:
        yield Text(translate("Packs", "Where it is from"), tokens.LABEL, quiet=True)
        yield from (hint(source) for source in item.sources)


@_parts.register
def _(item: NoteItem) -> Iterator[QWidget]:
    yield from (Text(line, _LARGE) for line in item.text.split("\n") if line.strip())


@_parts.register
def _(item: CheckIn) -> Iterator[QWidget]:
    if item.intro:
        yield body(item.intro)
    for number, question in enumerate(item.questions, 1):
        yield Text(f"{number}. {question.text}", tokens.STRONG)
        yield hint(labels.listed(question.answers))
    yield hint(item.source)


def _facts(*facts: str) -> Iterator[QWidget]:
    said = labels.join(facts)
    if said:
        yield hint(said)


def _cautions(item: Item) -> Iterator[QWidget]:
    yield from (hint(tool_words.caution(code)) for code in item.cautions)


def _lines(item: Item) -> Iterator[str]:
    """The words to copy."""
    match item:
        case QuestionCard():
            yield from (f"- {question}" for question in item.questions)
        case PlanTemplate():
            for section in item.sections:
                yield from (section.heading, section.prompt, *(f"- {idea}" for idea in section.ideas), "\n")
        case PageItem():
            yield markdown.plain(item.text)
        case StrategyItem():
            yield from (f"{number}. {step}" for number, step in enumerate(item.steps, 1))
        case WordsItem():
            yield from (item.text, item.answer)
        case VoiceItem() | NoteItem() | JournalPrompt():
            yield item.text
        case _:
            return
