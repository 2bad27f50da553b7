"""A pack on paper: who made it, what is in it, every item, and in small print whatever else its file says.

Nothing of the file is left out, so "this is everything in the file" holds: what is not printed as
words for reading stands at the end with its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import msgspec
from PySide6.QtGui import QTextDocument

from app.handover.building import Said, what_leaves
from app.jobs import CancelToken
from app.packs import inner, reading
from app.packs.kept import kind_of
from app.packs.keys import fingerprint_digits, fingerprint_words
from app.packs.model import (
    CheckIn,
    Dir,
    ExerciseItem,
    Item,
    JournalPrompt,
    LineItem,
    NoteItem,
    Pack,
    PageItem,
    PlanTemplate,
    QuestionCard,
    StrategyItem,
    VoiceItem,
    WordsItem,
)
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from exercises.model import Exercise, Form
from exercises.steps import Step
from ui.i18n import line_words, pack_words, translate
from ui.i18n.dates import number_words
from ui.i18n.labels import listed
from ui.ways.paper import Paper, font, printed
from ui.ways.sheet_of_paper import Writing

_OF_EVERY_STEP: Final = ("kind", "id", "text", "title", "note", "next")


def pdf(data: bytes, paper: Paper, family: str, token: CancelToken | None = None) -> bytes:
    """The handout of a signed pack.  Raises `Refused` for what is none, `Cancelled`.  Runs in any thread."""
    return printed(document(data, family, token), paper, font(family, 9), token)


def document(data: bytes, family: str, token: CancelToken | None = None) -> QTextDocument:
    """The handout before it is on pages."""
    signed = reading.read(data)
    if not isinstance(signed.what, Pack):
        raise Refused(Reason.NOT_A_PACK)
    made = _Handout(signed, Writing(family, rtl=signed.what.dir is Dir.RTL), token)
    made.write(what_leaves(data))
    return made.to.document


class _Handout:
    def __init__(self, signed: Signed[Pack], to: Writing, token: CancelToken | None) -> None:
        self.signed, self.pack, self.to = signed, signed.what, to
        self._token = token
        self._told: Counter[str] = Counter()

    def write(self, leaves: tuple[Said, ...]) -> None:
        self._front()
        for number, item in enumerate(self.pack.items, start=1):
            if self._token is not None:
                self._token.check()
            self._item(number, item)
        self._back()
        self._small_print(leaves)

    def _say(self, text: str) -> str:
        """A text of the file that stands here as it is."""
        self._told[text] += 1
        return text

    # the front

    def _front(self) -> None:
        pack, to = self.pack, self.to
        to.title(self._say(pack.title))
        if pack.summary:
            to.text(self._say(pack.summary))
        frame: list[tuple[str, bool]] = [
            (translate("Handout", "This is everything in the file. Nothing in it is left out here."), True)
        ]
        for signer, key in zip(pack.signers, self.signed.signers, strict=True):
            role = self._role(str(signer.role)).format(name=self._say(signer.shown))
            if key in self.signed.note.lacking:
                role = translate("Handout", "{role} – the signature is not here").format(role=role)
            frame.append((role, False))
            frame.append((" ".join(fingerprint_words(key.key)), True))
            frame.append((fingerprint_digits(key.key), False))
        frame.append(
            (
                translate(
                    "Handout",
                    "The seven words, or the numbers, belong to the key that signed it. Whoever opens the file sees words too: if they are the same, it is the same key. It is best to compare them in person or by telephone.",
                ),
                False,
            )
        )
        to.framed(frame)
        for name, text in (
            (translate("Handout", "Before you read:"), pack.content_note),
            (translate("Handout", "What it is not:"), pack.not_this),
        ):
            if text:
                to.text(f"{name} {self._say(text)}")
        to.text(
            translate("Handout", "Read what you like, in any order, and leave out the rest. You can stop at any time.")
        )
        to.head(translate("Handout", "What is inside"))
        to.items((self._entry(item) for item in pack.items), numbers=True)

    def _role(self, role: str) -> str:
        if role == "reviewer":
            return translate("Handout", "Looked through and signed by: {name}")
        return translate("Handout", "Made and signed by: {name}")

    def _entry(self, item: Item) -> str:
        kind = pack_words.kind(kind_of(item))
        entry = translate("Handout", "{title} ({kind})").format(title=item.title, kind=kind)
        if item.content_note:
            entry += f"\u2028{item.content_note}"
        return entry

    # the items

    def _item(self, number: int, item: Item) -> None:
        title = translate("Handout", "{number}. {title}").format(
            number=number_words(number), title=self._say(item.title)
        )
        self.to.head(title)
        note = item.content_note or (inner.read(item).content_note if isinstance(item, ExerciseItem) else "")
        if note:
            before = translate("Handout", "Before you read: {note}").format(note=self._say(note))
            after = translate("Handout", "You can leave this one out; the next begins with a number like this one.")
            self.to.framed([(before, True), (after, False)])
        if item.reviewed_by:
            who = listed(self._say(name) for name in item.reviewed_by)
            self.to.text(translate("Handout", "Looked through by {who}.").format(who=who), italic=True)
        self._inside(item)

    def _inside(self, item: Item) -> None:
        match item:
            case StrategyItem():
                self._strategy(item)
            case ExerciseItem():
                self._exercise(item)
            case VoiceItem():
                self._voice(item)
            case WordsItem():
                self._words(item)
            case LineItem():
                self._line(item)
            case QuestionCard():
                self._card(item)
            case PlanTemplate():
                self._plan(item)
            case JournalPrompt():
                self._prompt(item)
            case PageItem():
                self._page(item)
            case NoteItem():
                self._note(item)
            case CheckIn():
                self._check_in(item)

    def _named(self, name: str, text: str) -> None:
        if text:
            self.to.text(f"{name} {self._say(text)}")

    def _strategy(self, item: StrategyItem) -> None:
        self._named(translate("Handout", "Helps when:"), item.helps_when)
        self._named(translate("Handout", "Better not when:"), item.not_when)
        if item.minutes:
            self.to.text(translate("Handout", "About %n minute(s).", "", item.minutes))
        if item.needs:
            self.to.text(
                translate("Handout", "Needs: {things}").format(things=listed(self._say(one) for one in item.needs))
            )
        self.to.items((self._say(step) for step in item.steps), numbers=True)

    def _exercise(self, item: ExerciseItem) -> None:
        exercise: Exercise = inner.read(item)
        self.to.text(self._say(exercise.aim))
        if exercise.helps_when:
            self.to.text(translate("Handout", "Helps when:"), keep=True)
            self.to.items(self._say(line) for line in exercise.helps_when)
        if exercise.not_when:
            self.to.text(translate("Handout", "Better not when:"), keep=True)
            self.to.items(self._say(one.text) for one in exercise.not_when)
        if exercise.adapt:
            self.to.text(translate("Handout", "It can be changed:"), keep=True)
            self.to.items(self._say(line) for line in exercise.adapt)
        self._form(translate("Handout", "The whole way"), exercise.long)
        self._form(translate("Handout", "In a minute"), exercise.short)

    def _form(self, name: str, form: Form) -> None:
        self.to.head(name, 3)
        for step in form.steps:
            if step.title:
                self.to.text(self._say(step.title), bold=True, keep=True)
            for line in step.text:
                self.to.text(self._say(line))
            if step.note:
                self.to.text(self._say(step.note), italic=True)
            self.to.items(self._say(text) for text in _more(step))

    def _voice(self, item: VoiceItem) -> None:
        self.to.text(pack_words.origin(item.origin), italic=True)
        self.to.text(self._say(item.text))
        if item.byline:
            self.to.text(translate("Handout", "— {name}").format(name=self._say(item.byline)))
        self._named(translate("Handout", "How long ago:"), item.time_since)
        self._named(translate("Handout", "What changed:"), item.what_changed)

    def _words(self, item: WordsItem) -> None:
        self.to.text(self._say(item.text), bold=bool(item.answer), keep=bool(item.answer))
        if item.answer:
            self.to.text(self._say(item.answer))

    def _line(self, item: LineItem) -> None:
        line = inner.read_line(item)
        if line.name != item.title:
            self.to.text(self._say(line.name), bold=True, keep=True)
        if line.note:
            self.to.text(self._say(line.note))
        for contact in line.contacts:
            more = line_words.contact_words(contact)
            words = f"{line_words.kind_words(contact.kind)}: {line_words.apart(self._say(contact.value))}"
            self.to.items([f"{words} · {more}" if more else words])
        served = line_words.served_words(line)
        if served:
            self.to.text(served)
        self.to.items(f"{name}{'' if name.endswith('?') else ':'} {text}" for name, text in line_words.details(line))

    def _card(self, item: QuestionCard) -> None:
        self._named(translate("Handout", "For:"), item.for_whom)
        for question in item.questions:
            self.to.items([self._say(question)])
            self.to.room(2)

    def _plan(self, item: PlanTemplate) -> None:
        for section in item.sections:
            self.to.head(self._say(section.heading), 3)
            if section.prompt:
                self.to.text(self._say(section.prompt))
            self.to.items(self._say(idea) for idea in section.ideas)
            self.to.room(3)

    def _prompt(self, item: JournalPrompt) -> None:
        self.to.text(self._say(item.text))
        self.to.room(6)

    def _page(self, item: PageItem) -> None:
        self.to.markdown(self._say(item.text))
        if item.sources:
            self.to.text(translate("Handout", "Where this comes from:"), keep=True)
            self.to.items(self._say(source) for source in item.sources)

    def _note(self, item: NoteItem) -> None:
        self.to.text(self._say(item.text))

    def _check_in(self, item: CheckIn) -> None:
        if item.intro:
            self.to.text(self._say(item.intro))
        for number, question in enumerate(item.questions, start=1):
            self.to.text(f"{number_words(number)}. {self._say(question.text)}", keep=True)
            self.to.items((self._say(answer) for answer in question.answers), mark="(  )")
        self._named(translate("Handout", "Where this comes from:"), item.source)

    # the end

    def _back(self) -> None:
        pack, to = self.pack, self.to
        to.head(translate("Handout", "About the file"))
        month = pack.made or translate("Handout", "not said")
        to.text(
            translate("Handout", "Number {number} · month {month} · licence {licence}").format(
                number=number_words(pack.seq), month=month, licence=self._say(pack.licence)
            )
        )
        if pack.made:
            self._say(pack.made)
        for name, text in (
            (translate("Handout", "What is new in it:"), pack.changes),
            (translate("Handout", "Looked through by:"), listed(self._say(one) for one in pack.reviewed_by)),
        ):
            self._named(name, text)
        for signer in pack.signers:
            if signer.contact:
                to.text(
                    translate("Handout", "To reach {name}: {how}").format(
                        name=signer.shown, how=self._say(signer.contact)
                    )
                )

    def _small_print(self, leaves: tuple[Said, ...]) -> None:
        told = {_plain(text) for text in self._told}
        rest = [said for said in leaves if _plain(said.text) not in told]
        self.to.head(translate("Handout", "The small print of the file"), 2)
        self.to.text(
            translate(
                "Handout",
                "What the file says besides, for programs: each with its place. Nobody has to read it. It stands here so that nothing is hidden.",
            )
        )
        for _, group in groupby(rest, key=_whose):
            self.to.small("   ".join(f"{said.where} {said.text}" if said.where else said.text for said in group))


def _whose(said: Said) -> str:
    """The item that a string of the file stands in, or "" for the file itself."""
    return said.where.partition("]")[0] if said.where.startswith("$.items[") else said.where[:1]


def _more(step: Step) -> Iterator[str]:
    """What a kind of step says besides what every step has: answers, reasons, sentences; not its codes."""
    for name, value in msgspec.to_builtins(step).items():
        if name not in _OF_EVERY_STEP:
            yield from _sentences(value)


def _sentences(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value or value != value.lower():
            yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _sentences(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _sentences(inside)


def _plain(text: str) -> str:
    return " ".join(text.split())
