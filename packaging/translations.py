"""The translators' files: collect the sentences, see that nothing is stale, make what the window reads.

``ui/i18n/<language>.ts`` is what translators edit (Qt Linguist); ``<language>.qm`` beside it is what
the window reads.  English is the language of the source, so ``en.ts`` holds only the sentences
with a number in them.

    python packaging/translations.py update [LANGUAGE]   collect; a new language starts its file
    python packaging/translations.py check               fails, and says why, when `update` would change a file

Sentences are collected here and not with Qt's lupdate: in Python (6.11) that takes the number of
``translate("Journal", "%n entry(ies)", "", n)`` for none unless it is a literal, and drops a
sentence whose number is an expression.
"""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ui" / "i18n"
SOURCE_LANGUAGE = "en"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_PLURAL = re.compile(r"(\w*?)(y)?\((s|es|ies)\)")


@dataclass(frozen=True, order=True)
class Sentence:
    """What a translator sees: the context, the English text, a remark, and whether a number decides its form."""

    context: str
    text: str
    remark: str = ""
    counted: bool = False


class Fault(Exception):
    """A sentence that cannot be collected, or a translation that would break; the message says where."""


def main(words: list[str]) -> int:
    """Do one of the two things; the result is the exit code."""
    try:
        if words[:1] == ["update"] and len(words) <= 2:
            return update(words[1:])
        if words == ["check"]:
            return check()
    except Fault as fault:
        print(fault)
        return 1
    print(__doc__)
    return 2


def update(new: list[str]) -> int:
    """Bring every file up to date, and the named language's into being."""
    sentences = collect(ROOT / "ui")
    for language in sorted({*languages(), SOURCE_LANGUAGE, *new}):
        file = FOLDER / f"{language}.ts"
        text = merged(sentences, file.read_text("utf-8") if file.exists() else "", language)
        file.write_text(text, "utf-8")
        release(file, file.with_suffix(".qm"))
        total, left = progress(text)
        print(f"{language}: {total} sentences, {left} to translate")
    return 0


def check() -> int:
    """Make everything anew elsewhere and compare."""
    sentences = collect(ROOT / "ui")
    wrong = []
    for language in sorted({*languages(), SOURCE_LANGUAGE}):
        file = FOLDER / f"{language}.ts"
        kept = file.read_text("utf-8") if file.exists() else ""
        if merged(sentences, kept, language) != kept:
            wrong.append(f"{file.name} is behind the sentences in ui")
        elif language == SOURCE_LANGUAGE and progress(kept)[1]:
            wrong.append(f"{file.name} has sentences without their forms for one and many")
        else:
            wrong += [f"{file.name}: {text}" for text in slots_that_differ(kept)]
            with tempfile.TemporaryDirectory() as work:
                made = Path(work) / "made.qm"
                release(file, made)
                ready = file.with_suffix(".qm")
                if not ready.exists() or ready.read_bytes() != made.read_bytes():
                    wrong.append(f"{ready.name} is not made from {file.name}")
    for line in wrong:
        print(line)
    if wrong:
        print("Run ./dev words, look at what it changed, and commit ui/i18n.")
    return 1 if wrong else 0


def languages() -> list[str]:
    """The languages that have a file."""
    return [file.stem for file in FOLDER.glob("*.ts")]


def collect(folder: Path) -> list[Sentence]:
    """Every sentence in the Python files of ``folder``, in the order of contexts and texts.  Raises `Fault`."""
    found: set[Sentence] = set()
    for file in sorted(folder.rglob("*.py")):
        found.update(sentences_of(file.read_text("utf-8"), str(file)))
    return sorted(found)


def sentences_of(source: str, name: str) -> Iterator[Sentence]:
    """The sentences of one file.  Raises `Fault` where one is put together from parts: nobody could translate it."""
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call) or not _is_translate(node.func):
            continue
        words = [a.value for a in node.args[:3] if isinstance(a, ast.Constant) and isinstance(a.value, str | None)]
        if len(words) != len(node.args[:3]) or not words[0] or not words[1]:
            raise Fault(f"{name}:{node.lineno}: context, text and remark of translate() must be written out")
        counted = len(node.args) > 3
        if counted != ("%n" in words[1]):
            raise Fault(f"{name}:{node.lineno}: %n and a number belong together")
        yield Sentence(words[0], words[1], (words[2] if len(words) > 2 else None) or "", counted)


