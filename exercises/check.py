"""What a schema cannot say of an exercise: do its parts agree with each other?

Each rule stands in ``docs/specs/exercise.md``, section 6.  The first problem found is given; a
file with one is not shown to anybody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from exercises.model import TODAY, Amount, Caution, Exercise, Form
from exercises.steps import END, Breathe, Choose, Gate, Option, Step

WORSE = frozenset({"five-senses", "orienting"})
"""Where "I feel worse" may lead: the two lowest-risk ways back into the room (house rules)."""

_NEVER = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u00ad\u200c\u200d")


class Problem(NamedTuple):
    where: str
    code: str


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
    for where, text in _strings(msgspec.to_builtins(exercise), "$"):
        if any(unicodedata.category(char) in _NEVER and char not in _JOINERS for char in text):
            yield Problem(where, "bad-character")
        elif text != text.strip() or "  " in text:
            yield Problem(where, "stray-space")
        elif set("{}") & set(text.replace(TODAY, "")):
            yield Problem(where, "unknown-token")


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
        yield from _step(step, here, own)


def _targets(step: Step) -> Iterator[tuple[str, str]]:
    """Where a step may lead within its form, and which field says so."""
    yield "next", step.next
    if isinstance(step, Choose):
        for index, option in enumerate(step.options):
            if not option.tool and option.leave is None:
                yield f"options[{index}].to", option.to or step.next


def _step(step: Step, where: str, own: str) -> Iterator[Problem]:
    if isinstance(step, Choose):
        for index, option in enumerate(step.options):
            if _ways(option) > 1:
                yield Problem(f"{where}.options[{index}]", "option-two-ways")
            if option.tool == own:
                yield Problem(f"{where}.options[{index}].tool", "exit-to-itself")
    if isinstance(step, Gate) and step.instead == own:
        yield Problem(f"{where}.instead", "exit-to-itself")
    if isinstance(step, Breathe):
        if step.sip and not step.cue_sip:
            yield Problem(f"{where}.cue_sip", "cue-missing")
        if (step.hold or step.rest) and not step.cue_hold:
            yield Problem(f"{where}.cue_hold", "cue-missing")
        if step.breath_out < step.breath_in:
            yield Problem(f"{where}.breath_out", "out-shorter-than-in")


def _ways(option: Option) -> int:
    return bool(option.to) + bool(option.tool) + (option.leave is not None)


_RULES: tuple[Callable[[Exercise], Iterator[Problem]], ...] = (_characters, _about, _cautions, _exits, _forms)
