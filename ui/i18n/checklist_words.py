"""The checklist for whoever prepares a pack, as questions to oneself; and what a file says of its makers."""

from __future__ import annotations

from app.handover.checklist import Mark, Stage
from app.handover.traces import Kind
from ui.i18n import translate


def stage(value: Stage) -> str:
    """When these points come up."""
    return {
        Stage.BEFORE: translate("Checklist", "Before"),
        Stage.ITEM: translate("Checklist", "Each thing in it"),
        Stage.PACK: translate("Checklist", "The pack as a whole"),
        Stage.HANDING_OVER: translate("Checklist", "When it is handed over"),
    }[value]


def mark(value: Mark) -> str:
    """How a point stands."""
    return {
        Mark.DONE: translate("Checklist", "Done"),
        Mark.OPEN: translate("Checklist", "Open"),
        Mark.ASK: translate("Checklist", "For you to say"),
    }[value]


def seen_by_machine() -> str:
    """Why a point is done that nobody ticked."""
    return translate("Checklist", "The program looked, and found nothing against it.")


def point(value: str) -> str:
    """A point of the checklist, as a sentence that is true when it is done."""
    return {**_before(), **_item(), **_pack(), **_over()}[value]


def _before() -> dict[str, str]:
    return {
        "purpose": translate("Checklist", "I know what this pack is for."),
        "audience": translate("Checklist", "I know who will get it."),
        "two-reviewers": translate("Checklist", "Two people read it, one of them from a survivor-led group."),
        "excluded-topics": translate("Checklist", "I wrote down which topics stay out of it."),
        "licences": translate("Checklist", "Every text is our own, or its licence allows it."),
        "reading-level": translate("Checklist", "It is easy to read on a bad day."),
        "translation": translate(
            "Checklist", "If it is translated: a native speaker who works with survivors read it."
        ),
    }


def _item() -> dict[str, str]:
    return {
        "content-note": translate("Checklist", "The content note says what it touches on."),
        "no-graphic-detail": translate("Checklist", "It shows nothing of what was done."),
        "no-advice": translate("Checklist", "It gives no advice and no orders."),
        "no-promise": translate("Checklist", "It promises nothing."),
        "no-blame": translate("Checklist", "It blames nobody who was harmed, and hurts no group of people."),
        "identifiers": translate("Checklist", "The person who did the harm would not know who this is."),
        "present-danger": translate("Checklist", "Following it brings no one into more danger with a violent person."),
        "medical-cautions": translate("Checklist", "The medical cautions are all there."),
        "exits-work": translate("Checklist", "One can stop at every step."),
        "line-confirmed": translate("Checklist", "The line was confirmed today, with its source."),
        "inclusive-words": translate("Checklist", "Everybody may find themselves in its words."),
        "questions-are-safe": translate("Checklist", "Every question can be skipped, and none of them judges."),
        "voice-shape": translate("Checklist", "It begins after what was done, and ends with a line to the reader."),
        "consent-given": translate("Checklist", "The person agreed, on paper, after reading the last version."),
        "ends-steady": translate("Checklist", "It ends with something that steadies."),
        "read-and-initialled": translate(
            "Checklist", "Somebody read it and put their initials and the day on our list."
        ),
    }


def _pack() -> dict[str, str]:
    return {
        "neutral-title": translate("Checklist", "The title says nothing to somebody who looks over a shoulder."),
        "review-date": translate("Checklist", "I noted when it is to be looked through again."),
        "lines-for-audience": translate("Checklist", "There are lines for the country of those who get it."),
        "nothing-active": translate("Checklist", "Nothing in it links, runs or is fetched."),
        "nothing-asked-back": translate("Checklist", "It asks for nothing back."),
        "order": translate("Checklist", "It begins hopeful or practical, and ends steady."),
        "one-in-three": translate("Checklist", "At most one piece in three is heavy."),
        "what-it-is-not": translate("Checklist", "It says plainly what it is not."),
        "tested-with-two": translate("Checklist", "Two survivors tried it and said how it was."),
    }


def _over() -> dict[str, str]:
    return {
        "explain-in-person": translate("Checklist", "I explain it in person."),
        "safer-way": translate("Checklist", "It goes on a stick with a neutral name or is put in together; not by e-mail."),
        "who-sees-the-computer": translate("Checklist", "I ask who else sees the computer."),
        "can-be-removed": translate("Checklist", "I say that it can be removed again."),
        "ask-once-later": translate("Checklist", "I ask once, later, how it was."),
        "reissue-with-changes": translate("Checklist", "If something has to be corrected, there is a new version that says what changed."),
        "withdraw-list": translate("Checklist", "I keep a list of versions that turned out harmful, and tell those who have them."),
    }  # fmt: skip


def trace(value: Kind) -> str:
    """What a file says of the people who made it."""
    return {
        Kind.KEY_NAME: translate("Traces", "The name of the key, seen by whoever opens the file in an editor"),
        Kind.SHOWN: translate("Traces", "The name that is shown"),
        Kind.CONTACT: translate("Traces", "How you can be reached"),
        Kind.KEY_USED: translate("Traces", "This key signed something before: both can be seen to be of one hand"),
        Kind.MADE: translate("Traces", "The month in which it was made"),
        Kind.REVIEWER: translate("Traces", "Somebody who read it"),
        Kind.REGION: translate("Traces", "A country"),
        Kind.RECIPIENT: translate("Traces", "For whom it is"),
        Kind.VERSION: translate("Traces", "Which version it is"),
        Kind.CARRIED: translate("Traces", "News of another key, passed on"),
        Kind.BYLINE: translate("Traces", "The name under a voice"),
        Kind.TIME_SINCE: translate("Traces", "How long ago it was, in a voice"),
    }[value]
