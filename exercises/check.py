"""What a schema cannot say of an exercise: do its parts agree with each other?

Each rule stands in ``docs/specs/exercise.md``, section 6.  The first problem found is given; a
file with one is not shown to anybody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import msgspec

from exercises.check_steps import step_problems
from exercises.items import LINED
from exercises.kept import KEEPING, SHOWN_AGAIN
from exercises.model import TODAY, Amount, Caution, Exercise, Form
from exercises.problem import Problem
from exercises.steps import END, Breathe, Choose, Recall, Share, Sort, Step

WORSE = frozenset({"five-senses", "orienting"})
"""Where "I feel worse" may lead: the two lowest-risk ways back into the room (house rules)."""

_NEVER = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u00ad\u200c\u200d")


def problem(exercise: Exercise) -> Problem | None:
    """The first thing that does not agree, or None."""
    for rule in _RULES:
        for found in rule(exercise):
            return found
    return None


def _characters(exercise: Exercise) -> Iterator[Problem]:
    """No control characters, no direction overrides, no private code points; no token but the day's.

    The joiners that Persian and Indian scripts need are allowed, and the soft hyphen.
    """
    document = msgspec.to_builtins(exercise)
    if _is_plain(document):
        return
    for where, text in _strings(document, "$"):
        if any(unicodedata.category(char) in _NEVER and char not in _JOINERS for char in text):
            yield Problem(where, "bad-character")
        elif text != text.strip() or "  " in text:
            yield Problem(where, "stray-space")
        elif set("{}") & set(text.replace(TODAY, "")):
            yield Problem(where, "unknown-token")


def _is_plain(document: object) -> bool:
    """True only if there is nothing to find, which is nearly always: all texts at once, in a tenth of the time."""
    texts: list[str] = []
    _gather(document, texts)
    whole = "\n".join(["", *texts, ""])
    odd = any(pair in whole for pair in ("  ", "\n ", " \n")) or set("{}") & set(whole.replace(TODAY, ""))
    return not odd and whole.count("\n") == len(texts) + 1 and whole.replace("\n", "").isprintable()


def _gather(value: object, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            _gather(item, texts)


def _strings(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _strings(item, f"{where}[{index}]")


def _about(exercise: Exercise) -> Iterator[Problem]:
    if exercise.minutes_min > exercise.minutes_max:
        yield Problem("$.minutes_min", "minutes")
    if exercise.short.seconds > 90:
        yield Problem("$.short.seconds", "short-is-long")
    if exercise.short.seconds > exercise.long.seconds:
        yield Problem("$.long.seconds", "long-is-short")
    for name in ("cautions", "mild", "arousal_fit", "postures", "tags", "needs", "evidence"):
        values = getattr(exercise, name)
        if len(set(values)) != len(values):
            yield Problem(f"$.{name}", "twice")
    if not set(exercise.mild) <= set(exercise.cautions):
        yield Problem("$.mild", "mild-without-caution")


_CENTRAL = (
    ("breath_focus", Caution.BREATH),
    ("body_focus", Caution.BODY),
    ("imagery", Caution.IMAGERY),
    ("writing", Caution.WRITE),
    ("sound", Caution.SOUND),
)


def _cautions(exercise: Exercise) -> Iterator[Problem]:
    """What an exercise leans on must be a caution somebody can set."""
    for field, caution in _CENTRAL:
        if getattr(exercise, field) is Amount.CENTRAL and caution not in exercise.cautions:
            yield Problem(f"$.{field}", "caution-missing")
    if exercise.not_if_in_danger != (Caution.DANGER in exercise.cautions):
        yield Problem("$.not_if_in_danger", "danger")
    steps = (*exercise.long.steps, *exercise.short.steps)
    if any(isinstance(step, Breathe) for step in steps) and Caution.BREATH not in exercise.cautions:
        yield Problem("$.cautions", "caution-missing")


def _exits(exercise: Exercise) -> Iterator[Problem]:
    for name in ("something_else", "worse"):
        targets = getattr(exercise.exits, name)
        if exercise.id in targets or len(set(targets)) != len(targets):
            yield Problem(f"$.exits.{name}", "exit-to-itself")
    if not set(exercise.exits.worse) <= WORSE:
        yield Problem("$.exits.worse", "exit-worse")
    for index, item in enumerate(exercise.not_when):
        if item.tool == exercise.id:
            yield Problem(f"$.not_when[{index}].tool", "exit-to-itself")


def _forms(exercise: Exercise) -> Iterator[Problem]:
    for name in ("long", "short"):
        yield from _form(getattr(exercise, name), f"$.{name}.steps", exercise.id)


def _form(form: Form, where: str, own: str) -> Iterator[Problem]:
    places = {step.id: index for index, step in enumerate(form.steps)}
    if len(places) != len(form.steps):
        yield Problem(where, "step-id-twice")
    if END in places:
        yield Problem(where, "step-id-taken")
    entered = {0}
    for index, step in enumerate(form.steps):
        here = f"{where}[{index}]"
        if index not in entered:
            yield Problem(here, "step-never-reached")
        for place, target in _targets(step):
            if target and target != END and places.get(target, -1) <= index:
                yield Problem(f"{here}.{place}", "step-not-ahead")
            else:
                entered.add(index + 1 if not target else places.get(target, len(form.steps)))
        yield from _sources(step, here, {one.id: one for one in form.steps[:index]})
        yield from step_problems(step, here, own)


def _targets(step: Step) -> Iterator[tuple[str, str]]:
    """Where a step may lead within its form, and which field says so."""
    yield "next", step.next
    if isinstance(step, Choose):
        for index, option in enumerate(step.options):
            if not option.tool and option.leave is None:
                yield f"options[{index}].to", option.to or step.next


def _sources(step: Step, here: str, before: dict[str, Step]) -> Iterator[Problem]:
    """What a step takes up must have been kept by a step before it."""
    if isinstance(step, Recall):
        if len(set(step.sources)) != len(step.sources):
            yield Problem(f"{here}.sources", "twice")
        for index, source in enumerate(step.sources):
            yield from _source(source, f"{here}.sources[{index}]", before, SHOWN_AGAIN)
    if isinstance(step, Sort | Share) and step.source:
        yield from _source(step.source, f"{here}.source", before, LINED)


def _source(source: str, where: str, before: dict[str, Step], kinds: tuple[type[Step], ...]) -> Iterator[Problem]:
    if source not in before:
        yield Problem(where, "source-not-before")
    elif not isinstance(before[source], kinds):
        yield Problem(where, "source-keeps-nothing")


def _keep(exercise: Exercise) -> Iterator[Problem]:
    """What is offered for keeping must be kept by steps, and in each form something of the person's own."""
    if exercise.keep is None:
        return
    steps = [step for form in (exercise.long, exercise.short) for step in form.steps]
    keys = exercise.keep.steps
    if len(set(keys)) != len(keys):
        yield Problem("$.keep.steps", "twice")
    for index, key in enumerate(keys):
        named = [step for step in steps if step.id == key]
        if not named:
            yield Problem(f"$.keep.steps[{index}]", "keep-step-unknown")
        elif not all(isinstance(step, SHOWN_AGAIN) for step in named):
            yield Problem(f"$.keep.steps[{index}]", "keep-step-keeps-nothing")
    if not any(step.id in keys and isinstance(step, KEEPING) for step in steps):
        yield Problem("$.keep.steps", "keep-step-keeps-nothing")


_RULES: tuple[Callable[[Exercise], Iterator[Problem]], ...] = (
    _characters,
    _about,
    _cautions,
    _exits,
    _forms,
    _keep,
)
