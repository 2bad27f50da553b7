"""Gentle beginnings.  None asks for what happened; each can be left at any line.

Kinds after the content research: 42, 43 (fair friend), 52 (what matters), 58 (letter not sent),
59 (what I did to get through), 60 (a good minute), 62 (before an appointment).
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.i18n import translate


@dataclass(frozen=True, slots=True)
class Prompt:
    """A name, a line about it, and what it puts on the page."""

    name: str
    line: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(f"**{line}**\n" for line in self.lines)


def prompts() -> tuple[Prompt, ...]:
    """The program's own beginnings, in the language in force."""
    return (
        Prompt(
            translate("Prompts", "Right now"),
            translate("Prompts", "Where you are, and one small next thing"),
            (
                translate("Prompts", "Where I am, and what is around me"),
                translate("Prompts", "What I notice, if anything"),
                translate("Prompts", "One small thing that could make the next hour easier"),
            ),
        ),
        Prompt(
            translate("Prompts", "How today was"),
            translate("Prompts", "What was hard, what was all right"),
            (
                translate("Prompts", "Something that was hard"),
                translate("Prompts", "Something that was all right"),
                translate("Prompts", "Something I did for myself, however small"),
            ),
        ),
        Prompt(
            translate("Prompts", "A good minute"),
            translate("Prompts", "One minute that was pleasant, and nothing more"),
            (
                translate("Prompts", "Where it was, and what I saw, heard or felt"),
                translate("Prompts", "What I would like to keep of it"),
            ),
        ),
        Prompt(
            translate("Prompts", "What got me through"),
            translate("Prompts", "Everything counts, also going still or going along"),
            (
                translate("Prompts", "What I did to get through"),
                translate("Prompts", "What that shows about me"),
            ),
        ),
        Prompt(
            translate("Prompts", "As a fair friend would say it"),
            translate("Prompts", "For days when you are hard on yourself"),
            (
                translate("Prompts", "What I keep telling myself"),
                translate("Prompts", "What a fair friend would say to that"),
            ),
        ),
        Prompt(
            translate("Prompts", "Before an appointment"),
            translate("Prompts", "A doctor, a counselor, a lawyer, an office"),
            (
                translate("Prompts", "What I want them to know"),
                translate("Prompts", "What I do not want"),
                translate("Prompts", "What I want to ask"),
                translate("Prompts", "What would make it easier: someone with me, a break, a written answer"),
            ),
        ),
        Prompt(
            translate("Prompts", "A letter that is not sent"),
            translate("Prompts", "For you alone. Stop or change the subject whenever you like."),
            (
                translate("Prompts", "To"),
                translate("Prompts", "What I would say"),
                translate("Prompts", "What I need now"),
            ),
        ),
    )
