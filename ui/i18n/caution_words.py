"""The words for what a person leaves out: each caution as a choice, each topic as a name."""

from __future__ import annotations

from app.cautions import Caution, Topic
from ui.i18n import translate


def choice(caution: Caution) -> tuple[str, str]:
    """A caution as something one can leave out: its name, and what that changes."""
    return {
        Caution.BREATH: (
            translate("LeaveOut", "Attention to the breath"),
            translate("LeaveOut", "No counting of breaths, no breathing to a pace."),
        ),
        Caution.BODY: (
            translate("LeaveOut", "Attention to the body"),
            translate("LeaveOut", "Nothing that asks what you feel in hands, feet or inside."),
        ),
        Caution.IMAGERY: (
            translate("LeaveOut", "Picturing things"),
            translate("LeaveOut", "No calm places and no pictures in the mind."),
        ),
        Caution.WRITE: (
            translate("LeaveOut", "Writing"),
            translate("LeaveOut", "No tool that needs you to write. The journal stays as it is."),
        ),
        Caution.TOUCH: (
            translate("LeaveOut", "Touch, your own too"),
            translate("LeaveOut", "No tapping, and nothing to hold against the skin."),
        ),
        Caution.SOUND: (
            translate("LeaveOut", "Sound"),
            translate("LeaveOut", "Nothing that you would listen to, or that others would hear."),
        ),
        Caution.EYES: (
            translate("LeaveOut", "Closed eyes"),
            translate("LeaveOut", "No tool here needs closed eyes. This leaves out those that name it as a choice."),
        ),
        Caution.COLD: (
            translate("LeaveOut", "Cold"),
            translate(
                "LeaveOut",
                "For heart trouble, fainting, low blood pressure, beta-blockers, an eating disorder, trouble with cold,"
                " pregnancy, or because of what happened.",
            ),
        ),
        Caution.EXERT: (
            translate("LeaveOut", "Strength and effort"),
            translate("LeaveOut", "For heart, lung or joint trouble, an injury, an eating disorder, or pregnancy."),
        ),
        Caution.DISSOC: (
            translate("LeaveOut", "I often go far away, or lose time"),
            translate("LeaveOut", "Nothing that could lead further away."),
        ),
        Caution.RECENT: (
            translate("LeaveOut", "It happened in the last weeks"),
            translate("LeaveOut", "Nothing that is better left for later."),
        ),
        Caution.DANGER: (
            translate("LeaveOut", "Somebody who harms me is near, or could find this"),
            translate("LeaveOut", "Nothing that could raise the danger, or that tells too much if it is found."),
        ),
        Caution.SUPPORT: (
            translate("LeaveOut", "I have nobody trained beside me"),
            translate("LeaveOut", "Nothing that is better begun together with somebody trained."),
        ),
        Caution.NIGHT: (
            translate("LeaveOut", "It is late"),
            translate("LeaveOut", "Nothing that is better not done in the last hour before sleep."),
        ),
    }[caution]


def topic(value: Topic) -> str:
    """A topic that texts may touch."""
    return {
        Topic.SEXUAL: translate("LeaveOut", "sexual violence"),
        Topic.CHILDHOOD: translate("LeaveOut", "harm in childhood"),
        Topic.VIOLENCE: translate("LeaveOut", "violence"),
        Topic.DEATH: translate("LeaveOut", "death"),
        Topic.LOSS: translate("LeaveOut", "pregnancy and loss"),
        Topic.SELF_HARM: translate("LeaveOut", "self-harm"),
        Topic.SUBSTANCES: translate("LeaveOut", "alcohol and drugs"),
        Topic.SPIRITUAL: translate("LeaveOut", "faith, spirituality, ceremony"),
        Topic.LAW: translate("LeaveOut", "police and court"),
        Topic.CHILDREN: translate("LeaveOut", "having children"),
        Topic.MEDICAL: translate("LeaveOut", "doctors and examinations"),
    }[value]