def _is_translate(function: ast.expr) -> bool:
    """``translate`` or ``QCoreApplication.translate``; painters and strings have a method of that name too."""
    if isinstance(function, ast.Name):
        return function.id == "translate"
    owner = function.value if isinstance(function, ast.Attribute) and function.attr == "translate" else None
    return isinstance(owner, ast.Name) and owner.id in ("QCoreApplication", "QApplication", "i18n")


def merged(sentences: list[Sentence], kept: str, language: str) -> str:
    """The file for ``language``: all sentences, with the translations that ``kept`` has of them."""
    known = dict(_translations(kept)) if kept else {}
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage=SOURCE_LANGUAGE)
    context, group = "", root
    for sentence in sentences:
        if language == SOURCE_LANGUAGE and not sentence.counted:
            continue
        if sentence.context != context:
            context, group = sentence.context, ET.SubElement(root, "context")
            ET.SubElement(group, "name").text = context
        message = ET.SubElement(group, "message", {"numerus": "yes"} if sentence.counted else {})
        ET.SubElement(message, "source").text = sentence.text
        if sentence.remark:
            ET.SubElement(message, "comment").text = sentence.remark
        kept_one = known.get(sentence)  # an element without children is false: ask for None
        message.append(_untranslated(sentence, language) if kept_one is None else kept_one)
    ET.indent(root, "    ")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _translations(text: str) -> Iterator[tuple[Sentence, ET.Element]]:
    for group in ET.fromstring(text).iter("context"):
        for message in group.iter("message"):
            sentence = Sentence(
                group.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                message.get("numerus") == "yes",
            )
            translation = message.find("translation")
            if translation is not None:
                yield sentence, translation


def _untranslated(sentence: Sentence, language: str) -> ET.Element:
    """An empty place; in English the forms for one and many where the text spells them out."""
    element = ET.Element("translation", type="unfinished")
    if not sentence.counted:
        return element
    forms = ["", ""]
    if language == SOURCE_LANGUAGE and _PLURAL.search(sentence.text):
        forms = [one(sentence.text), many(sentence.text)]
        del element.attrib["type"]
    for form in forms:
        ET.SubElement(element, "numerusform").text = form
    return element


def one(text: str) -> str:
    """The form for one: "%n entry(ies)" is "%n entry"."""
    return _PLURAL.sub(lambda m: m[1] + (m[2] or ""), text)


def many(text: str) -> str:
    """The form for any other number: "%n entry(ies)" is "%n entries"."""
    return _PLURAL.sub(lambda m: m[1] + ("" if m[3] == "ies" else m[2] or "") + m[3], text)


def slots_that_differ(text: str) -> list[str]:
    """Sentences whose translation has other {slots} than the English: they would fail on screen."""
    wrong = []
    for sentence, element in _translations(text):
        for form in [element, *element.findall("numerusform")]:
            words = (form.text or "").strip()
            if words and _slots(words) != _slots(sentence.text):
                wrong.append(sentence.text)
    return wrong


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def progress(text: str) -> tuple[int, int]:
    """(sentences, those not translated yet)"""
    found = [element for _, element in _translations(text)]
    return len(found), sum(1 for element in found if element.get("type") == "unfinished")


def release(source: Path, target: Path) -> None:
    """Make the file that the window reads.  Raises `Fault`."""
    import PySide6

    folder = Path(PySide6.__path__[0])
    tool = next(p for p in (folder / "lrelease", folder / "lrelease.exe", folder / "Qt/libexec/lrelease") if p.exists())
    done = subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], cwd=ROOT, check=False)
    if done.returncode:
        raise Fault(f"lrelease could not read {source.name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
