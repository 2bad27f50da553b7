"""``python -m exercises``: look at the exercises from outside.

lint            errors and notes; exit code 1 if there is an error
list            what there is; ``--json`` for every figure and code of each
schema          the JSON Schema of an exercise file, as ``exercises/schema/exercise.schema.json`` holds it
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from exercises.lint import Finding, lint, lint_folder
from exercises.load import CONTENT, languages, library, read_folder
from exercises.model import Exercise
from exercises.readings_lint import lint_readings
from exercises.schema_file import schema_text
from exercises.shape import longest_sentence, longest_way, reading_grade, words_said
from exercises.steps import kind_of
from exercises.wording import exceptions


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.  Exit codes: 0 done, 1 errors were found, 2 usage."""
    parser = argparse.ArgumentParser(prog="python -m exercises")
    commands = parser.add_subparsers(dest="command", required=True)
    linting = commands.add_parser("lint", help="errors and notes")
    linting.add_argument("--json", action="store_true")
    linting.add_argument("--notes", action="store_true", help="show notes, not only errors")
    listing = commands.add_parser("list", help="what there is")
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--lang", default="en")
    commands.add_parser("schema", help="print the JSON Schema")
    options = parser.parse_args(argv)
    if options.command == "lint":
        return _lint(as_json=options.json, notes=options.notes)
    if options.command == "list":
        _list(options.lang, as_json=options.json)
    else:
        sys.stdout.write(schema_text())
    return 0


def _lint(*, as_json: bool, notes: bool) -> int:
    texts = [Finding(f"readings/{key}", lang, *found) for key, lang, found in lint_readings()]
    found = [*lint_folder(), *texts]
    errors = sum(finding.error for finding in found)
    if as_json:
        _say(json.dumps([finding._asdict() for finding in found], ensure_ascii=False, indent=1))
        return 1 if errors else 0
    for finding in found:
        if finding.error or notes:
            kind = "error" if finding.error else "note"
            _say(f"{kind}: {finding.lang}/{finding.exercise} {finding.where} {finding.rule} {finding.detail}".rstrip())
    _say(f"{errors} errors, {len(found) - errors} notes")
    return 1 if errors else 0


def _list(lang: str, *, as_json: bool) -> None:
    known = {code: set(read_folder(CONTENT / code)[0]) for code in languages()}
    rows = [
        _row(exercise, [code for code, ids in known.items() if exercise.id in ids])
        for exercise in library(lang).values()
    ]
    if as_json:
        _say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        _say(f"{row['number']:>3}  {row['id']:<26} grade {row['grade']:>4}  {row['title']}")


USES = ("breath_focus", "body_focus", "imagery", "touch", "sound", "voice", "writing")


def _row(exercise: Exercise, langs: list[str]) -> dict[str, object]:
    """Everything about an exercise that is a figure or a code; its texts are in its file."""
    forms = {"long": exercise.long, "short": exercise.short}
    return {
        "id": exercise.id,
        "number": exercise.number,
        "title": exercise.title,
        "aim": exercise.aim,
        "minutes": [exercise.minutes_min, exercise.minutes_max],
        "seconds": {name: form.seconds for name, form in forms.items()},
        "steps": {name: longest_way(form) for name, form in forms.items()},
        "kinds": {name: sorted({kind_of(step) for step in form.steps}) for name, form in forms.items()},
        "words": {name: words_said(form) for name, form in forms.items()},
        "arousal_fit": list(exercise.arousal_fit),
        "postures": list(exercise.postures),
        "eyes": exercise.eyes,
        "uses": {name: getattr(exercise, name) for name in USES},
        "discreet": exercise.discreet,
        "needs": list(exercise.needs),
        "cautions": list(exercise.cautions),
        "mild": list(exercise.mild),
        "draws_on": sorted(exercise.draws_on),
        "not_if_in_danger": exercise.not_if_in_danger,
        "front_page": exercise.front_page,
        "keep": exercise.keep.what if exercise.keep else None,
        "evidence": list(exercise.evidence),
        "sources": len(exercise.sources),
        "sources_checked": sum(source.seen for source in exercise.sources),
        "reviewed_by": list(exercise.reviewed_by),
        "exits": {"something_else": list(exercise.exits.something_else), "worse": list(exercise.exits.worse)},
        "grade": reading_grade(exercise),
        "longest_sentence": longest_sentence(exercise),
        "exceptions": exceptions().get(exercise.id, {}),
        "errors": sum(found.error for found in lint(exercise)),
        "notes": sum(not found.error for found in lint(exercise)),
        "languages": langs,
    }


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
