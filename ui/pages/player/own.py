"""A strategy of the person's own, played like the others: one of their steps on each page."""

from __future__ import annotations

from app.strategies.model import Strategy
from exercises.model import Amount, Arousal, Discreet, Evidence, Exercise, Exits, Eyes, Form, NotWhen, Posture, Source
from exercises.steps import Text


def as_exercise(strategy: Strategy) -> Exercise:
    """The strategy as something the engine can play.  Both forms are the same; nothing is added to its words."""
    lines = strategy.steps or tuple(line for line in (strategy.helps_when, strategy.title) if line)[:1]
    steps = tuple(Text(id=f"step-{number}", text=(line,)) for number, line in enumerate(lines, start=1))
    form = Form(seconds=max(20, (strategy.minutes or 1) * 60), steps=steps)
    return Exercise(
        format=1,
        id=strategy.id or "",
        number=9999,
        lang="",
        title=strategy.title,
        aim="",
        helps_when=(strategy.helps_when,) if strategy.helps_when else (),
        not_when=(NotWhen(text=strategy.not_when),) if strategy.not_when else (),
        adapt=(),
        tags=strategy.tags,
        arousal_fit=tuple(Arousal(state.value) for state in strategy.states),
        minutes_min=strategy.minutes or 1,
        minutes_max=strategy.minutes or 1,
        postures=(Posture.SITTING,),
        eyes=Eyes.OPEN,
        breath_focus=Amount.NONE,
        body_focus=Amount.NONE,
        imagery=Amount.NONE,
        touch=Amount.NONE,
        sound=Amount.NONE,
        voice=Amount.NONE,
        writing=Amount.NONE,
        discreet=Discreet(strategy.discreet.value) if strategy.discreet.value else Discreet.PARTLY,
        needs=strategy.needs,
        cautions=(),
        mild=(),
        evidence=(Evidence.E4,),
        evidence_note="",
        sources=(Source(cite=strategy.title, seen=False),),
        content_note="",
        not_if_in_danger=False,
        reviewed_by=(),
        exits=Exits(something_else=("five-senses", "word-grounding"), worse=("five-senses", "orienting")),
        long=form,
        short=form,
    )
