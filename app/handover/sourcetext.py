"""The bodies of an item's Markdown file, by kind (``docs/specs/pack-source.md``, section 3).

Each form is read into the fields of its kind, and written from them.  What a form cannot say is
noticed by whoever writes: it reads back as something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

HELP: Final = " (opens help)"

_NUMBERED = re.compile(r"[0-9]{1,3}[.)](?: +|$)")
_DASHED = re.compile(r"[-*](?: +|$)")
_RULE = re.compile(r"-{3,}")
_HEADING = "## "
_INDENT = "   "


class Line(NamedTuple):
    """One line of a file, with its number there."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip(" ")


class NotThisForm(Exception):
    """The body is not of the form of its kind, from this line on."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Body:
    """What a body says.  ``lines`` holds where, by place: ``steps[2]``."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def put(self, name: str, value: Any, line: int) -> None:
        self.fields[name] = value
        self.lines[name] = line

    def put_all(self, name: str, found: Iterable[tuple[int, str]]) -> None:
        """A list; each of its parts has a line of its own."""
        self.fields[name] = []
        for line, text in found:
            self.lines[f"{name}[{len(self.fields[name])}]"] = line
            self.fields[name].append(text)


class Form(NamedTuple):
    """How the body of a kind is read and written, and which fields stand in it."""

    fields: tuple[str, ...]
    read: Callable[[Sequence[Line], Body], None]
    write: Callable[[Mapping[str, Any]], str]


def read(kind: str, lines: Sequence[Line]) -> Body:
    """The fields that stand in a body.  Raises `NotThisForm`."""
    body = Body()
    FORMS[kind].read(_trimmed(lines), body)
    return body


def write(kind: str, fields: Mapping[str, Any]) -> str:
    """The body that says these fields, if any does."""
    return FORMS[kind].write(fields)


# Paragraphs


def _trimmed(lines: Sequence[Line]) -> Sequence[Line]:
    first, last = 0, len(lines)
    while first < last and lines[first].blank:
        first += 1
    while first < last and lines[last - 1].blank:
        last -= 1
    return lines[first:last]


def _number(lines: Sequence[Line]) -> int:
    return lines[0].number if lines else 0


def _joined(lines: Sequence[Line]) -> str:
    """Paragraphs, each on one line but for breaks that are meant."""
    found = ""
    parted = broken = False
    for line in _trimmed(lines):
        text = line.text.strip(" ")
        if not text:
            parted = True
            continue
        if found:
            found += "\n\n" if parted else "\n" if broken else " "
        parted, broken = False, text.endswith("\\")
        found += text.removesuffix("\\").rstrip(" ")
    return found


def _paragraphs(text: str, indent: str = "") -> str:
    return text.replace("\n\n", "\0").replace("\n", "\\\n" + indent).replace("\0", "\n\n" + indent)


def _read_text(lines: Sequence[Line], body: Body) -> None:
    body.put("text", _joined(lines), _number(lines))


def _write_text(fields: Mapping[str, Any]) -> str:
    return _paragraphs(fields["text"])


def _read_page(lines: Sequence[Line], body: Body) -> None:
    body.put("text", "\n".join(line.text.rstrip(" ") for line in lines), _number(lines))


def _write_page(fields: Mapping[str, Any]) -> str:
    return str(fields["text"])


def _read_words(lines: Sequence[Line], body: Body) -> None:
    rules = [place for place, line in enumerate(lines) if _RULE.fullmatch(line.text.strip(" "))]
    if len(rules) > 1:
        raise NotThisForm(lines[rules[1]].number)
    cut = rules[0] if rules else len(lines)
    _read_text(lines[:cut], body)
    if rules:
        body.put("answer", _joined(lines[cut + 1 :]), lines[cut].number)


def _write_words(fields: Mapping[str, Any]) -> str:
    answer = fields.get("answer", "")
    return _write_text(fields) + (f"\n\n---\n\n{_paragraphs(answer)}" if answer else "")


def _read_nothing(lines: Sequence[Line], _: Body) -> None:
    if lines:
        raise NotThisForm(lines[0].number)


def _write_nothing(_: Mapping[str, Any]) -> str:
    return ""


# Lists


