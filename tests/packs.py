"""What tests of packs share: keys that are always the same, a pack with one item of every kind, notes with any text."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.packs import note, reading
from app.packs.keys import SigningKey, from_seed
from app.packs.model import (
    CheckIn,
    Dir,
    Discreet,
    ExerciseItem,
    Item,
    JournalPrompt,
    LineItem,
    NoteItem,
    Origin,
    Pack,
    PageItem,
    PlanTemplate,
    Question,
    QuestionCard,
    Role,
    Section,
    Signer,
    State,
    StrategyItem,
    Tone,
    VoiceItem,
    WordsItem,
)
from app.packs.note import Type
from app.packs.refusal import Refused

AUTHOR = from_seed("riverside-counselling", bytes(range(32)))
REVIEWER = from_seed("linden-group", bytes(range(32, 64)))
STRANGER = from_seed("somebody-else", bytes(range(64, 96)))
PACK_ID = "6h1pj9vq4s0c8mkw2xnt3rzb5e"

EXERCISE = json.loads((Path(__file__).parent / "vectors" / "packs" / "exercise.json").read_bytes())
LINE = {
    "id": "gb-invented-line",
    "name": "A line that was invented",
    "contacts": [{"kind": "voice", "value": "01632 960 000"}],
    "hours": {"always": True},
    "source": "Invented for tests",
    "method": "seen",
    "checked": "2026-11-22",
    "confidence": "B",
}


def every_kind() -> tuple[Item, ...]:
    """One small item of every kind."""
    return (
        StrategyItem(
            id="feet",
            title="Feet on the floor",
            steps=("Both feet on the floor.", "Press, and let go."),
            helps_when="Everything is far away.",
            minutes=2,
            discreet=Discreet.YES,
            needs=("a chair",),
            tags=("body",),
            states=(State.TOO_MUCH, State.TOO_LITTLE),
        ),
        ExerciseItem(id=EXERCISE["id"], title="Push the wall", exercise=EXERCISE),
        VoiceItem(
            id="voice",
            title="Somebody who said nothing for years",
            content_note="Mentions that harm was done. Nothing is described.",
            text="I said nothing for a long time. Later I told one person.\n\nIt was quiet in the room.",
            tone=Tone.QUIET,
            origin=Origin.AUTHORS,
            time_since="many years",
        ),
        WordsItem(id="words", title="What people say", text="Why did you not say so?", answer="Silence kept me safe."),
        LineItem(id="line", title="A line", country="GB", line=LINE),
        QuestionCard(id="card", title="For a first talk", for_whom="A counsellor", questions=("Who else reads this?",)),
        PlanTemplate(
            id="plan",
            title="A hard day",
            sections=(Section(heading="Before", prompt="What helps?", ideas=("Water.",)),),
        ),
        JournalPrompt(id="prompt", title="A prompt", text="What was a little easier today?"),
        PageItem(
            id="page", title="About freezing", text="# Freezing\n\nMany bodies *stop*.", sources=("A book, 2020",)
        ),
        NoteItem(id="note", title="From me", text="Take what is of use, and leave the rest."),
        CheckIn(
            id="check-in",
            title="How the week was",
            content_note="Asks about sleep.",
            intro="Every question can be skipped.",
            questions=(Question(text="How was sleep?", answers=("Fine", "So-so", "Hard"), opens_help=(2,)),),
            source="Written for this pack",
        ),
    )


def pack(items: Sequence[Item] | None = None, keys: Sequence[SigningKey] = (AUTHOR,), **changes: Any) -> Pack:
    """A pack that can be signed by ``keys``: of every kind of item, or of these."""
    made = Pack(
        format=1,
        id=PACK_ID,
        seq=1,
        made="2026-11",
        title="First steps",
        summary="Small things that others found useful.",
        content_note="Mentions that harm was done. Nothing is described.",
        lang="en",
        dir=Dir.LTR,
        region=("GB", "IE"),
        licence="CC-BY-SA-4.0",
        reading_level=0,
        reviewed_by=(),
        not_this="This is not treatment.",
        signers=tuple(
            Signer(name=key.name, shown=key.name.title(), role=Role.REVIEWER if place else Role.AUTHOR)
            for place, key in enumerate(keys)
        ),
        recipient="",
        changes="",
        carried=(),
        items=tuple(every_kind() if items is None else items),
    )
    return msgspec.structs.replace(made, **changes)


def plain(one: Any = None, /, **changes: Any) -> dict[str, Any]:
    """What a pack says as JSON does, to be changed at will."""
    found: dict[str, Any] = json.loads(json.dumps(msgspec.to_builtins(pack() if one is None else one)))
    return found | changes


def signed_text(body: str | bytes, keys: Sequence[SigningKey] = (AUTHOR,), kind: Type | str = Type.PACK) -> bytes:
    """A note around any text, with signatures that hold: what somebody with a key of their own can hand over."""
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    head = "\n".join([str(kind), *(key.verifier.line for key in keys), ""]).encode("ascii")
    return note.seal(head + raw + b"\n", keys)


def signed(what: dict[str, Any], keys: Sequence[SigningKey] = (AUTHOR,), kind: Type | str = Type.PACK) -> bytes:
    """The same around any object of JSON."""
    return signed_text(json.dumps(what, ensure_ascii=False, indent=2), keys, kind)


def refusal(data: bytes) -> tuple[str, str]:
    """Reason and place with which these bytes are refused.  The test fails if they are not."""
    with pytest.raises(Refused) as caught:
        reading.read(data)
    return str(caught.value.reason), caught.value.where


def needs(program: str) -> pytest.MarkDecorator:
    """Skips where a program of the system is not there; ``./test`` installs those that a test wants."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


_AT_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)


def at_terminal(command: Sequence[str], prompt: bytes, answers: Sequence[str]) -> int:
    """Run a program that asks at a terminal and nowhere else; give an answer at each prompt.  Its exit code."""
    import pty

    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", _AT_TERMINAL, *command]
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        seen, given = b"", 0
        while True:
            try:
                seen += os.read(ours, 4096)
            except OSError:  # the other end was closed
                break
            while given < len(answers) and seen.count(prompt) > given:
                os.write(ours, answers[given].encode() + b"\n")
                given += 1
        os.close(ours)
    assert given == len(answers), seen
    return process.returncode
