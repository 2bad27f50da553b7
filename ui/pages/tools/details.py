"""What is known of a tool, in plain words: a built-in one from its file, an own one as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strategies.model import Strategy
from exercises.model import Exercise, NotWhen
from exercises.steps import Leave
from ui.i18n import labels, tool_words, translate
from ui.theme import tokens
from ui.widgets.bullets import points
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.fold import Fold
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, body, hint, subheading

Open = Callable[[str], None]


def exercise_parts(
    exercise: Exercise, titles: dict[str, str], open_tool: Open, unsafe: Callable[[], None]
) -> list[QWidget]:
    """Card and folds of a built-in tool."""
    card = Card()
    _section(card, translate("Tools", "When it can help"), exercise.helps_when)
    if exercise.not_when:
        card.column.addWidget(_spaced(subheading(translate("Tools", "When to leave it out"))))
        for case in exercise.not_when:
            _not_when(card.column, case, titles, open_tool, unsafe)
    _section(card, translate("Tools", "To make it fit"), exercise.adapt)
    said = [tool_words.caution(code) for code in exercise.cautions if code not in exercise.mild]
    mild = translate("Tools", "{caution} Here only in part.")
    said += [mild.format(caution=tool_words.caution(code)) for code in exercise.mild]
    _section(card, translate("Tools", "Good to know"), said)
    if exercise.content_note:
        card.column.addWidget(_spaced(hint(exercise.content_note)))
    return [card, _uses(exercise), _evidence(exercise)]


def strategy_parts(strategy: Strategy) -> list[QWidget]:
    """The card of an own tool."""
    card = Card()
    _section(card, translate("Tools", "Steps"), strategy.steps, numbered=len(strategy.steps) > 1)
    for name, text in (
        (translate("Tools", "When it can help"), strategy.helps_when),
        (translate("Tools", "When to leave it out"), strategy.not_when),
    ):
        if text.strip():
            card.column.addWidget(_spaced(subheading(name)))
            card.column.addWidget(Text(text, tokens.LEAD))
    _section(card, translate("Tools", "Good to know"), [tool_words.caution(code) for code in strategy.cautions])
    states = labels.listed(map(labels.state, strategy.states))
    for words in (
        translate("Tools", "For when it is: {states}").format(states=states) if states else "",
        translate("Tools", "About: {tags}").format(tags=labels.listed(strategy.tags)) if strategy.tags else "",
    ):
        if words:
            card.column.addWidget(_spaced(hint(words)))
    return [card] if card.column.count() else []


def _section(card: Card, name: str, lines: Iterable[str], *, numbered: bool = False) -> None:
    lines = list(lines)
    if lines:
        card.column.addWidget(_spaced(subheading(name)) if card.column.count() else subheading(name))
        card.column.addWidget(points(lines, numbered=numbered))


def _not_when(
    column: QVBoxLayout, case: NotWhen, titles: dict[str, str], open_tool: Open, unsafe: Callable[[], None]
) -> None:
    """A case, and what to use in its place."""
    column.addWidget(points([case.text]))
    if case.leave is Leave.UNSAFE:
        nest(column, row(Button(translate("Tools", "I am not safe right now"), Kind.LINK, icon="life-buoy", do=unsafe)))
    elif case.tool in titles:
        words = translate("Tools", "Instead: {title}").format(title=titles[case.tool])
        nest(column, row(Button(words, Kind.LINK, icon="arrow-right", do=lambda: open_tool(case.tool))))


def _uses(exercise: Exercise) -> Fold:
    """What it asks of a person: posture, eyes, and how much of breath, body, images and the rest."""
    fold = Fold(translate("Tools", "What it uses"))
    fold.column.setSpacing(tokens.SPACE_4)
    for line in tool_words.uses(exercise):
        fold.column.addWidget(body(line))
    return fold


def _evidence(exercise: Exercise) -> Fold:
    """How well it is tested, said honestly, and where it comes from."""
    fold = Fold(translate("Tools", "How well it is tested, and where it comes from"))
    for grade in exercise.evidence:
        words = translate("Tools", "{code}: {meaning}").format(code=grade.value, meaning=tool_words.evidence(grade))
        fold.column.addWidget(body(words))
    fold.column.addWidget(body(exercise.evidence_note))
    for source in exercise.sources:
        fold.column.addWidget(
            hint(
                translate("Tools", "{source} ({state})").format(
                    source=source.cite, state=tool_words.source_state(seen=source.seen)
                )
            )
        )
    checked = labels.listed(exercise.reviewed_by)
    fold.column.addWidget(
        hint(
            translate("Tools", "Read and approved by: {names}.").format(names=checked) if checked
            else translate("Tools", "No trained person has reviewed this text yet.")
        )
    )  # fmt: skip
    return fold


def _spaced(text: Text) -> Text:
    text.setContentsMargins(0, tokens.SPACE_8, 0, 0)
    return text
