"""Plain words for what is known of a tool: cautions, evidence, and how it stands with its sources."""

from __future__ import annotations

from exercises.model import Caution, Evidence
from ui.i18n import translate


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
