"""What the tests of the exercises share: a small valid document, and a player that goes everywhere."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from exercises.answers import Answer, Choice, Clear, Next
from exercises.engine import FormName, State, start, step, view
from exercises.load import read
from exercises.model import Exercise
from exercises.steps import Choose, Gate

TWIN = {"label": "Without", "text": ["A dot."], "motion": "dot", "cue_there": "Over", "cue_back": "Back"}

STEPS: dict[str, dict[str, Any]] = {
    "text": {},
    "choose": {
        "options": [{"label": "One"}, {"label": "Two", "leave": "unsafe"}, {"label": "Three", "tool": "orienting"}]
    },
    "gate": {"reasons": ["A hurt arm"], "clear": "None", "unclear": "One", "instead": "orienting"},
    "name-things": {
        "sense": "sight",
        "count": 5,
        "instead": {"label": "Touch", "text": ["By touch."], "sense": "touch"},
    },
    "breathe": {
        "breath_in": 4,
        "sip": 1,
        "hold": 4,
        "breath_out": 6,
        "rest": 4,
        "rounds": 3,
        "cue_in": "In",
        "cue_sip": "And in",
        "cue_hold": "Hold",
        "cue_out": "Out",
        "without": TWIN,
    },
    "pace": {"motion": "dot", "there": 4, "back": 6, "rounds": 3, "cue_there": "Over", "cue_back": "Back"},
    "timer": {"seconds": 10, "cue": "Wait"},
    "tense-release": {"tense": 5, "release": 10, "rounds": 2, "cue_tense": "Press", "cue_release": "Rest"},
    "list": {"prompt": "A line", "most": 3},
    "cards": {
        "cards": [{"text": "One card."}, {"text": "Two cards."}, {"text": "Three cards."}],
        "own": "Your own",
        "most": 2,
    },
    "prompt": {"prompts": ["Birds", "Trees", "Towns", "Tools"], "another": "Another"},
    "words": {
        "families": [
            {"id": "a", "label": "Up", "words": ["glad", "keen"]},
            {"id": "b", "label": "Down", "words": ["sad"]},
        ],
        "none": "No word",
    },
    "rate": {"low": "none", "high": "most"},
    "columns": {
        "first": {"label": "Then", "prompt": "A title", "most": 2},
        "second": {"label": "Now", "prompt": "A fact", "most": 3, "given": ["It is {today}."]},
    },
    "fill": {
        "blanks": [
            {"label": "I feel", "prompt": "A word", "offers": ["sad", "cold"], "longest": 20},
            {"label": "It is", "given": "{today}"},
        ]
    },
    "free-text": {"prompt": "A page"},
    "wave": {"minutes": 3, "low": "none", "high": "most", "cue": "Watch"},
    "sort": {"piles": ["Can act", "Cannot act now"], "cards": ["The rain."], "source": "list"},
    "share": {"parts": ["Who did it", "Who looked away"], "source": "list"},
    "recall": {"sources": ["list", "cards", "fill"]},
}
"""One step of each kind, without what all steps share."""


def step_of(kind: str, step_id: str = "", **more: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": step_id or kind,
        "title": "A title",
        "text": ["A line."],
        **copy.deepcopy(STEPS[kind]),
        **more,
    }


def document(*long: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A valid exercise document; every kind of step in the long form unless steps are given."""
    made: dict[str, Any] = {
        "format": 1, "id": "feet-and-chair", "number": 3, "lang": "en", "title": "A title", "aim": "An aim.",
        "helps_when": ["It helps."], "not_when": [{"text": "Not now.", "tool": "orienting"}], "adapt": ["Bend it."],
        "tags": ["calm"], "arousal_fit": ["too_high"], "minutes_min": 1, "minutes_max": 3, "postures": ["sitting"],
        "eyes": "open", "breath_focus": "light", "body_focus": "none", "imagery": "none", "touch": "none", "sound": "none",
        "voice": "none", "writing": "none", "discreet": "yes", "needs": [], "cautions": ["C-BREATH"], "mild": [],
        "evidence": ["E4"], "evidence_note": "Custom.", "sources": [{"cite": "Custom.", "seen": False}],
        "content_note": "Nothing.", "not_if_in_danger": False, "reviewed_by": [],
        "exits": {"something_else": ["word-grounding", "orienting"], "worse": ["five-senses"]},
        "long": {"seconds": 120, "steps": list(long) or [step_of(kind) for kind in STEPS]},
        "short": {"seconds": 60, "steps": [step_of("text")]},
    }  # fmt: skip
    return made | changes


def exercise(*long: dict[str, Any], **changes: Any) -> Exercise:
    return read(encoded(document(*long, **changes)), "test.json")


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def onward(of: Exercise, state: State) -> Iterator[Answer]:
    """Every answer that leads on from here."""
    here = view(of, state).step
    if here is None:
        return
    if isinstance(here, Gate):
        yield from (Clear(clear=True), Clear(clear=False))
        return
    yield Next()
    if isinstance(here, Choose):
        yield from (Choice(index) for index in range(len(here.options)))


def everywhere(of: Exercise, form: FormName) -> list[tuple[State, ...]]:
    """Every way through a form, from the first step to the end or to an exit that an answer took."""
    done: list[tuple[State, ...]] = []
    open_ways: list[tuple[State, ...]] = [(start(of, form),)]
    while open_ways:
        way = open_ways.pop()
        if way[-1].ended or way[-1].left is not None:
            done.append(way)
            continue
        open_ways += [(*way, step(of, way[-1], answer)) for answer in onward(of, way[-1])]
    return done
