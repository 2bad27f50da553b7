"""One item of a pack as a file: Markdown with a head, or JSON (``docs/specs/pack-source.md``, 3 and 4)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, get_args

import msgspec

from app.handover import sourcetext, sourcetoml
from app.handover.sourcefiles import Fault, FileRefused, SourceFile
from app.handover.sourcetext import Body, Line, NotThisForm
from app.packs import strictjson
from app.packs.model import ExerciseItem, Item
from app.packs.refusal import Reason, Refused

FENCE: Final = "+++"

_KINDS: Final[Mapping[str, type[Any]]] = {str(kind.__struct_config__.tag): kind for kind in get_args(Item)}
_FROM_EXERCISE: Final = ("title", "content_note", "cautions", "reviewed_by")
_PATH = re.compile(r" - at `(\$[A-Za-z_.\[\]0-9]*)`$")
_MISSING = re.compile(r"missing required field `([a-z_]{1,40})`")


def read(file: SourceFile, lang: str) -> Item:
    """The item in a file of a pack in the language ``lang``.  Raises `FileRefused`."""
    return _read_markdown(file) if file.name.endswith(".md") else _read_json(file, lang)


def write(item: Item, lang: str) -> tuple[str, str]:
    """The text of the item's file and its ending: Markdown wherever that says everything."""
    if not isinstance(item, ExerciseItem):
        text = _as_markdown(item)
        if text is not None:
            return text, "md"
    elif _is_bare(item, lang):
        return _json(item.exercise), "json"
    return _json({name: value for name, value in _fields(item).items() if name != "id"}), "json"


def line_of(file: SourceFile, where: str, before: str = "", word: str = "") -> int:
    """The line of a place in an item that was read; 0 in JSON.

    ``word`` is what stands there after ``before``: a text of several lines is looked through for it.
    """
    if not file.name.endswith(".md"):
        return 0
    line = _apart(file).line_of(where)
    left = before.lower().count(word.lower()) if word else 0
    for number, text in enumerate(file.text.split("\n")[line - 1 :] if word else (), start=line):
        here = text.lower().count(word.lower())
        if here > left:
            return number
        left -= here
    return line


def explain(message: str) -> tuple[str, str]:
    """Place and reason of what did not fit the model."""
    at = _PATH.search(message)
    where = at[1] if at else "$"
    if missing := _MISSING.search(message):
        return f"{where}.{missing[1]}", Fault.MISSING_FIELD
    return where, Fault.UNKNOWN_FIELD if "unknown field" in message else Fault.BAD_VALUE


# Markdown


class _Apart(NamedTuple):
    """A Markdown file taken apart."""

    head: str
    body: Body
    first: int  # the line on which the body begins
    raw: dict[str, Any]

    def line_of(self, where: str) -> int:
        return sourcetoml.line_of(self.head, where, 2) or _line_in(self.body.lines, where) or self.first


def _read_markdown(file: SourceFile) -> Item:
    apart = _apart(file)
    try:
        return _convert(apart.raw)
    except FileRefused as refused:
        raise FileRefused(refused.reason, apart.line_of(refused.where), refused.where) from None


def _apart(file: SourceFile) -> _Apart:
    lines = [Line(number, text) for number, text in enumerate(file.text.split("\n"), start=1)]
    if lines[0].text.rstrip(" ") != FENCE:
        raise FileRefused(Fault.NO_HEAD, 1)
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.text.rstrip(" ") == FENCE), 0)
    if not end:
        raise FileRefused(Fault.NO_HEAD, 1)
    text = "\n".join(line.text for line in lines[1:end])
    head = sourcetoml.load(text, first=2)
    kind = head.pop("kind", None)
    if not isinstance(kind, str) or kind not in sourcetext.FORMS:
        raise FileRefused(Fault.KIND, sourcetoml.line_of(text, "kind", 2) or 1, "$.kind")
    form = sourcetext.FORMS[kind]
    for name in head:
        if name in form.fields:
            raise FileRefused(Fault.BELONGS_BELOW, sourcetoml.line_of(text, name, 2), f"$.{name}")
        if name not in _KINDS[kind].__struct_fields__ or name == "id":
            raise FileRefused(Fault.UNKNOWN_FIELD, sourcetoml.line_of(text, name, 2))
    try:
        body = sourcetext.read(kind, lines[end + 1 :])
    except NotThisForm as found:
        raise FileRefused(Fault.BODY, found.line) from None
    return _Apart(text, body, end + 1, {**head, **body.fields, "kind": kind, "id": file.id})


def _line_in(lines: Mapping[str, int], where: str) -> int:
    wanted = where.removeprefix("$").removeprefix(".")
    while wanted:
        if wanted in lines:
            return lines[wanted]
        wanted = wanted[: max(wanted.rfind("."), wanted.rfind("["), 0)]
    return 0


def _as_markdown(item: Item) -> str | None:
    """The item in Markdown, None if that reads back as something else."""
    fields = _fields(item)
    del fields["id"]
    kind = fields.pop("kind")
    form = sourcetext.FORMS[kind]
    try:
        head = sourcetoml.dump({"kind": kind, **{n: v for n, v in fields.items() if n not in form.fields}})
    except TypeError:
        return None
    body = sourcetext.write(kind, fields)
    text = f"{FENCE}\n{head}{FENCE}\n" + (f"\n{body}\n" if body else "")
    try:
        same = _read_markdown(SourceFile("", text, id=item.id)) == item
    except FileRefused:
        return None
    return text if same else None


# JSON


def _read_json(file: SourceFile, lang: str) -> Item:
    try:
        found = strictjson.read(file.text.encode("utf-8"))
    except Refused as refused:
        line = _line_of_syntax(file.text) if refused.reason is Reason.NOT_JSON else 0
        raise FileRefused(str(refused.reason), line, refused.where) from None
    if "kind" not in found:
        return _convert(_of_exercise(file.id, found, lang))
    if found.setdefault("id", file.id) != file.id:
        raise FileRefused(Fault.BAD_VALUE, 0, "$.id")
    if not isinstance(found["kind"], str) or found["kind"] not in _KINDS:
        raise FileRefused(Fault.KIND, 0, "$.kind")
    return _convert(found)


def _of_exercise(key: str, exercise: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """The item that a bare exercise becomes."""
    found = {name: exercise[name] for name in _FROM_EXERCISE if exercise.get(name) not in (None, [], "")}
    if exercise.get("lang", lang) != lang:
        found["lang"] = exercise["lang"]
    return {"kind": "exercise", "id": key, **found, "exercise": exercise}


def _is_bare(item: ExerciseItem, lang: str) -> bool:
    """Whether the exercise alone says the whole item."""
    try:
        return "kind" not in item.exercise and _convert(_of_exercise(item.id, item.exercise, lang)) == item
    except FileRefused:
        return False


def _line_of_syntax(text: str) -> int:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, RecursionError):
        pass
    return 0


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


# Both


def _convert(raw: Mapping[str, Any]) -> Item:
    try:
        item: Item = msgspec.convert(raw, Item, strict=True)
        return item
    except msgspec.ValidationError as error:
        where, reason = explain(str(error))
        raise FileRefused(reason, 0, where) from None


def _fields(item: Item) -> dict[str, Any]:
    """The fields of an item as JSON says them, without those that have their default."""
    found: dict[str, Any] = msgspec.to_builtins(item)
    for spec in msgspec.structs.fields(item):
        if not spec.required and getattr(item, spec.name) == spec.default:
            del found[spec.encode_name]
    return found