def _items(lines: Sequence[Line], mark: re.Pattern[str]) -> list[tuple[int, str]]:
    """The items of a list, each with its line."""
    groups: list[list[Line]] = []
    parted = False
    for line in _trimmed(lines):
        found = mark.match(line.text)
        if found:
            groups.append([Line(line.number, line.text[found.end() :])])
        elif line.blank:
            groups[-1].append(line)
        elif not groups or (parted and not line.text.startswith(" ")):
            raise NotThisForm(line.number)
        else:
            groups[-1].append(line)
        parted = line.blank
    return [(group[0].number, _joined(group)) for group in groups]


def _dashes(texts: Iterable[str]) -> str:
    return "\n".join(f"- {_paragraphs(text, '  ')}" for text in texts)


def _read_steps(lines: Sequence[Line], body: Body) -> None:
    body.put_all("steps", _items(lines, _NUMBERED))


def _write_steps(fields: Mapping[str, Any]) -> str:
    return "\n".join(f"{place}. {_paragraphs(text, _INDENT)}" for place, text in enumerate(fields["steps"], start=1))


def _read_questions(lines: Sequence[Line], body: Body) -> None:
    body.put_all("questions", _items(lines, _DASHED))


def _write_questions(fields: Mapping[str, Any]) -> str:
    return _dashes(fields["questions"])


# Parts with headings


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """What stands before the first heading, then each heading with what stands under it."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.text.startswith(_HEADING):
            found.append([])
        found[-1].append(line)
    return found


def _heading(part: Sequence[Line]) -> str:
    return part[0].text.removeprefix(_HEADING).strip(" ")


def _until_list(lines: Sequence[Line]) -> int:
    return next((place for place, line in enumerate(lines) if _DASHED.match(line.text)), len(lines))


def _read_sections(lines: Sequence[Line], body: Body) -> None:
    before, *parts = _parts(lines)
    _read_nothing(_trimmed(before), body)
    body.fields["sections"] = sections = []
    for place, part in enumerate(parts):
        cut = _until_list(part)
        ideas = _items(part[cut:], _DASHED)
        here = f"sections[{place}]"
        body.lines |= {here: part[0].number} | {f"{here}.ideas[{at}]": line for at, (line, _) in enumerate(ideas)}
        section: dict[str, Any] = {"heading": _heading(part)}
        if prompt := _joined(part[1:cut]):
            section["prompt"] = prompt
        if ideas:
            section["ideas"] = [text for _, text in ideas]
        sections.append(section)


def _write_sections(fields: Mapping[str, Any]) -> str:
    parts = []
    for section in fields["sections"]:
        parts.append(_HEADING + section["heading"])
        parts += [_paragraphs(section["prompt"])] if section.get("prompt") else []
        parts += [_dashes(section["ideas"])] if section.get("ideas") else []
    return "\n\n".join(parts)


def _read_check_in(lines: Sequence[Line], body: Body) -> None:
    before, *parts = _parts(lines)
    body.put("intro", _joined(before), _number(before) or _number(lines))
    body.fields["questions"] = questions = []
    for place, part in enumerate(parts):
        answers = _items(part[1:], _DASHED)
        here = f"questions[{place}]"
        body.lines |= {here: part[0].number} | {f"{here}.answers[{at}]": line for at, (line, _) in enumerate(answers)}
        question: dict[str, Any] = {
            "text": _heading(part),
            "answers": [text.removesuffix(HELP) for _, text in answers],
        }
        if opens := [at for at, (_, text) in enumerate(answers) if text.endswith(HELP)]:
            question["opens_help"] = opens
        questions.append(question)


def _write_check_in(fields: Mapping[str, Any]) -> str:
    parts = [_paragraphs(fields["intro"])] if fields["intro"] else []
    for question in fields["questions"]:
        opens = frozenset(question.get("opens_help", ()))
        answers = [text + (HELP if at in opens else "") for at, text in enumerate(question["answers"])]
        parts += [_HEADING + question["text"], _dashes(answers)]
    return "\n\n".join(parts)


_TEXT = Form(("text",), _read_text, _write_text)

FORMS: Final[Mapping[str, Form]] = {
    "strategy": Form(("steps",), _read_steps, _write_steps),
    "voice": _TEXT,
    "words": Form(("text", "answer"), _read_words, _write_words),
    "question-card": Form(("questions",), _read_questions, _write_questions),
    "plan-template": Form(("sections",), _read_sections, _write_sections),
    "journal-prompt": _TEXT,
    "page": Form(("text",), _read_page, _write_page),
    "note": _TEXT,
    "check-in": Form(("intro", "questions"), _read_check_in, _write_check_in),
    "line": Form((), _read_nothing, _write_nothing),
}
"""The kinds that can be written in Markdown.  An exercise cannot."""
