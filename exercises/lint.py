"""Looking at exercises: what a reader of files cannot refuse, and a person at 3 a.m. would notice.

An *error* keeps an exercise out of the house; a *note* says what is still open (a source nobody has
checked, a language without a word list).  ``python -m exercises lint`` runs it; the rules and their
numbers are in ``docs/specs/exercise.md``, section 7.  What is said of words is in ``wording.py``, of
lengths and limits in ``shape.py``; here is what can be seen only beside other exercises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from exercises import catalogue, shape, wording
from exercises.load import CONTENT, FALLBACK, read_folder, starting_sets
from exercises.model import Exercise, Form
from exercises.problem import Found
from exercises.steps import Choose, Gate
from exercises.texts import Piece, pieces


class Finding(NamedTuple):
    """One thing found.  ``detail`` is the word or number at fault; content here is ours, not a person's."""

    exercise: str
    lang: str
    where: str
    rule: str
    detail: str
    error: bool = True


RULES: tuple[Callable[[Exercise], Iterator[Found]], ...] = (
    wording.word_rule,
    wording.command_rule,
    wording.belief_rule,
    *shape.RULES,
)


def lint_folder(content: Path = CONTENT) -> list[Finding]:
    """Everything found in all languages of a content folder; refused files come first.

    Ours is held to the whole catalogue and its starting sets as well.
    """
    found: list[Finding] = []
    shelves: dict[str, dict[str, Exercise]] = {}
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        shelf, refused = read_folder(folder)
        shelves[folder.name] = shelf
        found += [Finding(Path(one.file).stem, folder.name, one.where, f"refused:{one.reason}", "") for one in refused]
    original = shelves.get(FALLBACK, {})
    for lang, shelf in shelves.items():
        for exercise in shelf.values():
            found += lint(exercise)
            found += _meets(exercise, original)
        found += [
            Finding(key, lang, "$", "language-missing", lang, error=False) for key in original if key not in shelf
        ]
    return found + (_whole(original) if content == CONTENT else [])


def lint(exercise: Exercise) -> list[Finding]:
    """Everything found in one exercise by itself."""
    return [Finding(exercise.id, exercise.lang, *found) for look in RULES for found in look(exercise)]


def _whole(shelf: dict[str, Exercise]) -> list[Finding]:
    """What is missing of the catalogue, what a starting set names for nothing, which exception allows nothing."""
    found = [Finding(key, FALLBACK, *one) for key, one in wording.needless_exceptions(shelf)]
    missing = [key for key in catalogue.IDS if key not in shelf]
    if missing:
        found.append(Finding("catalogue", FALLBACK, "$", "catalogue-incomplete", ", ".join(missing)))
    for name, keys in starting_sets().items():
        found += [Finding("sets", FALLBACK, f"$.{name}", "tool-unknown", key) for key in keys if key not in shelf]
    return found


def _meets(exercise: Exercise, original: Mapping[str, Exercise]) -> Iterator[Finding]:
    """Does it lead to tools that exist, and is a translation the same exercise?"""
    for where, target in leads(exercise):
        if target not in original:
            yield Finding(exercise.id, exercise.lang, where, "tool-unknown", target)
    first = original.get(exercise.id)
    if first is not None and first is not exercise and _bones(first) != _bones(exercise):
        yield Finding(exercise.id, exercise.lang, "$", "translation-differs", "")


def leads(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every tool that an exercise leads to, with the place."""
    for name in ("something_else", "worse"):
        for index, target in enumerate(getattr(exercise.exits, name)):
            yield f"$.exits.{name}[{index}]", target
    for index, item in enumerate(exercise.not_when):
        if item.tool:
            yield f"$.not_when[{index}].tool", item.tool
    for name in ("long", "short"):
        form: Form = getattr(exercise, name)
        for place, step in enumerate(form.steps):
            here = f"$.{name}.steps[{place}]"
            if isinstance(step, Gate):
                yield f"{here}.instead", step.instead
            if isinstance(step, Choose):
                for index, option in enumerate(step.options):
                    if option.tool:
                        yield f"{here}.options[{index}].tool", option.tool


def _bones(exercise: Exercise) -> object:
    """The exercise without its words: what a translation must keep."""
    said: Iterable[Piece] = pieces(exercise)
    texts = {piece.text for piece in said}

    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key not in {"lang", "reviewed_by", "sources"}}
        if isinstance(value, list | tuple):
            return [strip(item) for item in value]
        return "…" if isinstance(value, str) and value in texts else value

    return strip(msgspec.to_builtins(exercise))
