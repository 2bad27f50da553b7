"""Lengths, ways and limits: what the lint says of the build of an exercise rather than of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exercises import catalogue
from exercises.model import Amount, Caution, Exercise, Form
from exercises.problem import Found
from exercises.readability import grade, sentences, words
from exercises.rhythm import rhythm
from exercises.steps import (
    END,
    Breathe,
    Choose,
    Columns,
    Fill,
    FreeText,
    Gate,
    Leave,
    Listing,
    Motion,
    Pace,
    Step,
    TenseRelease,
    Timer,
    Wave,
)
from exercises.texts import Role, pieces

MAX_GRADE = 6.0
MAX_PART_GRADE = 8.0  # of one step, if it says enough for a grade to mean something
PART_WORDS = 30
MAX_SENTENCE = 22  # words
MAX_LINE = 160  # characters
MAX_STEP = 60  # words that a step says, without its answers, cards and prompts
MAX_STEPS = {"long": 12, "short": 4}  # on the longest way through

MIN_BREATH = 6  # seconds for one breath: nothing here is fast breathing
MAX_COLD = 30  # seconds of cold on the face at a time
MAX_TAPS = 120  # seconds of taps: longer sets are a treatment's

ROUNDED = 30  # seconds that whole minutes may hide

FORMS = ("long", "short")
WRITING = (Listing, Columns, Fill, FreeText)
CLOCKED = (Breathe, Pace, Timer, TenseRelease, Wave)


def reading_grade(exercise: Exercise) -> float:
    """The grade of everything that the exercise says to the person."""
    return grade([piece.text for piece in pieces(exercise) if piece.role in {Role.TELLS, Role.ABOUT}])


def longest_way(form: Form) -> int:
    """How many steps the longest way through shows.  Steps only lead forward, so one pass is enough."""
    length = [0] * (len(form.steps) + 1)
    for index in range(len(form.steps) - 1, -1, -1):
        length[index] = 1 + max(length[place] for place in _ahead(form, index))
    return length[0]


def longest_sentence(exercise: Exercise) -> int:
    """How many words the longest sentence has."""
    spoken = (piece.text for piece in pieces(exercise) if piece.role is not Role.SOURCE)
    return max(len(words(sentence)) for text in spoken for sentence in sentences(text))


def words_said(form: Form) -> int:
    """How many words the steps of a form say, without answers, cards and prompts."""
    return sum(_said(step) for step in form.steps)


def _said(step: Step) -> int:
    return sum(len(words(text)) for text in (step.title, *step.text, step.note))


def marks(exercise: Exercise) -> Iterator[Found]:
    for piece in pieces(exercise):
        if "!" in piece.text or "¡" in piece.text:
            yield Found(piece.where, "exclamation-mark", "!")
        if any(word.isupper() and len(word) > 3 for word in words(piece.text)) and piece.role is not Role.SOURCE:
            yield Found(piece.where, "capitals")


def lengths(exercise: Exercise) -> Iterator[Found]:
    for piece in pieces(exercise):
        if piece.role is Role.SOURCE:
            continue
        if len(piece.text) > MAX_LINE and piece.role is Role.TELLS:
            yield Found(piece.where, "line-too-long", str(len(piece.text)))
        longest = max((len(words(sentence)) for sentence in sentences(piece.text)), default=0)
        if longest > MAX_SENTENCE:
            yield Found(piece.where, "sentence-too-long", str(longest))
    for where, step in _steps(exercise):
        if (said := _said(step)) > MAX_STEP:
            yield Found(where, "step-too-long", str(said))
        if not step.title:
            yield Found(f"{where}.title", "title-missing")
    for name in FORMS:
        way = longest_way(getattr(exercise, name))
        if way > MAX_STEPS[name]:
            yield Found(f"$.{name}.steps", "too-many-steps", str(way))


def reading(exercise: Exercise) -> Iterator[Found]:
    if exercise.lang.startswith("en") and (level := reading_grade(exercise)) > MAX_GRADE:
        yield Found("$", "reading-level", str(level))
    for where, step in _steps(exercise) if exercise.lang.startswith("en") else ():
        texts = [step.title, *step.text, step.note]
        if _said(step) >= PART_WORDS and (level := grade(texts)) > MAX_PART_GRADE:
            yield Found(where, "reading-level", str(level))


def minutes(exercise: Exercise) -> Iterator[Found]:
    """Neither form may take longer than is said, nor a clock in it longer than its form."""
    if exercise.long.seconds > exercise.minutes_max * 60 + ROUNDED:
        yield Found("$.long.seconds", "longer-than-said", str(exercise.long.seconds))
    for name in FORMS:
        form: Form = getattr(exercise, name)
        clocked = _longest_clock(form)
        if clocked > form.seconds:
            yield Found(f"$.{name}.seconds", "longer-than-said", str(clocked))


def sources(exercise: Exercise) -> Iterator[Found]:
    for index, source in enumerate(exercise.sources):
        if not source.seen:
            yield Found(f"$.sources[{index}]", "source-not-checked", error=False)
    if "E1" in exercise.evidence and not any(source.seen for source in exercise.sources):
        yield Found("$.sources", "source-missing", "E1")
    if not exercise.reviewed_by:
        yield Found("$.reviewed_by", "not-reviewed", error=False)


def danger(exercise: Exercise) -> Iterator[Found]:
    """What is not for present danger must say so where it begins, in the long form."""
    if not exercise.not_if_in_danger:
        return
    asks = (
        option.leave is Leave.UNSAFE
        for step in exercise.long.steps
        if isinstance(step, Choose)
        for option in step.options
    )
    if not any(asks):
        yield Found("$.long.steps", "danger-not-asked")
    if not any(item.leave is Leave.UNSAFE for item in exercise.not_when):
        yield Found("$.not_when", "danger-not-named")


def gates(exercise: Exercise) -> Iterator[Found]:
    """Cold, effort and writing at the heart of a tool are asked about before their steps are shown."""
    full = set(exercise.cautions) - set(exercise.mild)
    strict = not full.isdisjoint({Caution.COLD, Caution.EXERT})
    writes = exercise.writing is Amount.CENTRAL and Caution.WRITE in full
    for name in FORMS:
        form: Form = getattr(exercise, name)
        for index, step in _before_gates(form):
            ends = len(form.steps) in _ahead(form, index)
            if (strict and (ends or isinstance(step, CLOCKED))) or (writes and isinstance(step, WRITING)):
                yield Found(f"$.{name}.steps[{index}]", "gate-missing")
                break


def left_out(exercise: Exercise) -> Iterator[Found]:
    """What the catalogue leaves out on purpose, so far as numbers show it: haste, long cold, long sets of taps."""
    cold = Caution.COLD in set(exercise.cautions) - set(exercise.mild)
    for where, step in _steps(exercise):
        if isinstance(step, Breathe) and step.breath_in + step.sip + step.breath_out < MIN_BREATH:
            yield Found(where, "breath-too-fast")
        if isinstance(step, Timer) and cold and step.seconds > MAX_COLD:
            yield Found(f"{where}.seconds", "cold-too-long", str(step.seconds))
        if isinstance(step, Pace) and step.motion is Motion.TAP and rhythm(step).total_ms > MAX_TAPS * 1000:
            yield Found(where, "taps-too-long", str(rhythm(step).total_ms // 1000))


def uses(exercise: Exercise) -> Iterator[Found]:
    """Somebody who leaves writing or the breath out must be able to see that a tool uses it."""
    for where, step in _steps(exercise):
        if isinstance(step, WRITING) and exercise.writing is Amount.NONE:
            yield Found(where, "use-not-said", "writing")
        if isinstance(step, Breathe) and exercise.breath_focus is Amount.NONE:
            yield Found(where, "use-not-said", "breath_focus")


def numbers(exercise: Exercise) -> Iterator[Found]:
    if catalogue.NUMBERS.get(exercise.id) != exercise.number:
        yield Found("$.number", "number-differs", str(exercise.number))


def _steps(exercise: Exercise) -> Iterator[tuple[str, Step]]:
    for name in FORMS:
        form: Form = getattr(exercise, name)
        for index, step in enumerate(form.steps):
            yield f"$.{name}.steps[{index}]", step


def _ahead(form: Form, index: int) -> set[int]:
    """The places that may follow a step; one past the last is the end."""
    order = {step.id: place for place, step in enumerate(form.steps)}
    end = len(form.steps)
    return {index + 1 if not target else end if target == END else order[target] for target in _next(form.steps[index])}


def _next(step: Step) -> Iterator[str]:
    yield step.next
    if isinstance(step, Choose):
        yield from (option.to or step.next for option in step.options if not option.tool and option.leave is None)


def _before_gates(form: Form) -> Iterator[tuple[int, Step]]:
    """Every step that can be reached without passing a gate."""
    reached = {0}
    for index, step in enumerate(form.steps):
        if index in reached and not isinstance(step, Gate):
            yield index, step
            reached |= _ahead(form, index)


def _longest_clock(form: Form) -> int:
    """The seconds of the clocks on the way that has most of them, run once at the file's speed."""
    length = [0.0] * (len(form.steps) + 1)
    for index in range(len(form.steps) - 1, -1, -1):
        length[index] = _clock(form.steps[index]) + max(length[place] for place in _ahead(form, index))
    return round(length[0])


def _clock(step: Step) -> float:
    return rhythm(step).total_ms / 1000 if isinstance(step, CLOCKED) else 0.0


RULES: tuple[Callable[[Exercise], Iterator[Found]], ...] = (
    marks,
    lengths,
    reading,
    minutes,
    sources,
    danger,
    gates,
    left_out,
    uses,
    numbers,
)
