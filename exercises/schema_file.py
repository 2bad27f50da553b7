"""The published JSON Schema, made from the model so that the two cannot drift apart."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from exercises.model import FORMAT, Exercise

PATH = Path(__file__).parent / "schema" / "exercise.schema.json"


def schema_text() -> str:
    """The schema as a file holds it.  A test keeps the committed file equal to this."""
    made = msgspec.json.schema(Exercise)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Yarrow exercise, format {FORMAT}",
        "description": "docs/specs/exercise.md says what each field means and what else a reader must refuse.",
    }
    return json.dumps(head | made, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
