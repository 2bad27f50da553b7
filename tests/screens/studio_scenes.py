"""The screens of the studio: a small pack of an invented counseling group, and a message to the next person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from app.packs.drafts import PackDraft, as_draft
from tests.screens.studio import Scene, Studio
from ui.navigation import NEW, Place, Room
from ui.widgets.layout import Scroll

_VOICE = (
    "For a long time I thought that being tired was the whole of me. I went to work, I came home, I sat in the kitchen with my coat on.\n\n"
    "What helped me was small. A neighbour asked whether I wanted to walk with her dog on Tuesdays. She never asked why I was so quiet. "
    "Some Tuesdays I went, some I did not. She knocked the next week as if nothing had happened.\n\n"
    "It is not finished. Some evenings the coat stays on. But there is a lead by my door now, and I know which trees flower first. "
    "I still get startled by footsteps, and I have stopped being ashamed of that. I cook on two days of the week. I sleep with the small lamp on, and I have decided that lamps are allowed.\n\n"
    "It may be different for you. Whoever you are, sitting there: you do not have to explain anything to anybody today."
)
_DRAFT = PackDraft(
    title="First steps", summary="Small things for evenings that are hard, and one voice.", lang="en",
    content_note="Mentions being tired and on guard. Nothing is told of what was done.", licence="CC-BY-4.0",
    reviewed_by=("M. S.", "a survivor-led group"), not_this="No therapy, and no legal advice.",
    items=(
        {"kind": "note", "id": "note", "title": "From us to you", "text": "Take what fits. Leave the rest where it is."},
        {"kind": "strategy", "id": "kettle", "title": "Until the kettle boils", "minutes": 5, "steps": ["Fill the kettle.", "Hold the cup while it is still cold.", "You could listen until it clicks."]},
        {"kind": "voice", "id": "voice", "title": "Tuesdays", "text": _VOICE, "tone": "quiet", "origin": "composite", "content_note": "Mentions being tired and on guard. No details.", "byline": "T."},
        {"kind": "words", "id": "words", "title": "For the door", "text": "You should relax! Everybody is safe here."},
        {"kind": "page", "id": "page", "title": "What a first talk can be like", "text": "# Before\n\nYou can bring somebody.\n\n- It takes about an hour.\n- You can stop at *any* moment."},
        {"kind": "question-card", "id": "questions", "title": "For the first talk", "for_whom": "a counselor", "questions": ["Who reads what you write down?", "What happens if I do not come?"]},
    ),
)  # fmt: skip

_KINDS = PackDraft(
    title="More kinds", summary="To be looked at.", lang="en", licence="CC0-1.0",
    items=(
        {"kind": "line", "id": "line", "title": "A line that was invented", "country": "NZ", "line": {
            "id": "nz-line", "name": "A line that was invented", "contacts": [{"kind": "voice", "value": "0800 000 000", "press": "2"}, {"kind": "text", "value": "ring us"}],
            "hours": {"words": "weekdays, 9 to 17", "zone": "Pacific/Auckland", "spans": [{"days": ["mon", "tue", "wed", "thu", "fri"], "opens": "09:00", "closes": "17:00"}]},
            "served": "Everybody", "source": "A page that was invented", "checked": "2026-03-14"}},
        {"kind": "plan-template", "id": "plan", "title": "For a Sunday", "sections": [{"heading": "In the morning", "prompt": "What makes it lighter?", "ideas": ["The window open.", "A call to somebody."]}]},
        {"kind": "check-in", "id": "check-in", "title": "How the week was", "intro": "", "source": "Our own", "content_note": "Asks about sleep.",
         "questions": [{"text": "How was sleep?", "answers": ["Fine", "So-so", "Hard"], "opens_help": [2]}]},
    ),
)  # fmt: skip


@contextmanager
def _begun(studio: Studio) -> Iterator[str]:
    """A draft, a second one, and a key; afterwards they are gone again."""
    session = studio.session
    session.packs.own.new("Riverside counseling")
    session.packs.drafts.save(PackDraft(title="For whoever sits here next", licence="CC0-1.0", unnamed=True))
    session.packs.drafts.save(_KINDS)
    draft = session.packs.drafts.save(_DRAFT).value
    try:
        yield draft.id or ""
    finally:
        for one in list(session.packs.drafts.each()):
            session.packs.drafts.purge(one.id or "")
        for each in session.packs.own.all():
            session.packs.own.delete(each.id)


def _draft(*presses: str, down: int = 0) -> Callable[[Studio], None]:
    """Open the draft, press, and look further down."""
    return lambda studio: _posed(studio, "", presses, down)


def _front(*presses: str) -> Callable[[Studio], None]:
    return lambda studio: _posed(studio, NEW, presses, 0)


def _posed(studio: Studio, what: str, presses: tuple[str, ...], down: int) -> None:
    with _begun(studio) as draft_id:
        studio.go(Place(Room.STUDIO, what or draft_id))
        studio.settle(1.5)  # it is looked through
        studio.press(*presses)
        studio.settle(1.0)
        assert studio.program is not None
        for scroll in studio.program.shell.findChildren(Scroll):
            if scroll.isVisible():
                scroll.verticalScrollBar().setValue(down)


def _kind(*presses: str, down: int = 0) -> Callable[[Studio], None]:
    """Open the draft with the other kinds."""
    return lambda studio: _posed(studio, NEW, ("More kinds", *presses), down)


def _posed_front_foot(studio: Studio) -> None:
    _posed(studio, NEW, (), 4000)


def _next_person(*presses: str) -> Callable[[Studio], None]:
    """A message to the next person: begun, with a few words in it."""

    def pose(studio: Studio) -> None:
        with _begun(studio) as _:
            draft = next(one for one in studio.session.packs.drafts.each() if one.unnamed)
            item = {
                "kind": "note",
                "id": "note",
                "title": "Hello",
                "text": "You are reading this, and I am glad of it.",
            }
            studio.session.packs.drafts.save(replace(as_draft(draft), items=(item,)))
            studio.go(Place(Room.STUDIO, draft.id))
            studio.settle(1.5)
            studio.press(*presses)

    return pose


STUDIO_SCENES = (
    Scene("studio", _front()),
    Scene("studio-draft", _draft()),
    Scene("studio-items", _draft(down=760)),
    Scene("studio-adding", _draft("Put something in")),
    Scene("studio-voice", _draft("Tuesdays")),
    Scene("studio-words", _draft("For the door")),
    Scene("studio-tool", _draft("Until the kettle boils")),
    Scene("studio-line", _kind("A line that was invented")),
    Scene("studio-line-hours", _kind("A line that was invented", down=880)),
    Scene("studio-plan", _kind("For a Sunday")),
    Scene("studio-check-in", _kind("How the week was")),
    Scene("studio-foot", _draft(down=4000)),
    Scene("studio-checklist", _draft("Checklist")),
    Scene("studio-preview", _draft("As it will be read")),
    Scene("studio-everything", _draft("Everything in the file")),
    Scene("studio-sign", _draft("Sign and hand over")),
    Scene("studio-signed", _draft("Sign and hand over", "Sign it")),
    Scene("studio-six-words", _draft("Sign and hand over", "Sign it", "Lock it with six words")),
    Scene("studio-keys-new", _front("My keys", "A new key")),
    Scene("studio-keys", _front("My keys")),
    Scene("studio-front-foot", _posed_front_foot),
    Scene("studio-next-person", _next_person()),
    Scene("studio-next-person-sign", _next_person("Sign and hand over")),
    Scene("studio-consent", _front("Consent form for voices")),
)
