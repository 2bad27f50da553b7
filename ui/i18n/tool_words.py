"""Plain words for what is known of a tool: cautions, evidence, and how it stands with its sources."""

from __future__ import annotations

from exercises.catalogue import Group
from exercises.model import Amount, Caution, Evidence, Exercise, Eyes, Posture
from ui.i18n import labels, translate


def caution(code: str) -> str:
    """A caution as a sentence one can act on; an unknown code as it is."""
    words = {
        Caution.BREATH: translate(
            "Cautions", "It turns attention to the breath. For some people that brings more fear."
        ),
        Caution.BODY: translate(
            "Cautions", "It turns attention to the body. For some people that brings memories closer."
        ),
        Caution.EYES: translate("Cautions", "It may be easier with closed eyes. Open eyes are always fine."),
        Caution.IMAGERY: translate("Cautions", "It asks you to picture something. Pictures can turn."),
        Caution.COLD: translate(
            "Cautions",
            "It uses cold. Leave it out with heart trouble, fainting, low blood pressure, beta-blockers,"
            " an eating disorder, trouble with cold, or in pregnancy.",
        ),
        Caution.EXERT: translate(
            "Cautions",
            "It uses strength. Be careful with heart, lung or joint trouble, an injury, an eating disorder, or in pregnancy.",
        ),
        Caution.WRITE: translate(
            "Cautions", "It asks you to write. That can open memories, and somebody could read it."
        ),
        Caution.SOUND: translate("Cautions", "It uses sound. Think of who may hear it, and of what you need to hear."),
        Caution.TOUCH: translate("Cautions", "It uses touch, your own. You can leave the touch out."),
        Caution.NIGHT: translate("Cautions", "Better not in the last hour before sleep."),
        Caution.DISSOC: translate("Cautions", "Better not while you feel far away or lose time."),
        Caution.RECENT: translate("Cautions", "Better not in the first weeks after something happened."),
        Caution.DANGER: translate(
            "Cautions", "Not while the person who harmed you is near. Getting safer comes first."
        ),
        Caution.SUPPORT: translate("Cautions", "Better the first time together with somebody trained."),
    }
    return words.get(Caution(code), code) if code in Caution._value2member_map_ else code


def caution_short(code: str) -> str:
    """The same in a few words, for chips."""
    words = {
        Caution.BREATH: translate("Cautions", "attention to breath"),
        Caution.BODY: translate("Cautions", "attention to the body"),
        Caution.EYES: translate("Cautions", "closed eyes"),
        Caution.IMAGERY: translate("Cautions", "picturing things"),
        Caution.COLD: translate("Cautions", "cold"),
        Caution.EXERT: translate("Cautions", "strength"),
        Caution.WRITE: translate("Cautions", "writing"),
        Caution.SOUND: translate("Cautions", "sound"),
        Caution.TOUCH: translate("Cautions", "touch"),
        Caution.NIGHT: translate("Cautions", "not before sleep"),
        Caution.DISSOC: translate("Cautions", "not while far away"),
        Caution.RECENT: translate("Cautions", "not soon after"),
        Caution.DANGER: translate("Cautions", "not while in danger"),
        Caution.SUPPORT: translate("Cautions", "first with somebody trained"),
    }
    return words.get(Caution(code), code) if code in Caution._value2member_map_ else code


def group(value: Group) -> str:
    """A part of the catalogue."""
    return {
        Group.HERE_AND_NOW: translate("Tools", "Coming back to here and now"),
        Group.ALARM: translate("Tools", "Turning the alarm down"),
        Group.NIGHTS: translate("Tools", "Pictures, nights and sleep"),
        Group.MIND: translate("Tools", "Thoughts and feelings"),
        Group.LIFE: translate("Tools", "Doing things, and other people"),
    }[value]


def uses(exercise: Exercise) -> list[str]:
    """What an exercise asks of a person, a line for each; what it leaves alone is one line."""
    postures = labels.listed(_postures()[posture] for posture in exercise.postures)
    lines = [
        translate("Uses", "Possible: {postures}.").format(postures=postures),
        {
            Eyes.OPEN: translate("Uses", "Eyes open."),
            Eyes.OPTIONAL: translate("Uses", "Eyes open, or as you like."),
        }[exercise.eyes],
    ]
    amounts = _amounts(exercise)
    for amount, words in (
        (Amount.CENTRAL, translate("Uses", "At its heart: {things}.")),
        (Amount.LIGHT, translate("Uses", "A little: {things}.")),
        (Amount.OPTIONAL, translate("Uses", "Only if you like: {things}.")),
        (Amount.NONE, translate("Uses", "Not at all: {things}.")),
    ):
        things = labels.listed(name for name, found in amounts if found is amount)
        if things:
            lines.append(words.format(things=things))
    return lines


def _amounts(exercise: Exercise) -> list[tuple[str, Amount]]:
    return [
        (translate("Uses", "attention to the breath"), exercise.breath_focus),
        (translate("Uses", "attention to the body"), exercise.body_focus),
        (translate("Uses", "picturing"), exercise.imagery),
        (translate("Uses", "touch"), exercise.touch),
        (translate("Uses", "sound"), exercise.sound),
        (translate("Uses", "your own voice"), exercise.voice),
        (translate("Uses", "writing"), exercise.writing),
    ]


def _postures() -> dict[Posture, str]:
    return {
        Posture.SITTING: translate("Uses", "sitting"),
        Posture.STANDING: translate("Uses", "standing"),
        Posture.LYING: translate("Uses", "lying"),
        Posture.WALKING: translate("Uses", "walking"),
    }


def evidence(grade: Evidence) -> str:
    """How well something has been tested, without promising anything."""
    return {
        Evidence.E1: translate(
            "Evidence", "Tested in trials with people who had been hurt. It helped many of them, not all."
        ),
        Evidence.E2: translate(
            "Evidence", "Tested in trials with other groups. Not tested enough with people who were hurt."
        ),
        Evidence.E3: translate(
            "Evidence", "One piece of something larger that is well tested. Alone it is hardly tested."
        ),
        Evidence.E4: translate("Evidence", "Custom and good sense. People use it; hardly anybody has tested it."),
    }[grade]


def source_state(*, seen: bool) -> str:
    """Whether we have looked at the original."""
    return translate("Evidence", "original checked") if seen else translate("Evidence", "original not checked yet")
