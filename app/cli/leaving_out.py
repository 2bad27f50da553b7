"""``yarrow-cli cautions``: what the person leaves out everywhere."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from app.cautions import CHOICES, Caution, Topic
from app.cli import terminal
from app.cli.opening import opened
from app.cli.stop import Exit
from app.session import Session
from app.strategies.model import ToolFilter

_EVERYTHING = ToolFilter(show_not_for_me=True, show_left_out=True)
_MEANING: dict[StrEnum, str] = {
    Caution.BREATH: "attention to the breath",
    Caution.BODY: "attention to the body",
    Caution.IMAGERY: "picturing things",
    Caution.WRITE: "writing, in tools",
    Caution.TOUCH: "touch, one's own too",
    Caution.SOUND: "sound",
    Caution.EYES: "closed eyes",
    Caution.COLD: "cold",
    Caution.EXERT: "strength and effort",
    Caution.DISSOC: "I often go far away, or lose time",
    Caution.RECENT: "it happened in the last weeks",
    Caution.DANGER: "somebody who harms me is near, or could find this",
    Caution.SUPPORT: "I have nobody trained beside me",
    Topic.SEXUAL: "texts: sexual violence",
    Topic.CHILDHOOD: "texts: harm in childhood",
    Topic.VIOLENCE: "texts: violence",
    Topic.DEATH: "texts: death",
    Topic.LOSS: "texts: pregnancy and loss",
    Topic.SELF_HARM: "texts: self-harm",
    Topic.SUBSTANCES: "texts: alcohol and drugs",
    Topic.SPIRITUAL: "texts: faith, spirituality, ceremony",
    Topic.LAW: "texts: police and court",
    Topic.CHILDREN: "texts: having children",
    Topic.MEDICAL: "texts: doctors and examinations",
}
C = TypeVar("C", bound=StrEnum)


def names() -> dict[str, StrEnum]:
    """What may be typed for each: the end of its code, ``breath`` for C-BREATH, ``law`` for T-LAW."""
    return {one.value.split("-", maxsplit=1)[1].lower(): one for one in (*CHOICES, *Topic)}


def cautions(args: argparse.Namespace) -> Exit:
    """Say what is left out, or change it."""
    known = names()
    with opened(args) as (session, _):
        more, less = ({known[name] for name in given} for given in (args.leave_out, args.bring_back))
        if more or less:
            session.cautions.leave_out(
                _changed(Caution, session.cautions.left_out(), more, less),
                _changed(Topic, session.cautions.topics(), more, less),
            )
        _say(args, session, known)
    return Exit.DONE


def _changed(kind: type[C], now: frozenset[C], more: Iterable[StrEnum], less: Iterable[StrEnum]) -> frozenset[C]:
    return (now | {one for one in more if isinstance(one, kind)}) - {one for one in less if isinstance(one, kind)}


def _say(args: argparse.Namespace, session: Session, known: dict[str, StrEnum]) -> None:
    left_out, topics = session.cautions.left_out(), session.cautions.topics()
    tools = session.strategies.tools(_EVERYTHING)
    gone = sum(bool(tool.left_out) for tool in tools)
    if args.json:
        terminal.say_json(
            {
                "cautions": [one.value for one in Caution if one in left_out],
                "topics": [one.value for one in Topic if one in topics],
                "tools": len(tools),
                "tools_left_out": gone,
            }
        )
        return
    for name, one in known.items():
        mark = "x" if one in left_out or one in topics else " "
        terminal.say(f"[{mark}] {name:<11} {_MEANING[one]}")
    terminal.say(f"{gone} of {len(tools)} tools are left out.")
